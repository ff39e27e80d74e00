"""An address or number that is kept confidential: a refuge, a witness, somebody who must not find them (AC-008)."""

from collections.abc import Collection

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.people import access, models, words
from joined.trail.writing import action, because

PARTS = {"address": models.Address, "phone": models.Phone}
LEAST_REASON = 2


@action
def keep_back(
    *,
    by: actors.Staff,
    person: models.Person,
    parts: Collection[str],
    who: str,
    why: str,
    lines: str = "",
    postcode: str = "",
) -> models.Person:
    """Nobody but their key worker sees these from now on; anybody who may reach them says so, with two reasons that
    stay in the trail: who asks for it, and why. `lines`, `postcode`: where they live now, if that is new.

    Raises NotHere, Forbidden or Refused.
    """
    access.check_may_change(by=by, person=person.pk, scope="contact")
    if "address" in parts and (lines or postcode):
        person.addresses.filter(until_at=None).update(until_at=clock.now())
        models.Address.objects.create(person=person, lines=lines, postcode=postcode)
    _say_why(by, person, "people.kept_back", who, why)
    for part in parts:
        _mark(person, part, is_confidential=True)
    return person


@action
def keep_back_no_longer(
    *, by: actors.Staff, person: models.Person, parts: Collection[str], who: str, why: str
) -> models.Person:
    """Everybody who may reach them sees these again. Only their key worker says so. Raises as `keep_back`."""
    access.check_may_change(by=by, person=person.pk, scope="contact")
    if not access.is_key_worker(to=by, person=person.pk):
        raise errors.Refused(words.KEY_WORKER_ONLY, field="parts")
    _say_why(by, person, "people.kept_back_no_longer", who, why)
    for part in parts:
        _mark(person, part, is_confidential=False)
    return person


@action
def look_at_home(*, by: actors.Staff, person: models.Person, reason: str) -> models.Person:
    """Their key worker looks where they live, with a reason that stays in the trail. Raises NotHere or Refused."""
    access.check(to=by, person=person.pk, scope="contact")
    if not access.is_key_worker(to=by, person=person.pk):
        raise errors.NotHere()
    _check_reason(reason, field="reason")
    because(by=by, verb="people.looked_at_home", person=person.pk, why=reason)
    return person


def _say_why(by: actors.Staff, person: models.Person, verb: str, who: str, why: str) -> None:
    if not who.strip():
        raise errors.Refused(words.WHO_ASKS, field="who")
    _check_reason(why, field="why")
    because(by=by, verb=verb, person=person.pk, why=f"{who}: {why}", is_look=False)


def _check_reason(why: str, *, field: str) -> None:
    if len(why.split()) < LEAST_REASON:
        raise errors.Refused(words.SAY_WHY, field=field)


def _mark(person: models.Person, part: str, *, is_confidential: bool) -> None:
    with rows.house(person.pk):
        current = PARTS[part].objects.filter(person=person, until_at=None)
        if not current.update(is_confidential=is_confidential):
            raise errors.Refused(words.NOTHING_TO_KEEP[part], field="parts")
