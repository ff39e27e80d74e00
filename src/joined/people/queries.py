"""Finding people, who they are, and how to reach them."""

import dataclasses
import datetime
import re
import uuid

from django.db import connection
from django.db.models import Q

from joined.base import rows
from joined.kit import actors, clock, nhs_number
from joined.messages import rules as messages
from joined.people import access, models, rules
from joined.places import queries as places
from joined.trail.writing import shows

FOUND_AT_MOST = 12
standing = access.standing
DIRECT_CARE = rules.DIRECT_CARE
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

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.id,)

    @property
    def called(self) -> str:
        """What to call them."""
        return self.call_me or self.name.split()[0]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """People of one's own that match, and, for an exact number and birth date, a match card of somebody else."""

    found: tuple[Person, ...]
    match: str
    people: tuple[uuid.UUID, ...]


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


_PEOPLE = models.Person.objects.select_related("practice", "neighbourhood").prefetch_related("needs")


def _person(row: models.Person, *, why: str = "") -> Person:
    return Person(
        id=row.pk,
        name=row.name,
        call_me=row.call_me,
        pronouns=row.pronouns,
        born_on=row.born_on,
        age=rules.age_on(clock.today(), row.born_on) if row.born_on else None,
        nhs_number=row.nhs_number,
        is_nhs_number_odd=row.is_nhs_number_odd,
        practice_id=row.practice_id,
        practice_name=row.practice.name if row.practice else "",
        neighbourhood_id=row.neighbourhood_id,
        neighbourhood_name=row.neighbourhood.name if row.neighbourhood else "",
        language=row.language,
        needs=tuple(need.words for need in row.needs.all() if need.until_at is None),
        is_provisional=row.is_provisional,
        version=row.version,
        why=why,
    )


@shows
def person(*, to: actors.Actor, person: uuid.UUID) -> Person:
    """One person. Raises NotHere where `to` may not see them."""
    access.check(to=to, person=person, scope="identity")
    return _person(_PEOPLE.get(pk=person))


def each(*, to: actors.Actor, people: list[uuid.UUID]) -> dict[uuid.UUID, Person]:
    """Several people at once, those that `to` may see; the caller writes the looks."""
    with rows.acting(to):
        return {row.pk: _person(row) for row in _PEOPLE.filter(pk__in=people)}


@shows
def find(*, to: actors.Staff, words: str) -> Found:
    """One's own rightful people by name, date, number or telephone; others only by exact number and birth date."""
    asked, why = _asked(words)
    own = _PEOPLE.filter(asked).order_by("name_key")[:FOUND_AT_MOST] if asked else []
    found = tuple(_person(row, why=why) for row in own)
    return Found(found=found, match="" if found else _match(words), people=tuple(p.id for p in found))


def _asked(words: str) -> tuple[Q | None, str]:
    """What somebody typed into the one search box, as a condition, and why a person matches it."""
    text = words.strip()
    number = nhs_number.clean(text)
    if number:
        return Q(nhs_number=number), "NHS number"
    if born := day_in(text):
        return Q(born_on=born), "date of birth"
    if digits := _phone_digits(text):
        return Q(phones__number__endswith=digits, phones__until_at=None), "telephone"
    key = rules.name_key(text)
    if len(key) < 2:
        return None, ""
    condition = Q()
    for word in key.split():
        condition &= Q(name_key__contains=word)
    return condition, "name"


def _phone_digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits[-9:] if len(digits) >= 9 and not re.search(r"[^\d\s+()-]", text) else ""


_DAY_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d%m%Y")


def day_in(text: str) -> datetime.date | None:
    """A birth date as people type it, day first; None when it is not one."""
    for form in _DAY_FORMS:
        try:
            return datetime.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _match(words: str) -> str:
    """Initials and year of somebody whose exact number and birth date were typed (AC-018)."""
    number = next((nhs_number.clean(part) for part in re.findall(r"[\d -]{10,14}", words) if nhs_number.clean(part)), "")
    born = next((day for part in re.split(r"[,;]", words) if (day := day_in(part))), None)
    if not (number and born):
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT initials, born_year FROM people_match(%s, %s)", [number, born])
        found = cursor.fetchone()
    return f"{found[0]}, born {found[1]}" if found else ""


