"""One more policy."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("growing", "0003_index"),)
    operations = (
        migrations.RunSQL(
            "CREATE POLICY growing ON trail_event AS RESTRICTIVE FOR SELECT USING (NOT is_drilled)",
            "DROP POLICY growing ON trail_event",
        ),
    )
