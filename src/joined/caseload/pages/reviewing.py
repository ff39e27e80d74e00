"""What somebody else told us, looked through before the person may read it."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.caseload import actions, queries
from joined.kit import errors


@require_GET
def lines(request: HttpRequest) -> HttpResponse:
    """Of everybody for whom my teams answer."""
    found = queries.lines_to_review(to=request.actor)
    return web.page(request, "caseload/templates/lines.jinja", {"found": found})


@require_POST
def reviewed(request: HttpRequest, line: uuid.UUID) -> HttpResponse:
    """The person may read it."""
    row = queries.line_row(to=request.actor, line_id=line)
    try:
        actions.review_line(by=request.actor, line=row)
    except errors.Refused as refused:
        flash.info(request, refused.sentence)
    else:
        flash.success(request, "Looked through. They may read it.")
    return web.go("caseload:lines")
