"""The hourly look for lateness, steps that follow a failed text, and steps of a worker who left."""

import uuid

from joined.accounts import queries as accounts
from joined.base import later, rows
from joined.kit import actors, clock
from joined.messages import queries as messages
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
    """A worker has left a team: none of their steps there is left without a hand."""
    actions.rehome(by=actors.System("steps.rehome"), worker=uuid.UUID(user))


@later.job("steps.ring_instead")
def ring_instead(*, message: str, about: str) -> None:
    """A message failed or has no receipt: the responsible team rings, today (H4, P2)."""
    _ring("steps.ring_instead", NOT_ARRIVED.get(channel_of(message, about), TEXT), about, uuid.UUID(message))


def channel_of(message: str, about: str) -> str:
    """How it was sent, for the words of the step."""
    by, person = actors.System("steps.ring_instead"), uuid.UUID(about)
    with rows.context(by, people=[person]):
        found = messages.row(to=by, message_id=uuid.UUID(message))
    return found.channel if found else ""


TEXT = "Ring them: the text did not arrive"
NOT_ARRIVED = {
    "email": "Ring them: the e-mail did not arrive",
    "letter": "Reach them another way: the letter came back",
}


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


@later.job("steps.see_who_looked")
def see_who_looked(*, person: str, by: str) -> None:
    """Somebody looked behind a contact restriction: whoever leads the responsible team asks why, today (T11)."""
    user = accounts.active_user(user_id=uuid.UUID(by))
    who = user.name if user else "whoever it was"
    what = f"Ask {who} why they looked at how to reach this person: contact is restricted"
    _ring("steps.see_who_looked", what, person, uuid.uuid5(uuid.UUID(person), f"{by} {clock.today()}"), is_named=False)


def _ring(deed: str, what: str, about: str, source_id: uuid.UUID, *, is_named: bool = True) -> None:
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
            someone_id=queries.named_worker(to=by, person=person_id, team_id=now.team_id) if is_named else None,
            due_on=clock.today(),
            source="message",
            source_id=source_id,
        )
        actions.promise(by=by, matter=matter, step=step)
