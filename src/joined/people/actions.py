"""Writing about people: welcome, how to reach them, what they chose, who may reach them, and a text to them."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import later, rows, versions
from joined.kit import actors, clock, errors, nhs_number
from joined.messages import actions as messages
from joined.people import access, models, queries, rules
from joined.places import queries as places
from joined.trail.writing import action

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
CONSENT_MONTHS = 12
ADDED_BY_DAYS = 2
"""Who added somebody of another practice, or of none, reaches them so long to go on: to bring them, or to ask."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Details:
    """What is known of somebody; everything but a name is optional, and none of it a reason to stop.

    `neighbourhood_id`: where they were sent to or stay, used when practice and postcode say nothing.
    """

    name: str
    call_me: str = ""
    pronouns: str = ""
    born_on: datetime.date | None = None
    nhs_number: str = ""
    ethnicity: int | None = None
    language: str = "en"
    practice_id: uuid.UUID | None = None
    lines: str = ""
    postcode: str = ""
    phone: str = ""
    is_phone_shared: bool = False
    needs: tuple[str, ...] = ()
    neighbourhood_id: uuid.UUID | None = None


@action
def welcome(*, by: actors.Actor, details: Details, provisional: bool = False) -> models.Person:
    """A person, at once. The number of somebody we know leaves them provisional, and says nothing to the asker."""
    person_id = uuid.uuid4()
    if by.kind == "staff":
        access.check_may_add(by=by)
    if details.practice_id:
        _relate(person_id, "registered", "organisation", details.practice_id, source="people.welcome")
    if by.kind == "staff" and details.practice_id != by.organisation:
        until = clock.now() + clock.days(ADDED_BY_DAYS)
        _relate(person_id, "referral", "user", by.id, source="people.welcome", until_at=until)
    with rows.house(person_id):
        person = _new(person_id, details, provisional=provisional, by=by)
        person.save(force_insert=True)
        _keep_number(person, nhs_number.clean(details.nhs_number))
        _keep_ways(person, details)
    return person


def _new(person_id: uuid.UUID, details: Details, *, provisional: bool, by: actors.Actor) -> models.Person:
    number = nhs_number.clean(details.nhs_number)
    return models.Person(
        pk=person_id,
        name=details.name,
        name_key=rules.name_key(details.name),
        call_me=details.call_me,
        pronouns=details.pronouns,
        born_on=details.born_on,
        is_nhs_number_odd=bool(number) and not nhs_number.is_valid(number),
        ethnicity=details.ethnicity,
        language=details.language,
        practice_id=details.practice_id,
        neighbourhood_id=places.neighbourhood_for(practice_id=details.practice_id, postcode=details.postcode)
        or details.neighbourhood_id,
        is_provisional=provisional,
        added_at=clock.now(),
        changed_by_name=by.name,
    )


def _keep_number(person: models.Person, number: str) -> None:
    if not number:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT claim_identifier(%s, %s, %s)", [person.pk, NHS_NUMBER, number])
        taken = cursor.fetchone()[0] == "taken"
    if taken:
        person.is_provisional = True
    else:
        person.nhs_number = number
    person.save(update_fields=["nhs_number", "is_provisional"])


def _keep_ways(person: models.Person, details: Details) -> None:
    if details.phone:
        models.Phone.objects.create(person=person, number=details.phone, is_shared=details.is_phone_shared)
    if details.lines or details.postcode:
        models.Address.objects.create(person=person, lines=details.lines, postcode=details.postcode)
    for words in details.needs:
        models.Need.objects.create(person=person, words=words)


@action
def change(*, by: actors.Actor, person: models.Person, version: int, **values: object) -> models.Person:
    """Correct who somebody is. Raises errors.Conflict with both texts when somebody else did so first."""
    access.check_may_change(by=by, person=person.pk)
    if "name" in values:
        values["name_key"] = rules.name_key(str(values["name"]))
    if "practice_id" in values and values["practice_id"] != person.practice_id:
        values["neighbourhood_id"] = places.neighbourhood_for(practice_id=values["practice_id"])
    re_registers = "practice_id" in values and values["practice_id"] != person.practice_id
    versions.change(person, version=version, words=FIELDS, changed_by_name=by.name, **values)
    if re_registers:
        with rows.house(person.pk):
            _re_register(person, values["practice_id"])
    return person


