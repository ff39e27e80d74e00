"""What follows by itself when a worker leaves."""

import uuid

from joined.base import later, rows
from joined.caseload import actions, queries
from joined.kit import actors


@later.job("caseload.free_key_worker")
def free_key_worker(*, user: str) -> None:
    """Whoever left is nobody's key worker any more; naming another is a step of the same day, one person at a time."""
    by, worker = actors.System("caseload.free_key_worker"), uuid.UUID(user)
    for spell_id, person_id in queries.spells_of_worker(user_id=worker):
        with rows.context(by, people=[person_id]):
            actions.let_key_worker_go(by=by, spell=queries.spell_row(to=by, spell_id=spell_id), user_id=worker)
