"""Users and memberships, by an organisation's administrator; and what users do for themselves."""

from __future__ import annotations

import datetime
import typing
import uuid

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from joined.accounts import access, gateway, models, queries, words
from joined.base import happenings, later
from joined.kit import actors, clock, errors
from joined.trail.writing import action

if typing.TYPE_CHECKING:
    from joined.places import models as places


@action
def add_user(*, by: actors.Actor, name: str, email: str, title: str = "", password: str | None = None) -> models.User:
    """Somebody who can sign in; without a password only once they have chosen one."""
    access.check_administrator(by)
    user = models.User(name=name, email=email.lower(), title=title)
    user.set_password(password)
    user.save()
    return user


@action
def join(
    *,
    by: actors.Actor,
    user: models.User,
    team: places.Team,
    role: str,
    organisation: places.Organisation | None = None,
    from_on: datetime.date | None = None,
) -> models.Membership:
    """The user works in this team in this role. Nobody gives themselves a clinical role (AC-084)."""
    employer = organisation or team.organisation
    access.check_organisation(by, employer.pk)
    access.check_role(by, user, role)
    if queries.works_in(user_id=user.pk, team_id=team.pk, role=role):
        raise errors.Refused("They work in this team in this role already.", field="role")
    return models.Membership.objects.create(
        user=user, team=team, organisation=employer, role=role, from_on=from_on or clock.today()
    )


@action
def invite(*, by: actors.Actor, name: str, email: str, title: str, team: places.Team, role: str) -> models.Membership:
    """Somebody new in this team; somebody who already signs in elsewhere simply gets another hat.

    The administrator sees the same either way, so that nobody learns who works for whom (T25). A leaver comes
    back without their old password.
    """
    access.check_organisation(by, team.organisation_id)
    user = models.User.objects.filter(email__iexact=email).first()
    if user is None:
        user = add_user(by=by, name=name, email=email, title=title)
    elif not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    later.later("accounts.send_link", user=str(user.pk))
    return join(by=by, user=user, team=team, role=role)


@action
def send_link(*, by: actors.Actor, user: models.User) -> models.User:
    """Write to them the link with which they choose a password: it works once, for three days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = settings.ADDRESS + reverse("account_reset_password_from_key", args=key.split("-", 1))
    letter = words.new_password(link) if user.has_usable_password() else words.invitation(user.name, link)
    gateway.send(to=user.email, letter=letter)
    return user


@action
def disable(*, by: actors.Actor, user: models.User) -> models.User:
    """They leave: sessions end now, memberships today, and their steps find another hand the same day (F-34).

    An administrator ends the work for their own organisation; the account itself ends with the last one.
    """
    access.check_user(by, user)
    if user.pk == by.id:
        raise errors.Forbidden("A second administrator closes your account.")
    unended = Q(until_on=None) | Q(until_on__gt=clock.today())
    works = models.Membership.objects.filter(unended, user=user)
    mine = works if by.kind == "system" else works.filter(organisation_id=by.organisation)
    mine.update(until_on=clock.today())
    if not works.exists():
        models.User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    happenings.announce("accounts.left", user=str(user.pk))
    user.refresh_from_db()
    return user


def end_sessions(user: models.User) -> None:
    """Delete every session of this user."""
    models.Session.objects.filter(user=user).delete()


@action
def act_for(*, by: actors.Actor, organisation: uuid.UUID) -> models.Membership:
    """Put on the hat of another organisation. Raises NotHere unless they work for it today."""
    hat = queries.membership(user_id=by.id, organisation=organisation)
    if hat is None:
        raise errors.NotHere()
    return hat


@action
def prefer(*, by: actors.Actor, user: models.User, text_size: int, contrast: str) -> models.User:
    """How pages look to them, on every device."""
    models.User.objects.filter(pk=user.pk).update(text_size=text_size, contrast=contrast)
    user.refresh_from_db()
    return user


@action
def sweep(*, by: actors.Actor) -> None:
    """Forget sessions that are over."""
    models.Session.objects.filter(expire_date__lt=clock.now()).delete()
