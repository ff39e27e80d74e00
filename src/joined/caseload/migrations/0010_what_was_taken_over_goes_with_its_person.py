"""What was taken over from before is never changed; whose it is, and of which time, follows two records that are
joined, and back (F-36). Without it two records could not be joined at all."""

import importlib

from django.db import migrations

before = importlib.import_module("joined.caseload.migrations.0009_who_came_back_goes_with_their_person")
TAKEN_OVER = {"table": "caseload_takenover", "scope": "plan"}


class Migration(migrations.Migration):
    dependencies = (("caseload", "0009_who_came_back_goes_with_their_person"),)
    operations = (
        migrations.RunSQL(before.MOVES.format(**TAKEN_OVER), before.NO_MOVES.format(table="caseload_takenover")),
    )
