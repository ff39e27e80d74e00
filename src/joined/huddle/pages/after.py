"""The pages after a sitting: what is ours, what is added, and whether people could say what they thought."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.huddle import actions, forms, queries, words
from joined.huddle.pages import running


@require_GET
def summary(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """What of a sitting is my organisation's."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    shown = queries.summary(to=request.actor, sitting=row)
    return web.page(request, "huddle/templates/summary.jinja", {"own": shown, "answers": words.COULD_SAY})


@require_POST
def could_say(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """One tap."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    actions.could_say(by=request.actor, sitting=row, answer=request.POST.get("answer", ""))
    flash.success(request, "Thank you. It is counted, without your name.")
    return web.go("huddle:summary", sitting)


@require_POST
def note(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """What was said, written down late, or added to sealed notes."""
    row = queries.item_row(to=request.actor, item_id=item)
    form = forms.Note(request.POST)
    if form.is_valid():
        with refusals_on(form):
            given = form.cleaned_data
            said_at = running.moment_of(row.sitting, given["said_at"])
            actions.write_down(by=request.actor, item=row, said=given["said"], said_at=said_at)
            flash.success(request, "Written down.")
            return web.go("huddle:item", item)
    shown = queries.item(to=request.actor, item_id=item)
    context = {"shown": shown, "card": shown.card, "note": form}
    return web.page(request, "huddle/templates/item.jinja", context, status=422)
