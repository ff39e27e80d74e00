"""Asked for more: one question, and its answer."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.doors import actions, forms, queries
from joined.kit import errors


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """One question to whoever asked, by telephone first."""
    asked = queries.request(to=request.actor, referral_id=referral).requests[0]
    form = forms.Ask(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = queries.row(to=request.actor, referral_id=referral)
        try:
            made = actions.ask_more(by=request.actor, referral=row, more=actions.More(**form.cleaned_data))
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            said = "Asked. Nothing moves, and they answer by" if made.state == "asked" else "Written down, on"
            flash.success(request, f"{said} {made.answer_by:%A %-d %B}.")
            return web.go("doors:request", referral)
    context = {"form": form, "asked": asked, "phone": queries.asker_phone(to=request.actor, referral_id=referral)}
    return web.page(request, "doors/templates/ask.jinja", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, question: uuid.UUID) -> HttpResponse:
    """The answer: by whoever asked, or by in-take as they said it on the telephone."""
    row = queries.question_row(to=request.actor, question_id=question)
    is_ours = row.to_team_id in request.actor.team_ids
    form = forms.Answer(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(by=request.actor, question=row, words=form.cleaned_data["answer"])
        except errors.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            flash.success(request, "Thank you. They read it today." if is_ours else "Written down.")
            return web.go("doors:mine") if is_ours else web.go("doors:request", row.referral_id)
    context = {
        "form": form,
        "question": queries.as_question(row),
        "is_ours": is_ours,
        "reference": row.referral.reference,
    }
    return web.page(request, "doors/templates/question.jinja", context, status=422 if form.is_bound else 200)
