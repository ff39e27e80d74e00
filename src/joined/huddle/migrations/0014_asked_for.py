"""A plan that names another worker or team says whether the person asked for it; older ones: nobody knows (S3)."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from joined.base.migrating import KeepDefault

SAID = {"yes": "Yes", "no": "No", "unknown": "Nobody asked them"}


class Migration(migrations.Migration):
    dependencies = (("huddle", "0013_numbered"),)
    operations = (
        migrations.AddField(
            model_name="proposal",
            name="asked_for",
            field=models.CharField(choices=list(SAID.items()), default="unknown", max_length=7),
        ),
        KeepDefault("huddle_proposal", "asked_for", default="'unknown'"),
        AddConstraintNotValid(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_for__in", list(SAID))), name="proposal_asked_for"
            ),
        ),
    )
