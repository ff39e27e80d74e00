"""Writing down a contact in a breath, booking the next one, putting one right."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.base import web
from joined.caseload import actions, forms, queries, words
from joined.kit import clock, errors
from joined.people import queries as people

PERSON = "person"


def _mine(request: HttpRequest, team_id: uuid.UUID | None) -> uuid.UUID:
    """The team for which somebody writes: the responsible one where they are in it, else their first."""
    teams = list(request.actor.team_ids)
    if not teams:
        raise errors.Forbidden("Contacts are written down by whoever works in a team.")
    return team_id if team_id in teams else teams[0]


def team_of_mine(request: HttpRequest) -> uuid.UUID:
    """The team for which somebody writes. Raises Forbidden for whoever works in none."""
    return _mine(request, None)


def _colleagues(request: HttpRequest) -> list[tuple[uuid.UUID, str]]:
    return queries.who_could_be_named(team_id=_mine(request, None))


def _happened(form: forms.Contact, team_id: uuid.UUID, me: uuid.UUID) -> actions.Happened:
    given = form.cleaned_data
    booked = None
    if form.next_at:
        booked = actions.Booked(
            at=form.next_at,
            mechanism=given["next_how"],
            team_id=team_id,
            worker_id=form.next_worker,
            where=given["next_where"],
            course_id=form.course_id,
        )
    return actions.Happened(
        at=form.at,
        mechanism=given["mechanism"],
        attendance=given["attendance"],
        team_id=team_id,
        worker_id=me,
        kind=given["kind"] or "one",
        with_whom=given["with_whom"] or PERSON,
        line=given["line"],
        from_other=given["from_other"],
        course_id=form.course_id,
        next=booked,
    )


def _started(request: HttpRequest, **more: object) -> dict[str, object]:
    now = clock.london(clock.now())
    found = {"on_day": now.date(), "at_time": f"{now:%H:%M}", "mechanism": "01", "kind": "one"}
    return found | {"with_whom": PERSON, "next_who": str(request.actor.id), "next_how": "01", **more}


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """A contact that nobody had booked."""
    spell = queries.current(to=request.actor, person=person)
    return _recorded(request, spell, None)


@require_POST
def came_today(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """They came: one press, also for a session of help, and whether it counts, with why."""
    spell = queries.current(to=request.actor, person=person)
    course = web.identifier(request.POST.get("course"))
    try:
        written = actions.came_today(by=request.actor, spell=spell, team_id=team_of_mine(request), course_id=course)
    except errors.Refused as refused:
        flash.info(request, refused.sentence)
    else:
        flash.success(request, f"Written down. {written.why}")
    return web.go("caseload:care", person)


@require_http_methods(["GET", "POST"])
def became(request: HttpRequest, contact: uuid.UUID) -> HttpResponse:
    """What became of a contact that was booked."""
    planned = queries.contact_row(to=request.actor, contact_id=contact)
    if planned.attendance:
        flash.info(request, "Somebody has written down already what became of this.")
        return web.go("caseload:care", planned.person_id)
    return _recorded(request, planned.spell, planned)


def _recorded(request: HttpRequest, spell: object, planned: object | None) -> HttpResponse:
    initial = _started(request)
    if planned:
        at = clock.london(min(planned.at, clock.now()))  # who came earlier than booked was seen now
        initial |= {"on_day": at.date(), "at_time": f"{at:%H:%M}", "mechanism": planned.mechanism}
    was = planned.course_id if planned else None
    initial |= {"course": str(was or "")}
    courses = queries.to_choose(spell=spell, also=was)
    sent = request.POST if request.method == "POST" else None
    form = forms.Contact(sent, initial=initial, colleagues=_colleagues(request), courses=courses)
    if sent and form.is_valid():
        team_id = planned.team_id if planned and planned.team_id in request.actor.team_ids else _mine(request, None)
        happened = _happened(form, team_id, request.actor.id)
        try:
            written = actions.record(by=request.actor, spell=spell, happened=happened, planned=planned)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, f"Written down. {written.why}")
            return web.go("caseload:care", spell.person_id)
    context = {"form": form, "care": queries.care_of(to=request.actor, person=spell.person_id), "planned": planned}
    context |= {"person": people.person(to=request.actor, person=spell.person_id)}
    return web.page(request, "caseload/templates/contact.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """A contact to come."""
    spell = queries.current(to=request.actor, person=person)
    sent = request.POST if request.method == "POST" else None
    initial = {"next_who": str(request.actor.id), "next_how": "01"}
    courses = queries.to_choose(spell=spell)
    form = forms.Book(sent, initial=initial, colleagues=_colleagues(request), courses=courses)
    if sent and form.is_valid():
        booked = actions.Booked(
            at=form.next_at,
            mechanism=form.cleaned_data["next_how"],
            team_id=_mine(request, None),
            worker_id=form.next_worker,
            where=form.cleaned_data["next_where"],
            course_id=form.course_id,
        )
        try:
            actions.book(by=request.actor, spell=spell, booked=booked)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, "Booked. It is a step of theirs now.")
            return web.go("caseload:care", person)
    context = {"form": form, "person": people.person(to=request.actor, person=person)}
    return web.page(request, "caseload/templates/book.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, contact: uuid.UUID) -> HttpResponse:
    """A contact to come does not take place."""
    planned = queries.contact_row(to=request.actor, contact_id=contact)
    sent = request.POST if request.method == "POST" else None
    form = forms.CallOff(sent)
    if sent and form.is_valid():
        try:
            actions.call_off(by=request.actor, contact=planned, **form.cleaned_data)
        except errors.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            flash.success(request, "Written down. Booking another is the next step.")
            return web.go("caseload:care", planned.person_id)
    context = {"form": form, "planned": planned, "person": people.person(to=request.actor, person=planned.person_id)}
    return web.page(request, "caseload/templates/call_off.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, contact: uuid.UUID) -> HttpResponse:
    """A new version of what was written; the old one stays."""
    row = queries.contact_row(to=request.actor, contact_id=contact)
    if not row.attendance or row.replaced_at:
        return web.go("caseload:care", row.person_id)
    at = clock.london(row.at)
    initial = {"on_day": at.date(), "at_time": f"{at:%H:%M}", "mechanism": row.mechanism, "kind": row.kind}
    initial |= {"attendance": row.attendance, "with_whom": row.with_whom, "line": queries.line_of(contact=row)}
    initial |= {"course": str(row.course_id or "")}
    courses = queries.to_choose(spell=row.spell, also=row.course_id)
    sent = request.POST if request.method == "POST" else None
    form = forms.Correct(sent, initial=initial, courses=courses)
    if sent and form.is_valid():
        happened = _happened(form, row.team_id, row.worker_id or request.actor.id)
        try:
            actions.correct(by=request.actor, contact=row, happened=happened, why=form.cleaned_data["why"])
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, "Put right. What was written before stays readable.")
            return web.go("caseload:care", row.person_id)
    context = {"form": form, "row": row, "words": words}
    context |= {"person": people.person(to=request.actor, person=row.person_id)}
    return web.page(request, "caseload/templates/correct.jinja", context, status=422 if form.errors else 200)
