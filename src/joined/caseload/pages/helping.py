"""Help that is being given: agreed on one page, planned and ended on another; and how long people wait for it."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import forms as base_forms
from joined.base import web, wording
from joined.caseload import actions, queries, words
from joined.caseload.forms import helping as forms
from joined.caseload.pages import contacts
from joined.kit import clock
from joined.people import queries as people

Choices = list[tuple[uuid.UUID, str]]


def _sent(request: HttpRequest) -> typing.Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Help of the catalogue, agreed with them."""
    spell = queries.current(to=request.actor, person=person)
    kinds, teams = queries.offered_to(spell=spell), queries.teams_that_give(to=request.actor, spell=spell)
    mine = contacts.team_of_mine(request)
    form = forms.Agree(
        _sent(request),
        kinds=[(kind.id, kind.name) for kind in kinds],
        teams=teams,
        colleagues=queries.who_could_be_named(team_id=mine),
        initial={"agreed_on": clock.today(), "team": str(mine), "worker": str(request.actor.id)},
    )
    if form.is_bound and form.is_valid():
        with base_forms.refusals_on(form):
            course = actions.agree_course(by=request.actor, spell=spell, agreed=_agreed(form))
            flash.success(request, words.COURSE_AGREED.format(day=f"{course.agreed_on:%-d %B}"))
            return web.go("caseload:care", person)
    context = {"form": form, "kinds": kinds, "within": queries.first_session_within(spell=spell)}
    context |= {"person": people.person(to=request.actor, person=person)}
    return web.page(request, "caseload/templates/agree.jinja", context, status=422 if form.errors else 200)


def _agreed(form: forms.Agree) -> actions.Agreed:
    given = form.cleaned_data
    return actions.Agreed(
        intervention_id=uuid.UUID(given["intervention"]),
        team_id=uuid.UUID(given["team"]),
        agreed_on=given["agreed_on"],
        worker_id=form.worker_id,
        sessions=form.planned,
        wish=given["wish"],
    )


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, course: uuid.UUID) -> HttpResponse:
    """Another number of sessions, or somebody else gives it."""
    row = queries.course_row(to=request.actor, course_id=course)
    initial = {"sessions": row.sessions_planned or "", "worker": str(row.worker_id or ""), "version": row.version}
    form = forms.Plan(_sent(request), initial=initial, colleagues=queries.who_could_be_named(team_id=row.team_id))

    def deed() -> object:
        planned = {"version": form.cleaned_data["version"], "sessions": form.planned, "worker_id": form.worker_id}
        return actions.plan_course(by=request.actor, course=row, **planned)

    return _changed(request, row, form, deed, title="{name}: plan it", button="Save", said="Planned.")


@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, course: uuid.UUID) -> HttpResponse:
    """What became of it."""
    row = queries.course_row(to=request.actor, course_id=course)
    form = forms.Finish(_sent(request), initial={"version": row.version}, has_begun=row.started_on is not None)

    def deed() -> object:
        return actions.finish_course(by=request.actor, course=row, **form.cleaned_data)

    title, button = "{name}: what became of it?", "Write it down"
    within = queries.other_help_within(spell=row.spell)
    lead = words.OTHER_WITHIN.format(days=wording.plural(within.days, "working day"), said=within.said)
    return _changed(request, row, form, deed, title=title, button=button, said="Written down.", lead=lead)


def _changed(
    request: HttpRequest,
    row: typing.Any,
    form: base_forms.Form,
    deed: typing.Callable[[], object],
    *,
    title: str,
    button: str,
    said: str,
    lead: str = "",
) -> HttpResponse:
    if row.ended_on:
        flash.info(request, words.COURSE_OVER)
        return web.go("caseload:care", row.person_id)
    if form.is_bound and form.is_valid():
        with base_forms.refusals_on(form):
            deed()
            flash.success(request, said)
            return web.go("caseload:care", row.person_id)
    context = {"form": form, "person": people.person(to=request.actor, person=row.person_id)}
    context |= {"title": title.format(name=row.intervention.name), "button_words": button, "lead": lead}
    return web.page(request, "caseload/templates/asked.jinja", context, status=422 if form.errors else 200)


@require_GET
def help_given(request: HttpRequest) -> HttpResponse:
    """What my teams give, and how long people wait for it."""
    context = {"teams": queries.help_given(to=request.actor), "as_at": clock.now(), "words": words}
    return web.page(request, "caseload/templates/help_given.jinja", context)
