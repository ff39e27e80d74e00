"""Somebody does not come and nobody reaches them: what was tried, who was asked, what stands against an end."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.caseload import actions, forms_moving, queries
from joined.kit import errors
from joined.people import queries as people
from joined.steps import actions as steps

FORMS: dict[str, type] = {
    "tried": forms_moving.Tried,
    "ask": forms_moving.Why,
    "letter": forms_moving.LetterWent,
    "received": forms_moving.Received,
}


def _tried(request: HttpRequest, spell: typing.Any, given: dict[str, typing.Any]) -> str:
    steps.tried(by=request.actor, matter=spell.matter, tried=steps.Tried(**given))
    return "Written down. What comes next is a step."


def _ask(request: HttpRequest, spell: typing.Any, given: dict[str, typing.Any]) -> str:
    actions.ask_to_close(by=request.actor, spell=spell, why=given["why"])
    return "The huddle hears of it. They have a return pass; nothing ends by this."


def _letter(request: HttpRequest, spell: typing.Any, given: dict[str, typing.Any]) -> str:
    found = queries.closing(to=request.actor, spell=spell)
    steps.letter_went(by=request.actor, closing=found.row, how=given["how"], is_post_safe=found.is_post_safe)
    return "Written down."


def _received(request: HttpRequest, spell: typing.Any, given: dict[str, typing.Any]) -> str:
    steps.received(by=request.actor, closing=queries.closing(to=request.actor, spell=spell).row, who=given["who"])
    return "Written down."


DEEDS = {"tried": _tried, "ask": _ask, "letter": _letter, "received": _received}


@require_http_methods(["GET", "POST"])
def not_coming(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Every rung, who was asked, and what is missing; only their own team ends anything here."""
    spell = queries.to_keep(to=request.actor, person=person)
    name = request.POST.get("deed", "") if request.method == "POST" else ""
    forms = {one: form(auto_id=f"id_{one}_%s") for one, form in FORMS.items()}
    if name == "close":
        return _close(request, spell)
    if name in FORMS:
        forms[name] = FORMS[name](request.POST, auto_id=f"id_{name}_%s")
        if forms[name].is_valid():
            try:
                said = DEEDS[name](request, spell, forms[name].cleaned_data)
            except errors.Refused as refused:
                field = refused.field if refused.field in forms[name].fields else None
                forms[name].add_error(field, refused.sentence)
            else:
                flash.success(request, said)
                return web.go("caseload:not_coming", person)
    context = {
        "forms": forms,
        "sent": forms.get(name),
        "stands": queries.not_coming_of(to=request.actor, spell=spell),
        "person": people.person(to=request.actor, person=person),
    }
    return web.page(request, "caseload/templates/not_coming.jinja", context, status=422 if name else 200)


def _close(request: HttpRequest, spell: typing.Any) -> HttpResponse:
    try:
        actions.close(by=request.actor, spell=spell)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
        return web.go("caseload:not_coming", spell.person_id)
    flash.success(request, "Care has ended. They may come straight back at any time.")
    return web.go("caseload:pass", spell.person_id)
