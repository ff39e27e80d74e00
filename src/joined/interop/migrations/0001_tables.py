"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
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
                name='Client',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('name', models.CharField(max_length=120)),
                    ('key', models.JSONField()),
                    ('per_minute', models.PositiveIntegerField(default=120)),
                    ('added_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ShownToken',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='interop.client')),
                    ('token', models.CharField(max_length=120)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['client', 'at'], name='token_by_minute')],
                    'constraints': [models.UniqueConstraint(fields=('client', 'token'), name='token_shown_once')],
                },
            ),
            migrations.CreateModel(
                name='Arrival',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sender', models.CharField(max_length=300)),
                    ('message', models.CharField(max_length=200)),
                    ('digest', models.CharField(max_length=64)),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('endpoint_system', models.CharField(blank=True, max_length=200)),
                    ('endpoint_value', models.CharField(blank=True, max_length=200)),
                    ('client', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='interop.client')),
                    ('request_id', models.CharField(blank=True, max_length=36)),
                    ('correlation_id', models.CharField(blank=True, max_length=36)),
                    ('asked_as', models.CharField(blank=True, max_length=200)),
                    ('reference', models.CharField(max_length=12)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['sender', 'asked_as', '-at'], name='arrival_asked_as'), models.Index(fields=['organisation', '-at'], name='arrival_of_sender')],
                    'constraints': [models.UniqueConstraint(fields=('sender', 'message', 'digest'), name='arrival_once'), models.UniqueConstraint(fields=('client', 'request_id', 'correlation_id'), name='arrival_of_pair')],
                },
            ),
            migrations.CreateModel(
                name='Original',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='doors.referral')),
                    ('arrival', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='original', to='interop.arrival')),
                    ('nhs_number', models.CharField(blank=True, max_length=20)),
                    ('format', models.CharField(max_length=4)),
                    ('body', models.BinaryField()),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='original_of_person')],
                },
            ),
            migrations.CreateModel(
                name='Endpoint',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('address', models.URLField(max_length=300)),
                    ('registered_at', models.DateTimeField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('arrival', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='interop.arrival')),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('kind', models.CharField(choices=[('proposed', 'A plan has been suggested'), ('accepted', 'A team has said yes'), ('ended', 'It has ended')], max_length=10)),
                    ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('first_contact_on', models.DateField(null=True)),
                    ('body', models.TextField()),
                    ('request_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('state', models.CharField(default='waiting', max_length=10)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('next_try_at', models.DateTimeField()),
                    ('last_error', models.CharField(blank=True, max_length=200)),
                    ('settled_at', models.DateTimeField(null=True)),
                    ('with_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'sent'))), fields=['next_try_at'], name='answer_due'), models.Index(fields=['person'], name='answer_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['proposed', 'accepted', 'ended'])), name='answer_kind'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'delivered', 'failed', 'told'])), name='answer_state'), models.UniqueConstraint(fields=('arrival', 'kind', 'team', 'first_contact_on'), name='answer_once', nulls_distinct=False)],
                },
            ),
        ),
    ]
