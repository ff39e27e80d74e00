"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('doors', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Import',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user_id', models.UUIDField()),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('file_name', models.CharField(max_length=120)),
                    ('reason', models.CharField(max_length=300)),
                    ('body', models.BinaryField(null=True)),
                    ('state', models.CharField(choices=[('checking', 'Being checked'), ('unreadable', 'Could not be read'), ('in_review', 'Waiting for you'), ('writing', 'Being brought in'), ('done', 'Done'), ('undoing', 'Being taken back'), ('undone', 'Taken back'), ('thrown_away', 'Thrown away')], default='checking', max_length=12)),
                    ('why_not', models.CharField(blank=True, max_length=500)),
                    ('headings', models.JSONField(default=list)),
                    ('aside', models.JSONField(default=list)),
                    ('uploaded_at', models.DateTimeField()),
                    ('approved_at', models.DateTimeField(null=True)),
                    ('done_at', models.DateTimeField(null=True)),
                    ('undo_until', models.DateTimeField(null=True)),
                    ('undone_at', models.DateTimeField(null=True)),
                    ('second', models.CharField(blank=True, max_length=255)),
                    ('handled', models.PositiveIntegerField(default=0)),
                    ('rows_in', models.PositiveIntegerField(default=0)),
                    ('rows_ready', models.PositiveIntegerField(default=0)),
                    ('rows_wrong', models.PositiveIntegerField(default=0)),
                    ('rows_there', models.PositiveIntegerField(default=0)),
                    ('rows_accepted', models.PositiveIntegerField(default=0)),
                    ('rows_rejected', models.PositiveIntegerField(default=0)),
                    ('requests', models.PositiveIntegerField(default=0)),
                    ('rows_back', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'indexes': [models.Index(fields=['user_id', '-uploaded_at'], name='import_of_user')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['checking', 'unreadable', 'in_review', 'writing', 'done', 'undoing', 'undone', 'thrown_away'])), name='import_state'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('done', 'undoing', 'undone')), _negated=True), ('rows_in', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('rows_accepted'), '+', models.F('rows_rejected')), '+', models.F('rows_there'))), _connector='OR'), name='import_adds_up')],
                },
            ),
            migrations.CreateModel(
                name='Row',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='imports.import')),
                    ('user_id', models.UUIDField()),
                    ('row', models.PositiveIntegerField()),
                    ('cells', models.JSONField()),
                    ('details', models.JSONField()),
                    ('asking', models.JSONField()),
                    ('problems', models.JSONField(default=list)),
                    ('alike', models.JSONField(default=list)),
                    ('digest', models.CharField(max_length=64)),
                    ('state', models.CharField(choices=[('ready', 'Ready'), ('wrong', 'To mend'), ('decide', 'To decide'), ('there', 'Already there'), ('accepted', 'Brought in')], max_length=10)),
                    ('choice', models.CharField(blank=True, max_length=36)),
                ],
                options={
                    'indexes': [models.Index(fields=['of', 'state', 'row'], name='import_row_in_state')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['ready', 'wrong', 'decide', 'there', 'accepted'])), name='import_row_state'), models.UniqueConstraint(fields=('of', 'row'), name='import_row_once')],
                },
            ),
            migrations.CreateModel(
                name='Made',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('referral', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='doors.referral')),
                    ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='made', to='imports.import')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('row', models.PositiveIntegerField()),
                    ('digest', models.CharField(max_length=64)),
                    ('is_new', models.BooleanField()),
                    ('made_at', models.DateTimeField()),
                    ('undone_at', models.DateTimeField(null=True)),
                    ('left', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'indexes': [models.Index(fields=['of', 'row'], name='import_made_of'), models.Index(fields=['person'], name='import_made_person')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('organisation', 'digest'), name='import_made_once')],
                },
            ),
        ),
    ]