FIELDS = {
    "name": "Name",
    "call_me": "Likes to be called",
    "pronouns": "Pronouns",
    "born_on": "Born",
    "language": "Language",
}
"""What two people who change the same person at once are shown of each other's."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Correction:
    """Everything that the edit page asks at once. `number` and `address` only where they were given."""

    version: int
    values: dict[str, object]
    number: str = ""
    lines: str = ""
    postcode: str = ""
    needs: tuple[str, ...] = ()


@action
def correct(*, by: actors.Actor, person: models.Person, correction: Correction) -> models.Person:
    """Correct who somebody is, where they live and what they need. Raises as `change` does.

    Who they are comes last: a new practice may end the reason for which `by` could see them.
    """
    access.check_may_change(by=by, person=person.pk)
    if number := nhs_number.clean(correction.number):
        _keep_number(person, number)
        models.Person.objects.filter(pk=person.pk).update(is_nhs_number_odd=not nhs_number.is_valid(number))
    if access.may_change(by=by, person=person.pk, scope="contact"):
        _move(person, correction.lines, correction.postcode)
    _keep_needs(person, correction.needs)
    return change(by=by, person=person, version=correction.version, **correction.values)


def _move(person: models.Person, lines: str, postcode: str) -> None:
    """A confidential address is not shown on the page, so it is not changed by it."""
    current = person.addresses.filter(until_at=None).first()
    if current and (current.is_confidential or (current.lines, current.postcode) == (lines, postcode)):
        return
    person.addresses.filter(until_at=None).update(until_at=clock.now())
    if lines or postcode:
        models.Address.objects.create(person=person, lines=lines, postcode=postcode)


def _keep_needs(person: models.Person, needs: tuple[str, ...]) -> None:
    """Those that are no longer named have ended; the others stay, and new ones are added."""
    current = dict(person.needs.filter(until_at=None).values_list("words", "pk"))
    gone = [pk for words, pk in current.items() if words not in needs]
    if gone:
        person.needs.filter(pk__in=gone).update(until_at=clock.now())
    for words in dict.fromkeys(needs):
        if words not in current:
            models.Need.objects.create(person=person, words=words)


def _re_register(person: models.Person, practice_id: object) -> None:
    """Access follows registration (AC-036)."""
    person.relationships.filter(kind="registered", until_at=None).update(until_at=clock.now())
    if practice_id:
        _relate(person.pk, "registered", "organisation", practice_id, source="people.change")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Way:
    """How one channel stands, as the person said and somebody asked."""

    channel: str
    is_allowed: bool
    safe: str = "unknown"
    level: int = 0
    hours: str = ""
    if_answered: str = "nothing"
    may_speak_to: str = ""
    was_alone: str = "unknown"


@action
def confirm_way(*, by: actors.Actor, person: models.Person, way: Way, phone: str = "") -> models.SafeContact:
    """Keep what they said about one way to reach them, who asked, when, and whether they were alone."""
    if phone:
        _use_phone(person, phone)
    kept, _ = models.SafeContact.objects.update_or_create(
        person=person,
        channel=way.channel,
        defaults={
            "is_allowed": way.is_allowed,
            "safe": way.safe,
            "level": way.level,
            "hours": way.hours,
            "if_answered": way.if_answered,
            "may_speak_to": way.may_speak_to,
            "was_alone": way.was_alone,
            "confirmed_at": clock.now(),
            "confirmed_by_name": by.name,
        },
    )
    return kept


@action
def confirm_ways(
    *, by: actors.Actor, person: models.Person, ways: tuple[Way, ...], phone: str = "", is_shared: bool = False
) -> models.Person:
    """Keep what they said about every way that was asked, at once, and whose the telephone is."""
    access.check_may_change(by=by, person=person.pk, scope="contact")
    if phone:
        _use_phone(person, phone)
        person.phones.filter(until_at=None).update(is_shared=is_shared)
    for way in ways:
        confirm_way(by=by, person=person, way=way)
    return person


def _use_phone(person: models.Person, number: str) -> None:
    current = person.phones.filter(until_at=None)
    if not current.filter(number=number).exists():
        current.update(until_at=clock.now())
        models.Phone.objects.create(person=person, number=number)


@action
def add_need(*, by: actors.Actor, person: models.Person, words: str) -> models.Need:
    """What they need so that help reaches them (H24)."""
    access.check_may_change(by=by, person=person.pk)
    return models.Need.objects.create(person=person, words=words)


@action
def choose(
    *,
    by: actors.Actor,
    person: models.Person,
    organisation_id: uuid.UUID,
    scope: str,
    state: str,
    wording: str,
    how: str,
) -> models.Consent:
    """Keep a choice of the person. It takes effect on the next request; what stood before is ended, not edited."""
    now = clock.now()
    models.Consent.objects.filter(person=person, organisation_id=organisation_id, scope=scope, until_at=None).update(
        until_at=now
    )
    review = clock.today() + datetime.timedelta(days=365)
    return models.Consent.objects.create(
        person=person,
        organisation_id=organisation_id,
        scope=scope,
        state=state,
        wording=wording,
        how=how,
        by_id=by.id,
        by_name=by.name,
        from_at=now,
        review_on=review if state == "given" else None,
    )


@action
def exclude(
    *, by: actors.Actor, person: models.Person, name: str, user_id: uuid.UUID | None = None
) -> models.Exclusion:
    """This member of staff never; beats everything, and they are never told."""
    return models.Exclusion.objects.create(
        person=person, user_id=user_id, name=name, said_at=clock.now(), by_name=by.name
    )


@action
def relate(
    *,
    by: actors.Actor,
    person: uuid.UUID,
    kind: str,
    party_kind: str,
    party_id: uuid.UUID,
    until_at: datetime.datetime | None = None,
    source: str,
) -> None:
    """A reason to look, from now. The same one is not kept twice; a later end moves it on."""
    _relate(person, kind, party_kind, party_id, source=source, until_at=until_at)


@action
def let_in(
    *,
    by: actors.Actor,
    person: uuid.UUID,
    kind: str,
    team_ids: list[uuid.UUID],
    until_at: datetime.datetime,
    source: str,
) -> None:
    """The same reason to look for several teams at once, until a moment."""
    now = clock.now()
    held = models.Relationship.objects.filter(
        person_id=person, kind=kind, party_kind="team", party_id__in=team_ids
    ).exclude(until_at__lte=now)
    there = set(held.values_list("party_id", flat=True))
    held.update(until_at=until_at)
    models.Relationship.objects.bulk_create(
        models.Relationship(
            person_id=person,
            kind=kind,
            party_kind="team",
            party_id=team_id,
            from_at=now,
            until_at=until_at,
            source=source,
        )
        for team_id in team_ids
        if team_id not in there
    )


@action
def unrelate(*, by: actors.Actor, person: uuid.UUID, kinds: tuple[str, ...], party_id: uuid.UUID | None = None) -> None:
    """End these reasons to look; with the grace of 28 days where the matrix gives it."""
    ending = models.Relationship.objects.filter(person_id=person, kind__in=kinds, until_at=None)
    (ending.filter(party_id=party_id) if party_id else ending).update(until_at=clock.now())


def _relate(
    person_id: uuid.UUID,
    kind: str,
    party_kind: str,
    party_id: object,
    *,
    source: str,
    until_at: datetime.datetime | None = None,
) -> None:
    now = clock.now()
    same = models.Relationship.objects.filter(
        person_id=person_id, kind=kind, party_kind=party_kind, party_id=party_id
    ).exclude(until_at__lte=now)
    if same.update(until_at=until_at):
        return
    models.Relationship.objects.create(
        person_id=person_id,
        kind=kind,
        party_kind=party_kind,
        party_id=party_id,
        from_at=now,
        until_at=until_at,
        source=source,
    )


@action
def text(*, by: actors.Staff, person: models.Person, words: str, level: int) -> object:
    """Write a text to somebody and put it to be sent after the undo. Everything is checked again when it goes.

    Raises Forbidden where no text may go (AC-012), Refused where the words say more than the person chose, do
    not fit, or would arrive destroyed.
    """
    reach = queries.how_to_reach(to=by, person=person.pk)
    if not reach.text.is_allowed:
        raise errors.Forbidden(reach.text.why_not)
    if level > reach.text.level:
        raise errors.Refused("That says more than they chose to read in a text.", field="words")
    message = messages.write(
        by=by,
        about=person.pk,
        organisation_id=by.organisation,
        team_id=next(iter(by.team_ids), None),
        to=reach.phone,
        language=reach.language,
        level=level,
        words=words,
    )
    later.later(
        "people.dispatch",
        in_seconds=(message.due_at - clock.now()).total_seconds(),
        message=str(message.pk),
        person=str(person.pk),
    )
    return message
