"""Who somebody is: welcomed at once, corrected later. Nothing but a name is needed, and no number stops anybody."""

import dataclasses
import datetime
import functools
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import Q

from joined.base import happenings, rows, versions
from joined.kit import actors, clock, errors, nhs_number
from joined.people import access, models, queries, rules
from joined.people.actions import relating
from joined.places import queries as places
from joined.trail import writing
from joined.trail.writing import action

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
    relating.keep_new(_reasons(person_id, details, by=by))
    with rows.house(person_id):
        person = _new(person_id, details, provisional=provisional, by=by, place=_neighbourhood(details))
        person.save(force_insert=True)
        _keep_number(person, nhs_number.clean(details.nhs_number))
        _keep_ways(person, details)
    happenings.announce("people.welcomed", person=str(person_id))
    return person


@action
def welcome_many(*, by: actors.Actor, each: Sequence[Details]) -> list[models.Person]:
    """As `welcome` for each, in a handful of statements: a list of a practice or a team, some hundreds at a time."""
    if by.kind == "staff":
        access.check_may_add(by=by)
    ids = [uuid.uuid4() for _ in each]
    reasons = [reason for pk, details in zip(ids, each, strict=True) for reason in _reasons(pk, details, by=by)]
    relating.keep_new(reasons)
    neighbourhoods = functools.cache(
        lambda practice, postcode: places.neighbourhood_for(practice_id=practice, postcode=postcode)
    )
    with rows.house(*ids):
        taken = _claim_many({pk: nhs_number.clean(details.nhs_number) for pk, details in zip(ids, each, strict=True)})
        people = []
        for pk, details in zip(ids, each, strict=True):
            place = neighbourhoods(details.practice_id, details.postcode) or details.neighbourhood_id
            person = _new(pk, details, provisional=pk in taken, by=by, place=place)
            person.nhs_number = nhs_number.clean(details.nhs_number)
            people.append(person)
        models.Person.objects.bulk_create(people)
        _keep_ways_of_many(people, each)
    writing.each(by=by, verb="people.welcome", about=[(pk, pk) for pk in ids])
    happenings.announce("people.welcomed_many", people=",".join(str(pk) for pk in ids))
    return people


def _claim_many(numbers: dict[uuid.UUID, str]) -> set[uuid.UUID]:
    """Whose number was another's already; the first of two in one list has it."""
    given = {pk: number for pk, number in numbers.items() if number}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, claim_identifier(person, %s, number) FROM unnest(%s::uuid[], %s::text[]) "
            "WITH ORDINALITY AS claimed (person, number, n) ORDER BY n",
            [queries.NHS_NUMBER, list(given), list(given.values())],
        )
        return {pk for pk, said in cursor.fetchall() if said == "taken"}


def _keep_ways_of_many(people: Sequence[models.Person], each: Sequence[Details]) -> None:
    both = list(zip(people, each, strict=True))
    models.Phone.objects.bulk_create(
        models.Phone(person=person, number=one.phone, is_shared=one.is_phone_shared)
        for person, one in both
        if one.phone
    )
    models.Address.objects.bulk_create(
        models.Address(person=person, lines=one.lines, postcode=one.postcode)
        for person, one in both
        if one.lines or one.postcode
    )
    models.Need.objects.bulk_create(
        models.Need(person=person, words=words) for person, one in both for words in one.needs
    )


def _reasons(person_id: uuid.UUID, details: Details, *, by: actors.Actor) -> list[relating.Reason]:
    """Who may look at somebody just added: their practice; and whoever adds somebody of no or another practice."""
    source, found = "people.welcome", []
    if details.practice_id:
        found.append(relating.Reason(person_id, "registered", "organisation", details.practice_id, source))
    if by.kind == "staff" and details.practice_id != by.organisation:
        until = clock.now() + clock.days(ADDED_BY_DAYS)
        found.append(relating.Reason(person_id, "referral", "user", by.id, source, until, by.organisation))
    return found


