"""A return pass that ends soon is something open: the last team tells them, and it is answered like a worry."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = ["request", "care", "worry", "pass"]


class Migration(migrations.Migration):
    dependencies = (("steps", "0012_attempts_go_with_their_person"),)
    operations = (
        migrations.AlterField(
            model_name="matter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("request", "Request"),
                    ("care", "Care"),
                    ("worry", "Worry"),
                    ("pass", "Return pass that ends soon"),
                ],
                max_length=10,
            ),
        ),
        migrations.RemoveConstraint(model_name="matter", name="matter_kind"),
        migrations.RemoveConstraint(model_name="matter", name="matter_only_a_worry_is_answered"),
        AddConstraintNotValid(
            model_name="matter",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="matter_kind"),
        ),
        AddConstraintNotValid(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ending", "answered"), _negated=True), ("kind__in", ("worry", "pass")), _connector="OR"
                ),
                name="matter_only_a_worry_is_answered",
            ),
        ),
    )
