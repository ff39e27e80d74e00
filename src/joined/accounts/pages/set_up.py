"""The set-up pages of an organisation's administrator: who works here, in which team, in what role, until when."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.accounts import access, actions, forms, queries, rules
from joined.base import web
from joined.kit import errors
from joined.places import access as keeping
from joined.places import queries as places

COLLEAGUE = "accounts/templates/colleague.jinja"


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of my organisation."""
    access.check_administrator(request.actor)
    shown = {"colleagues": queries.colleagues(to=request.actor)}
    return web.page(request, "accounts/templates/set_up.jinja", shown)


def add(request: HttpRequest) -> HttpResponse:
    """Add somebody to a team; they are sent a link with which they choose a password."""
    access.check_administrator(request.actor)
    form = forms.Invite(request.POST or None, initial={"team": request.GET.get("team", "")}, **_choices(request))
    if form.is_valid():
        with forms.refusals_on(form):
            given = form.cleaned_data
            actions.invite(
                by=request.actor,
                name=given["name"],
                email=given["email"],
                title=given["title"],
                **_work(request, form),
            )
            flash.success(request, f"{given['name']} was sent a link with which they choose a password.")
            return web.go("accounts:set_up")
    return _form_page(request, "accounts/templates/add_user.jinja", {"form": form})


@require_GET
def colleague(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """One of them: what they work as, another team, a lost second factor, and leaving."""
    found = _colleague(request, user_id)
    return _form_page(request, COLLEAGUE, _whole(request, found) | {"form": forms.Join(**_choices(request))})


@require_POST
def join(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Another team or role."""
    found = _colleague(request, user_id)
    form = forms.Join(request.POST, **_choices(request))
    if form.is_valid():
        with forms.refusals_on(form):
            actions.join(by=request.actor, user=found.user, **_work(request, form))
            return web.go("accounts:colleague", user_id)
    return _form_page(request, COLLEAGUE, _whole(request, found) | {"form": form})


def end_work(request: HttpRequest, membership_id: uuid.UUID) -> HttpResponse:
    """They stop working in one team in one role, now or on a day to come."""
    row = _membership(request, membership_id)
    form = forms.EndWork(request.POST or None)
    if form.is_valid():
        with forms.refusals_on(form):
            actions.end_work(by=request.actor, membership=row, until_on=form.cleaned_data["until_on"])
            return web.go("accounts:colleague", row.user_id)
    shown = {"form": form, "row": row, "role": rules.role_in_words(row.role)}
    return _form_page(request, "accounts/templates/end_work.jinja", shown)


def second_factor(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """They lost their passkey and their code app: how it was known that it is them, and a way in again."""
    found = _colleague(request, user_id)
    form = forms.ResetSecondFactor(request.POST or None)
    if form.is_valid():
        with forms.refusals_on(form):
            actions.reset_second_factor(by=request.actor, user=found.user, **form.cleaned_data)
            flash.success(request, "Removed. They add a new one the next time they sign in with their password.")
            return web.go("accounts:colleague", user_id)
    return _form_page(request, "accounts/templates/reset_second_factor.jinja", {"form": form, "colleague": found})


@require_GET
def access_review(request: HttpRequest) -> HttpResponse:
    """Who has access to what, when they last signed in, and when somebody last looked."""
    found = queries.access_review(to=request.actor)
    counts = {stands: sum(1 for one in found if one.stands == stands) for stands in ("never_used", "due", "kept")}
    return web.page(request, "accounts/templates/access_review.jinja", {"found": found, "counts": counts})


@require_POST
def review(request: HttpRequest, membership_id: uuid.UUID) -> HttpResponse:
    """This access is kept, or it stops now."""
    row = _membership(request, membership_id)
    form = forms.Review(request.POST)
    if not form.is_valid():
        raise errors.Refused(form.first_sentence())
    actions.review(by=request.actor, membership=row, decision=form.cleaned_data["decision"])
    said = "is kept" if form.cleaned_data["decision"] == "keep" else "has stopped"
    flash.success(request, f"{row.user.name}, {rules.role_in_words(row.role)}, {row.team.name}: {said}.")
    return web.go("accounts:access_review")


def _colleague(request: HttpRequest, user_id: uuid.UUID) -> queries.Colleague:
    access.check_administrator(request.actor)
    found = queries.colleague(to=request.actor, user_id=user_id)
    if found is None:
        raise errors.NotHere()
    return found


def _whole(request: HttpRequest, found: queries.Colleague) -> dict[str, typing.Any]:
    return {
        "colleague": found,
        "past": queries.past_works(user_id=found.user.pk, organisation=request.actor.organisation),
        "checks": queries.checks_of(user_id=found.user.pk),
        "roles": rules.ROLES,
        "may_have_links": not keeping.is_direct_care(places.organisation(request.actor.organisation)),
    }


def _membership(request: HttpRequest, membership_id: uuid.UUID) -> typing.Any:
    found = queries.membership_row(to=request.actor, membership_id=membership_id)
    if found is None:
        raise errors.NotHere()
    return found


def _choices(request: HttpRequest) -> dict[str, typing.Any]:
    teams = places.teams_for(organisation_id=request.actor.organisation)
    roles = rules.roles_in(request.actor.organisation_kind)
    nothing = ("", "Choose one")
    return {"choices": {"team": [nothing, *((str(team.pk), team.name) for team in teams)], "role": [nothing, *roles]}}


def _work(request: HttpRequest, form: forms.Join) -> dict[str, typing.Any]:
    """Which team, which role, from and until, for my organisation: its own team, or a joint one."""
    given = form.cleaned_data
    return {
        "team": places.teams_for(organisation_id=request.actor.organisation).get(pk=given["team"]),
        "role": given["role"],
        "organisation": places.organisation(request.actor.organisation),
        "from_on": given["from_on"],
        "until_on": given["until_on"],
    }


def _form_page(request: HttpRequest, template: str, shown: dict[str, typing.Any]) -> HttpResponse:
    return web.page(request, template, shown, status=422 if shown["form"].errors else 200)
