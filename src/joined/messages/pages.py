"""What GOV.UK Notify posts to us, receipts and replies; and the page of whoever follows what was sent."""

import functools
import hmac
import json
import typing
import uuid
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from joined.base import rows, web
from joined.kit import actors, errors
from joined.messages import actions, queries

MOST_BYTES = 20_000
BY = actors.System("notify receipts")
Post = dict[str, typing.Any]


def from_notify(deed: Callable[[Post], None]) -> Callable[[HttpRequest], HttpResponse]:
    """401 without our token, whatever it says; 400 for what is not Notify's; else 204 (AC-112, AC-113)."""

    @functools.wraps(deed)
    def page(request: HttpRequest) -> HttpResponse:
        shown = request.headers.get("Authorization", "")
        if not hmac.compare_digest(shown.encode(), f"Bearer {settings.NOTIFY_CALLBACK_TOKEN}".encode()):
            return HttpResponse(status=401)
        if len(request.body) > MOST_BYTES:
            return HttpResponse(status=413)
        try:
            deed(_read(request))
        except (ValueError, KeyError):
            return HttpResponse("This is not from Notify.", status=400, content_type="text/plain")
        return HttpResponse(status=204)

    return web.public(csrf_exempt(require_POST(page)))


@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """Whether what was sent arrived, by count: what waits, what differs, receipts that nobody knew."""
    return _followed(request, 200)


@require_POST
def settle(request: HttpRequest, difference: uuid.UUID) -> HttpResponse:
    """Somebody has looked at a difference, and says what it was."""
    row = queries.difference(to=request.actor, difference_id=difference)
    return _looked_at(request, lambda why: actions.settle(by=request.actor, difference=row, why=why))


@require_POST
def clear(request: HttpRequest, parked: uuid.UUID) -> HttpResponse:
    """Somebody has looked at a receipt that belongs to nothing of ours."""
    row = queries.parked_row(to=request.actor, parked_id=parked)
    return _looked_at(request, lambda why: actions.clear_parked(by=request.actor, parked=row, why=why))


def _looked_at(request: HttpRequest, deed: Callable[[str], object]) -> HttpResponse:
    try:
        deed(request.POST.get("why", ""))
    except errors.Refused as refused:
        flash.warning(request, refused.sentence)
        return _followed(request, refused.status)
    flash.success(request, "Written down.")
    return web.go("messages:following")


def _followed(request: HttpRequest, status: int) -> HttpResponse:
    context = {"following": queries.following(to=request.actor)}
    return web.page(request, "messages/templates/following.jinja", context, status=status)


@from_notify
def callback(post: Post) -> None:
    """One receipt; kept, whether we know the message or not."""
    reference, status = _word(post["reference"] or ""), _word(post["status"])
    message_id = web.identifier(reference)
    person = queries.person_of(message_id=message_id) if message_id else None
    if person is None and message_id and actions.notice_receipt(by=BY, notice_id=message_id, status=status):
        return
    if person is None:
        actions.park(by=BY, reference=reference, status=status)
        return
    with rows.context(BY, people=[person]):
        actions.receive_receipt(by=BY, message=queries.row(to=BY, message_id=message_id), status=status)


@from_notify
def received(post: Post) -> None:
    """What somebody wrote back from their phone: STOP is heard; anything else makes somebody ring."""
    digits = _word(post["source_number"]).lstrip("+")
    if not digits.isdigit():
        raise ValueError(digits)
    actions.hear_reply(by=BY, number=f"+{digits}", words=_word(post["message"]))


def _read(request: HttpRequest) -> Post:
    try:
        found = json.loads(request.body)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value.replace("\x00", "").encode("utf-8", "ignore").decode()
