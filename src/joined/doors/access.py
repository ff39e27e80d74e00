"""Who may ask, and who may work on a request."""

import uuid

from joined.doors import models
from joined.kit import actors, errors
from joined.people import access as people
from joined.places import access as places
from joined.steps import queries as steps

RESOURCES = {"referral": "huddle", "huddle item": "huddle"}


NOT_YOURS = "Your role does not take requests down. Ring In-take: they write it down with you."


def keeps_languages(*, by: actors.Actor) -> bool:
    """Whoever keeps a place: the help page is its door."""
    return places.keeps(by, None)


def check_keeps_languages(*, by: actors.Actor) -> None:
    """Raises NotHere to everybody else."""
    if not keeps_languages(by=by):
        raise errors.NotHere()


def may_type(*, by: actors.Actor) -> bool:
    """The twin of `check_may_type`."""
    return may_ask(by=by) and by.organisation_kind in ("nhs_trust", "council")


def check_may_type(*, by: actors.Actor) -> None:
    """What somebody else asked by telephone or e-mail is written down by NHS and council staff. Raises Forbidden."""
    if not may_type(by=by):
        raise errors.Forbidden(NOT_YOURS)


def may_ask(*, by: actors.Actor) -> bool:
    """The twin of `check_may_ask`."""
    return by.kind == "staff" and people.reaches_anybody(by=by, scope="asked")


def check_may_ask(*, by: actors.Actor) -> None:
    """Whoever works with people may ask for somebody, of whatever organisation. Raises Forbidden."""
    if not may_ask(by=by):
        raise errors.Forbidden(NOT_YOURS)


def check_may_work_on(*, by: actors.Actor, referral: models.Referral) -> None:
    """Raises NotHere or Forbidden unless `by` may change this request."""
    people.check(to=by, person=referral.person_id, scope="huddle", action="update")


def check_may_read(*, by: actors.Actor, person: uuid.UUID) -> None:
    """A request's own page holds more than a partner's card. Raises NotHere to charities (decisions.md §4)."""
    people.check(to=by, person=person, scope="huddle")
    if by.kind == "staff" and by.organisation_kind not in people.DIRECT_CARE:
        raise errors.NotHere()


def may_read(*, by: actors.Actor, person: uuid.UUID) -> bool:
    """The twin of `check_may_read`."""
    try:
        check_may_read(by=by, person=person)
    except errors.Foreseen:
        return False
    return True


def check_may_take(*, by: actors.Actor, referral: models.Referral) -> None:
    """Only the team that is responsible puts a name to a request, or routes it. Raises NotHere or Forbidden."""
    check_may_work_on(by=by, referral=referral)
    if by.kind == "staff" and not steps.is_held_by(to=by, person=referral.person_id):
        raise errors.Forbidden("Another team is responsible now. Ask them, or bring the person to the huddle.")


def check_may_answer(*, by: actors.Staff, question: models.Question) -> None:
    """The team that was asked, on its own page, or the team that holds the person. Raises NotHere otherwise."""
    if question.to_team_id in by.team_ids:
        return
    check_may_take(by=by, referral=question.referral)


def check_may_say_died(*, by: actors.Staff, person: uuid.UUID) -> None:
    """Whoever may reach them in NHS, practice or council hears of it, and writes it down at once."""
    people.check(to=by, person=person, scope="contact", action="update")
    if not people.is_direct_care(by=by):
        raise errors.Forbidden("Ring the responsible team now: they write it down.")
