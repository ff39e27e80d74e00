"""Local rules of a place: what holds, its floor, who agreed it, and every value that it had."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import web
from joined.base.forms import refusals_on
from joined.caseload import queries as caseload
from joined.kit import clock, errors
from joined.places import actions, arranged
from joined.set_up import forms
from joined.set_up.pages import asking

CONTACTS = "contact_days"


@require_GET
def every(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Every rule, with what holds today."""
    place = arranged.place_row(to=request.actor, place_id=place_id)
    shown = {
        "place": place,
        "rules": arranged.local_rules(place=place),
        "may_change": arranged.keeps(to=request.actor, place=place),
    }
    return web.page(request, "set_up/templates/rules.jinja", shown)


def one(request: HttpRequest, place_id: uuid.UUID, name: str) -> HttpResponse:
    """Another value from a day on; shown before it is saved."""
    place = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    local = next((rule for rule in arranged.local_rules(place=place) if rule.name == name), None)
    if local is None:
        raise errors.NotHere()
    today = clock.today()
    form = forms.Rule(request.POST or None, initial={"value": local.value, "from_on": today})
    shown = {"place": place, "local": local}
    if form.is_valid():
        given = form.cleaned_data
        inside = local.rule.floor <= given["value"] <= local.rule.ceiling
        if inside and given["from_on"] >= today and not asking.has_seen(request, form):
            shown["lump"] = _lump(request, place_id, local, given)
            return asking.form_page(request, "rule", form, previewed=asking.digest(form), **shown)
        with refusals_on(form):
            actions.set_rule(by=request.actor, place=place, name=name, **given)
            flash.success(request, f"{local.rule.words}: {given['value']} {local.rule.unit}.")
            return web.go("set_up:rules", place_id)
    return asking.form_page(request, "rule", form, **shown)


def _lump(
    request: HttpRequest, place_id: uuid.UUID, local: arranged.Local, given: dict[str, typing.Any]
) -> caseload.Lump | None:
    """Whom fewer days between contacts would make late at once; nothing for every other rule."""
    if local.name != CONTACTS or given["value"] >= local.value:
        return None
    lump = {"place_id": place_id, "max_days": given["value"], "on": given["from_on"]}
    return caseload.lump_of_place(to=request.actor, **lump)