def _neighbourhood(details: Details) -> uuid.UUID | None:
    found = places.neighbourhood_for(practice_id=details.practice_id, postcode=details.postcode)
    return found or details.neighbourhood_id


def _new(
    person_id: uuid.UUID, details: Details, *, provisional: bool, by: actors.Actor, place: uuid.UUID | None
) -> models.Person:
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
        neighbourhood_id=place,
        is_provisional=provisional,
        added_at=clock.now(),
        changed_by_name=by.name,
    )


def _keep_number(person: models.Person, number: str) -> None:
    """What was typed is kept; whose it is, the database alone decides. In-take compares (H12)."""
    if not number:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT claim_identifier(%s, %s, %s)", [person.pk, queries.NHS_NUMBER, number])
        taken = cursor.fetchone()[0] == "taken"
    person.nhs_number = number
    person.is_provisional = person.is_provisional or taken
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


@action
def let_go(*, by: actors.Actor, person: models.Person) -> None:
    """Somebody who was added by mistake, and about whom nothing is open: nobody reaches them any more, and their
    number is free for whoever it belongs to. Nothing is deleted. Within another action only.
    """
    access.check_may_change(by=by, person=person.pk)
    _let_go([person.pk])


@action
def let_go_each(*, by: actors.Staff, people: Sequence[uuid.UUID]) -> None:
    """As `let_go` for each of several, in a handful of statements. Raises where one of them may not be changed."""
    access.check_may_change_each(by=by, people=people)
    _let_go(people)
    writing.each(by=by, verb="people.let_go", about=[(person, None) for person in people])


def _let_go(people: Sequence[uuid.UUID]) -> None:
    now = clock.now()
    with rows.house(*people):
        lasting = Q(until_at=None) | Q(until_at__gt=now)
        models.Relationship.objects.filter(lasting, person_id__in=people).update(until_at=now)
        with connection.cursor() as cursor:
            cursor.execute("SELECT people_let_go(who) FROM unnest(%s::uuid[]) AS who", [list(people)])
        models.Person.objects.filter(pk__in=people).update(let_go_at=now)


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

    Whoever comes second waits for the first, and is shown all that both wrote (F-15). Who they are comes last: a new
    practice may end the reason for which `by` could see them.
    """
    access.check_may_change(by=by, person=person.pk)
    if models.Person.objects.select_for_update().get(pk=person.pk).version != correction.version:
        raise _both(queries.to_change(to=by, person=person.pk), correction)
    if number := nhs_number.clean(correction.number):
        _keep_number(person, number)
        models.Person.objects.filter(pk=person.pk).update(is_nhs_number_odd=not nhs_number.is_valid(number))
    if access.may_change(by=by, person=person.pk, scope="contact") and not queries.is_masked(to=by, person=person.pk):
        _move(person, correction.lines, correction.postcode)
    _keep_needs(person, correction.needs)
    return change(by=by, person=person, version=correction.version, **correction.values)


def _both(known: queries.Changing, correction: Correction) -> errors.Conflict:
    """What was typed, beside what was saved first. An address that is kept back stands in neither."""
    yours = {FIELDS[name]: value for name, value in correction.values.items() if name in FIELDS}
    theirs = {words: getattr(known.row, name) for name, words in FIELDS.items() if words in yours}
    yours["What they need"], theirs["What they need"] = "\n".join(correction.needs), "\n".join(known.person.needs)
    if not known.is_address_kept_back:
        yours["Where they live"] = f"{correction.lines} {correction.postcode}".strip()
        theirs["Where they live"] = f"{known.lines} {known.postcode}".strip()
    return errors.Conflict(
        yours={words: versions.text_of(value) for words, value in yours.items()},
        theirs={words: versions.text_of(value) for words, value in theirs.items()},
        by=known.row.changed_by_name,
    )


def _move(person: models.Person, lines: str, postcode: str) -> None:
    """A confidential address is not shown on the page, so it is not changed by it; nor is one behind a restriction."""
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
        relating.keep(relating.Reason(person.pk, "registered", "organisation", practice_id, "people.change"))
