"""The hourly look for lateness, steps that follow a failed text, and steps of a worker who left."""

import uuid

from joined.base import later, rows
from joined.kit import actors, clock
from joined.places import queries as places
from joined.steps import actions, queries


@later.every("steps.look_for_lateness", cron="5 * * * *")
def look_for_lateness() -> None:
    """Each late step goes where it should: one transaction a person."""
    for step_id, person_id in queries.late():
        by = actors.System("steps.look_for_lateness")
        with rows.context(by, people=[person_id]):
            if step := queries.step(to=by, step_id=step_id):
                actions.say_late(by=by, step=step)


@later.job("steps.rehome")
def rehome(*, user: str) -> None:
    """A worker has left: none of their steps is left without a hand."""
    for step_id, person_id in queries.of_worker(user_id=uuid.UUID(user)):
        by = actors.System("steps.rehome")
        with rows.context(by, people=[person_id]):
            if step := queries.step(to=by, step_id=step_id):
                actions.let_go_of(by=by, step=step)


@later.job("steps.ring_instead")
def ring_instead(*, message: str, about: str) -> None:
    """A text failed or has no receipt: the responsible team rings, today (H4, P2)."""
    person_id = uuid.UUID(about)
    by = actors.System("steps.ring_instead")
    with rows.context(by, people=[person_id]):
        matter = queries.open_matter(to=by, person=person_id)
        now = queries.about(to=by, person=person_id)
        if matter is None or now.team_id is None or queries.has_source(to=by, source_id=uuid.UUID(message)):
            return
        step = actions.Next(
            what="Ring them: the text did not arrive",
            team=places.team(now.team_id),
            due_on=clock.today(),
            source="message",
            source_id=uuid.UUID(message),
        )
        actions.promise(by=by, matter=matter, step=step)

