"""Groups of a quarter, half a year or a year that is over, where a month holds too few (docs/decisions/0018)."""

import importlib

from django.db import migrations

COUNTS = importlib.import_module("joined.insight.migrations.0002_counts").COUNTS
A_MONTH = "before AT TIME ZONE 'Europe/London' = month.begins + interval '1 month'"
A_PERIOD = """EXISTS (SELECT FROM unnest(ARRAY[1, 3, 6, 12]) AS span
                               WHERE before AT TIME ZONE 'Europe/London' = month.begins + span * interval '1 month'
                                 AND (extract(month FROM month.begins)::int - 1) % span = 0)"""


def again(sql: str) -> str:
    return sql.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = (("insight", "0002_counts"),)
    operations = (migrations.RunSQL(again(COUNTS.replace(A_MONTH, A_PERIOD)), again(COUNTS)),)
