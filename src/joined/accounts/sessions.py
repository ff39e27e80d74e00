"""Sessions: kept in our own table, so that one statement lets a request in, and one ends a leaver's."""

import datetime
import typing
import uuid

from allauth.account.internal.flows.login import record_authentication
from django.contrib import auth
from django.contrib.sessions.backends import base, db
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from joined.accounts import models, queries
from joined.kit import clock

BEGAN, SEEN, LOCKED, ACTING = "began", "seen", "locked", "acting"
ENROLLING, ONE_CLICK = "enrolling", "one_click"


class SessionStore(db.SessionStore):
    """Django's own store; `known` is whom the session belonged to when it was read."""

    known: queries.Known | None = None

    @classmethod
    def get_model_class(cls) -> type[models.Session]:
        return models.Session

    def _get_session_from_db(self) -> queries.Remembered | None:
        found = queries.session(key=self.session_key)
        if found is None:
            self._session_key = None
            return None
        self.known = found.known
        return found

    def get_expiry_date(self, **given: typing.Any) -> datetime.datetime:
        return super().get_expiry_date(**({"modification": clock.now()} | given))

    def save(self, must_create: bool = False) -> None:
        """Where the database is away, says so; Django's own store would call the session deleted (F-03)."""
        try:
            super().save(must_create)
        except base.UpdateError as error:
            if isinstance(error.__context__, OperationalError | InterfaceError):
                raise error.__context__ from None
            raise

    def create_model_instance(self, data: dict) -> models.Session:
        kept = super().create_model_instance(data)
        kept.user_id = data.get(auth.SESSION_KEY)
        return kept


def begin(request: HttpRequest, *, is_enrolling: bool = False, is_one_click: bool = False) -> None:
    """Somebody has just signed in: the clock of their session starts, and nothing of an earlier one stays.

    `is_enrolling`: with a password alone, since they have no second factor yet; they may do nothing but get one.
    """
    for name in (LOCKED, ACTING, ENROLLING, ONE_CLICK):
        request.session.pop(name, None)
    request.session[BEGAN] = request.session[SEEN] = clock.now().isoformat()
    if is_enrolling:
        request.session[ENROLLING] = True
    if is_one_click:
        request.session[ONE_CLICK] = True


def has_enrolled(request: HttpRequest) -> None:
    """The first second factor was added in this very session: it may now do everything, under a new key."""
    if request.session.pop(ENROLLING, False):
        record_authentication(request, request.user, "mfa", reauthenticated=True)
        request.session.cycle_key()


def unlock(request: HttpRequest) -> None:
    """It is still them: go on where the session stopped, under a new key."""
    request.session.pop(LOCKED, None)
    request.session[SEEN] = clock.now().isoformat()
    request.session.cycle_key()


def act_for(request: HttpRequest, organisation: uuid.UUID) -> None:
    """From the next request on the session acts for this organisation, under a new key (AC-116)."""
    request.session[ACTING] = str(organisation)
    request.session.cycle_key()
