"""The constraint of 0014 holds for every plan there was before."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("huddle", "0014_asked_for"),)
    operations = (ValidateConstraint(model_name="proposal", name="proposal_asked_for"),)
