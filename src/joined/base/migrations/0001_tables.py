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
                name='FormKey',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('key', models.CharField(max_length=64)),
                    ('actor_id', models.UUIDField()),
                    ('went_to', models.CharField(blank=True, default='', max_length=500)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['at'], name='form_key_at')],
                    'constraints': [models.UniqueConstraint(fields=('actor_id', 'key'), name='form_key_once')],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user_id', models.UUIDField()),
                    ('form', models.CharField(max_length=60)),
                    ('about', models.CharField(blank=True, default='', max_length=60)),
                    ('values', models.JSONField(default=dict)),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('user_id', 'form', 'about'), name='draft_one_each')],
                },
            ),
        ),
    ]
