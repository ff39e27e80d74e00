"""Who somebody is when they act: of a session, or by themselves."""

import dataclasses
import uuid
from collections.abc import Mapping

from allauth.mfa.models import Authenticator
from django.db import connection

from joined.accounts import models, rules
from joined.accounts.queries import working
from joined.kit import actors, clock

_USER = [field.attname for field in models.User._meta.concrete_fields]
_WORK = [field.name for field in dataclasses.fields(rules.Work)]
_SESSION = f"""
    SELECT s.session_data,
           EXISTS (SELECT FROM mfa_authenticator a WHERE a.user_id = s.user_id AND a.type = ANY(%s)),
           {", ".join(f'u."{name}"' for name in _USER)},
           m.organisation_id, o.name, o.kind, m.team_id, m.role, m.from_on, m.until_on
      FROM accounts_session s
      LEFT JOIN accounts_user u ON u.id = s.user_id
      LEFT JOIN accounts_membership m ON m.user_id = u.id
      LEFT JOIN places_organisation o ON o.id = m.organisation_id
     WHERE s.session_key = %s AND s.expire_date > %s
     ORDER BY m.from_on, m.id
"""  # noqa: S608  columns of our own model
"""Written out, since every page asks it: the ORM spends more on making this statement than PostgreSQL on answering."""


@dataclasses.dataclass(frozen=True)
class Hat:
    """One organisation that a user can act for."""

    organisation: uuid.UUID
    organisation_name: str
    role_name: str


@dataclasses.dataclass(frozen=True)
class Known:
    """Who a session belongs to: the user, everything they work as, and whether they have a second factor."""

    user: models.User
    works: tuple[rules.Work, ...]
    has_second_factor: bool


@dataclasses.dataclass(frozen=True)
class Remembered:
    """A live session: what it stores, and whom it belongs to when somebody has signed in."""

    session_data: str
    known: Known | None


def session(*, key: str) -> Remembered | None:
    """A live session with its user, memberships, organisations and second factor, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, [list(working.SECOND_FACTORS), key, clock.now()])
        rows = cursor.fetchall()
    if not rows:
        return None
    data, has_second_factor, *of_user = rows[0][: 2 + len(_USER)]
    if of_user[0] is None:
        return Remembered(data, None)
    works = (rules.Work(**dict(zip(_WORK, row[2 + len(_USER) :], strict=True))) for row in rows)
    user = models.User.from_db("default", _USER, of_user)
    return Remembered(data, Known(user, tuple(work for work in works if work.role), has_second_factor))


def actor(*, user: models.User, works: tuple[rules.Work, ...], organisation: uuid.UUID | None) -> actors.Staff | None:
    """The user with the hat of that organisation on; None without a live membership there."""
    worn = rules.hat(works, clock.today(), organisation=organisation)
    if not worn or not user.is_active:
        return None
    first = worn[0]
    return actors.Staff(
        id=user.pk,
        name=user.name,
        organisation=first.organisation,
        organisation_name=first.organisation_name,
        organisation_kind=first.organisation_kind,
        role=first.role,
        team_ids=tuple(work.team for work in worn),
    )


def known(*, user_id: uuid.UUID) -> Known:
    """The same about a user without asking a session."""
    rows = models.Membership.objects.filter(user_id=user_id).select_related("organisation")
    works = tuple(working.work(row) for row in rows.order_by("from_on", "id"))
    enrolled = Authenticator.objects.filter(user_id=user_id, type__in=working.SECOND_FACTORS).exists()
    return Known(models.User.objects.get(pk=user_id), works, enrolled)


def staff(*, user_id: uuid.UUID, organisation: uuid.UUID | None = None) -> actors.Staff | None:
    """The user acting for that organisation (none named: their first); None without a live membership."""
    rows = list(
        models.Membership.objects.filter(user_id=user_id)
        .select_related("user", "organisation")
        .order_by("from_on", "id")
    )
    works = tuple(working.work(row) for row in rows)
    return actor(user=rows[0].user, works=works, organisation=organisation) if rows else None


def still_in(*, sessions: Mapping[str, actors.Staff]) -> set[str]:
    """Of these sessions, those that still live and whose users still work in the same teams, in two statements."""
    live = models.Session.objects.filter(session_key__in=sessions, expire_date__gt=clock.now(), user__is_active=True)
    keys = set(live.values_list("session_key", flat=True))
    teams: dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]] = {}
    works = working.in_force().filter(user_id__in={actor.id for actor in sessions.values()})
    for user, organisation, team in works.values_list("user_id", "organisation_id", "team_id"):
        teams.setdefault((user, organisation), set()).add(team)
    who = {key: sessions[key] for key in keys}
    return {key for key, one in who.items() if teams.get((one.id, one.organisation)) == set(one.team_ids)}


def hats(*, user_id: uuid.UUID) -> list[Hat]:
    """The organisations that a user can act for."""
    rows = working.in_force().filter(user_id=user_id).select_related("organisation").order_by("from_on", "id")
    found: dict[uuid.UUID, Hat] = {}
    for row in rows:
        hat = Hat(row.organisation_id, row.organisation.name, actors.ROLE_NAMES[row.role])
        found.setdefault(row.organisation_id, hat)
    return list(found.values())
