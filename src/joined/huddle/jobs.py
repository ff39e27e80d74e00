"""Sittings and agendas that make themselves, summaries, late promises, and drafts nobody sent."""

import typing
import uuid

from joined.accounts import actions as accounts
from joined.accounts import behind
from joined.base import later, rows
from joined.doors import queries as doors
from joined.huddle import actions, queries, reasons, words
from joined.kit import actors
from joined.messages import queries as messages
from joined.people import queries as people
from joined.steps import queries as steps


@later.every("huddle.make_sittings", cron="10 * * * *")
def make_sittings() -> None:
    """Each huddle's sittings for the next days, each once, across clock changes and bank holidays (F-11)."""
    if days := queries.days_to_make():
        actions.make_sittings(by=actors.System("huddle.make_sittings"), days=days)


@later.every("huddle.make_agendas", cron="15 * * * *")
def make_agendas() -> None:
    """Each of today's sittings that is not over: what the house itself has a reason to bring, looked at every hour."""
    for sitting in queries.sittings_of_today():
        later.later("huddle.make_agenda", sitting=str(sitting))


@later.job("huddle.make_agenda")
def make_agenda(*, sitting: str) -> None:
    """Everybody for whom a room has a reason, each in a transaction of their own; what is no longer true goes."""
    by = actors.System("huddle.make_agenda")
    row = queries.sitting_row(to=by, sitting_id=uuid.UUID(sitting))
    if row.state == "closed":
        return
    found = queries.reasons_for(sitting=row)
    for who in sorted({*found, *queries.put_by_house(sitting_id=row.pk)}, key=str):
        _hold(by, row, who, found.get(who, ()))


def _hold(by: actors.System, sitting: typing.Any, who: uuid.UUID, found: tuple[reasons.Reason, ...]) -> None:
    """Nothing is written where nothing has changed."""
    with rows.context(by, people=[who]):
        there, person = queries.stands(sitting=sitting, person=who), people.row(to=by, person=who)
        if person and not reasons.stands_so(there, found):
            actions.hold(by=by, person=person, sitting=sitting, found=found)


@later.job("huddle.summarise")
def summarise(*, sitting: str) -> None:
    """A sitting is over: two lines to each organisation that has something of it, each by a job of its own."""
    for organisation in queries.to_summarise(sitting_id=uuid.UUID(sitting)):
        later.later("huddle.send_summary", sitting=sitting, organisation=str(organisation))


@later.job("huddle.send_summary")
def send_summary(*, sitting: str, organisation: str) -> None:
    """Once, to its own address."""
    by = actors.System("huddle.send_summary")
    row = queries.sitting_row(to=by, sitting_id=uuid.UUID(sitting))
    actions.send_summary(by=by, sitting=row, organisation_id=uuid.UUID(organisation))


@later.job("huddle.leave_agenda")
def leave_agenda(*, person: str, matter: str) -> None:
    """Something about them has ended: where nothing is open any more, they leave the agendas to come."""
    actions.leave_agendas(by=actors.System("huddle.leave_agenda"), people=[uuid.UUID(person)])


@later.job("huddle.free_chair")
def free_chair(*, user: str) -> None:
    """A chair has left: whoever is of the chairing team opens the sittings to come."""
    actions.free_chair(by=actors.System("huddle.free_chair"), worker=uuid.UUID(user))


@later.job("huddle.bring_late_step")
def bring_late_step(*, step: str, person: str) -> None:
    """A promise is late by two working days: it comes to the next huddle."""
    by = actors.System("huddle.bring_late_step")
    who = people.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        row = people.row(to=by, person=who)
        referral = queries.open_referral(person=who)
        if row and referral:
            actions.bring_back(by=by, person=row, referral=referral, why="late_step")


@later.job("huddle.bring_asked_again")
def bring_asked_again(*, referral: str, person: str) -> None:
    """Somebody asked again: they head the next agenda, unless whoever asked brought them there already."""
    by = actors.System("huddle.bring_asked_again")
    who = people.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        row, asked = people.row(to=by, person=who), doors.row(to=by, referral_id=uuid.UUID(referral))
        if row:
            actions.bring_asked_again(by=by, person=row, referral=asked)


@later.job("huddle.bring_not_reached")
def bring_not_reached(*, referral: str, person: str) -> None:
    """Nobody could reach them: the huddle hears of it before anything may end (P1)."""
    by = actors.System("huddle.bring_not_reached")
    who = people.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        row, asked = people.row(to=by, person=who), doors.row(to=by, referral_id=uuid.UUID(referral))
        if row and asked.matter.ended_at is None:
            actions.bring_back(by=by, person=row, referral=asked, why="not_reached")


