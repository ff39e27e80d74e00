"""Expand: a column with a default, which code that does not know it may leave out."""

from django.db import migrations, models

from joined.base.migrating import KeepDefault


class Migration(migrations.Migration):
    dependencies = (("growing", "0001_known"),)
    operations = (
        migrations.AddField("event", "is_drilled", models.BooleanField(default=False)),
        KeepDefault("trail_event", "is_drilled", default="false"),
    )
