"""The standing huddle, its sittings, and who is in the room."""

from __future__ import annotations

import datetime
import typing

from django.db import IntegrityError, transaction

from joined.huddle import access, models, rules
from joined.kit import actors, clock, errors
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts
    from joined.places import models as places


@action
def arrange(
    *,
    by: actors.Actor,
    neighbourhood: places.Place,
    name: str,
    days: list[int],
    starts: datetime.time,
    minutes: int,
    chair_team: places.Team,
    closed_part_minutes: int = 10,
    link: str = "",
) -> models.Huddle:
    """Set once: each day's sitting then makes itself (C1)."""
    if not set(days) & {0, 1, 2, 3, 4}:
        raise errors.Refused("Choose at least one weekday.", field="days")
    return models.Huddle.objects.create(
        neighbourhood=neighbourhood,
        name=name,
        days=days,
        starts=starts,
        minutes=minutes,
        closed_part_minutes=closed_part_minutes,
        link=link,
        chair_team=chair_team,
        from_on=clock.today(),
    )


@action
def invite(*, by: actors.Actor, huddle: models.Huddle, team: places.Team) -> models.Invited:
    """A team that is usually there."""
    kept, _ = models.Invited.objects.get_or_create(huddle=huddle, team=team)
    return kept


@action
def make_sitting(*, by: actors.Actor, huddle: models.Huddle, on: datetime.date) -> models.Sitting:
    """The sitting of that day, made once whoever asks first."""
    found = models.Sitting.objects.filter(huddle=huddle, on=on).first()
    if found:
        return found
    starts_at, ends_at = rules.hours(on, huddle.starts, huddle.minutes)
    try:
        with transaction.atomic():
            return models.Sitting.objects.create(huddle=huddle, on=on, starts_at=starts_at, ends_at=ends_at)
    except IntegrityError:
        return models.Sitting.objects.get(huddle=huddle, on=on)


@action
def chair(*, by: actors.Actor, sitting: models.Sitting, user: accounts.User) -> models.Sitting:
    """Who chairs this sitting; handing over is the same deed."""
    access.check_may_run(by=by, sitting=sitting)
    models.Sitting.objects.filter(pk=sitting.pk).update(chair=user)
    sitting.refresh_from_db()
    return sitting


@action
def start(*, by: actors.Actor, sitting: models.Sitting) -> models.Sitting:
    """The chair opens the sitting."""
    access.check_may_run(by=by, sitting=sitting)
    state = rules.SITTING.after(sitting.state, "open")
    models.Sitting.objects.filter(pk=sitting.pk).update(
        state=state,
        opened_at=clock.now(),
        chair_id=sitting.chair_id or (by.id if by.kind == "staff" else None),
    )
    sitting.refresh_from_db()
    return sitting


@action
def finish(*, by: actors.Actor, sitting: models.Sitting) -> models.Sitting:
    """The sitting is over: its notes are sealed. Refused while somebody on the agenda has neither plan nor tomorrow."""
    access.check_may_run(by=by, sitting=sitting)
    state = rules.SITTING.after(sitting.state, "finish")
    left = sitting.items.filter(state="waiting").count()
    if left:
        people = "person has" if left == 1 else "people have"
        raise errors.Refused(f"{left} {people} neither a plan nor tomorrow. Propose a plan or carry them over.")
    now = clock.now()
    models.Sitting.objects.filter(pk=sitting.pk).update(state=state, closed_at=now)
    models.Presence.objects.filter(sitting=sitting, left_at=None).update(left_at=now)
    sitting.refresh_from_db()
    return sitting


@action
def come(*, by: actors.Actor, sitting: models.Sitting, user: accounts.User, team: places.Team) -> models.Presence:
    """Somebody is in the room; the chair or they themselves tick it."""
    access.check_may_sit(by=by, sitting=sitting)
    found = models.Presence.objects.filter(sitting=sitting, user=user, left_at=None).first()
    return found or models.Presence.objects.create(
        sitting=sitting, user=user, team=team, organisation_id=team.organisation_id, came_at=clock.now()
    )


@action
def leave(*, by: actors.Actor, sitting: models.Sitting, user: accounts.User) -> None:
    """Somebody has left the room."""
    access.check_may_sit(by=by, sitting=sitting)
    models.Presence.objects.filter(sitting=sitting, user=user, left_at=None).update(left_at=clock.now())
