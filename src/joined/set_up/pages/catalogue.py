"""Which help there is here: the standard's own, what this place added, and what it ended (C34)."""

import itertools
import uuid
from collections.abc import Iterable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.interventions import actions, queries
from joined.kit import clock, errors
from joined.places import arranged
from joined.set_up import forms_catalogue as forms
from joined.set_up.pages import asking


@require_GET
def every(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Everything that may be agreed with somebody here, and what may no longer."""
    place = arranged.place_row(to=request.actor, place_id=place_id)
    kinds = queries.kept(place_id=place_id)
    shown = {
        "place": place,
        "local": [kind for kind in kinds if kind.is_local],
        "own": _by_kind(kind for kind in kinds if not kind.is_local),
        "may_change": arranged.keeps(to=request.actor, place=place),
    }
    return web.page(request, "set_up/templates/catalogue.jinja", shown)


def _by_kind(kinds: Iterable[queries.Kind]) -> list[tuple[str, str, list[queries.Kind]]]:
    """Each kind of help in words, what the national counts take it for, and what is of it."""
    grouped = itertools.groupby(kinds, key=lambda kind: (kind.kind_words, kind.counts))
    return [(*said, list(found)) for said, found in grouped]


def add(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """One more kind of help, in this place alone."""
    place = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    form = forms.Help(request.POST or None, initial={"from_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            made = actions.add(by=request.actor, place=place, help_=form.given)
            flash.success(request, f"{made.name}: it may be agreed with people of {place.name}.")
            return web.go("set_up:catalogue", place_id)
    return asking.form_page(request, "add_help", form, place=place)


def end(request: HttpRequest, intervention_id: uuid.UUID) -> HttpResponse:
    """Offered no longer from a day on; courses that run go on."""
    row = queries.row(to=request.actor, intervention_id=intervention_id)
    form = forms.End(request.POST or None, initial={"until_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.end(by=request.actor, row=row, **form.cleaned_data)
            flash.success(request, f"{row.name} is offered no longer. What was agreed stays readable.")
            return web.go("set_up:catalogue", row.place_id)
    return asking.form_page(request, "end_help", form, row=row)


def switch_off(request: HttpRequest, place_id: uuid.UUID, intervention_id: uuid.UUID) -> HttpResponse:
    """One of the standard's own is not offered here from a day on; courses that run go on."""
    place = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    row = queries.to_switch(to=request.actor, place=place, intervention_id=intervention_id)
    form = forms.Off(request.POST or None, initial={"from_on": clock.today()})
    if form.is_valid():
        with refusals_on(form):
            actions.switch_off(by=request.actor, place=place, row=row, **form.cleaned_data)
            flash.success(request, f"{row.name} is switched off in {place.name}. Whoever has it goes on having it.")
            return web.go("set_up:catalogue", place_id)
    return asking.form_page(request, "switch_off_help", form, row=row, place=place)


@require_POST
def switch_on(request: HttpRequest, off_id: uuid.UUID) -> HttpResponse:
    """It is offered here again."""
    off = queries.switched_off(to=request.actor, off_id=off_id)
    try:
        actions.switch_on(by=request.actor, off=off)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
    else:
        flash.success(request, f"{off.intervention.name} is offered in {off.place.name} again.")
    return web.go("set_up:catalogue", off.place_id)
