"""Saying: views, and what a team could do or cannot, side by side until the chair puts it in the plan (C4, C8)."""

from __future__ import annotations

import datetime
import typing

from joined.base import rows
from joined.huddle import access, models
from joined.huddle import words as said
from joined.huddle.actions import giving
from joined.kit import actors, clock, errors
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@action
def add_view(
    *, by: actors.Staff, item: models.AgendaItem, words: str, said_at: datetime.datetime | None = None
) -> models.View:
    """What somebody thinks, in a line or two, before or during the sitting. `said_at`: where it comes from paper."""
    access.check_may_see(by=by, item=item)
    _check_open(item)
    if not words.strip():
        raise errors.Refused("Write what you think, in a line or two.", field="words")
    giving.give(by, item.sitting, "view")
    with rows.house(item.person_id):
        return models.View.objects.create(
            item=item,
            person_id=item.person_id,
            words=words.strip(),
            by_id=by.id,
            by_name=by.name,
            by_role=by.role_name,
            organisation_id=by.organisation,
            at=clock.now(),
            said_at=said_at,
        )


@action
def add_offer(
    *,
    by: actors.Staff,
    item: models.AgendaItem,
    team: places_models.Team,
    what: str,
    first_on: datetime.date | None,
    service: str = "",
    who: str = "",
    languages: str = "",
    space: str = "",
) -> models.HuddleOffer:
    """What a team could do, who would, and from when, before or during the sitting. It moves nothing until accepted."""
    _check_says(what)
    more = {"service": service.strip() or team.name, "who": who.strip(), "languages": languages, "space": space}
    return _offer(by, item, team, "can_start", what, first_on=first_on, **more)


@action
def not_for_us(
    *, by: actors.Staff, item: models.AgendaItem, team: places_models.Team, why: str, next_door: str
) -> models.HuddleOffer:
    """ "Not for us, but …": names a next door and moves nothing (C8). There is no plain no."""
    if not next_door.strip():
        raise errors.Refused(said.PARTNER_PASSES, field="next_door")
    _check_says(why)
    return _offer(by, item, team, "not_for_us", why, next_door=next_door.strip())


@action
def pass_on(
    *, by: actors.Staff, item: models.AgendaItem, team: places_models.Team, why: str = "", next_door: str = ""
) -> models.HuddleOffer:
    """ "Not for us", with one tap: a charity's alone. It may say why, and suggest a door; nothing moves."""
    access.check_may_pass(by=by)
    return _offer(by, item, team, "passed", why, next_door=next_door.strip())


def _check_says(what: str) -> None:
    if not what.strip():
        raise errors.Refused("Say in a few words what you could do, or why not.", field="what")


def _offer(
    by: actors.Staff, item: models.AgendaItem, team: places_models.Team, kind: str, what: str, **more: object
) -> models.HuddleOffer:
    access.check_may_see(by=by, item=item)
    _check_open(item)
    if team.pk not in by.team_ids and not access.may_run(by=by, sitting=item.sitting):
        raise errors.Forbidden("You can offer what your own team does.")
    giving.give(by, item.sitting, "pass" if kind == "passed" else "offer")
    with rows.house(item.person_id):
        return models.HuddleOffer.objects.create(
            item=item,
            person_id=item.person_id,
            kind=kind,
            team=team,
            what=what.strip(),
            by_id=by.id,
            by_name=by.name,
            at=clock.now(),
            **more,
        )


def _check_open(item: models.AgendaItem) -> None:
    if item.sitting.state == "closed":
        raise errors.Forbidden(said.SITTING_OVER)


@action
def put_in_plan(*, by: actors.Staff, offer: models.HuddleOffer, is_in: bool) -> models.HuddleOffer:
    """Mark an offer as part of the plan, or take it out again."""
    access.check_may_decide(by=by, item=offer.item)
    if offer.kind != "can_start":
        raise errors.Refused("That is no offer: they said that it is not for them.")
    with rows.house(offer.person_id):
        models.HuddleOffer.objects.filter(pk=offer.pk).update(is_in_plan=is_in)
        offer.refresh_from_db()
    return offer
