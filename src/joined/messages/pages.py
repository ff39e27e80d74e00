"""Delivery receipts from GOV.UK Notify."""

import hmac
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from joined.base import rows, web
from joined.kit import actors
from joined.messages import actions, queries

MOST_BYTES = 20_000


@web.public
@csrf_exempt
@require_POST
def callback(request: HttpRequest) -> HttpResponse:
    """One receipt. 401 without our token, whatever it says; 204 when it is kept, known to us or not (AC-112, 113)."""
    shown = request.headers.get("Authorization", "")
    if not hmac.compare_digest(shown.encode(), f"Bearer {settings.NOTIFY_CALLBACK_TOKEN}".encode()):
        return HttpResponse(status=401)
    found = _parsed(request)
    if found is None:
        return HttpResponse("This is not a delivery receipt.", status=400, content_type="text/plain")
    _keep(*found)
    return HttpResponse(status=204)


def _parsed(request: HttpRequest) -> tuple[str, str] | None:
    try:
        body = json.loads(request.body[:MOST_BYTES])
        return str(body["reference"]), str(body["status"])
    except (ValueError, KeyError, TypeError):
        return None


def _keep(reference: str, status: str) -> None:
    by = actors.System("notify receipts")
    message_id = web.identifier(reference)
    person = queries.person_of(message_id=message_id) if message_id else None
    if person is None:
        actions.park(by=by, reference=reference, status=status)
        return
    with rows.context(by, people=[person]):
        actions.receive_receipt(by=by, message=queries.row(to=by, message_id=message_id), status=status)
