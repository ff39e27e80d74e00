"""Who works where today."""

import uuid
from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from joined.accounts import models, rules
from joined.kit import clock

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def name_of(*, user_id: uuid.UUID) -> str:
    """The name of a member of staff; empty where there is nobody."""
    return models.User.objects.filter(pk=user_id).values_list("name", flat=True).first() or ""


def members(*, team_ids: list[uuid.UUID]) -> list[models.Membership]:
    """Everybody who works in these teams today, with their user, by name."""
    return list(
        in_force().filter(team_id__in=team_ids).select_related("user", "organisation", "team").order_by("user__name")
    )


def user_by_email(email: str) -> models.User | None:
    """The active user with this e-mail address."""
    return models.User.objects.filter(email__iexact=email, is_active=True).first()


def active_user(*, user_id: uuid.UUID) -> models.User | None:
    """The user with this id, if they may sign in."""
    return models.User.objects.filter(pk=user_id, is_active=True).first()


def membership(*, user_id: uuid.UUID, organisation: uuid.UUID) -> models.Membership | None:
    """What the user first works as for that organisation today."""
    rows = in_force().filter(user_id=user_id, organisation_id=organisation)
    return rows.select_related("organisation").order_by("from_on", "id").first()


def works_in(*, user_id: uuid.UUID, team_id: uuid.UUID, role: str) -> bool:
    """Whether the user works in that team in that role today."""
    return in_force().filter(user_id=user_id, team_id=team_id, role=role).exists()


def teams_of(*, user_id: uuid.UUID) -> set[uuid.UUID]:
    """The teams that somebody works in today; none once they have left."""
    return set(in_force().filter(user_id=user_id).values_list("team_id", flat=True))


LOOK_BACK_DAYS = 3
"""Days that the look for leavers goes back, should the house have stood still."""


def leavers() -> list[models.User]:
    """Users of whom some work has ended on a day of late."""
    today = clock.today()
    ended = models.Membership.objects.filter(until_on__gt=today - clock.days(LOOK_BACK_DAYS), until_on__lte=today)
    return list(models.User.objects.filter(pk__in=ended.values("user_id"), is_active=True).order_by("pk"))


def roles_in(*, team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """Which roles somebody fills in each of these teams today, in one statement."""
    found: dict[uuid.UUID, set[str]] = {team_id: set() for team_id in team_ids}
    for team_id, role in in_force().filter(team_id__in=team_ids).values_list("team_id", "role"):
        found[team_id].add(role)
    return found


def clinicians(*, works: Collection[tuple[uuid.UUID, uuid.UUID]]) -> int:
    """How many of these people, each with the team for which they are here, are registered clinicians."""
    found = in_force().filter(user_id__in=[user for user, _ in works], team_id__in=[team for _, team in works])
    rows = found.values_list("user_id", "team_id", "role")
    return len({user for user, team, role in rows if (user, team) in works and rules.is_clinical(role)})


def user_called(*, name: str) -> uuid.UUID | None:
    """The one active user of that name, whatever its capitals; None when there is none or more than one."""
    found = list(models.User.objects.filter(name__iexact=name.strip(), is_active=True).values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def work(row: models.Membership) -> rules.Work:
    """A membership as a plain value."""
    return rules.Work(
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        organisation_kind=row.organisation.kind,
        team=row.team_id,
        role=row.role,
        from_on=row.from_on,
        until_on=row.until_on,
    )


def in_force() -> QuerySet[models.Membership]:
    """Memberships that count today, of users whose account is open."""
    day = clock.today()
    return models.Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day, user__is_active=True
    )
