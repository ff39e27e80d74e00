"""What stands there already."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = (("trail", "0002_rows"),)
    operations = (
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        ("id", models.UUIDField(primary_key=True)),
                        ("verb", models.CharField(max_length=80)),
                        ("at", models.DateTimeField()),
                    ],
                    options={"db_table": "trail_event"},
                )
            ]
        ),
    )
