"""Everybody who waits, and what came of ringing them."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import paging, web
from joined.doors import actions, forms, queries, words
from joined.kit import clock, errors
from joined.people import queries as people
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.steps import words as said

AT_ONCE = ("spoke", "no_answer")


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """The line, with the forecast of who will wait too long. Practices and charities see what they asked."""
    if request.actor.organisation_kind not in people.DIRECT_CARE or request.actor.organisation_kind == "practice":
        return web.go("doors:mine")
    line = queries.waiting(to=request.actor, after=request.GET.get("after", ""))
    context = {
        "line": line,
        "links": paging.links(request, line.page),
        "names": words.FORECAST,
        "tags": words.FORECAST_TAGS,
        "now": clock.now(),
        "here": request.get_full_path(),
    }
    return web.page(request, "doors/templates/waiting.jinja", context)


@require_http_methods(["GET", "POST"])
def tried(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """How it was tried to reach them, and what came of it."""
    row = queries.leading_row(to=request.actor, matter_id=matter)
    asked = queries.request(to=request.actor, referral_id=row.pk).requests[0]
    tries = standing.tries_of(to=request.actor, matter=row.matter)
    form = forms.Tried(request.POST if request.method == "POST" else None, initial={"rung": tries.next_rung or "visit"})
    if request.method == "POST" and form.is_valid():
        try:
            return _written(request, row, steps.Tried(**form.cleaned_data))
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    context = {"form": form, "asked": asked, "tries": tries, "next": request.GET.get("next", "")}
    return web.page(request, "doors/templates/tried.jinja", context, status=422 if form.is_bound else 200)


@require_POST
def at_once(request: HttpRequest, matter: uuid.UUID) -> HttpResponse:
    """A check-in in one action: we spoke, or no answer."""
    row = queries.leading_row(to=request.actor, matter_id=matter)
    outcome, rung = request.POST.get("outcome", ""), request.POST.get("rung", "")
    if outcome not in AT_ONCE or rung not in said.RUNGS:
        raise errors.Refused("Choose what came of it.")
    return _written(request, row, steps.Tried(outcome=outcome, rung=rung))


def _written(request: HttpRequest, row: object, tried: steps.Tried) -> HttpResponse:
    actions.tried(by=request.actor, referral=row, tried=tried)
    now = standing.about(to=request.actor, person=row.person_id)  # type: ignore[attr-defined]
    step = next((step for step in now.steps if step.source in ("check_in", "ladder")), None)
    flash.success(request, words.WRITTEN.format(next=f"{step.what}, {step.due_on:%A %-d %B}" if step else ""))
    return web.back_to(request, "/requests/waiting/")
