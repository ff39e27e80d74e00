"""What is known from before somebody came back, and one press to take each over."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web, wording
from joined.caseload import actions as caseload
from joined.caseload import queries as care
from joined.caseload.words import moving_on as words
from joined.front import before
from joined.kit import errors
from joined.people import queries as people


@require_http_methods(["GET", "POST"])
def known(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Each thing with the day on which it was said."""
    found = before.before(to=request.actor, person=person)
    if request.method == "POST":
        return _taken(request, person, found)
    context = {"found": found, "person": people.person(to=request.actor, person=person)}
    return web.page(request, "front/templates/before.jinja", context)


def _taken(request: HttpRequest, person: uuid.UUID, found: care.Before) -> HttpResponse:
    one = next((one for one in found.known if one.what == request.POST.get("what")), None)
    if one is None:
        raise errors.NotHere()
    spell = care.current(to=request.actor, person=person)
    try:
        caseload.take_over(by=request.actor, spell=spell, what=one.what, as_of=one.as_of)
    except errors.Refused as refused:
        flash.info(request, refused.sentence)
    else:
        flash.success(request, words.TAKEN_OVER.format(day=wording.plain_day(one.as_of)))
    return web.go("front:before", person)
