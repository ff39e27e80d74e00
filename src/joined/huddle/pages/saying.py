"""What is said on a board: views, offers, and whom else one could ask."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from joined.huddle import actions, forms, queries
from joined.huddle.pages import board
from joined.kit import errors
from joined.places import queries as places


@require_POST
def writing(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """The others read that somebody is writing about this person; nothing is kept."""
    queries.tell_writing(to=request.actor, item_id=item)
    return HttpResponse(status=204)


@require_POST
def view(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Add a view."""
    row = queries.item_row(to=request.actor, item_id=item)
    form = forms.View(request.POST)
    if form.is_valid():
        actions.add_view(by=request.actor, item=row, words=form.cleaned_data["words"])
        return board.back(row, "offers")
    return _refuse(request, row, "Write what you think, in a line or two.", "words")


@require_POST
def offer(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Add an offer."""
    row = queries.item_row(to=request.actor, item_id=item)
    form = forms.Offer(request.POST, choices={"team": _own_teams(request)})
    if not form.is_valid():
        return _refuse(request, row, form.first_sentence(), "what")
    given = form.cleaned_data
    actions.add_offer(
        by=request.actor,
        item=row,
        team=places.team(uuid.UUID(given["team"])),
        service=given["service"],
        what=given["what"],
        who=given["who"],
        first_on=given["first_on"],
        languages=given["languages"],
        space=given["space"],
    )
    return board.back(row, "offers")


@require_POST
def not_for_us(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """ "Not for us, but": names a next door."""
    row = queries.item_row(to=request.actor, item_id=item)
    form = forms.NotForUs(request.POST, choices={"team": _own_teams(request)})
    if not form.is_valid():
        return _refuse(request, row, form.first_sentence(), "next_door")
    given = form.cleaned_data
    team = places.team(uuid.UUID(given["team"]))
    actions.not_for_us(by=request.actor, item=row, team=team, why=given["why"], next_door=given["next_door"])
    return board.back(row, "offers")


def _own_teams(request: HttpRequest) -> list[tuple[str, str]]:
    return [(str(team.pk), team.name) for team in places.teams(team_ids=request.actor.team_ids)]


@require_POST
def in_plan(request: HttpRequest, offer: uuid.UUID) -> HttpResponse:
    """Put an offer in the plan, or take it out."""
    row = queries.offer_row(to=request.actor, offer_id=offer)
    actions.put_in_plan(by=request.actor, offer=row, is_in=request.POST.get("in") == "yes")
    return board.back(row.item, "offers")


def _refuse(request: HttpRequest, row: object, sentence: str, field: str) -> HttpResponse:
    return board.shown(request, row.sitting_id, item=row.pk, refused=errors.Refused(sentence, field=field))
