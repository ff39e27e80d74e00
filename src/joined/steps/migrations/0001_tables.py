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
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Matter',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='people.person')),
                    ('kind', models.CharField(choices=[('request', 'Request'), ('care', 'Care'), ('worry', 'Worry'), ('pass', 'Return pass that ends soon')], max_length=10)),
                    ('opened_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by', models.CharField(max_length=255, null=True)),
                    ('ending', models.CharField(blank=True, choices=[('agreed', 'Help agreed and accepted'), ('person_chose', 'They chose otherwise'), ('elsewhere', 'Taken on by another service that said yes'), ('joined', 'Joined to the earlier request'), ('died', 'Died'), ('made_in_error', 'Made in error'), ('answered', 'A worry that was answered'), ('not_reached', 'Could not be reached, after every way was tried')], max_length=20)),
                    ('ending_words', models.TextField(blank=True)),
                    ('joined_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='steps.matter')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['person'], name='matter_open')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['request', 'care', 'worry', 'pass'])), name='matter_kind'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), _connector='OR'), name='matter_ended_by'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ending', '')), models.Q(('ended_at__isnull', False), ('ending__in', ['agreed', 'person_chose', 'elsewhere', 'joined', 'died', 'made_in_error', 'answered', 'not_reached'])), _connector='OR'), name='matter_ends_only_so'), models.CheckConstraint(condition=models.Q(models.Q(('ending', 'answered'), _negated=True), ('kind__in', ('worry', 'pass')), _connector='OR'), name='matter_only_a_worry_is_answered'), models.CheckConstraint(condition=models.Q(models.Q(('ending', 'person_chose'), _negated=True), models.Q(('ending_words', ''), _negated=True), _connector='OR'), name='matter_ends_in_their_words')],
                },
            ),
            migrations.CreateModel(
                name='Responsibility',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responsibilities', to='people.person')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('from_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField(null=True)),
                    ('taken_by', models.CharField(max_length=255)),
                    ('why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('until_at', None)), fields=['team'], name='responsible_now')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('person',), name='one_team_responsible')],
                },
            ),
            migrations.CreateModel(
                name='Offer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='steps.matter')),
                    ('from_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('what', models.CharField(max_length=300)),
                    ('is_to_hold', models.BooleanField(default=False)),
                    ('first_contact_on', models.DateField(null=True)),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.CharField(max_length=255)),
                    ('state', models.CharField(default='asked', max_length=10)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('next_door', models.CharField(blank=True, max_length=300)),
                    ('reason_code', models.CharField(blank=True, max_length=20)),
                    ('can_offer', models.CharField(blank=True, max_length=300)),
                    ('next_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason_code__in', ['', 'no_space', 'does_not_fit', 'rule_missed', 'they_prefer', 'nobody_yet', 'other', 'alcohol_drugs', 'diagnosis', 'too_complex', 'too_risky', 'not_risky_enough', 'not_engaging', 'known_elsewhere', 'no_address', 'boundary'])), name='offer_reason'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'accepted', 'declined', 'withdrawn'])), name='offer_state'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='offer_answered_by')],
                },
            ),
            migrations.CreateModel(
                name='NextStep',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='steps.matter')),
                    ('what', models.CharField(max_length=300)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('someone', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('due_on', models.DateField()),
                    ('due_at', models.DateTimeField(null=True)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=255)),
                    ('source', models.CharField(blank=True, max_length=40)),
                    ('source_id', models.UUIDField(null=True)),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('changed', 'Changed'), ('could_not', 'Could not be done')], default='open', max_length=10)),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('closed_by', models.CharField(max_length=255, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('lead_told_at', models.DateTimeField(null=True)),
                    ('huddle_told_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['team', 'due_on'], name='step_open_of_team'), models.Index(condition=models.Q(('state', 'open')), fields=['someone', 'due_on'], name='step_open_of_someone'), models.Index(fields=['person', 'state'], name='step_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'done', 'changed', 'could_not'])), name='step_state'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), _connector='OR'), name='step_closed_by'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='step_closed_when_not_open')],
                },
            ),
            migrations.CreateModel(
                name='Attempt',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='steps.matter')),
                    ('rung', models.CharField(choices=[('other_time', 'Ring again, at another time of day'), ('other_way', 'Try another way that they said is safe'), ('letter', 'Write a letter'), ('named', 'Ask somebody whom they named'), ('practice', 'Ask their GP practice how they are reached'), ('visit', 'Visit, where it is safe to')], max_length=12)),
                    ('outcome', models.CharField(choices=[('spoke', 'We spoke'), ('agreed', 'They agreed to come'), ('try_later', 'Try later, on a day'), ('no_answer', 'No answer'), ('wrong_number', 'Wrong number'), ('not_now', 'They do not want contact now'), ('moved', 'Moved'), ('other_service', 'With another service'), ('in_hospital', 'In hospital'), ('died', 'Died'), ('other', 'Something else')], max_length=14)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('service', models.CharField(blank=True, max_length=160)),
                    ('again_on', models.DateField(null=True)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                ],
                options={
                    'indexes': [models.Index(fields=['matter', 'at'], name='attempt_of_matter')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('rung__in', ['other_time', 'other_way', 'letter', 'named', 'practice', 'visit'])), name='attempt_rung'), models.CheckConstraint(condition=models.Q(('outcome__in', ['spoke', 'agreed', 'try_later', 'no_answer', 'wrong_number', 'not_now', 'moved', 'other_service', 'in_hospital', 'died', 'other'])), name='attempt_outcome')],
                },
            ),
            migrations.CreateModel(
                name='Closing',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='steps.matter')),
                    ('ending', models.CharField(max_length=20)),
                    ('words', models.CharField(max_length=300)),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.CharField(max_length=255)),
                    ('asked_by_id', models.UUIDField()),
                    ('agreed_at', models.DateTimeField(null=True)),
                    ('agreed_by', models.CharField(max_length=255, null=True)),
                    ('agreed_by_id', models.UUIDField(null=True)),
                    ('letter_at', models.DateTimeField(null=True)),
                    ('letter_by', models.CharField(max_length=255, null=True)),
                    ('letter_how', models.CharField(blank=True, max_length=10)),
                    ('received_at', models.DateTimeField(null=True)),
                    ('received_by', models.CharField(max_length=255, null=True)),
                    ('signed_at', models.DateTimeField(null=True)),
                    ('signed_by', models.CharField(max_length=255, null=True)),
                    ('signed_where', models.CharField(blank=True, max_length=160)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                    ('withdrawn_by', models.CharField(max_length=255, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('ending__in', ['made_in_error', 'not_reached'])), name='closing_ending'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False), ('agreed_by_id__isnull', False)), models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True), ('agreed_by_id__isnull', True)), _connector='OR'), name='closing_agreed_by'), models.CheckConstraint(condition=models.Q(models.Q(('letter_at__isnull', False), ('letter_by__isnull', False)), models.Q(('letter_at__isnull', True), ('letter_by__isnull', True)), _connector='OR'), name='closing_letter_by'), models.CheckConstraint(condition=models.Q(models.Q(('received_at__isnull', False), ('received_by__isnull', False)), models.Q(('received_at__isnull', True), ('received_by__isnull', True)), _connector='OR'), name='closing_received_by'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), models.Q(('signed_at__isnull', True), ('signed_by__isnull', True)), _connector='OR'), name='closing_signed_by'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), _connector='OR'), name='closing_withdrawn_by'), models.CheckConstraint(condition=models.Q(('agreed_by_id', None), models.Q(('agreed_by_id', models.F('asked_by_id')), _negated=True), _connector='OR'), name='closing_needs_two'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('matter', 'ending'), name='closing_once')],
                },
            ),
            migrations.CreateModel(
                name='HandOn',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_ons', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_ons', to='steps.matter')),
                    ('from_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.outsideservice')),
                    ('what', models.CharField(max_length=300)),
                    ('adult', models.CharField(blank=True, max_length=300)),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by', models.CharField(max_length=255)),
                    ('state', models.CharField(choices=[('asked', 'Asked'), ('accepted', 'Said yes'), ('declined', 'Said no'), ('withdrawn', 'Taken back')], default='asked', max_length=10)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                    ('accepted_by', models.CharField(blank=True, max_length=160)),
                    ('first_contact_on', models.DateField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'accepted', 'declined', 'withdrawn'])), name='hand_on_state'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='hand_on_answered_by'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(models.Q(('accepted_by', ''), _negated=True), ('first_contact_on__isnull', False)), _connector='OR'), name='hand_on_accepted_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='ReturnPass',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_passes', to='people.person')),
                    ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_passes', to='steps.matter')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('until_on', models.DateField()),
                    ('given_at', models.DateTimeField()),
                    ('given_by', models.CharField(max_length=255)),
                    ('used_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('used_at', None)), fields=('person',), name='return_pass_one')],
                },
            ),
        ),
    ]
