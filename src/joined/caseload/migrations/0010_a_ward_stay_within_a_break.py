"""Who is taken to a ward during a break is on both: two pauses of one kind never overlap, a stay and a break may."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations
from django.db.models import Value

from joined.caseload.models import _Days


class Migration(migrations.Migration):
    dependencies = (("caseload", "0009_who_came_back_goes_with_their_person"),)
    operations = (
        migrations.RemoveConstraint(model_name="pause", name="pauses_never_overlap"),
        migrations.AddConstraint(
            model_name="pause",
            constraint=ExclusionConstraint(
                name="pauses_never_overlap",
                expressions=[("spell", "="), ("kind", "="), (_Days("from_on", "until_on", Value("[)")), "&&")],
            ),
        ),
    )
