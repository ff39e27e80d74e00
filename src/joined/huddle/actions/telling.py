"""After the decision: telling the person, and hearing what they say (P2, C6, C9)."""

from __future__ import annotations

import datetime
import typing
import uuid

from joined.base import rows
from joined.caseload import actions as caseload
from joined.doors import actions as doors
from joined.huddle import access, models, queries, rules
from joined.huddle.actions import coming_back
from joined.kit import actors, clock, errors
from joined.messages import actions as messages
from joined.messages import queries as written
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.doors import models as requests
    from joined.places import models as places_models

HOW = {
    "text": "Text",
    "email": "E-mail",
    "spoken": "Spoken to",
    "handed": "Told in person",
    "letter": "Letter",
}
BY_CHANNEL = {"sms": "text", "email": "email", "letter": "letter"}


@action
def write(
    *,
    by: actors.Staff,
    proposal: models.Proposal,
    route: str,
    words: str,
    level: int,
    is_urgent: bool = False,
) -> models.Proposal:
    """Tell them by text, e-mail or letter. Told only once it is delivered, or the letter's day is here.

    What names a first meeting is of no use on its day: it is not sent then, and somebody rings (F-06).
    """
    access.check_may_tell(by=by, proposal=proposal)
    if proposal.told_at:
        raise errors.Refused("They have been told already.", field="words")
    if _is_on_its_way(by, proposal):
        raise errors.Refused("Somebody of your team has written to them already. Look at that first.", field="words")
    first = proposal.first_contact_on
    message = people.write(
        by=by,
        person=proposal.person,
        words=words,
        level=level,
        route=route,
        is_urgent=is_urgent,
        useless_after=clock.moment_on(first, datetime.time.min) if first and first > clock.today() else None,
    )
    with rows.house(proposal.person_id):
        models.Proposal.objects.filter(pk=proposal.pk).update(message_id=message.pk, told_how=route)
        proposal.refresh_from_db()
    return proposal


def _is_on_its_way(by: actors.Actor, proposal: models.Proposal) -> bool:
    message = written.row(to=by, message_id=proposal.message_id) if proposal.message_id else None
    return message is not None and message.state in ("queued", "sending")


@action
def called(
    *,
    by: actors.Staff,
    proposal: models.Proposal,
    result: str,
    words: str = "",
    with_interpreter: bool = False,
    again_on: datetime.date | None = None,
) -> models.Proposal:
    """Somebody rang to tell them. Spoken to is told; anything else is a try, and a step says what comes next."""
    access.check_may_tell(by=by, proposal=proposal)
    messages.attempt(by=by, about=proposal.person_id, result=result, words=words, with_interpreter=with_interpreter)
    if result in written.SPOKEN:
        _write_down(by, proposal, "call_note", _how_told("Told by telephone", words, with_interpreter))
        return told(by=by, proposal=proposal, how="spoken")
    _try_again(by, proposal, result, again_on)
    return proposal


@action
def handed(
    *, by: actors.Staff, proposal: models.Proposal, words: str = "", with_interpreter: bool = False
) -> models.Proposal:
    """They were told face to face, and can take the plan with them: recorded, by whom, and told."""
    access.check_may_tell(by=by, proposal=proposal)
    _write_down(by, proposal, "handed_over", _how_told("Told in person", words, with_interpreter))
    return told(by=by, proposal=proposal, how="handed")


@action
def ask_to_ring(*, by: actors.Staff, proposal: models.Proposal) -> models.Proposal:
    """The responsible team tells them, today, on a way that is open: a step that stands until they have been told."""
    access.check_may_tell(by=by, proposal=proposal)
    team = steps.responsible_team(person=proposal.person_id)
    someone = standing.named_worker(to=by, person=proposal.person_id, team_id=team.pk)
    _promise(by, proposal, "Tell them today the plan that we suggest", team, clock.today(), someone)
    return proposal


def _how_told(how: str, words: str, with_interpreter: bool) -> str:
    said = f"{how}{', with an interpreter' if with_interpreter else ''}."
    return f"{said} {words.strip()}".strip()


