"""Later answers to senders: where their systems take them, the outbox, and its row security."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from joined.base.migrating import Protect

UNSENT = """
CREATE FUNCTION interop_unsent(before timestamptz) RETURNS TABLE (answer uuid, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id, person_id FROM interop_answer
     WHERE state IN ('waiting', 'sent') AND next_try_at < before AND current_setting('app.role', true) = 'system'
     ORDER BY next_try_at
$$;
"""
TEAM = {"null": True, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": "places.team"}


class Migration(migrations.Migration):
    dependencies = [
        ("interop", "0003_clients"),
        ("people", "0002_rows"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Endpoint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("address", models.URLField(max_length=300)),
                ("registered_at", models.DateTimeField()),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.organisation"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposed", "A plan has been suggested"),
                            ("accepted", "A team has said yes"),
                            ("ended", "It has ended"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first_contact_on", models.DateField(null=True)),
                ("body", models.TextField()),
                ("request_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("last_error", models.CharField(blank=True, max_length=200)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="interop.arrival"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                ("team", models.ForeignKey(**TEAM)),
                ("with_team", models.ForeignKey(**TEAM)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "sent"))),
                        fields=["next_try_at"],
                        name="answer_due",
                    ),
                    models.Index(fields=["person"], name="answer_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["proposed", "accepted", "ended"])), name="answer_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sent", "delivered", "failed", "told"])),
                        name="answer_state",
                    ),
                    models.UniqueConstraint(
                        fields=("arrival", "kind", "team", "first_contact_on"), name="answer_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.RunSQL(UNSENT, "DROP FUNCTION interop_unsent(timestamptz)"),
        Protect("interop_answer", person="person_id", scope="asked"),
    ]
