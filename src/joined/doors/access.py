"""Who may ask, and who may work on a request."""

from joined.doors import models
from joined.kit import actors
from joined.people import access as people

RESOURCES = {"referral": "huddle", "huddle item": "huddle"}


def check_may_work_on(*, by: actors.Actor, referral: models.Referral) -> None:
    """Raises NotHere or Forbidden unless `by` may change this request."""
    people.check(to=by, person=referral.person_id, scope="huddle", action="update")


def may_work_on(*, by: actors.Actor, referral: models.Referral) -> bool:
    """The twin of `check_may_work_on`."""
    return people.may(to=by, person=referral.person_id, scope="huddle", action="update")
