"""What is known of somebody who came back: from their care, and the last plan of a huddle before."""

import dataclasses
import uuid

from joined.base import rows
from joined.caseload import queries as caseload
from joined.huddle import queries as huddle
from joined.kit import actors, clock, errors
from joined.people import access as people

HELD = ("agreed", "replaced")
"""Plans that they had said yes to."""


def before(*, to: actors.Staff, person: uuid.UUID) -> caseload.Before:
    """Everything that can be taken over, the last plan first. Raises NotHere for anybody who did not come back."""
    with rows.context(to, people=[person]):
        found = caseload.before_of(to=to, person=person)
        if found is None:
            raise errors.NotHere()
        sees_plans = people.may(to=to, person=person, scope="huddle")
        plans = huddle.plans_of(to=to, person=person).plans if sees_plans else ()
    plan = next((one for one in plans if one.state in HELD and one.decided_at < found.began_at), None)
    if plan is None:
        return found
    last = caseload.known(
        "plan",
        (plan.plan,),
        as_of=clock.london(plan.decided_at).date(),
        said_to=plan.decided_by,
        taken=found.taken,
    )
    return dataclasses.replace(found, known=(last, *found.known))
