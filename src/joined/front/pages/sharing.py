"""What they share, and with whom: taken back or given in a minute, by their word."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import web
from joined.base.forms import refusals_on
from joined.doors import words as requests
from joined.front import choices, forms, words
from joined.huddle import actions as huddle
from joined.kit import clock, errors
from joined.people import actions as people
from joined.people import queries as persons


@require_GET
def overview(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Each choice as it stands, one press from being changed, and every choice before it."""
    return web.page(
        request, "front/templates/sharing.jinja", {"shown": _shown(request, person), "talks": requests.SHARING}
    )


@require_http_methods(["GET", "POST"])
def who_talks(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """The huddle: everybody, NHS and council, or nobody by name. Raises NotHere to partners."""
    shown = _shown(request, person)
    if shown.sharing.is_partner:
        raise errors.NotHere()
    there = shown.expected
    form = forms.WhoTalks(
        request.POST or None,
        choices={"hear": [(str(one.id), one.name) for one in there]},
        initial=_initial() | {"sharing": shown.talks, "hear": [str(one.id) for one in there if "huddle" in one.open]},
    )
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            huddle.say_who_talks(
                by=request.actor,
                person=persons.row(to=request.actor, person=person),
                sharing=given["sharing"],
                hear={uuid.UUID(pk) for pk in given["hear"]},
                word=_word(form),
            )
            first = words.TALKS[given["sharing"]] if given["sharing"] != shown.talks else ""
            return _done(request, person, shown, first, is_sent=given["send"])
    return _form_page(request, "front/templates/sharing_who_talks.jinja", form, shown)


@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, person: uuid.UUID, organisation: uuid.UUID) -> HttpResponse:
    """Everything that one organisation may know. Raises NotHere for one that is none of these."""
    shown = _shown(request, person)
    one = shown.sharing.of(organisation)
    if one is None:
        raise errors.NotHere()
    form = forms.About(
        request.POST or None, choices={"open": one.offered}, initial=_initial() | {"open": sorted(one.open)}
    )
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            huddle.say_about(
                by=request.actor,
                person=persons.row(to=request.actor, person=person),
                organisation_id=one.id,
                wanted=set(given["open"]),
                word=_word(form),
            )
            return _done(request, person, shown, "", is_sent=given["send"])
    return _form_page(request, "front/templates/sharing_about.jinja", form, shown, one=one)


@require_http_methods(["GET", "POST"])
def never(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """A name that nobody is shown. Raises NotHere to partners."""
    shown = _shown(request, person)
    if shown.sharing.is_partner:
        raise errors.NotHere()
    form = forms.Never(request.POST or None, initial=_initial())
    if form.is_valid():
        given = form.cleaned_data
        deed = {"never": huddle.say_never, "again": huddle.say_may_again}[given["what"]]
        with refusals_on(form):
            row = persons.row(to=request.actor, person=person)
            deed(by=request.actor, person=row, name=given["name"], word=_word(form))
            flash.success(request, words.NEVER[given["what"]])
            if not choices.is_staff(name=given["name"]):
                flash.warning(request, words.NOBODY_OF_THAT_NAME)
            return web.go("front:sharing", person)
    return _form_page(request, "front/templates/sharing_never.jinja", form, shown)


def _shown(request: HttpRequest, person: uuid.UUID) -> choices.Shown:
    return choices.shown(to=request.actor, person=person)


def _initial() -> dict[str, typing.Any]:
    return {"said_on": clock.today()}


def _word(form: forms.Word) -> people.Word:
    given = form.cleaned_data
    return people.Word(
        is_themselves=given["said_by"] == "themselves",
        said_on=given["said_on"],
        was_alone=given["alone"],
        who=given["who"],
    )


def _done(request: HttpRequest, person: uuid.UUID, before: choices.Shown, first: str, *, is_sent: bool) -> HttpResponse:
    """What changed, in the words in which it is read to them; and sent only where they chose to read so much."""
    try:
        after = _shown(request, person)
    except errors.Foreseen:  # a partner that gave itself up is shown nothing more
        flash.success(request, words.KEPT)
        return web.go("front:today")
    told = " ".join(part for part in (first, after.told(before)) if part)
    if not told:
        flash.success(request, words.SAME)
        return web.go("front:sharing", person)
    flash.success(request, words.READ_TO_THEM.format(told=told))
    if is_sent:
        _send(request, person, told)
    return web.go("front:sharing", person)


def _send(request: HttpRequest, person: uuid.UUID, told: str) -> None:
    row = persons.row(to=request.actor, person=person)
    try:
        people.text(by=request.actor, person=row, words=words.TEXT.format(told=told), level=choices.ENOUGH)
    except (errors.Refused, errors.Forbidden) as refused:
        flash.warning(request, words.NOT_SENT.format(why=refused.sentence))
    else:
        flash.success(request, words.SENT)


def _form_page(
    request: HttpRequest, template: str, form: forms.Word, shown: choices.Shown, **more: typing.Any
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "shown": shown} | more
    return web.page(request, template, context, status=status)
