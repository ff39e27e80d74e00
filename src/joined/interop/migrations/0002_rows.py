"""Row security on original messages."""

from django.db import migrations

from joined.base.migrating import Protect


class Migration(migrations.Migration):
    dependencies = (("interop", "0001_initial"), ("people", "0002_rows"))
    operations = (Protect("interop_original", person="person_id", scope="clinical"),)