@later.job("huddle.hear_two_noes")
def hear_two_noes(*, offer: str, person: str) -> None:
    """Two teams said no to the same matter: a step for the team that chairs, and the next agenda (S2)."""
    by = actors.System("huddle.hear_two_noes")
    who = people.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        row, asked = people.row(to=by, person=who), steps.offer(to=by, offer_id=uuid.UUID(offer))
        if row and asked:
            actions.hear_two_noes(by=by, person=row, offer=asked, referral=queries.open_referral(person=who))


@later.job("huddle.see_told")
def see_told(*, proposal: str, person: str) -> None:
    """An hour after the decision: has anybody told them?"""
    by = actors.System("huddle.see_told")
    with rows.context(by, people=[people.goes_on(person=uuid.UUID(person))]):
        row = queries.proposal_row(to=by, proposal_id=uuid.UUID(proposal))
        if queries.is_untold(row):
            actions.see_told(by=by, proposal=row)


@later.job("huddle.was_told")
def was_told(*, message: str, about: str) -> None:
    """A message with a plan was delivered, or a letter's day is here: they have been told."""
    by = actors.System("huddle.was_told")
    with rows.context(by, people=[uuid.UUID(about)]):
        sent = messages.row(to=by, message_id=uuid.UUID(message))
        if proposal := queries.proposal_of_message(to=by, message_id=uuid.UUID(message)):
            actions.told(by=by, proposal=proposal, how=actions.BY_CHANNEL[sent.channel])


@later.every("huddle.ask_partners", cron="*/5 * * * *")
def ask_partners() -> None:
    """Partners of whom nobody is there hear that asks may be for them, before the sitting or during it (S9)."""
    for sitting in queries.sittings_to_ask():
        later.later("huddle.tell_partners", sitting=str(sitting))


@later.job("huddle.tell_partners")
def tell_partners(*, sitting: str) -> None:
    """A link to each registered telephone that has asks waiting; each once a sitting."""
    by = actors.System("huddle.tell_partners")
    row = queries.sitting_row(to=by, sitting_id=uuid.UUID(sitting))
    for one in queries.to_ask(sitting=row):
        _link(by, one.registered, row, words.LINK_SAYS.format(huddle=row.huddle.name, asks=words.asks(one.count)))


@later.job("huddle.link_anew")
def link_anew(*, link: str) -> None:
    """Somebody asked for a new link in the place of one that is over: only where an ask still waits for them."""
    by = actors.System("huddle.link_anew")
    old = behind.link_row(link_id=uuid.UUID(link))
    sitting = queries.sitting_of_link(about=old.about)
    for one in behind.registered(teams=[old.team]) if sitting else ():
        if one.telephone.pk != old.telephone_id:
            continue
        if count := queries.waiting_for(to=one.actor, sitting=sitting):
            _link(by, one, sitting, words.LINK_SAYS.format(huddle=sitting.huddle.name, asks=words.asks(count)))


@later.job("huddle.tell_answer")
def tell_answer(*, question: str, person: str) -> None:
    """A partner's question is answered: whoever asked it hears so."""
    by = actors.System("huddle.tell_answer")
    with rows.context(by, people=[people.goes_on(person=uuid.UUID(person))]):
        asked = queries.question_row(to=by, question_id=uuid.UUID(question))
    sitting = asked.item.sitting
    for one in queries.reached_by_link(team_id=asked.team_id, only=asked.asked_by_id):
        _link(by, one, sitting, words.LINK_SAYS_ANSWER.format(huddle=sitting.huddle.name))


@later.job("huddle.ask_for_yes")
def ask_for_yes(*, team: str, item: str, person: str) -> None:
    """What a partner offered stands in a plan: it is asked for its yes."""
    by = actors.System("huddle.ask_for_yes")
    with rows.context(by, people=[people.goes_on(person=uuid.UUID(person))]):
        sitting = queries.item_row(to=by, item_id=uuid.UUID(item)).sitting
    for one in queries.reached_by_link(team_id=uuid.UUID(team)):
        _link(by, one, sitting, words.LINK_SAYS_YES.format(huddle=sitting.huddle.name))


def _link(by: actors.System, to: behind.Registered, sitting: typing.Any, says: str) -> None:
    accounts.issue(by=by, telephone=to.telephone, team=to.team, purpose="asks", about=sitting.pk, says=says)
