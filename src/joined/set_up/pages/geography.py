"""A place: its name, postcodes, practices, duty, and the addresses that other systems send to."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import Form, refusals_on
from joined.huddle import queries as huddles
from joined.places import actions, arranged
from joined.places import queries as places
from joined.set_up import forms, queries, words
from joined.set_up.pages import asking


def add(request: HttpRequest) -> HttpResponse:
    """A neighbourhood or a borough, within a place that I keep."""
    larger = [place for place in arranged.places(to=request.actor) if arranged.keeps(to=request.actor, place=place)]
    larger = [place for place in larger if place.kind != "neighbourhood"]
    form = forms.Place(
        request.POST or None, initial={"kind": "neighbourhood"}, choices={"within": asking.picks(larger)}
    )
    if form.is_valid():
        with refusals_on(form):
            given = form.cleaned_data
            within = asking.chosen(larger, given["within"])
            made = actions.add_place(by=request.actor, name=given["name"], kind=given["kind"], within=within)
            return web.go("set_up:place", made.pk)
    return asking.form_page(request, "add_place", form, larger=larger)


@require_GET
def place(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Everything that stands in one place."""
    return _place(request, arranged.place_row(to=request.actor, place_id=place_id))


def _place(request: HttpRequest, row: typing.Any, **sent: Form) -> HttpResponse:
    """The page of a place; a form that was sent and is to be mended stands where it was."""
    kept = arranged.kept(to=request.actor, place=row)
    is_neighbourhood = row.kind == "neighbourhood"
    here = {area.practice_id for area in kept.practices}
    offered = [practice for practice in places.practices() if practice.pk not in here]
    shown = {
        "kept": kept,
        "place": row,
        "ready": queries.ready(place=row) if is_neighbourhood and kept.may_change else None,
        "huddle": huddles.standing_in(place_id=row.pk) if is_neighbourhood else None,
        "words": words,
        "history": arranged.history(row),
        "rename": forms.Rename(initial={"name": row.name, "version": row.version}),
        "postcodes": forms.Postcodes(),
        "practice": forms.Practice(choices={"practice": asking.picks(offered)}),
        "address": forms.Address(),
    }
    return web.page(request, "set_up/templates/place.jinja", shown | sent, status=422 if sent else 200)


@require_POST
def rename(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Another name; the old one stays in the history."""
    row = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    form = forms.Rename(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            actions.change_place(
                by=request.actor, place=row, version=given["version"], name=given["name"], why=given["why"]
            )
            return web.go("set_up:place", place_id)
    return _place(request, row, rename=form)


@require_POST
def postcodes(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Postcodes that lie here: all of them, or none."""
    row = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    form = forms.Postcodes(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.place_every_postcode(by=request.actor, begins=form.cleaned_data["begins"], neighbourhood=row)
            return web.go("set_up:place", place_id, part="belongs")
    return _place(request, row, postcodes=form)


@require_POST
def end_postcodes(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    """These lie here no longer."""
    area = arranged.postcode_row(to=request.actor, area_id=area_id)
    actions.take_out_postcodes(by=request.actor, area=area)
    return web.go("set_up:place", area.neighbourhood_id, part="belongs")


@require_POST
def practice(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """People of this practice belong here from today."""
    row = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    every = list(places.practices())
    form = forms.Practice(request.POST, choices={"practice": asking.picks(every)})
    if form.is_valid():
        with refusals_on(form):
            practice = asking.chosen(every, form.cleaned_data["practice"])
            actions.place_practice(by=request.actor, practice=practice, neighbourhood=row)
            return web.go("set_up:place", place_id, part="belongs")
    return _place(request, row, practice=form)


@require_POST
def end_practice(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    """From today the postcode decides for people of this practice."""
    area = arranged.practice_area_row(to=request.actor, area_id=area_id)
    actions.take_out_practice(by=request.actor, area=area)
    return web.go("set_up:place", area.neighbourhood_id, part="belongs")


@require_POST
def address(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Other systems send here."""
    row = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    form = forms.Address(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.own_address(by=request.actor, neighbourhood=row, **form.cleaned_data)
            return web.go("set_up:place", place_id, part="addresses")
    return _place(request, row, address=form)


def duty(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Who answers when something cannot wait, where and when; shown before it is saved."""
    row = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    route = arranged.kept(to=request.actor, place=row).duty
    teams = [team for team in arranged.open_teams(place=row) if team.organisation.kind != "charity"]
    form = forms.Duty(request.POST or None, initial=_duty_now(route), choices={"team": asking.picks(teams)})
    shown = {"place": row, "route": route, "history": arranged.history(route) if route else (), "teams": teams}
    if form.is_valid():
        given = dict(form.cleaned_data)
        version, team = given.pop("version"), asking.chosen(teams, given.pop("team"))
        if not asking.has_seen(request, form):
            return asking.form_page(
                request,
                "duty",
                form,
                previewed=asking.digest(form),
                team=team,
                hours=places.duty_words(given["hours"]),
                **shown,
            )
        with refusals_on(form):
            if route:
                actions.change_duty(by=request.actor, route=route, version=version, team=team, **given)
            else:
                actions.staff_duty(by=request.actor, neighbourhood=row, team=team, **given)
            flash.success(request, f"Duty in {row.name} is as you said.")
            return web.go("set_up:place", place_id)
    return asking.form_page(request, "duty", form, **shown)


def _duty_now(route: typing.Any) -> dict[str, typing.Any]:
    if route is None:
        return {"is_staffed": True, "on_bank_holidays": True}
    names = ("phone", "crisis_phone", "on_bank_holidays", "is_staffed", "version")
    now = {"team": str(route.team_id)} | {name: getattr(route, name) for name in names}
    if route.when is None:
        return now
    if route.when.is_always:
        return now | {"always": "yes"}
    times = {name: f"{getattr(route, name):%H:%M}" for name in ("opens", "closes")}
    return now | times | {"always": "no", "days": [str(day) for day in route.days]}
