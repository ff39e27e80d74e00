"""The door behind a link: opening it changes nothing and shows nobody; a code to the worker's telephone opens it.

Mail scanners open links, people forward them, somebody finds a tray of print-outs: until the code was given on this
device today, every address answers with the same closed door (T34).
"""

import datetime
import functools
import typing
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from joined.accounts import actions, behind, entrance, models, rules
from joined.base import web
from joined.kit import clock

COOKIE = "__Host-partner" if settings.PRODUCTION else "partner"
A_DAY = 24 * 3600
_SALT = "a device that gave the code"
Page = Callable[..., HttpResponse]


def behind_link(purpose: str) -> Callable[[Page], Page]:
    """This page is reached by `<token>` and shown, as the link's worker, to a device that gave the code today.

    It takes the link as a keyword. Everybody else sees the closed door, whatever they asked for or sent.
    """

    def declare(page: Page) -> Page:
        @functools.wraps(page)
        def whole(request: HttpRequest, token: str, **given: typing.Any) -> HttpResponse:
            found = behind.open_link(token=token)
            if found is None or found.link.purpose != purpose:
                return over(request, token)
            if not is_known(request, found.link.telephone):
                return closed(request, token)

            def answer() -> HttpResponse:
                if found.link.opened_at is None:
                    actions.open_link(by=found.actor, link=found.link)
                try:
                    return page(request, token=token, link=found.link, **given)
                except entrance.EXPLAINED as problem:
                    return entrance.explain(request, problem)

            return entrance.let_in(request, found.actor, answer)

        return web.public(whole)

    return declare


def closed(request: HttpRequest, token: str) -> HttpResponse:
    """The closed door: a button that asks for a code, and no word about whom or what it is for."""
    sent = request.method == "POST"
    context = {"token": token, "was_sent": sent}
    return web.page(request, "accounts/templates/link_closed.jinja", context, status=401 if sent else 200)


def over(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a link that is over, one whose worker has left, and a guess."""
    return web.page(request, "accounts/templates/link_over.jinja", {"token": token}, status=410)


def is_known(request: HttpRequest, telephone: models.Telephone) -> bool:
    """Whether this device gave a code of this telephone, for this organisation, on this London day."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
    except signing.BadSignature:
        return False
    if kept[:2] != [str(telephone.pk), str(telephone.organisation_id)]:
        return False
    return rules.is_device_known(datetime.date.fromisoformat(kept[2]), clock.today())


def know(response: HttpResponse, telephone: models.Telephone) -> HttpResponse:
    """Let this device open the telephone's links for the rest of the day."""
    kept = [str(telephone.pk), str(telephone.organisation_id), clock.today().isoformat()]
    signed = signing.dumps(kept, salt=_SALT)
    response.set_cookie(COOKIE, signed, max_age=A_DAY, secure=settings.PRODUCTION, httponly=True, samesite="Lax")
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """The next time this device is asked for a code again, and its back button shows nobody."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
