"""From a reading to what our own rooms ask for. Pure."""

import dataclasses
import datetime
import hashlib
import json
import typing
from collections.abc import Collection, Mapping

import phonenumbers

from joined.interop import words
from joined.interop.bars import parts
from joined.kit import states

PER_MINUTE = 120
"""How often a client may ask in a minute, unless it was added with another figure."""
LONGEST_TOKEN_ID = 120
TOKEN_LASTS = datetime.timedelta(minutes=5)
SKEW = datetime.timedelta(seconds=60)
"""How far another organisation's clock may be off."""


def fingerprint(key: Mapping[str, str]) -> str:
    """Of a public key, in eight groups that two people compare on the telephone (RFC 7638, SHA-256, shortened)."""
    needed = ("e", "kty", "n") if key["kty"] == "RSA" else ("crv", "kty", "x", "y")
    text = json.dumps({name: key[name] for name in needed}, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


ANSWER = states.Table(
    name="A later answer to a sender",
    moves={
        "waiting": {"send": "sent", "give up": "failed"},
        "sent": {"deliver": "delivered", "try again": "waiting", "give up": "failed"},
        "delivered": {},
        "failed": {"tell by telephone": "told"},
        "told": {},
    },
    words=words.ANSWER_STATES,
)
TABLES = (ANSWER,)
GIVE_UP_AFTER = datetime.timedelta(hours=4)
"""How long we try before somebody rings, so that it is still the same day."""
TRY_AGAIN = {408, 429, 503, 504}
"""The statuses after which the standard asks for the same message again (BaRS core guide, standards.md §2.4)."""
FIRST_WAIT, LONGEST_WAIT, ON_ITS_WAY = 30, 1800, 60
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


def facts(
    request: parts.Request, patient: parts.Patient, *, kept_back: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """What the message says of the person and of itself that stands nowhere else on our pages, with its name.

    `kept_back`: what has been kept confidential since, of address and phone; a message tells neither (AC-008).
    """
    hidden = {"Addresses": "address", "Phones": "phone", "Email": "phone"}
    number = patient.nhs_number
    found = (
        ("Name", "; ".join(each.text for each in patient.names)),
        ("Born", patient.born_as_written),
        ("NHS number", number.value if number else ""),
        ("Gender", patient.gender),
        ("Phones", "; ".join(" ".join(filter(None, (each.number, each.use))) for each in patient.phones)),
        ("Email", "; ".join(patient.emails)),
        ("Addresses", "; ".join(", ".join((*each.lines, each.postcode)) for each in patient.addresses)),
        ("Practice", patient.practice.name or patient.practice.ods_code if patient.practice else ""),
        ("Priority", request.priority),
        ("Their number for this", request.case_number),
    )
    return tuple((name, words.KEPT_BACK if hidden.get(name) in kept_back else said) for name, said in found if said)


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


def verdict(*, status: int, issue: str, is_ours: bool) -> str:
    """What the receiver's HTTP answer means for an answer of ours: a verb of its table.

    `issue`: the code of its OperationOutcome, empty without one. `is_ours`: it echoed both ids of our request.
    A duplicate counts as delivered: an earlier try arrived. Delivered means that a system has it, never that
    somebody acts (F-33).
    """
    if status in TRY_AGAIN or not is_ours:
        return "try again"
    if 200 <= status < 300 or (status == 409 and issue == "duplicate"):
        return "deliver"
    if 400 <= status < 500 and issue:
        return "give up"
    return "try again"


def seconds_to_wait(tries: int, *, luck: float, asked_for: int = 0) -> int:
    """Twice as long after each try, up to half an hour, and never the same for all (`luck` from 0 to 1).

    At least what the receiver asked for (Retry-After), unless that is past an hour.
    """
    longest: int = min(LONGEST_WAIT, FIRST_WAIT << min(max(tries - 1, 0), 10))
    return max(round(longest * (0.5 + luck / 2)), min(asked_for, 3600))


def is_too_late(made_at: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether we have tried for long enough, and somebody rings."""
    return now - made_at >= GIVE_UP_AFTER
