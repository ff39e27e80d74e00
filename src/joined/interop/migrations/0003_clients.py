"""Who may send, what an answer needs of an arrival, and what a client is told of its own requests."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

SENT_BY_US = """
CREATE FUNCTION interop_sent_by_us(wanted uuid[], number text, most integer)
RETURNS TABLE (arrival_id uuid, person_id uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, o.person_id, CASE WHEN m.ended_at IS NULL THEN coalesce(lead.state, r.state) ELSE 'ended' END
      FROM interop_client c
      JOIN interop_arrival a ON a.organisation_id = c.organisation_id
      JOIN interop_original o ON o.arrival_id = a.id
      JOIN doors_referral r ON r.id = o.referral_id
      JOIN steps_matter m ON m.id = r.matter_id
      LEFT JOIN doors_referral lead ON lead.id = r.joined_to_id
     WHERE c.id = nullif(current_setting('app.actor', true), '')::uuid AND c.ended_at IS NULL
       AND (wanted IS NULL OR a.id = ANY (wanted)) AND (number = '' OR o.nhs_number = number)
     ORDER BY a.at DESC
     LIMIT most
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("interop", "0002_rows"),
        ("places", "0001_initial"),
        ("doors", "0003_rows"),
        ("steps", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShownToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="arrival",
            name="correlation_id",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name="arrival",
            name="endpoint_system",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="arrival",
            name="endpoint_value",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="arrival",
            name="organisation",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.organisation"
            ),
        ),
        migrations.AddField(
            model_name="arrival",
            name="request_id",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name="original",
            name="nhs_number",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("key", models.JSONField()),
                ("per_minute", models.PositiveIntegerField(default=120)),
                ("added_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.organisation"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="arrival",
            name="client",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="interop.client"
            ),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(fields=["organisation", "-at"], name="arrival_of_sender"),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.UniqueConstraint(
                fields=("client", "request_id", "correlation_id"), name="arrival_of_pair"
            ),
        ),
        migrations.AddField(
            model_name="showntoken",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="interop.client"),
        ),
        migrations.AddIndex(
            model_name="showntoken",
            index=models.Index(fields=["client", "at"], name="token_by_minute"),
        ),
        migrations.AddConstraint(
            model_name="showntoken",
            constraint=models.UniqueConstraint(fields=("client", "token"), name="token_shown_once"),
        ),
        migrations.RunSQL(SENT_BY_US, "DROP FUNCTION interop_sent_by_us(uuid[], text, integer)"),
    ]
