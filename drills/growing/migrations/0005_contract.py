"""Contract: later, when no code knows the column any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("growing", "0004_policy"),)
    operations = (
        migrations.RunSQL("DROP POLICY growing ON trail_event", migrations.RunSQL.noop),
        migrations.RemoveField("event", "is_drilled"),
    )
