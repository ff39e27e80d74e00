"""Languages of the help page: written by one person, approved by another who reads them, ended (H31)."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.doors import actions, queries
from joined.kit import errors
from joined.set_up import forms_wording as forms
from joined.set_up.pages import asking

ON_A_PAGE = 20


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """What is used, what is being written, and what was used."""
    shown = {"languages": queries.kept_languages(to=request.actor)}
    return web.page(request, "set_up/templates/languages.jinja", shown)


def propose(request: HttpRequest) -> HttpResponse:
    """A language to write."""
    queries.kept_languages(to=request.actor)
    form = forms.Language(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            made = actions.propose_language(by=request.actor, **form.cleaned_data)
            return web.go("set_up:write_language", made.pk, 1)
    return asking.form_page(request, "propose_language", form)


def write(request: HttpRequest, language_id: uuid.UUID, part: int) -> HttpResponse:
    """Twenty sentences a page; what is left empty can be written later."""
    found = queries.kept_language(to=request.actor, language_id=language_id)
    parts = queries.parts(language=found.row, size=ON_A_PAGE)
    if not 1 <= part <= len(parts) or found.row.state != "proposed":
        raise errors.NotHere()
    form = forms.Sentences(
        request.POST if request.method == "POST" else None,
        sentences=parts[part - 1],
        initial={"version": found.row.version},
    )
    if form.is_valid():
        with refusals_on(form):
            version = form.cleaned_data["version"]
            actions.write_language(by=request.actor, language=found.row, version=version, words=form.written)
            flash.success(request, f"Saved: part {part} of {len(parts)}.")
            if part < len(parts):
                return web.go("set_up:write_language", language_id, part + 1)
            return web.go("set_up:languages")
    shown = {"language": found, "part": part, "parts": len(parts)}
    return asking.form_page(request, "write_language", form, **shown)


def approve(request: HttpRequest, language_id: uuid.UUID) -> HttpResponse:
    """What is new beside what was approved, then the rest; whoever wrote none of it says yes."""
    found = queries.kept_language(to=request.actor, language_id=language_id)
    if found.row.state != "proposed":
        raise errors.NotHere()
    form = forms.ApproveLanguage(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.approve_language(by=request.actor, language=found.row, **form.cleaned_data)
            flash.success(request, f"Approved. From now on the help page is offered in {found.row.name}.")
            return web.go("set_up:languages")
    pairs = queries.parts(language=found.row, size=1000)[0]
    changed = queries.changed(language=found.row)
    return asking.form_page(request, "approve_language", form, language=found, pairs=pairs, changed=changed)


@require_POST
def end(request: HttpRequest, language_id: uuid.UUID) -> HttpResponse:
    """Offered no longer, or taken back before anybody approved it."""
    found = queries.kept_language(to=request.actor, language_id=language_id)
    actions.end_language(by=request.actor, language=found.row)
    return web.go("set_up:languages")
