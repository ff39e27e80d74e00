"""Bringing a person to the huddle: one short page, 30 seconds."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import forms_sent, web
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.huddle import actions, forms, queries
from joined.kit import errors
from joined.people import actions as people
from joined.people import queries as persons
from joined.places import queries as places

DRAFT = "bring"


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring somebody found or just added, or a request that in-take holds."""
    person_id = web.identifier(request.GET.get("person"))
    referral = _referral(request)
    if referral is not None:
        person_id = referral.person_id
    if person_id is None:
        return web.go("people:find", query={"then": "bring"})
    person = persons.person(to=request.actor, person=person_id)
    expected = queries.expected(neighbourhood_id=person.neighbourhood_id)
    organisations = [one for one in expected if one[0] != request.actor.organisation]  # who brings them talks about it
    if request.method == "POST":
        form = forms.Bring(request.POST, organisations=organisations)
        if form.is_valid():
            done = _bring(request, form, person, referral)
            if done is not None:
                return done
        return _show(request, form, person, organisations, referral, status=422)
    form = forms.Bring(organisations=organisations, initial=_initial(organisations, referral))
    draft = forms_sent.draft(user_id=request.actor.id, form=DRAFT, about=str(person.id))
    if draft:
        form.restore(draft.values)
    return _show(request, form, person, organisations, referral)


def _referral(request: HttpRequest) -> typing.Any:
    referral_id = web.identifier(request.GET.get("request"))
    return requests.row(to=request.actor, referral_id=referral_id) if referral_id else None


def _initial(organisations: list[tuple[uuid.UUID, str, str]], referral: typing.Any) -> dict[str, typing.Any]:
    """Nothing is chosen for anybody, but that everybody expected is ticked."""
    initial: dict[str, typing.Any] = {"hear": [str(pk) for pk, _, _ in organisations]}
    if referral is not None:
        initial |= {"ask": referral.ask, "in_their_words": referral.in_their_words}
    return initial


def _show(
    request: HttpRequest,
    form: forms.Bring,
    person: persons.Person,
    organisations: list,
    referral: typing.Any,
    *,
    status: int = 200,
) -> HttpResponse:
    draft = forms_sent.draft(user_id=request.actor.id, form=DRAFT, about=str(person.id))
    reader_id, answers = queries.reader(by=request.actor, neighbourhood_id=person.neighbourhood_id)
    duty = places.duty(neighbourhood_id=person.neighbourhood_id)
    context = {
        "form": form,
        "person": person,
        "reader": next((name for pk, name, _ in organisations if pk == reader_id), ""),
        "answers": answers,
        "coming": queries.coming(neighbourhood_id=person.neighbourhood_id),
        "duty": duty,
        "duty_says": places.duty_says(duty, neighbourhood_id=person.neighbourhood_id),
        "before": requests.times_asked(to=request.actor, people=[person.id])[person.id],
        "reach": persons.how_to_reach(to=request.actor, person=person.id),
        "referral": referral,
        "saved_at": draft.saved_at if draft else None,
        "draft_form": DRAFT,
    }
    return web.page(request, "huddle/templates/bring.jinja", context, status=status)


def _bring(
    request: HttpRequest, form: forms.Bring, person: persons.Person, referral: typing.Any
) -> HttpResponse | None:
    given = form.cleaned_data
    row = persons.row(to=request.actor, person=person.id)
    try:
        made = actions.bring(
            by=request.actor,
            person=row,
            referral=referral,
            asking=_asking(given),
            extra=_extra(given),
        )
    except errors.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None
    forms_sent.forget_draft(user_id=request.actor.id, form=DRAFT, about=str(person.id))
    if made.safety == "cannot_wait":
        where = person.neighbourhood_id
        says = places.duty_says(places.duty(neighbourhood_id=where), neighbourhood_id=where)
        flash.success(request, f"Sent to duty now. {says}")
        return web.go("front:person", person.id)
    item = queries.item_of_request(to=request.actor, referral_id=made.pk)
    flash.success(request, f"{person.name} is on the agenda of {item.sitting.on:%A %-d %B}.")
    if item.is_closed_part:
        return web.go("huddle:item", item.pk)
    return web.go("huddle:board", item.sitting_id, query={"item": str(item.pk)})


def _asking(given: dict[str, typing.Any]) -> doors.Asking:
    kept = (
        "ask",
        "in_their_words",
        "talked",
        "talked_because",
        "sharing",
        "safety",
        "safety_words",
        "who_was_rung",
    )
    return doors.Asking(**{field: given[field] for field in kept})


def _extra(given: dict[str, typing.Any]) -> actions.Bringing:
    return actions.Bringing(
        story=given["story"],
        partner_line=given["partner_line"],
        unnamed_line=given["unnamed_line"],
        may_hear=frozenset(uuid.UUID(pk) for pk in given["hear"]),
        ways=_ways(given),
        phone=given["phone"],
        never_name=given["never_name"] if given["never"] == "yes" else "",
        never_user_id=queries.user_called(given["never_name"]) if given["never"] == "yes" else None,
    )


def _ways(given: dict[str, typing.Any]) -> tuple[people.Way, ...]:
    """What they said about texts and calls; safe only as far as they were asked on their own."""
    same = {
        "safe": "yes" if given["alone"] == "yes" else "unknown",
        "was_alone": given["alone"],
        "if_answered": given["if_answered"],
        "may_speak_to": given["may_speak_to"],
    }
    level = int(given["may_text"])
    return (
        people.Way(channel="sms", is_allowed=level > 0, level=level, **same),
        people.Way(channel="voice", is_allowed=given["may_ring"] != "no", level=3, hours=given["ring_times"], **same),
    )
