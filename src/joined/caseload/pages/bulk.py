"""Several people get another key worker: ticked, looked at first, done, and for a minute undone."""

import dataclasses
import datetime
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.caseload import actions, forms, queries, words
from joined.caseload.rules import looking
from joined.kit import errors


def _back(sent: QueryDict) -> looking.Looking:
    """The list from which somebody came, as they looked at it; of the team in any case."""
    return dataclasses.replace(looking.parse(query=sent.get("back", "")), whose=looking.TEAM)


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """First what would happen, then, when it is sent again with a reason, the deed."""
    chosen = [found for found in map(web.identifier, request.POST.getlist("person")) if found]
    user_id, back = web.identifier(request.POST.get("worker")), _back(request.POST)
    if not 1 <= len(chosen) <= actions.MOVE_MOST or user_id is None:
        flash.warning(request, words.MOVE_TO if chosen else words.MOVE_SOME.format(most=actions.MOVE_MOST))
        return web.go("caseload:listed", query=back.asked)
    form = forms.MoveMany(request.POST if "go" in request.POST else None)
    if form.is_bound and form.is_valid():
        care = queries.care_to_move(to=request.actor, chosen=chosen)
        try:
            done = actions.move_many(by=request.actor, care=care, user_id=user_id, **form.cleaned_data)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            return web.go("caseload:moved", done.pk, query={"back": back.query})
    found = queries.to_move(to=request.actor, chosen=chosen, user_id=user_id)
    context = {"found": found, "form": form, "words": words, "back": back}
    return web.page(request, "caseload/templates/move.jinja", context, status=422 if form.errors else 200)


@require_GET
def moved(request: HttpRequest, together: uuid.UUID) -> HttpResponse:
    """Who moved, with a minute to take it back."""
    row = queries.reassigning(to=request.actor, together_id=together)
    context = {
        "found": queries.moved(to=request.actor, together_id=together),
        "together": row,
        "back": _back(request.GET),
        "left": actions.seconds_left(row),
        "seconds": actions.UNDO_SECONDS,
        "until": row.at + datetime.timedelta(seconds=actions.UNDO_SECONDS),
    }
    return web.page(request, "caseload/templates/moved.jinja", context)


@require_POST
def undo(request: HttpRequest, together: uuid.UUID) -> HttpResponse:
    """As it was before."""
    row, back = queries.reassigning(to=request.actor, together_id=together), _back(request.GET)
    try:
        actions.move_back(by=request.actor, together=row)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
        return web.go("caseload:moved", together, query={"back": back.query})
    flash.success(request, "Taken back: everybody has the key worker whom they had before.")
    return web.go("caseload:listed", query=back.asked)
