"""Other organisations' systems: let in with a public key, answered at a registered address, ended (T20)."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import Form, refusals_on
from joined.interop import actions, forms, machines, queries, rules, tokens
from joined.interop.outgoing import answers
from joined.places import queries as places


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Who may send, with which key, and where answers go."""
    return _page(request)


def _page(request: HttpRequest, *, key_of: uuid.UUID | None = None, **sent: Form) -> HttpResponse:
    """The page; a form that was sent and is to be mended stands where it was."""
    shown = {
        "systems": queries.systems(to=request.actor),
        "endpoints": queries.endpoints(to=request.actor),
        "base": machines.base(),
        "add": forms.System(choices={"organisation": _organisations()}),
        "address": forms.Address(choices={"organisation": _organisations()}),
        "key": forms.Key(),
        "blank": forms.Key(),
        "key_of": key_of,
    }
    return web.page(request, "interop/templates/systems.jinja", shown | sent, status=422 if sent else 200)


def _organisations() -> list[tuple[str, str]]:
    named = places.organisations().exclude(code="")
    return [("", "Choose one"), *((str(row.pk), f"{row.name}, {row.code}") for row in named)]


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Let a system send from now on."""
    queries.systems(to=request.actor)
    form = forms.System(request.POST, choices={"organisation": _organisations()})
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            made = actions.add_client(
                by=request.actor,
                organisation_id=uuid.UUID(given["organisation"]),
                name=given["name"],
                key=tokens.pasted_key(given["key"]),
                per_minute=rules.PER_MINUTE,
            )
            flash.success(request, f"{made.name} may send now. Tell their engineer its client id: {made.pk}")
            return web.go("interop:systems")
    return _page(request, add=form)


@require_POST
def change_key(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """It signs with another key from now on; the old one counts for nothing."""
    queries.systems(to=request.actor)
    form = forms.Key(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.change_key(by=request.actor, client_id=client_id, key=tokens.pasted_key(form.cleaned_data["key"]))
            flash.success(request, "It signs with the new key from now on.")
            return web.go("interop:systems")
    return _page(request, key=form, key_of=client_id)


@require_POST
def end(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """It may send no more; what it sent stays."""
    actions.end_client(by=request.actor, client_id=client_id)
    flash.success(request, "It may send no more. What it sent stays.")
    return web.go("interop:systems")


@require_POST
def answer_at(request: HttpRequest) -> HttpResponse:
    """Where an organisation's system takes answers."""
    queries.systems(to=request.actor)
    form = forms.Address(request.POST, choices={"organisation": _organisations()})
    if form.is_valid():
        with refusals_on(form):
            organisation = places.organisation(uuid.UUID(form.cleaned_data["organisation"]))
            answers.register(by=request.actor, organisation=organisation, address=form.cleaned_data["address"])
            flash.success(request, f"Answers to {organisation.name} go there from now on.")
            return web.go("interop:systems")
    return _page(request, address=form)