@shows
def how_to_reach(*, to: actors.Actor, person: uuid.UUID) -> Reach:
    """How to reach somebody, asked afresh at every use (H3). Raises NotHere without the scope "contact"."""
    access.check(to=to, person=person, scope="contact")
    row = models.Person.objects.get(pk=person)
    channels = {way.channel: way for way in models.SafeContact.objects.filter(person_id=person)}
    phone = models.Phone.objects.filter(person_id=person, until_at=None).first()
    months = places.local_rule("number_checked_months", place_id=row.neighbourhood_id)
    text = rules.may_text(
        _channel(channels.get("sms"), phone), today=clock.today(), months=months
    )
    voice = channels.get("voice")
    asked = channels.get("sms") or voice
    restricted = any(way.safe == "no" for way in channels.values())
    return Reach(
        person_id=person,
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
class Choices:
    """What a person chose, one row for each organisation and scope."""

    rows: tuple[models.Consent, ...]
    people: tuple[uuid.UUID, ...]


@shows
def choices(*, to: actors.Actor, person: uuid.UUID) -> Choices:
    """The choices in force about one person."""
    access.check(to=to, person=person, scope="identity")
    found = models.Consent.objects.filter(person_id=person, until_at=None).select_related("organisation")
    return Choices(rows=tuple(found.order_by("organisation__name", "scope")), people=(person,))


def row(*, to: actors.Actor, person: uuid.UUID) -> models.Person | None:
    """The row itself, for actions; None where `to` may not see it."""
    with rows.acting(to, people=[person]):
        return models.Person.objects.filter(pk=person).first()


def excluded_users(*, person: uuid.UUID) -> set[uuid.UUID]:
    """Members of staff who may never see or hear this; only for the board's own working out."""
    with rows.house(person):
        return set(
            models.Exclusion.objects.filter(person_id=person, until_at=None)
            .exclude(user_id=None)
            .values_list("user_id", flat=True)
        )


def has_exclusions(*, person: uuid.UUID) -> bool:
    """Whether there is anybody who should not be told; only for the board's own working out."""
    with rows.house(person):
        return models.Exclusion.objects.filter(person_id=person, until_at=None).exists()


def choices_about_huddles(*, person: uuid.UUID) -> dict[uuid.UUID, str]:
    """What the person chose for each organisation about being talked of at a huddle; a lapsed yes is left out."""
    with rows.house(person):
        return dict(
            models.Consent.objects.filter(person_id=person, scope="huddle", until_at=None)
            .filter(Q(review_on=None) | Q(review_on__gt=clock.today()) | ~Q(state="given"))
            .values_list("organisation_id", "state")
        )


def organisations_that_may_hear(*, person: uuid.UUID, organisations: dict[uuid.UUID, str]) -> set[uuid.UUID]:
    """Of these organisations (id → kind), those that the person lets hear about them at a huddle."""
    states = choices_about_huddles(person=person)
    return {
        organisation
        for organisation, kind in organisations.items()
        if rules.may_hear(kind, states.get(organisation, ""))
    }


def holder_of_number(*, number: str) -> uuid.UUID | None:
    """Whose NHS number this is; answered to the house alone."""
    with rows.context(actors.System("likeness")), connection.cursor() as cursor:
        cursor.execute("SELECT people_holder_of(%s, %s)", ["https://fhir.nhs.uk/Id/nhs-number", number])
        return cursor.fetchone()[0]


def as_reach(reach: Reach) -> messages.Reach:
    """What a message needs to know at the moment it goes."""
    return messages.Reach(
        allowed=reach.text.is_allowed,
        to=reach.phone,
        level=reach.text.level,
        language=reach.language,
        why_not=reach.text.why_not,
    )
