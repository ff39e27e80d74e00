"""Everybody who waits: how long, who asks how they are and when, what helps now, and who will wait too long."""

import dataclasses
import datetime
import uuid

from joined.base import paging
from joined.doors import rules
from joined.doors.queries import listing, shapes
from joined.kit import actors, clock
from joined.places import queries as places
from joined.steps import queries as steps
from joined.steps import words as said
from joined.trail.writing import shows

_RUNGS = {what: rung for rung, what in said.RUNGS.items()}
KINDLY = frozenset({"Company", "Talking"})
"""Help that suits whoever waits, whatever they wait for."""
ADULT = 18


@dataclasses.dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody who waits. `rung`: how the next try is made; `useful`: what helps meanwhile."""

    request: shapes.Request
    check_in: steps.Step | None
    rung: str
    forecast: rules.Forecast
    useful: str
    door: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """A page of those who wait for my teams, those who wait too long first, and the pace that was counted.

    `every`: how many requests stand on all pages.
    """

    waiting: tuple[Waiting, ...]
    counts: dict[str, int]
    let_go: int
    too_long_after: int
    page: paging.Page
    every: int
    people: tuple[uuid.UUID, ...]


@shows
def waiting(*, to: actors.Staff, after: str = "") -> Line:
    """The line as it stands today, with the forecast of who will wait too long at today's pace; `after`: a page's mark.

    What cannot wait does not wait: it is with duty, and in no line.
    """
    shown = listing.open_requests(to, after=after)
    every = [one for one in shown.requests if (one.is_ours or one.is_with_intake) and not one.duty_step]
    intake = [one for one in every if one.is_with_intake and one.is_ours]
    teams = {one.now.team_id for one in intake if one.now.team_id}
    let_go = steps.pace(to=to, team_ids=list(teams)) if teams else {}
    limits = {place: places.local_rule("waits_too_long_days", place_id=place) for place in _places(every)}
    useful = {place: places.useful_now(place_id=place) for place in _places(every)}
    doors = {place: places.next_doors(neighbourhood_id=place, age=None) for place in _places(every)}
    line, found = dict.fromkeys(teams, shown.before), []
    for number, one in enumerate(every):
        place = one.person.neighbourhood_id
        if one in intake:
            line[one.now.team_id] += 1
            forecast = rules.forecast(
                place_in_line=line[one.now.team_id],
                let_go=let_go.get(one.now.team_id, 0),
                days_waited=one.days,
                too_long_after=limits[place],
            )
        else:
            forecast = rules.Forecast("accepted", "")
        check_in = next((step for step in one.now.steps if step.source in ("check_in", "ladder")), None)
        lines = useful[place]
        found.append(
            Waiting(
                request=one,
                check_in=check_in,
                rung=_RUNGS.get(check_in.what, "other_time") if check_in else "other_time",
                forecast=forecast,
                useful=_said(lines[number % len(lines)]) if lines else "",
                door=_with_room(doors[place]) if one.person.age is None or one.person.age >= ADULT else "",
            )
        )
    order = ("too_long", "may_be", "unknown", "in_time", "accepted")
    found.sort(key=lambda one: (order.index(one.forecast.state), one.request.received_at))
    return Line(
        waiting=tuple(found),
        counts={state: sum(one.forecast.state == state for one in found) for state in order},
        let_go=sum(let_go.values()),
        too_long_after=min(limits.values(), default=0),
        page=shown.page,
        every=shown.every,
        people=tuple({one.request.person.id for one in found}),
    )


def _with_room(doors: list[places.NextDoor]) -> str:
    """A charity that offers company or talking and says that it has room, with what it says."""
    found = (door for door in doors if door.room and KINDLY & set(door.helps))
    door = next((door for door in found if door.team.organisation.kind == "charity"), None)
    return f"{door.team.name} ({door.room})" if door else ""


def _places(every: list[shapes.Request]) -> set[uuid.UUID | None]:
    return {one.person.neighbourhood_id for one in every}


def _said(line: object) -> str:
    return f"{line.words}, {line.phone}" if line.phone else line.words  # type: ignore[attr-defined]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """What a letter can say of help that is there now."""

    lines: tuple[str, ...]
    on: datetime.date


def meanwhile(*, place_id: uuid.UUID | None) -> Meanwhile:
    """What helps while somebody waits here; names nobody."""
    return Meanwhile(lines=tuple(_said(line) for line in places.useful_now(place_id=place_id)), on=clock.today())
