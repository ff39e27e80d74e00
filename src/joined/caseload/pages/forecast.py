"""Four weeks ahead: who would not be seen in time, one press that books them, and when I am away."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.caseload import actions, forms, queries, words
from joined.caseload.pages import lists
from joined.kit import errors

FACE_TO_FACE = "01"


@require_GET
def forecast(request: HttpRequest) -> HttpResponse:
    """Who passes within four weeks, week by week."""
    found = queries.forecast(to=request.actor, whose=lists.whose(request))
    views = lists.whose_views(reverse("caseload:forecast"), found.whose)
    context = {"found": found, "views": views, "words": words}
    return web.page(request, "caseload/templates/forecast.jinja", context)


@require_POST
def book(request: HttpRequest) -> HttpResponse:
    """Book what is proposed, as long as it still is."""
    whose = lists.whose(request)
    proposed = _proposed(request, queries.forecast(to=request.actor, whose=whose))
    if proposed is None:
        flash.warning(request, words.CHANGED_MEANWHILE)
        return web.go("caseload:forecast", query={"whose": whose})
    spell = queries.current(to=request.actor, person=proposed.person.id)
    booked = actions.Booked(
        at=proposed.at, mechanism=FACE_TO_FACE, team_id=proposed.team_id, worker_id=proposed.worker_id
    )
    try:
        actions.book(by=request.actor, spell=spell, booked=booked)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
    else:
        flash.success(request, f"Booked: {proposed.person.name}, with {proposed.worker}. Agree the day with them.")
    return web.go("caseload:forecast", query={"whose": whose})


def _proposed(request: HttpRequest, found: queries.Forecast) -> queries.WillPass | None:
    form = forms.Proposed(request.POST)
    if not form.is_valid():
        return None
    asked = form.cleaned_data
    for row in found.rows:
        is_it = str(row.person.id) == asked["person"] and str(row.worker_id) == asked["worker"]
        if is_it and row.at and row.at.isoformat() == asked["at"]:
            return row
    return None


@require_http_methods(["GET", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """I am away: from, until."""
    mine = queries.away_of(to=request.actor)
    form = forms.Away(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.be_away(by=request.actor, **form.cleaned_data)
        except errors.Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            flash.success(request, "Written down. Whoever would not be seen in time stands in the forecast.")
            return web.go("caseload:away")
    context = {"form": form, "mine": mine}
    return web.page(request, "caseload/templates/away.jinja", context, status=422 if form.errors else 200)


@require_POST
def back(request: HttpRequest, away: uuid.UUID) -> HttpResponse:
    """I am there after all."""
    actions.be_back(by=request.actor, away=queries.away_row(to=request.actor, away_id=away))
    flash.success(request, "You are there on these days.")
    return web.go("caseload:away")
