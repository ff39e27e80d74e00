"""How to reach somebody: what they said, what is kept back, a STOP taken back, and letters."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.kit import clock, errors
from joined.people import actions, forms, letters, queries


@require_http_methods(["GET", "POST"])
def reach(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """How to reach them, as they said it, channel by channel."""
    known = queries.to_change(to=request.actor, person=person, scope="contact")
    reached = queries.how_to_reach(to=request.actor, person=person)
    form = forms.Reach(request.POST or None, initial=_ways_kept(reached))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.confirm_ways(
            by=request.actor,
            person=known.row,
            ways=_ways(form),
            phone=given["phone"],
            is_shared=given["is_shared"],
            email=given["email_address"],
            is_email_shared=given["is_email_shared"],
        )
        flash.success(request, "Saved. Every text asks this again before it goes.")
        return web.go("front:person", person, part="reach")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "person": known.person, "reach": reached}
    return web.page(request, "people/templates/reach.jinja", context, status=status)


def _ways_kept(reached: queries.Reach) -> dict[str, typing.Any]:
    kept: dict[str, typing.Any] = {"phone": reached.phone, "is_shared": reached.is_shared}
    kept |= {"email_address": reached.email}
    for channel, way in reached.channels.items():
        kept[channel] = "yes" if way.is_allowed else "no"
    kept["not_safe"] = [channel for channel, way in reached.channels.items() if way.safe == "no"]
    for channel in ("sms", "email"):
        if way := reached.channels.get(channel):
            kept[f"{channel}_level"] = str(way.level or "")
    if voice := reached.channels.get("voice"):
        kept |= {"hours": voice.hours, "if_answered": voice.if_answered, "may_speak_to": voice.may_speak_to}
    return kept


def _ways(form: forms.Reach) -> tuple[actions.Way, ...]:
    """A way is safe only as far as they said so on their own (H2, T11)."""
    given = form.cleaned_data
    found = []
    for channel, is_allowed in form.answers().items():
        safe = "yes" if is_allowed and given["alone"] == "yes" else "unknown"
        way = {
            "channel": channel,
            "is_allowed": is_allowed,
            "safe": "no" if channel in given["not_safe"] else safe,
            "was_alone": given["alone"],
            "level": int(given.get(f"{channel}_level") or 0) if is_allowed else 0,
        }
        if channel == "voice":
            way |= {"hours": given["hours"], "if_answered": given["if_answered"] or "nothing", "level": 3}
            way["may_speak_to"] = given["may_speak_to"] if given["if_answered"] == "may_speak" else ""
        found.append(actions.Way(**way))
    return tuple(found)


@require_http_methods(["GET", "POST"])
def unmask(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Look behind a restriction for once: a reason first, then everything, on this one answer alone (T11)."""
    known = queries.person(to=request.actor, person=person)
    reached = queries.how_to_reach(to=request.actor, person=person)
    if not reached.is_masked:
        return web.go("front:person", person, part="reach")
    form = forms.Unmask(request.POST or None)
    shown, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = queries.row(to=request.actor, person=person)
                actions.unmask(by=request.actor, person=row, reason=form.cleaned_data["reason"])
                shown, status = queries.unmasked(to=request.actor, person=person), 200
            except errors.Refused as refused:
                form.add_error("reason", refused.sentence)
    language = queries.language_named(known.language)
    context = {"form": form, "person": known, "reach": shown, "language": language}
    return web.page(request, "people/templates/unmask.jinja", context, status=status)


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Somebody with this phone asked us to stop: what that means, and how only the person takes it back."""
    known = queries.to_change(to=request.actor, person=person, scope="contact")
    reached = queries.how_to_reach(to=request.actor, person=person)
    form = forms.LiftStop(request.POST or None, initial={"said_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.lift_stop(by=request.actor, person=known.row, **form.answers())
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, "Texts may go again. What they said is kept.")
            return web.go("front:person", person, part="reach")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "person": known.person, "reach": reached}
    return web.page(request, "people/templates/stop.jinja", context, status=status)


@require_GET
def letter(request: HttpRequest, message: uuid.UUID) -> HttpResponse:
    """One letter: to print, to post, to count as told."""
    shown = letters.letter(to=request.actor, message_id=message)
    context = {"letter": shown, "form": forms.Posted(initial={"on": clock.today()})}
    return web.page(request, "people/templates/letter.jinja", context)


@require_POST
def print_letter(request: HttpRequest, message: uuid.UUID) -> HttpResponse:
    """Who prints it, when, for which address; everything is asked again first (T33)."""
    actions.print_letter(by=request.actor, message_id=message)
    return web.go("people:sheet", message)


@require_GET
def sheet(request: HttpRequest, message: uuid.UUID) -> HttpResponse:
    """The letter itself, for paper: nothing but what the person reads."""
    shown = letters.letter(to=request.actor, message_id=message)
    if shown.message.printed_at is None or shown.why_not:
        return web.go("people:letter", message)
    return web.page(request, "people/templates/sheet.jinja", {"letter": shown})


@require_POST
def posted(request: HttpRequest, message: uuid.UUID) -> HttpResponse:
    """It is in the post, since a day."""
    form = forms.Posted(request.POST)
    if form.is_valid():
        try:
            actions.post_letter(by=request.actor, message_id=message, on=form.cleaned_data["on"])
        except errors.Refused as refused:
            form.add_error("on", refused.sentence)
        else:
            flash.success(request, "Posted. It counts as told on the working day after; until then it does not.")
            return web.go("people:letter", message)
    context = {"letter": letters.letter(to=request.actor, message_id=message), "form": form}
    return web.page(request, "people/templates/letter.jinja", context, status=422)


@require_POST
def came_back(request: HttpRequest, message: uuid.UUID) -> HttpResponse:
    """The post brought it back."""
    actions.letter_came_back(by=request.actor, message_id=message)
    flash.success(request, "Written down. Somebody of the responsible team rings or goes, today.")
    return web.go("people:letter", message)
