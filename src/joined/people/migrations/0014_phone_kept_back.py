"""A telephone number may be kept confidential: it is compared with nobody's, as a confidential address is."""

import importlib

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

before = importlib.import_module("joined.people.migrations.0007_alike")
AS_BEFORE = before.ALIKE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
ALIKE = AS_BEFORE.replace("f.until_at IS NULL", "f.until_at IS NULL AND NOT f.is_confidential")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_promises_are_kept"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="phone",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="phone",
            name="update_update",
        ),
        migrations.AddField(
            model_name="phone",
            name="is_confidential",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="phoneevent",
            name="is_confidential",
            field=models.BooleanField(default=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_phoneevent" ("failed_at", "id", "is_confidential", "is_shared", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") SELECT new_values."failed_at", new_values."id", new_values."is_confidential", new_values."is_shared", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."until_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="48e9e2e894cd0518b32cebe6b370fc8ea601104d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a1b50",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="people_phone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_phoneevent" ("failed_at", "id", "is_confidential", "is_shared", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") SELECT new_values."failed_at", new_values."id", new_values."is_confidential", new_values."is_shared", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."until_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b2e58a0c8ebf24068db4e2ab21fdf3ec219cf8be",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ce699",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="people_phone",
                    when="AFTER",
                ),
            ),
        ),
        # whoever still runs yesterday's code adds numbers without this column
        migrations.RunSQL(
            "ALTER TABLE people_phone ALTER COLUMN is_confidential SET DEFAULT false", migrations.RunSQL.noop
        ),
        migrations.RunSQL(ALIKE, AS_BEFORE),
    ]
