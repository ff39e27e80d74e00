"""Who stands behind a link: the worker to whose telephone it belongs, and what still holds it open.

A link is worth no more than its worker's own work: their account, their membership of that team, the team, its
agreement and the telephone are each asked afresh every time (F-34, T34).
"""

from __future__ import annotations

import dataclasses
import hashlib
import typing
import uuid
from collections.abc import Collection

from joined.accounts import models, queries, rules
from joined.kit import actors, clock
from joined.places import queries as places

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@dataclasses.dataclass(frozen=True, kw_only=True)
class Behind:
    """A link that is open now, and who acts behind it once the code was given."""

    link: models.Link
    actor: actors.Staff


@dataclasses.dataclass(frozen=True, kw_only=True)
class Registered:
    """A confirmed telephone of somebody who works in that team today."""

    telephone: models.Telephone
    team: places_models.Team
    actor: actors.Staff


LINKS = models.Link.objects.select_related("telephone__user", "telephone__organisation", "team__organisation")


def digest(token: str) -> str:
    """What is kept of a link's address."""
    return hashlib.sha256(f"joined link {token}".encode()).hexdigest()


def link_of(*, token: str) -> models.Link | None:
    """The link with this address, open or over; None for a guess."""
    return LINKS.filter(digest=digest(token)).first()


def link_row(*, link_id: uuid.UUID) -> models.Link | None:
    """The link with this id."""
    return LINKS.filter(pk=link_id).first()


def open_link(*, token: str) -> Behind | None:
    """The link behind an address while everything that it rests on lasts; None says no more than that."""
    link = link_of(token=token)
    if link is None or not rules.is_open(made_at=link.made_at, until_at=link.until_at, now=clock.now()):
        return None
    actor = worker_of(telephone=link.telephone, team=link.team)
    return Behind(link=link, actor=dataclasses.replace(actor, link=link.pk)) if actor else None


def worker_of(*, telephone: models.Telephone, team: places_models.Team) -> actors.Staff | None:
    """The worker of this telephone as they act when signed in, with this team alone; None when anything has ended."""
    if telephone.ended_at or telephone.confirmed_at is None or team.closed_on:
        return None
    signed_in = queries.staff(user_id=telephone.user_id, organisation=telephone.organisation_id)
    if signed_in is None or team.pk not in signed_in.team_ids:
        return None
    if not places.works_in_team(organisation_id=telephone.organisation_id, team=team):
        return None
    return dataclasses.replace(signed_in, team_ids=(team.pk,))


def registered(*, teams: Collection[places_models.Team]) -> list[Registered]:
    """Every telephone by which these teams can be asked today."""
    works: dict[uuid.UUID, list[uuid.UUID]] = {}
    for row in queries.members(team_ids=[team.pk for team in teams]):
        works.setdefault(row.team_id, []).append(row.user_id)
    known = models.Telephone.objects.filter(ended_at=None).exclude(confirmed_at=None)
    found = []
    for team in teams:
        for telephone in known.filter(user_id__in=works.get(team.pk, ())):
            actor = worker_of(telephone=telephone, team=team)
            if actor:
                found.append(Registered(telephone=telephone, team=team, actor=actor))
    return found


def were_sent(*, about: uuid.UUID) -> set[uuid.UUID]:
    """Telephones that were sent a link about this before."""
    return set(models.Link.objects.filter(about=about).values_list("telephone_id", flat=True))


def code_row(*, code_id: uuid.UUID) -> models.TextCode | None:
    """The code with this id, with its telephone, while it may still be used."""
    found = models.TextCode.objects.filter(pk=code_id, used_at=None, until_at__gt=clock.now())
    return found.select_related("telephone").first()


def newest_code(*, telephone: models.Telephone, link: models.Link | None = None) -> models.TextCode | None:
    """The code that counts for this link, or (no link) for confirming the telephone."""
    return models.TextCode.objects.filter(telephone=telephone, link=link).order_by("-asked_at", "-pk").first()


def telephone(*, user_id: uuid.UUID, organisation: uuid.UUID) -> models.Telephone | None:
    """The telephone of a colleague that is registered now, confirmed or not."""
    found = models.Telephone.objects.filter(user_id=user_id, organisation_id=organisation, ended_at=None)
    return found.select_related("user", "organisation").first()
