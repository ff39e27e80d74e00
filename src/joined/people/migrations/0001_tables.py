"""The tables of this room, as `./joined manage tables` writes them (docs/decisions/0027)."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from joined.base.migrating import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '__first__'),
        ('places', '0001_tables'),
    ]

    operations = [
        # Trusted extensions: whoever owns the database may add them (PostgreSQL 13 and later).
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS pg_trgm"),
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gin"),
        Tables(
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=255)),
                    ('name_key', models.CharField(max_length=600)),
                    ('call_me', models.CharField(blank=True, max_length=255)),
                    ('pronouns', models.CharField(blank=True, max_length=60)),
                    ('born_on', models.DateField(null=True)),
                    ('nhs_number', models.CharField(blank=True, max_length=10)),
                    ('is_nhs_number_odd', models.BooleanField(default=False)),
                    ('ethnicity', models.PositiveSmallIntegerField(null=True)),
                    ('language', models.CharField(default='en', max_length=35)),
                    ('practice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('is_provisional', models.BooleanField(default=False)),
                    ('is_restricted', models.BooleanField(default=False)),
                    ('died_on', models.DateField(null=True)),
                    ('became', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                    ('added_at', models.DateTimeField()),
                    ('let_go_at', models.DateTimeField(null=True)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                ],
                options={
                    'indexes': [models.Index(fields=['name_key'], name='person_name_key'), django.contrib.postgres.indexes.GinIndex(fields=['practice', 'name_key'], name='person_of_practice_named', opclasses=['uuid_ops', 'gin_trgm_ops']), models.Index(condition=models.Q(('nhs_number', ''), _negated=True), fields=['nhs_number'], name='person_nhs_number'), models.Index(fields=['born_on'], name='person_born_on'), models.Index(condition=models.Q(('is_provisional', True)), fields=['added_at'], name='person_provisional'), models.Index(condition=models.Q(('is_restricted', True)), fields=['id'], name='person_restricted')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='person_has_a_name'), models.CheckConstraint(condition=models.Q(('ethnicity', None), ('ethnicity__in', [13, 14, 15, 16, 17, 11, 10, 9, 12, 3, 4, 1, 2, 5, 7, 6, 8, 18, 19]), _connector='OR'), name='person_ethnicity')],
                },
            ),
            migrations.CreateModel(
                name='PersonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.person')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('name', models.CharField(max_length=255)),
                    ('name_key', models.CharField(max_length=600)),
                    ('call_me', models.CharField(blank=True, max_length=255)),
                    ('pronouns', models.CharField(blank=True, max_length=60)),
                    ('born_on', models.DateField(null=True)),
                    ('nhs_number', models.CharField(blank=True, max_length=10)),
                    ('is_nhs_number_odd', models.BooleanField(default=False)),
                    ('ethnicity', models.PositiveSmallIntegerField(null=True)),
                    ('language', models.CharField(default='en', max_length=35)),
                    ('practice', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.organisation')),
                    ('neighbourhood', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.place')),
                    ('is_provisional', models.BooleanField(default=False)),
                    ('is_restricted', models.BooleanField(default=False)),
                    ('died_on', models.DateField(null=True)),
                    ('became', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('added_at', models.DateTimeField()),
                    ('let_go_at', models.DateTimeField(null=True)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('changed_by_name', models.CharField(blank=True, max_length=255)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Identifier',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='people.person')),
                    ('system', models.CharField(max_length=120)),
                    ('value', models.CharField(max_length=80)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('system', 'value'), name='identifier_once')],
                },
            ),
            migrations.CreateModel(
                name='Phone',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phones', to='people.person')),
                    ('number', models.CharField(max_length=20)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('is_confidential', models.BooleanField(default=False)),
                    ('failed_at', models.DateTimeField(null=True)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(django.db.models.functions.text.Right('number', 9), condition=models.Q(('until_at', None)), name='phone_by_its_end')],
                },
            ),
            migrations.CreateModel(
                name='PhoneEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.phone')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('number', models.CharField(max_length=20)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('is_confidential', models.BooleanField(default=False)),
                    ('failed_at', models.DateTimeField(null=True)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Email',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='emails', to='people.person')),
                    ('address', models.CharField(max_length=254)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('failed_at', models.DateTimeField(null=True)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EmailEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.email')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('address', models.CharField(max_length=254)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('failed_at', models.DateTimeField(null=True)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Address',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='people.person')),
                    ('lines', models.TextField(blank=True)),
                    ('postcode', models.CharField(blank=True, max_length=10)),
                    ('is_confidential', models.BooleanField(default=False)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('until_at', None)), fields=['postcode'], name='address_by_postcode')],
                },
            ),
            migrations.CreateModel(
                name='AddressEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.address')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('lines', models.TextField(blank=True)),
                    ('postcode', models.CharField(blank=True, max_length=10)),
                    ('is_confidential', models.BooleanField(default=False)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SafeContact',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safe_contacts', to='people.person')),
                    ('channel', models.CharField(choices=[('sms', 'Text'), ('voice', 'Telephone'), ('voicemail', 'Voicemail'), ('email', 'E-mail'), ('letter', 'Letter')], max_length=10)),
                    ('is_allowed', models.BooleanField()),
                    ('safe', models.CharField(choices=[('yes', 'Safe'), ('no', 'Not safe'), ('unknown', 'Not known')], default='unknown', max_length=7)),
                    ('level', models.PositiveSmallIntegerField(default=0)),
                    ('hours', models.CharField(blank=True, max_length=80)),
                    ('if_answered', models.CharField(choices=[('nothing', 'Say nothing, ring later'), ('surgery', 'Say: the surgery rang'), ('may_speak', 'May speak to')], default='nothing', max_length=10)),
                    ('may_speak_to', models.CharField(blank=True, max_length=255)),
                    ('was_alone', models.CharField(choices=[('yes', 'On their own'), ('no', 'Not on their own'), ('unknown', 'Not known')], default='unknown', max_length=7)),
                    ('confirmed_at', models.DateTimeField()),
                    ('confirmed_by_name', models.CharField(max_length=255)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'channel'), name='safe_contact_once'), models.CheckConstraint(condition=models.Q(('channel__in', ['sms', 'voice', 'voicemail', 'email', 'letter'])), name='safe_contact_channel'), models.CheckConstraint(condition=models.Q(('safe__in', ['yes', 'no', 'unknown'])), name='safe_contact_safe'), models.CheckConstraint(condition=models.Q(('was_alone__in', ['yes', 'no', 'unknown'])), name='safe_contact_alone'), models.CheckConstraint(condition=models.Q(('level__in', [0, 1, 2, 3])), name='safe_contact_level')],
                },
            ),
            migrations.CreateModel(
                name='SafeContactEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.safecontact')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('channel', models.CharField(choices=[('sms', 'Text'), ('voice', 'Telephone'), ('voicemail', 'Voicemail'), ('email', 'E-mail'), ('letter', 'Letter')], max_length=10)),
                    ('is_allowed', models.BooleanField()),
                    ('safe', models.CharField(choices=[('yes', 'Safe'), ('no', 'Not safe'), ('unknown', 'Not known')], default='unknown', max_length=7)),
                    ('level', models.PositiveSmallIntegerField(default=0)),
                    ('hours', models.CharField(blank=True, max_length=80)),
                    ('if_answered', models.CharField(choices=[('nothing', 'Say nothing, ring later'), ('surgery', 'Say: the surgery rang'), ('may_speak', 'May speak to')], default='nothing', max_length=10)),
                    ('may_speak_to', models.CharField(blank=True, max_length=255)),
                    ('was_alone', models.CharField(choices=[('yes', 'On their own'), ('no', 'Not on their own'), ('unknown', 'Not known')], default='unknown', max_length=7)),
                    ('confirmed_at', models.DateTimeField()),
                    ('confirmed_by_name', models.CharField(max_length=255)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Need',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='people.person')),
                    ('words', models.CharField(max_length=200)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NeedEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.need')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.person')),
                    ('words', models.CharField(max_length=200)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Relationship',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='people.person')),
                    ('kind', models.CharField(choices=[('caseload', "in our team's care"), ('named', 'named worker'), ('registered', 'registered with us'), ('referral', 'we were asked'), ('accepted', 'we said yes'), ('huddle', 'at our huddle'), ('asker', 'we asked'), ('past', 'until lately in our care')], max_length=12)),
                    ('party_kind', models.CharField(max_length=12)),
                    ('party_id', models.UUIDField()),
                    ('through', models.UUIDField(null=True)),
                    ('from_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField(null=True)),
                    ('source', models.CharField(max_length=80)),
                ],
                options={
                    'indexes': [models.Index(fields=['party_id', 'kind', 'person'], name='relationship_of_party'), models.Index(fields=['person'], name='relationship_of_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['caseload', 'named', 'registered', 'referral', 'accepted', 'huddle', 'asker'])), name='relationship_kind'), models.CheckConstraint(condition=models.Q(('party_kind__in', ['user', 'team', 'organisation'])), name='relationship_party'), models.CheckConstraint(condition=models.Q(models.Q(('party_kind', 'user'), _negated=True), ('through__isnull', False), _connector='OR'), name='relationship_through')],
                },
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.person')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.organisation')),
                    ('scope', models.CharField(choices=[('identity', 'That we know them'), ('contact', 'How to reach them'), ('plan', 'Their plan'), ('safety', 'What keeps them safe'), ('clinical', 'Clinical notes'), ('huddle', 'Talk about them at the huddle')], max_length=10)),
                    ('state', models.CharField(choices=[('given', 'Said yes'), ('refused', 'Said no'), ('withdrawn', 'Took it back'), ('best_interest', 'Decided in their best interest')], max_length=14)),
                    ('wording', models.CharField(max_length=300)),
                    ('how', models.CharField(max_length=120)),
                    ('by_id', models.UUIDField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('from_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField(null=True)),
                    ('review_on', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('person', 'organisation', 'scope'), name='consent_one_in_force'), models.CheckConstraint(condition=models.Q(('scope__in', ['identity', 'contact', 'plan', 'safety', 'clinical', 'huddle'])), name='consent_scope'), models.CheckConstraint(condition=models.Q(('state__in', ['given', 'refused', 'withdrawn', 'best_interest'])), name='consent_state')],
                },
            ),
            migrations.CreateModel(
                name='Exclusion',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exclusions', to='people.person')),
                    ('user_id', models.UUIDField(null=True)),
                    ('name', models.CharField(max_length=255)),
                    ('said_at', models.DateTimeField()),
                    ('by_name', models.CharField(max_length=255)),
                    ('until_at', models.DateTimeField(null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['user_id'], name='exclusion_of_user')],
                },
            ),
            migrations.CreateModel(
                name='SelfLink',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('user_id', models.UUIDField(unique=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_personevent" ("added_at", "became_id", "born_on", "call_me", "changed_by_name", "died_on", "ethnicity", "id", "is_nhs_number_odd", "is_provisional", "is_restricted", "language", "let_go_at", "name", "name_key", "neighbourhood_id", "nhs_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_id", "pronouns", "version") SELECT new_values."added_at", new_values."became_id", new_values."born_on", new_values."call_me", new_values."changed_by_name", new_values."died_on", new_values."ethnicity", new_values."id", new_values."is_nhs_number_odd", new_values."is_provisional", new_values."is_restricted", new_values."language", new_values."let_go_at", new_values."name", new_values."name_key", new_values."neighbourhood_id", new_values."nhs_number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."practice_id", new_values."pronouns", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='de1c21b5a44b4f5aa79ba3e9e9aa5706b810f0e4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_65688', referencing='REFERENCING NEW TABLE AS new_values ', table='people_person', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='person',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_personevent" ("added_at", "became_id", "born_on", "call_me", "changed_by_name", "died_on", "ethnicity", "id", "is_nhs_number_odd", "is_provisional", "is_restricted", "language", "let_go_at", "name", "name_key", "neighbourhood_id", "nhs_number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_id", "pronouns", "version") SELECT new_values."added_at", new_values."became_id", new_values."born_on", new_values."call_me", new_values."changed_by_name", new_values."died_on", new_values."ethnicity", new_values."id", new_values."is_nhs_number_odd", new_values."is_provisional", new_values."is_restricted", new_values."language", new_values."let_go_at", new_values."name", new_values."name_key", new_values."neighbourhood_id", new_values."nhs_number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."practice_id", new_values."pronouns", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2ef0dea61c8f4682f14e4aef4f7491d5cec848a2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_de829', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_person', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='phone',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_phoneevent" ("failed_at", "id", "is_confidential", "is_shared", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") SELECT new_values."failed_at", new_values."id", new_values."is_confidential", new_values."is_shared", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."until_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='48e9e2e894cd0518b32cebe6b370fc8ea601104d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a1b50', referencing='REFERENCING NEW TABLE AS new_values ', table='people_phone', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='phone',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_phoneevent" ("failed_at", "id", "is_confidential", "is_shared", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") SELECT new_values."failed_at", new_values."id", new_values."is_confidential", new_values."is_shared", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."until_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b2e58a0c8ebf24068db4e2ab21fdf3ec219cf8be', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce699', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_phone', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='email',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_emailevent" ("address", "failed_at", "id", "is_shared", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") VALUES (NEW."address", NEW."failed_at", NEW."id", NEW."is_shared", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until_at"); RETURN NULL;', hash='357ab30ac1ec53ca3dfd7580d8b272110c3cb7bd', operation='INSERT', pgid='pgtrigger_insert_insert_f93fb', table='people_email', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='email',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_emailevent" ("address", "failed_at", "id", "is_shared", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at") VALUES (NEW."address", NEW."failed_at", NEW."id", NEW."is_shared", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until_at"); RETURN NULL;', hash='394004064e607db968570d2a062cd650f0fbade2', operation='UPDATE', pgid='pgtrigger_update_update_38869', table='people_email', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='address',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_addressevent" ("id", "is_confidential", "lines", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "until_at") SELECT new_values."id", new_values."is_confidential", new_values."lines", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."postcode", new_values."until_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='426f4d43a0750d22879e57226339bce023d77a23', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e3f03', referencing='REFERENCING NEW TABLE AS new_values ', table='people_address', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='address',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_addressevent" ("id", "is_confidential", "lines", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "until_at") SELECT new_values."id", new_values."is_confidential", new_values."lines", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."postcode", new_values."until_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='450395f6c90afb8ccbbf883e9788920ae38f63e5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9a42e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_address', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='safecontact',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_safecontactevent" ("channel", "confirmed_at", "confirmed_by_name", "hours", "id", "if_answered", "is_allowed", "level", "may_speak_to", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe", "was_alone") VALUES (NEW."channel", NEW."confirmed_at", NEW."confirmed_by_name", NEW."hours", NEW."id", NEW."if_answered", NEW."is_allowed", NEW."level", NEW."may_speak_to", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."safe", NEW."was_alone"); RETURN NULL;', hash='23853c0134a03edce3165e5b7d0c130bac375ea7', operation='INSERT', pgid='pgtrigger_insert_insert_c4639', table='people_safecontact', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='safecontact',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_safecontactevent" ("channel", "confirmed_at", "confirmed_by_name", "hours", "id", "if_answered", "is_allowed", "level", "may_speak_to", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe", "was_alone") VALUES (NEW."channel", NEW."confirmed_at", NEW."confirmed_by_name", NEW."hours", NEW."id", NEW."if_answered", NEW."is_allowed", NEW."level", NEW."may_speak_to", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."safe", NEW."was_alone"); RETURN NULL;', hash='ae9f9556f4f12a233ee353b60409cee1e099da6f', operation='UPDATE', pgid='pgtrigger_update_update_2a7e8', table='people_safecontact', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='need',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_needevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at", "words") SELECT new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."until_at", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aa98fa19f99ca2281941395a37abc8519ef98e87', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8411c', referencing='REFERENCING NEW TABLE AS new_values ', table='people_need', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='need',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_needevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_at", "words") SELECT new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."until_at", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e673f9341904d77f15781021f51490663cb7ced4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cbf58', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_need', when='AFTER')),
            ),
        ),
    ]
