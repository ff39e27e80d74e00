"""The pages of a huddle: the week, the board, the room view, the print sheet, an item."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from joined.base import forms_sent, web
from joined.base import live as base_live
from joined.caseload import queries as caseload
from joined.huddle import actions, forms, live, queries
from joined.kit import clock, errors
from joined.places import queries as places

DRAFT = "decide"
BOARD = "huddle/templates/board.jinja"
PANES = ("person", "offers", "decide", "agenda")


@require_GET
def week(request: HttpRequest) -> HttpResponse:
    """The week's sittings of my huddles."""
    found = queries.week(to=request.actor)
    return web.page(request, "huddle/templates/week.jinja", {"week": found, "today": clock.today()})


@require_GET
def board(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """The live board of one sitting."""
    return shown(request, sitting, item=web.identifier(request.GET.get("item")))


def shown(
    request: HttpRequest,
    sitting: uuid.UUID,
    *,
    item: uuid.UUID | None,
    decide: forms.Decide | None = None,
    refused: errors.Foreseen | None = None,
) -> HttpResponse:
    """The board with an item open; again, where a decision was not filled in or a deed was refused."""
    found = queries.board(to=request.actor, sitting_id=sitting, item_id=item)
    pane = request.GET.get("pane", "person")
    parts = live.parts_of(found)
    context = {
        "board": found,
        "parts": parts,
        "digests": {name: base_live.digest(html) for name, html in parts.items()},
        "stays_with": str(item) if item and item != found.sitting.now_item_id else "",
        "pane": pane if pane in PANES else "person",
        "decide": decide or _decide_form(request, found),
        "own_teams": places.teams(team_ids=request.actor.team_ids),
        "refused": refused,
    }
    return web.page(request, BOARD, context, status=refused.status if refused else (422 if decide else 200))


def _decide_form(request: HttpRequest, shown: queries.Board) -> forms.Decide | None:
    """The form of whoever may decide: their own draft, else what the chosen offers say."""
    if shown.card is None or not shown.card.may_decide:
        return None
    teams = queries.teams(neighbourhood_id=shown.sitting.neighbourhood_id)
    knew = caseload.knew_them(to=request.actor, person=shown.card.person.id)
    form = forms.Decide(teams=teams, knew=knew, initial=_from_offers(shown.card, shown.sitting.id))
    draft = forms_sent.draft(user_id=request.actor.id, form=DRAFT, about=str(shown.card.item_id))
    if draft:
        form.restore(draft.values)
    return form


def _from_offers(card: queries.Card, sitting_id: uuid.UUID) -> dict[str, object]:
    """Offers that were put in the plan fill the first next steps; a yes is ticked for who is in the room."""
    initial: dict[str, object] = {"version": card.version}
    in_plan = [offer for offer in card.offers if offer.is_in_plan]
    here = queries.teams_here(sitting_id=sitting_id) if in_plan else set()
    for n, offer in enumerate(in_plan, 1):
        initial |= {f"what_{n}": offer.what, f"who_{n}": str(offer.team_id), f"by_{n}": offer.first_on}
        initial[f"yes_{n}"] = offer.team_id in here
        if n == forms.STEP_ROWS:
            break
    return initial


@require_GET
def room(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """The view for a wall or a shared screen: only what everybody present may see."""
    shown = queries.room(to=request.actor, sitting_id=sitting)
    parts = live.parts_of_room(shown)
    digests = {name: base_live.digest(html) for name, html in parts.items()}
    return web.page(request, "huddle/templates/room.jinja", {"board": shown, "parts": parts, "digests": digests})


@require_GET
def changes(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """What has changed for a page that has `have`: for networks that forbid streams."""
    asked = request.GET
    news = live.news_for(
        request.actor,
        sitting_id=sitting,
        wanted=asked.get("item", ""),
        view=asked.get("view", ""),
        have=base_live.has(asked.get("have", "")),
    )
    return JsonResponse(news)


@require_GET
def sheet(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """The print sheet (H29)."""
    cards = queries.sheet(to=request.actor, sitting_id=sitting)
    return web.page(request, "huddle/templates/sheet.jinja", {"sheet": cards})


@require_POST
def start(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Open the sitting."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    actions.start(by=request.actor, sitting=row)
    return web.go("huddle:board", sitting)


@require_POST
def finish(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Close the sitting, or say who has neither plan nor tomorrow."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    try:
        actions.finish(by=request.actor, sitting=row)
    except errors.Refused as refused:
        return shown(request, sitting, item=None, refused=refused)
    flash.success(request, "The sitting is over. Promises open tomorrow’s.")
    return web.go("huddle:board", sitting)


@require_POST
def come(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """I am here, or somebody whom the chair ticks."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    user = web.identifier(request.POST.get("user")) or request.actor.id
    member = queries.member(sitting=row, user_id=user)
    actions.come(by=request.actor, sitting=row, user=member.user, team=member.team)
    return web.go("huddle:board", sitting)


@require_POST
def leave(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """I have left, or somebody whom the chair unticks."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    user = web.identifier(request.POST.get("user")) or request.actor.id
    actions.leave(by=request.actor, sitting=row, user=queries.member(sitting=row, user_id=user).user)
    return web.go("huddle:board", sitting)


@require_GET
def presence(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """Who is here: tick and untick."""
    row = queries.sitting_row(to=request.actor, sitting_id=sitting)
    found = queries.attendance(to=request.actor, sitting=row)
    return web.page(request, "huddle/templates/presence.jinja", {"attendance": found})


@require_GET
def item(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """One item: the conversation, the decision, and what became of it."""
    shown = queries.item(to=request.actor, item_id=item)
    return web.page(request, "huddle/templates/item.jinja", {"shown": shown, "card": shown.card, "note": forms.Note()})


@require_POST
def talk(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Talk about this person now; stops while somebody is here who may not hear."""
    row = queries.item_row(to=request.actor, item_id=item)
    try:
        actions.talk(by=request.actor, item=row, only_these="only_these" in request.POST)
    except errors.Refused as refused:
        if refused.field != "room":
            raise
        stays = queries.who_stays(item=row)
        context = {"item": row, "stays": stays, "sitting": row.sitting}
        return web.page(request, "huddle/templates/who_stays.jinja", context, status=409)
    return web.go("huddle:board", row.sitting_id, query={"item": str(item)})


@require_POST
def order(request: HttpRequest, item: uuid.UUID) -> HttpResponse:
    """Earlier or later on the agenda; `before` another, for whoever drags."""
    row = queries.item_row(to=request.actor, item_id=item)
    before = web.identifier(request.POST.get("before"))
    actions.order(by=request.actor, item=row, to=request.POST.get("to", ""), before=before)
    return web.go("huddle:board", row.sitting_id, part=f"line-{item}")


def back(row: object, pane: str) -> HttpResponse:
    """After a deed, to the item and the part of the board that it was about."""
    return web.go("huddle:board", row.sitting_id, query={"item": str(row.pk), "pane": pane}, part=pane)
