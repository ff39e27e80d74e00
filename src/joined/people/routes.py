"""Pure rules of the ways to tell somebody: which are open now, how much each may say, and the safest first.

Sources: product.md C6, domain.md §8.1, H1–H3, H24, T11. `why_not` names what to do instead and never a reason of
theirs.
"""

import dataclasses
import datetime
from collections.abc import Mapping

from joined.people import needing, rules

NAMES = {
    "text": "Text",
    "email": "E-mail",
    "call": "Ring them",
    "letter": "Letter",
    "handed": "In person",
}
"""In the order in which one is taken where several are open and say enough: the quickest first."""
CHANNEL = {"text": "sms", "email": "email", "call": "voice", "letter": "letter", "handed": ""}
ENOUGH = 2
WHOLE = 3

NO_NUMBER = "There is no number."
NO_ADDRESS = "There is no e-mail address."
NO_HOME = "There is no address to write to."
KEPT_BACK = "Where they live is kept confidential: their responsible team posts it."
NOT_TO_RING = "They asked us not to ring."
NOT_TO_EMAIL = "They asked us not to e-mail."
NOT_TO_WRITE = "They asked us not to write to them at home."
NOT_ASKED = "Nobody has asked them whether this is safe."
FAILED = "The last one did not arrive: check the number or address with them."
STOPPED = "Somebody with this phone asked us to stop texting. Ring at a safe time."
ENDED = "All messages have stopped."
ONLY_RING = "Only: please ring"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Known:
    """Everything that decides, fetched beforehand. `channels` by name; None where nobody has asked."""

    channels: Mapping[str, rules.Channel | None]
    has_home: bool
    is_home_kept_back: bool = False
    needs: tuple[str, ...] = ()
    is_stopped: bool = False
    has_failed: frozenset[str] = frozenset()
    has_died: bool = False
    today: datetime.date
    months: int

    @property
    def is_restricted(self) -> bool:
        return any(channel is not None and channel.safe == "no" for channel in self.channels.values())


@dataclasses.dataclass(frozen=True, kw_only=True)
class Route:
    """One way to tell somebody."""

    key: str
    is_allowed: bool
    level: int
    why_not: str = ""

    @property
    def name(self) -> str:
        return NAMES[self.key]

    @property
    def says(self) -> str:
        return rules.LEVELS[self.level]


def routes(known: Known) -> tuple[Route, ...]:
    """Every way: the open ones that say enough first, then the open ones that say little, then the others."""
    shut = needing.shut(needing.flags(known.needs))
    found = [_shut(key, shut) or _open(key, known) for key in NAMES]
    if known.has_died:
        found = [Route(key=route.key, is_allowed=False, level=0, why_not=ENDED) for route in found]
    return tuple(sorted(found, key=lambda route: (not route.is_allowed, route.level < ENOUGH)))


def first(found: tuple[Route, ...]) -> Route | None:
    """The way to take, where any is open."""
    return found[0] if found and found[0].is_allowed else None


def _shut(key: str, shut: Mapping[str, str]) -> Route | None:
    why = shut.get(CHANNEL[key], "")
    return Route(key=key, is_allowed=False, level=0, why_not=why) if why else None


def _open(key: str, known: Known) -> Route:
    return {"text": _text, "email": _email, "call": _call, "letter": _letter, "handed": _handed}[key](known)


def _text(known: Known) -> Route:
    if known.is_stopped:
        return _no("text", STOPPED)
    if "text" in known.has_failed:
        return _no("text", FAILED)
    reach = rules.may_text(known.channels.get("sms"), today=known.today, months=known.months)
    return Route(key="text", is_allowed=reach.is_allowed, level=reach.level, why_not=reach.why_not)


def _email(known: Known) -> Route:
    channel = known.channels.get("email")
    if channel is None or not channel.number:
        return _no("email", rules.RESTRICTED if known.is_restricted else NO_ADDRESS if channel else NOT_ASKED)
    if "email" in known.has_failed:
        return _no("email", FAILED)
    return _written("email", channel, known, NOT_TO_EMAIL)


def _letter(known: Known) -> Route:
    channel = known.channels.get("letter")
    if known.is_restricted and not _is_sure(channel):
        return _no("letter", rules.RESTRICTED)
    if not known.has_home:
        return _no("letter", NO_HOME)
    if known.is_home_kept_back:
        return _no("letter", KEPT_BACK)
    if channel is None:
        return Route(key="letter", is_allowed=True, level=1)
    return _written("letter", channel, known, NOT_TO_WRITE)


def _written(key: str, channel: rules.Channel, known: Known, asked_not: str) -> Route:
    if channel.safe == "no" or (known.is_restricted and not _is_sure(channel)):
        return _no(key, rules.RESTRICTED)
    if not channel.is_allowed:
        return _no(key, asked_not)
    if key == "email":
        reach = rules.may_text(channel, today=known.today, months=known.months)
        return Route(key=key, is_allowed=reach.is_allowed, level=reach.level, why_not=reach.why_not)
    return Route(key=key, is_allowed=True, level=WHOLE if _is_sure(channel) else 1)


def _call(known: Known) -> Route:
    channel = known.channels.get("voice")
    has_number = any(one is not None and one.number for one in known.channels.values())
    if channel is None and not has_number:
        return _no("call", NO_NUMBER)
    if channel is None:
        return _no("call", rules.RESTRICTED) if known.is_restricted else Route(key="call", is_allowed=True, level=WHOLE)
    if channel.safe == "no":
        return _no("call", rules.RESTRICTED)
    if not channel.is_allowed:
        return _no("call", NOT_TO_RING)
    if not channel.number:
        return _no("call", NO_NUMBER)
    return Route(key="call", is_allowed=True, level=WHOLE)


def _handed(known: Known) -> Route:
    return Route(key="handed", is_allowed=True, level=WHOLE)


def _is_sure(channel: rules.Channel | None) -> bool:
    """They said so on their own."""
    return channel is not None and channel.is_allowed and channel.safe == "yes" and channel.was_alone == "yes"


def _no(key: str, why: str) -> Route:
    return Route(key=key, is_allowed=False, level=0, why_not=why)


def may_leave_voicemail(known: Known) -> bool:
    """Only where they said so on their own; a voicemail is heard by whoever is near."""
    return _is_sure(known.channels.get("voicemail")) and "voicemail" not in needing.shut(needing.flags(known.needs))
