"""What is kept confidential of somebody, and their key worker's look at it (AC-008)."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.base.forms import refusals_on
from joined.kit import errors
from joined.people import actions, forms, queries


@require_http_methods(["GET", "POST"])
def keep_back(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Which of address and number, who asks for it, and why."""
    known = queries.to_change(to=request.actor, person=person, scope="contact")
    kept = queries.kept_back_now(to=request.actor, person=person)
    form = forms.KeepBack(request.POST or None, initial={"parts": sorted(kept)})
    if form.is_valid():
        with refusals_on(form):
            _keep(request, known.row, kept, form.cleaned_data)
            flash.success(request, "Kept. Who asked for it, and why, stay in the trail.")
            return web.go("front:person", person, part="reach")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "person": known.person, "kept": kept}
    return web.page(request, "people/templates/keep_back.jinja", context, status=status)


def _keep(request: HttpRequest, row: typing.Any, kept: frozenset[str], given: dict[str, typing.Any]) -> None:
    wanted, why = set(given["parts"]), {"who": given["who"], "why": given["why"]}
    where = {"lines": given["lines"], "postcode": given["postcode"]}
    if wanted == kept and not any(where.values()):
        raise errors.Refused("Nothing would change. Tick what is kept confidential.", field="parts")
    if kept - wanted:
        actions.keep_back_no_longer(by=request.actor, person=row, parts=kept - wanted, **why)
    if wanted - kept or any(where.values()):
        actions.keep_back(by=request.actor, person=row, parts=wanted, **why, **where)


@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Where they live, for their key worker: a reason first, then the address on this one answer alone."""
    known = queries.person(to=request.actor, person=person)
    queries.check_key_worker(to=request.actor, person=person)
    form, shown, status = forms.Unmask(request.POST or None), None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            with refusals_on(form):
                row = queries.row(to=request.actor, person=person)
                actions.look_at_home(by=request.actor, person=row, reason=form.cleaned_data["reason"])
                shown, status = queries.home(to=request.actor, person=person), 200
    context = {"form": form, "person": known, "home": shown}
    return web.page(request, "people/templates/home.jinja", context, status=status)
