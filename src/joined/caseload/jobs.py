"""What follows by itself: a worker left, a support wrote down its first contact, a return pass ends soon."""

import uuid

from joined.base import later, rows
from joined.caseload import actions, queries
from joined.kit import actors
from joined.people import queries as people


@later.job("caseload.free_key_worker")
def free_key_worker(*, user: str) -> None:
    """Whoever left is nobody's key worker any more; naming another is a step of the same day, one person at a time."""
    by, worker = actors.System("caseload.free_key_worker"), uuid.UUID(user)

    def let_go(spell_id: uuid.UUID, person_id: uuid.UUID) -> None:
        with rows.context(by, people=[person_id]):
            actions.let_key_worker_go(by=by, spell=queries.spell_row(to=by, spell_id=spell_id), user_id=worker)

    later.one_by_one(queries.spells_of_worker(user_id=worker), let_go)


@later.job("caseload.see_first_contact")
def see_first_contact(*, offer: str, person: str) -> None:
    """Done, said the team that goes on with them: they have met."""
    by, who = actors.System("caseload.see_first_contact"), people.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        if support := queries.support_of(to=by, offer_id=uuid.UUID(offer)):
            actions.have_met(by=by, support=support)


@later.every("caseload.look_at_passes", cron="17 6 * * *")
def look_at_passes() -> None:
    """Who is to be told that their return pass ends: one transaction a person."""
    by = actors.System("caseload.look_at_passes")

    def warn(pass_id: uuid.UUID, person: uuid.UUID) -> None:
        with rows.context(by, people=[person]):
            actions.warn(by=by, pass_id=pass_id, person=person)

    later.one_by_one(queries.passes_ending(), warn)
