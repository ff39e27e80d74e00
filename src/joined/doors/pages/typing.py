"""A request written down: by in-take while somebody rings, or sent by a colleague or a charity. One short page."""

import dataclasses
import typing
import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import forms_sent, web
from joined.doors import access, actions, queries, words
from joined.doors.forms import typing as forms
from joined.kit import errors
from joined.people import actions as people
from joined.people import finding
from joined.people import queries as persons
from joined.people import words as said
from joined.places import queries as places

ASKED = ("ask", "in_their_words", "talked", "talked_because", "sharing", "safety", "safety_words", "who_was_rung")


@dataclasses.dataclass(frozen=True)
class Sheet:
    """One of the two short pages: its draft's name, its form and its template."""

    draft: str
    form: type[forms.Asking]
    template: str


TYPE = Sheet("type", forms.WriteDown, "doors/templates/write_down.jinja")
ASK = Sheet("ask", forms.Ask, "doors/templates/ask_for.jinja")


@require_http_methods(["GET", "POST"])
def write_down(request: HttpRequest) -> HttpResponse:
    """In-take types a telephone call or an e-mail in 60 seconds."""
    access.check_may_type(by=request.actor)
    organisations = [(row.pk, row.name) for row in places.organisations()]
    return _page(request, TYPE, _write_down, organisations=organisations)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A colleague or a charity asks: at most a reason and a wish (C11)."""
    access.check_may_ask(by=request.actor)
    return _page(request, ASK, _ask)


@require_GET
def sent(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """The reference, and when a person reads it."""
    answer = queries.answer(to=request.actor, referral_id=referral)
    context = {
        "answer": answer,
        "duty": places.duty(neighbourhood_id=answer.neighbourhood_id),
        "we_will_check": said.WE_WILL_CHECK,
    }
    return web.page(request, "doors/templates/sent.jinja", context)


Send = Callable[[HttpRequest, forms.Asking, persons.Person | None], typing.Any]


def _page(request: HttpRequest, sheet: Sheet, send: Send, **offered: typing.Any) -> HttpResponse:
    person_id = web.identifier(request.GET.get("person"))
    person = persons.person(to=request.actor, person=person_id) if person_id else None
    offered |= {"is_found": person is not None, "practices": [(row.pk, row.name) for row in places.practices()]}
    likely = None
    if request.method == "POST":
        form = sheet.form(request.POST, **offered)
        if form.is_valid():
            likely = _likely(request, form, person)
            done = None if likely and likely.found else _sent(request, sheet, form, person, send)
            if done is not None:
                return done
    else:
        form = sheet.form(**offered)
        draft = _draft(request, sheet, person)
        if draft:
            form.restore(draft.values)
    return _show(request, sheet, form, person, likely)


def _show(
    request: HttpRequest,
    sheet: Sheet,
    form: forms.Asking,
    person: persons.Person | None,
    likely: finding.Likely | None,
) -> HttpResponse:
    draft, place_id = _draft(request, sheet, person), _where(request, person)
    duty = places.duty(neighbourhood_id=place_id)
    context = {
        "form": form,
        "person": person,
        "likely": likely,
        "before": _before(request, person),
        "duty": duty,
        "duty_says": places.duty_says(duty, neighbourhood_id=place_id),
        "draft_form": sheet.draft,
        "saved_at": draft.saved_at if draft else None,
        "we_will_check": said.WE_WILL_CHECK,
    }
    return web.page(request, sheet.template, context, status=422 if request.method == "POST" else 200)


def _before(request: HttpRequest, person: persons.Person | None) -> list[typing.Any]:
    """When they were asked for already and are still waiting: this joins it."""
    if person is None:
        return []
    return [time.at for time in queries.times_asked(to=request.actor, people=[person.id])[person.id]]


def _where(request: HttpRequest, person: persons.Person | None) -> uuid.UUID | None:
    """Whose duty route is shown: of where they belong, else of where the writer works."""
    known = person.neighbourhood_id if person else None
    return known or places.neighbourhood_of(team_ids=request.actor.team_ids)


def _draft(request: HttpRequest, sheet: Sheet, person: persons.Person | None) -> typing.Any:
    """What was written about this person, else what was written before anybody was chosen."""
    own = forms_sent.draft(user_id=request.actor.id, form=sheet.draft, about=str(person.id)) if person else None
    return own or forms_sent.draft(user_id=request.actor.id, form=sheet.draft, about="")


def _likely(request: HttpRequest, form: forms.Asking, person: persons.Person | None) -> finding.Likely | None:
    """People of one's own who may be the new one, unless they were looked at already; nobody else is hinted at."""
    given = form.cleaned_data
    if person or given["anyway"]:
        return None
    return finding.likely(to=request.actor, name=given["name"], born_on=given["born_on"], number=given["nhs_number"])


