"""Who somebody is when they act, and who works where."""

import dataclasses
import uuid

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from joined.accounts import models, rules
from joined.kit import actors, clock

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_USER = [field.attname for field in models.User._meta.concrete_fields]
_WORK = {
    "organisation": "organisation_id",
    "organisation_name": "organisation__name",
    "organisation_kind": "organisation__kind",
    "team": "team_id",
    "role": "role",
    "from_on": "from_on",
    "until_on": "until_on",
}


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
    enrolled = Authenticator.objects.filter(user=OuterRef("user_id"), type__in=SECOND_FACTORS)
    rows = list(
        models.Session.objects.filter(session_key=key, expire_date__gt=clock.now())
        .order_by("user__memberships__from_on", "user__memberships__id")
        .values_list(
            "session_data",
            Exists(enrolled),
            *(f"user__{name}" for name in _USER),
            *(f"user__memberships__{name}" for name in _WORK.values()),
        )
    )
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
