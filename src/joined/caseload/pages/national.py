"""What they have had, what is due on a day, and the yearly physical check: a page each, with its form."""

import typing
import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import forms as base_forms
from joined.base import web
from joined.caseload import actions, queries
from joined.caseload.forms import national as forms
from joined.caseload.pages import contacts
from joined.caseload.words import national as words
from joined.kit import clock, errors
from joined.people import queries as people

Deed = Callable[[], object]


def _page(
    request: HttpRequest,
    person: uuid.UUID,
    form: base_forms.Form,
    deed: Deed,
    *,
    template: str,
    said: str,
    **shown: typing.Any,
) -> HttpResponse:
    """What is asked, the deed, and back to their care."""
    if request.method == "POST" and form.is_valid():
        with base_forms.refusals_on(form):
            deed()
            flash.success(request, said)
            return web.go("caseload:care", person)
    context = {"form": form, "person": people.person(to=request.actor, person=person), "words": words}
    context |= {"back_to": "caseload:care", "lead": "", **shown}
    address = f"caseload/templates/{template}.jinja"
    return web.page(request, address, context, status=422 if form.errors else 200)


def _sent(request: HttpRequest) -> typing.Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def had(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """What they have had, with its day; one line is added at a time."""
    spell = queries.current(to=request.actor, person=person)
    form = forms.Had(_sent(request), initial={"on_day": clock.today()})
    who = people.person(to=request.actor, person=person)

    def deed() -> object:
        team_id = contacts.team_of_mine(request)
        return actions.write_had(by=request.actor, spell=spell, team_id=team_id, **form.cleaned_data)

    found = queries.national_of(to=request.actor, person=person, born_on=who.born_on)
    return _page(request, person, form, deed, template="had", said="Written down.", national=found)


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, fact: uuid.UUID) -> HttpResponse:
    """It was written down by mistake."""
    row = queries.fact_row(to=request.actor, fact_id=fact)
    form = forms.TakeBack(_sent(request))

    def deed() -> object:
        return actions.take_back_had(by=request.actor, fact=row, **form.cleaned_data)

    shown = {"title": f"Take back: {words.HAD[row.code].lower()}", "button_words": "Take it back"}
    said = "Taken back. It counts no more, and stays readable."
    return _page(request, row.person_id, form, deed, template="asked", said=said, **shown)


@require_http_methods(["GET", "POST"])
def duties(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Dated duties, and one more."""
    spell = queries.current(to=request.actor, person=person)
    found = queries.duties_of(to=request.actor, person=person)
    if found is None:
        raise errors.NotHere()
    form = forms.Dated(_sent(request))

    def deed() -> object:
        return actions.begin_duty(by=request.actor, spell=spell, dated=actions.Dated(**form.cleaned_data))

    said = "Written down. Its next day is a step of the team."
    return _page(request, person, form, deed, template="duties", said=said, duties=found)


@require_http_methods(["GET", "POST"])
def duty_became(request: HttpRequest, duty: uuid.UUID) -> HttpResponse:
    """What became of a duty, and when it is due next."""
    row = queries.duty_row(to=request.actor, duty_id=duty)
    if row.ended_at:
        flash.info(request, words.DUTY_OVER)
        return web.go("caseload:care", row.person_id)
    form = forms.Became(_sent(request), initial={"on_day": clock.today()})

    def deed() -> object:
        return actions.answer_duty(by=request.actor, duty=row, became=actions.Became(**form.cleaned_data))

    said = "Written down."
    return _page(request, row.person_id, form, deed, template="duty_became", said=said, duty=row)


@require_http_methods(["GET", "POST"])
def checks(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """The six elements, and the readings of a day."""
    spell = queries.current(to=request.actor, person=person)
    found = queries.checks_of(to=request.actor, person=person)
    if found is None:
        raise errors.NotHere()
    colleagues = queries.colleagues_of(to=request.actor, person=person)
    form = forms.Checks(_sent(request), initial={"on_day": clock.today()}, colleagues=colleagues)

    def deed() -> object:
        return actions.write_checks(
            by=request.actor, spell=spell, on_day=form.on, values=form.values, user_id=form.looker
        )

    said = "Written down. A reading past a limit is a clinician’s step now."
    return _page(request, person, form, deed, template="checks", said=said, checks=found)


@require_http_methods(["GET", "POST"])
def looked(request: HttpRequest, look: uuid.UUID) -> HttpResponse:
    """A clinician has looked at readings past a limit, and says what was done."""
    row = queries.look_row(to=request.actor, look_id=look)
    if row.done_at:
        flash.info(request, "Somebody has looked at this already.")
        return web.go("caseload:care", row.person_id)
    form = forms.Looked(_sent(request))

    def deed() -> object:
        return actions.looked(by=request.actor, look=row, **form.cleaned_data)

    found = queries.checks_of(to=request.actor, person=row.person_id)
    shown = {"checks": found, "asks": [words.CLINICIAN_LOOKS[name] for name in row.elements]}
    return _page(request, row.person_id, form, deed, template="looked", said="Written down.", **shown)
