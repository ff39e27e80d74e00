"""The hourly look for lateness, steps that follow a failed text, and steps of a worker who left."""

import uuid

from joined.accounts import queries as accounts
from joined.base import later, rows
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as persons
from joined.places import queries as places
from joined.steps import actions, queries, words


@later.every("steps.look_for_lateness", cron="5 * * * *")
def look_for_lateness() -> None:
    """Each late step goes where it should: one transaction a person."""
    by = actors.System("steps.look_for_lateness")

    def say(step_id: uuid.UUID, person_id: uuid.UUID) -> None:
        with rows.context(by, people=[person_id]):
            if step := queries.step(to=by, step_id=step_id):
                actions.say_late(by=by, step=step)

    later.one_by_one(queries.late(), say)


@later.job("steps.rehome")
def rehome(*, user: str) -> None:
    """A worker has left a team: none of their steps there is left without a hand."""
    actions.rehome(by=actors.System("steps.rehome"), worker=uuid.UUID(user))


@later.job("steps.ring_instead")
def ring_instead(*, message: str, about: str) -> None:
    """A message failed or has no receipt: the responsible team reaches them another way, today (H4, P2)."""
    by, person = actors.System("steps.ring_instead"), persons.goes_on(person=uuid.UUID(about))
    with rows.context(by, people=[person]):
        lost = messages.row(to=by, message_id=uuid.UUID(message))
    channel = lost.channel if lost and lost.channel in words.NOT_ARRIVED else "sms"
    what = f"{_way(by, person, but=channel)}: {words.NOT_ARRIVED[channel]}"
    _ring("steps.ring_instead", what, about, uuid.UUID(message))


@later.job("steps.ring_safely")
def ring_safely(*, message: str, about: str) -> None:
    """STOP may come from anybody who holds the phone: a hazard to hear of, never a wish to end help."""
    way = _way(actors.System("steps.ring_safely"), uuid.UUID(about), but="sms")
    what = f"{words.AT_A_SAFE_TIME.get(way, way)}: somebody with this phone asked us to stop texting"
    _ring("steps.ring_safely", what, about, uuid.uuid5(uuid.UUID(message), "stop"))


@later.job("steps.ring_back")
def ring_back(*, message: str, about: str) -> None:
    """Somebody answered a text. Nobody reads answers, so nothing urgent may wait in one (H5)."""
    way = _way(actors.System("steps.ring_back"), uuid.UUID(about), but="sms")
    what = f"{way} today: they answered a text, and answers are not read"
    _ring("steps.ring_back", what, about, uuid.uuid5(uuid.UUID(message), "answered"))


@later.job("steps.hear_not_this")
def hear_not_this(*, person: str, referral: str) -> None:
    """On their status page somebody said that it is not what they want: the responsible team asks them, today."""
    way = _way(actors.System("steps.hear_not_this"), uuid.UUID(person), but="")
    what = f"{way} today: on their page somebody wrote that this is not what they want"
    _ring("steps.hear_not_this", what, person, uuid.uuid5(uuid.UUID(referral), f"not this {clock.today()}"))


def _way(by: actors.System, person: uuid.UUID, *, but: str) -> str:
    """How to reach them now, in words: by telephone, and where that is shut the next way that is open (H24)."""
    person = persons.goes_on(person=person)
    with rows.context(by, people=[person]):
        reach = persons.how_to_reach(to=by, person=person)
    open_now = [way.key for way in reach.routes if way.is_allowed and persons.channel_of(way.key) != but]
    return words.WAYS["call" if reach.route("call").is_allowed else next(iter(open_now), "handed")]


@later.job("steps.see_who_looked")
def see_who_looked(*, person: str, by: str) -> None:
    """Somebody looked behind a contact restriction: whoever leads the responsible team asks why, today (T11)."""
    user = accounts.active_user(user_id=uuid.UUID(by))
    who = user.name if user else "whoever it was"
    what = f"Ask {who} why they looked at how to reach this person: contact is restricted"
    _ring("steps.see_who_looked", what, person, uuid.uuid5(uuid.UUID(person), f"{by} {clock.today()}"), is_named=False)


def _ring(deed: str, what: str, about: str, source_id: uuid.UUID, *, is_named: bool = True) -> None:
    """One step for each source, with whoever is responsible; none where nothing is open."""
    person_id = persons.goes_on(person=uuid.UUID(about))
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
