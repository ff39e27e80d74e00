"""A list that was brought in by mistake is taken back, where nobody has touched what it became."""

import collections
import uuid
from collections.abc import Sequence

from django.db.models import F

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.imports import access, models, words
from joined.imports.actions import receiving
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import queries as persons
from joined.trail import queries as trail
from joined.trail import writing
from joined.trail.writing import action


@action
def undo(*, by: actors.Staff, of: models.Import, second: str) -> None:
    """Take it back, as a second person agrees, while there is time (local rule). Raises Refused."""
    access.check_may_import(by=by)
    second = " ".join(second.split())
    if not second:
        raise errors.Refused(words.SECOND_MISSING, field="second")
    if second.casefold() == by.name.casefold():
        raise errors.Refused(words.SECOND_SELF, field="second")
    if of.undo_until is None or clock.now() >= of.undo_until:
        raise errors.Refused(words.TOO_LATE)
    receiving.move(of, "undo", second=second, handled=0)
    receiving.put("imports.take_back", by=by, of=of)


@action
def take_back(*, by: actors.Staff, of: models.Import, made: models.Made) -> None:
    """One row's request ends as made in error, and whoever was new with it is let go.

    Raises Refused or NotHere, with a sentence, where somebody has worked on it since.
    """
    person = persons.row(to=by, person=made.person_id)
    if person is None:
        raise errors.Refused(words.LEFT_GONE)
    if trail.is_touched(person=person.pk, since=made.made_at):
        raise errors.Refused(words.LEFT_TOUCHED)
    if made.referral_id:
        doors.unmake(by=by, person=person, referral_id=made.referral_id, why=words.TAKEN_BACK, second=of.second)
    with rows.house(person.pk):
        models.Made.objects.filter(pk=made.pk).update(undone_at=clock.now())
    if made.is_new:
        people.let_go(by=by, person=person)
    models.Import.objects.filter(pk=of.pk).update(rows_back=F("rows_back") + 1, handled=F("handled") + 1)


@action
def take_back_many(*, by: actors.Staff, of: models.Import, each: Sequence[models.Made]) -> set[uuid.UUID]:
    """As `take_back` for each that nobody has touched and besides whose request nothing is open; ids of these rows.

    The others are left for `take_back`, which says why one stays.
    """
    writing.in_turn(one.person_id for one in each)
    times = collections.Counter(one.person_id for one in each)
    seen = persons.rows_of(to=by, people=times)
    touched = trail.touched(since={one.person_id: one.made_at for one in each})
    free = [one for one in each if one.person_id in seen and one.person_id not in touched and times[one.person_id] == 1]
    unmade = doors.unmake_many(
        by=by,
        referrals=[one.referral_id for one in free if one.referral_id],
        people=[one.person_id for one in free],
        why=words.TAKEN_BACK,
        second=of.second,
    )
    back = [one for one in free if one.referral_id is None or one.referral_id in unmade]
    with rows.house(*(one.person_id for one in back)):
        models.Made.objects.filter(pk__in=[one.pk for one in back]).update(undone_at=clock.now())
    huddle.leave_agendas(by=by, people=[one.person_id for one in back])
    people.let_go_each(by=by, people=[one.person_id for one in back if one.is_new])
    models.Import.objects.filter(pk=of.pk).update(
        rows_back=F("rows_back") + len(back), handled=F("handled") + len(back)
    )
    writing.each(by=by, verb="imports.take_back", about=[(one.person_id, None) for one in back])
    return {one.pk for one in back}


@action
def leave(*, by: actors.Staff, of: models.Import, made: models.Made, why: str) -> None:
    """This one stays, and why is said."""
    with rows.house(made.person_id):
        models.Made.objects.filter(pk=made.pk).update(left=why)
    models.Import.objects.filter(pk=of.pk).update(handled=F("handled") + 1)


@action
def finish_undoing(*, by: actors.Staff, of: models.Import) -> None:
    """Everything that could be taken back has been."""
    receiving.move(of, "finish undoing", undone_at=clock.now())
    of.rows.all().delete()
