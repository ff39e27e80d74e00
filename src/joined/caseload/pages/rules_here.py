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
from joined.kit import errors


@require_http_methods(["GET", "POST"])
def what_counts(request: HttpRequest) -> HttpResponse:
    """The rule of each of my teams, those before, and a form for whoever leads."""
    found = queries.what_counts(to=request.actor)
    if request.method == "POST" and not found.may_write:
        raise errors.Forbidden("Whoever leads the team writes down what counts.")
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        with base_forms.refusals_on(form):
            team_id = uuid.UUID(form.cleaned_data["team"])
            actions.write_rule(by=request.actor, team_id=team_id, rule=actions.Rule(**form.given))
            flash.success(request, "Written down. What counted until then stays counted.")
            return web.go("caseload:what_counts")
    status = 422 if form.errors else 200
    return web.page(request, "caseload/templates/what_counts.jinja", {"found": found, "form": form}, status=status)


def _form(request: HttpRequest, found: queries.WhatCounts) -> forms.Rule:
    sent: typing.Any = request.POST if request.method == "POST" else None
    initial = {"mechanisms": [code for code, _ in forms.WAYS], "max_days": "28", "partners": "yes", "groups": "yes"}
    return forms.Rule(sent, initial=initial, teams=[(team.team_id, team.team_name) for team in found.teams])
