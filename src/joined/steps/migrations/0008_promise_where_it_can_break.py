"""Promise P1 is asked where it can be broken: a matter opens or changes, a team or a step ends.

That a team or a step is added takes nothing from anybody: a second team at once is refused by its own index.
"""

from django.db import migrations

TABLES = ("steps_responsibility", "steps_nextstep")


def asked_after(table: str, events: str) -> str:
    return (
        f"DROP TRIGGER promise ON {table}; "
        f"CREATE CONSTRAINT TRIGGER promise AFTER {events} ON {table} "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION steps_keep_promise()"
    )


class Migration(migrations.Migration):
    dependencies = (("steps", "0007_joined_to"),)
    operations = tuple(
        migrations.RunSQL(asked_after(table, "UPDATE OR DELETE"), asked_after(table, "INSERT OR UPDATE OR DELETE"))
        for table in TABLES
    )
