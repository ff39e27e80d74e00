"""In-take's list of people to match, two records side by side, and what was joined."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import paging, web
from joined.kit import errors
from joined.matching import actions, forms, queries


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits to be matched, the oldest first, and who they may be."""
    found = queries.waiting(to=request.actor, after=request.GET.get("after", ""))
    context = {"found": found, "links": paging.links(request, found.page)}
    return web.page(request, "matching/templates/waiting.jinja", context)


@require_GET
def person(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """One person, and everybody whom they may be."""
    found = queries.candidates(to=request.actor, person=person)
    return web.page(request, "matching/templates/person.jinja", {"one": found.waiting[0]})


@require_POST
def new(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Nobody whom we know: somebody new."""
    actions.settle(by=request.actor, person=person)
    flash.success(request, "Kept as somebody new to us.")
    return web.go("matching:waiting")


@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, person: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Two records side by side, and one question."""
    found = queries.pair(to=request.actor, person=person, other=other)
    form = forms.Decide(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _decided(request, form.cleaned_data, found)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    context = {"found": found, "form": form}
    return web.page(request, "matching/templates/pair.jinja", context, status=422 if request.method == "POST" else 200)


def _decided(request: HttpRequest, given: dict[str, typing.Any], found: queries.Pair) -> HttpResponse:
    about = {"by": request.actor, "person": found.person, "other": found.other, "why": given["why"]}
    if given["verdict"] == "different":
        actions.tell_apart(**about)
        flash.success(request, "Kept as two people. They are not put before you again.")
        return web.go("matching:waiting")
    merge = actions.join(**about)
    return web.go("matching:joined", merge.pk)


@require_GET
def joined(request: HttpRequest, merge: uuid.UUID) -> HttpResponse:
    """What was proposed, or what was joined and how to put it right."""
    return _joined(request, merge, forms.Why())


def _joined(request: HttpRequest, merge: uuid.UUID, form: forms.Why, *, status: int = 200) -> HttpResponse:
    context = {"one": queries.joining(to=request.actor, merge_id=merge), "form": form}
    return web.page(request, "matching/templates/joined.jinja", context, status=status)


@require_POST
def agree(request: HttpRequest, merge: uuid.UUID) -> HttpResponse:
    """The second person agrees."""
    actions.agree(by=request.actor, merge=queries.row(to=request.actor, merge_id=merge))
    return web.go("matching:joined", merge)


@require_POST
def leave(request: HttpRequest, merge: uuid.UUID) -> HttpResponse:
    """They stay two."""
    return _with_reason(request, merge, actions.leave_as_two, "Left as two people.")


@require_POST
def put_right(request: HttpRequest, merge: uuid.UUID) -> HttpResponse:
    """They are two after all."""
    return _with_reason(request, merge, actions.put_right, "Put right: two records again.")


def _with_reason(request: HttpRequest, merge: uuid.UUID, deed: typing.Callable[..., object], said: str) -> HttpResponse:
    form = forms.Why(request.POST)
    row = queries.row(to=request.actor, merge_id=merge)
    if form.is_valid():
        try:
            deed(by=request.actor, merge=row, why=form.cleaned_data["why"])
        except errors.Refused as refused:
            form.add_error("why" if refused.field == "why" else None, refused.sentence)
        else:
            flash.success(request, said)
            return web.go("matching:joined", merge)
    return _joined(request, merge, form, status=422)
