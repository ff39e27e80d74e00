"""Running a sitting: longer, handed over, a scribe, and who tells whom before it is closed."""

from __future__ import annotations

import datetime
import typing
import uuid

from joined.base import rows
from joined.huddle import access, models, queries, rules, words
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts


@action
def go_on(*, by: actors.Actor, sitting: models.Sitting, minutes: int) -> models.Sitting:
    """5 or 10 minutes more, 30 in all."""
    access.check_may_run(by=by, sitting=sitting)
    _check_open(sitting)
    if not rules.may_go_on(minutes=minutes, so_far=sitting.minutes_more):
        raise errors.Refused(words.LONGER)
    ends_at = sitting.ends_at + datetime.timedelta(minutes=minutes)
    changed = models.Sitting.objects.filter(pk=sitting.pk, minutes_more=sitting.minutes_more)
    if not changed.update(ends_at=ends_at, minutes_more=sitting.minutes_more + minutes):
        raise errors.Refused("Somebody else has just made it longer. Look again.")
    sitting.refresh_from_db()
    return sitting


@action
def hand_over(*, by: actors.Actor, sitting: models.Sitting, user_id: uuid.UUID | None) -> models.Sitting:
    """Another of the chairing team chairs from now on."""
    access.check_may_run(by=by, sitting=sitting)
    found = (row.user for row in queries.chairs_of(sitting=sitting) if row.user_id == user_id)
    user = next(found, None)
    if user is None:
        raise errors.Refused(words.OF_THE_CHAIRS, field="chair")
    return _set(sitting, chair=user)


@action
def name_scribe(*, by: actors.Actor, sitting: models.Sitting, user_id: uuid.UUID | None) -> models.Sitting:
    """Somebody present writes decisions while the chair talks, until they leave or another is named; None: nobody."""
    access.check_may_run(by=by, sitting=sitting)
    if user_id is None:
        return _set(sitting, scribe=None)
    user = next((row.user for row in queries.may_write(sitting) if row.user_id == user_id), None)
    if user is None:
        raise errors.Refused(words.SCRIBE_IS_HERE, field="scribe")
    return _set(sitting, scribe=user)


def _set(sitting: models.Sitting, **who: accounts.User | None) -> models.Sitting:
    models.Sitting.objects.filter(pk=sitting.pk).update(**who)
    sitting.refresh_from_db()
    return sitting


def _check_open(sitting: models.Sitting) -> None:
    if sitting.state != "open":
        raise errors.Refused(words.NOT_OPEN)


@action
def say_who_tells(
    *, by: actors.Actor, proposal: models.Proposal, user_id: uuid.UUID | None, tell_by: datetime.date | None
) -> models.Proposal:
    """Before the sitting is closed: who tells somebody their plan, and by when. That is this worker's step now."""
    access.check_may_run(by=by, sitting=proposal.item.sitting)
    access.check_may_see(by=by, item=proposal.item)
    member = next((row for row in queries.may_tell(proposal) if row.user_id == user_id), None)
    if member is None:
        raise errors.Refused(words.WHO_TELLS, field="who")
    if tell_by is None or tell_by < clock.today():
        raise errors.Refused("Choose today or a day to come.", field="by")
    with rows.house(proposal.person_id):
        matter = standing.open_matter(to=by, person=proposal.person_id)
        if matter is None:
            raise errors.Refused("This has ended already: there is nothing to tell any more.")
        reason = f"{member.user.name} tells them"
        steps.finish_each(by=by, person=proposal.person_id, sources={"tell": proposal.pk}, reason=reason)
        tell = steps.Next(
            what="Tell them the plan that we suggest",
            team=member.team,
            someone_id=member.user_id,
            due_on=tell_by,
            source="tell",
            source_id=proposal.pk,
        )
        steps.promise(by=by, matter=matter, step=tell)
        models.Proposal.objects.filter(pk=proposal.pk).update(teller=member.user, tell_by=tell_by)
        proposal.refresh_from_db()
    return proposal
