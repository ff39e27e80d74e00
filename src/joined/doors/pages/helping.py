"""The help page: somebody asks for themselves, one question a page, at any hour and without an account (T2)."""

import typing

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import busy, forms_sent, interviews, rows, visitors, web
from joined.base.interviews import Told
from joined.base.speaking import Speaking
from joined.doors import actions, queries, questions
from joined.doors import help_words as words
from joined.kit import actors, errors
from joined.places import queries as places

BY = actors.System("help page")
DOOR = questions.HELP
SPOKEN = "speaks"
BUSY, TOO_MANY = 10, 100
"""So many from one address in an hour: with the numbers beside the answer; or asked to ring instead."""


@web.public
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Safety first, then: is this for you, or are you worried about somebody?"""
    form = questions.Who(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["who"] == "other":
            return web.go("worrying:question", 1)
        return web.go("helping:question", 1)
    lines, speaking = crisis_lines(), _speaking(request)
    context = {
        "form": speaking.speak(form),
        "lines": lines,
        "is_open": bool(lines),
        "may_ring": bool(lines),
        "is_there_now": any(duty.is_there_now for _, duty in places.duty_lines()),
        "closed_words": words.CLOSED,
        "read_words": read_words(speaking),
        "cleared": "cleared" in request.GET,
        "languages": [questions.ENGLISH_ITSELF, *spoken] if (spoken := queries.languages()) else [],
        **speaking.context,
    }
    answer = web.page(request, "doors/templates/help/start.jinja", context, status=422 if form.errors else 200)
    if "in" in request.GET:
        answer.set_cookie(SPOKEN, speaking.code, secure=settings.PRODUCTION, httponly=True, samesite="Lax")
    return answer


def crisis_lines(place_id: typing.Any = None) -> list[tuple[str, str, str]]:
    """Staffed crisis lines, of one neighbourhood where it is known and has one."""
    found = places.duty_lines(neighbourhood_id=place_id) or places.duty_lines()
    return [(place, duty.crisis_phone, duty.hours) for place, duty in found]


def read_words(speaking: Speaking, *, danger: str = "no", place_id: typing.Any = None) -> str:
    """When a person reads this, truthfully, at this moment."""
    found = queries.when(danger=danger, place_id=place_id)
    if found.duty_by:
        return speaking.say(words.DUTY_READS_BY, at=speaking.at(found.duty_by))
    return speaking.say(words.READS_BY, at=speaking.at(found.reads_by))


def _speaking(request: HttpRequest) -> Speaking:
    """The approved language that was chosen on the first page; English else."""
    return queries.speaking(request.GET.get("in") or request.COOKIES.get(SPOKEN, ""))


def _place(told: Told) -> typing.Any:
    practice = web.identifier(told.first("practice")) if told.first("practice") else None
    return places.neighbourhood_for(practice_id=practice, postcode=told.first("postcode")[:10])


def _beside(told: Told, speaking: Speaking) -> dict[str, typing.Any]:
    place_id = _place(told)
    danger = told.first("danger") or "no"
    return {
        "lines": crisis_lines(place_id),
        "read_words": read_words(speaking, danger=danger, place_id=place_id),
    }


def _choices() -> dict[str, list[tuple[str, str]]]:
    listed = [(str(row.pk), row.name) for row in places.practices()]
    return {"practice": [("", words.NO_PRACTICE), *listed]}


@web.public
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question. Who says that it cannot wait is shown at once who answers now, and may be rung."""
    speaking = _speaking(request)
    answer = interviews.question(
        request,
        DOOR,
        number,
        choices=_choices(),
        beside=lambda told: _beside(told, speaking),
        speaking=speaking,
    )
    is_urgent = number == questions.DANGER_NUMBER and request.POST.get("danger") == "cannot_wait"
    if is_urgent and isinstance(answer, HttpResponseRedirect):
        answer.headers["Location"] = web.go("helping:urgent").headers["Location"]
    return answer


