"""Who somebody is: welcomed at once, corrected later. Nothing but a name is needed, and no number stops anybody."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import happenings, rows, versions
from joined.kit import actors, clock, nhs_number
from joined.people import access, models, queries, rules
from joined.people.actions import relating
from joined.places import queries as places
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
    if details.practice_id:
        relating.keep(person_id, "registered", "organisation", details.practice_id, source="people.welcome")
    if by.kind == "staff" and details.practice_id != by.organisation:
        until = clock.now() + clock.days(ADDED_BY_DAYS)
        relating.keep(person_id, "referral", "user", by.id, source="people.welcome", until_at=until)
    with rows.house(person_id):
        person = _new(person_id, details, provisional=provisional, by=by)
        person.save(force_insert=True)
        _keep_number(person, nhs_number.clean(details.nhs_number))
        _keep_ways(person, details)
    happenings.announce("people.welcomed", person=str(person_id))
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
        relating.keep(person.pk, "registered", "organisation", practice_id, source="people.change")
