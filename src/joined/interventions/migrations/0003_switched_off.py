"""A place switches one of the standard's own kinds of help off, from a day on, and on again."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("interventions", "0002_the_standards_own"),
        ("places", "0017_days_of_help"),
    ]

    operations = [
        migrations.CreateModel(
            name="SwitchedOff",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("why", models.CharField(max_length=300)),
                ("off_at", models.DateTimeField()),
                ("off_by", models.CharField(max_length=255)),
                ("until_on", models.DateField(null=True)),
                ("back_at", models.DateTimeField(null=True)),
                ("back_by", models.CharField(max_length=255, null=True)),
                (
                    "intervention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="switched_off",
                        to="interventions.intervention",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="switched_off_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"),
                        name="switched_off_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("back_at__isnull", False), ("until_on__isnull", False)),
                            models.Q(("back_at__isnull", True), ("until_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="switched_off_back_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("back_at__isnull", False), ("back_by__isnull", False)),
                            models.Q(("back_at__isnull", True), ("back_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="switched_off_back_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("intervention", "place"),
                        name="switched_off_once",
                    ),
                ],
            },
        ),
    ]
