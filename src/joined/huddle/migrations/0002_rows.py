"""Row security on what is said about a person at a huddle."""

from django.db import migrations

from joined.base.migrating import KeepDefault, Protect

# Who is talked about among NHS and council only is read by no charity, whatever it may know of them otherwise.
DIRECT = """
CREATE POLICY direct ON huddle_agendaitem AS RESTRICTIVE FOR SELECT USING (
    sharing = 'everybody' OR NOT EXISTS (
        SELECT FROM places_organisation o
         WHERE o.id = nullif(current_setting('app.org', true), '')::uuid AND o.kind = 'charity'))
"""


class Migration(migrations.Migration):
    dependencies = (
        ("huddle", "0001_tables"),
        ("places", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("huddle_agendaitem", person="person_id", scope="huddle"),
        Protect("huddle_view", person="person_id", scope="huddle"),
        Protect("huddle_huddleoffer", person="person_id", scope="huddle"),
        Protect("huddle_proposal", person="person_id", scope="huddle"),
        Protect("huddle_partnerquestion", person="person_id", scope="huddle"),
        Protect("huddle_addendum", person="person_id", scope="huddle"),
        migrations.RunSQL(DIRECT),
        # where nothing is said of it, nobody was asked
        KeepDefault("huddle_proposal", "asked_for", default="'unknown'"),
    )
