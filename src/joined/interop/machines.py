"""The door for other systems: who asks, how often, in which form; and every answer in the standard's own words.

A session's cookie counts for nothing here: only a signed token does.
"""

import dataclasses
import functools
import logging
import typing
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from joined.base import rows, web
from joined.interop import queries, tokens
from joined.interop.fhir import faults, headers, writing
from joined.kit import actors, errors
from joined.places import queries as places
from joined.trail import writing as trail

_log = logging.getLogger(__name__)
ADDRESS = "/fhir/R4"
WAIT = "30"


@dataclasses.dataclass(frozen=True)
class Asked:
    """One question of a system that was let in."""

    request: HttpRequest
    client: queries.Known
    pair: headers.Pair

    @property
    def by(self) -> actors.Machine:
        """Who asks."""
        return self.client.actor


@dataclasses.dataclass(frozen=True)
class Told:
    """What a page answers: a resource, with the status and headers that go with it."""

    resource: faults.Resource
    status: int = 200
    headers: dict[str, str] = dataclasses.field(default_factory=dict)


Page = Callable[..., Told]


def base() -> str:
    """Our address as other systems write it, and the `aud` of their tokens."""
    return f"{settings.ADDRESS}{ADDRESS}"


def only(method: str, *, for_a_service: bool = False) -> Callable[[Page], Callable[..., HttpResponse]]:
    """A page for systems, asked with this method (with any, where none is named).

    `for_a_service`: the standard's three headers say for which of ours, for whom and from which software.
    """

    def door(page: Page) -> Callable[..., HttpResponse]:
        @functools.wraps(page)
        def whole(request: HttpRequest, **given: typing.Any) -> HttpResponse:
            try:
                told = _told(page, request, given, method=method, for_a_service=for_a_service)
                form = headers.answer_form(request.headers)
            except Exception as problem:  # whatever happens, a system is answered in its own words
                told, form = _trouble(problem), headers.form_in_trouble(request.headers)
            return _response(request, told, form)

        return web.public(csrf_exempt(whole))

    return door


def _told(page: Page, request: HttpRequest, given: dict[str, typing.Any], *, method: str, for_a_service: bool) -> Told:
    if method and request.method != method:
        raise faults.Fault(405, "not-supported", f"Ask with {method}.", headers={"Allow": method})
    client = tokens.let_in(request.headers.get("Authorization", ""), audience=base())
    asked = Asked(request, client, headers.pair(request.headers))
    headers.answer_form(request.headers)
    if for_a_service:
        _check_service(asked)
    with rows.context(asked.by), trail.answering():
        try:
            return page(asked, **given)
        except errors.NotHere:
            trail.denied(to=asked.by, verb=f"interop.{page.__name__}", thing=given.get("id"), why="NotHere")
            return _trouble(faults.not_here())


def _check_service(asked: Asked) -> None:
    """For one of our services, and of the client's own organisation. Raises Fault."""
    found = asked.request.headers
    if headers.organisation_code(found).casefold() != asked.client.organisation_code.casefold():
        raise faults.Fault(403, "forbidden", f"{headers.ORGANISATION} is not the organisation of this client.")
    headers.check_software(found)
    if headers.target(found) not in places.receivers():
        raise faults.Fault(404, "not-found", f"{headers.TARGET} is not one of our services.")


def _trouble(problem: Exception) -> Told:
    if isinstance(problem, faults.Fault):
        return Told(faults.outcome([problem]), problem.status, problem.headers)
    if isinstance(problem, OperationalError | InterfaceError):
        fault = faults.Fault(503, "transient", "We cannot answer now: try again with the same ids.")
        return Told(faults.outcome([fault]), 503, {"Retry-After": WAIT})
    _log.error("A system was not answered: %s", type(problem).__name__, exc_info=problem)
    fault = faults.Fault(500, "exception", "Something went wrong on our side. Nothing was half done.")
    return Told(faults.outcome([fault]), 500)


def _response(request: HttpRequest, told: Told, form: str) -> HttpResponse:
    response = HttpResponse(
        writing.written(told.resource, form),
        status=told.status,
        content_type=f"{form}; charset=utf-8",
        headers=told.headers | headers.echoed(request.headers),
    )
    response.headers["Vary"] = "Accept, Authorization"
    return response
