"""The entrance: a request is let in as somebody, in one transaction, or shown the way to sign in."""

import contextlib
import datetime
import typing
import uuid
from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.http import urlencode

from joined.accounts import queries, rules
from joined.base import forms_sent, rows, web
from joined.kit import clock, errors
from joined.trail import writing as trail

SEEN, BEGAN, LOCKED, ACTING = "seen", "began", "locked", "acting"
Answer = Callable[[HttpRequest], HttpResponse]


def headers(answer: Answer) -> Answer:
    """What every answer carries: nothing is kept by a browser unless a page says that it may be."""

    def whole(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return whole


class Entrance:
    """Sets `request.actor`; one transaction and one row context around everything the page does."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None
        if _is_public(request.path_info):
            request.actor = _actor(request)
            return self.answer(request)
        turned_away = _sign_in_first(request)
        if turned_away:
            return turned_away
        with trail.answering(), transaction.atomic(), rows.context(request.actor), _form_key(request) as sent:
            response = self.answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            elif sent and response.status_code in (302, 303):
                forms_sent.remember(sent, response.headers["Location"])
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Foreseen problems become pages; a refusal is written in the trail, after the deed has rolled back."""
        if isinstance(problem, forms_sent.AlreadyDone):
            return HttpResponseRedirect(problem.went_to or "/")
        if not isinstance(problem, errors.Foreseen):
            return None
        if isinstance(problem, errors.NotHere | errors.Forbidden) and request.actor:
            match = request.resolver_match
            things = [value for value in match.kwargs.values() if isinstance(value, uuid.UUID)]
            trail.denied(
                to=request.actor,
                verb=match.view_name,
                thing=things[0] if things else None,
                why=type(problem).__name__,
            )
        return web.problem(request, problem)


def _is_public(path: str) -> bool:
    try:
        return getattr(resolve(path).func, "is_public", False)
    except Resolver404:
        return False


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    """Where somebody must go before anything else: sign in, enrol a second factor, or unlock."""
    request.actor = _actor(request)
    if request.actor is None:
        return _to(settings.LOGIN_URL, request)
    if request.session.get(LOCKED):
        return _to("/unlock/", request)
    if request.session.get("must_enrol"):
        return _to("/sign-in/2fa/", request)
    return None


def _to(address: str, request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
    if request.headers.get("X-Requested-With") == "fetch":
        response = HttpResponse("Sign in again to go on. We have kept what you wrote.", status=401)
    return response


def _actor(request: HttpRequest) -> typing.Any:
    """Who the session acts as; None when nobody, disabled, or over the limit. Idle sessions lock."""
    if not request.user.is_authenticated:
        return None
    session, now = request.session, datetime.datetime.now(datetime.UTC)
    began = datetime.datetime.fromisoformat(session.setdefault(BEGAN, now.isoformat()))
    if rules.is_over(began, now, hours=settings.ABSOLUTE_HOURS):
        auth.logout(request)
        return None
    seen = datetime.datetime.fromisoformat(session.get(SEEN, now.isoformat()))
    if rules.is_idle(seen, now, minutes=settings.IDLE_MINUTES):
        session[LOCKED] = True
    elif SEEN not in session or now - seen > datetime.timedelta(minutes=1):
        session[SEEN] = now.isoformat()
    acting = session.get(ACTING)
    return queries.staff(user_id=request.user.pk, organisation=uuid.UUID(acting) if acting else None)


@contextlib.contextmanager
def _form_key(request: HttpRequest) -> typing.Iterator[forms_sent.Sending | None]:
    key = request.POST.get("form_key", "") if request.method == "POST" else ""
    if not key:
        yield None
        return
    with forms_sent.sending(key[:64], request.actor.id) as sent:
        yield sent


def shell(request: HttpRequest) -> dict[str, typing.Any]:
    """What the shell of every page needs."""
    actor = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "actor": actor,
        "demo_mode": settings.DEMO,
        "phones_url": settings.PHONES_URL,
        "text_size": user.text_size if signed_in else _number(request.COOKIES.get("text_size")),
        "contrast": user.contrast if signed_in else request.COOKIES.get("contrast", "standard"),
        "navigation": web.navigation(request) if actor else [],
        "form_key": forms_sent.new_key,
        "now": clock.now(),
        "idle_minutes": settings.IDLE_MINUTES,
    }


def _number(text: str | None) -> int:
    return int(text) if text in ("1", "2", "3") else 1
