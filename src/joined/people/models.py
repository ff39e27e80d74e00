"""A person, how to reach them, who may, and what they chose. Every table here is under row security."""

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Right

from joined.base.models import Base, named, one_of
from joined.people import rules


@pghistory.track(level=pghistory.Statement)
class Person(Base):
    """Somebody a request, care or a worry is about.

    `name` is any script, 1 to 255 characters, with or without a surname. `neighbourhood` is the practice's,
    else the postcode's, else where they stay; None is "not known yet" and goes to the default in-take team.
    `became`: this record was emptied into another of the same person, and stays as a pointer to it.
    """

    is_the_person = True

    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=600)
    call_me = models.CharField(max_length=255, blank=True)
    pronouns = models.CharField(max_length=60, blank=True)
    born_on = models.DateField(null=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    is_nhs_number_odd = models.BooleanField(default=False)
    ethnicity = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(max_length=35, default="en")
    practice = models.ForeignKey("places.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    is_provisional = models.BooleanField(default=False)
    is_restricted = models.BooleanField(default=False)
    died_on = models.DateField(null=True)
    became = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    let_go_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    changed_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(ethnicity=None) | models.Q(ethnicity__in=list(rules.ETHNICITIES)),
                name="person_ethnicity",
            ),
        )
        indexes = (
            models.Index(fields=["name_key"], name="person_name_key"),
            GinIndex(
                fields=["practice", "name_key"], opclasses=["uuid_ops", "gin_trgm_ops"], name="person_of_practice_named"
            ),
            models.Index(fields=["nhs_number"], name="person_nhs_number", condition=~models.Q(nhs_number="")),
            models.Index(fields=["born_on"], name="person_born_on"),
            models.Index(fields=["added_at"], name="person_provisional", condition=models.Q(is_provisional=True)),
            models.Index(fields=["id"], name="person_restricted", condition=models.Q(is_restricted=True)),
        )

    def __str__(self) -> str:
        return self.name


class Identifier(Base):
    """Which person a number belongs to. The application cannot insert here: `claim_identifier` does."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    system = models.CharField(max_length=120)
    value = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["system", "value"], name="identifier_once"),)


@pghistory.track(level=pghistory.Statement)
class Phone(Base):
    """A number of theirs, in international form. `failed_at`: no text can arrive there, so it is checked (F-09).

    `is_confidential`: kept back from everybody but their key worker (AC-008).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="phones")
    number = models.CharField(max_length=20)
    is_shared = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)
    failed_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(Right("number", 9), name="phone_by_its_end", condition=models.Q(until_at=None)),)


@pghistory.track()
class Email(Base):
    """An e-mail address of theirs."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emails")
    address = models.CharField(max_length=254)
    is_shared = models.BooleanField(default=False)
    failed_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)


@pghistory.track(level=pghistory.Statement)
class Address(Base):
    """Where they live or stay."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    is_confidential = models.BooleanField(default=False)
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["postcode"], name="address_by_postcode", condition=models.Q(until_at=None)),)


@pghistory.track()
class SafeContact(Base):
    """For one channel: allowed, safe, how much may be said, who confirmed it, when, and were they alone."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safe_contacts")
    channel = models.CharField(max_length=10, choices=named(rules.CHANNELS))
    is_allowed = models.BooleanField()
    safe = models.CharField(max_length=7, default="unknown", choices=named(rules.SAFE))
    level = models.PositiveSmallIntegerField(default=0)
    hours = models.CharField(max_length=80, blank=True)
    if_answered = models.CharField(max_length=10, default="nothing", choices=named(rules.IF_ANSWERED))
    may_speak_to = models.CharField(max_length=255, blank=True)
    was_alone = models.CharField(max_length=7, default="unknown", choices=named(rules.ALONE))
    confirmed_at = models.DateTimeField()
    confirmed_by_name = models.CharField(max_length=255)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "channel"], name="safe_contact_once"),
            one_of("channel", rules.CHANNELS, name="safe_contact_channel"),
            one_of("safe", rules.SAFE, name="safe_contact_safe"),
            one_of("was_alone", rules.ALONE, name="safe_contact_alone"),
            one_of("level", (0, 1, 2, 3), name="safe_contact_level"),
        )


@pghistory.track(level=pghistory.Statement)
class Need(Base):
    """What they need so that help reaches them: an interpreter, large print, no stairs. H24."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="needs")
    words = models.CharField(max_length=200)
    until_at = models.DateTimeField(null=True)


class Relationship(Base):
    """The reason to look: this party, in this way, from and until.

    `through`: for a user, the team (or organisation) whose work it is; it reaches no further than that work lasts.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=12, choices=named(rules.RELATIONS))
    party_kind = models.CharField(max_length=12)
    party_id = models.UUIDField()
    through = models.UUIDField(null=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=80)

    class Meta:
        constraints = (
            one_of("kind", [kind for kind in rules.RELATIONS if kind != "past"], name="relationship_kind"),
            one_of("party_kind", ("user", "team", "organisation"), name="relationship_party"),
            models.CheckConstraint(
                condition=~models.Q(party_kind="user") | models.Q(through__isnull=False), name="relationship_through"
            ),
        )
        indexes = (
            models.Index(fields=["party_id", "kind", "person"], name="relationship_of_party"),
            models.Index(fields=["person"], name="relationship_of_person"),
        )


class Consent(Base):
    """A choice of the person: one organisation, one scope. `until_at` empty: in force. Never edited, only ended."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=10, choices=named(rules.CONSENT_SCOPES))
    state = models.CharField(max_length=14, choices=named(rules.CONSENT_STATES))
    wording = models.CharField(max_length=300)
    how = models.CharField(max_length=120)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation", "scope"],
                condition=models.Q(until_at=None),
                name="consent_one_in_force",
            ),
            one_of("scope", rules.CONSENT_SCOPES, name="consent_scope"),
            one_of("state", rules.CONSENT_STATES, name="consent_state"),
        )


class Exclusion(Base):
    """This member of staff never, or, where we do not know them, this name. Beats everything (security.md §4.1)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exclusions")
    user_id = models.UUIDField(null=True)
    name = models.CharField(max_length=255)
    said_at = models.DateTimeField()
    by_name = models.CharField(max_length=255)
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["user_id"], name="exclusion_of_user"),)


class SelfLink(Base):
    """A user who is also this person. Nobody reads it but the database's own function (AC-030)."""

    user_id = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
