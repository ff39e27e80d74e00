"""What a notice says, and to whom it goes: read just before it is sent."""

import dataclasses
import uuid
from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

from joined.accounts import actions as accounts
from joined.accounts import behind
from joined.accounts import rules as links
from joined.accounts import words as said
from joined.base import wording
from joined.kit import actors, clock


@dataclasses.dataclass(frozen=True, kw_only=True)
class ToSend:
    """One notice before it goes. `words` makes them, with the secret inside."""

    id: uuid.UUID
    organisation_id: uuid.UUID
    channel: str
    to: str
    words: Callable[[], str]


def of_code(*, by: actors.System, code_id: uuid.UUID) -> ToSend | None:
    """The text with a code; None where it is over, or its telephone is no longer registered."""
    code = behind.code_row(code_id=code_id)
    if code is None or code.telephone.ended_at:
        return None

    def words() -> str:
        digits = accounts.mint_code(by=by, code=code)
        return said.CODE_TEXT.format(digits=digits, minutes=links.CODE_MINUTES)

    telephone = code.telephone
    return ToSend(
        id=code.pk, organisation_id=telephone.organisation_id, channel="sms", to=telephone.number, words=words
    )


def of_link(*, by: actors.System, link_id: uuid.UUID) -> ToSend | None:
    """The text or e-mail with a link; None where it is over, or nobody stands behind it any more."""
    link = behind.link_row(link_id=link_id)
    if link is None or link.until_at <= clock.now():
        return None
    if behind.worker_of(telephone=link.telephone, team=link.team) is None:
        return None

    def words() -> str:
        token = accounts.mint_link(by=by, link=link)
        address = settings.ADDRESS + reverse(settings.LINK_PAGES[link.purpose], args=[token])
        return said.LINK_TEXT.format(says=link.says, address=address, until=wording.promised(link.until_at))

    to = link.telephone.number if link.channel == "sms" else link.telephone.user.email
    organisation_id = link.telephone.organisation_id
    return ToSend(id=link.pk, organisation_id=organisation_id, channel=link.channel, to=to, words=words)
