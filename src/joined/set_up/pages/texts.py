"""Words of texts: proposed by one person, approved by another who reads the language, retired (H31)."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.kit import errors
from joined.messages import actions, queries
from joined.people import queries as people
from joined.set_up import forms_wording as forms
from joined.set_up.pages import asking

language = people.language_named


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """What stands, what waits for somebody who reads it, and what stood."""
    return web.page(request, "set_up/templates/texts.jinja", {"found": _kept(request), "language": language})


def propose(request: HttpRequest) -> HttpResponse:
    """Words for somebody else to approve."""
    _kept(request)
    form = forms.Words(request.POST or None, choices={"purpose": queries.purposes()}, initial={"language": "en"})
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            actions.propose(by=request.actor, **(given | {"level": int(given["level"])}))
            flash.success(request, "Proposed. They are not used until somebody else who reads them approves them.")
            return web.go("set_up:texts")
    return asking.form_page(request, "propose_text", form)


def approve(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """A named person who reads the language says yes; what stood until now is retired."""
    found = _kept(request)
    shown = next((one for one in found.templates if one.id == template_id and one.state == "proposed"), None)
    if shown is None:
        raise errors.NotHere()
    stands = [one for one in found.templates if one.state == "in_force"]
    same = (shown.purpose, shown.language, shown.level)
    before = next((one for one in stands if (one.purpose, one.language, one.level) == same), None)
    form = forms.Approve(request.POST or None, initial={"reading_note": shown.reading_note})
    if form.is_valid():
        with refusals_on(form):
            row = queries.template(to=request.actor, template_id=template_id)
            actions.approve(by=request.actor, template=row, **form.cleaned_data)
            flash.success(request, "Approved. They are used from now on.")
            return web.go("set_up:texts")
    return asking.form_page(request, "approve_text", form, shown=shown, before=before, language=language)


@require_POST
def retire(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """They are used no longer; what was sent with them stays as it is."""
    _kept(request)
    actions.retire(by=request.actor, template=queries.template(to=request.actor, template_id=template_id))
    return web.go("set_up:texts")


def _kept(request: HttpRequest) -> queries.Templates:
    found = queries.templates(to=request.actor)
    if not found.may_keep:
        raise errors.NotHere()
    return found
