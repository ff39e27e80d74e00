"""Somebody leaves: what they hold, and one deed that gives it all back to their teams (F-34)."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse

from joined.base import web, wording
from joined.kit import errors
from joined.set_up import actions, queries


def leave(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """First what they hold; then they are signed out and it is back with their teams, together or not at all."""
    holds = queries.holds(to=request.actor, user_id=user_id)
    if request.method != "POST":
        return web.page(request, "set_up/templates/leave.jinja", {"holds": holds, "refused": ""})
    try:
        done = actions.let_leave(by=request.actor, user=holds.colleague.user)
    except errors.Refused as refused:
        shown = {"holds": holds, "refused": refused.sentence}
        return web.page(request, "set_up/templates/leave.jinja", shown, status=refused.status)
    steps = wording.plural(done.steps, "step went", "steps went")
    flash.success(request, f"{holds.colleague.user.name} has left. {steps} back to their teams; each lead is told.")
    return web.go("accounts:set_up")
