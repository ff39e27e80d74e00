"""The entrance: a request is let in as somebody, in one transaction, or shown the way to sign in."""

import contextlib
import functools
import typing
import uuid
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.backends.utils import csrf_input
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import urlencode

from joined.accounts import drafts, preferences, visits
from joined.base import forms_sent, rows, web
from joined.kit import actors, clock, errors
from joined.trail import writing as trail

Answer = Callable[[HttpRequest], HttpResponse]
DOORS = {
    visits.SIGN_IN: "account_login",
    visits.UNLOCK: "accounts:unlock",
    visits.ENROL: "mfa_index",
    visits.CHOOSE: "accounts:account",
}
SIGN_IN_AGAIN = "Sign in again to go on. We have kept what you wrote."
NO_TEAM = "You are not in a team at the moment. Ask your organisation’s administrator to add you."


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
        visit = visits.of(request)
        match = _match(request.path_info)
        if _may_pass(match, visit):
            request.actor = visit.actor if visit.is_in else None
            return self.answer(request)
        if not visit.is_in:
            return _turned_away(request, match, visit)
        return let_in(request, visit.actor, lambda: self.answer(request))

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Foreseen problems become pages; everything else is somebody else's to answer."""
        return explain(request, problem) if isinstance(problem, EXPLAINED) else None


def let_in(request: HttpRequest, actor: actors.Staff, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer as this actor: one transaction and one row context; a form sent twice is done once."""
    request.actor = actor
    with rows.context(actor), trail.answering(), _form_key(request) as sent:
        if sent and (went_to := forms_sent.went_to(sent)):
            return HttpResponseRedirect(went_to)
        response = answer()
        if response.status_code >= 500:
            transaction.set_rollback(True)
        elif sent and response.status_code in (302, 303):
            forms_sent.remember(sent, response.headers["Location"])
    return response


EXPLAINED = (errors.Foreseen, forms_sent.AlreadyDone)


def explain(request: HttpRequest, problem: Exception) -> HttpResponse:
    """The page for a foreseen problem; a refusal is written in the trail, after the deed has rolled back.

    Where the same form, sent at the same moment, has ended the reason to see it, both lead to one place (F-14).
    """
    if isinstance(problem, forms_sent.AlreadyDone):
        return HttpResponseRedirect(problem.went_to or "/")
    if went_to := forms_sent.done_meanwhile():
        return HttpResponseRedirect(went_to)
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


def for_enrolling(page: web.Page) -> web.Page:
    """This page is shown to somebody who has signed in but has no second factor yet."""
    page.is_for_enrolling = True  # type: ignore[attr-defined]
    return page


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def _may_pass(match: ResolverMatch | None, visit: visits.Visit) -> bool:
    """Without being let in: pages for anybody, and the way to a second factor."""
    if match is None:
        return False
    is_for_enrolling = getattr(match.func, "is_for_enrolling", False)
    return getattr(match.func, "is_public", False) or (visit.door == visits.ENROL and is_for_enrolling)


def _turned_away(request: HttpRequest, match: ResolverMatch | None, visit: visits.Visit) -> HttpResponse:
    """What was typed is kept as a draft; then to the door they must pass first, and back afterwards."""
    if visit.actor and match:
        drafts.rescue(request, visit.actor, form=match.kwargs.get("form", ""))
    if visit.door == visits.NO_TEAM:
        return web.problem(request, errors.Forbidden(NO_TEAM))
    if visit.is_over:
        auth.logout(request)
    address = f"{reverse(DOORS[visit.door])}?{urlencode({'next': visits.came_from(request)})}"
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(SIGN_IN_AGAIN, status=401, headers={"X-Go-To": address})
    return HttpResponseRedirect(address)


@contextlib.contextmanager
def _form_key(request: HttpRequest) -> Iterator[forms_sent.Sending | None]:
    key = request.POST.get("form_key", "") if request.method == "POST" else ""
    if not key:
        yield None
        return
    with forms_sent.sending(key[:64], request.actor.id) as sent:
        yield sent


class _Once:
    """A part of a page that is made when it is first shown, and is the same wherever it stands."""

    def __init__(self, made: Callable[[], str]) -> None:
        self._made = made

    @functools.cached_property
    def _text(self) -> str:
        return str(self._made())

    def __html__(self) -> str:
        return self._text

    __str__ = __html__


def shell(request: HttpRequest) -> dict[str, typing.Any]:
    """What the shell of every page needs."""
    actor = getattr(request, "actor", None)
    looks = preferences.of(request)
    return {
        "actor": actor,
        "demo_mode": settings.DEMO,
        "phones_url": settings.PHONES_URL,
        "text_size": looks.text_size,
        "contrast": looks.contrast,
        "navigation": web.navigation(request) if actor else [],
        "form_key": forms_sent.new_key,
        "csrf_input": _Once(lambda: csrf_input(request)),  # masked once a page, not once a form
        "now": clock.now(),
        "idle_minutes": settings.IDLE_MINUTES,
    }
