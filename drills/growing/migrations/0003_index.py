"""An index, made beside the writes."""

from django.db import migrations, models

from joined.base.migrating import AddIndexInUse


class Migration(migrations.Migration):
    atomic = False
    dependencies = (("growing", "0002_column"),)
    operations = (AddIndexInUse("event", models.Index(fields=["verb", "at"], name="growing_by_verb")),)
