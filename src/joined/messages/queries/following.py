"""What whoever runs the service looks at: counts, differences, receipts that nobody knew. Names nobody."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.messages import access, models, rules
from joined.messages.queries import listed
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Following:
    """What an operator looks at: the last counts, what differs, receipts nobody knew, what waits. Names nobody."""

    counts: tuple[models.Count, ...]
    differences: tuple[models.Difference, ...]
    parked: tuple[models.Parked, ...]
    waiting: int
    oldest: datetime.datetime | None
    busy_until: datetime.datetime | None
    alarm_before: datetime.datetime
    people: tuple[uuid.UUID, ...] = ()

    @property
    def alarms(self) -> int:
        """Receipts that nobody has known for a day."""
        return sum(one.at <= self.alarm_before for one in self.parked)


@shows
def following(*, to: actors.Actor) -> Following:
    """Whether everything that was sent arrived, by count. Raises NotHere for whoever does not run the service."""
    access.check_may_follow(by=to)
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), min(due) FROM messages_unsent(%s)", [listed.earlier(rules.LEAST_MINUTES)])
        waiting, oldest = cursor.fetchone()
    busy = models.Busy.objects.filter(until_at__gt=clock.now()).order_by("-until_at").first()
    return Following(
        counts=tuple(models.Count.objects.order_by("-at")[:7]),
        differences=tuple(models.Difference.objects.filter(settled_at=None).order_by("reference")),
        parked=tuple(models.Parked.objects.filter(cleared_at=None).order_by("at")),
        waiting=waiting,
        oldest=oldest,
        busy_until=busy.until_at if busy else None,
        alarm_before=clock.now() - clock.days(1),
    )


def parked() -> list[models.Parked]:
    """Receipts that nobody has known yet, the oldest first."""
    return list(models.Parked.objects.filter(cleared_at=None).order_by("at"))


def difference(*, to: actors.Actor, difference_id: uuid.UUID) -> models.Difference:
    """The row, for actions. Raises NotHere."""
    access.check_may_follow(by=to)
    found = models.Difference.objects.filter(pk=difference_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def parked_row(*, to: actors.Actor, parked_id: uuid.UUID) -> models.Parked:
    """The row, for actions. Raises NotHere."""
    access.check_may_follow(by=to)
    found = models.Parked.objects.filter(pk=parked_id).first()
    if found is None:
        raise errors.NotHere()
    return found
