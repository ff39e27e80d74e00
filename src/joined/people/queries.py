"""Finding people, who they are, and how to reach them."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import rules as messages
from joined.people import access, comparing, models, rules
from joined.places import queries as places
from joined.trail.writing import shows

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
standing = access.standing
check_may_add = access.check_may_add
reaches_anybody = access.reaches_anybody
compares = rules.compares
DIRECT_CARE = rules.DIRECT_CARE
alike = comparing.alike
ALONE = rules.ALONE
IF_ANSWERED = rules.IF_ANSWERED


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Who somebody is: what a banner shows. `people` is for the trail."""

    id: uuid.UUID
    name: str
    call_me: str
    pronouns: str
    born_on: datetime.date | None
    age: int | None
    nhs_number: str
    is_nhs_number_odd: bool
    practice_id: uuid.UUID | None
    practice_name: str
    neighbourhood_id: uuid.UUID | None
    neighbourhood_name: str
    language: str
    needs: tuple[str, ...]
    is_provisional: bool
    version: int
    why: str = ""
    is_number_kept_back: bool = False
    added_at: datetime.datetime | None = None

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.id,)

    @property
    def called(self) -> str:
        """What to call them."""
        return self.call_me or self.name.split()[0]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reach:
    """How to reach somebody. `marker` says that contact is restricted and never why."""

    person_id: uuid.UUID
    name: str
    born_on: datetime.date | None
    last_three: str
    language: str
    phone: str
    is_shared: bool
    channels: dict[str, models.SafeContact]
    text: rules.TextReach
    may_ring: bool
    marker: str
    confirmed_at: datetime.datetime | None
    confirmed_by: str
    was_alone: str

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person_id,)


PEOPLE = models.Person.objects.select_related("practice", "neighbourhood").prefetch_related("needs")


def as_person(row: models.Person, *, to: actors.Actor, why: str = "") -> Person:
    """Who somebody is, as `to` needs it: a charity helps without NHS number and practice (security.md, ASVS 15.3.1).

    That somebody is still to be matched is for in-take alone: it would tell an asker that the number is known.
    """
    is_direct = to.kind != "staff" or to.organisation_kind in rules.DIRECT_CARE
    return Person(
        id=row.pk,
        name=row.name,
        call_me=row.call_me,
        pronouns=row.pronouns,
        born_on=row.born_on,
        age=rules.age_on(clock.today(), row.born_on) if row.born_on else None,
        nhs_number=row.nhs_number if is_direct else "",
        is_nhs_number_odd=row.is_nhs_number_odd,
        practice_id=row.practice_id,
        practice_name=row.practice.name if row.practice and is_direct else "",
        neighbourhood_id=row.neighbourhood_id,
        neighbourhood_name=row.neighbourhood.name if row.neighbourhood else "",
        language=row.language,
        needs=tuple(need.words for need in row.needs.all() if need.until_at is None),
        is_provisional=row.is_provisional and rules.compares(to.role),
        version=row.version,
        why=why,
        is_number_kept_back=not is_direct,
        added_at=row.added_at,
    )


@shows
def person(*, to: actors.Actor, person: uuid.UUID) -> Person:
    """One person. Raises NotHere where `to` may not see them."""
    access.check(to=to, person=person, scope="identity")
    return as_person(PEOPLE.get(pk=person), to=to)


