"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import django.db.models.functions.text
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
                name='Intervention',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('name', models.CharField(max_length=120)),
                    ('what', models.CharField(max_length=300)),
                    ('kind', models.CharField(choices=[('psychological', 'Psychological therapy'), ('psychosocial', 'Psychosocial help'), ('physical', 'Medication or physical health'), ('practical', 'Practical and social help, planning')], max_length=13)),
                    ('evidence', models.CharField(blank=True, max_length=200)),
                    ('delivered_by', models.CharField(max_length=200)),
                    ('usual_sessions', models.PositiveSmallIntegerField(null=True)),
                    ('usual_weeks', models.PositiveSmallIntegerField(null=True)),
                    ('snomed_code', models.CharField(blank=True, max_length=18)),
                    ('snomed_source', models.CharField(blank=True, max_length=200)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                    ('agreed_by', models.CharField(blank=True, max_length=200)),
                    ('lived_experience_count', models.PositiveSmallIntegerField(default=0)),
                    ('written_at', models.DateTimeField(null=True)),
                    ('written_by', models.CharField(blank=True, max_length=255)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by', models.CharField(max_length=255, null=True)),
                    ('ended_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['psychological', 'psychosocial', 'physical', 'practical'])), name='intervention_kind'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('what', ''), _negated=True)), name='intervention_says_what_it_is'), models.CheckConstraint(condition=models.Q(models.Q(('snomed_code', ''), ('snomed_source', '')), models.Q(models.Q(('snomed_code', ''), _negated=True), models.Q(('snomed_source', ''), _negated=True)), _connector='OR'), name='intervention_code_has_a_source'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='intervention_days'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), _connector='OR'), name='intervention_ended_by'), models.UniqueConstraint(models.F('place'), django.db.models.functions.text.Lower('name'), condition=models.Q(('until_on', None)), name='intervention_stands_once', nulls_distinct=False)],
                },
            ),
            migrations.CreateModel(
                name='SwitchedOff',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('intervention', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='switched_off', to='interventions.intervention')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('from_on', models.DateField()),
                    ('why', models.CharField(max_length=300)),
                    ('off_at', models.DateTimeField()),
                    ('off_by', models.CharField(max_length=255)),
                    ('until_on', models.DateField(null=True)),
                    ('back_at', models.DateTimeField(null=True)),
                    ('back_by', models.CharField(max_length=255, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='switched_off_says_why'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='switched_off_days'), models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', False), ('until_on__isnull', False)), models.Q(('back_at__isnull', True), ('until_on__isnull', True)), _connector='OR'), name='switched_off_back_on'), models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', False), ('back_by__isnull', False)), models.Q(('back_at__isnull', True), ('back_by__isnull', True)), _connector='OR'), name='switched_off_back_by'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('intervention', 'place'), name='switched_off_once')],
                },
            ),
        ),
    ]
