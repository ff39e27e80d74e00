"""“Are you worried about somebody?”: the public door. Everybody is given the same answer (C79, AC-104)."""

import typing

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import busy, forms_sent, interviews, rows, visitors, web, wording
from joined.base.interviews import Told
from joined.base.speaking import ENGLISH
from joined.kit import actors, errors
from joined.places import queries as places
from joined.worries import actions, queries, questions, words

BY = actors.System("worry page")
DOOR = questions.WORRY
TOO_MANY = 100
"""From one address in an hour: then they are asked to ring instead, with everything kept."""
PLEASE_RING = (
    "We cannot take more from where you are at the moment. Nothing you wrote is lost: it stays here for 2 hours. "
    "Please ring one of the numbers below instead, or try again in an hour."
)
MEND = "Something is missing or has to be mended. Choose Change beside it."


def _lines(place_id: typing.Any = None) -> list[tuple[str, str, str]]:
    found = places.duty_lines(neighbourhood_id=place_id) or places.duty_lines()
    return [(place, duty.crisis_phone, duty.hours) for place, duty in found]


def _beside(told: Told) -> dict[str, typing.Any]:
    place_id = places.neighbourhood_for(practice_id=None, postcode=told.first("postcode")[:10])
    return {"lines": _lines(place_id), "read_words": _read_words(told, place_id)}


def _read_words(told: Told, place_id: typing.Any) -> str:
    danger = told.first("danger")
    by = queries.first_read(danger=danger, place=place_id)
    if danger == "cannot_wait":
        return words.DUTY_READS_BY.format(by=wording.promised(by))
    return f"A person reads this by {wording.promised(by)}. Nobody reads it before you send it."


@web.public
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question."""
    return interviews.question(request, DOOR, number, choices={}, beside=_beside)


@web.public
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Everything once more, then sent, once."""
    visit = visitors.of(request, DOOR.door)
    told = DOOR.told(visit)
    if not told.answers:
        return web.go("worrying:sent" if visit.values.get("sent") else "helping:start")
    number = DOOR.next_open(told)
    if number is not None:
        return web.go("worrying:question", number)
    problem = ""
    if request.method == "POST":
        try:
            return _send(request, visit, told)
        except errors.Refused as refused:
            problem = refused.sentence
    context = {
        "interview": DOOR,
        "answers": DOOR.shown(told, {}),
        "deed": "Send this",
        "key": forms_sent.new_key(),
        "problem": problem,
        **_beside(told),
        **ENGLISH.context,
    }
    return web.page(request, "base/templates/check_answers.jinja", context, status=422 if problem else 200)


def _send(request: HttpRequest, visit: visitors.Visit, told: Told) -> HttpResponse:
    given = DOOR.given(told, {})
    if given is None:
        raise errors.Refused(MEND)
    if busy.count(request, "help") > TOO_MANY:
        raise errors.Refused(PLEASE_RING)
    try:
        with forms_sent.sending(visit.form_key(request.POST.get("form_key", "")), BY.id), rows.context(BY):
            heard = actions.hear(by=BY, worry=actions.Worrying(**given))
            visit.keep({"sent": _kept(heard)})
    except forms_sent.AlreadyDone:
        return web.go("worrying:sent")
    answer = visit.stays(web.go("worrying:sent"))
    answer.headers["Clear-Site-Data"] = visitors.GONE
    return answer


def _kept(heard: actions.Heard) -> dict[str, str]:
    """What the answer says, and nothing that leads anywhere."""
    ring = f"We ring you by {wording.promised(heard.replies_by)} to listen." if heard.replies_by else ""
    read = f"A person reads it by {wording.promised(heard.reads_by)}."
    return {"reference": heard.reference, "read_words": read, "reply_words": ring}


@web.public
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """The same answer for everybody, whomever it is about."""
    kept = visitors.of(request, DOOR.door).values.get("sent")
    if not kept:
        return web.go("helping:start")
    context = kept | {"lines": _lines(), "thanks": words.SENT_WORDS} | ENGLISH.context
    return web.page(request, "worries/templates/sent.jinja", context)
