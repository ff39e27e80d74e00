"""The pages of whoever runs a sitting: longer, handed over, a scribe, who tells whom."""

import datetime
import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import forms as base_forms
from joined.base import web
from joined.base.forms import refusals_on
from joined.huddle import actions, forms, queries
from joined.kit import clock

NOBODY = ("", "Nobody")


def moment_of(sitting: typing.Any, at: datetime.time | None) -> datetime.datetime | None:
    """When it was said on that day; None where it is written down as it is said."""
    return clock.moment_on(sitting.on, at) if at else None


@require_GET
def running(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Hand over, and name a scribe."""
    return _running(request, sitting)


def _running(request: HttpRequest, sitting: uuid.UUID, **given: base_forms.Form) -> HttpResponse:
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    shown = queries.running(to=request.actor, sitting=row)
    context = {"shown": shown, **_forms(shown), **given}
    return web.page(request, "huddle/templates/running.jinja", context, status=422 if given else 200)


def _forms(shown: typing.Any) -> dict[str, base_forms.Form]:
    return {
        "chair": forms.TakeOver(initial={"chair": shown.chair}, choices={"chair": shown.chairs}),
        "scribe": forms.Scribe(initial={"scribe": shown.scribe}, choices={"scribe": (NOBODY, *shown.scribes)}),
    }


@require_POST
def go_on(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """5 or 10 minutes more."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    minutes = request.POST.get("minutes", "")
    actions.go_on(by=request.actor, sitting=row, minutes=int(minutes) if minutes.isdecimal() else 0)
    return web.go("huddle:board", sitting)


@require_POST
def hand_over(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Another of the chairing team takes over."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    shown = queries.running(to=request.actor, sitting=row)
    form = forms.TakeOver(request.POST, choices={"chair": shown.chairs})
    if form.is_valid():
        with refusals_on(form):
            user = web.identifier(form.cleaned_data["chair"])
            taken = actions.hand_over(by=request.actor, sitting=row, user_id=user)
            flash.success(request, f"{taken.chair.name} chairs from now on.")
            return web.go("huddle:board", sitting)
    return _running(request, sitting, chair=form)


@require_POST
def scribe(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Somebody who is here writes while the chair talks."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    shown = queries.running(to=request.actor, sitting=row)
    form = forms.Scribe(request.POST, choices={"scribe": (NOBODY, *shown.scribes)})
    if form.is_valid():
        with refusals_on(form):
            named = actions.name_scribe(
                by=request.actor, sitting=row, user_id=web.identifier(form.cleaned_data["scribe"])
            )
            flash.success(request, f"{named.scribe.name} writes." if named.scribe else "Nobody but the chair writes.")
            return web.go("huddle:board", sitting)
    return _running(request, sitting, scribe=form)


@require_GET
def who_tells(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Before the sitting is closed: who tells each person who does not know their plan."""
    return _who_tells(request, sitting)


def _who_tells(
    request: HttpRequest, sitting: uuid.UUID, *, plan: uuid.UUID | None = None, form: forms.Teller | None = None
) -> HttpResponse:
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    shown = queries.tellers(to=request.actor, sitting=row)
    listed = [(one, form if form and one.plan == plan else _teller(one)) for one in shown.untold]
    context = {"sitting": shown.sitting, "listed": listed}
    return web.page(request, "huddle/templates/who_tells.jinja", context, status=422 if form else 200)


def _teller(one: typing.Any) -> forms.Teller:
    initial = {"who": one.teller, "by": (one.tell_by or clock.today()).isoformat()}
    return forms.Teller(initial=initial, choices=_tellers(one.tellers), prefix=str(one.plan))


def _tellers(tellers: typing.Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    return {"who": [("", "Choose"), *tellers]}


@require_POST
def teller(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """This worker tells them, by that day: it is their step from now on."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    tellers = [(str(one.user_id), f"{one.user.name}, {one.team.name}") for one in queries.may_tell(row)]
    form = forms.Teller(request.POST, choices=_tellers(tellers), prefix=str(plan))
    if form.is_valid():
        with refusals_on(form):
            given = form.cleaned_data
            who = web.identifier(given["who"])
            told = actions.say_who_tells(by=request.actor, proposal=row, user_id=who, tell_by=given["by"])
            flash.success(request, f"{told.teller.name} tells them.")
            return web.go("huddle:who_tells", row.item.sitting_id)
    return _who_tells(request, row.item.sitting_id, plan=plan, form=form)
