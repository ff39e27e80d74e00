"""What is decided about somebody on a board: a plan, tomorrow, an end, or off this agenda."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from joined.base import forms_sent, web
from joined.caseload import queries as caseload
from joined.huddle import actions, forms, queries
from joined.huddle.pages import board, running
from joined.kit import errors


@require_POST
def propose(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Propose this plan."""
    row = queries.item_row(to=request.actor, item_id=item)
    teams = queries.teams(neighbourhood_id=row.sitting.huddle.neighbourhood_id)
    knew = caseload.knew_them(to=request.actor, person=row.person_id)
    form = forms.Decide(request.POST, teams=teams, knew=knew)
    if not form.is_valid():
        return board.shown(request, row.sitting_id, item=item, decide=form)
    given = form.cleaned_data
    decision = actions.Deciding(
        plan=given["plan"],
        team_id=web.identifier(given["team"]),
        steps=form.planned(),
        accepted_by_id=web.identifier(given["accepted_by"]),
        first_contact_on=given["first_contact_on"],
        said_at=running.moment_of(row.sitting, given["said_at"]),
        asked_for=given["asked_for"] or "unknown",
    )
    try:
        actions.propose(by=request.actor, item=row, decision=decision, version=given["version"])
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return board.shown(request, row.sitting_id, item=item, decide=form)
    forms_sent.forget_draft(user_id=request.actor.id, form=board.DRAFT, about=str(item))
    flash.success(request, "Plan proposed. It stays a proposal until they agree.")
    return web.go("huddle:board", row.sitting_id, query={"item": str(item), "pane": "decide"})


@require_POST
def carry_over(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Tomorrow, with everything kept."""
    row = queries.item_row(to=request.actor, item_id=item)
    moved = actions.carry_over(by=request.actor, item=row)
    flash.success(request, f"Carried over to {moved.sitting.on:%A}. Everything is kept.")
    return web.go("huddle:board", row.sitting_id)


@require_POST
def sign_off(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """The huddle signs off that nobody could reach them."""
    row = queries.item_row(to=request.actor, item_id=item)
    try:
        actions.sign_off(by=request.actor, item=row)
    except errors.Refused as refused:
        return board.shown(request, row.sitting_id, item=item, refused=refused)
    flash.success(request, "Signed off. Nothing ends by itself: in-take sees what is still missing.")
    return board.back(row, "decide")


@require_POST
def take_off(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Off this agenda; in-take keeps the request."""
    row = queries.item_row(to=request.actor, item_id=item)
    actions.take_off(by=request.actor, item=row, reason=request.POST.get("reason", ""))
    flash.success(request, "Taken off this agenda. In-take keeps the request.")
    return web.go("huddle:board", row.sitting_id)
