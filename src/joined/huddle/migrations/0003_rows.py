"""Row security on what is said about a person at a huddle."""

from django.db import migrations

from joined.base.migrating import Protect

TABLES = ("agendaitem", "view", "huddleoffer", "proposal")


class Migration(migrations.Migration):
    dependencies = (("huddle", "0002_links"), ("people", "0002_rows"))
    operations = tuple(Protect(f"huddle_{table}", person="person_id", scope="huddle") for table in TABLES)
