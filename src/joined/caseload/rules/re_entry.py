"""Coming back: how soon somebody is seen, whether it is the same time with us, and how long a return pass is good (S8).

That requests within five days of an ending belong to one spell is NHS England's published rule for waiting times. Five
working days to a contact and twelve months of a pass are local rules. Hazard H18: who comes back is never new.
"""

import datetime
import typing

from joined.kit import working_days

DAYS_TO_CONTACT = 5
"""Working days from coming back to a contact that counts."""
SAME_SPELL_DAYS = 5
PASS_DAYS = 365

Spell = typing.Literal["same", "new"]


def contact_by(*, received_on: datetime.date, days: int = DAYS_TO_CONTACT) -> datetime.date:
    """The last day on which somebody who came back is seen in time: working days, whichever day they asked on."""
    return working_days.add(received_on, days)


def seen_in_time(
    *, received_on: datetime.date, contact_on: datetime.date | None, today: datetime.date, days: int = DAYS_TO_CONTACT
) -> bool | None:
    """Whether they were seen in time; None while there is still time. What came before they asked answers nothing."""
    last = contact_by(received_on=received_on, days=days)
    if contact_on is not None and received_on <= contact_on <= min(last, today):
        return True
    return False if today > last else None


def spell(*, closed_on: datetime.date, received_on: datetime.date) -> Spell:
    """Whether a request goes on with the time that ended, up to five days after, or begins a new one."""
    return "same" if (received_on - closed_on).days <= SAME_SPELL_DAYS else "new"


def is_new_to_service(*, earlier_spells: int) -> bool:
    """Only who was never with us is new: a return needs no threshold and no assessment again (H18)."""
    return earlier_spells == 0


def pass_until(*, left_on: datetime.date, days: int = PASS_DAYS) -> datetime.date:
    """Until when a return pass is good that is given on this day; `days` is the place's rule `return_pass_days`."""
    return left_on + datetime.timedelta(days=days)