def each(*, to: actors.Actor, people: list[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """Several people at once, those that `to` may see; the caller writes the looks."""
    with rows.acting(to):
        return {row.pk: as_person(row, to=to) for row in PEOPLE.filter(pk__in=people)}


NAME_KEPT_BACK = "Name not shared with you"


def names(*, to: actors.Actor, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, datetime.date | None]]:
    """Name and date of birth of several people, for rows of lists; the caller writes the looks.

    Every id gets a name: of somebody whom `to` may help but not know, only that it is kept back.
    """
    ids = set(people)
    with rows.acting(to):
        seen = models.Person.objects.filter(pk__in=ids).values_list("pk", "name", "born_on") if ids else ()
        found = {pk: (name, born_on) for pk, name, born_on in seen}
    return {pk: found.get(pk, (NAME_KEPT_BACK, None)) for pk in ids}


@shows
def how_to_reach(*, to: actors.Actor, person: uuid.UUID) -> Reach:
    """How to reach somebody, asked afresh at every use (H3). Raises NotHere without the scope "contact"."""
    access.check(to=to, person=person, scope="contact")
    return reach(models.Person.objects.get(pk=person))


def reach(row: models.Person) -> Reach:
    """The same for a row that the caller has read and may reach; the caller writes the look."""
    channels = {way.channel: way for way in models.SafeContact.objects.filter(person_id=row.pk)}
    phone = models.Phone.objects.filter(person_id=row.pk, until_at=None).first()
    months = places.local_rule("number_checked_months", place_id=row.neighbourhood_id)
    text = rules.may_text(_channel(channels.get("sms"), phone), today=clock.today(), months=months)
    voice = channels.get("voice")
    asked = channels.get("sms") or voice
    restricted = any(way.safe == "no" for way in channels.values())
    return Reach(
        person_id=row.pk,
        name=row.name,
        born_on=row.born_on,
        last_three=row.nhs_number[-3:],
        language=row.language,
        phone=phone.number if phone else "",
        is_shared=bool(phone and phone.is_shared),
        channels=channels,
        text=text if not row.died_on else rules.TextReach(False, 0, "All messages have stopped."),
        may_ring=bool(voice and voice.is_allowed and voice.safe != "no"),
        marker=rules.RESTRICTED if restricted else "",
        confirmed_at=asked.confirmed_at if asked else None,
        confirmed_by=asked.confirmed_by_name if asked else "",
        was_alone=asked.was_alone if asked else "unknown",
    )


def _channel(way: models.SafeContact | None, phone: models.Phone | None) -> rules.Channel | None:
    if way is None:
        return None
    return rules.Channel(
        is_allowed=way.is_allowed,
        safe="unknown" if phone and phone.is_shared else way.safe,
        level=way.level,
        number=phone.number if phone else "",
        confirmed_on=clock.london(way.confirmed_at).date(),
        was_alone=way.was_alone,
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Changing:
    """Somebody about to be corrected: as they stand, and the row for the action."""

    row: models.Person
    person: Person
    lines: str
    postcode: str
    is_address_kept_back: bool
    ethnicity: int | None

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person.id,)


@shows
def to_change(*, to: actors.Actor, person: uuid.UUID, scope: str = "identity") -> Changing:
    """Somebody whom `to` may correct. Raises NotHere or Forbidden. An address is shown where contact is reached."""
    access.check_may_change(by=to, person=person, scope=scope)
    row = PEOPLE.get(pk=person)
    address = models.Address.objects.filter(person=row, until_at=None).first()
    shown = address if address and not address.is_confidential else None
    return Changing(
        row=row,
        person=as_person(row, to=to),
        lines=shown.lines if shown else "",
        postcode=shown.postcode if shown else "",
        is_address_kept_back=bool(address and address.is_confidential),
        ethnicity=row.ethnicity,
    )


def row(*, to: actors.Actor, person: uuid.UUID) -> models.Person | None:
    """The row itself, for actions; None where `to` may not see it."""
    with rows.acting(to, people=[person]):
        return models.Person.objects.filter(pk=person).first()


@dataclasses.dataclass(frozen=True)
class Hearing:
    """What decides who may hear about one person at a huddle: choices by organisation, and users never."""

    choices: dict[uuid.UUID, str]
    never: frozenset[uuid.UUID]

    def may_hear(self, *, organisation: uuid.UUID, kind: str, user: uuid.UUID) -> bool:
        """Whether somebody there for this organisation may hear."""
        return user not in self.never and rules.may_hear(kind, self.choices.get(organisation, ""))


def hearing(*, people: list[uuid.UUID]) -> dict[uuid.UUID, Hearing]:
    """For several people at once, in two statements; only for the board's own working out."""
    choices: dict[uuid.UUID, dict[uuid.UUID, str]] = {person: {} for person in people}
    never: dict[uuid.UUID, set[uuid.UUID]] = {person: set() for person in people}
    with rows.house(*people):
        for row in _choices_in_force().filter(person_id__in=people, scope="huddle"):
            choices[row.person_id][row.organisation_id] = row.state
        told = models.Exclusion.objects.filter(person_id__in=people, until_at=None).exclude(user_id=None)
        for person_id, user_id in told.values_list("person_id", "user_id"):
            never[person_id].add(user_id)
    return {person: Hearing(choices[person], frozenset(never[person])) for person in people}


def has_exclusions(*, person: uuid.UUID) -> bool:
    """Whether there is anybody who should not be told; only for the board's own working out."""
    with rows.house(person):
        return models.Exclusion.objects.filter(person_id=person, until_at=None).exists()


def choices_about_huddles(*, person: uuid.UUID) -> dict[uuid.UUID, str]:
    """What the person chose for each organisation about being talked of at a huddle; a lapsed yes is left out."""
    return hearing(people=[person])[person].choices


def _choices_in_force() -> QuerySet[models.Consent]:
    lasting = Q(review_on=None) | Q(review_on__gt=clock.today()) | ~Q(state__in=rules.YES)
    return models.Consent.objects.filter(lasting, until_at=None)


def unmatched(*, to: actors.Staff, team_ids: list[uuid.UUID]) -> list[tuple[Person, datetime.datetime]]:
    """People whom these teams hold and who are not matched yet, with since when; the oldest first."""
    now = clock.now()
    held = models.Relationship.objects.filter(
        party_kind="team", party_id__in=team_ids, kind__in=("caseload", "accepted"), from_at__lte=now
    ).exclude(until_at__lte=now)
    with rows.acting(to):
        found = PEOPLE.filter(is_provisional=True, became=None, pk__in=held.values("person")).order_by("added_at")
        return [(as_person(row, to=to), row.added_at) for row in found]


def became(*, person: uuid.UUID) -> uuid.UUID | None:
    """The record into which this one was emptied, if it was; within a deed, or before a check of the other."""
    with rows.house(person):
        return models.Person.objects.filter(pk=person).values_list("became_id", flat=True).first()


def leads_to(*, to: actors.Staff, person: uuid.UUID) -> uuid.UUID | None:
    """The record that goes on for one that was emptied, if `to` may see it; else nothing, as for an unknown id."""
    seen, found = {person}, became(person=person)
    while found and found not in seen and (further := became(person=found)):
        seen.add(found)
        found = further
    return found if found and access.may(to=to, person=found, scope="identity") else None


def former(*, person: uuid.UUID) -> list[uuid.UUID]:
    """Records that were emptied into this one; only after a check of this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_former(%s)", [person])
        return [pk for (pk,) in cursor.fetchall()]


def as_reach(reach: Reach) -> messages.Reach:
    """What a message needs to know at the moment it goes."""
    return messages.Reach(
        allowed=reach.text.is_allowed,
        to=reach.phone,
        level=reach.text.level,
        language=reach.language,
        why_not=reach.text.why_not,
    )
