"""What counts here: read by everybody who cares in a team, written by whoever leads it (C32)."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import forms as base_forms
from joined.base import web
from joined.caseload import actions, queries
from joined.caseload.forms import rules_here as forms
from joined.kit import clock, errors


@require_http_methods(["GET", "POST"])
def what_counts(request: HttpRequest) -> HttpResponse:
    """The rule of each of my teams, those before, and a form for whoever leads."""
    found = queries.what_counts(to=request.actor)
    if request.method == "POST" and not found.may_write:
        raise errors.Forbidden("Whoever leads the team writes down what counts.")
    form = _form(request, found)
    lump, seen = None, ""
    if request.method == "POST" and form.is_valid():
        team_id = uuid.UUID(form.cleaned_data["team"])
        seen = ":".join(str(form.cleaned_data[name]) for name in ("team", "max_days", "from_on"))
        if request.POST.get("seen") != seen:
            lump = _lump(request, team_id, form.given)
    if request.method == "POST" and form.is_valid() and lump is None:
        with base_forms.refusals_on(form):
            actions.write_rule(by=request.actor, team_id=team_id, rule=actions.Rule(**form.given))
            flash.success(request, "Written down. What counted until then stays counted.")
            return web.go("caseload:what_counts")
    status = 422 if form.errors else 200
    context = {"found": found, "form": form, "lump": lump, "seen": seen}
    return web.page(request, "caseload/templates/what_counts.jinja", context, status=status)


def _lump(request: HttpRequest, team_id: uuid.UUID, given: dict[str, typing.Any]) -> queries.Lump | None:
    """What is looked at before a shorter rule is written down; nothing where it makes nobody late by itself."""
    max_days, on = given["max_days"], given["from_on"]
    if not 1 <= max_days < queries.longest_of(team_id=team_id) or on < clock.today():
        return None
    found = queries.lump_of_team(to=request.actor, team_id=team_id, max_days=max_days, on=on)
    return found if found.late > found.anyway else None


def _form(request: HttpRequest, found: queries.WhatCounts) -> forms.Rule:
    sent: typing.Any = request.POST if request.method == "POST" else None
    initial = {"mechanisms": [code for code, _ in forms.WAYS], "max_days": "28", "partners": "yes", "groups": "yes"}
    return forms.Rule(sent, initial=initial, teams=[(team.team_id, team.team_name) for team in found.teams])
