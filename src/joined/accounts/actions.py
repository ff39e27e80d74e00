"""Users and memberships, by an organisation's administrator."""

import datetime

from django.contrib.sessions.models import Session

from joined.accounts import models, rules
from joined.base import happenings
from joined.kit import actors, clock, errors
from joined.places import models as places
from joined.trail.writing import action


@action
def add_user(
    *, by: actors.Actor, name: str, email: str, title: str = "", password: str | None = None
) -> models.User:
    """Somebody who can sign in; without a password only once they have chosen one."""
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
    if user.pk == by.id and actors.ROLE_CLASSES[role] in rules.CLINICAL_ROLE_CLASSES:
        raise errors.Forbidden("A second administrator gives you a clinical role.")
    return models.Membership.objects.create(
        user=user,
        team=team,
        organisation=organisation or team.organisation,
        role=role,
        from_on=from_on or clock.today(),
    )


@action
def disable(*, by: actors.Actor, user: models.User) -> models.User:
    """They leave: sessions end now, memberships today, and their steps find another hand the same day (F-34)."""
    models.User.objects.filter(pk=user.pk).update(is_active=False)
    models.Membership.objects.filter(user=user, until_on=None).update(until_on=clock.today())
    end_sessions(user)
    happenings.announce("accounts.left", user=str(user.pk))
    user.refresh_from_db()
    return user


def end_sessions(user: models.User) -> None:
    """Delete every session of this user."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


@action
def prefer(*, by: actors.Actor, user: models.User, text_size: int, contrast: str) -> models.User:
    """How pages look to them, on every device."""
    models.User.objects.filter(pk=user.pk).update(text_size=text_size, contrast=contrast)
    user.refresh_from_db()
    return user
