"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
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
                name='Template',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('purpose', models.CharField(max_length=40)),
                    ('language', models.CharField(max_length=35)),
                    ('direction', models.CharField(choices=[('ltr', 'Left to right'), ('rtl', 'Right to left')], default='ltr', max_length=3)),
                    ('level', models.PositiveSmallIntegerField()),
                    ('words', models.TextField()),
                    ('reading_note', models.CharField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('in_force', 'In force'), ('retired', 'Retired')], default='in_force', max_length=10)),
                    ('proposed_by', models.CharField(blank=True, max_length=255)),
                    ('proposed_at', models.DateTimeField(null=True)),
                    ('approved_by', models.CharField(blank=True, max_length=255)),
                    ('approved_on', models.DateField(null=True)),
                    ('retired_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('purpose', 'language', 'level'), name='template_one_in_force'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'in_force', 'retired'])), name='template_state'), models.CheckConstraint(condition=models.Q(('direction__in', ['ltr', 'rtl'])), name='template_direction'), models.CheckConstraint(condition=models.Q(('state', 'proposed'), ('state', 'retired'), models.Q(('approved_by', ''), _negated=True), _connector='OR'), name='template_in_force_is_approved')],
                },
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.UUIDField()),
                    ('organisation_id', models.UUIDField()),
                    ('team_id', models.UUIDField(null=True)),
                    ('channel', models.CharField(choices=[('sms', 'Text'), ('email', 'E-mail'), ('letter', 'Letter'), ('call_note', 'Call'), ('handed_over', 'Handed over')], default='sms', max_length=12)),
                    ('to', models.CharField(max_length=254)),
                    ('subject', models.CharField(blank=True, max_length=120)),
                    ('language', models.CharField(max_length=35)),
                    ('level', models.PositiveSmallIntegerField()),
                    ('words', models.TextField()),
                    ('is_urgent', models.BooleanField(default=False)),
                    ('useless_after', models.DateTimeField(null=True)),
                    ('written_at', models.DateTimeField()),
                    ('written_by_id', models.UUIDField()),
                    ('written_by', models.CharField(max_length=255)),
                    ('due_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('queued', 'Waiting to go'), ('sending', 'Sent, not yet delivered'), ('delivered', 'Delivered'), ('failed', 'Not delivered'), ('stopped', 'Not sent'), ('undone', 'Taken back')], default='queued', max_length=10)),
                    ('provider_id', models.CharField(blank=True, max_length=60)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('settled_at', models.DateTimeField(null=True)),
                    ('why_not', models.CharField(blank=True, max_length=300)),
                    ('printed_at', models.DateTimeField(null=True)),
                    ('printed_by', models.CharField(blank=True, max_length=255)),
                    ('posted_on', models.DateField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['about', '-written_at'], name='message_about'), models.Index(condition=models.Q(('state', 'sending')), fields=['sent_at'], name='message_unsettled'), models.Index(condition=models.Q(('state', 'queued')), fields=['due_at'], name='message_waiting'), models.Index(fields=['to', '-written_at'], name='message_to'), models.Index(condition=models.Q(('sent_at__isnull', False)), fields=['sent_at'], name='message_gone')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'delivered', 'failed', 'stopped', 'undone'])), name='message_state'), models.CheckConstraint(condition=models.Q(('channel__in', ['sms', 'email', 'letter', 'call_note', 'handed_over'])), name='message_channel'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'letter'), ('state__in', ['sending', 'delivered']), _negated=True), ('posted_on__isnull', False), _connector='OR'), name='message_letter_was_posted')],
                },
            ),
            migrations.CreateModel(
                name='Parked',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('reference', models.CharField(max_length=100)),
                    ('status', models.CharField(max_length=30)),
                    ('at', models.DateTimeField()),
                    ('cleared_at', models.DateTimeField(null=True)),
                    ('cleared_by', models.CharField(max_length=255, null=True)),
                    ('why', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('cleared_at', None)), fields=['at'], name='parked_waiting')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cleared_at__isnull', False), ('cleared_by__isnull', False)), models.Q(('cleared_at__isnull', True), ('cleared_by__isnull', True)), _connector='OR'), name='parked_cleared_by')],
                },
            ),
            migrations.CreateModel(
                name='StoppedNumber',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.CharField(max_length=20, unique=True)),
                    ('at', models.DateTimeField()),
                    ('lifted_at', models.DateTimeField(null=True)),
                    ('lifted_by_id', models.UUIDField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Lifted',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.UUIDField()),
                    ('number', models.CharField(max_length=20)),
                    ('words', models.CharField(max_length=300)),
                    ('said_on', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Attempt',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.UUIDField()),
                    ('result', models.CharField(choices=[('spoke', 'Spoke with them'), ('agreed_to_come', 'Spoke, and they agreed to come'), ('try_later', 'They asked us to ring later'), ('no_answer', 'Not answering'), ('wrong_number', 'Wrong number'), ('not_now', 'They do not want contact now'), ('moved', 'They have moved'), ('elsewhere', 'They are with another service'), ('in_hospital', 'In hospital'), ('died', 'They have died'), ('other', 'Something else')], max_length=20)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('with_interpreter', models.BooleanField(default=False)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                ],
                options={
                    'indexes': [models.Index(fields=['about', '-at'], name='attempt_about')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('result__in', ['spoke', 'agreed_to_come', 'try_later', 'no_answer', 'wrong_number', 'not_now', 'moved', 'elsewhere', 'in_hospital', 'died', 'other'])), name='attempt_result')],
                },
            ),
            migrations.CreateModel(
                name='Busy',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('until_at', models.DateTimeField()),
                    ('a_minute', models.PositiveIntegerField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('organisation_id', models.UUIDField()),
                    ('channel', models.CharField(choices=[('sms', 'Text'), ('email', 'E-mail')], max_length=5)),
                    ('to', models.CharField(max_length=254)),
                    ('state', models.CharField(choices=[('queued', 'Waiting to go'), ('sending', 'Sent, not yet delivered'), ('delivered', 'Delivered'), ('failed', 'Not delivered'), ('stopped', 'Not sent'), ('undone', 'Taken back')], default='queued', max_length=10)),
                    ('written_at', models.DateTimeField()),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('settled_at', models.DateTimeField(null=True)),
                    ('why_not', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'indexes': [models.Index(fields=['-written_at'], name='notice_written')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'delivered', 'failed', 'stopped', 'undone'])), name='notice_state'), models.CheckConstraint(condition=models.Q(('channel__in', ['sms', 'email'])), name='notice_channel')],
                },
            ),
            migrations.CreateModel(
                name='Count',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('since', models.DateTimeField()),
                    ('ours', models.JSONField(default=dict)),
                    ('theirs', models.JSONField(default=dict)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Difference',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='differences', to='messages.count')),
                    ('reference', models.CharField(max_length=100)),
                    ('ours', models.CharField(blank=True, max_length=30)),
                    ('theirs', models.CharField(blank=True, max_length=30)),
                    ('settled_at', models.DateTimeField(null=True)),
                    ('settled_by', models.CharField(max_length=255, null=True)),
                    ('why', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), _connector='OR'), name='difference_settled_by'), models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('reference',), name='difference_once_unsettled')],
                },
            ),
        ),
    ]
