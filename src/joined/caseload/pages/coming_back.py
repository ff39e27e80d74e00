"""The return pass as a card, a text or a letter; and coming back with one line of why."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import web
from joined.caseload import actions, forms_moving, queries
from joined.caseload.pages import caring
from joined.caseload.words import moving_on as words
from joined.kit import errors
from joined.people import queries as people


@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """One line, one press: straight to the team that knows them."""
    way = queries.way_of(to=request.actor, person=person)
    if way is None:
        raise errors.NotHere()
    form = forms_moving.Why(caring.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            back = actions.come_back(by=request.actor, person=person, why=form.cleaned_data["why"])
        except errors.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            flash.success(request, words.BACK_DONE.format(team=way.team_name, day=f"{back.see_by:%A %-d %B}"))
            return web.go("front:person", person)
    context = {"form": form, "way": way, "taps": words.BACK_WHY}
    context |= {"person": people.person(to=request.actor, person=person)}
    return web.page(request, "caseload/templates/come_back.jinja", context, status=422 if form.errors else 200)


@require_GET
def card(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """The pass as it is printed: until when and which number. It names no service and no diagnosis."""
    way = queries.way_of(to=request.actor, person=person)
    if way is None or way.until_on is None:
        raise errors.NotHere()
    context = {"way": way, "person": people.person(to=request.actor, person=person)}
    return web.page(request, "caseload/templates/pass.jinja", context)


@require_POST
def send(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """The same words as a text, or as a letter that somebody prints."""
    route = "letter" if request.POST.get("how") == "letter" else "text"
    try:
        written = actions.send_pass(by=request.actor, person=person, route=route)
    except (errors.Refused, errors.Forbidden) as refused:
        flash.warning(request, refused.sentence)
        return web.go("caseload:pass", person)
    if route == "letter":
        return web.go("people:letter", written.pk)
    flash.success(request, "It goes as a text. What became of it stands on their page.")
    return web.go("caseload:pass", person)


@require_http_methods(["GET", "POST"])
def told(request: HttpRequest, found: uuid.UUID) -> HttpResponse:
    """They were told that their pass ends."""
    row = queries.pass_to_tell(to=request.actor, pass_id=found)
    form = forms_moving.Told(caring.sent(request))

    def deed(given: dict[str, typing.Any]) -> object:
        return actions.told(by=request.actor, found=row, **given)

    title = f"Their return pass ends on {row.until_on:%-d %B %Y}"
    return caring.asked(
        request,
        row.person_id,
        form,
        deed,
        said="Written down.",
        title=title,
        button="They know",
        to="front:person",
        lead=words.ENDS_SOON,
    )
