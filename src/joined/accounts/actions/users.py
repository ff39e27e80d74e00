"""Users and memberships, by an organisation's administrator; and what users do for themselves."""

from __future__ import annotations

import datetime
import typing
import uuid

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from joined.accounts import access, gateway, models, queries, rules, words
from joined.base import happenings, later
from joined.kit import actors, clock, errors
from joined.places import access as keeping
from joined.places import queries as places
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as rows


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
    team: rows.Team,
    role: str,
    organisation: rows.Organisation | None = None,
    from_on: datetime.date | None = None,
    until_on: datetime.date | None = None,
) -> models.Membership:
    """The user works in this team in this role. Nobody gives themselves a clinical role (AC-084).

    In a joint team each organisation places its own people, and only while its agreement runs (C17).
    """
    employer = organisation or team.organisation
    access.check_organisation(by, employer.pk)
    access.check_role(by, user, role)
    begins = from_on or clock.today()
    if not places.works_in_team(organisation_id=employer.pk, team=team):
        raise errors.Refused(f"{employer.name} does not work in {team.name}.", field="team")
    if team.closed_on:
        raise errors.Refused(f"{team.name} has closed. Choose another team.", field="team")
    if until_on and until_on <= begins:
        raise errors.Refused("The last day comes after the first.", field="until_on")
    if queries.works_in(user_id=user.pk, team_id=team.pk, role=role):
        raise errors.Refused("They work in this team in this role already.", field="role")
    return models.Membership.objects.create(
        user=user,
        team=team,
        organisation=employer,
        role=role,
        from_on=begins,
        until_on=until_on,
        given_by=by.shown,
    )


@action
def invite(
    *,
    by: actors.Actor,
    name: str,
    email: str,
    title: str,
    team: rows.Team,
    role: str,
    organisation: rows.Organisation | None = None,
    from_on: datetime.date | None = None,
    until_on: datetime.date | None = None,
) -> models.Membership:
    """Somebody new in this team; somebody who already signs in elsewhere simply gets another hat.

    The administrator sees the same either way, so that nobody learns who works for whom (T25). A leaver comes
    back without their old password.
    """
    access.check_organisation(by, (organisation or team.organisation).pk)
    user = models.User.objects.filter(email__iexact=email).first()
    if user is None:
        user = add_user(by=by, name=name, email=email, title=title)
    elif not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    later.later("accounts.send_link", user=str(user.pk))
    return join(by=by, user=user, team=team, role=role, organisation=organisation, from_on=from_on, until_on=until_on)


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
    if not mine.update(until_on=clock.today(), ended_by=by.shown):
        raise errors.Refused("They do not work here any more.")
    _left(user, sessions_end=True)
    return user


@action
def end_work(*, by: actors.Actor, membership: models.Membership, until_on: datetime.date) -> models.Membership:
    """They work in this team in this role until the day before. From today on: sessions end, and steps go back."""
    access.check_organisation(by, membership.organisation_id)
    if membership.user_id == by.id and membership.role == rules.ADMINISTRATOR:
        raise errors.Forbidden("A second administrator ends this for you.")
    if until_on < clock.today():
        raise errors.Refused("Choose today or a later day.", field="until_on")
    models.Membership.objects.filter(pk=membership.pk).update(until_on=until_on, ended_by=by.shown)
    membership.refresh_from_db()
    if until_on == clock.today():
        _left_team(membership)
    return membership


@action
def end_work_with_team(*, by: actors.Actor, membership: models.Membership) -> models.Membership:
    """The team has closed, or their organisation has left it: whoever keeps the team ends the work in it, today."""
    if not keeping.may_change_team(by, membership.team):
        raise errors.NotHere()
    if membership.role == rules.ADMINISTRATOR:
        raise errors.Refused(f"{membership.user.name} is an administrator in this team. Give them another team first.")
    models.Membership.objects.filter(pk=membership.pk).update(until_on=clock.today(), ended_by=by.shown)
    _left_team(membership)
    return membership


