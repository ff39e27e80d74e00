"""The practice's own "received": nobody could reach somebody of theirs, and it knows (product.md §1)."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.doors import queries
from joined.kit import errors
from joined.steps import actions as steps
from joined.steps import queries as standing


@require_http_methods(["GET", "POST"])
def not_reached(request: HttpRequest, closing: uuid.UUID) -> HttpResponse:
    """What was tried, and one button for a GP or clinician of their practice. Raises NotHere elsewhere."""
    row = standing.closing_row(to=request.actor, closing_id=closing)
    if row is None or not standing.is_of_their_practice(to=request.actor, person=row.person_id):
        raise errors.NotHere()
    problem = ""
    if request.method == "POST":
        try:
            steps.say_received(by=request.actor, closing=row)
        except errors.Refused as refused:
            problem = refused.sentence
        else:
            flash.success(request, f"Received. {row.asked_by} reads that you know. Ring In-take if you can reach them.")
            return web.go("front:today")
    referral = queries.leading_row(to=request.actor, matter_id=row.matter_id)
    context = {
        "asked": queries.request(to=request.actor, referral_id=referral.pk).requests[0],
        "tries": standing.tries_of(to=request.actor, matter=row.matter),
        "closing": row,
        "may_say": request.actor.role_class == "gp",
        "problem": problem,
    }
    return web.page(request, "doors/templates/received.jinja", context, status=422 if problem else 200)
