"""The shapes of Notify's answers: errors, and a text as it is shown when asked for."""

import dataclasses
import typing

from stand_ins.notify import texts

FAULTS = {
    "400": (400, "ValidationError", "phone_number Not a UK mobile number"),
    "400-team-only": (400, "BadRequestError", "Can’t send to this recipient using a team-only API key"),
    "400-template": (400, "BadRequestError", "Template not found"),
    "403": (403, "AuthError", "Invalid token: API key not found"),
    "429": (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"),
    "429-daily": (429, "TooManyRequestsError", "Exceeded send limits (sms: 250000) for today"),
    "500": (500, "Exception", "Internal server error"),
    "503": (503, "ServiceUnavailable", "Service unavailable"),
}
_NO_LETTER = dict.fromkeys(("line_1", "line_2", "line_3", "line_4", "line_5", "line_6", "postcode", "postage"))


@dataclasses.dataclass
class Answer:
    """What goes back. `body` None: nothing at all. `cut`: the connection ends without an answer."""

    status: int
    body: typing.Any = None
    cut: bool = False
    seconds: float = 0


class Fault(Exception):
    """An answer in Notify's shape for errors."""

    def __init__(self, status: int, kind: str, *sentences: str) -> None:
        super().__init__(*sentences)
        errors = [{"error": kind, "message": sentence} for sentence in sentences]
        self.answer = Answer(status, {"status_code": status, "errors": errors})


def taken(text: texts.Text, root: str, sender: str) -> dict[str, typing.Any]:
    """The 201 of a text."""
    return {
        "id": text.id,
        "reference": text.reference,
        "uri": f"{root}v2/notifications/{text.id}",
        "template": _template(text, root),
        "scheduled_for": None,
        "content": {"body": text.words, **_from(text, sender)},
    }


def _from(text: texts.Text, sender: str) -> dict[str, str]:
    if text.kind == "sms":
        return {"from_number": sender}
    return {"subject": text.subject, "from_email": "nhs@notifications.service.gov.uk"}


def shown(text: texts.Text, root: str) -> dict[str, typing.Any]:
    """A text as it is shown when asked for by id or reference."""
    made = text.created_at.strftime(texts.MOMENT)
    settled = text.settled_at.strftime(texts.MOMENT) if text.settled_at and text.is_settled else None
    return {
        "id": text.id,
        "reference": text.reference,
        "email_address": text.to if text.kind == "email" else None,
        "phone_number": text.to if text.kind == "sms" else None,
        **_NO_LETTER,
        "type": text.kind,
        "status": text.status,
        "template": _template(text, root),
        "body": text.words,
        "subject": text.subject or None,
        "created_at": made,
        "created_by_name": None,
        "sent_at": made if text.status != "created" else None,
        "completed_at": settled,
        "scheduled_for": None,
        "one_click_unsubscribe_url": None,
    }


def _template(text: texts.Text, root: str) -> dict[str, typing.Any]:
    return {"id": text.template, "version": 1, "uri": f"{root}services/stand-in/templates/{text.template}"}
