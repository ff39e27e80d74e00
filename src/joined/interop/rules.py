"""From a reading to what our own rooms ask for. Pure."""

import dataclasses
import datetime
import typing
from collections.abc import Mapping

import phonenumbers

from joined.interop import words
from joined.interop.bars import parts

PER_MINUTE = 120
"""How often a client may ask in a minute, unless it was added with another figure."""
LONGEST_TOKEN_ID = 120
TOKEN_LASTS = datetime.timedelta(minutes=5)
SKEW = datetime.timedelta(seconds=60)
"""How far another organisation's clock may be off."""

ETHNICITIES = {
    "A": 13,
    "B": 14,
    "C": 17,
    "D": 11,
    "E": 10,
    "F": 9,
    "G": 12,
    "H": 3,
    "J": 4,
    "K": 1,
    "L": 5,
    "M": 7,
    "N": 6,
    "P": 8,
    "R": 2,
    "S": 19,
}
"""Letters of the NHS list to groups of the 2021 Census; Z (not stated) and 99 (not known) say nothing."""


@dataclasses.dataclass(frozen=True)
class Safety:
    """How soon it must be looked at, in the words of the doors, and why."""

    degree: str
    why: str


def safety(request: parts.Request, patient: parts.Patient) -> Safety:
    """An immediate priority cannot wait and goes to duty; safeguarding and urgency can wait for the huddle.

    A machine cannot be asked back, so it is never played down (H20).
    """
    why = [words.MARKED.get(request.priority, "")]
    why += [f"{words.SAFEGUARDING}: {flag.words}." for flag in patient.safeguarding]
    why += [words.RESTRICTED if patient.is_restricted else "", words.HAS_DIED if patient.has_died else ""]
    said = " ".join(filter(None, why))[:500]
    if request.priority == "stat":
        return Safety("cannot_wait", said)
    return Safety("can_wait" if said else "no", said)


def international(phones: tuple[parts.Phone, ...]) -> str:
    """The first number that can be dialled, in international form, as the sender ranked them."""
    for phone in phones:
        try:
            number = phonenumbers.parse(phone.number, "GB")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def name(patient: parts.Patient) -> str:
    """What to call the record until in-take knows better."""
    return patient.names[0].text if patient.names else words.NO_NAME_YET


def call_me(patient: parts.Patient) -> str:
    """The name they like to be called, where the sender gave one."""
    return next((each.given or each.text for each in patient.names if each.use == "nickname"), "")


def needs(patient: parts.Patient) -> tuple[str, ...]:
    """What help needs to reach them, each once and with a capital letter."""
    said = (flag.words[:1].upper() + flag.words[1:200] for flag in patient.needs)
    return tuple(dict.fromkeys(said))


def asker(given: parts.Asker, sender: parts.Sender) -> str:
    """Name and organisation of who asks."""
    organisation = given.organisation or sender.name
    return ", ".join(filter(None, (given.name, organisation)))[:255]


def facts(request: parts.Request, patient: parts.Patient) -> tuple[tuple[str, str], ...]:
    """What the message says of the person and of itself that stands nowhere else on our pages, with its name."""
    number = patient.nhs_number
    found = (
        ("Name as sent", "; ".join(each.text for each in patient.names)),
        ("Born, as sent", patient.born_as_written),
        ("NHS number as sent", number.value if number else ""),
        ("Gender as sent", patient.gender),
        ("Phones as sent", "; ".join(" ".join(filter(None, (each.number, each.use))) for each in patient.phones)),
        ("Email as sent", "; ".join(patient.emails)),
        ("Addresses as sent", "; ".join(", ".join((*each.lines, each.postcode)) for each in patient.addresses)),
        ("Practice as sent", patient.practice.name or patient.practice.ods_code if patient.practice else ""),
        ("Priority", request.priority),
        ("Their number for this", request.case_number),
    )
    return tuple((name, said) for name, said in found if said)


def is_over(claims: Mapping[str, typing.Any], now: datetime.datetime) -> bool:
    """Whether a token is no longer, or not yet, good; also where it names no moment, or one too far ahead."""
    try:
        ends = _moment(claims["exp"])
        begins = _moment(claims.get("nbf", 0))
        made = _moment(claims.get("iat", 0))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return True
    return not (begins - SKEW <= now and made - SKEW <= now < ends + SKEW and ends <= now + TOKEN_LASTS + SKEW)


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
