"""The standing huddle, its sittings, and who is in the room."""

from __future__ import annotations

import datetime
import typing
import uuid
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from joined.accounts import queries as accounts_queries
from joined.base import happenings, versions
from joined.huddle import access, models, queries, rules, words
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
    """Set once: each day's sitting then makes itself (C1). A neighbourhood has one huddle."""
    access.check_may_arrange(by=by, neighbourhood=neighbourhood)
    _check(days, minutes, closed_part_minutes)
    if models.Huddle.objects.filter(neighbourhood=neighbourhood, until_on=None).exists():
        raise errors.Refused(f"{neighbourhood.name} has a huddle already. Change that one.")
    return models.Huddle.objects.create(
        neighbourhood=neighbourhood,
        name=name,
        days=days,
        starts=starts,
        minutes=minutes,
        closed_part_minutes=closed_part_minutes,
        link=link,
        chair_team=chair_team,
        from_on=_first_day(starts, minutes),
    )


def _first_day(starts: datetime.time, minutes: int) -> datetime.date:
    """Today, unless its hour is past already: a sitting that nobody could come to was not missed."""
    today = clock.today()
    return today if rules.hours(today, starts, minutes)[0] > clock.now() else today + clock.days(1)


@action
def arrange_with(
    *, by: actors.Actor, neighbourhood: places.Place, teams: typing.Sequence[places.Team], **huddle: typing.Any
) -> models.Huddle:
    """As `arrange`, with the teams that are usually there; the sittings of the next days stand at once."""
    made = arrange(by=by, neighbourhood=neighbourhood, **huddle)
    _invite_only(by, made, teams)
    week = (made.from_on + clock.days(n) for n in range(queries.MAKE_AHEAD_DAYS + 1))
    for day in week:
        if rules.sits_on(made.days, day):
            make_sitting(by=by, huddle=made, on=day)
    return made


def _check(days: list[int], minutes: int, closed_part_minutes: int) -> None:
    if not set(days) & {0, 1, 2, 3, 4}:
        raise errors.Refused("Choose at least one weekday.", field="days")
    if closed_part_minutes >= minutes:
        raise errors.Refused("The closed part is shorter than the huddle.", field="closed_part_minutes")


@action
def rearrange(
    *,
    by: actors.Actor,
    huddle: models.Huddle,
    version: int,
    name: str,
    days: list[int],
    starts: datetime.time,
    minutes: int,
    chair_team: places.Team,
    teams: typing.Sequence[places.Team],
    closed_part_minutes: int = 10,
    link: str = "",
    why: str = "",
) -> models.Huddle:
    """Other days, hours, link or teams. Sittings that have not opened move to the new hours and keep their agenda.

    Sittings made already for a day that is no longer one stay: whoever is on their agenda is talked about.
    """
    access.check_may_arrange(by=by, neighbourhood=huddle.neighbourhood)
    _check(days, minutes, closed_part_minutes)
    versions.edit(
        huddle,
        by=by,
        version=version,
        words=words.HUDDLE,
        why=why,
        name=name,
        days=days,
        starts=starts,
        minutes=minutes,
        closed_part_minutes=closed_part_minutes,
        link=link,
        chair_team=chair_team,
    )
    _invite_only(by, huddle, teams)
    for sitting in models.Sitting.objects.filter(huddle=huddle, state="planned", starts_at__gt=clock.now()):
        starts_at, ends_at = rules.hours(sitting.on, starts, minutes)
        models.Sitting.objects.filter(pk=sitting.pk).update(starts_at=starts_at, ends_at=ends_at)
    return huddle


def _invite_only(by: actors.Actor, huddle: models.Huddle, teams: typing.Sequence[places.Team]) -> None:
    wanted = {team.pk: team for team in teams}
    for invited in huddle.invited.exclude(team_id__in=wanted):
        uninvite(by=by, invited=invited)
    for team in wanted.values():
        if not huddle.invited.filter(team=team).exists():
            invite(by=by, huddle=huddle, team=team)


@action
def uninvite(*, by: actors.Actor, invited: models.Invited) -> None:
    """A team is no longer usually there; the trail says since when."""
    access.check_may_arrange(by=by, neighbourhood=invited.huddle.neighbourhood)
    invited.delete()


@action
def free_chair(*, by: actors.Actor, worker: uuid.UUID) -> int:
    """Sittings to come that somebody chairs who no longer works in a team that is there: anybody of the chairing team
    may open them. How many there were (F-34)."""
    still = accounts_queries.teams_of(user_id=worker)
    chaired = (
        models.Sitting.objects.filter(chair_id=worker).exclude(state="closed").exclude(huddle__chair_team_id__in=still)
    )
    return chaired.exclude(huddle__invited__team_id__in=still).update(chair=None)


@action
def invite(*, by: actors.Actor, huddle: models.Huddle, team: places.Team) -> models.Invited:
    """A team that is usually there."""
    access.check_may_arrange(by=by, neighbourhood=huddle.neighbourhood)
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
def make_sittings(*, by: actors.System, days: Sequence[tuple[models.Huddle, datetime.date]]) -> None:
    """The sittings of several days, in one statement; whatever somebody made meanwhile stays as it is."""
    made = []
    for huddle, on in days:
        starts_at, ends_at = rules.hours(on, huddle.starts, huddle.minutes)
        made.append(models.Sitting(huddle=huddle, on=on, starts_at=starts_at, ends_at=ends_at))
    models.Sitting.objects.bulk_create(made, ignore_conflicts=True)


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
    """The sitting is over: its notes are sealed, and each organisation hears what is its own.

    Refused while somebody on the agenda has neither plan nor tomorrow, or has a plan and nobody who tells them.
    """
    access.check_may_run(by=by, sitting=sitting)
    state = rules.SITTING.after(sitting.state, "finish")
    left = sitting.items.filter(state="waiting").count()
    if left:
        people = "person has" if left == 1 else "people have"
        raise errors.Refused(f"{left} {people} neither a plan nor tomorrow. Propose a plan or carry them over.")
    if untold := sum(plan.teller_id is None for plan in queries.untold(sitting=sitting)):
        people = "person has a plan and does" if untold == 1 else "people have a plan and do"
        raise errors.Refused(f"{untold} {people} not know it yet. Say who tells them, and by when.", field="tellers")
    now = clock.now()
    models.Presence.objects.filter(sitting=sitting, left_at=None).update(left_at=now)
    models.Sitting.objects.filter(pk=sitting.pk).update(state=state, closed_at=now)
    happenings.announce("huddle.finished", sitting=str(sitting.pk))
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