@web.public
@require_http_methods(["GET", "POST"])
def urgent(request: HttpRequest) -> HttpResponse:
    """It cannot wait: the numbers, and “ring me” at once to duty, on no agenda (C81)."""
    visit = visitors.of(request, DOOR.door)
    form = questions.Call(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = actions.Helping(
            danger="cannot_wait",
            way="ring",
            level="1",
            phone=given["phone"],
            name=given["name"],
            area=given["area"],
            postcode=given["area"] if len(given["area"]) <= POSTCODE else "",
            words=given["words"] or _first_words(visit),
            is_from_busy_address=_is_busy(request),
        )
        try:
            return _sent(request, visit, told)
        except errors.Refused as refused:
            problem = refused.sentence
    told, speaking = DOOR.told(visit), _speaking(request)
    lines = crisis_lines(_place(told))
    number = DOOR.next_open(told)
    context = {
        "form": speaking.speak(form),
        "lines": lines,
        "may_ring": bool(lines),
        "call_words": _call_words(queries.when(danger="cannot_wait", place_id=_place(told)), speaking),
        "closed_words": words.CLOSED,
        "problem": speaking.say(problem),
        "key": forms_sent.new_key(),
        **speaking.context,
        "on": web.go("helping:question", number).headers["Location"] if number and told.answers else "",
    }
    status = 422 if form.errors or problem else 200
    return web.page(request, "doors/templates/help/urgent.jinja", context, status=status)


def _call_words(when: queries.When, speaking: Speaking) -> str:
    """By when they are rung: only what duty's own hours allow, and who answers until then."""
    if when.duty_by is None:
        return speaking.say(words.DUTY_UNSURE, at=speaking.at(when.reads_by))
    return speaking.say(words.DUTY_AWAY if when.is_duty_away else words.DUTY_RINGS_BY, at=speaking.at(when.duty_by))


POSTCODE = 8


def _first_words(visit: visitors.Visit) -> str:
    return DOOR.told(visit).first("words")


@web.public
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Everything once more; each line can be changed; then it is sent, once."""
    visit = visitors.of(request, DOOR.door)
    told, choices = DOOR.told(visit), _choices()
    if not told.answers:
        return web.go("helping:sent" if visit.values.get("sent") else "helping:start")
    number = DOOR.next_open(told)
    if number is not None:
        return web.go("helping:question", number)
    problem, speaking = "", _speaking(request)
    if request.method == "POST":
        try:
            return _send(request, visit, told, choices)
        except errors.Refused as refused:
            problem = speaking.say(refused.sentence)
    context = {
        "interview": DOOR,
        "answers": DOOR.shown(told, choices, speaking),
        "deed": words.SEND,
        "key": forms_sent.new_key(),
        "problem": problem,
        **_beside(told, speaking),
        **speaking.context,
    }
    return web.page(request, "base/templates/check_answers.jinja", context, status=422 if problem else 200)


def _send(request: HttpRequest, visit: visitors.Visit, told: Told, choices: interviews.Choices) -> HttpResponse:
    given = DOOR.given(told, choices)
    if given is None:
        raise errors.Refused(words.MEND)
    practice = given.pop("practice", "")
    named = dict(choices["practice"]).get(practice, "") if practice else ""
    given.pop("language", None)
    wanted = actions.Helping(
        **given | {"needs": tuple(given.get("needs", ()))},
        practice_id=web.identifier(practice) if practice else None,
        practice_name=named,
        is_from_busy_address=_is_busy(request),
    )
    return _sent(request, visit, wanted)


def _is_busy(request: HttpRequest) -> bool:
    """Raises Refused only where so many came from one address that nobody could read them all."""
    so_far = busy.count(request, "help")
    if so_far > TOO_MANY:
        raise errors.Refused(words.TOO_MANY)
    return so_far > BUSY


def _sent(request: HttpRequest, visit: visitors.Visit, told: actions.Helping) -> HttpResponse:
    """Done once, however often it is sent; what was written is forgotten with it (T06)."""
    speaking = _speaking(request)
    try:
        with forms_sent.sending(visit.form_key(request.POST.get("form_key", "")), BY.id), rows.context(BY):
            done = actions.ask_for_help(by=BY, told=told)
            kept = {
                "reference": done.reference,
                "token": done.token,
                "danger": told.danger,
                "read_words": _promised(done, told, speaking),
                "reply_words": _reply_words(done, told, speaking),
                "is_busy": told.is_from_busy_address,
                "place": str(done.place_id or ""),
            }
            visit.keep({"sent": kept})
    except forms_sent.AlreadyDone:
        return web.go("helping:sent")
    answer = visit.stays(web.go("helping:sent"))
    answer.headers["Clear-Site-Data"] = visitors.GONE
    return answer


def _promised(done: actions.Received, told: actions.Helping, speaking: Speaking) -> str:
    may_ring = told.phone and told.way in ("ring", "relay") and told.may_be_reached
    sentence = words.SENT_READS_BY
    if told.danger == "cannot_wait":
        when = queries.when(danger=told.danger, place_id=done.place_id)
        sentence = words.SENT_BY_DUTY[bool(may_ring), when.is_duty_away] if when.duty_by else words.DUTY_UNSURE
    return speaking.say(sentence, at=speaking.at(done.reads_by))


def _reply_words(done: actions.Received, told: actions.Helping, speaking: Speaking) -> str:
    if done.replies_by is None:
        return ""
    if not told.may_be_reached:
        return speaking.say(words.SENT_NO_CONTACT)
    return speaking.say(words.SENT_REPLY_BY, at=speaking.at(done.replies_by))


@web.public
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """The reference, when it is read, and where to look: until the browser is closed or this is cleared."""
    visit = visitors.of(request, DOOR.door)
    kept = visit.values.get("sent")
    if not kept:
        return web.go("helping:start")
    link = request.build_absolute_uri(web.go("helping:status", kept["token"]).headers["Location"])
    context = (
        kept
        | {"link": link, "lines": crisis_lines(web.identifier(kept["place"])), "busy_words": words.BUSY}
        | _speaking(request).context
    )
    return web.page(request, "doors/templates/help/sent.jinja", context)


@web.public
@require_GET
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Where is my request? For whoever holds the link, and not a word about what it is (C13)."""
    found = queries.status(digest=actions.digest(token))
    if found is None:
        raise errors.NotHere()
    speaking = _speaking(request)
    context = {
        "token": token,
        "may_say_not_this": queries.may_say_not_this(digest=actions.digest(token)) is not None,
        "has_said": "said" in request.GET,
        "words": words,
        "sentence": speaking.say(found.sentence, at=speaking.at(found.at)),
        "received_at": found.received_at,
        "lines": crisis_lines(found.place_id),
        **speaking.context,
    }
    return web.page(request, "doors/templates/help/status.jinja", context)


@web.public
@require_POST
def not_this(request: HttpRequest, token: str) -> HttpResponse:
    """They want something else: somebody asks them today. Once a day, whoever presses it how often."""
    found = queries.may_say_not_this(digest=actions.digest(token))
    if found is None:
        raise errors.NotHere()
    referral_id, person = found
    with rows.context(BY, people=[person]):
        actions.say_not_this(by=BY, person=person, referral_id=referral_id)
    return web.go("helping:status", token, query={"said": "yes"})


@web.public
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Clear what I wrote: here, in the browser, and behind its back button."""
    return visitors.of(request, DOOR.door).forget(web.go("helping:start", query={"cleared": "yes"}))


@web.public
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Out, at once: cleared, and on a page that says nothing. A link, so that it works without scripts."""
    away = HttpResponseRedirect(settings.AWAY)
    away.status_code = 303
    return visitors.of(request, DOOR.door).forget(away)
