"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '__first__'),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=160)),
                    ('kind', models.CharField(choices=[('nhs_trust', 'NHS trust'), ('practice', 'GP practice'), ('council', 'Council'), ('charity', 'Charity')], max_length=20)),
                    ('code', models.CharField(blank=True, max_length=20)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('text_name', models.CharField(blank=True, max_length=60)),
                    ('email', models.CharField(blank=True, max_length=254)),
                    ('keeper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['nhs_trust', 'practice', 'council', 'charity'])), name='organisation_kind')],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('system', 'System'), ('borough', 'Borough'), ('neighbourhood', 'Neighbourhood')], max_length=20)),
                    ('within', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.place')),
                    ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['system', 'borough', 'neighbourhood'])), name='place_kind')],
                },
            ),
            migrations.CreateModel(
                name='PlaceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='places.place')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('system', 'System'), ('borough', 'Borough'), ('neighbourhood', 'Neighbourhood')], max_length=20)),
                    ('within', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                    ('lead', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.organisation')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OrganisationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='places.organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=160)),
                    ('kind', models.CharField(choices=[('nhs_trust', 'NHS trust'), ('practice', 'GP practice'), ('council', 'Council'), ('charity', 'Charity')], max_length=20)),
                    ('code', models.CharField(blank=True, max_length=20)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('text_name', models.CharField(blank=True, max_length=60)),
                    ('email', models.CharField(blank=True, max_length=254)),
                    ('keeper', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.organisation')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=120)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='places.place')),
                    ('kind', models.CharField(choices=[('intake', 'In-take'), ('community', 'Community mental health'), ('duty', 'Duty and crisis'), ('practice', 'Practice'), ('social_care', 'Adult social care'), ('service', 'Charity service'), ('front_desk', 'Front desk')], max_length=20)),
                    ('may_hold', models.BooleanField(default=False)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('closed_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['intake', 'community', 'duty', 'practice', 'social_care', 'service', 'front_desk'])), name='team_kind'), models.UniqueConstraint(condition=models.Q(('closed_on', None), ('kind', 'intake')), fields=('neighbourhood',), name='one_intake_team_each', nulls_distinct=False)],
                },
            ),
            migrations.CreateModel(
                name='TeamEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='places.team')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('name', models.CharField(max_length=120)),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                    ('kind', models.CharField(choices=[('intake', 'In-take'), ('community', 'Community mental health'), ('duty', 'Duty and crisis'), ('practice', 'Practice'), ('social_care', 'Adult social care'), ('service', 'Charity service'), ('front_desk', 'Front desk')], max_length=20)),
                    ('may_hold', models.BooleanField(default=False)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('closed_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TeamType',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='types', to='places.team')),
                    ('code', models.CharField(blank=True, choices=[('', 'None: the national counts do not read its work'), ('A05', 'A05, primary care mental health'), ('A06', 'A06, community mental health'), ('A08', 'A08, assertive outreach'), ('A09', 'A09, community rehabilitation'), ('A12', 'A12, psychotherapy'), ('A13', 'A13, psychological therapy'), ('A14', 'A14, early intervention in psychosis'), ('A16', 'A16, complex emotional needs'), ('C10', 'C10, community eating disorders'), ('D05', 'D05, employment support')], max_length=3)),
                    ('from_on', models.DateField()),
                    ('said_by', models.CharField(max_length=255)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('code__in', ['', 'A05', 'A06', 'A08', 'A09', 'A12', 'A13', 'A14', 'A16', 'C10', 'D05'])), name='team_type_code'), models.UniqueConstraint(fields=('team', 'from_on'), name='team_type_one_a_day')],
                },
            ),
            migrations.CreateModel(
                name='JointMember',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.team')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('scopes', models.JSONField(default=list)),
                    ('agreement', models.CharField(max_length=200)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PracticeArea',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practices', to='places.place')),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PostcodeArea',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('begins', models.CharField(max_length=8)),
                    ('neighbourhood', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postcodes', to='places.place')),
                    ('from_on', models.DateField(null=True)),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('begins',), name='postcode_once')],
                },
            ),
            migrations.CreateModel(
                name='DutyRoute',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('neighbourhood', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_routes', to='places.place')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.team')),
                    ('phone', models.CharField(max_length=30)),
                    ('crisis_phone', models.CharField(max_length=30)),
                    ('is_staffed', models.BooleanField(default=False)),
                    ('hours', models.CharField(max_length=80)),
                    ('days', models.JSONField(default=list)),
                    ('opens', models.TimeField(null=True)),
                    ('closes', models.TimeField(null=True)),
                    ('on_bank_holidays', models.BooleanField(default=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DutyRouteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='places.dutyroute')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(null=True)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                    ('changed_why', models.CharField(blank=True, max_length=300)),
                    ('neighbourhood', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                    ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.team')),
                    ('phone', models.CharField(max_length=30)),
                    ('crisis_phone', models.CharField(max_length=30)),
                    ('is_staffed', models.BooleanField(default=False)),
                    ('hours', models.CharField(max_length=80)),
                    ('days', models.JSONField(default=list)),
                    ('opens', models.TimeField(null=True)),
                    ('closes', models.TimeField(null=True)),
                    ('on_bank_holidays', models.BooleanField(default=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='LocalRule',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='local_rules', to='places.place')),
                    ('name', models.CharField(max_length=60)),
                    ('value', models.IntegerField()),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                    ('reason', models.CharField(max_length=300)),
                    ('agreed_by', models.CharField(blank=True, max_length=200)),
                    ('lived_experience_count', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('name__in', ['intake_reads_routine_hours', 'intake_reads_soon_hours', 'intake_opens_hour', 'intake_closes_hour', 'intake_replies_by_hour', 'named_worker_minutes', 'match_within_days', 'cannot_wait_hours', 'unsent_draft_minutes', 'number_checked_months', 'quiet_from_hour', 'quiet_until_hour', 'partners_asked_minutes', 'partner_question_days', 'letter_days', 'import_undo_hours', 'access_review_days', 'not_delivered_minutes', 'check_in_days', 'waits_too_long_days', 'huddle_waits_days', 'huddle_waits_lines', 'staff_small_number', 'funder_small_number', 'numbers_group_months', 'question_days', 'ladder_days', 'tries_other_time', 'tries_other_way', 'tries_letter', 'tries_named', 'tries_practice', 'tries_visit', 'return_pass_days', 'missed_days', 'break_days', 'readings_days', 'contact_days', 'plan_review_months', 'rung_again_days', 'rung_other_way_days', 'rung_carer_or_charity_days', 'rung_visit_days', 'rung_huddle_days', 'points_in_care', 'points_new', 'points_out_of_ward', 'points_weekly', 'points_safety', 'points_several', 'points_communication', 'points_family', 'first_session_days', 'other_help_days', 'contacts_a_day'])), name='local_rule_name')],
                },
            ),
            migrations.CreateModel(
                name='ReceiverId',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('system', models.CharField(max_length=200)),
                    ('value', models.CharField(max_length=80)),
                    ('neighbourhood', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('is_test', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('system', 'value'), name='receiver_once')],
                },
            ),
            migrations.CreateModel(
                name='OutsideService',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_services', to='places.place')),
                    ('name', models.CharField(max_length=160)),
                    ('kind', models.CharField(choices=[('children', 'Children and young people'), ('other_area', 'Another area'), ('other_service', 'Another service')], max_length=20)),
                    ('phone', models.CharField(max_length=30)),
                    ('age_to', models.PositiveSmallIntegerField(null=True)),
                    ('closed_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['children', 'other_area', 'other_service'])), name='outside_service_kind')],
                },
            ),
            migrations.CreateModel(
                name='UsefulNow',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='useful_now', to='places.place')),
                    ('words', models.CharField(max_length=200)),
                    ('phone', models.CharField(blank=True, max_length=30)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Accepts',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('team', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='accepts', to='places.team')),
                    ('age_from', models.PositiveSmallIntegerField(default=0)),
                    ('age_to', models.PositiveSmallIntegerField(null=True)),
                    ('neighbourhoods', models.JSONField(default=list)),
                    ('helps', models.JSONField(default=list)),
                    ('room', models.CharField(blank=True, max_length=120)),
                    ('room_said_on', models.DateField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "places_organisationevent" ("changed_at", "changed_by_name", "changed_why", "code", "email", "id", "keeper_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "text_name", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."code", NEW."email", NEW."id", NEW."keeper_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."text_name", NEW."version"); RETURN NULL;', hash='1bbf1dd26a2d914c41490b099464384edc695646', operation='INSERT', pgid='pgtrigger_insert_insert_ddf6d', table='places_organisation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organisation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "places_organisationevent" ("changed_at", "changed_by_name", "changed_why", "code", "email", "id", "keeper_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "text_name", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."code", NEW."email", NEW."id", NEW."keeper_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."text_name", NEW."version"); RETURN NULL;', hash='83f3de802bb5532ef2f032fb6051012c9a512b0c', operation='UPDATE', pgid='pgtrigger_update_update_8c0c8', table='places_organisation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='place',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "places_placeevent" ("changed_at", "changed_by_name", "changed_why", "from_on", "id", "kind", "lead_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on", "version", "within_id") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."from_on", NEW."id", NEW."kind", NEW."lead_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until_on", NEW."version", NEW."within_id"); RETURN NULL;', hash='da01da96614bb3a2cefa3c895c69af675d5a7951', operation='INSERT', pgid='pgtrigger_insert_insert_15623', table='places_place', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='place',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "places_placeevent" ("changed_at", "changed_by_name", "changed_why", "from_on", "id", "kind", "lead_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on", "version", "within_id") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."from_on", NEW."id", NEW."kind", NEW."lead_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until_on", NEW."version", NEW."within_id"); RETURN NULL;', hash='12d28a3afff9f11a2d271c2eb8d2d2f38be45ed9', operation='UPDATE', pgid='pgtrigger_update_update_cbec4', table='places_place', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "places_teamevent" ("changed_at", "changed_by_name", "changed_why", "closed_on", "id", "kind", "may_hold", "name", "neighbourhood_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closed_on", NEW."id", NEW."kind", NEW."may_hold", NEW."name", NEW."neighbourhood_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."version"); RETURN NULL;', hash='ed89e29033f05fb68eb6fb3c9c8ed2988d692dbf', operation='INSERT', pgid='pgtrigger_insert_insert_44ee0', table='places_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "places_teamevent" ("changed_at", "changed_by_name", "changed_why", "closed_on", "id", "kind", "may_hold", "name", "neighbourhood_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closed_on", NEW."id", NEW."kind", NEW."may_hold", NEW."name", NEW."neighbourhood_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."version"); RETURN NULL;', hash='28f37eeb33f0c433c762ffcaeb688603788d1fa3', operation='UPDATE', pgid='pgtrigger_update_update_af336', table='places_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='dutyroute',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "places_dutyrouteevent" ("changed_at", "changed_by_name", "changed_why", "closes", "crisis_phone", "days", "hours", "id", "is_staffed", "neighbourhood_id", "on_bank_holidays", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "team_id", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closes", NEW."crisis_phone", NEW."days", NEW."hours", NEW."id", NEW."is_staffed", NEW."neighbourhood_id", NEW."on_bank_holidays", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."team_id", NEW."version"); RETURN NULL;', hash='b24521c0a60f2d556b6c636170c3b1e455062092', operation='INSERT', pgid='pgtrigger_insert_insert_4ae6e', table='places_dutyroute', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='dutyroute',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "places_dutyrouteevent" ("changed_at", "changed_by_name", "changed_why", "closes", "crisis_phone", "days", "hours", "id", "is_staffed", "neighbourhood_id", "on_bank_holidays", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "team_id", "version") VALUES (NEW."changed_at", NEW."changed_by_name", NEW."changed_why", NEW."closes", NEW."crisis_phone", NEW."days", NEW."hours", NEW."id", NEW."is_staffed", NEW."neighbourhood_id", NEW."on_bank_holidays", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."team_id", NEW."version"); RETURN NULL;', hash='aa263a72cff79e0635f4ba8aab0461701144d87b', operation='UPDATE', pgid='pgtrigger_update_update_d87ff', table='places_dutyroute', when='AFTER')),
            ),
        ),
    ]
