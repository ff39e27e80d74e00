"""Until diaries exist: on which working days somebody of the team could see one more person, and when they are away."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence

from joined.accounts import queries as accounts
from joined.caseload import models
from joined.caseload.rules import forecast as rules
from joined.kit import actors, clock, errors, working_days
from joined.places import queries as places

HOURS = (10, 11, 14, 15, 9, 12, 13, 16)
"""Hours at which a contact is proposed, the usual ones first (local rule: working hours)."""
CARERS = ("trust_clinician", "social_worker", "gp")


@dataclasses.dataclass
class Diary:
    """Who works in which team, on which days they are away, and which hours of theirs are taken.

    `per_day`: the local rule `contacts_a_day`, by team.
    """

    members: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    names: Mapping[uuid.UUID, str]
    leave: rules.Leave
    taken: dict[tuple[uuid.UUID, datetime.date], list[int]]
    per_day: Mapping[uuid.UUID, int]

    def days_of(self, team_id: uuid.UUID) -> dict[uuid.UUID, list[datetime.date]]:
        """Free days of everybody who works in a team."""
        return {worker: self._free(worker, self.per_day[team_id]) for worker in self.members.get(team_id, ())}

    def is_free_by(self, worker: uuid.UUID, due_on: datetime.date) -> bool:
        """Whether a worker of these teams has a free day in time."""
        most = max(self.per_day.values(), default=0)
        is_here = any(worker in members for members in self.members.values())
        return is_here and any(day <= due_on for day in self._free(worker, most))

    def take(self, worker: uuid.UUID, day: datetime.date) -> datetime.datetime:
        """Keep an hour of that day for one person; the next who is proposed finds it taken."""
        hour = self._hours(worker, day)[0]
        self.taken[worker, day].append(hour)
        return clock.moment_on(day, datetime.time(hour))

    def _free(self, worker: uuid.UUID, most: int) -> list[datetime.date]:
        ahead = (clock.today() + datetime.timedelta(days=n) for n in range(rules.AHEAD_DAYS + 1))
        return [
            day
            for day in ahead
            if working_days.is_working(day)
            and not any(first <= day <= last for first, last in self.leave.get(worker, ()))
            and len(self.taken[worker, day]) < most
            and self._hours(worker, day)
        ]

    def _hours(self, worker: uuid.UUID, day: datetime.date) -> list[int]:
        now = clock.london(clock.now())
        return [
            hour for hour in HOURS if hour not in self.taken[worker, day] and (day > now.date() or hour > now.hour + 1)
        ]


def read(*, team_ids: Collection[uuid.UUID], others: Collection[uuid.UUID] = ()) -> Diary:
    """Of these teams, and when `others` are away: a handful of statements, whatever their size."""
    working = [row for row in accounts.members(team_ids=list(team_ids)) if _cares(row.role)]
    members: dict[uuid.UUID, list[uuid.UUID]] = collections.defaultdict(list)
    for row in working:
        members[row.team_id].append(row.user_id)
    workers = {row.user_id for row in working}
    place_of = {row.team_id: row.team.neighbourhood_id for row in working}
    per_place = places.local_rule_each("contacts_a_day", place_ids=place_of.values())
    return Diary(
        members=members,
        names={row.user_id: row.user.name for row in working},
        leave=leave_of(workers=workers | set(others)),
        taken=_taken(workers),
        per_day={team_id: per_place[place_id] for team_id, place_id in place_of.items()},
    )


def leave_of(*, workers: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[datetime.date, datetime.date]]]:
    """Days to come on which each of these is away: first and last."""
    found: dict[uuid.UUID, list[tuple[datetime.date, datetime.date]]] = collections.defaultdict(list)
    away = models.Away.objects.filter(user_id__in=workers, until_on__gte=clock.today(), taken_back_at=None)
    for user, from_on, until_on in away.order_by("from_on").values_list("user_id", "from_on", "until_on"):
        found[user].append((from_on, until_on))
    return found


def away_of(*, to: actors.Staff) -> list[models.Away]:
    """My own days away, those to come first."""
    found = models.Away.objects.filter(user_id=to.id, until_on__gte=clock.today(), taken_back_at=None)
    return list(found.order_by("from_on"))


def away_row(*, to: actors.Staff, away_id: uuid.UUID) -> models.Away:
    """One of my own. Raises NotHere."""
    found = models.Away.objects.filter(pk=away_id, user_id=to.id).first()
    if found is None:
        raise errors.NotHere()
    return found


def _taken(workers: Collection[uuid.UUID]) -> dict[tuple[uuid.UUID, datetime.date], list[int]]:
    """Hours of the day in which each of these has something booked, as far as the asker may see."""
    found: dict[tuple[uuid.UUID, datetime.date], list[int]] = collections.defaultdict(list)
    booked = models.Contact.objects.filter(worker_id__in=workers, at__gte=clock.now(), attendance="", replaced_at=None)
    grouped: set[tuple[uuid.UUID, datetime.datetime]] = set()
    for worker, on_day, at, kind in booked.values_list("worker_id", "on_day", "at", "kind"):
        if kind == "group" and (worker, at) in grouped:  # however many are in it, a group takes one place of the day
            continue
        grouped |= {(worker, at)} if kind == "group" else set()
        found[worker, on_day].append(clock.london(at).hour)
    return found


def _cares(role: str) -> bool:
    return actors.ROLE_CLASSES.get(role) in CARERS
