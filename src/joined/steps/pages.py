"""Answering what was promised, and what another team asked."""

import typing
import uuid

from django.conf import settings
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.kit import errors
from joined.steps import actions, answering, forms, words


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, step: uuid.UUID) -> HttpResponse:
    """One step: done, changed or can’t, and what comes next."""
    asked = answering.answering(to=request.actor, step_id=step)
    if asked.step.state != "open":
        return _back(request, words.ANSWERED_ALREADY)
    if page := settings.ANSWERED_AT.get(asked.step.source):
        return web.go(page, asked.step.source_id)
    form = _form(request, asked)
    if request.method == "POST" and form.is_valid():
        done = _answered(request, form, asked)
        if done is not None:
            return done
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "step": asked.step, "next": request.POST.get("next") or request.GET.get("next", "")}
    return web.page(request, "steps/templates/answer.jinja", context, status=status)


def _form(request: HttpRequest, asked: answering.Answering) -> forms.Answer:
    chosen = request.GET.get("answer", "")
    initial = {"answer": chosen if chosen in words.ANSWER_TO_STEP else "", "someone": _me(request, asked)}
    if chosen == "changed":
        initial["what"] = asked.step.what
    return forms.Answer(
        request.POST if request.method == "POST" else None,
        initial=initial,
        colleagues=asked.colleagues,
        team=asked.step.team_name,
        is_last=asked.step.is_last,
    )


def _me(request: HttpRequest, asked: answering.Answering) -> str:
    """Whoever answers a step of their own usually does the next one too."""
    own = asked.step.is_mine and any(pk == request.actor.id for pk, _ in asked.colleagues)
    return str(request.actor.id) if own else ""


def _answered(request: HttpRequest, form: forms.Answer, asked: answering.Answering) -> HttpResponse | None:
    given = form.cleaned_data
    then = None
    if given["what"]:
        then = actions.Next(what=given["what"], team=asked.row.team, due_on=given["due_on"], someone_id=form.someone_id)
    try:
        actions.close(by=request.actor, step=asked.row, verb=form.verb, reason=given["reason"], then=then)
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None
    return _back(request, "Written down." if then is None else f"Written down. Next: {then.what}")


@require_POST
def done(request: HttpRequest, step: uuid.UUID) -> HttpResponse:
    """Done, from a list. The last live step asks first what comes next."""
    asked = answering.answering(to=request.actor, step_id=step)
    if asked.step.state != "open":
        return _back(request, words.ANSWERED_ALREADY)
    try:
        if not asked.step.is_last:
            actions.close(by=request.actor, step=asked.row, verb="done")
            return _back(request, f"Done: {asked.step.what}")
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
    else:
        flash.info(request, words.SAY_WHAT_NEXT)
    query = {"answer": "done", "next": request.POST.get("next", "")}
    return web.go("steps:answer", step, query={name: value for name, value in query.items() if value})


@require_GET
def offer(request: HttpRequest, offer: uuid.UUID) -> HttpResponse:
    """What another team asks of us: yes with a day, or not for us, but … ."""
    return _offer(request, offer)


@require_POST
def accept(request: HttpRequest, offer: uuid.UUID) -> HttpResponse:
    """Yes, with a day. Only now does responsibility move, where that was asked."""
    form = forms.Accept(request.POST)
    asked = answering.asking(to=request.actor, offer_id=offer)
    if not form.is_valid():
        return _offer(request, offer, accept=form)
    try:
        actions.accept(by=request.actor, offer=asked.row, first_contact_on=form.cleaned_data["first_contact_on"])
    except errors.Refused as refused:
        form.add_error(None, refused.sentence)
        return _offer(request, offer, accept=form)
    return _back(request, f"You said yes. First contact: {form.cleaned_data['first_contact_on']:%A %-d %B}.")


@require_POST
def decline(request: HttpRequest, offer: uuid.UUID) -> HttpResponse:
    """Not for us, but … : nothing moves, and it goes back to the team that asked."""
    asked = answering.asking(to=request.actor, offer_id=offer)
    form = _decline(asked, request.POST)
    if not form.is_valid():
        return _offer(request, offer, decline=form)
    try:
        given = form.cleaned_data
        no = actions.No(
            reason_code=given["reason_code"] or "other",
            reason=given["reason"],
            can_offer=given["can_offer"],
            next_door=form.named_door,
            next_team_id=form.next_team_id,
        )
        actions.decline(by=request.actor, offer=asked.row, no=no)
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _offer(request, offer, decline=form)
    return _back(request, f"{asked.offer.from_team} knows, keeps the person, and finds another door.")


def _offer(request: HttpRequest, offer_id: uuid.UUID, **sent: typing.Any) -> HttpResponse:
    asked = answering.asking(to=request.actor, offer_id=offer_id)
    context = {
        "asked": asked,
        "offer": asked.offer,
        "not_reasons": "|".join(words.NOT_REASONS),
        "accept": sent.get("accept") or forms.Accept(initial={"first_contact_on": asked.offer.first_contact_on}),
        "decline": sent.get("decline") or _decline(asked),
    }
    return web.page(request, "steps/templates/offer.jinja", context, status=422 if sent else 200)


def _decline(asked: answering.Asking, given: typing.Any = None) -> forms.Decline:
    named = [(door.team_id, door.team_name) for door in asked.doors]
    return forms.Decline(given, must_name_a_door=asked.must_name_a_door, doors=named)


def _back(request: HttpRequest, sentence: str) -> HttpResponse:
    flash.success(request, sentence)
    return web.back_to(request)
