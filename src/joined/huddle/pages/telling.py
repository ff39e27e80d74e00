"""Telling the person the plan, and writing down what they say."""

import uuid

from django.conf import settings
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.base import web
from joined.huddle import actions, forms, queries
from joined.kit import errors


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """The draft of the text: check it, change a word, send. 60 seconds of undo follow."""
    telling = queries.telling(to=request.actor, proposal_id=plan)
    form = forms.Tell(request.POST if request.method == "POST" else None, initial={"words": telling.draft})
    if request.method == "POST" and form.is_valid():
        row = queries.proposal_row(to=request.actor, proposal_id=plan)
        try:
            actions.told_by_text(by=request.actor, proposal=row, words=form.cleaned_data["words"], level=telling.level)
        except errors.Refused as refused:
            form.add_error("words", refused.sentence)
        else:
            return web.go("huddle:sent", plan)
    if request.method == "POST":
        telling = queries.telling(to=request.actor, proposal_id=plan, words=request.POST.get("words", ""))
    status = 422 if request.method == "POST" else 200
    return web.page(request, "huddle/templates/tell.jinja", {"telling": telling, "form": form}, status=status)


def sent(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """What goes, to whom, when; one Undo."""
    telling = queries.telling(to=request.actor, proposal_id=plan)
    return web.page(request, "huddle/templates/sent.jinja", {"telling": telling, "undo_seconds": settings.UNDO_SECONDS})


@require_POST
def undo(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Take the text back before it goes."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    actions.take_back(by=request.actor, proposal=row)
    flash.success(request, "Taken back. Nothing was sent.")
    return web.go("huddle:tell", plan)


@require_POST
def told(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """They have been told another way: spoken to, handed over, a letter."""
    row = queries.proposal_row(to=request.actor, proposal_id=plan)
    how = request.POST.get("how", "")
    if how not in queries.TOLD_HOW:
        raise errors.Refused("Say how they were told.")
    actions.told(by=request.actor, proposal=row, how=how)
    flash.success(request, "Written down: they have been told.")
    return web.back_to(request)


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
