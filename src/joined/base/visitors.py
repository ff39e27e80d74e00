"""Somebody without an account: what they write is sealed with a key that only their browser holds (T05, T06).

No session stands behind it. The database keeps sealed text under a number that the browser's cookie leads to; we
cannot read it ourselves, and two hours after the last word it is forgotten.
"""

import base64
import dataclasses
import datetime
import hashlib
import json
import secrets
import typing
import uuid

from cryptography import fernet
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from joined.base import forms_sent, models, rows
from joined.kit import actors, clock

COOKIE = "__Host-visit" if settings.PRODUCTION else "visit"
FORM = "visit"
KEPT = datetime.timedelta(hours=2)
GONE = '"cache"'
"""What the browser is told to forget (Clear-Site-Data): pages that the back button would show again."""


@dataclasses.dataclass(frozen=True)
class Visitor:
    """Whoever holds the cookie: reaches their own sealed words, and nobody."""

    id: uuid.UUID
    kind: typing.ClassVar[str] = "visitor"
    organisation: typing.ClassVar[None] = None
    role_class: typing.ClassVar[str] = "visitor"


class Visit:
    """What a visitor has written so far at one door. `values` is any JSON."""

    def __init__(self, door: str, token: str = "") -> None:
        self.door = door
        self.token = token or secrets.token_urlsafe(32)
        self.values: dict[str, typing.Any] = {}

    @property
    def visitor(self) -> Visitor:
        return Visitor(uuid.UUID(bytes=self._digest("number")[:16]))

    def _digest(self, of: str) -> bytes:
        return hashlib.sha256(f"joined visit {of} {self.token}".encode()).digest()

    def form_key(self, sent: str) -> str:
        """The key of a form that this visitor sends: nobody else's sending can be taken for it (F-14)."""
        return self._digest(f"form {sent[:64]}").hex()

    @property
    def _seal(self) -> fernet.Fernet:
        return fernet.Fernet(base64.urlsafe_b64encode(self._digest("key")))

    def read(self) -> None:
        """Open what was sealed, unless it is too old or not ours."""
        with rows.context(typing.cast(actors.Actor, self.visitor)):
            found = forms_sent.draft(user_id=self.visitor.id, form=FORM, about=self.door)
        if found is None or found.saved_at < clock.now() - KEPT:
            return
        try:
            self.values = json.loads(self._seal.decrypt(found.values["sealed"].encode()))
        except fernet.InvalidToken:
            self.values = {}

    def keep(self, values: dict[str, typing.Any]) -> None:
        """Seal these in the place of what stood before."""
        self.values = values
        sealed = self._seal.encrypt(json.dumps(values).encode()).decode()
        with rows.context(typing.cast(actors.Actor, self.visitor)):
            forms_sent.keep_draft(user_id=self.visitor.id, form=FORM, about=self.door, values={"sealed": sealed})

    def stays(self, response: HttpResponse) -> HttpResponse:
        """Let the browser hold the key until it is closed."""
        response.set_cookie(COOKIE, self.token, secure=settings.PRODUCTION, httponly=True, samesite="Lax")
        return response

    def forget(self, response: HttpResponse) -> HttpResponse:
        """Nothing is left: not here at any door, not in the browser, not behind its back button."""
        with rows.context(typing.cast(actors.Actor, self.visitor)):
            models.Draft.objects.filter(user_id=self.visitor.id, form=FORM).delete()
        response.delete_cookie(COOKIE, samesite="Lax")
        response.headers["Clear-Site-Data"] = GONE
        return response


def of(request: HttpRequest, door: str) -> Visit:
    """The visit of this browser at that door, with what was written."""
    token = request.COOKIES.get(COOKIE, "")
    visit = Visit(door, token if 20 <= len(token) <= 100 else "")
    if token:
        visit.read()
    return visit


def sweep() -> None:
    """Sealed words that nobody came back to within two hours."""
    with rows.context(actors.System("base.sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT base_sweep_visits(%s)", [clock.now() - KEPT])
