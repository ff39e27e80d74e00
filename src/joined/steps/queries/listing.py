"""Next steps as lists show them."""

import datetime
import typing
import uuid
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count, DateField, QuerySet

from joined.base import often
from joined.kit import actors, clock
from joined.people import queries as persons
from joined.steps import models, rules
from joined.steps.queries import shapes
from joined.trail.writing import shows

Named = Mapping[uuid.UUID, tuple[str, datetime.date | None]]
"""Name and day of birth by person."""


class Row(typing.NamedTuple):
    """What is read of a step that is shown; the names are those of the columns.

    Not who the person is: who may do a step may not always know for whom, and must not lose sight of it.
    """

    id: uuid.UUID
    person_id: uuid.UUID
    what: str
    team_id: uuid.UUID
    team__name: str
    team__organisation__name: str
    someone_id: uuid.UUID | None
    someone__name: str | None
    due_on: datetime.date
    due_at: datetime.datetime | None
    made_at: datetime.datetime
    source: str
    source_id: uuid.UUID | None
    state: str
    closed_at: datetime.datetime | None
    closed_by: str | None
    reason: str


def read(found: QuerySet[models.NextStep]) -> list[Row]:
    """Steps column by column: lists make no object of every table that they touch."""
    return [Row(*columns) for columns in found.values_list(*Row._fields)]


_OWN = often.Question(
    lambda: models.NextStep.objects.filter(someone_id=often.Given("me"), state="open").values_list(*Row._fields)
)
_UNNAMED = often.Question(
    lambda: models.NextStep.objects.filter(team_id__among=often.Given("teams"), someone=None, state="open").values_list(
        *Row._fields
    )
)
_LATE = often.Question(
    lambda: (
        models.NextStep.objects.filter(
            person_id__among=often.Given("people"), state="open", due_on__lt=often.Given("today", DateField())
        )
        .order_by("due_on")
        .values_list(*Row._fields)
    )
)


def as_steps(
    found: Collection[Row], *, to: actors.Actor, last: Collection[uuid.UUID] = (), named: Named | None = None
) -> tuple[shapes.Step, ...]:
    """Rows as pages show them. `last`: people of whom this is the only live step."""
    today = clock.today()
    names = named or persons.names(to=to, people=[row.person_id for row in found])
    return tuple(
        _step(row, to=to, today=today, named=names[row.person_id], is_last=row.person_id in last) for row in found
    )


def _step(
    row: Row,
    *,
    to: actors.Actor,
    today: datetime.date,
    named: tuple[str, datetime.date | None],
    is_last: bool,
) -> shapes.Step:
    mine = to.kind == "staff" and (row.team_id in to.team_ids or row.someone_id == to.id)
    return shapes.Step(
        id=row.id,
        person_id=row.person_id,
        person_name=named[0],
        born_on=named[1],
        what=row.what,
        who=row.someone__name or row.team__name,
        team_id=row.team_id,
        team_name=row.team__name,
        due_on=row.due_on,
        due_at=row.due_at,
        days_late=rules.days_late(row.due_on, today) if row.state == "open" else 0,
        state=row.state,
        closed_at=row.closed_at,
        closed_by=row.closed_by or "",
        reason=row.reason,
        source=row.source,
        source_id=row.source_id,
        organisation_name=row.team__organisation__name,
        someone=row.someone__name or "",
        is_person_known=named[0] != persons.NAME_KEPT_BACK,
        is_mine=row.someone_id == to.id,
        is_last=is_last and row.state == "open",
        may_close=mine and row.state == "open",
    )


@shows
def mine(*, to: actors.Staff) -> shapes.Promises:
    """What I promised: my own open steps, then those of my teams that name nobody; earliest first."""
    listed = [*_OWN(me=to.id), *_UNNAMED(teams=often.ids(to.team_ids))]
    found = sorted((Row(*columns) for columns in listed), key=lambda row: (row.due_on, row.made_at))
    steps = as_steps(found, to=to, last=last_live(list({row.person_id for row in found}))) if found else ()
    return shapes.Promises(steps=steps, people=tuple({step.person_id for step in steps}))


def last_live(people: list[uuid.UUID]) -> set[uuid.UUID]:
    """Those of them with a single live step: it cannot be done without naming the next (P1)."""
    counted = models.NextStep.objects.filter(person_id__in=people, state="open").values_list("person_id")
    return {person for person, count in counted.annotate(n=Count("pk")).order_by() if count == 1}


@shows
def of_source(*, to: actors.Actor, source: str, source_ids: list[uuid.UUID]) -> shapes.Promises:
    """Steps that came from these proposals, open and closed, earliest first. A charity sees its own."""
    found = models.NextStep.objects.filter(source=source, source_id__in=source_ids).order_by("due_on", "made_at")
    steps = as_steps(own(to, read(found)), to=to)
    return shapes.Promises(steps=steps, people=tuple({step.person_id for step in steps}))


@shows
def late_about(*, to: actors.Actor, people: list[uuid.UUID], named: Named | None = None) -> shapes.Promises:
    """Open steps about these people whose day has passed, the oldest first. A charity sees its own.

    `named`: their names and days of birth, where the caller has read them.
    """
    late = [Row(*columns) for columns in _LATE(people=often.ids(people), today=clock.today())]
    steps = as_steps(own(to, late), to=to, named=named)
    return shapes.Promises(steps=steps, people=tuple({step.person_id for step in steps}))


def own(to: actors.Actor, found: Iterable[Row]) -> list[Row]:
    """Charities and volunteers see their own steps (decisions.md §4); everybody else what row security admits.

    That in-take compares somebody with another record is for in-take alone (T09).
    """
    if to.role_class not in ("vcse_worker", "volunteer"):
        return [row for row in found if row.source != "match" or row.team_id in to.team_ids]
    return [row for row in found if row.team_id in to.team_ids or row.someone_id == to.id]
