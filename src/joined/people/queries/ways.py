"""How somebody can be reached, as it is kept: column by column, for whoever may reach them."""

import dataclasses
import datetime
import typing
import uuid

from joined.base import often
from joined.people import models


class Way(typing.NamedTuple):
    """What they said of one channel."""

    channel: str
    is_allowed: bool
    safe: str
    level: int
    hours: str
    if_answered: str
    may_speak_to: str
    was_alone: str
    confirmed_at: datetime.datetime
    confirmed_by_name: str


class Phone(typing.NamedTuple):
    """Their number now."""

    number: str
    is_shared: bool
    is_confidential: bool
    failed_at: datetime.datetime | None


class Email(typing.NamedTuple):
    """Their address for e-mail now."""

    address: str
    is_shared: bool
    failed_at: datetime.datetime | None


class Home(typing.NamedTuple):
    """Where they live now."""

    lines: str
    postcode: str
    is_confidential: bool

    def as_shown(self) -> typing.Self:
        """Without its lines where it is kept confidential: those are read on one page alone (AC-008)."""
        return self._replace(lines="", postcode="") if self.is_confidential else self


@dataclasses.dataclass(frozen=True, kw_only=True)
class Kept:
    """Everything of that."""

    channels: dict[str, Way]
    phone: Phone | None
    email: Email | None
    home: Home | None


_PERSON = often.Given("person")
_WAYS = often.Question(lambda: models.SafeContact.objects.filter(person_id=_PERSON).values_list(*Way._fields))
_PHONES, _EMAILS, _HOMES = (
    often.Question(
        lambda kind=kind, row=row: (
            kind.objects.filter(person_id=_PERSON, until_at=None).order_by("pk").values_list(*row._fields)
        )
    )
    for kind, row in ((models.Phone, Phone), (models.Email, Email), (models.Address, Home))
)


def kept(person: uuid.UUID) -> Kept:
    """As far as row security shows it here."""
    phones, emails, homes = _PHONES(person=person), _EMAILS(person=person), _HOMES(person=person)
    return Kept(
        channels={row[0]: Way(*row) for row in _WAYS(person=person)},
        phone=Phone(*phones[0]) if phones else None,
        email=Email(*emails[0]) if emails else None,
        home=Home(*homes[0]) if homes else None,
    )
