"""Organisations and practices: who they are, and who sets each up from then on."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.accounts import actions as accounts
from joined.accounts import queries as who
from joined.base import web
from joined.base.forms import refusals_on
from joined.kit import errors
from joined.places import actions, arranged
from joined.places import queries as places
from joined.set_up import forms
from joined.set_up.pages import asking


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Every organisation that the places I keep know; else my own."""
    shown = {
        "organisations": arranged.organisations(to=request.actor),
        "may_add": arranged.keeps_any(to=request.actor),
    }
    return web.page(request, "set_up/templates/organisations.jinja", shown)


def add(request: HttpRequest) -> HttpResponse:
    """One that the service does not know yet, with its first team."""
    if not arranged.keeps_any(to=request.actor):
        raise errors.NotHere()
    kept = [place for place in arranged.kept_places(to=request.actor) if place.kind == "neighbourhood"]
    choices = {"neighbourhood": asking.picks(kept, nothing="Nowhere in particular")}
    initial = {"neighbourhood": request.GET.get("place", ""), "kind": request.GET.get("kind", "")}
    form = forms.NewOrganisation(request.POST or None, initial=initial, choices=choices)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("version")
        neighbourhood = asking.chosen(kept, given.pop("neighbourhood"))
        with refusals_on(form):
            made = actions.welcome_organisation(by=request.actor, neighbourhood=neighbourhood, **given)
            return web.go("set_up:organisation", made.pk)
    return asking.form_page(request, "add_organisation", form)


def one(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Who it is, its teams, what was changed, and its first administrator."""
    changes = request.method == "POST"
    row = arranged.organisation_row(to=request.actor, organisation_id=organisation_id, to_change=changes)
    names = ("name", "code", "phone", "text_name", "email", "version")
    form = forms.Organisation(request.POST or None, initial={name: getattr(row, name) for name in names})
    if form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version")
        with refusals_on(form):
            actions.change_organisation(by=request.actor, organisation=row, version=version, **given)
            flash.success(request, "Saved.")
            return web.go("set_up:organisation", organisation_id)
    shown = {
        "organisation": row,
        "may_change": arranged.may_change_organisation(to=request.actor, organisation=row),
        "may_invite_first": who.may_invite_first(to=request.actor, organisation=row),
        "teams": places.teams_within(organisation_id=row.pk),
        "history": arranged.history(row),
    }
    return asking.form_page(request, "organisation", form, **shown)


def first(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Whoever sets it up from then on. Only where nobody has ever worked."""
    row = arranged.organisation_row(to=request.actor, organisation_id=organisation_id)
    team = places.front_desk(organisation_id=row.pk)
    if team is None or not who.may_invite_first(to=request.actor, organisation=row):
        raise errors.NotHere()
    form = forms.FirstAdministrator(request.POST or None, choices={"how": who.how_checked()})
    if form.is_valid():
        with refusals_on(form):
            accounts.invite_first(by=request.actor, organisation=row, team=team, **form.cleaned_data)
            flash.success(request, f"{form.cleaned_data['name']} was sent a link with which they choose a password.")
            return web.go("set_up:organisation", organisation_id)
    return asking.form_page(request, "first_administrator", form, organisation=row)
