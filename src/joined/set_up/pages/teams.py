"""Teams, joint ones too: what they are, who works in them, and closing one once its work has moved (C17, F-34)."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.accounts import queries as who
from joined.base import web
from joined.base.forms import Form, refusals_on
from joined.huddle import queries as huddles
from joined.kit import clock
from joined.places import actions, arranged, rules
from joined.places import queries as places
from joined.set_up import actions as deeds
from joined.set_up import forms
from joined.set_up.pages import asking
from joined.steps import queries as steps


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Teams of my organisation, and joint ones that it works in."""
    found = arranged.teams_of_mine(to=request.actor)
    return web.page(request, "set_up/templates/teams.jinja", {"teams": found, "may_add": True})


def add(request: HttpRequest) -> HttpResponse:
    """A team of my organisation."""
    arranged.check_keeper(to=request.actor)
    own = places.organisation(request.actor.organisation)
    where = list(arranged.places_for_teams(to=request.actor))
    choices = {"kind": arranged.team_kinds(own), "neighbourhood": asking.picks(where, nothing="Everywhere")}
    asked = {"kind": request.GET.get("kind", ""), "neighbourhood": request.GET.get("place", "")}
    initial = asked | {"may_hold": own.kind in ("nhs_trust", "council")}
    form = forms.NewTeam(request.POST or None, initial=initial, choices=choices)
    form.fields["neighbourhood"].required = False
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            made = actions.add_team(
                by=request.actor,
                name=given["name"],
                organisation=own,
                kind=given["kind"],
                neighbourhood=asking.chosen(where, given["neighbourhood"]),
                may_hold=given["may_hold"],
                phone=given["phone"],
            )
            return web.go("set_up:team", made.pk)
    return asking.form_page(request, "add_team", form, organisation=own)


def one(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """One team."""
    row = arranged.team_row(to=request.actor, team_id=team_id, to_change=request.method == "POST")
    names = ("name", "phone", "may_hold", "version")
    form = forms.Team(request.POST or None, initial={name: getattr(row, name) for name in names})
    if form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version")
        with refusals_on(form):
            actions.change_team(by=request.actor, team=row, version=version, **given)
            flash.success(request, "Saved.")
            return web.go("set_up:team", team_id)
    return _team(request, row, form=form)


def _team(request: HttpRequest, row: typing.Any, *, form: Form | None = None, **sent: Form) -> HttpResponse:
    """The page of a team; a form that was sent and is to be mended stands where it was."""
    joined = arranged.joined(team=row)
    there = {row.organisation_id, *(member.organisation_id for member in joined if member.until_on is None)}
    offered = [one for one in arranged.organisations(to=request.actor) if one.pk not in there]
    may_change = arranged.may_change_team(to=request.actor, team=row)
    names = ("name", "phone", "may_hold", "version")
    shown = {
        "team": row,
        "members": who.members(team_ids=[row.pk]),
        "roles": who.role_names(),
        "joined": joined,
        "may_change": may_change,
        "is_own": row.organisation_id == request.actor.organisation,
        "load": steps.load_of(to=request.actor, team_id=row.pk),
        "runs": huddles.huddles_of_team(team_id=row.pk),
        "history": arranged.history(row),
        "form": form or forms.Team(initial={name: getattr(row, name) for name in names}),
        "join": forms.JoinTeam(choices={"organisation": asking.picks(offered)}),
        "close": forms.CloseTeam(),
        "type_now": rules.NATIONAL_TYPES[places.national_types([row])[row.pk](clock.today())],
        "types": arranged.types_of(team=row),
        "type": forms.TeamType(initial={"from_on": clock.today()}),
    }
    is_wrong = bool(sent) or bool(form and form.is_bound and form.errors)
    return web.page(request, "set_up/templates/team.jinja", shown | sent, status=422 if is_wrong else 200)


@require_POST
def join(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Another organisation works in it, under an agreement."""
    row = arranged.team_row(to=request.actor, team_id=team_id, to_change=True)
    every = list(arranged.organisations(to=request.actor))
    form = forms.JoinTeam(request.POST, choices={"organisation": asking.picks(every)})
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            organisation = asking.chosen(every, given["organisation"])
            actions.join_team(
                by=request.actor,
                team=row,
                organisation=organisation,
                scopes=given["scopes"],
                agreement=given["agreement"],
            )
            return web.go("set_up:team", team_id, part="joint")
    return _team(request, row, join=form)


@require_POST
def end_joined(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """From today its people no longer work in the team; the agreement stays readable."""
    member = arranged.joint_row(to=request.actor, member_id=member_id)
    deeds.end_joint(by=request.actor, member=member)
    return web.go("set_up:team", member.team_id, part="joint")


@require_POST
def say_type(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Whether, and as what, the national counts read its work."""
    row = arranged.team_row(to=request.actor, team_id=team_id, to_change=True)
    form = forms.TeamType(request.POST)
    if form.is_valid():
        actions.say_type(by=request.actor, team=row, **form.cleaned_data)
        flash.success(request, "Saved.")
        return web.go("set_up:team", team_id, part="type")
    return _team(request, row, type=form)


@require_POST
def close(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Refused until its work has moved."""
    row = arranged.team_row(to=request.actor, team_id=team_id, to_change=True)
    form = forms.CloseTeam(request.POST)
    if form.is_valid():
        with refusals_on(form):
            deeds.close_team(by=request.actor, team=row, why=form.cleaned_data["why"])
            flash.success(request, f"{row.name} has closed, {clock.today():%-d %B %Y}. It stays readable.")
            return web.go("set_up:team", team_id)
    return _team(request, row, close=form)


@require_POST
def reopen(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """It was closed too early."""
    row = arranged.team_row(to=request.actor, team_id=team_id, to_change=True)
    actions.reopen_team(by=request.actor, team=row)
    return web.go("set_up:team", team_id)
