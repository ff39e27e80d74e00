"""Somebody tried and did not reach them: written down in a press, beside what stands."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.base.forms import refusals_on
from joined.caseload import queries
from joined.caseload.forms import trying as forms
from joined.caseload.pages import caring
from joined.kit import clock
from joined.people import queries as people
from joined.steps import actions as steps


@require_http_methods(["GET", "POST"])
def not_reached(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Filled in for a telephone call just now that nobody answered; nothing that stands ends by it."""
    spell = queries.current(to=request.actor, person=person)
    initial = {"rung": "other_time", "outcome": "no_answer", "on_day": clock.today()}
    form = forms.NotReached(caring.sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            steps.not_reached(by=request.actor, matter=spell.matter, tried=steps.Tried(**form.tried))
            flash.success(request, "Written down. It is no contact: what was to be done still is.")
            return web.go("caseload:care", person)
    context = {"form": form, "person": people.person(to=request.actor, person=person)}
    context |= {"may_keep": queries.is_ours(to=request.actor, person=person)}
    return web.page(request, "caseload/templates/not_reached.jinja", context, status=422 if form.errors else 200)
