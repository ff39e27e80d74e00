"""Who may act on responsibility, offers and next steps."""

import uuid

from joined.kit import actors, errors
from joined.people import access as people
from joined.people import queries as known
from joined.steps import models

PARTNERS = ("vcse_worker", "volunteer")
RESOURCES = {"action assigned to this charity": "step"}


def check_may_close(*, by: actors.Actor, step: models.NextStep) -> None:
    """A step is answered by its team, or by whoever it names. Raises NotHere or Forbidden otherwise."""
    people.check(to=by, person=step.person_id, scope="step", action="update")
    if by.kind == "staff" and step.team_id not in by.team_ids and step.someone_id != by.id:
        if by.role_class in PARTNERS:  # they are shown their own steps, and do not know that there are others
            raise errors.NotHere()
        raise errors.Forbidden("This step is another team’s. Ask them, or bring it to the huddle.")


def may_close(*, by: actors.Actor, step: models.NextStep) -> bool:
    """The twin of `check_may_close`."""
    try:
        check_may_close(by=by, step=step)
    except errors.Foreseen:
        return False
    return True


def check_may_answer(*, by: actors.Actor, offer: models.Offer) -> None:
    """Only the team that was asked says yes or no. Raises NotHere or Forbidden otherwise."""
    if by.kind != "staff":
        return
    people.check(to=by, person=offer.person_id, scope="asked", action="update")
    if offer.to_team_id not in by.team_ids:
        raise errors.Forbidden("Only the team that was asked can answer.")


def check_may_say_received(*, by: actors.Staff, closing: models.Closing) -> None:
    """A GP or practice clinician of the person's own practice. Raises NotHere or Forbidden otherwise."""
    people.check(to=by, person=closing.person_id, scope="huddle", action="update")
    if not is_of_their_practice(to=by, person=closing.person_id):
        raise errors.NotHere()
    if by.role_class != "gp":
        raise errors.Forbidden("A GP or clinician of the practice says this. Show it to them today.")


def is_of_their_practice(*, to: actors.Staff, person: uuid.UUID) -> bool:
    """Whether the person is registered with the practice that `to` acts for."""
    row = known.row(to=to, person=person)
    return row is not None and row.practice_id == to.organisation


def check_may_try(*, by: actors.Actor, matter: models.Matter) -> None:
    """Whoever works with them writes down that they tried. Raises NotHere or Forbidden."""
    people.check(to=by, person=matter.person_id, scope="plan", action="update")


def check_may_hold_on(*, by: actors.Actor, matter: models.Matter) -> None:
    """Only the team that is responsible tries, hands on and ends. Raises NotHere or Forbidden otherwise."""
    if by.kind != "staff":
        return
    people.check(to=by, person=matter.person_id, scope="identity", action="update")
    held = models.Responsibility.objects.filter(person_id=matter.person_id, until_at=None, team_id__in=by.team_ids)
    if not held.exists():
        raise errors.Forbidden("Another team is responsible now. Ask them, or bring the person to the huddle.")
