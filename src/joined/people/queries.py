"""Finding people, who they are, and how to reach them."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable

from django.conf.locale import LANG_INFO
from django.db import connection
from django.db.models import Q, QuerySet

from joined.base import rows
from joined.kit import actors, clock
from joined.messages import hours as times
from joined.messages import queries as messaging
from joined.messages import rules as messages
from joined.people import access, comparing, models, needing, routes, rules, words
from joined.places import queries as places
from joined.trail.writing import shows

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
Route = routes.Route
standing = access.standing
check_may_add = access.check_may_add
reaches_anybody = access.reaches_anybody
keeps_lists = access.keeps_lists
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
    """How to reach somebody. `marker` says that contact is restricted and never why.

    `is_masked`: restricted, and the looker is not their key worker: no number, address or time is here (T11).
    """

    person_id: uuid.UUID
    name: str
    born_on: datetime.date | None
    last_three: str
    language: str
    phone: str
    dial: str
    is_shared: bool
    email: str
    channels: dict[str, models.SafeContact]
    text: rules.TextReach
    routes: tuple[routes.Route, ...]
    flags: tuple[needing.Flag, ...]
    needs: tuple[str, ...]
    may_ring: bool
    may_leave_voicemail: bool
    marker: str
    confirmed_at: datetime.datetime | None
    confirmed_by: str
    was_alone: str
    is_masked: bool = False
    is_stopped: bool = False

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person_id,)

    @property
    def first(self) -> routes.Route | None:
        """The way to take."""
        return routes.first(self.routes)

    def route(self, key: str) -> routes.Route:
        """One way, open or not."""
        return next(route for route in self.routes if route.key == key)

    def closed(self, channel: str) -> str:
        """Why this channel may not be used now, whatever was said when they were asked; empty where it may (H24)."""
        if channel == "voicemail":
            return "" if self.may_leave_voicemail else LEAVE_NONE
        way = next(route for route in self.routes if routes.CHANNEL[route.key] == channel)
        return "" if way.is_allowed else way.why_not

    @property
    def hours(self) -> str:
        """When they may be rung or texted, in their words."""
        asked = [self.channels[key].hours for key in ("sms", "voice") if key in self.channels]
        return next((words for words in asked if words), "")

    @property
    def is_large(self) -> bool:
        """Whether letters are printed in large print."""
        return needing.has(self.flags, "large-print")

    @property
    def is_easy(self) -> bool:
        """Whether letters are set as easy read: one thing at a time."""
        return needing.has(self.flags, "easy-read")


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
    """How to reach somebody, asked afresh at every use (H3). Raises NotHere without the scope "contact".

    Where contact is restricted, only their key worker and those who send for the service see it in full (T11).
    """
    access.check(to=to, person=person, scope="contact")
    found = reach(models.Person.objects.get(pk=person))
    return masked(found) if found.marker and not access.is_key_worker(to=to, person=person) else found


@shows
def unmasked(*, to: actors.Actor, person: uuid.UUID) -> Reach:
    """The same in full, for the one page that follows a written reason (`actions.unmask`)."""
    access.check(to=to, person=person, scope="contact")
    return reach(models.Person.objects.get(pk=person))


def channel_of(route: str) -> str:
    """The channel of messages that a way uses; a call and a meeting are written as a text would be."""
    channel = routes.CHANNEL[route]
    return channel if channel in ("sms", "email", "letter") else "letter"


def language_named(tag: str) -> str:
    """A language in English by its tag, as far as we or Django know it."""
    return words.LANGUAGES.get(tag) or LANG_INFO.get(tag, {}).get("name") or tag


def is_masked(*, to: actors.Actor, person: uuid.UUID) -> bool:
    """Whether contact is restricted and `to` is not their key worker: no number, address or time is shown (T11)."""
    with rows.house(person):
        restricted = models.SafeContact.objects.filter(person_id=person, safe="no").exists()
    return restricted and not access.is_key_worker(to=to, person=person)


def masked(found: Reach) -> Reach:
    """What everybody else sees of somebody whose contact is restricted: that it is, and whom to ring."""
    shut = tuple(
        route if route.key == "handed" else routes.Route(key=route.key, is_allowed=False, level=0, why_not=found.marker)
        for route in found.routes
    )
    return dataclasses.replace(
        found,
        phone="",
        dial="",
        email="",
        channels={},
        text=rules.TextReach(False, 0, found.marker),
        routes=tuple(sorted(shut, key=lambda route: not route.is_allowed)),
        may_ring=False,
        may_leave_voicemail=False,
        confirmed_at=None,
        confirmed_by="",
        was_alone="unknown",
        is_masked=True,
    )


def reach(row: models.Person) -> Reach:
    """The same for a row that the caller has read and may reach; the caller writes the look."""
    channels = {way.channel: way for way in models.SafeContact.objects.filter(person_id=row.pk)}
    phone = models.Phone.objects.filter(person_id=row.pk, until_at=None).first()
    email = models.Email.objects.filter(person_id=row.pk, until_at=None).first()
    home = models.Address.objects.filter(person_id=row.pk, until_at=None).first()
    needs = _needs(row.pk)
    flags = needing.flags(needs)
    number = phone.number if phone else ""
    known = routes.Known(
        channels=_known(channels, phone, email),
        has_home=bool(home and home.lines),
        is_home_kept_back=bool(home and home.is_confidential),
        needs=needs,
        is_stopped=bool(number) and messaging.is_stopped(number=number),
        has_failed=frozenset(
            key for key, kept in (("text", phone), ("email", email)) if kept and kept.failed_at is not None
        ),
        has_died=row.died_on is not None,
        today=clock.today(),
        months=places.local_rule("number_checked_months", place_id=row.neighbourhood_id),
    )
    found = routes.routes(known)
    text = next(route for route in found if route.key == "text")
    asked = channels.get("sms") or channels.get("voice") or channels.get("letter") or channels.get("email")
    return Reach(
        person_id=row.pk,
        name=row.name,
        born_on=row.born_on,
        last_three=row.nhs_number[-3:],
        language=row.language,
        phone=number,
        dial=needing.dialled(number, flags),
        is_shared=bool(phone and phone.is_shared),
        email=email.address if email else "",
        channels=channels,
        text=rules.TextReach(text.is_allowed, text.level, text.why_not),
        routes=found,
        flags=flags,
        needs=needs,
        may_ring="voice" in channels and next(route for route in found if route.key == "call").is_allowed,
        may_leave_voicemail=routes.may_leave_voicemail(known),
        marker=rules.RESTRICTED if known.is_restricted else "",
        confirmed_at=asked.confirmed_at if asked else None,
        confirmed_by=asked.confirmed_by_name if asked else "",
        was_alone=asked.was_alone if asked else "unknown",
        is_stopped=known.is_stopped,
    )


def _known(
    channels: dict[str, models.SafeContact], phone: models.Phone | None, email: models.Email | None
) -> dict[str, rules.Channel | None]:
    by_phone = {key: _channel(channels.get(key), phone) for key in ("sms", "voice", "voicemail")}
    if by_phone["voice"] is None and phone is not None:
        by_phone["sms"] = by_phone["sms"] or rules.Channel(is_allowed=False, number=phone.number)
    letter = _channel(channels.get("letter"), None)
    by_email = _channel(channels.get("email"), None)
    if by_email is not None and email is not None:
        safe = _safe(channels["email"], is_shared=email.is_shared)
        by_email = dataclasses.replace(by_email, number=email.address, safe=safe)
    return {**by_phone, "letter": letter, "email": by_email}


def _safe(way: models.SafeContact, *, is_shared: bool) -> str:
    """What somebody else sees is never known to be safe; what is not safe stays so, whoever shares it."""
    return "unknown" if is_shared and way.safe == "yes" else way.safe


def _channel(way: models.SafeContact | None, phone: models.Phone | None) -> rules.Channel | None:
    if way is None:
        return None
    return rules.Channel(
        is_allowed=way.is_allowed,
        safe=_safe(way, is_shared=bool(phone and phone.is_shared)),
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
    is_hidden = bool(address) and (address.is_confidential or is_masked(to=to, person=person))
    shown = None if is_hidden else address
    return Changing(
        row=row,
        person=as_person(row, to=to),
        lines=shown.lines if shown else "",
        postcode=shown.postcode if shown else "",
        is_address_kept_back=is_hidden,
        ethnicity=row.ethnicity,
    )


def row(*, to: actors.Actor, person: uuid.UUID) -> models.Person | None:
    """The row itself, for actions; None where `to` may not see it."""
    with rows.acting(to, people=[person]):
        return models.Person.objects.filter(pk=person).first()


def rows_of(*, to: actors.Actor, people: Iterable[uuid.UUID]) -> dict[uuid.UUID, models.Person]:
    """The rows of those whom `to` may see, for actions."""
    ids = list(people)
    with rows.acting(to, people=ids):
        return {row.pk: row for row in models.Person.objects.filter(pk__in=ids)}


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


def is_safe(*, person: uuid.UUID, channel: str) -> bool:
    """Whether nobody has said that this way is unsafe, and no need of theirs shuts it; within a deed, as the house."""
    is_unsafe = models.SafeContact.objects.filter(person_id=person, channel=channel, safe="no").exists()
    return not is_unsafe and channel not in needing.shut(needing.flags(_needs(person)))


def _needs(person: uuid.UUID) -> tuple[str, ...]:
    return tuple(models.Need.objects.filter(person_id=person, until_at=None).values_list("words", flat=True))


def as_reach(reach: Reach, *, channel: str = "sms") -> messages.Reach:
    """What a message needs to know at the moment it goes.

    Times that cannot be read stop what goes by itself where safety is in doubt; where they said it is safe, the
    quiet hours alone hold.
    """
    route = reach.route("email" if channel == "email" else "text")
    read = times.read(reach.hours)
    is_unread = read is None and route.level < routes.ENOUGH
    return messages.Reach(
        allowed=route.is_allowed and not is_unread,
        to=reach.email if channel == "email" else reach.phone,
        level=route.level,
        language=reach.language,
        why_not=UNREAD_HOURS if is_unread and route.is_allowed else route.why_not,
        hours=read or messages.ANY_TIME,
    )


LEAVE_NONE = "Leave none."
UNREAD_HOURS = "They gave times that no machine reads. Ring at those times instead."
