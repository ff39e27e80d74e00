"""Handing somebody on to a service outside, by whoever is responsible."""

from __future__ import annotations

import typing

from joined.doors import access, models
from joined.kit import actors
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.steps import models as steps_models


@action
def hand_on(*, by: actors.Staff, referral: models.Referral, asked: steps.Asked) -> steps_models.HandOn:
    """Ask a service outside. The team that is responsible keeps them until a named person there says yes."""
    access.check_may_take(by=by, referral=referral)
    team = steps.responsible_team(person=referral.person_id)
    return steps.hand_on(by=by, matter=referral.matter, from_team=team, asked=asked)