def _left_team(membership: models.Membership) -> None:
    """Whoever still works for the organisation goes on in their session, which asks afresh what they work as."""
    here = queries.membership(user_id=membership.user_id, organisation=membership.organisation_id)
    _left(membership.user, sessions_end=here is None)


def _left(user: models.User, *, sessions_end: bool) -> None:
    """After work has ended: whoever works nowhere any more cannot sign in, and their steps go back (F-34).

    A telephone registered where they worked opens nothing, even should they come back.
    """
    unended = Q(until_on=None) | Q(until_on__gt=clock.today())
    still = models.Membership.objects.filter(unended, user=user)
    if not still.exists():
        models.User.objects.filter(pk=user.pk).update(is_active=False)
    theirs = models.Telephone.objects.filter(user=user, ended_at=None)
    elsewhere = theirs.exclude(organisation_id__in=still.values("organisation_id"))
    elsewhere.update(ended_at=clock.now(), ended_by=words.LEFT)
    if sessions_end:
        end_sessions(user)
    happenings.announce("accounts.left", user=str(user.pk))
    user.refresh_from_db()


@action
def see_leaver(*, by: actors.Actor, user: models.User) -> models.User:
    """The day has come that was said beforehand: as if somebody had ended their work now."""
    _left(user, sessions_end=not queries.hats(user_id=user.pk))
    return user


@action
def review(*, by: actors.Actor, membership: models.Membership, decision: str) -> models.AccessReview:
    """Somebody looked: this access is still needed, or it stops now."""
    access.check_organisation(by, membership.organisation_id)
    if decision == "stop":
        end_work(by=by, membership=membership, until_on=clock.today())
    return models.AccessReview.objects.create(
        membership=membership, decision=decision, at=clock.now(), by_id=by.id, by_name=by.shown
    )


@action
def reset_second_factor(*, by: actors.Actor, user: models.User, how: str, second: str = "") -> models.IdentityCheck:
    """They lost it: whoever checked that it is them opens the way to add a new one. Sessions end; they are told.

    The password stays theirs: with a telephone call alone nobody gets in (security.md T10).
    """
    access.check_user(by, user)
    if by.kind == "staff" and queries.membership(user_id=user.pk, organisation=by.organisation) is None:
        raise errors.NotHere()
    if user.pk == by.id:
        raise errors.Forbidden("A second administrator does this for you.")
    if how == "second" and not second.strip():
        raise errors.Refused("Write the name of the colleague who was there.", field="second")
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    later.later("accounts.tell_of_reset", user=str(user.pk))
    return models.IdentityCheck.objects.create(
        user=user, what="second_factor", how=how, second=second, at=clock.now(), by_id=by.id, by_name=by.shown
    )


@action
def tell_of_reset(*, by: actors.Actor, user: models.User) -> models.User:
    """An email, so that whoever did not ask for it says so."""
    gateway.send(to=user.email, letter=words.second_factor_removed(user.name))
    return user


@action
def invite_first(
    *, by: actors.Actor, organisation: rows.Organisation, team: rows.Team, name: str, email: str, how: str
) -> models.Membership:
    """The first administrator of an organisation where nobody has ever worked, by whoever added it.

    From then on it keeps its own people, and nobody else can add any.
    """
    if not queries.may_invite_first(to=by, organisation=organisation):
        raise errors.NotHere()
    user = models.User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        user = models.User(name=name, email=email.lower())
        user.set_unusable_password()
        user.save()
    models.IdentityCheck.objects.create(user=user, what="first", how=how, at=clock.now(), by_id=by.id, by_name=by.shown)
    later.later("accounts.send_link", user=str(user.pk))
    return models.Membership.objects.create(
        user=user,
        team=team,
        organisation=organisation,
        role=rules.ADMINISTRATOR,
        from_on=clock.today(),
        given_by=by.shown,
    )


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
