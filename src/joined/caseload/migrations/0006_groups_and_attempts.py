"""Groups, who is in them, their sessions; and nothing by which nobody was heard counts as a contact (H16)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from joined.base.migrating import Protect

# A partner who may read somebody's plan reads that they were in a group, and not in which one (H21).
DIRECT_CARE = """
CREATE POLICY direct_care ON caseload_{table} AS RESTRICTIVE FOR SELECT USING (
    coalesce(nullif(current_setting('app.role', true), ''), 'system') IN ('system', 'machine')
    OR EXISTS (SELECT FROM places_organisation o
                WHERE o.id = nullif(current_setting('app.org', true), '')::uuid
                  AND o.kind IN ('nhs_trust', 'practice', 'council')));
"""
UNDO = "DROP POLICY direct_care ON caseload_{table};"
# Who is in care of the teams of a place: ids alone, and as the house alone, to count whom a shorter rule makes late.
IN_PLACE = """
CREATE FUNCTION caseload_in_place(place uuid) RETURNS TABLE (person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.person_id FROM caseload_spell s
      JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
      JOIN steps_responsibility r ON r.person_id = s.person_id AND r.until_at IS NULL
      JOIN places_team t ON t.id = r.team_id
     WHERE t.neighbourhood_id = place AND current_setting('app.role', true) = 'system'
     ORDER BY 1
$$;
"""
# The day of a session is London's, whoever books it (F-12).
LONDON = """
ALTER TABLE caseload_groupsession ADD CONSTRAINT group_session_london_day
    CHECK (on_day = (at AT TIME ZONE 'Europe/London')::date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("caseload", "0004_away"),
        ("people", "0014_phone_kept_back"),
        ("places", "0015_care_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attending",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("where", models.CharField(blank=True, max_length=120)),
                (
                    "mechanism",
                    models.CharField(choices=[("01", "Face to face"), ("11", "By video")], default="01", max_length=2),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("usual_time", models.TimeField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=255)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(max_length=255, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "said_yes",
                    models.CharField(
                        choices=[
                            ("spoken", "They said yes to us"),
                            ("written", "They said yes in writing"),
                            ("helped", "Somebody helped them to say yes"),
                        ],
                        max_length=7,
                    ),
                ),
                ("from_on", models.DateField()),
                ("put_by", models.CharField(max_length=255)),
                ("until_on", models.DateField(null=True)),
                ("until_by", models.CharField(blank=True, max_length=255)),
            ],
        ),
        migrations.CreateModel(
            name="GroupSession",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("on_day", models.DateField()),
                ("where", models.CharField(blank=True, max_length=120)),
                ("booked_at", models.DateTimeField()),
                ("booked_by", models.CharField(max_length=255)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancelled_by", models.CharField(max_length=255, null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=300)),
            ],
        ),
        AddConstraintNotValid(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("counts", False), ("mechanism__in", ("01", "02", "04", "11")), _connector="OR"),
                name="contact_counts_only_if_direct",
            ),
        ),
        migrations.AddField(
            model_name="attending",
            name="contact",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="attending", to="caseload.contact"
            ),
        ),
        migrations.AddField(
            model_name="attending",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="attending",
            name="spell",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="caseload.spell"),
        ),
        migrations.AddField(
            model_name="group",
            name="leader",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="group",
            name="team",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.team"),
        ),
        migrations.AddField(
            model_name="groupmember",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="members", to="caseload.group"
            ),
        ),
        migrations.AddField(
            model_name="groupmember",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="groupmember",
            name="spell",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="caseload.spell"
            ),
        ),
        migrations.AddField(
            model_name="groupsession",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="caseload.group"
            ),
        ),
        migrations.AddField(
            model_name="groupsession",
            name="leader",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="attending",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attending", to="caseload.groupsession"
            ),
        ),
        migrations.AddIndex(
            model_name="group",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["team"], name="group_of_team"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(("mechanism__in", ["01", "11"])), name="group_mechanism"
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="group_weekday"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    _connector="OR",
                ),
                name="group_ended_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("said_yes__in", ["spoken", "written", "helped"])), name="group_member_said_yes"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on", None)), fields=("group", "spell"), name="in_a_group_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                    models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                    _connector="OR",
                ),
                name="group_session_cancelled_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupsession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None)), fields=("group", "at"), name="group_session_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attending",
            constraint=models.UniqueConstraint(fields=("session", "spell"), name="at_a_session_once"),
        ),
        Protect("caseload_groupmember", person="person_id", scope="plan"),
        Protect("caseload_attending", person="person_id", scope="plan"),
        migrations.RunSQL(DIRECT_CARE.format(table="groupmember"), UNDO.format(table="groupmember")),
        migrations.RunSQL(DIRECT_CARE.format(table="attending"), UNDO.format(table="attending")),
        migrations.RunSQL(LONDON, "ALTER TABLE caseload_groupsession DROP CONSTRAINT group_session_london_day"),
        migrations.RunSQL(IN_PLACE, "DROP FUNCTION caseload_in_place(uuid)"),
    ]
