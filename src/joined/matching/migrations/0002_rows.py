"""Row security on what was joined and told apart: the record's own people see it, at the narrowest scope."""

from django.db import migrations

from joined.base.migrating import Protect


class Migration(migrations.Migration):
    dependencies = (
        ("matching", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("matching_merge", person="person_id", scope="safety"),
        Protect("matching_moved", person="person_id", scope="safety", append_only=True),
        Protect("matching_different", person="person_id", scope="safety"),
    )
