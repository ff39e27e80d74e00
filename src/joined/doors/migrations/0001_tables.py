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
                name='Referral',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='steps.matter')),
                    ('joined_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_again', to='doors.referral')),
                    ('door', models.CharField(choices=[('gp', 'GP practice'), ('message', 'Message from another system'), ('colleague', 'NHS or council colleague'), ('charity', 'Charity'), ('self', 'The person'), ('telephone', 'Telephone'), ('email', 'E-mail')], max_length=12)),
                    ('reference', models.CharField(max_length=12, unique=True)),
                    ('ask', models.CharField(max_length=500)),
                    ('in_their_words', models.TextField(blank=True)),
                    ('talked', models.CharField(choices=[('yes', 'Yes'), ('not_yet', 'Not yet, because'), ('said_no', 'They said no')], max_length=10)),
                    ('talked_because', models.CharField(blank=True, max_length=300)),
                    ('sharing', models.CharField(choices=[('everybody', 'Everybody at the huddle'), ('nhs_council', 'NHS and council only'), ('no_name', 'Without their name')], max_length=12)),
                    ('basis', models.CharField(choices=[('agreed', 'They agreed'), ('direct_care', 'Direct care: NHS and council, no objection'), ('unnamed', 'Without their name'), ('safety', 'Somebody’s safety, with a written reason')], max_length=12)),
                    ('safety', models.CharField(choices=[('no', 'No'), ('can_wait', 'Yes, can wait for the huddle'), ('cannot_wait', 'It cannot wait')], max_length=12)),
                    ('safety_words', models.CharField(blank=True, max_length=500)),
                    ('who_was_rung', models.CharField(blank=True, max_length=200)),
                    ('asker_id', models.UUIDField(null=True)),
                    ('asker_name', models.CharField(max_length=255)),
                    ('asker_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('asker_organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('holder_since', models.DateTimeField(null=True)),
                    ('state', models.CharField(choices=[('received', 'Received'), ('with_intake', 'With In-take'), ('with_duty', 'With duty'), ('in_huddle', 'In today’s huddle'), ('plan_proposed', 'Plan proposed'), ('told', 'Told'), ('ended', 'Ended')], default='received', max_length=14)),
                    ('asked_at', models.DateTimeField()),
                    ('received_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('told_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['neighbourhood', 'state', 'received_at'], name='referral_queue'), models.Index(fields=['asker_team', '-received_at'], name='referral_of_asker'), models.Index(fields=['person'], name='referral_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('door__in', ['gp', 'message', 'colleague', 'charity', 'self', 'telephone', 'email'])), name='referral_door'), models.CheckConstraint(condition=models.Q(('state__in', ['received', 'with_intake', 'with_duty', 'in_huddle', 'plan_proposed', 'told', 'ended'])), name='referral_state'), models.CheckConstraint(condition=models.Q(('talked__in', ['yes', 'not_yet', 'said_no'])), name='referral_talked'), models.CheckConstraint(condition=models.Q(('sharing__in', ['everybody', 'nhs_council', 'no_name'])), name='referral_sharing'), models.CheckConstraint(condition=models.Q(('basis__in', ['agreed', 'direct_care', 'unnamed', 'safety'])), name='referral_basis'), models.CheckConstraint(condition=models.Q(('safety__in', ['no', 'can_wait', 'cannot_wait'])), name='referral_safety')],
                },
            ),
            migrations.CreateModel(
                name='SelfReferral',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('referral', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='self_referral', to='doors.referral')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('way', models.CharField(choices=[('ring', 'Ring me'), ('relay', 'Ring me through text relay (Relay UK)'), ('text', 'Send me a text message'), ('email', 'Send me an e-mail'), ('letter', 'Write me a letter'), ('none', 'Do not contact me: I will ring you or come in')], max_length=10)),
                    ('email', models.CharField(blank=True, max_length=254)),
                    ('practice_name', models.CharField(blank=True, max_length=160)),
                    ('tells_gp', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('ask', 'Ask me first')], max_length=10)),
                    ('might_see', models.CharField(blank=True, max_length=300)),
                    ('reads_by', models.DateTimeField()),
                    ('replies_by', models.DateTimeField(null=True)),
                    ('is_from_busy_address', models.BooleanField(default=False)),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='self_referral_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('way__in', ['ring', 'relay', 'text', 'email', 'letter', 'none'])), name='self_referral_way'), models.CheckConstraint(condition=models.Q(('tells_gp__in', ['yes', 'no', 'ask'])), name='self_referral_tells_gp')],
                },
            ),
            migrations.CreateModel(
                name='HelpLanguage',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('code', models.CharField(max_length=35)),
                    ('name', models.CharField(max_length=80)),
                    ('direction', models.CharField(choices=[('ltr', 'From left to right'), ('rtl', 'From right to left')], max_length=3)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('in_force', 'Used now'), ('ended', 'Used until now')], default='proposed', max_length=10)),
                    ('words', models.JSONField(default=dict)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('proposed_by', models.CharField(blank=True, max_length=255)),
                    ('proposed_on', models.DateField(null=True)),
                    ('written_by_ids', models.JSONField(default=list)),
                    ('approved_by', models.CharField(blank=True, max_length=255)),
                    ('approved_on', models.DateField(null=True)),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'in_force'))), fields=('code', 'state'), name='help_language_one_each'), models.CheckConstraint(condition=models.Q(('direction__in', ['ltr', 'rtl'])), name='help_language_direction'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'in_force', 'ended'])), name='help_language_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), models.Q(models.Q(('approved_by', ''), _negated=True), ('approved_on__isnull', False)), _connector='OR'), name='help_language_approved')],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='people.person')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='doors.referral')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='steps.matter')),
                    ('to_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('to_name', models.CharField(max_length=255)),
                    ('question', models.CharField(max_length=300)),
                    ('rang', models.CharField(choices=[('answered', 'They answered'), ('not_there', 'Not there, or could not say'), ('no_phone', 'No telephone')], max_length=10)),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.CharField(max_length=255)),
                    ('asked_by_id', models.UUIDField()),
                    ('asked_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('answer_by', models.DateField()),
                    ('state', models.CharField(choices=[('asked', 'Asked'), ('answered', 'Answered'), ('unanswered', 'Not answered in time')], default='asked', max_length=10)),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'answered', 'unanswered'])), name='question_state'), models.CheckConstraint(condition=models.Q(('rang__in', ['answered', 'not_there', 'no_phone'])), name='question_rang'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='question_answered_by'), models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('matter',), name='question_one_at_a_time')],
                },
            ),
        ),
    ]
