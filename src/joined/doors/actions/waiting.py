"""Waiting well: whoever waits has somebody who asks how they are, and a day (C16)."""

from joined.base import rows
from joined.doors import access, models
from joined.kit import actors
from joined.steps import actions as steps
from joined.trail.writing import action


@action
def see_check_in(*, by: actors.System, referral: models.Referral) -> None:
    """Whoever still waits without a check-in gets one, with whoever holds the request."""
    if referral.matter.ended_at is None:
        steps.check_in_on(by=by, matter=referral.matter, someone_id=referral.holder_id)


@action
def tried(*, by: actors.Staff, referral: models.Referral, tried: steps.Tried) -> models.Referral:
    """What came of ringing them while they wait; what follows stands at once."""
    access.check_may_take(by=by, referral=referral)
    with rows.house(referral.person_id):
        steps.tried(by=by, matter=referral.matter, tried=tried)
    return referral
