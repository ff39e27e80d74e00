"""A way of looking at a caseload is kept under a name, and dropped again."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from joined.base import fields, web
from joined.caseload import actions, queries, words
from joined.caseload.rules import looking
from joined.kit import errors

HERE = "caseload:listed"


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """As it is looked at now; shared with a team where one is chosen."""
    seen = looking.parse(query=request.POST.get("query", ""))
    name, team_id = fields.one_line(request.POST.get("name", ""))[:40], web.identifier(request.POST.get("team"))
    try:
        actions.keep_view(by=request.actor, name=name, seen=seen, team_id=team_id)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
    else:
        flash.success(request, words.VIEW_KEPT.format(name=name))
    return web.go(HERE, query=seen.asked)


@require_POST
def drop(request: HttpRequest, view: uuid.UUID) -> HttpResponse:
    """It is shown to nobody any more; whom it showed stands in the caseload as before."""
    dropped = actions.drop_view(by=request.actor, view=queries.view_row(to=request.actor, view_id=view))
    flash.success(request, words.VIEW_DROPPED.format(name=dropped.name))
    return web.go(HERE, query=looking.parse(query=request.POST.get("query", "")).asked)
