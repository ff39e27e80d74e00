"""Who somebody is when they act, and who works where."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Collection, Mapping

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from joined.accounts import access, models, rules
from joined.kit import actors, clock
from joined.places import queries as places

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
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
        cursor.execute(_SESSION, [list(SECOND_FACTORS), key, clock.now()])
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
    works = tuple(_work(row) for row in rows.order_by("from_on", "id"))
    enrolled = Authenticator.objects.filter(user_id=user_id, type__in=SECOND_FACTORS).exists()
    return Known(models.User.objects.get(pk=user_id), works, enrolled)


def staff(*, user_id: uuid.UUID, organisation: uuid.UUID | None = None) -> actors.Staff | None:
    """The user acting for that organisation (none named: their first); None without a live membership."""
    rows = list(
        models.Membership.objects.filter(user_id=user_id)
        .select_related("user", "organisation")
        .order_by("from_on", "id")
    )
    works = tuple(_work(row) for row in rows)
    return actor(user=rows[0].user, works=works, organisation=organisation) if rows else None


def name_of(*, user_id: uuid.UUID) -> str:
    """The name of a member of staff; empty where there is nobody."""
    return models.User.objects.filter(pk=user_id).values_list("name", flat=True).first() or ""


def still_in(*, sessions: Mapping[str, actors.Staff]) -> set[str]:
    """Of these sessions, those that still live and whose users still work in the same teams, in two statements."""
    live = models.Session.objects.filter(session_key__in=sessions, expire_date__gt=clock.now(), user__is_active=True)
    keys = set(live.values_list("session_key", flat=True))
    teams: dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]] = {}
    works = _in_force().filter(user_id__in={actor.id for actor in sessions.values()})
    for user, organisation, team in works.values_list("user_id", "organisation_id", "team_id"):
        teams.setdefault((user, organisation), set()).add(team)
    who = {key: sessions[key] for key in keys}
    return {key for key, one in who.items() if teams.get((one.id, one.organisation)) == set(one.team_ids)}


def hats(*, user_id: uuid.UUID) -> list[Hat]:
    """The organisations that a user can act for."""
    rows = _in_force().filter(user_id=user_id).select_related("organisation").order_by("from_on", "id")
    found: dict[uuid.UUID, Hat] = {}
    for row in rows:
        hat = Hat(row.organisation_id, row.organisation.name, actors.ROLE_NAMES[row.role])
        found.setdefault(row.organisation_id, hat)
    return list(found.values())


def members(*, team_ids: list[uuid.UUID]) -> list[models.Membership]:
    """Everybody who works in these teams today, with their user, by name."""
    return list(
        _in_force().filter(team_id__in=team_ids).select_related("user", "organisation", "team").order_by("user__name")
    )


def user_by_email(email: str) -> models.User | None:
    """The active user with this e-mail address."""
    return models.User.objects.filter(email__iexact=email, is_active=True).first()


def active_user(*, user_id: uuid.UUID) -> models.User | None:
    """The user with this id, if they may sign in."""
    return models.User.objects.filter(pk=user_id, is_active=True).first()


def membership(*, user_id: uuid.UUID, organisation: uuid.UUID) -> models.Membership | None:
    """What the user first works as for that organisation today."""
    rows = _in_force().filter(user_id=user_id, organisation_id=organisation)
    return rows.select_related("organisation").order_by("from_on", "id").first()


def works_in(*, user_id: uuid.UUID, team_id: uuid.UUID, role: str) -> bool:
    """Whether the user works in that team in that role today."""
    return _in_force().filter(user_id=user_id, team_id=team_id, role=role).exists()


@dataclasses.dataclass(frozen=True)
class Colleague:
    """Somebody of an organisation as its administrator sees them."""

    user: models.User
    works: tuple[models.Membership, ...]
    has_second_factor: bool

    @property
    def works_as(self) -> list[str]:
        """Role and team of each work, in words."""
        return [f"{rules.role_in_words(work.role)}, {work.team.name}" for work in self.works]

    @property
    def is_here(self) -> bool:
        """Whether they work here today."""
        return self.user.is_active and bool(self.works)

    @property
    def signs_in(self) -> str:
        """How far they have come with signing in."""
        if not self.is_here:
            return "Account closed"
        if not self.user.has_usable_password():
            return "Has not chosen a password yet"
        return "Password and second factor" if self.has_second_factor else "Has not added a second factor yet"


def colleagues(*, to: actors.Staff) -> list[Colleague]:
    """Everybody who works or worked for the organisation that `to` administers, by name."""
    enrolled = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    here = models.Membership.objects.filter(organisation_id=to.organisation)
    users = models.User.objects.filter(pk__in=here.values("user_id")).annotate(enrolled=Exists(enrolled))
    works: dict[uuid.UUID, list[models.Membership]] = {}
    for row in _in_force().filter(organisation_id=to.organisation).select_related("team").order_by("from_on"):
        works.setdefault(row.user_id, []).append(row)
    return [Colleague(user, tuple(works.get(user.pk, ())), user.enrolled) for user in users.order_by("name", "pk")]


def colleague(*, to: actors.Staff, user_id: uuid.UUID) -> Colleague | None:
    """One of them; None for anybody else (AC-085)."""
    return next((found for found in colleagues(to=to) if found.user.pk == user_id), None)


def is_administrator(*, to: actors.Actor) -> bool:
    """Whether they keep the accounts of the organisation they act for."""
    return access.is_administrator(to)


def membership_row(*, to: actors.Staff, membership_id: uuid.UUID) -> models.Membership | None:
    """One membership of the organisation that `to` administers; None for any other (AC-085)."""
    access.check_administrator(to)
    found = models.Membership.objects.filter(pk=membership_id, organisation_id=to.organisation)
    return found.select_related("user", "organisation", "team__organisation").first()


def teams_of(*, user_id: uuid.UUID) -> set[uuid.UUID]:
    """The teams that somebody works in today; none once they have left."""
    return set(_in_force().filter(user_id=user_id).values_list("team_id", flat=True))


LOOK_BACK_DAYS = 3
"""Days that the look for leavers goes back, should the house have stood still."""


def leavers() -> list[models.User]:
    """Users of whom some work has ended on a day of late."""
    today = clock.today()
    ended = models.Membership.objects.filter(until_on__gt=today - clock.days(LOOK_BACK_DAYS), until_on__lte=today)
    return list(models.User.objects.filter(pk__in=ended.values("user_id"), is_active=True).order_by("pk"))


def may_invite_first(*, to: actors.Actor, organisation: typing.Any) -> bool:
    """Whether nobody has ever worked there, and `to` is of the organisation that added it."""
    if models.Membership.objects.filter(organisation_id=organisation.pk).exists():
        return False
    return access.is_administrator(to) and to.organisation == organisation.keeper_id


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reviewed:
    """One membership as an access review shows it."""

    membership: models.Membership
    last_used: datetime.datetime | None
    last_review: models.AccessReview | None
    due_on: datetime.date
    stands: str

    @property
    def role_name(self) -> str:
        return rules.role_in_words(self.membership.role)


def access_review(*, to: actors.Staff) -> list[Reviewed]:
    """Who has access by which membership: never used first, then what is to be looked at, longest ago first."""
    access.check_administrator(to)
    found = list(
        _in_force()
        .filter(organisation_id=to.organisation)
        .select_related("user", "team__neighbourhood")
        .prefetch_related(Prefetch("reviews", models.AccessReview.objects.order_by("-at")))
    )
    days = places.local_rule_each("access_review_days", place_ids={row.team.neighbourhood_id for row in found})
    listed = [_reviewed(row, days[row.team.neighbourhood_id]) for row in found]
    order = [rules.NEVER_USED, rules.DUE, rules.KEPT]
    return sorted(listed, key=lambda one: (order.index(one.stands), one.due_on, one.membership.user.name))


def _reviewed(row: models.Membership, days: int) -> Reviewed:
    last = next(iter(row.reviews.all()), None)
    due_on = rules.review_due(from_on=row.from_on, last=clock.london(last.at).date() if last else None, days=days)
    used = row.user.last_login
    stands = rules.stands(
        due_on=due_on,
        last_used=clock.london(used).date() if used else None,
        from_on=max(row.from_on, clock.london(last.at).date()) if last else row.from_on,
        today=clock.today(),
    )
    return Reviewed(membership=row, last_used=used, last_review=last, due_on=due_on, stands=stands)


def roles_in(*, team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """Which roles somebody fills in each of these teams today, in one statement."""
    found: dict[uuid.UUID, set[str]] = {team_id: set() for team_id in team_ids}
    for team_id, role in _in_force().filter(team_id__in=team_ids).values_list("team_id", "role"):
        found[team_id].add(role)
    return found


def how_checked() -> list[tuple[str, str]]:
    """Ways to know that it is them when somebody is there alone."""
    return [(way, said) for way, said in rules.HOW_CHECKED.items() if way != "second"]


def role_names() -> dict[str, str]:
    """Every role as a line begins with it."""
    return {role: rules.role_in_words(role) for role in rules.ROLES}


def checks_of(*, user_id: uuid.UUID) -> list[models.IdentityCheck]:
    """How it was known that it was them, newest first."""
    return list(models.IdentityCheck.objects.filter(user_id=user_id).order_by("-at"))


def past_works(*, user_id: uuid.UUID, organisation: uuid.UUID) -> list[models.Membership]:
    """What somebody was here, or will be: everything but today's, newest first."""
    today = clock.today()
    over = Q(until_on__lte=today) | Q(from_on__gt=today)
    found = models.Membership.objects.filter(over, user_id=user_id, organisation_id=organisation)
    return list(found.select_related("team").order_by("-from_on"))


def _work(row: models.Membership) -> rules.Work:
    return rules.Work(
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        organisation_kind=row.organisation.kind,
        team=row.team_id,
        role=row.role,
        from_on=row.from_on,
        until_on=row.until_on,
    )


def _in_force() -> QuerySet[models.Membership]:
    day = clock.today()
    return models.Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day, user__is_active=True
    )


def user_called(*, name: str) -> uuid.UUID | None:
    """The one active user of that name, whatever its capitals; None when there is none or more than one."""
    found = list(models.User.objects.filter(name__iexact=name.strip(), is_active=True).values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None
