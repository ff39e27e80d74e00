"""Who is responsible for somebody, and what comes next."""

import collections
import datetime
import typing
import uuid
from collections.abc import Collection, Mapping

from django.db.models import CharField, DateField, Exists, OuterRef, Q

from joined.base import often
from joined.kit import actors, clock
from joined.steps import models, rules
from joined.steps.queries import listing, offering, shapes
from joined.trail.writing import shows

PEOPLE = often.Given("people")
_STEPS = often.Question(
    lambda: (
        models.NextStep.objects.filter(person_id__among=PEOPLE)
        .order_by("due_on", "made_at", "due_at")
        .values_list(*listing.Row._fields)
    )
)
_OFFERS = often.Question(
    lambda: (
        models.Offer.objects.filter(person_id__among=PEOPLE).order_by("-asked_at").values_list(*offering.Row._fields)
    )
)
_HELD = often.Question(
    lambda: (
        models.Responsibility.objects.filter(person_id__among=PEOPLE)
        .order_by("from_at")
        .values_list("person_id", "team_id", "team__name", "team__phone", "team__kind", "from_at", "until_at")
    )
)


_AT_IT = models.NextStep.objects.filter(person=OuterRef("person"), team=OuterRef("team"), state="open")
_HELD_BY = often.Question(
    lambda: models.Responsibility.objects.filter(team_id__among=often.Given("teams"), until_at=None).values_list(
        "person_id", Exists(_AT_IT.exclude(someone=None)) & ~Q(team__kind="intake")
    )
)
_TEAMS = often.Question(
    lambda: models.Responsibility.objects.filter(team_id__among=often.Given("teams"), until_at=None).values_list(
        "person_id", "team_id"
    )
)
_TEAMS_OF = often.Question(
    lambda: models.Responsibility.objects.filter(person_id__among=PEOPLE, until_at=None).values_list(
        "person_id", "team_id"
    )
)
_PROMISED = often.Question(
    lambda: models.NextStep.objects.filter(
        team_id__among=often.Given("teams"), source=often.Given("source", CharField()), state="open"
    ).values_list("person_id")
)


@shows
def about(*, to: actors.Actor, person: uuid.UUID, named: listing.Named | None = None) -> shapes.Now:
    """Who is responsible for one person, and what comes next. `named`: as in `about_each`."""
    return about_each(to=to, people=[person], named=named)[person]


def about_each(
    *, to: actors.Actor, people: list[uuid.UUID], named: listing.Named | None = None
) -> dict[uuid.UUID, shapes.Now]:
    """The same for several people, in a constant number of statements; the caller writes the looks.

    `named`: their names and days of birth, where the caller has read them.
    """
    asked = often.ids(people)
    steps = [listing.Row(*columns) for columns in _STEPS(people=asked)]
    live = collections.Counter(row.person_id for row in steps if row.state == "open" and row.source != "match")
    offers = [offering.Row(*columns) for columns in _OFFERS(people=asked)]
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
    held = _held(asked)
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


Times = Mapping[uuid.UUID, tuple[datetime.datetime, datetime.datetime | None]]


def answering_at(*, person: uuid.UUID, times: Times) -> dict[uuid.UUID, uuid.UUID | None]:
    """For each time (from, and until or on), the team that answered for the person last in it; in one statement."""
    held = _held(often.ids([person]))[person]
    return {key: _last_within(held, *time) for key, time in times.items()}


def _last_within(held: list[_Held], from_at: datetime.datetime, until_at: datetime.datetime | None) -> uuid.UUID | None:
    rows = [row for row in held if (until_at is None or row.from_at < until_at)]
    return next((row.team_id for row in reversed(rows) if row.until_at is None or row.until_at > from_at), None)


def _held(people: often.Ids) -> dict[uuid.UUID, list[_Held]]:
    """Which teams answered for these people, earliest first."""
    held: dict[uuid.UUID, list[_Held]] = collections.defaultdict(list)
    for person, *row in _HELD(people=people):
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


def held_and_named(*, to: actors.Staff) -> dict[uuid.UUID, bool]:
    """For whom my teams are responsible now, and whether somebody of that team has a step; in-take names by request."""
    return dict(_HELD_BY(teams=often.ids(to.team_ids)))


def held_by(*, to: actors.Staff) -> list[uuid.UUID]:
    """Ids of the people for whom my teams are responsible now."""
    return list(held_by_team(to=to))


def held_by_team(*, to: actors.Staff) -> dict[uuid.UUID, uuid.UUID]:
    """The same, each with the one of my teams that is responsible."""
    return dict(_TEAMS(teams=often.ids(to.team_ids)))


def teams_of(*, people: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """The team that answers for each of these people now; ids alone."""
    return dict(_TEAMS_OF(people=often.ids(people)))


def promised_to(*, to: actors.Staff) -> list[uuid.UUID]:
    """Ids of the people for whom my teams have any live step: whom a charity works with."""
    live = models.NextStep.objects.filter(team_id__in=to.team_ids, state="open")
    return list(live.order_by("person_id").values_list("person_id", flat=True).distinct())


_PRESSING = often.Question(
    lambda: models.NextStep.objects.filter(
        Q(due_on__lt=often.Given("today", DateField())) | Q(what=often.Given("what", CharField())),
        person_id__among=PEOPLE,
        state="open",
    ).values_list("person_id", "what", "source", "team_id")
)


def pressing(*, to: actors.Staff, people: Collection[uuid.UUID], what: str) -> dict[uuid.UUID, bool]:
    """Of these people, those with a live step that is late or is `what`, and whether one of them is `what`."""
    found: dict[uuid.UUID, bool] = {}
    for person, step, source, team in _PRESSING(people=often.ids(people), today=clock.today(), what=what):
        if source != "match" or team in to.team_ids:
            found[person] = found.get(person, False) or step == what
    return found


def promised_by(*, to: actors.Staff, source: str) -> list[uuid.UUID]:
    """Ids of the people for whom my teams have a live step of this source, such as a request to read or answer."""
    return [person for (person,) in _PROMISED(teams=often.ids(to.team_ids), source=source)]


def is_held_by(*, to: actors.Staff, person: uuid.UUID) -> bool:
    """Whether one of my teams is responsible for this person now."""
    return models.Responsibility.objects.filter(person_id=person, team_id__in=to.team_ids, until_at=None).exists()


def held_at(*, person: uuid.UUID, moment: datetime.datetime) -> uuid.UUID | None:
    """The team that was responsible up to a moment, by its id; within a deed, as the house."""
    held = models.Responsibility.objects.filter(person_id=person, from_at__lte=moment).order_by("-from_at")
    return held.values_list("team_id", flat=True).first()


def responsible_name(*, person: uuid.UUID) -> str:
    """The name of the team that answers for somebody now, or nothing; within a deed, as the house."""
    now = models.Responsibility.objects.filter(person_id=person, until_at=None)
    return now.values_list("team__name", flat=True).first() or ""
