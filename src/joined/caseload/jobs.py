"""What follows elsewhere for somebody in care: a support that wrote down its first contact has met them."""

import uuid

from joined.base import later, rows
from joined.caseload import actions, queries
from joined.kit import actors


@later.job("caseload.see_first_contact")
def see_first_contact(*, offer: str, person: str) -> None:
    """Done, said the team that goes on with them: they have met."""
    by, who = actors.System("caseload.see_first_contact"), uuid.UUID(person)
    with rows.context(by, people=[who]):
        if support := queries.support_of(to=by, offer_id=uuid.UUID(offer)):
            actions.have_met(by=by, support=support)


@later.every("caseload.look_at_passes", cron="17 6 * * *")
def look_at_passes() -> None:
    """Who is to be told that their return pass ends: one transaction a person."""
    for pass_id, person in queries.passes_ending():
        by = actors.System("caseload.look_at_passes")
        with rows.context(by, people=[person]):
            actions.warn(by=by, pass_id=pass_id, person=person)
