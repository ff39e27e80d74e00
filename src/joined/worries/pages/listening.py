"""In-take's pages: the worries that are open, one worry and its deeds, and one that is rung in."""

import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import forms as base_forms
from joined.base import paging, web
from joined.kit import clock, errors
from joined.people import queries as people
from joined.worries import actions, forms, queries, words


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every open worry of my teams, oldest first, a page at a time."""
    found = queries.of_mine(to=request.actor, after=request.GET.get("after", ""))
    context = {"found": found, "links": paging.links(request, found.page), "empty": words.EMPTY}
    return web.page(request, "worries/templates/listed.jinja", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Somebody is on the telephone: what they see, on one short page."""
    people.check_may_add(by=request.actor)
    form = forms.Hear(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            heard = actions.hear(by=request.actor, worry=actions.Worrying(**form.cleaned_data))
        except errors.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            flash.success(request, f"Written down as {heard.reference}. Who rang is told nothing about the person.")
            return web.go("worries:worry", heard.pk)
    status = 422 if form.errors else 200
    return web.page(request, "worries/templates/add.jinja", {"form": form}, status=status)


@require_GET
def worry(request: HttpRequest, worry: uuid.UUID) -> HttpResponse:
    """One worry: what was seen, how to ring back, and what comes of it."""
    return _shown(request, worry)


def _shown(request: HttpRequest, worry_id: uuid.UUID, **sent: base_forms.Form) -> HttpResponse:
    found = queries.worry(to=request.actor, worry_id=worry_id)
    context = {
        "worry": found.first[0],
        "rang": sent.get("rang") or forms.Rang(),
        "pass_on": sent.get("pass_on") or forms.PassOn(),
        "answer": sent.get("answer") or forms.Answer(),
        "now": clock.now(),
    }
    return web.page(request, "worries/templates/worry.jinja", context, status=422 if sent else 200)


@require_POST
def take(request: HttpRequest, worry: uuid.UUID) -> HttpResponse:
    """My name stands at it."""
    row = queries.row(to=request.actor, worry_id=worry)
    if row.holder_id and row.holder_id != request.actor.id:
        flash.warning(request, f"{row.holder.name} took this before you.")
        return web.go("worries:worry", worry)
    actions.take(by=request.actor, worry=row, holder=request.user)
    flash.success(request, "It is in your name now.")
    return web.go("worries:worry", worry)


@require_POST
def rang(request: HttpRequest, worry: uuid.UUID) -> HttpResponse:
    """I rang who wrote, and listened."""
    return _done(request, worry, "rang", forms.Rang, actions.rang, "Written down. They were told nothing.")


@require_POST
def pass_on(request: HttpRequest, worry: uuid.UUID) -> HttpResponse:
    """An early warning."""
    return _done(request, worry, "pass_on", forms.PassOn, actions.pass_on, "They have it as a step now.")


@require_POST
def answer(request: HttpRequest, worry: uuid.UUID) -> HttpResponse:
    """What was done: the only end."""
    return _done(request, worry, "answer", forms.Answer, actions.answer, "Answered, with what was done.")


def _done(
    request: HttpRequest, worry_id: uuid.UUID, name: str, kind: type[base_forms.Form], deed: Callable, said: str
) -> HttpResponse:
    row = queries.row(to=request.actor, worry_id=worry_id)
    form = kind(request.POST)
    if not form.is_valid():
        return _shown(request, worry_id, **{name: form})
    try:
        deed(by=request.actor, worry=row, **form.cleaned_data)
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _shown(request, worry_id, **{name: form})
    flash.success(request, said)
    return web.go("worries:worry", worry_id)
