"""How a request may end, which guard is missing in words, and the letter on how to come back."""

import dataclasses
import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import web
from joined.doors import actions, forms, queries, words
from joined.kit import clock, errors
from joined.people import access as people_access
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing

ENDED = "It has ended. They may ask again at any time."


@dataclasses.dataclass(frozen=True)
class Deed:
    """One form of the page: its fields, what is done with them, and what is said afterwards."""

    form: type[forms.Begin | forms.Chose | forms.Died | forms.Letter | forms.Received | forms.Withdraw | forms.Finish]
    do: Callable[..., object]
    said: str


def _closing(request: HttpRequest, ending: str, row: object) -> object:
    shown = standing.ends_of(to=request.actor, matter=row.matter)  # type: ignore[attr-defined]
    found = shown.closings.get(ending)
    closing = standing.closing_row(to=request.actor, closing_id=found.id) if found else None
    if closing is None:
        raise errors.Refused("Nobody has begun this end yet.")
    return closing


def _chose(request: HttpRequest, row: object, given: dict) -> None:
    actions.chose_otherwise(by=request.actor, referral=row, words=given["words"], was_safe=given["safe"] == "yes")


def _error(request: HttpRequest, row: object, given: dict) -> None:
    actions.ask_to_end(by=request.actor, referral=row, ending="made_in_error", words=given["words"])


def _agree(request: HttpRequest, row: object, given: dict) -> None:
    actions.end_in_error(by=request.actor, referral=row, closing=_closing(request, "made_in_error", row))


def _begin(request: HttpRequest, row: object, given: dict) -> None:
    actions.ask_to_end(by=request.actor, referral=row, ending="not_reached", words=given["words"])


def _letter(request: HttpRequest, row: object, given: dict) -> None:
    is_safe = standing.ends_of(to=request.actor, matter=row.matter).is_post_safe  # type: ignore[attr-defined]
    closing = _closing(request, "not_reached", row)
    steps.letter_went(by=request.actor, closing=closing, how=given["how"], is_post_safe=is_safe)


def _received(request: HttpRequest, row: object, given: dict) -> None:
    steps.received(by=request.actor, closing=_closing(request, "not_reached", row), who=given["who"])


def _withdraw(request: HttpRequest, row: object, given: dict) -> None:
    ending = "made_in_error" if request.POST.get("deed") == "not_error" else "not_reached"
    steps.withdraw(by=request.actor, closing=_closing(request, ending, row))


def _not_reached(request: HttpRequest, row: object, given: dict) -> None:
    actions.end_not_reached(by=request.actor, referral=row)


def _elsewhere(request: HttpRequest, row: object, given: dict) -> None:
    actions.end_elsewhere(by=request.actor, referral=row)


def _died(request: HttpRequest, row: object, given: dict) -> None:
    person = people.row(to=request.actor, person=row.person_id)  # type: ignore[attr-defined]
    actions.died(by=request.actor, person=person, died_on=given["died_on"])


DEEDS = {
    "chose": Deed(forms.Chose, _chose, ENDED),
    "error": Deed(forms.Begin, _error, "Asked. It ends when a second person agrees."),
    "agree": Deed(forms.Finish, _agree, ENDED),
    "not_error": Deed(forms.Withdraw, _withdraw, "Nothing ends."),
    "begin": Deed(forms.Begin, _begin, "Begun. They have a return pass now; nothing ends before the rest stands."),
    "still_trying": Deed(forms.Withdraw, _withdraw, "Nothing ends."),
    "letter": Deed(forms.Letter, _letter, "Written down."),
    "received": Deed(forms.Received, _received, "Written down."),
    "not_reached": Deed(forms.Finish, _not_reached, ENDED),
    "elsewhere": Deed(forms.Finish, _elsewhere, ENDED),
    "died": Deed(forms.Died, _died, words.DIED_DONE),
}


def _on(request: HttpRequest, referral: uuid.UUID, person: uuid.UUID, said: str) -> HttpResponse:
    """Whoever ended it reads the request no more, and the person's own page as long as they may (28 days)."""
    if said == words.DIED_DONE:
        return web.go("doors:mine")
    if said != ENDED:
        return web.go("doors:ends", referral)
    if people_access.may(to=request.actor, person=person, scope="identity"):
        return web.go("front:person", person)
    return web.go("doors:requests")


@require_http_methods(["GET", "POST"])
def ends(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """Every way in which this may end, and what stands against it."""
    row = queries.row(to=request.actor, referral_id=referral)
    name = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST" and name not in DEEDS:
        raise errors.Refused("Choose how it ends.")
    sent = DEEDS[name].form(request.POST, auto_id=f"id_{name}_%s") if name else None
    if sent is not None and sent.is_valid():
        try:
            DEEDS[name].do(request, row, sent.cleaned_data)
        except errors.Refused as refused:
            sent.add_error(refused.field if refused.field in sent.fields else None, refused.sentence)
        else:
            flash.success(request, DEEDS[name].said)
            return _on(request, referral, row.person_id, DEEDS[name].said)
    asked = queries.request(to=request.actor, referral_id=referral).requests[0]
    context = {
        "asked": asked,
        "ends": standing.ends_of(to=request.actor, matter=row.matter),
        "sent": sent,
        "forms": {one: DEEDS[one].form(auto_id=f"id_{one}_%s") for one in DEEDS} | ({name: sent} if sent else {}),
        "may_end": asked.is_ours,
    }
    return web.page(request, "doors/templates/ends.jinja", context, status=422 if sent is not None else 200)


@require_GET
def letter(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """How to come back, on paper: no health words, and nothing about why."""
    asked = queries.request(to=request.actor, referral_id=referral).requests[0]
    place = asked.person.neighbourhood_id
    row = queries.row(to=request.actor, referral_id=referral)
    context = {
        "asked": asked,
        "ends": standing.ends_of(to=request.actor, matter=row.matter),
        "team": places.intake_team(neighbourhood_id=place),
        "duty": places.duty(neighbourhood_id=place),
        "meanwhile": queries.meanwhile(place_id=place),
        "today": clock.today(),
    }
    return web.page(request, "doors/templates/letter.jinja", context)
