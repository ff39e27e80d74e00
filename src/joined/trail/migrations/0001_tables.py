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
                name='Event',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('recorded_at', models.DateTimeField(null=True)),
                    ('actor_kind', models.CharField(max_length=10)),
                    ('actor_id', models.UUIDField()),
                    ('actor_name', models.CharField(max_length=255)),
                    ('organisation_id', models.UUIDField(null=True)),
                    ('organisation_name', models.CharField(blank=True, max_length=255)),
                    ('role', models.CharField(max_length=40)),
                    ('verb', models.CharField(max_length=80)),
                    ('is_look', models.BooleanField()),
                    ('person_id', models.UUIDField(null=True)),
                    ('thing_id', models.UUIDField(null=True)),
                    ('outcome', models.CharField(default='ok', max_length=10)),
                    ('why', models.CharField(blank=True, max_length=80)),
                    ('request_id', models.UUIDField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['person_id', '-at'], name='trail_of_a_person'), models.Index(fields=['actor_id', '-at'], name='trail_of_an_actor')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ('ok', 'partial', 'denied'))), name='trail_event_outcome')],
                },
            ),
        ),
    ]
