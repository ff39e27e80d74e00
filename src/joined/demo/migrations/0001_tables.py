"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Marker',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ],
                options={
                    'db_table': 'demo_marker',
                },
            ),
        ),
    ]