def _write_down(by: actors.Staff, proposal: models.Proposal, channel: str, words: str) -> None:
    messages.note(
        by=by,
        about=proposal.person_id,
        organisation_id=by.organisation,
        team_id=next(iter(by.team_ids), None),
        channel=channel,
        language="en",
        words=words,
    )


def _try_again(by: actors.Staff, proposal: models.Proposal, result: str, again_on: datetime.date | None) -> None:
    """The try before it is done with; what comes next is somebody's step, with a day."""
    if again_on and again_on < clock.today():
        raise errors.Refused("Choose today or a day to come.", field="again_on")
    what, days = rules.NEXT_TRY[result]
    steps.finish_each(by=by, person=proposal.person_id, sources={"tell": proposal.pk}, reason=written.ATTEMPTS[result])
    team = places.team(next(iter(by.team_ids))) if by.team_ids else steps.responsible_team(person=proposal.person_id)
    _promise(by, proposal, what, team, again_on or clock.working_day(days), by.id)


def _promise(
    by: actors.Actor,
    proposal: models.Proposal,
    what: str,
    team: places_models.Team,
    due_on: datetime.date,
    someone_id: uuid.UUID | None,
) -> None:
    matter = standing.open_matter(to=by, person=proposal.person_id)
    if matter is None:
        raise errors.Refused("This has ended already: there is nothing to tell any more.")
    step = steps.Next(what=what, team=team, someone_id=someone_id, due_on=due_on, source="tell", source_id=proposal.pk)
    steps.promise(by=by, matter=matter, step=step)


@action
def take_back(*, by: actors.Staff, proposal: models.Proposal) -> models.Proposal:
    """Take the text back within its 60 seconds; nothing was sent, and nobody has been told."""
    access.check_may_tell(by=by, proposal=proposal)
    message = written.row(to=by, message_id=proposal.message_id) if proposal.message_id else None
    if message is None:
        raise errors.NotHere()
    messages.undo(by=by, message=message)
    with rows.house(proposal.person_id):
        models.Proposal.objects.filter(pk=proposal.pk).update(message_id=None, told_how="")
        proposal.refresh_from_db()
    return proposal


@action
def told(*, by: actors.Actor, proposal: models.Proposal, how: str) -> models.Proposal:
    """They have been told: spoken to, handed the plan, or a text was delivered. The clock of that part stops."""
    if by.kind == "staff":
        access.check_may_tell(by=by, proposal=proposal)
    with rows.house(proposal.person_id):
        if proposal.told_at is None:
            models.Proposal.objects.filter(pk=proposal.pk).update(told_at=clock.now(), told_how=how)
            leading = _leading(proposal)
            if leading and leading.state == "plan_proposed":
                doors.note(by=by, referral=leading, verb="tell")
            _nobody_waits_to_tell(by, proposal, HOW[how])
            proposal.refresh_from_db()
    return proposal


@action
def see_told(*, by: actors.System, proposal: models.Proposal) -> None:
    """An unsent draft is silence: after an hour it is the responsible team's own step, today (P2)."""
    if not queries.is_untold(proposal) or _has_gone(by, proposal):
        return
    matter = standing.open_matter(to=by, person=proposal.person_id)
    if matter is None:  # it has ended meanwhile: there is nothing to tell any more
        return
    team = steps.responsible_team(person=proposal.person_id)
    step = steps.Next(
        what="Nobody has told them the plan: ring them today",
        team=team,
        someone_id=standing.named_worker(to=by, person=proposal.person_id, team_id=team.pk),
        due_on=clock.today(),
        source="unsent",
        source_id=proposal.pk,
    )
    steps.promise(by=by, matter=matter, step=step)


def _has_gone(by: actors.System, proposal: models.Proposal) -> bool:
    """Whether words to them left our hands: a letter that nobody has posted is silence too."""
    message = written.row(to=by, message_id=proposal.message_id) if proposal.message_id else None
    return message is not None and (message.channel != "letter" or message.state != "queued")


