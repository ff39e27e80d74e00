"""Row security on requests."""

from django.db import migrations

from joined.base.migrating import Protect


class Migration(migrations.Migration):
    dependencies = (("doors", "0002_links"), ("people", "0002_rows"))
    operations = (Protect("doors_referral", person="person_id", scope="huddle"),)
