"""Row security on requests, questions and what somebody asked for themselves."""

from django.db import migrations

from joined.base.migrating import Protect


class Migration(migrations.Migration):
    dependencies = (
        ("doors", "0001_tables"),
        ("base", "0002_rows"),
    )
    operations = (
        Protect("doors_referral", person="person_id", scope="huddle"),
        Protect("doors_question", person="person_id", scope="huddle"),
        Protect("doors_selfreferral", person="person_id", scope="contact"),
    )
