"""Pure rules of the set-up area: when a place is ready, and when its doors may open (C81)."""

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Standing:
    """What stands in one neighbourhood, as plain values."""

    has_intake: bool = False
    intake_works: bool = False
    has_duty: bool = False
    practices: int = 0
    has_huddle: bool = False
    has_chair: bool = False


@dataclasses.dataclass(frozen=True)
class Item:
    """One line of the checklist: what, whether it is done, why it matters, and which page does it."""

    what: str
    is_done: bool
    why: str
    page: str
    must: bool = False


def checklist(standing: Standing) -> tuple[Item, ...]:
    """Your place is ready when … : what must stand before a door opens comes first."""
    return (
        Item(
            "An in-take team that somebody works in",
            standing.has_intake and standing.intake_works,
            "It holds every request from the moment it arrives.",
            "people" if standing.has_intake else "team",
            must=True,
        ),
        Item(
            "A duty route that is staffed",
            standing.has_duty,
            "It answers at once when something cannot wait.",
            "duty",
            must=True,
        ),
        Item(
            "The practices whose people belong here",
            standing.practices > 0,
            "A person’s practice decides which team holds their request.",
            "practices",
        ),
        Item("A standing huddle", standing.has_huddle, "Set once; each day’s sitting then makes itself.", "huddle"),
        Item(
            "Somebody who chairs it",
            standing.has_chair,
            "A chair, coordinator or manager in the team that runs the huddle.",
            "chair",
        ),
    )


def doors_stay_shut(standing: Standing) -> list[str]:
    """What is missing before any door of this place can open; empty when it can (C81)."""
    return [item.what for item in checklist(standing) if item.must and not item.is_done]


_IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def page_named(address: str) -> str:
    """Which page somebody means, without whom it was about: no ids, and nothing that was searched for."""
    path = address.partition("?")[0].partition("#")[0]
    return _IDS.sub("…", path)[:200] if path.startswith("/") else ""
