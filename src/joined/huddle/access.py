"""Who may bring, see, say, decide and tell."""

import typing
import uuid

from django.db.models import QuerySet

from joined.huddle import models, words
from joined.kit import actors, errors
from joined.people import access as people
from joined.places import access as places

RESOURCES = {"huddle card": "huddle", "huddle item": "huddle", "decision": "huddle"}
CHAIRS = ("chair", "coordinator", "team_manager")


def check_may_bring(*, by: actors.Actor, person: object) -> None:
    """Raises NotHere or Forbidden unless `by` may bring this person (AC-033)."""
    people.check(to=by, person=person.pk, scope="identity", action="create")  # type: ignore[attr-defined]


def check_may_see(*, by: actors.Actor, item: models.AgendaItem) -> None:
    """Raises NotHere unless the person's choices let `by` see the card (AC-022…024, 063, 064)."""
    people.check(to=by, person=item.person_id, scope="huddle")


def check_may_arrange(*, by: actors.Actor, neighbourhood: typing.Any) -> None:
    """Whoever keeps the neighbourhood sets its huddle up. Raises NotHere for everybody else."""
    places.check_keeps(by, neighbourhood)


def check_may_sit(*, by: actors.Actor, sitting: models.Sitting) -> None:
    """Raises NotHere unless a team of `by` belongs to this huddle."""
    if not may_sit(by=by, sitting=sitting):
        raise errors.NotHere()


def may_sit(*, by: actors.Actor, sitting: models.Sitting) -> bool:
    """Whether a team of `by` belongs to this huddle."""
    if by.kind != "staff":
        return by.kind == "system"
    return (
        sitting.huddle.chair_team_id in by.team_ids
        or models.Invited.objects.filter(huddle=sitting.huddle, team_id__in=by.team_ids).exists()
    )


def check_may_run(*, by: actors.Actor, sitting: models.Sitting) -> None:
    """Chairs run a sitting: the chair, or anybody of the chairing team when the chair is away."""
    check_may_sit(by=by, sitting=sitting)
    if not may_run(by=by, sitting=sitting):
        raise errors.Forbidden("The chair does this. If the chair is away, ask the team that runs the huddle.")


def may_run(*, by: actors.Actor, sitting: models.Sitting) -> bool:
    """The twin of `check_may_run`."""
    if by.kind != "staff":
        return by.kind == "system"
    return sitting.chair_id == by.id or sitting.huddle.chair_team_id in by.team_ids


def is_scribe(*, by: actors.Actor, sitting: models.Sitting) -> bool:
    """Whether `by` was named to write for the chair, and is in the room."""
    return sitting.scribe_id == by.id and _present(by, sitting).filter(left_at=None).exists()


def _present(by: actors.Actor, sitting: models.Sitting) -> QuerySet[models.Presence]:
    return models.Presence.objects.filter(sitting=sitting, user_id=by.id)


def may_see_numbers(*, by: actors.Actor) -> bool:
    """Managers, chairs, coordinators and place leads see numbers of where their organisation works (0018)."""
    return by.kind == "staff" and by.role_class == "team_manager"


def may_add(*, by: actors.Actor, sitting: models.Sitting) -> bool:
    """Whether `by` sat there, and the notes are sealed: then they may add to them (AC-076)."""
    return sitting.state == "closed" and _present(by, sitting).exists()


def may_answer(*, by: actors.Actor, sitting: models.Sitting) -> bool:
    """Whether `by` sat there, it is over, and they have not yet said whether they could say what they thought."""
    return sitting.state == "closed" and _present(by, sitting).filter(has_answered=False).exists()


def check_may_add(*, by: actors.Actor, item: models.AgendaItem) -> None:
    """The twin of `may_add`, for one item that `by` may see. Raises NotHere, Refused or Forbidden."""
    check_may_see(by=by, item=item)
    if item.sitting.state != "closed":
        raise errors.Refused(words.NOT_OVER)
    if not may_add(by=by, sitting=item.sitting):
        raise errors.Forbidden(words.SAT_THERE)


def check_may_decide(*, by: actors.Actor, item: models.AgendaItem) -> None:
    """Decisions are recorded while the sitting lasts, by the chair's team or its scribe (AC-075); afterwards only an
    addendum (AC-076)."""
    check_may_see(by=by, item=item)
    if not is_scribe(by=by, sitting=item.sitting):
        check_may_run(by=by, sitting=item.sitting)
    if item.sitting.state == "closed":
        raise errors.Forbidden("This sitting is over: its decisions stay as they are. Add a note instead.")


def may_decide(*, by: actors.Actor, item: models.AgendaItem) -> bool:
    """The twin of `check_may_decide`; quick to say no to the many who do not run the sitting."""
    if not (may_run(by=by, sitting=item.sitting) or is_scribe(by=by, sitting=item.sitting)):
        return False
    try:
        check_may_decide(by=by, item=item)
    except errors.Foreseen:
        return False
    return True


def check_may_tell(*, by: actors.Actor, proposal: models.Proposal) -> None:
    """Anybody of the practice or team that asked, or of the responsible team, tells (AC-034)."""
    people.check(to=by, person=proposal.person_id, scope="contact", action="send")


def is_partner(*, by: actors.Actor) -> bool:
    """Whether `by` is from outside direct care, and so gets the partner's card (decisions.md §4)."""
    return by.kind == "staff" and not people.is_direct_care(by=by)


def check_may_pass(*, by: actors.Actor) -> None:
    """A charity says no with one tap; NHS, practice and council name a next door (S2). Raises Refused."""
    if by.kind == "staff" and not is_partner(by=by):
        raise errors.Refused(words.PARTNER_PASSES, field="next_door")


def check_may_ask_first(*, by: actors.Staff, item: models.AgendaItem, team_id: uuid.UUID) -> None:
    """Whoever is from outside direct care asks before it says yes, for its own team. Raises NotHere or Forbidden."""
    check_may_see(by=by, item=item)
    if not is_partner(by=by) or team_id not in by.team_ids:
        raise errors.Forbidden("Ring the team that brought them, or write a view.")


def check_may_answer_partner(*, by: actors.Staff, question: models.PartnerQuestion) -> None:
    """The team that was asked, or the team that runs the huddle. Raises NotHere."""
    people.check(to=by, person=question.person_id, scope="huddle", action="update")
    if not _is_asked(by, question):
        raise errors.NotHere()


def may_answer_partner(*, by: actors.Staff, question: models.PartnerQuestion) -> bool:
    """The twin of `check_may_answer_partner`; quick to say no to the many who were not asked."""
    if not _is_asked(by, question):
        return False
    try:
        check_may_answer_partner(by=by, question=question)
    except errors.Foreseen:
        return False
    return True


def _is_asked(by: actors.Staff, question: models.PartnerQuestion) -> bool:
    return question.to_team_id in by.team_ids or may_run(by=by, sitting=question.item.sitting)
