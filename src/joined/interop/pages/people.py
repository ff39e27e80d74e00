"""The rest of a message, for the people who read requests."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import web
from joined.interop import queries


@require_GET
def message(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """All that the other system wrote: texts, flags, people named, and what could not be read."""
    found = queries.message(to=request.actor, referral=referral)
    return web.page(request, "interop/templates/message.jinja", {"message": found})
