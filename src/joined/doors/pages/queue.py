"""The in-take queue, one request, and "where is my request?"."""

import urllib.parse
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import paging, web
from joined.doors import access, actions, queries, words
from joined.doors.pages.dead_end import LOOKS
from joined.kit import clock
from joined.people import queries as people

ASKERS = ("practice",)


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Every door in one list. Practices and charities ask: they go to the status of what they asked."""
    actor = request.actor
    if actor.organisation_kind in ASKERS or actor.organisation_kind not in people.DIRECT_CARE:
        return web.go("doors:mine")
    found = queries.queue(to=actor, show=request.GET.get("show", "all"), after=request.GET.get("after", ""))
    context = {
        "found": found,
        "links": paging.links(request, found.page),
        "views": _views(found),
        "show_counts": found.counts,
        "late": found.late,
        "empty": words.EMPTY[found.show],
        "here": request.get_full_path(),
        "may_bring": people.reaches_anybody(by=actor),
        "may_see_noes": actor.role_class in LOOKS,
        "may_type": access.may_type(by=actor),
        "may_compare": people.compares(actor.role),
        "now": clock.now(),
    }
    return web.page(request, "doors/templates/requests.jinja", context)


def _views(found: queries.Queue) -> list[dict[str, object]]:
    """The saved views, as links: they live in the address."""
    return [
        {
            "label": label,
            "href": "?" + urllib.parse.urlencode({"show": name}),
            "count": found.counts[name],
            "current": name == found.show,
        }
        for name, label in words.SHOWS.items()
    ]


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Where is my request? Status only, unless the person's choice lets us know more (C13)."""
    asked = queries.asked_by_us(to=request.actor)
    context = {
        "askings": asked.askings,
        "questions": queries.asked_of_us(to=request.actor).questions,
        "may_ask": access.may_ask(by=request.actor),
    }
    return web.page(request, "doors/templates/mine.jinja", context)


@require_GET
def request(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """One request: its status in a line, what was asked, on what ground, and its one route."""
    found = queries.request(to=request.actor, referral_id=referral)
    asked = found.requests[0]
    context = {
        "asked": asked,
        "own": queries.as_they_wrote(to=request.actor, referral_id=referral),
        "may_read_message": queries.may_read_message(to=request.actor, asked=asked),
        "questions": queries.questions_of(
            to=request.actor, person=asked.person.id, matter_id=asked.matter_id
        ).questions,
    }
    return web.page(request, "doors/templates/request.jinja", context)


@require_POST
def take(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """I will take this: my name stands at it."""
    row = queries.row(to=request.actor, referral_id=referral)
    if row.holder_id and row.holder_id != request.actor.id:
        flash.warning(request, f"{row.holder.name} took this before you.")
        return web.back_to(request)
    actions.take(by=request.actor, referral=row, holder=request.user)
    flash.success(request, "It is in your name now.")
    return web.back_to(request)


@require_POST
def leave(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """To the team that is responsible already: nothing moves, and the page says so."""
    row = queries.row(to=request.actor, referral_id=referral)
    team = actions.leave(by=request.actor, referral=row)
    flash.success(request, words.LEFT_WITH.format(team=team.name))
    return web.go("doors:request", referral)
