"""Tell us: what people at work say about these pages, and what came of it."""

import urllib.parse
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
    form = forms.TellUs(request.POST or None, initial={"page": _came_from(request)})
    if form.is_valid():
        actions.tell_us(by=request.actor, **form.cleaned_data)
        flash.success(request, "Thank you. It went to whoever sets up your organisation, and it is answered.")
        return web.go("tell_us:tell")
    return asking.form_page(request, "tell_us", form, mine=queries.told_by_me(to=request.actor))


def _came_from(request: HttpRequest) -> str:
    """The page on which they pressed the link: no page says where it is itself, so that a 404 stays the same bytes."""
    before = urllib.parse.urlsplit(request.headers.get("Referer", ""))
    is_ours = before.netloc == request.get_host() and before.path != request.path
    return rules.page_named(before.path) if is_ours else ""


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