def _sent(
    request: HttpRequest, sheet: Sheet, form: forms.Asking, person: persons.Person | None, send: Send
) -> HttpResponse | None:
    try:
        made = send(request, form, person)
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None
    for about in {"", str(person.id) if person else ""}:
        forms_sent.forget_draft(user_id=request.actor.id, form=sheet.draft, about=about)
    if form.is_number_left_out:
        flash.warning(request, said.NUMBER_LEFT_OUT)
    if sheet is TYPE and access.may_read(by=request.actor, person=made.person_id):
        flash.success(request, _what_now(made))
        return web.go("doors:request", made.pk)
    return web.go("doors:sent", made.pk)


def _what_now(made: typing.Any) -> str:
    if made.safety != "cannot_wait":
        return f"Written down. The reference to give them is {made.reference}."
    duty = places.duty(neighbourhood_id=made.neighbourhood_id)
    return words.WITH_DUTY.format(phone=duty.phone, crisis=duty.crisis_phone)


def _write_down(request: HttpRequest, form: forms.WriteDown, person: persons.Person | None) -> typing.Any:
    given = form.cleaned_data
    asker_team = None
    if given["asker_from"] and given["caller"] in ("gp", "colleague", "charity"):
        asker_team = places.front_desk(organisation_id=uuid.UUID(given["asker_from"]))
    name = given["asker_name"] or (person.name if person else given["name"])
    return actions.write_down(
        by=request.actor,
        door=given["door"],
        person=_row(request, person),
        details=_details(form, person),
        asking=actions.Asking(**_asked(given), asker_name=name, asker_team=asker_team),
        ways=_ways(given),
        phone=given["phone"],
    )


def _ask(request: HttpRequest, form: forms.Ask, person: persons.Person | None) -> typing.Any:
    return actions.ask(
        by=request.actor,
        person=_row(request, person),
        details=_details(form, person),
        asking=actions.Asking(**_asked(form.cleaned_data)),
    )


def _row(request: HttpRequest, person: persons.Person | None) -> typing.Any:
    return persons.row(to=request.actor, person=person.id) if person else None


def _asked(given: dict[str, typing.Any]) -> dict[str, typing.Any]:
    return {field: given[field] for field in ASKED}


def _details(form: forms.Asking, person: persons.Person | None) -> people.Details | None:
    if person:
        return None
    kept = {field: form.cleaned_data[field] for field in ("name", "born_on", "nhs_number", "postcode", "phone")}
    return people.Details(**kept, practice_id=form.practice_id)


def _ways(given: dict[str, typing.Any]) -> tuple[people.Way, ...]:
    """What they said about calls and texts, where it was asked; safe only as far as they were on their own (H2)."""
    same = {"safe": "yes" if given["alone"] == "yes" else "unknown", "was_alone": given["alone"] or "unknown"}
    found = []
    if given["may_ring"]:
        found.append(people.Way(channel="voice", is_allowed=given["may_ring"] == "yes", level=3, **same))
    if given["may_text"]:
        level = int(given["may_text"])
        found.append(people.Way(channel="sms", is_allowed=level > 0, level=level, **same))
    return tuple(found)
