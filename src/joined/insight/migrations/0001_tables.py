"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_tables'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Before',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('measure', models.CharField(max_length=20)),
                    ('value', models.PositiveIntegerField()),
                    ('out_of', models.PositiveIntegerField()),
                    ('source', models.CharField(max_length=200)),
                    ('counted_on', models.DateField()),
                    ('kept_at', models.DateTimeField()),
                    ('kept_by', models.CharField(max_length=255)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('measure__in', ['told', 'same_day', 'decided', 'telling', 'meeting', 'first_contact', 'doors', 'not_told', 'late_promises', 'asked_again'])), name='before_measure'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='before_has_a_source'), models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('place', 'measure'), name='before_one_in_force')],
                },
            ),
            migrations.CreateModel(
                name='Area',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('begins', models.CharField(max_length=8)),
                    ('decile', models.PositiveSmallIntegerField()),
                    ('lsoa', models.CharField(blank=True, max_length=9)),
                    ('year', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(max_length=200)),
                    ('kept_at', models.DateTimeField()),
                    ('kept_by', models.CharField(max_length=255)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('decile__range', (1, 10))), name='area_decile'), models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('begins',), name='area_one_in_force')],
                },
            ),
        ),
    ]