@action
def agree(*, by: actors.Actor, proposal: models.Proposal, their_words: str = "") -> models.Proposal:
    """They say yes: the request ends as agreed and care begins, when a team has said yes too."""
    access.check_may_tell(by=by, proposal=proposal)
    with rows.house(proposal.person_id):
        _answer(by, proposal, "agree", their_words)
        leading = _leading(proposal)
        is_request = leading and leading.matter.kind == "request" and leading.matter.ended_at is None
        if is_request and steps.is_responsible(person=proposal.person_id, team=proposal.team):
            _take_on(by, proposal, leading)
            doors.note(by=by, referral=leading, verb="end")
        _nobody_waits_to_tell(by, proposal, "They said yes", ask=proposal.pk)
    return proposal


def _take_on(by: actors.Actor, proposal: models.Proposal, leading: requests.Referral) -> None:
    """The request ends as agreed, and care begins with whoever said yes as key worker."""
    caseload.take_on(
        by=by,
        matter=leading.matter,
        team=proposal.team,
        worker_id=proposal.accepted_by_id,
        received_at=leading.received_at,
        asked_for=proposal.asked_for,
    )


@action
def not_this(*, by: actors.Actor, proposal: models.Proposal, their_words: str) -> models.AgendaItem | None:
    """They say no, or want something else, to the whole or a part: back to the next huddle with their words, first
    on the agenda. Who said yes before may; nothing that was promised ends by it."""
    access.check_may_tell(by=by, proposal=proposal)
    if not their_words.strip():
        raise errors.Refused("Write what they said, in their words.", field="their_words")
    with rows.house(proposal.person_id):
        _answer(by, proposal, "not this", their_words.strip())
        leading = _leading(proposal)
        if leading and leading.matter.ended_at:  # they had said yes, and care began: it is not a request any more
            leading = None
        if leading:
            doors.note(by=by, referral=leading, verb="not this")
        _ask_again(by, proposal)
        _nobody_waits_to_tell(by, proposal, "They said no", ask=proposal.pk)
        return coming_back.bring_back(
            by=by, person=proposal.person, referral=leading, why="not_this", their_words=their_words.strip()
        )


def _leading(proposal: models.Proposal) -> requests.Referral | None:
    """The request that a plan answers; none for somebody in care whom the house brought."""
    referral = proposal.item.referral
    return referral and (referral.joined_to or referral)


def _nobody_waits_to_tell(by: actors.Actor, proposal: models.Proposal, reason: str, **answered: uuid.UUID) -> None:
    """They know: telling, the unsent draft and a text that did not arrive are nobody's task any more."""
    sources = {"tell": proposal.pk, "unsent": proposal.pk, "message": proposal.message_id, **answered}
    steps.finish_each(by=by, person=proposal.person_id, sources=sources, reason=reason)


def _ask_again(by: actors.Actor, proposal: models.Proposal) -> None:
    matter = standing.open_matter(to=by, person=proposal.person_id)
    if matter is None:
        raise errors.Refused("This has ended already. Bring them again if they want something else.")
    step = steps.Next(
        what="Bring what they said to the next huddle",
        team=steps.responsible_team(person=proposal.person_id),
        due_on=clock.working_day(1),
        source="request",
        source_id=proposal.pk,
    )
    steps.promise(by=by, matter=matter, step=step)


def _answer(by: actors.Actor, proposal: models.Proposal, verb: str, their_words: str) -> None:
    """What they said before stays, with what they say now below it."""
    state = rules.PROPOSAL.after(proposal.state, verb)
    said = "\n".join(words for words in (proposal.their_words, their_words) if words)
    answered = models.Proposal.objects.filter(pk=proposal.pk, state=proposal.state).update(
        state=state, answered_at=clock.now(), answered_by=by.name, their_words=said
    )
    if not answered:
        raise errors.Refused("Somebody else has written down their answer already.")
    proposal.refresh_from_db()
