"""Which sittings there are, and which one comes next."""

import datetime
import typing
import uuid

from joined.base import rows
from joined.huddle import models, rules
from joined.huddle.queries import finding, shapes
from joined.kit import actors, clock


def week(*, to: actors.Staff) -> shapes.Week:
    """Sittings of the huddles that my teams belong to, from a week ago to a week ahead."""
    today = clock.today()
    first, last = today - clock.days(7), today + clock.days(7)
    mine = models.Invited.objects.filter(team_id__in=to.team_ids).values("huddle_id")
    found = finding.SITTINGS.filter(on__range=(first, last))
    found = found.filter(huddle_id__in=mine) | found.filter(huddle__chair_team_id__in=to.team_ids)
    listed = list(found.order_by("on", "starts_at"))
    with rows.acting(to):
        seen = models.AgendaItem.objects.filter(sitting__in=listed).exclude(state="withdrawn")
        counts: dict[uuid.UUID, int] = {}
        for sitting_id in seen.values_list("sitting_id", flat=True):
            counts[sitting_id] = counts.get(sitting_id, 0) + 1
    days = {day for row in listed for day in row.huddle.days}
    return shapes.Week(
        sittings=tuple(finding.header(row, to=to, count=counts.get(row.pk, 0)) for row in listed),
        left_out=tuple(rules.left_out(days, first, last)),
    )


def next_sitting(*, to: actors.Staff) -> shapes.Header | None:
    """The next sitting of mine that is not over."""
    return next((sitting for sitting in week(to=to).sittings if not sitting.is_over), None)


def numbers(*, neighbourhood_id: uuid.UUID | None) -> list[tuple[uuid.UUID, str, str]]:
    """Organisations usually at the huddle of a neighbourhood: id, name, the number to ring."""
    return [(o.pk, o.name, o.phone) for o in _organisations(neighbourhood_id)]


def expected(*, neighbourhood_id: uuid.UUID | None) -> list[tuple[uuid.UUID, str, str]]:
    """Organisations usually at the huddle of a neighbourhood: id, name, kind."""
    return [(o.pk, o.name, o.kind) for o in _organisations(neighbourhood_id)]


def _organisations(neighbourhood_id: uuid.UUID | None) -> list[typing.Any]:
    standing = models.Huddle.objects.select_related("chair_team__organisation")
    huddle = standing.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()
    if huddle is None:
        return []
    invited = models.Invited.objects.filter(huddle=huddle).select_related("team__organisation")
    found = {row.team.organisation_id: row.team.organisation for row in invited}
    found[huddle.chair_team.organisation_id] = huddle.chair_team.organisation
    return sorted(found.values(), key=lambda o: (o.kind == "charity", o.name))


def coming(*, neighbourhood_id: uuid.UUID | None) -> shapes.Coming | None:
    """The sitting that a person brought now would come to; None where there is no huddle."""
    huddle = models.Huddle.objects.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()
    if huddle is None:
        return None
    closed = models.Sitting.objects.filter(huddle=huddle, state="closed", on__gte=clock.today())
    over = set(closed.values_list("on", flat=True))
    day = rules.next_day(huddle.days, clock.today())
    starts_at, ends_at = rules.hours(day, huddle.starts, huddle.minutes)
    while ends_at <= clock.now() or day in over:
        day = rules.next_day(huddle.days, day + clock.days(1))
        starts_at, ends_at = rules.hours(day, huddle.starts, huddle.minutes)
    return shapes.Coming(huddle.name, day, starts_at, 0, day == clock.today())


def held(*, neighbourhood_id: uuid.UUID, first: datetime.date, after: datetime.date) -> list[models.Sitting]:
    """Sittings of a neighbourhood's huddles that were opened, from the day `first` to before `after`, latest first."""
    found = finding.SITTINGS.filter(huddle__neighbourhood_id=neighbourhood_id, on__gte=first, on__lt=after)
    return list(found.exclude(opened_at=None).order_by("-on"))


MAKE_AHEAD_DAYS = 7


def days_to_make() -> list[tuple[models.Huddle, datetime.date]]:
    """Sittings of the next week that nobody has made yet."""
    today, missing = clock.today(), []
    for huddle in models.Huddle.objects.filter(until_on=None):
        made = set(models.Sitting.objects.filter(huddle=huddle, on__gte=today).values_list("on", flat=True))
        days = [max(today, huddle.from_on) + clock.days(n) for n in range(MAKE_AHEAD_DAYS + 1)]
        missing += [(huddle, day) for day in days if rules.sits_on(huddle.days, day) and day not in made]
    return missing
