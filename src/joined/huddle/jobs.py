"""Sittings that make themselves, late promises that come to the huddle, and drafts nobody sent."""

import uuid

from joined.base import later, rows
from joined.huddle import actions, queries
from joined.kit import actors
from joined.people import queries as people


@later.every("huddle.make_sittings", cron="10 * * * *")
def make_sittings() -> None:
    """Each huddle's sittings for the next days, each once, across clock changes and bank holidays (F-11)."""
    by = actors.System("huddle.make_sittings")
    for huddle, day in queries.days_to_make():
        actions.make_sitting(by=by, huddle=huddle, on=day)


@later.job("huddle.free_chair")
def free_chair(*, user: str) -> None:
    """A chair has left: whoever is of the chairing team opens the sittings to come."""
    actions.free_chair(by=actors.System("huddle.free_chair"), worker=uuid.UUID(user))


@later.job("huddle.bring_late_step")
def bring_late_step(*, step: str, person: str) -> None:
    """A promise is late by two working days: it comes to the next huddle."""
    by = actors.System("huddle.bring_late_step")
    who = uuid.UUID(person)
    with rows.context(by, people=[who]):
        row = people.row(to=by, person=who)
        referral = queries.open_referral(person=who)
        if row and referral:
            actions.bring_back(by=by, person=row, referral=referral, why="late_step")


@later.job("huddle.see_told")
def see_told(*, proposal: str, person: str) -> None:
    """An hour after the decision: has anybody told them?"""
    by = actors.System("huddle.see_told")
    with rows.context(by, people=[uuid.UUID(person)]):
        actions.see_told(by=by, proposal=queries.proposal_row(to=by, proposal_id=uuid.UUID(proposal)))


@later.job("huddle.was_told")
def was_told(*, message: str, about: str) -> None:
    """A text with a plan was delivered: they have been told."""
    by = actors.System("huddle.was_told")
    with rows.context(by, people=[uuid.UUID(about)]):
        if proposal := queries.proposal_of_message(to=by, message_id=uuid.UUID(message)):
            actions.told(by=by, proposal=proposal, how="text")
