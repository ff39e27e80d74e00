"""Asking another team, and its yes or no. Being asked moves nothing."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import happenings, rows
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.steps import access, models, rules
from joined.steps import words as said
from joined.steps.actions.holding import Next, check_open, make, relate, say_accepted, take_over
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places

SEE_YES_DAYS = 2
TWICE = 2
"""So many teams may say no to one matter before the huddle hears of it (S2)."""


@action
def offer(
    *,
    by: actors.Actor,
    matter: models.Matter,
    from_team: places.Team,
    to_team: places.Team,
    what: str,
    is_to_hold: bool = False,
    first_contact_on: datetime.date | None = None,
) -> models.Offer:
    """Ask another team. Nothing moves; our own step "see that they said yes" stands beside it (P1)."""
    with rows.house(matter.person_id):
        check_open(matter)
        asked = models.Offer.objects.create(
            person_id=matter.person_id,
            matter=matter,
            from_team=from_team,
            to_team=to_team,
            what=what,
            is_to_hold=is_to_hold,
            first_contact_on=first_contact_on,
            asked_at=clock.now(),
            asked_by=by.shown,
        )
        relate(by, matter, "referral", "team", to_team.pk)
        see = Next(
            what=f"See that {to_team.name} said yes",
            team=from_team,
            due_on=clock.working_day(SEE_YES_DAYS),
            source="offer",
            source_id=asked.pk,
        )
        make(by=by, matter=matter, step=see)
    return asked


@action
def accept(*, by: actors.Actor, offer: models.Offer, first_contact_on: datetime.date) -> models.Offer:
    """The asked team says yes, with a date of first contact: only now does responsibility move.

    Somebody in care moves only when that team has met them as well (P1, C21).
    """
    access.check_may_answer(by=by, offer=offer)
    return _accept(by, offer, first_contact_on, by.id if by.kind == "staff" else None)


@action
def accept_in_room(
    *, by: actors.Actor, offer: models.Offer, first_contact_on: datetime.date, someone_id: uuid.UUID
) -> models.Offer:
    """The same, said aloud by somebody of the team and written down by the chair. Within a deed of the huddle."""
    return _accept(by, offer, first_contact_on, someone_id)


def _accept(
    by: actors.Actor, offer: models.Offer, first_contact_on: datetime.date, someone_id: uuid.UUID | None
) -> models.Offer:
    with rows.house(offer.person_id):
        offer.refresh_from_db()
        answer(by, offer, "accept")
        look_no_more(by, offer, kinds=("referral",))
        if offer.is_to_hold and offer.matter.kind != "care":
            take_over(by=by, person=offer.person, team=offer.to_team, why="said yes to an offer")
        first = Next(
            what=f"First contact: {offer.what}"[: models.SHORT],
            team=offer.to_team,
            due_on=first_contact_on,
            someone_id=someone_id,
            source="offer",
            source_id=offer.pk,
        )
        make(by=by, matter=offer.matter, step=first)
        close_see_yes(by, offer)
        offer.refresh_from_db()
    if offer.is_to_hold:
        say_accepted(offer.person_id, offer.to_team, first_contact_on)
    return offer


@dataclasses.dataclass(frozen=True, kw_only=True)
class No:
    """A no before it is written down: why, what the team can offer all the same, and who could help instead."""

    reason_code: str = "other"
    reason: str = ""
    can_offer: str = ""
    next_door: str = ""
    next_team_id: uuid.UUID | None = None


@action
def decline(*, by: actors.Actor, offer: models.Offer, no: No) -> models.Offer:
    """The asked team says no, and it returns to the team that asked (C8, S2).

    NHS and council name a next door, and say what they can offer where their reason is none (product.md §7). A
    charity says no with one tap. The second no on one matter is news for the huddle.
    """
    access.check_may_answer(by=by, offer=offer)
    _check_no(offer, no)
    with rows.house(offer.person_id):
        offer.refresh_from_db()
        answer(
            by,
            offer,
            "decline",
            reason=no.reason.strip(),
            reason_code=no.reason_code,
            can_offer=no.can_offer.strip(),
            next_door=no.next_door.strip(),
            next_team_id=no.next_team_id,
        )
        look_no_more(by, offer, kinds=("referral",))
        what = f"{offer.to_team.name} said no: find another door"
        back = Next(
            what=what[: models.SHORT],
            team=offer.from_team,
            due_on=clock.working_day(1),
            source="declined",
            source_id=offer.pk,
        )
        make(by=by, matter=offer.matter, step=back)
        close_see_yes(by, offer)
        offer.refresh_from_db()
        if models.Offer.objects.filter(matter=offer.matter, state="declined").count() == TWICE:
            happenings.announce("steps.declined_twice", offer=str(offer.pk), person=str(offer.person_id))
    return offer


@action
def take_back(*, by: actors.Actor, offer: models.Offer, why: str) -> models.Offer:
    """What was asked is not needed any more: nobody says yes to it, and a yes that was said binds nobody.

    Steps that came of it end with `why`. Raises Refused where they said no, or are to answer for the person. Within
    an action that sees to it that the asked team is told.
    """
    with rows.house(offer.person_id):
        offer.refresh_from_db()
        if offer.is_to_hold and offer.state == "accepted":
            raise errors.Refused(said.TO_HOLD)
        now = {"answered_at": clock.now(), "answered_by": by.shown}
        state = rules.OFFER.after(offer.state, "take back")
        if not models.Offer.objects.filter(pk=offer.pk, state=offer.state).update(state=state, **now):
            raise errors.Refused("Somebody of that team has answered meanwhile. Look at it again.")
        open_steps = models.NextStep.objects.filter(source="offer", source_id=offer.pk, state="open")
        open_steps.update(state="changed", closed_at=clock.now(), closed_by=by.shown, reason=why)
        look_no_more(by, offer)
        offer.refresh_from_db()
    return offer


def look_no_more(by: actors.Actor, offer: models.Offer, *, kinds: tuple[str, ...] = ("referral", "accepted")) -> None:
    """The asked team has no reason to look that came of this offer, unless something else gives it the same."""
    theirs = models.Offer.objects.filter(person_id=offer.person_id, to_team_id=offer.to_team_id).exclude(pk=offer.pk)
    steps = models.NextStep.objects.filter(person_id=offer.person_id, team_id=offer.to_team_id, state="open")
    still = {
        "referral": lambda: theirs.filter(state="asked").exists(),
        "accepted": lambda: steps.exists() or theirs.filter(state="accepted", matter__ended_at=None).exists(),
    }
    ended = tuple(kind for kind in kinds if not still[kind]())
    people.unrelate(by=by, person=offer.person_id, kinds=ended, party_id=offer.to_team_id)


def _check_no(offer: models.Offer, no: No) -> None:
    kind = offer.to_team.organisation.kind
    if not rules.is_reason(no.reason_code, organisation_kind=kind) and not no.can_offer.strip():
        raise errors.Refused(said.CAN_OFFER, field="can_offer")
    if kind in ("nhs_trust", "practice", "council") and not no.next_door.strip():
        raise errors.Refused(said.NAME_A_DOOR, field="next_door")


def answer(by: actors.Actor, offer: models.Offer, verb: str, **more: object) -> None:
    """The one answer to an offer. Raises Refused where somebody was first."""
    state = rules.OFFER.after(offer.state, verb)
    answered = models.Offer.objects.filter(pk=offer.pk, state="asked").update(
        state=state, answered_at=clock.now(), answered_by=by.shown, **more
    )
    if not answered:
        raise errors.Refused("Somebody of your team has answered already, or it was taken back.")


def close_see_yes(by: actors.Actor, offer: models.Offer) -> None:
    """Our own step beside an offer is done with its answer."""
    models.NextStep.objects.filter(source="offer", source_id=offer.pk, team=offer.from_team, state="open").update(
        state="done", closed_at=clock.now(), closed_by=by.shown
    )
