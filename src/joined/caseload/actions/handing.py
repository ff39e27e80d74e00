"""Handing on somebody's care: asked, said yes, met. Until then nothing moves, and each move is counted (C21, P1)."""

from __future__ import annotations

import typing

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import helping
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places
    from joined.steps import models as offers


@action
def ask_to_go_on(
    *, by: actors.Staff, spell: models.Spell, to_team: places.Team, asked_for: str, why: str
) -> models.Handover:
    """Another team is asked to go on. Ours answers for the person until they have said yes and met them.

    Raises Refused while another handover is under way, or where the team is the responsible one.
    """
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        ours = steps.responsible_team(person=spell.person_id)
        if ours.pk == to_team.pk:
            raise errors.Refused("They are responsible already.", field="team")
        if under_way(spell):
            raise errors.Refused("Another team has been asked already. Wait for their answer, or take it back.")
        what = f"Go on with their care: {why.strip()}"[:300]
        offer = steps.offer(by=by, matter=spell.matter, from_team=ours, to_team=to_team, what=what, is_to_hold=True)
        return models.Handover.objects.create(
            person_id=spell.person_id,
            spell=spell,
            offer=offer,
            asked_for=asked_for,
            why=why.strip(),
            begun_at=clock.now(),
            begun_by=by.shown,
        )


def under_way(spell: models.Spell) -> models.Handover | None:
    """The handover that is asked for, or accepted and not met."""
    return models.Handover.objects.filter(spell=spell, met_at=None, offer__state__in=("asked", "accepted")).first()


def see_met(by: actors.Actor, spell: models.Spell, contact: models.Contact) -> None:
    """A contact of the team that said yes: they have met, and answer for the person from now on."""
    offer = standing.to_be_met(to=by, person=spell.person_id, team_id=contact.team_id)
    if offer:
        met(by=by, handover=_handover(by, spell, offer))


def _handover(by: actors.Actor, spell: models.Spell, offer: offers.Offer) -> models.Handover:
    """What was asked for from their care; else, agreed at a huddle, of which nobody wrote down who wanted it."""
    asked = models.Handover.objects.filter(offer=offer).first()
    return asked or models.Handover.objects.create(
        person_id=spell.person_id,
        spell=spell,
        offer=offer,
        asked_for="unknown",
        why=offer.what,
        begun_at=offer.asked_at,
        begun_by=offer.asked_by,
    )


@action
def met(*, by: actors.Actor, handover: models.Handover) -> models.Handover:
    """Said yes and met: responsibility moves now. Raises Refused where nobody has said yes, or it has moved."""
    with rows.house(handover.person_id):
        if handover.offer.state != "accepted":
            raise errors.Refused("They have not said yes yet.")
        now = {"met_at": clock.now(), "met_by": by.shown}
        if not models.Handover.objects.filter(pk=handover.pk, met_at=None).update(**now):
            raise errors.Refused("It has moved already.")
        team = handover.offer.to_team
        steps.take_responsibility(by=by, person=handover.person, team=team, why="said yes, and met them")
        sources = {"offer": handover.offer_id}
        steps.finish_each(by=by, person=handover.person_id, sources=sources, reason="They have met")
        helping.hand_on(by, handover.spell, team)
        handover.refresh_from_db()
    return handover
