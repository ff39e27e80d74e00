"""The first page: what is ready, and what is missing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import scanning, web
from joined.places import arranged
from joined.set_up import queries, words


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Your place is ready when…, each line with its page; then the organisation's own."""
    arranged.check_keeper(to=request.actor)
    shown = {"home": queries.home(to=request.actor), "words": words, "is_scanned": scanning.is_set_up()}
    return web.page(request, "set_up/templates/home.jinja", shown)
