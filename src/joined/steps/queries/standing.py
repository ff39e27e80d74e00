"""Who is responsible for somebody, and what comes next."""

import collections
import datetime
import typing
import uuid

from joined.kit import actors
from joined.steps import models, rules
from joined.steps.queries import listing, offering, shapes
from joined.trail.writing import shows


@shows
def about(*, to: actors.Actor, person: uuid.UUID) -> shapes.Now:
    """Who is responsible for one person, and what comes next."""
    return about_each(to=to, people=[person])[person]


def about_each(
    *, to: actors.Actor, people: list[uuid.UUID], named: listing.Named | None = None
) -> dict[uuid.UUID, shapes.Now]:
    """The same for several people, in a constant number of statements; the caller writes the looks.

    `named`: their names and days of birth, where the caller has read them.
    """
    steps = listing.read(models.NextStep.objects.filter(person_id__in=people).order_by("due_on", "made_at", "due_at"))
    live = collections.Counter(row.person_id for row in steps if row.state == "open" and row.source != "match")
    offers = list(offering.OFFERS.filter(person_id__in=people).order_by("-asked_at"))
    steps = listing.own(to, steps)
    if to.role_class in ("vcse_worker", "volunteer"):
        offers = [row for row in offers if row.to_team_id in to.team_ids]
    steps_of: dict[uuid.UUID, list[shapes.Step]] = collections.defaultdict(list)
    for step in listing.as_steps(
        steps, to=to, last={person for person, count in live.items() if count == 1}, named=named
    ):
        steps_of[step.person_id].append(step)
    offers_of: dict[uuid.UUID, list[shapes.Asked]] = collections.defaultdict(list)
    for row in offers:
        offers_of[row.person_id].append(offering.as_asked(row, to=to))
    held = _held(people)
    return {
        person: _now(person, held=held[person], steps=steps_of[person], offers=offers_of[person]) for person in people
    }


class _Held(typing.NamedTuple):
    team_id: uuid.UUID
    team_name: str
    team_phone: str
    team_kind: str
    from_at: datetime.datetime
    until_at: datetime.datetime | None


def _held(people: list[uuid.UUID]) -> dict[uuid.UUID, list[_Held]]:
    """Which teams answered for these people, earliest first."""
    held: dict[uuid.UUID, list[_Held]] = collections.defaultdict(list)
    found = models.Responsibility.objects.filter(person_id__in=people).order_by("from_at")
    columns = ("team_id", "team__name", "team__phone", "team__kind", "from_at", "until_at")
    for person, *row in found.values_list("person_id", *columns):
        held[person].append(_Held(*row))
    return held


def _now(person: uuid.UUID, *, held: list[_Held], steps: list[shapes.Step], offers: list[shapes.Asked]) -> shapes.Now:
    current = next((row for row in held if row.until_at is None), None)
    return shapes.Now(
        people=(person,),
        is_open=current is not None,
        team_name=current.team_name if current else "",
        team_id=current.team_id if current else None,
        team_phone=current.team_phone if current else "",
        team_kind=current.team_kind if current else "",
        since=current.from_at if current else None,
        moves=rules.times_moved([(row.from_at, row.until_at) for row in held]),
        steps=tuple(step for step in steps if step.state == "open"),
        done=tuple(step for step in reversed(steps) if step.state != "open"),
        offers=tuple(offers),
    )


def held_by(*, to: actors.Staff) -> list[uuid.UUID]:
    """Ids of the people for whom my teams are responsible now."""
    return list(held_by_team(to=to))


def held_by_team(*, to: actors.Staff) -> dict[uuid.UUID, uuid.UUID]:
    """The same, each with the one of my teams that is responsible."""
    held = models.Responsibility.objects.filter(team_id__in=to.team_ids, until_at=None)
    return dict(held.values_list("person_id", "team_id"))


def promised_to(*, to: actors.Staff) -> list[uuid.UUID]:
    """Ids of the people for whom my teams have any live step: whom a charity works with."""
    live = models.NextStep.objects.filter(team_id__in=to.team_ids, state="open")
    return list(live.order_by("person_id").values_list("person_id", flat=True).distinct())


def promised_by(*, to: actors.Staff, source: str) -> list[uuid.UUID]:
    """Ids of the people for whom my teams have a live step of this source, such as a request to read or answer."""
    live = models.NextStep.objects.filter(team_id__in=to.team_ids, source=source, state="open")
    return list(live.values_list("person_id", flat=True))


def is_held_by(*, to: actors.Staff, person: uuid.UUID) -> bool:
    """Whether one of my teams is responsible for this person now."""
    return models.Responsibility.objects.filter(person_id=person, team_id__in=to.team_ids, until_at=None).exists()
