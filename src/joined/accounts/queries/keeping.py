"""What whoever keeps the accounts of an organisation sees: colleagues, their work, the access review."""

import dataclasses
import datetime
import typing
import uuid

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q

from joined.accounts import access, models, rules
from joined.accounts.queries import working
from joined.kit import actors, clock
from joined.places import queries as places


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
    enrolled = Authenticator.objects.filter(user=OuterRef("pk"), type__in=working.SECOND_FACTORS)
    here = models.Membership.objects.filter(organisation_id=to.organisation)
    users = models.User.objects.filter(pk__in=here.values("user_id")).annotate(enrolled=Exists(enrolled))
    works: dict[uuid.UUID, list[models.Membership]] = {}
    for row in working.in_force().filter(organisation_id=to.organisation).select_related("team").order_by("from_on"):
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
        working.in_force()
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
