"""One person's care, and the deeds of the team that answers for them: one page, one deed."""

import typing
import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import forms as base_forms
from joined.base import web
from joined.caseload import actions, forms, queries, words
from joined.kit import errors
from joined.people import queries as people

Deed = Callable[[dict[str, typing.Any]], object]


@require_GET
def care(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """The clock, who knows them, what is booked, what was, who helps them."""
    found = queries.care_of(to=request.actor, person=person)
    if found is None:
        raise errors.NotHere()
    who = people.person(to=request.actor, person=person)
    context = {
        "care": found,
        "person": who,
        "words": words,
        "beside": queries.beside(to=request.actor, person=person, born_on=who.born_on, is_open=found.is_open),
    }
    return web.page(request, "caseload/templates/care.jinja", context)


def asked(
    request: HttpRequest,
    person: uuid.UUID,
    form: base_forms.Form,
    deed: Deed,
    *,
    said: str,
    title: str,
    button: str,
    to: str = "caseload:care",
    lead: str = "",
) -> HttpResponse:
    """One short page: `lead`, what is asked, the deed, and back to the page of that name, else to their care."""
    if request.method == "POST" and form.is_valid():
        try:
            deed(form.cleaned_data)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, said)
            return web.go(to, person)
    context = {"form": form, "back_to": to, "person": people.person(to=request.actor, person=person)}
    context |= {"title": title, "button_words": button, "lead": lead}
    return web.page(request, "caseload/templates/asked.jinja", context, status=422 if form.errors else 200)


def _warn_of_moving(request: HttpRequest, person: uuid.UUID) -> None:
    """What stands against one move more, before it is made."""
    warning = queries.moves_warning(to=request.actor, person=person)
    if warning and request.method == "GET":
        flash.warning(request, warning)


def sent(request: HttpRequest) -> typing.Any:
    """What was sent with a form; None where it is only opened."""
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def worker(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Who knows them best, from today on."""
    spell = queries.to_keep(to=request.actor, person=person)
    colleagues = queries.colleagues_of(to=request.actor, person=person)
    form = forms.Worker(sent(request), initial={"role": "lead"}, colleagues=colleagues)

    def deed(given: dict[str, typing.Any]) -> object:
        given = dict(given) | {"user_id": uuid.UUID(given["worker"])}
        given.pop("worker")
        return actions.name_worker(by=request.actor, spell=spell, **given)

    _warn_of_moving(request, person)
    said = "Written down. Tell them who it is."
    return asked(request, person, form, deed, said=said, title="Key worker and deputy", button="Name them")


@require_http_methods(["GET", "POST"])
def circle(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Who helps them, and whom they look after, in their words."""
    spell = queries.current(to=request.actor, person=person)
    form = forms.Circle(sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.ask_circle(by=request.actor, spell=spell, **given)

    title = "Who helps you? Whom do you look after?"
    return asked(request, person, form, deed, said="Written down, in their words.", title=title, button="Write it down")


@require_http_methods(["GET", "POST"])
def pace(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Closer or lighter, without a new request."""
    spell = queries.to_keep(to=request.actor, person=person)
    initial = {"intensity": spell.intensity, "max_days": spell.max_days, "why": spell.max_days_why}
    form = forms.Pace(sent(request), initial=initial)

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.change_pace(by=request.actor, spell=spell, **given)

    return asked(request, person, form, deed, said="Changed from today on.", title="How closely", button="Change it")


@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """A ward stay, or a break that they asked for."""
    spell = queries.to_keep(to=request.actor, person=person)
    form = forms.Pause(sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.begin_pause(by=request.actor, spell=spell, pause=actions.Pausing(**given))

    said = "The clock stands still. What comes next is a step."
    return asked(request, person, form, deed, said=said, title="The clock stands still", button="Pause the clock")


@require_http_methods(["GET", "POST"])
def end_pause(request: HttpRequest, pause: uuid.UUID) -> HttpResponse:
    """The clock goes on."""
    row = queries.pause_row(to=request.actor, pause_id=pause)
    form = forms.EndPause(sent(request), is_ward=row.kind == "ward")

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.end_pause(by=request.actor, pause=row, **given)

    said = "The clock goes on."
    title, button = ("They left the ward", "Write it down") if row.kind == "ward" else ("The break is over", "End it")
    return asked(request, row.person_id, form, deed, said=said, title=title, button=button)


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Another team is asked to go on; nothing moves until they have said yes and met."""
    spell = queries.to_keep(to=request.actor, person=person)
    form = forms.HandOver(sent(request), teams=queries.teams_to_ask(to=request.actor, person=person))

    def deed(given: dict[str, typing.Any]) -> object:
        team = queries.team_to_ask(team_id=uuid.UUID(given["team"]))
        asked = {"asked_for": given["asked_for"], "why": given["why"]}
        return actions.ask_to_go_on(by=request.actor, spell=spell, to_team=team, **asked)

    said = "They are asked. You answer for the person until they have said yes and met them."
    _warn_of_moving(request, person)
    return asked(request, person, form, deed, said=said, title="Ask another team to go on", button="Ask them")


@require_http_methods(["GET", "POST"])
def late(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Why a contact was late, and what is done about it."""
    spell = queries.to_keep(to=request.actor, person=person)
    days = queries.unexplained(spell=spell)
    if not days:
        return web.go("caseload:care", person)
    form = forms.Late(sent(request), initial={"due_on": days[0].isoformat()})

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.explain_lateness(by=request.actor, spell=spell, **given)

    return asked(request, person, form, deed, said="Written down.", title="Why it was late", button="Write it down")
