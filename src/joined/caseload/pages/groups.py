"""Groups of a team: the list, one group, who is in it; begun, changed, ended."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.base.forms import refusals_on
from joined.caseload import actions, queries, words
from joined.caseload.forms import groups as forms
from joined.caseload.pages import caring
from joined.kit import clock, errors
from joined.people import actions as people

ONE = "caseload/templates/group_form.jinja"


@require_GET
def groups(request: HttpRequest) -> HttpResponse:
    """Every group of my teams, with its next session, and one that waits for who came."""
    return web.page(request, "caseload/templates/groups.jinja", {"found": queries.groups(to=request.actor)})


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, team: uuid.UUID) -> HttpResponse:
    """A group of one of my teams."""
    queries.check_runs_groups(to=request.actor, team_id=team)
    initial = {"mechanism": "01", "leader": str(request.actor.id)}
    form = forms.Group(caring.sent(request), initial=initial, colleagues=queries.who_could_be_named(team_id=team))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            grouping = actions.Grouping(**form.given)
            group = actions.begin_group(by=request.actor, team_id=team, grouping=grouping)
            flash.success(request, "The group stands. Put people in it who said yes, then book its first session.")
            return web.go("caseload:group", group.pk)
    context = {"form": form, "group": None}
    return web.page(request, ONE, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, group: uuid.UUID) -> HttpResponse:
    """Another name, place, time or leader, for what is booked from now on."""
    row = queries.group_row(to=request.actor, group_id=group)
    initial = {"name": row.name, "where": row.where, "mechanism": row.mechanism, "weekday": str(row.weekday)}
    initial |= {"usual_time": f"{row.usual_time:%H:%M}", "leader": str(row.leader_id or "")}
    colleagues = queries.who_could_be_named(team_id=row.team_id)
    form = forms.Group(caring.sent(request), initial=initial, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_group(by=request.actor, group=row, grouping=actions.Grouping(**form.given))
            flash.success(request, "Changed for sessions that are booked from now on.")
            return web.go("caseload:group", group)
    return web.page(request, ONE, {"form": form, "group": row}, status=422 if form.errors else 200)


@require_GET
def group(request: HttpRequest, group: uuid.UUID) -> HttpResponse:
    """Who is in it, what is booked, and how many came."""
    found = queries.group_of(to=request.actor, group_id=group)
    return web.page(request, "caseload/templates/group.jinja", {"found": found})


@require_POST
def end(request: HttpRequest, group: uuid.UUID) -> HttpResponse:
    """It meets no more."""
    row = queries.group_row(to=request.actor, group_id=group)
    try:
        actions.end_group(by=request.actor, group=row)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
        return web.go("caseload:group", group)
    flash.success(request, "The group has ended. Nobody’s care changes by it.")
    return web.go("caseload:groups")


@require_http_methods(["GET", "POST"])
def put_in(request: HttpRequest, group: uuid.UUID) -> HttpResponse:
    """Somebody of our caseload who said yes."""
    row = queries.group_to_join(to=request.actor, group_id=group)
    found = queries.could_join(to=request.actor, group_id=group)
    form = forms.PutIn(caring.sent(request), people=[(one.id, one.name) for one in found.rows], partner=found.partner)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        spell = queries.current(to=request.actor, person=uuid.UUID(given["person"]))
        word = _word(given["alone"]) if found.partner else None
        with refusals_on(form):
            actions.put_in(by=request.actor, spell=spell, group=row, said_yes=given["said_yes"], word=word)
            flash.success(request, "They are in the group. What is booked is a contact of theirs.")
            return _back(row)
    context = {"form": form, "group": row, "found": found, "words": words}
    return web.page(request, "caseload/templates/put_in.jinja", context, status=422 if form.errors else 200)


@require_POST
def leave(request: HttpRequest, member: uuid.UUID) -> HttpResponse:
    """They are in it no longer."""
    row = queries.member_row(to=request.actor, member_id=member)
    try:
        actions.leave_group(by=request.actor, member=row)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
    else:
        flash.success(request, "They are no longer in it. Where nothing else is booked, booking is a step.")
    return _back(row.group)


def _word(alone: str) -> people.Word:
    """They say so themselves, to whoever writes it down today."""
    return people.Word(is_themselves=True, said_on=clock.today(), was_alone=alone)


def _back(group: typing.Any) -> HttpResponse:
    """To the group; to that of a charity only as far as we put people into it."""
    return web.go("caseload:put_in_group" if queries.partner_of(group=group) else "caseload:group", group.pk)
