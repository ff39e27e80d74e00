"""The two pages that staff see most: Today, and a person."""

import typing
import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import paging, web
from joined.front import queries, words
from joined.kit import clock, errors

AT_FIRST = 6
"""Lines of the story that are shown before anybody asks for more."""
NEW = "new"


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What is late or failed first, then what came of what we asked, what I promised, and what is asked of us."""
    shown = queries.today(to=request.actor, after=request.GET.get("after", ""))
    context = {"day": shown, "words": words, "now": clock.now()}
    context["outcome_links"] = paging.links(request, shown.outcomes_page, part="outcomes")
    return web.page(request, "front/templates/today.jinja", context)


@require_GET
def person(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Who is responsible, what is next, how to reach them; then the story, messages, sharing and who looked."""
    try:
        shown = queries.person(to=request.actor, person=person)
    except errors.NotHere:
        if other := queries.leads_to(to=request.actor, person=person):  # emptied into the record that goes on
            return web.go("front:person", other)
        raise
    context = {"shown": shown, "person": shown.person, "words": words}
    return web.page(request, "front/templates/person.jinja", context | _parts(request, shown))


def _parts(request: HttpRequest, shown: queries.Person) -> dict[str, typing.Any]:
    """How much of the story and of the messages is shown: of either a page at a time, once more is asked for."""
    which = request.GET.get("story", "")
    lines = shown.since if which == NEW else shown.story
    told = paging.among(lines, after=request.GET.get("after", ""), size=paging.SIZE if which else AT_FIRST)
    mark = request.GET.get("messages", "")
    wrote = paging.among(shown.messages, after=mark, size=queries.MESSAGES)
    return {
        "which": which,
        "told": told,
        "told_links": paging.links(request, told, part="story"),
        "wrote": wrote,
        "wrote_links": paging.links(request, wrote, name="messages", part="messages"),
    }


@web.public
@require_GET
def about(request: HttpRequest, what: str) -> HttpResponse:
    """Help, privacy, accessibility: for everybody, signed in or not."""
    return web.page(request, f"front/templates/about/{what}.jinja")
