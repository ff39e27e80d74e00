"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_tables'),
        ('doors', '0001_tables'),
        ('people', '0001_tables'),
        ('pghistory', '__first__'),
        ('places', '0001_tables'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Huddle',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('neighbourhood', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='huddles', to='places.place')),
                    ('name', models.CharField(max_length=120)),
                    ('days', models.JSONField(default=list)),
                    ('starts', models.TimeField()),
                    ('minutes', models.PositiveSmallIntegerField(default=30)),
                    ('closed_part_minutes', models.PositiveSmallIntegerField(default=10)),
                    ('link', models.URLField(blank=True)),
                    ('chair_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HuddleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='huddle.huddle')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('neighbourhood', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                    ('name', models.CharField(max_length=120)),
                    ('days', models.JSONField(default=list)),
                    ('starts', models.TimeField()),
                    ('minutes', models.PositiveSmallIntegerField(default=30)),
                    ('closed_part_minutes', models.PositiveSmallIntegerField(default=10)),
                    ('link', models.URLField(blank=True)),
                    ('chair_team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.team')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Invited',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('huddle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invited', to='huddle.huddle')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('huddle', 'team'), name='invited_once')],
                },
            ),
            migrations.CreateModel(
                name='Sitting',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('huddle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='huddle.huddle')),
                    ('on', models.DateField()),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed')], default='planned', max_length=8)),
                    ('chair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('scribe', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('minutes_more', models.PositiveSmallIntegerField(default=0)),
                    ('opened_at', models.DateTimeField(null=True)),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('part', models.CharField(choices=[('open', 'Open part'), ('closed', 'Closed part')], default='open', max_length=6)),
                    ('now_item_id', models.UUIDField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('huddle', 'on'), name='sitting_once_a_day'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed'])), name='sitting_state'), models.CheckConstraint(condition=models.Q(('part__in', ['open', 'closed'])), name='sitting_part')],
                },
            ),
            migrations.CreateModel(
                name='Presence',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='huddle.sitting')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('came_at', models.DateTimeField()),
                    ('left_at', models.DateTimeField(null=True)),
                    ('has_answered', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('sitting', 'user'), name='present_once')],
                },
            ),
            migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='huddle.sitting')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('referral', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='doors.referral')),
                    ('why', models.CharField(max_length=40)),
                    ('reasons', models.JSONField(default=list)),
                    ('is_made', models.BooleanField(default=False)),
                    ('ask', models.CharField(max_length=500)),
                    ('in_their_words', models.TextField(blank=True)),
                    ('words_said_at', models.DateTimeField(null=True)),
                    ('words_by', models.CharField(blank=True, max_length=255)),
                    ('story', models.CharField(blank=True, max_length=500)),
                    ('safety_line', models.CharField(blank=True, max_length=500)),
                    ('partner_line', models.CharField(blank=True, max_length=300)),
                    ('sharing', models.CharField(max_length=12)),
                    ('thread', models.UUIDField(default=uuid.uuid4)),
                    ('is_closed_part', models.BooleanField(default=False)),
                    ('order', models.PositiveSmallIntegerField(default=100)),
                    ('chair_place', models.PositiveSmallIntegerField(null=True)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting'), ('proposed', 'Plan proposed'), ('carried_over', 'Carried over'), ('withdrawn', 'Taken off')], default='waiting', max_length=12)),
                    ('brought_at', models.DateTimeField()),
                    ('brought_by_id', models.UUIDField()),
                    ('brought_by', models.CharField(max_length=255)),
                    ('brought_by_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('carried_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='huddle.agendaitem')),
                    ('room_confirmed_at', models.DateTimeField(null=True)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                ],
                options={
                    'indexes': [models.Index(fields=['person', '-brought_at'], name='item_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'proposed', 'carried_over', 'withdrawn'])), name='item_state'), models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('sitting', 'person'), name='item_waits_once_a_sitting')],
                },
            ),
            migrations.CreateModel(
                name='UnnamedLine',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unnamed', to='huddle.sitting')),
                    ('line', models.CharField(max_length=300)),
                    ('order', models.PositiveSmallIntegerField(default=100)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='View',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='huddle.agendaitem')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('words', models.CharField(max_length=500)),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('by_role', models.CharField(max_length=60)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('at', models.DateTimeField()),
                    ('said_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HuddleOffer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='huddle.agendaitem')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('kind', models.CharField(choices=[('can_start', 'Can start'), ('not_for_us', 'Not for us, but'), ('passed', 'Not for us')], max_length=12)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('service', models.CharField(blank=True, max_length=120)),
                    ('what', models.CharField(blank=True, max_length=300)),
                    ('who', models.CharField(blank=True, max_length=120)),
                    ('first_on', models.DateField(null=True)),
                    ('languages', models.CharField(blank=True, max_length=120)),
                    ('space', models.CharField(blank=True, max_length=120)),
                    ('next_door', models.CharField(blank=True, max_length=300)),
                    ('is_in_plan', models.BooleanField(default=False)),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['can_start', 'not_for_us', 'passed'])), name='huddle_offer_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_for_us'), _negated=True), models.Q(('next_door', ''), _negated=True), _connector='OR'), name='no_bare_no'), models.CheckConstraint(condition=models.Q(('kind', 'passed'), models.Q(('what', ''), _negated=True), _connector='OR'), name='huddle_offer_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'passed'), _negated=True), ('is_in_plan', False), _connector='OR'), name='a_pass_is_in_no_plan')],
                },
            ),
            migrations.CreateModel(
                name='PartnerQuestion',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='huddle.agendaitem')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('question', models.CharField(max_length=300)),
                    ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('asked_at', models.DateTimeField()),
                    ('asked_by_id', models.UUIDField()),
                    ('asked_by', models.CharField(max_length=255)),
                    ('answer_by', models.DateField()),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='partner_question_answered_by'), models.CheckConstraint(condition=models.Q(('number__range', (1, 3))), name='partner_question_three_at_most'), models.UniqueConstraint(fields=('item', 'team', 'number'), name='partner_question_once')],
                },
            ),
            migrations.CreateModel(
                name='Moment',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moments', to='huddle.sitting')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('what', models.CharField(choices=[('looked', 'Looked'), ('view', 'View'), ('offer', 'Offer'), ('pass', 'Not for us'), ('question', 'Question')], max_length=8)),
                    ('is_by_link', models.BooleanField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['sitting', 'organisation', 'at'], name='moment_of_sitting')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['looked', 'view', 'offer', 'pass', 'question'])), name='moment_what')],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='huddle.agendaitem')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('plan', models.TextField()),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('first_contact_on', models.DateField(null=True)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('agreed', 'Agreed'), ('not_this', 'They want something else'), ('replaced', 'Replaced')], default='proposed', max_length=10)),
                    ('decided_at', models.DateTimeField()),
                    ('decided_by_id', models.UUIDField()),
                    ('decided_by', models.CharField(max_length=255)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.CharField(max_length=255, null=True)),
                    ('their_words', models.TextField(blank=True)),
                    ('told_at', models.DateTimeField(null=True)),
                    ('told_how', models.CharField(blank=True, max_length=20)),
                    ('message_id', models.UUIDField(null=True)),
                    ('said_at', models.DateTimeField(null=True)),
                    ('asked_for', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Nobody asked them')], default='unknown', max_length=7)),
                    ('teller', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('tell_by', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('tell_by__isnull', False), ('teller__isnull', False)), models.Q(('tell_by__isnull', True), ('teller__isnull', True)), _connector='OR'), name='proposal_teller_by'), models.CheckConstraint(condition=models.Q(('asked_for__in', ['yes', 'no', 'unknown'])), name='proposal_asked_for'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'agreed', 'not_this', 'replaced'])), name='proposal_state'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='proposal_answered_by'), models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('item',), name='one_proposal_stands')],
                },
            ),
            migrations.CreateModel(
                name='Addendum',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='huddle.agendaitem')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('words', models.CharField(max_length=500)),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('by_role', models.CharField(max_length=60)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('at', models.DateTimeField()),
                    ('said_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CouldSay',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('huddle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='could_say', to='huddle.huddle')),
                    ('month', models.DateField()),
                    ('role', models.CharField(max_length=60)),
                    ('yes', models.PositiveSmallIntegerField(default=0)),
                    ('partly', models.PositiveSmallIntegerField(default=0)),
                    ('no', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('huddle', 'month', 'role'), name='could_say_once_a_role')],
                },
            ),
            migrations.CreateModel(
                name='Summary',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='huddle.sitting')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('sent_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('sitting', 'organisation'), name='summary_once')],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='huddle',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "huddle_huddleevent" ("chair_team_id", "changed_at", "changed_by_name", "changed_why", "closed_part_minutes", "days", "from_on", "id", "link", "minutes", "name", "neighbourhood_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "until_on", "version") VALUES (NEW."chair_team_id", NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closed_part_minutes", NEW."days", NEW."from_on", NEW."id", NEW."link", NEW."minutes", NEW."name", NEW."neighbourhood_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts", NEW."until_on", NEW."version"); RETURN NULL;', hash='a7f07c9b8867cc9b3ed1c06dbad1f059f3dbfb23', operation='INSERT', pgid='pgtrigger_insert_insert_4a4d5', table='huddle_huddle', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='huddle',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "huddle_huddleevent" ("chair_team_id", "changed_at", "changed_by_name", "changed_why", "closed_part_minutes", "days", "from_on", "id", "link", "minutes", "name", "neighbourhood_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "until_on", "version") VALUES (NEW."chair_team_id", NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closed_part_minutes", NEW."days", NEW."from_on", NEW."id", NEW."link", NEW."minutes", NEW."name", NEW."neighbourhood_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts", NEW."until_on", NEW."version"); RETURN NULL;', hash='d31e97150ecf732ce3bccd564e36eca0d82934f7', operation='UPDATE', pgid='pgtrigger_update_update_09206', table='huddle_huddle', when='AFTER')),
            ),
        ),
    ]
