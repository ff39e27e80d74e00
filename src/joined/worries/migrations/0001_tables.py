"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_tables'),
        ('people', '0001_tables'),
        ('places', '0001_tables'),
        ('steps', '0001_tables'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Worry',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='steps.matter')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('reference', models.CharField(max_length=12, unique=True)),
                    ('sees', models.TextField()),
                    ('safety', models.CharField(choices=[('no', 'No'), ('can_wait', 'I am worried about their safety, but not at this moment'), ('cannot_wait', 'Yes, it cannot wait')], max_length=12)),
                    ('sender_name', models.CharField(max_length=255)),
                    ('sender_relation', models.CharField(blank=True, max_length=120)),
                    ('sender_phone', models.CharField(blank=True, max_length=20)),
                    ('sender_hours', models.CharField(blank=True, max_length=120)),
                    ('may_tell', models.CharField(choices=[('yes', 'Yes, you may say that I wrote'), ('ask', 'Ask me first'), ('no', 'No, please do not tell them')], max_length=10)),
                    ('helps', models.CharField(choices=[('yes', 'Yes'), ('no', 'No')], max_length=10)),
                    ('assessment', models.CharField(choices=[('wanted', 'Offered, and they would like it'), ('not_wanted', 'Offered, not now'), ('not_asked', 'Not asked yet, or they help nobody')], default='not_asked', max_length=12)),
                    ('heard_by', models.CharField(max_length=255)),
                    ('received_at', models.DateTimeField()),
                    ('reads_by', models.DateTimeField()),
                    ('state', models.CharField(choices=[('received', 'Received'), ('read', 'Read'), ('passed_on', 'Passed on'), ('answered', 'Answered')], default='received', max_length=10)),
                    ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('holder_since', models.DateTimeField(null=True)),
                    ('rang_at', models.DateTimeField(null=True)),
                    ('rang_by', models.CharField(max_length=255, null=True)),
                    ('added', models.TextField(blank=True)),
                    ('passed_to', models.CharField(blank=True, max_length=120)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                    ('done', models.TextField(blank=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['team', 'state', 'received_at'], name='worry_queue'), models.Index(fields=['person'], name='worry_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['received', 'read', 'passed_on', 'answered'])), name='worry_state'), models.CheckConstraint(condition=models.Q(('safety__in', ['no', 'can_wait', 'cannot_wait'])), name='worry_safety'), models.CheckConstraint(condition=models.Q(('may_tell__in', ['yes', 'ask', 'no'])), name='worry_may_tell'), models.CheckConstraint(condition=models.Q(('helps__in', ['yes', 'no'])), name='worry_helps'), models.CheckConstraint(condition=models.Q(('assessment__in', ['wanted', 'not_wanted', 'not_asked'])), name='worry_assessment'), models.CheckConstraint(condition=models.Q(models.Q(('rang_at__isnull', False), ('rang_by__isnull', False)), models.Q(('rang_at__isnull', True), ('rang_by__isnull', True)), _connector='OR'), name='worry_rang_by'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='worry_answered_by'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state', 'answered'), models.Q(('done', ''), _negated=True)), models.Q(models.Q(('state', 'answered'), _negated=True), ('answered_at', None)), _connector='OR'), name='worry_answered_with_what_was_done')],
                },
            ),
        ),
    ]
