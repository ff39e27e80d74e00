"""A group meets: booked for everybody, who came said once, or cancelled for all."""

import datetime
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web
from joined.base.forms import refusals_on
from joined.caseload import actions, queries
from joined.caseload.forms import groups as forms
from joined.caseload.pages import caring
from joined.kit import clock

WEEK = 7


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, group: uuid.UUID) -> HttpResponse:
    """The next one, filled in as the group meets as a rule."""
    row = queries.group_row(to=request.actor, group_id=group)
    last = queries.last_session_on(group=row) or clock.today()
    ahead = (row.weekday - last.weekday() - 1) % WEEK + 1
    initial = {"on_day": last + datetime.timedelta(days=ahead), "at_time": f"{row.usual_time:%H:%M}"}
    form = forms.Session(caring.sent(request), initial=initial | {"where": row.where})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.book_session(by=request.actor, group=row, at=form.at, where=form.cleaned_data["where"])
            flash.success(request, "Booked. It is a contact of everybody in the group.")
            return web.go("caseload:group", group)
    found = queries.group_of(to=request.actor, group_id=group)
    context = {"form": form, "group": row, "found": found}
    return web.page(request, "caseload/templates/book_session.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def came(request: HttpRequest, session: uuid.UUID) -> HttpResponse:
    """Who came: one press each, one save for all."""
    row = queries.session_row(to=request.actor, session_id=session)
    found = queries.register_of(to=request.actor, session_id=session)
    form = forms.Came(caring.sent(request), people=[(one.id, one.person.name) for one in found.waiting])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.who_came(by=request.actor, session=row, said=form.said)
            left = len(found.waiting) - len(form.said)
            more = f" {left} still to say." if left else ""
            flash.success(request, f"Written down for {len(form.said)} of {len(found.waiting)}.{more}")
            return web.go("caseload:session", session)
    context = {"form": form, "found": found}
    return web.page(request, "caseload/templates/who_came.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, session: uuid.UUID) -> HttpResponse:
    """We cancel it for everybody."""
    row = queries.session_row(to=request.actor, session_id=session)
    found = queries.register_of(to=request.actor, session_id=session)
    form = forms.Cancel(caring.sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.cancel_session(by=request.actor, session=row, why=form.cleaned_data["why"])
            flash.success(request, "Cancelled for everybody. Tell them today; where nothing is booked, that is a step.")
            return web.go("caseload:group", row.group_id)
    context = {"form": form, "found": found}
    return web.page(request, "caseload/templates/cancel_session.jinja", context, status=422 if form.errors else 200)
