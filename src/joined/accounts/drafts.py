"""What a form has been sent so far, as a draft: while typing, or when its sender must first unlock."""

import dataclasses
import datetime
import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect

from joined.base import forms_sent, rows
from joined.kit import actors, errors

OURS = ("csrfmiddlewaretoken", "form_key", "next", "draft", "about")
"""Fields that a page adds to a form; everything else was typed or chosen by somebody."""
NAME_LENGTH = 60
MOST_FIELDS = 200
MOST_BYTES = 100_000


class TooBig(errors.Foreseen):
    """More than a draft can hold."""

    status = 413


@dataclasses.dataclass(frozen=True)
class Typed:
    """The fields of one form, about one thing (an id, or nothing)."""

    form: str
    about: str
    values: dict[str, list[str]]


def typed(request: HttpRequest, *, form: str = "") -> Typed:
    """From form fields, or JSON `{"about": "…", "values": {"name": "text" or ["text", …]}}`.

    Raises TooBig, and Refused where it is neither.
    """
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise TooBig("This is too long to keep as a draft. Send it, or make it shorter.")
    if request.content_type == "application/json":
        found = _from_json(request.body)
    else:
        values = {name: request.POST.getlist(name) for name in request.POST if name not in OURS}
        found = Typed(request.POST.get("draft", ""), request.POST.get("about", ""), values)
    form = form or found.form
    if len(found.values) > MOST_FIELDS or len(form) > NAME_LENGTH or len(found.about) > NAME_LENGTH:
        raise TooBig("This is too long to keep as a draft. Send it, or make it shorter.")
    return dataclasses.replace(found, form=form)


def keep(request: HttpRequest, by: actors.Staff, *, form: str) -> datetime.datetime:
    """Keep what was typed so far for `by` alone; the moment it was kept."""
    found = typed(request, form=form)
    return forms_sent.keep_draft(user_id=by.id, form=found.form, about=found.about, values=found.values)


def rescue(request: HttpRequest, by: actors.Staff, *, form: str) -> None:
    """A form arrives too late, from a session that has locked: nothing typed is lost (product.md §5).

    Only for forms that keep drafts (their field `draft` names them), and only from our own pages.
    """
    if request.method != "POST" or not (form or request.POST.get("draft")):
        return

    @csrf_protect
    def keeping(request: HttpRequest) -> HttpResponse:
        with rows.context(by):
            keep(request, by, form=form)
        return HttpResponse(status=204)

    try:
        keeping(request)
    except errors.Foreseen:
        return


def _from_json(body: bytes) -> Typed:
    try:
        sent = json.loads(body)
        values = {str(name): _texts(value) for name, value in sent["values"].items()}
        return Typed("", str(sent.get("about", "")), values)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise errors.Refused("A draft is fields with their texts.") from None


def _texts(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]
