"""Members of staff for tests of every room: a user with a second factor, who works in a team in a role."""

import datetime
import itertools

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import update_last_login
from django.test import Client

from joined.accounts import models, queries, sessions
from joined.base.making import making
from joined.kit import actors
from joined.places import models as places

PASSWORD = "correct horse battery staple"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
KINDS = {
    "gp": "practice",
    "receptionist": "practice",
    "social_worker": "council",
    "vcse_worker": "charity",
    "volunteer": "charity",
}
TEAM_KINDS = {
    "practice": "practice",
    "council": "social_care",
    "charity": "service",
    "nhs_trust": "community",
}
LONG_AGO = datetime.date(2020, 1, 1)
_numbers = itertools.count(1)


def an_organisation(*, kind: str = "nhs_trust", name: str = "") -> places.Organisation:
    """An organisation with a name of its own."""
    with making("places"):
        return places.Organisation.objects.create(
            name=name or f"{kind.replace('_', ' ').capitalize()} {next(_numbers)}", kind=kind
        )


def a_team(
    *,
    organisation: places.Organisation | None = None,
    kind: str = "",
    name: str = "",
    neighbourhood: places.Place | None = None,
) -> places.Team:
    """A team of that organisation (else of a new NHS trust); NHS, council and practice teams may hold."""
    organisation = organisation or an_organisation()
    with making("places"):
        return places.Team.objects.create(
            name=name or f"Team {next(_numbers)}",
            organisation=organisation,
            kind=kind or TEAM_KINDS[organisation.kind],
            may_hold=organisation.kind != "charity",
            neighbourhood=neighbourhood,
            phone="020 7946 0000",
        )


def a_user(*, name: str = "", email: str = "", second_factor: bool = True) -> models.User:
    """Somebody who can sign in with PASSWORD, and with codes made from TOTP_SECRET."""
    number = next(_numbers)
    user = models.User(name=name or f"Worker {number}", email=email or f"worker{number}@example.org")
    user.set_password(PASSWORD)
    user.save()
    if second_factor:
        TOTP.activate(user, TOTP_SECRET)
    return user


def a_membership(
    *,
    user: models.User,
    team: places.Team,
    role: str,
    organisation: places.Organisation | None = None,
    from_on: datetime.date = LONG_AGO,
) -> models.Membership:
    """The user works in this team, for its organisation unless another is named."""
    with making("accounts"):
        return models.Membership.objects.create(
            user=user,
            team=team,
            organisation=organisation or team.organisation,
            role=role,
            from_on=from_on,
        )


def staff(
    role: str = "gp",
    organisation: places.Organisation | None = None,
    team: places.Team | None = None,
    *,
    name: str = "",
) -> tuple[models.User, actors.Staff]:
    """A user who works in this role, and the actor that their session makes."""
    if team is None:
        kind = KINDS.get(actors.ROLE_CLASSES[role], "nhs_trust")
        team = a_team(organisation=organisation or an_organisation(kind=kind))
    user = a_user(name=name)
    membership = a_membership(user=user, team=team, role=role, organisation=organisation)
    actor = queries.staff(user_id=user.pk, organisation=membership.organisation_id)
    assert actor is not None
    return user, actor


def signed_in(user: models.User) -> Client:
    """A test client with a session of this user, second factor given: what signing in leaves, without its way there."""
    session = sessions.SessionStore()
    session[auth.SESSION_KEY] = str(user.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    update_last_login(None, user)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
