"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import uuid
from django.conf import settings
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
                name='User',
                fields=[
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('name', models.CharField(max_length=255)),
                    ('title', models.CharField(blank=True, max_length=120)),
                    ('is_active', models.BooleanField(default=True)),
                    ('text_size', models.PositiveSmallIntegerField(default=1)),
                    ('contrast', models.CharField(default='standard', max_length=10)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('contrast__in', ['standard', 'high', 'dark'])), name='user_contrast'), models.CheckConstraint(condition=models.Q(('text_size__range', (1, 3))), name='user_text_size')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='places.team')),
                    ('role', models.CharField(choices=[('gp', 'GP'), ('practice_clinician', 'practice clinician'), ('practice_administrator', 'practice administrator'), ('receptionist', 'administrator'), ('intake', 'in-take worker'), ('duty', 'duty worker'), ('nurse', 'community mental health nurse'), ('occupational_therapist', 'occupational therapist'), ('psychologist', 'psychologist'), ('psychiatrist', 'psychiatrist'), ('pharmacist', 'pharmacist'), ('social_worker', 'social worker'), ('link_worker', 'link worker'), ('care_coordinator', 'care coordinator'), ('employment_worker', 'employment worker'), ('vcse_worker', 'charity worker'), ('peer_worker', 'peer support worker'), ('volunteer', 'volunteer'), ('chair', 'huddle chair'), ('coordinator', 'huddle coordinator'), ('team_manager', 'team manager'), ('place_lead', 'place lead'), ('privacy_officer', 'privacy officer'), ('organisation_administrator', 'organisation administrator'), ('operator', 'operator'), ('commissioner', 'commissioner')], max_length=40)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                    ('given_by', models.CharField(blank=True, max_length=255)),
                    ('ended_by', models.CharField(blank=True, max_length=255)),
                ],
                options={
                    'indexes': [models.Index(fields=['user', 'organisation'], name='membership_of')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['gp', 'practice_clinician', 'practice_administrator', 'receptionist', 'intake', 'duty', 'nurse', 'occupational_therapist', 'psychologist', 'psychiatrist', 'pharmacist', 'social_worker', 'link_worker', 'care_coordinator', 'employment_worker', 'vcse_worker', 'peer_worker', 'volunteer', 'chair', 'coordinator', 'team_manager', 'place_lead', 'privacy_officer', 'organisation_administrator', 'operator', 'commissioner'])), name='membership_role')],
                },
            ),
            migrations.CreateModel(
                name='AccessReview',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='accounts.membership')),
                    ('decision', models.CharField(choices=[('keep', 'Keep'), ('stop', 'Stop')], max_length=5)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('decision__in', ['keep', 'stop'])), name='review_decision')],
                },
            ),
            migrations.CreateModel(
                name='IdentityCheck',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to=settings.AUTH_USER_MODEL)),
                    ('what', models.CharField(choices=[('second_factor', 'Lost second factor'), ('first', 'First administrator')], max_length=20)),
                    ('how', models.CharField(choices=[('card', 'I saw them and their staff card'), ('video', 'On video, with their staff card, and I know them'), ('second', 'A second colleague, named below, was there and knows them')], max_length=12)),
                    ('second', models.CharField(blank=True, max_length=255)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['second_factor', 'first'])), name='checked_for'), models.CheckConstraint(condition=models.Q(('how__in', ['card', 'video', 'second'])), name='how_checked')],
                },
            ),
            migrations.CreateModel(
                name='Session',
                fields=[
                    ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                    ('session_data', models.TextField(verbose_name='session data')),
                    ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                    ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Telephone',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='telephones', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('number', models.CharField(max_length=20)),
                    ('registered_at', models.DateTimeField()),
                    ('registered_by', models.CharField(max_length=255)),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('ended_by', models.CharField(max_length=255, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), _connector='OR'), name='telephone_ended_by'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('user', 'organisation'), name='telephone_one_each')],
                },
            ),
            migrations.CreateModel(
                name='Link',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('telephone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='accounts.telephone')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('purpose', models.CharField(choices=[('asks', 'Asks of a huddle for a partner who cannot come')], max_length=20)),
                    ('about', models.UUIDField()),
                    ('channel', models.CharField(choices=[('sms', 'Text'), ('email', 'E-mail')], max_length=5)),
                    ('says', models.CharField(max_length=200)),
                    ('digest', models.CharField(max_length=64, null=True, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField()),
                    ('opened_at', models.DateTimeField(null=True)),
                    ('asked_anew_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['about', 'telephone'], name='link_about')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['asks'])), name='link_purpose'), models.CheckConstraint(condition=models.Q(('channel__in', ['sms', 'email'])), name='link_channel'), models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('made_at'))), name='link_ends')],
                },
            ),
            migrations.CreateModel(
                name='TextCode',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('telephone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='accounts.telephone')),
                    ('link', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='accounts.link')),
                    ('digest', models.CharField(blank=True, max_length=64)),
                    ('asked_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField()),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('tried_at', models.DateTimeField(null=True)),
                    ('used_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['telephone', '-asked_at'], name='code_of_telephone')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='code_tries'), models.CheckConstraint(condition=models.Q(('used_at', None), ('tries__gte', 1), _connector='OR'), name='code_used_once')],
                },
            ),
        ),
    ]
