"""Finding somebody, adding somebody, and correcting who they are."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import paging, web
from joined.kit import actors, nhs_number
from joined.people import actions, finding, forms, queries, typed, words
from joined.places import queries as places

THEN = {"bring": "huddle:bring", "type": "doors:write_down", "ask": "doors:ask"}
"""Where somebody who was found is taken, by the address's `then`."""
TOO_OFTEN = 429


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """The one search box; as a fragment for type-ahead, and on the way to the huddle."""
    found = finding.find(to=request.actor, words=request.GET.get("q", ""), after=request.GET.get("after", ""))
    then = _then(request)
    context = {
        "found": found,
        "links": paging.links(request, found.page),
        "then": then,
        "then_to": THEN.get(then, ""),
        "keeps_lists": queries.keeps_lists(by=request.actor),
        "we_will_check": words.WE_WILL_CHECK,
    }
    name = "_found" if request.GET.get("fragment") else "find"
    status = TOO_OFTEN if found.is_too_often else 200
    return web.page(request, f"people/templates/{name}.jinja", context, status=status)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Not here? Add somebody: a name is enough."""
    queries.check_may_add(by=request.actor)
    then = _then(request)
    practices = _practices(request.actor)
    likely = None
    form = forms.Add(request.POST or None, practices=practices, initial=_first_guess(request, practices))
    if request.method == "POST" and form.is_valid():
        likely = _likely(request, form)
        if likely is None or not likely.found:
            return _added(request, form, then)
    context = {
        "form": form,
        "then": then,
        "then_to": THEN.get(then, ""),
        "likely": likely,
        "we_will_check": words.WE_WILL_CHECK,
    }
    status = 422 if request.method == "POST" else 200
    return web.page(request, "people/templates/add.jinja", context, status=status)


def _then(request: HttpRequest) -> str:
    then = request.GET.get("then", "")
    return then if then in THEN else ""


def _practices(to: actors.Staff) -> list[tuple[uuid.UUID, str]]:
    """Every practice, one's own first."""
    listed = [(row.pk, row.name) for row in places.practices()]
    return sorted(listed, key=lambda practice: practice[0] != to.organisation)


def _first_guess(request: HttpRequest, practices: list[tuple[uuid.UUID, str]]) -> dict[str, typing.Any]:
    """One's own practice, and what was typed while searching: nothing is asked twice."""
    own = str(request.actor.organisation) if request.actor.organisation_kind == "practice" else ""
    asked = typed.read(request.GET.get("q", ""))
    return {
        "practice": own,
        "language": "en",
        "name": request.GET.get("q", "").strip() if asked.kinds == ("name",) else "",
        "born_on": asked.born_on,
        "nhs_number": nhs_number.spaced(asked.number) if asked.number else "",
        "postcode": asked.postcode,
    }


def _likely(request: HttpRequest, form: forms.Add) -> finding.Likely | None:
    """People of one's own who may be the same one, unless they were looked at already."""
    given = form.cleaned_data
    if given["anyway"]:
        return None
    return finding.likely(to=request.actor, name=given["name"], born_on=given["born_on"], number=given["nhs_number"])


def _added(request: HttpRequest, form: forms.Add, then: str) -> HttpResponse:
    given = form.cleaned_data
    kept = ("name", "born_on", "nhs_number", "call_me", "pronouns", "language", "needs", "lines", "postcode", "phone")
    details = actions.Details(
        **{field: given[field] for field in kept}, practice_id=form.practice_id, ethnicity=form.ethnic_group
    )
    person = actions.welcome(by=request.actor, details=details)
    flash.success(request, f"{details.name} is added. {words.WE_WILL_CHECK}")
    if form.is_number_left_out:
        flash.warning(request, words.NUMBER_LEFT_OUT)
    if then:
        return web.go(THEN[then], query={"person": str(person.pk)})
    return web.go("front:person", person.pk)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Correct who somebody is, where they live, and what they need."""
    known = queries.to_change(to=request.actor, person=person)
    form = forms.Edit(request.POST or None, practices=_practices(request.actor), initial=_kept(known))
    if request.method == "POST" and form.is_valid():
        return _corrected(request, form, known)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "person": known.person, "known": known}
    return web.page(request, "people/templates/edit.jinja", context, status=status)


def _kept(known: queries.Changing) -> dict[str, typing.Any]:
    person = known.person
    return {
        "name": person.name,
        "born_on": person.born_on,
        "nhs_number": nhs_number.spaced(person.nhs_number) if person.nhs_number else "",
        "practice": str(person.practice_id or ""),
        "call_me": person.call_me,
        "pronouns": person.pronouns,
        "language": person.language,
        "needs": "\n".join(person.needs),
        "lines": known.lines,
        "postcode": known.postcode,
        "ethnicity": "" if known.ethnicity is None else str(known.ethnicity),
        "version": person.version,
    }


def _corrected(request: HttpRequest, form: forms.Edit, known: queries.Changing) -> HttpResponse:
    given = form.cleaned_data
    kept = ("name", "born_on", "call_me", "pronouns", "language")
    values = {field: given[field] for field in kept}
    values |= {"practice_id": form.practice_id, "ethnicity": form.ethnic_group}
    correction = actions.Correction(
        version=given["version"],
        values=values,
        number="" if known.person.nhs_number else given["nhs_number"],
        lines=given["lines"],
        postcode=given["postcode"],
        needs=given["needs"],
    )
    actions.correct(by=request.actor, person=known.row, correction=correction)
    flash.success(request, "Saved.")
    if form.is_number_left_out:
        flash.warning(request, words.NUMBER_LEFT_OUT)
    if queries.row(to=request.actor, person=known.person.id) is None:
        return web.go("people:find")
    return web.go("front:person", known.person.id)
