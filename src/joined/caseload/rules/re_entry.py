"""Coming back: how soon somebody is seen, and whether it is the same time with us (S8).

That requests within five days of an ending belong to one spell is NHS England's published rule for waiting times. Five
working days to a contact are a local rule. Hazard H18: who comes back is never new.
"""

import datetime
import typing

from joined.kit import working_days

DAYS_TO_CONTACT = 5
"""Working days from coming back to a contact that counts."""
SAME_SPELL_DAYS = 5

Spell = typing.Literal["same", "new"]


def contact_by(*, received_on: datetime.date, days: int = DAYS_TO_CONTACT) -> datetime.date:
    """The last day on which somebody who came back is seen in time: working days, whichever day they asked on."""
    return working_days.add(received_on, days)


def spell(*, closed_on: datetime.date, received_on: datetime.date) -> Spell:
    """Whether a request goes on with the time that ended, up to five days after, or begins a new one."""
    return "same" if (received_on - closed_on).days <= SAME_SPELL_DAYS else "new"
