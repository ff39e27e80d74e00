"""The set-up pages of an organisation's administrator: who works here, in which team, in what role."""

import typing
import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from joined.accounts import access, actions, forms, queries, rules
from joined.base import web
from joined.kit import errors
from joined.places import queries as places


def people(request: HttpRequest) -> HttpResponse:
    """Everybody of my organisation, and its teams."""
    access.check_administrator(request.actor)
    shown = {
        "colleagues": queries.colleagues(to=request.actor),
        "teams": places.teams_within(organisation_id=request.actor.organisation),
    }
    return web.page(request, "accounts/templates/set_up.jinja", shown)


def add(request: HttpRequest) -> HttpResponse:
    """Add somebody to a team; they are sent a link with which they choose a password."""
    access.check_administrator(request.actor)
    form = forms.Invite(request.POST or None, **_choices(request))
    if form.is_valid():
        with forms.refusals_on(form):
            actions.invite(
                by=request.actor,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                title=form.cleaned_data["title"],
                team=_team(request, form.cleaned_data["team"]),
                role=form.cleaned_data["role"],
            )
            return web.go("accounts:set_up")
    return _form_page(request, "accounts/templates/add_user.jinja", {"form": form})


def colleague(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """One of them: what they work as, another team, and leaving."""
    found = _colleague(request, user_id)
    shown = {"colleague": found, "form": forms.Join(**_choices(request))}
    return web.page(request, "accounts/templates/colleague.jinja", shown)


@require_POST
def join(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Another team or role."""
    found = _colleague(request, user_id)
    form = forms.Join(request.POST, **_choices(request))
    if form.is_valid():
        with forms.refusals_on(form):
            team = _team(request, form.cleaned_data["team"])
            actions.join(by=request.actor, user=found.user, team=team, role=form.cleaned_data["role"])
            return web.go("accounts:colleague", user_id)
    return _form_page(request, "accounts/templates/colleague.jinja", {"colleague": found, "form": form})


@require_POST
def disable(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """They leave, now."""
    actions.disable(by=request.actor, user=_colleague(request, user_id).user)
    return web.go("accounts:set_up")


def _colleague(request: HttpRequest, user_id: uuid.UUID) -> queries.Colleague:
    access.check_administrator(request.actor)
    found = queries.colleague(to=request.actor, user_id=user_id)
    if found is None:
        raise errors.NotHere()
    return found


def _choices(request: HttpRequest) -> dict[str, typing.Any]:
    teams = places.teams_within(organisation_id=request.actor.organisation)
    roles = rules.roles_in(request.actor.organisation_kind)
    nothing = ("", "Choose one")
    return {"choices": {"team": [nothing, *((str(team.pk), team.name) for team in teams)], "role": [nothing, *roles]}}


def _team(request: HttpRequest, team_id: str) -> typing.Any:
    teams = places.teams_within(organisation_id=request.actor.organisation)
    return teams.get(pk=team_id)


def _form_page(request: HttpRequest, template: str, shown: dict[str, typing.Any]) -> HttpResponse:
    return web.page(request, template, shown, status=422 if shown["form"].errors else 200)
