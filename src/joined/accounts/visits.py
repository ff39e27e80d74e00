"""Who comes with a request, and which door they must pass before anything else."""

import dataclasses
import datetime
import urllib.parse
import uuid

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest

from joined.accounts import queries, rules, sessions
from joined.kit import actors, clock

SIGN_IN, UNLOCK, ENROL, NO_TEAM, CHOOSE = "sign in", "unlock", "enrol", "no team", "choose"
TOUCH_EVERY = datetime.timedelta(minutes=1)
IN_THE_BACKGROUND = "X-Background"
"""Header of requests that a page makes by itself: they do not keep a session awake."""


@dataclasses.dataclass(frozen=True)
class Visit:
    """`actor`: who the session belongs to, let in or not. `door`: what they must do first, or nothing."""

    actor: actors.Staff | None = None
    door: str = ""
    is_over: bool = False

    @property
    def is_in(self) -> bool:
        return not self.door


def of(request: HttpRequest) -> Visit:
    """Whom the session lets in. An idle session locks; one over its limit ends."""
    if not request.user.is_authenticated:
        return Visit(door=SIGN_IN)
    session, now = request.session, clock.now()
    known = _known(request)
    acting = session.get(sessions.ACTING)
    organisation = uuid.UUID(acting) if acting else None
    actor = queries.actor(user=request.user, works=known.works, organisation=organisation)
    if rules.is_over(_moment(request, sessions.BEGAN, now), now, hours=settings.ABSOLUTE_HOURS):
        return Visit(actor, SIGN_IN, is_over=True)
    if _never_proved_it(request, known):
        return Visit(None, SIGN_IN, is_over=True)
    if _is_locked(request, now):
        return Visit(actor, SIGN_IN, is_over=True) if _must_enrol(request, known) else Visit(actor, UNLOCK)
    if _must_enrol(request, known):
        return Visit(actor, ENROL)
    if actor is None:
        had_another_hat = session.pop(sessions.ACTING, None)
        return Visit(door=CHOOSE if had_another_hat else NO_TEAM)
    return Visit(actor)


def at(key: str) -> Visit:
    """Whom a session lets in, for a page that stays open; that keeps no session awake."""
    request = HttpRequest()
    request.session = sessions.SessionStore(key or None)
    request.META["HTTP_X_BACKGROUND"] = "1"
    request.user = auth.get_user(request)
    return of(request)


def came_from(request: HttpRequest) -> str:
    """The page to come back to: of a form that was sent, the page that it stands on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referer = urllib.parse.urlsplit(request.headers.get("Referer", ""))
    if referer.netloc != request.get_host() or not referer.path:
        return "/"
    return referer.path + (f"?{referer.query}" if referer.query else "")


def _known(request: HttpRequest) -> queries.Known:
    """As read with the session; read afresh in the one request in which somebody signs in."""
    known = request.session.known
    return known if known and known.user.pk == request.user.pk else queries.known(user_id=request.user.pk)


def _never_proved_it(request: HttpRequest, known: queries.Known) -> bool:
    """Opened with a password alone, before a second factor was enrolled in another session."""
    return known.has_second_factor and bool(request.session.get(sessions.ENROLLING))


def _must_enrol(request: HttpRequest, known: queries.Known) -> bool:
    is_exempt = settings.DEMO and request.session.get(sessions.ONE_CLICK)
    return not known.has_second_factor and not is_exempt


def _is_locked(request: HttpRequest, now: datetime.datetime) -> bool:
    session, seen = request.session, _moment(request, sessions.SEEN, now)
    if not session.get(sessions.LOCKED) and rules.is_idle(seen, now, minutes=settings.IDLE_MINUTES):
        session[sessions.LOCKED] = True
    is_locked = bool(session.get(sessions.LOCKED))
    if not is_locked and now - seen > TOUCH_EVERY and IN_THE_BACKGROUND not in request.headers:
        session[sessions.SEEN] = now.isoformat()
    return is_locked


def _moment(request: HttpRequest, name: str, now: datetime.datetime) -> datetime.datetime:
    return datetime.datetime.fromisoformat(request.session.setdefault(name, now.isoformat()))
