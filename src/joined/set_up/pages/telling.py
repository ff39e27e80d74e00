"""Tell us: what people at work say about these pages, and what came of it."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.set_up import actions, forms, queries, rules
from joined.set_up.pages import asking


def tell_us(request: HttpRequest) -> HttpResponse:
    """A short form for everybody at work; and what I told by name, with its answers."""
    initial = {"page": rules.page_named(request.GET.get("page", ""))}
    form = forms.TellUs(request.POST or None, initial=initial)
    if form.is_valid():
        actions.tell_us(by=request.actor, **form.cleaned_data)
        flash.success(request, "Thank you. It went to whoever sets up your organisation, and it is answered.")
        return web.go("tell_us:tell")
    return asking.form_page(request, "tell_us", form, mine=queries.told_by_me(to=request.actor))


@require_GET
def told(request: HttpRequest) -> HttpResponse:
    """What people told us, for the organisation's administrators."""
    return _told(request)


def _told(
    request: HttpRequest, *, told_id: uuid.UUID | None = None, form: forms.AnswerTold | None = None
) -> HttpResponse:
    found = queries.told(to=request.actor)
    listed = [(one, form if form and one.pk == told_id else forms.AnswerTold(prefix=str(one.pk))) for one in found.told]
    shown = {"listed": listed, "left": found.left}
    return web.page(request, "set_up/templates/told.jinja", shown, status=422 if form else 200)


@require_POST
def answer(request: HttpRequest, told_id: uuid.UUID) -> HttpResponse:
    """Every one is answered."""
    form = forms.AnswerTold(request.POST, prefix=str(told_id))
    if form.is_valid():
        with refusals_on(form):
            actions.answer_told(by=request.actor, told_id=told_id, answer=form.cleaned_data["answer"])
            flash.success(request, "Answered.")
            return web.go("set_up:told")
    return _told(request, told_id=told_id, form=form)
