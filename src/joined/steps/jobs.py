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
    _ring("steps.ring_instead", "Ring them: the text did not arrive", about, uuid.UUID(message))


@later.job("steps.ring_safely")
def ring_safely(*, message: str, about: str) -> None:
    """STOP may come from anybody who holds the phone: a hazard to hear of, never a wish to end help."""
    what = "Ring at a safe time: somebody with this phone asked us to stop texting"
    _ring("steps.ring_safely", what, about, uuid.uuid5(uuid.UUID(message), "stop"))


@later.job("steps.ring_back")
def ring_back(*, message: str, about: str) -> None:
    """Somebody answered a text. Nobody reads answers, so nothing urgent may wait in one (H5)."""
    what = "Ring them today: they answered a text, and answers are not read"
    _ring("steps.ring_back", what, about, uuid.uuid5(uuid.UUID(message), "answered"))


def _ring(deed: str, what: str, about: str, source_id: uuid.UUID) -> None:
    """One step for each source, with whoever is responsible; none where nothing is open."""
    person_id = uuid.UUID(about)
    by = actors.System(deed)
    with rows.context(by, people=[person_id]):
        matter = queries.open_matter(to=by, person=person_id, also_worry=True)
        now = queries.about(to=by, person=person_id)
        if matter is None or now.team_id is None or queries.has_source(to=by, source_id=source_id):
            return
        step = actions.Next(
            what=what,
            team=places.team(now.team_id),
            someone_id=queries.named_worker(to=by, person=person_id, team_id=now.team_id),
            due_on=clock.today(),
            source="message",
            source_id=source_id,
        )
        actions.promise(by=by, matter=matter, step=step)
