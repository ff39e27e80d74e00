"""The constraint of 0006 holds for every contact there was before."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("caseload", "0006_groups_and_attempts"),)
    operations = (ValidateConstraint(model_name="contact", name="contact_counts_only_if_direct"),)
