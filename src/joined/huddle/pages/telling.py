"""Telling the person the plan, and writing down what they say."""

import uuid

from django.conf import settings
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.base import web
from joined.huddle import actions, forms, queries
from joined.kit import errors

WRITTEN = ("text", "email", "letter")
TOLD = "Written down: they have been told."


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Tell them on the way that is safest now, or choose another; 60 seconds of undo follow what is sent.

    What is sent says on which way: words that were written for one never leave on another.
    """
    by = request.POST.get("by", "text") if request.method == "POST" else request.GET.get("by", "")
    asked = {"route": by, "name": request.GET.get("name", "")}
    telling = queries.telling(to=request.actor, proposal_id=plan, **asked)
    form = forms.Tell(request.POST if request.method == "POST" else None, initial={"words": telling.draft})
    if request.method == "POST" and telling.route.key in WRITTEN and form.is_valid():
        done = _written(request, form, telling, plan)
        if done is not None:
            return done
    if request.method == "POST":
        telling = queries.telling(to=request.actor, proposal_id=plan, words=request.POST.get("words", ""), **asked)
    return _show(request, telling, status=422 if request.method == "POST" else 200, written=form)


def _written(request: HttpRequest, form: forms.Tell, telling: queries.Telling, plan: uuid.UUID) -> HttpResponse | None:
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    given = form.cleaned_data
    try:
        told = actions.write(
            by=request.actor,
            proposal=row,
            route=telling.route.key,
            words=given["words"],
            level=telling.level,
            is_urgent=given["urgent"],
        )
    except errors.Refused as refused:
        form.add_error("words", refused.sentence)
        return None
    if telling.route.key == "letter":
        return web.go("people:letter", told.message_id)
    return web.go("huddle:sent", plan)


def _show(request: HttpRequest, telling: queries.Telling, *, status: int = 200, **bound: object) -> HttpResponse:
    context = {
        "telling": telling,
        "form": bound.get("written") or forms.Tell(initial={"words": telling.draft}),
        "called": bound.get("called") or forms.Called(),
        "handed": bound.get("handed") or forms.Handed(),
    }
    return web.page(request, "huddle/templates/tell.jinja", context, status=status)


@require_POST
def called(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Somebody rang: spoken to is told; anything else leaves a step with a day."""
    form = forms.Called(request.POST)
    if form.is_valid():
        row = queries.proposal_row(to=request.actor, proposal_id=plan)
        try:
            told = actions.called(by=request.actor, proposal=row, **form.cleaned_data)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, TOLD if told.told_at else "Written down, with who tries again and when.")
            return web.go("front:person", row.person_id)
    telling = queries.telling(to=request.actor, proposal_id=plan, route="call")
    return _show(request, telling, status=422, called=form)


@require_POST
def handed(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """They were told face to face."""
    form = forms.Handed(request.POST)
    if form.is_valid():
        row = queries.proposal_row(to=request.actor, proposal_id=plan)
        actions.handed(by=request.actor, proposal=row, **form.cleaned_data)
        flash.success(request, TOLD)
        return web.go("front:person", row.person_id)
    telling = queries.telling(to=request.actor, proposal_id=plan, route="handed")
    return _show(request, telling, status=422, handed=form)


@require_POST
def ask_to_ring(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """The responsible team tells them today."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    actions.ask_to_ring(by=request.actor, proposal=row)
    flash.success(
        request, f"Asked: {row.team.name} tells them today. It stands on their list until they have been told."
    )
    return web.go("front:today")


def sent(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """What goes, to whom, when; one Undo."""
    telling = queries.telling(to=request.actor, proposal_id=plan)
    return web.page(request, "huddle/templates/sent.jinja", {"telling": telling, "undo_seconds": settings.UNDO_SECONDS})


@require_POST
def undo(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Take the text back before it goes."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    actions.take_back(by=request.actor, proposal=row)
    flash.success(request, "Taken back. Nothing goes.")
    return web.go("huddle:tell", plan)


@require_POST
def agree(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """They said yes."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    actions.agree(by=request.actor, proposal=row, their_words=request.POST.get("their_words", ""))
    flash.success(request, "Agreed. Help begins.")
    return web.back_to(request)


@require_http_methods(["GET", "POST"])
def not_this(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """They said no, or want something else: back to the next huddle with their words."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    form = forms.NotThis(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        back = actions.not_this(by=request.actor, proposal=row, their_words=form.cleaned_data["their_words"])
        when = f"{back.sitting.on:%A}’s huddle" if back else "in-take"
        flash.success(request, f"Back with their words: {when}.")
        return web.go("front:today")
    context = {"form": form, "plan": row}
    status = 422 if request.method == "POST" else 200
    return web.page(request, "huddle/templates/not_this.jinja", context, status=status)
