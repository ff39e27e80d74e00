"""Moving on: what stands, what is missing, and each deed on a short page of its own."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.caseload import actions, forms_moving, queries
from joined.caseload.pages import caring
from joined.caseload.words import moving_on as words
from joined.kit import clock, errors
from joined.people import queries as people

HERE = "caseload:moving_on"


@require_GET
def moving_on(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """How far it has come, and what is still missing before the last team lets go."""
    care = queries.care_of(to=request.actor, person=person)
    if care is None:
        raise errors.NotHere()
    context = {
        "care": care,
        "moving": queries.moving_of(to=request.actor, person=person),
        "aftercare": queries.aftercare_of(to=request.actor, person=person),
        "person": people.person(to=request.actor, person=person),
        "how_to_challenge": words.HOW_TO_CHALLENGE,
    }
    return web.page(request, "caseload/templates/moving_on.jinja", context)


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Who asked for it and what they say: it begins by that, and is asked again whenever that changes."""
    spell = queries.to_keep(to=request.actor, person=person)
    under_way = queries.moving_under_way(to=request.actor, person=person)
    kept = ("asked_by", "agrees", "their_words")
    initial = {field: getattr(under_way, field) for field in kept} if under_way else {}
    form = forms_moving.Asked(caring.sent(request), initial=initial)

    def deed(given: dict[str, typing.Any]) -> object:
        said = actions.Asked(**given)
        if under_way:
            return actions.say_again(by=request.actor, moving=under_way, asked=said)
        return actions.begin(by=request.actor, spell=spell, asked=said)

    done = "Written down. Nothing ends before everybody named has met them."
    button = "Write it down" if under_way else "Begin"
    return caring.asked(request, person, form, deed, said=done, title="Moving on", button=button, to=HERE)


@require_http_methods(["GET", "POST"])
def signs(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Their early signs and what helps, in their words."""
    row = queries.moving_row(to=request.actor, person=person)
    initial = {"early_signs": row.early_signs, "what_helps": row.what_helps, "signs_on": clock.today()}
    form = forms_moving.Signs(caring.sent(request), initial=initial)

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.write_signs(by=request.actor, moving=row, **given)

    title, done = "Early signs, in their words", "Written down, in their words."
    return caring.asked(
        request, person, form, deed, said=done, title=title, button="Write it down", to=HERE, lead=words.ASK_SIGNS
    )


@require_http_methods(["GET", "POST"])
def support(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Somebody is asked to be there for them."""
    row = queries.moving_row(to=request.actor, person=person)
    queries.to_keep(to=request.actor, person=person)
    teams = queries.who_could_go_on(to=request.actor, person=person)
    form = forms_moving.Support(caring.sent(request), teams=teams)

    def deed(given: dict[str, typing.Any]) -> object:
        team = queries.team_to_ask(team_id=uuid.UUID(given["team"]))
        return actions.ask_support(by=request.actor, moving=row, team=team, what=given["what"])

    done = "Asked. You answer for the person until they have said yes and met them."
    return caring.asked(
        request, person, form, deed, said=done, title="Who goes on with them?", button="Ask them", to=HERE
    )


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """They stay with us after all."""
    row = queries.moving_row(to=request.actor, person=person)
    form = forms_moving.Why(caring.sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.stop(by=request.actor, moving=row, **given)

    done = "They stay. Whoever was asked to be there for them is asked no more; tell them so."
    return caring.asked(
        request, person, form, deed, said=done, title="They stay with us", button="They stay", to=HERE, lead=words.STAY
    )


@require_http_methods(["GET", "POST"])
def aftercare(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """They have a right to aftercare under section 117."""
    spell = queries.to_keep(to=request.actor, person=person)
    form = forms_moving.Aftercare(caring.sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.know_aftercare(by=request.actor, spell=spell, **given)

    done, title = "Written down. It ends only when NHS and council decide so together.", "Aftercare under section 117"
    return caring.asked(
        request, person, form, deed, said=done, title=title, button="Write it down", to=HERE, lead=words.KNOW_117
    )


@require_http_methods(["GET", "POST"])
def decided(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """NHS and council decided together that aftercare ends."""
    spell = queries.to_keep(to=request.actor, person=person)
    form = forms_moving.Decided(caring.sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.decide_aftercare(by=request.actor, spell=spell, **given)

    title = "NHS and council decided together"
    return caring.asked(
        request,
        person,
        form,
        deed,
        said="Written down.",
        title=title,
        button="Write it down",
        to=HERE,
        lead=words.DECIDE_117,
    )


@require_POST
def meeting(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """That contact was the meeting to say goodbye."""
    row = queries.moving_row(to=request.actor, person=person)
    contact = web.identifier(request.POST.get("contact"))
    if contact is None:
        raise errors.Refused("Choose a contact.")
    actions.had_meeting(by=request.actor, moving=row, contact_id=contact)
    flash.success(request, "Written down.")
    return web.go(HERE, person)


@require_POST
def met(request: HttpRequest, support: uuid.UUID) -> HttpResponse:
    """The team that said yes has met them."""
    row = queries.support_row(to=request.actor, support_id=support)
    actions.have_met(by=request.actor, support=row)
    flash.success(request, "Written down: you have met them.")
    return web.go(HERE, row.person_id)


@require_POST
def finish(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Everybody has met them: care ends, and they have a return pass."""
    row = queries.moving_row(to=request.actor, person=person)
    try:
        actions.finish(by=request.actor, moving=row)
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
        return web.go(HERE, person)
    flash.success(request, "They have moved on. Give them their return pass.")
    return web.go("caseload:pass", person)
