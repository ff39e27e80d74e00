"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('kept_id', models.UUIDField()),
                    ('emptied_id', models.UUIDField()),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('state', models.CharField(choices=[('proposed', 'A second person looks'), ('joined', 'One record now'), ('taken_back', 'Left as two'), ('undone', 'Put right: two records again')], max_length=10)),
                    ('reasons', models.JSONField(default=list)),
                    ('why', models.CharField(max_length=300)),
                    ('proposed_at', models.DateTimeField()),
                    ('proposed_by_id', models.UUIDField()),
                    ('proposed_by', models.CharField(max_length=255)),
                    ('joined_at', models.DateTimeField(null=True)),
                    ('joined_by_id', models.UUIDField(null=True)),
                    ('joined_by', models.CharField(max_length=255, null=True)),
                    ('undone_at', models.DateTimeField(null=True)),
                    ('undone_by', models.CharField(max_length=255, null=True)),
                    ('undone_why', models.CharField(blank=True, max_length=300)),
                    ('own', models.JSONField(default=dict)),
                    ('added', models.JSONField(default=dict)),
                ],
                options={
                    'indexes': [models.Index(fields=['kept_id'], name='merge_of_kept')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'joined', 'taken_back', 'undone'])), name='merge_state'), models.CheckConstraint(condition=models.Q(models.Q(('joined_at__isnull', False), ('joined_by__isnull', False), ('joined_by_id__isnull', False)), models.Q(('joined_at__isnull', True), ('joined_by__isnull', True), ('joined_by_id__isnull', True)), _connector='OR'), name='merge_joined_by'), models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), _connector='OR'), name='merge_undone_by'), models.CheckConstraint(condition=models.Q(('kept_id', models.F('emptied_id')), _negated=True), name='merge_of_two'), models.UniqueConstraint(condition=models.Q(('state', 'joined')), fields=('emptied_id',), name='emptied_into_one_record')],
                },
            ),
            migrations.CreateModel(
                name='Moved',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moved', to='matching.merge')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('order', models.PositiveIntegerField()),
                    ('kind', models.CharField(max_length=8)),
                    ('table', models.CharField(blank=True, max_length=63)),
                    ('row', models.UUIDField()),
                    ('before', models.JSONField(default=dict)),
                    ('after', models.JSONField(default=dict)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['place', 'state', 'made', 'stopped', 'check', 'was'])), name='moved_kind'), models.UniqueConstraint(fields=('merge', 'order'), name='moved_in_order')],
                },
            ),
            migrations.CreateModel(
                name='Different',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('why', models.CharField(max_length=300)),
                    ('said_at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('person', 'other'), name='different_once')],
                },
            ),
        ),
    ]
