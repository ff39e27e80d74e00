"""The two constraints of 0013 hold for every row there was before."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("steps", "0013_passes_that_end"),)
    operations = (
        ValidateConstraint(model_name="matter", name="matter_kind"),
        ValidateConstraint(model_name="matter", name="matter_only_a_worry_is_answered"),
    )
