"""Comparing: somebody may be known already, and in-take looks; two people are told apart; somebody is new to us."""

import uuid

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.matching import access, models, queries, words
from joined.people import actions as people
from joined.people import queries as known
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action


@action
def look(*, by: actors.System, person: uuid.UUID) -> None:
    """Somebody was written down: if we may have known them before, in-take compares, by a day (local rule).

    Nobody else is told: whoever wrote them down reads the same whether or not we know them (T09).
    """
    row = known.row(to=by, person=person)
    if row is None or row.became_id:
        return
    if not row.is_provisional:
        alike = known.alike(to=by, person=person).found
        older = tuple(one for one in alike if one.added_at <= row.added_at)
        if not queries.differs(to=by, person=person, alike=older):
            return
        people.doubt(by=by, person=row)
    ask_to_compare(by, person, row.neighbourhood_id)


@action
def ask(*, by: actors.System, person: uuid.UUID) -> None:
    """Somebody was asked about: who is not matched yet is compared, by a day."""
    if queries.is_unmatched(to=by, person=person):
        ask_to_compare(by, person, known.row(to=by, person=person).neighbourhood_id)


def ask_to_compare(by: actors.Actor, person: uuid.UUID, neighbourhood_id: uuid.UUID | None) -> None:
    """In-take compares them by a day, once, while anything is open about them."""
    with rows.house(person):
        matter = standing.open_matter(to=by, person=person, also_worry=True)
        asked = standing.live_sources(to=by, person=person)
    if matter is None or "match" in asked:
        return
    days = places.local_rule("match_within_days", place_id=neighbourhood_id)
    step = steps.Next(
        what=words.STEP,
        team=places.intake_team(neighbourhood_id=neighbourhood_id),
        due_on=clock.working_day(days),
        source="match",
        source_id=person,
    )
    steps.promise(by=by, matter=matter, step=step)


@action
def tell_apart(*, by: actors.Staff, person: uuid.UUID, other: uuid.UUID, why: str) -> None:
    """Compared, and two people; kept with its day. Who is like nobody else is not new to us any longer."""
    queries.pair(to=by, person=person, other=other)
    if not why.strip():
        raise errors.Refused(words.SAY_WHY_NOT, field="why")
    with rows.house(person, other):
        are_two(by, person, other, why)
    left = queries.differs(to=by, person=person, alike=known.alike(to=by, person=person).found)
    if not left:
        settle(by=by, person=person)


def are_two(by: actors.Actor, person: uuid.UUID, other: uuid.UUID, why: str) -> None:
    """Kept that they are two people, with who said so and why."""
    models.Different.objects.create(
        person_id=person, other_id=other, why=why.strip()[:300], said_at=clock.now(), by_id=by.id, by_name=by.name
    )


@action
def settle(*, by: actors.Staff, person: uuid.UUID) -> None:
    """Compared with everybody whom they may be: somebody new. Nobody waits to be matched for them any more."""
    access.check_may_compare(by=by, person=person)
    with rows.house(person):
        people.settle(by=by, person=known.row(to=by, person=person))
        matter = standing.open_matter(to=by, person=person)
        if matter and standing.live_sources(to=by, person=person) <= {"match"}:
            team = steps.responsible_team(person=person)
            step = steps.Next(what=words.NEXT_STEP, team=team, due_on=clock.today(), source="join")
            steps.promise(by=by, matter=matter, step=step)
        steps.finish_each(by=by, person=person, sources={"match": person}, reason="Somebody new to us")
