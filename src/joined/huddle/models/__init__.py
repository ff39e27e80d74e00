"""The standing huddle, its sittings, and what is said and decided there."""

from joined.huddle.models.decided import HuddleOffer, PartnerQuestion, Proposal
from joined.huddle.models.sitting import (
    Addendum,
    AgendaItem,
    CouldSay,
    Huddle,
    Invited,
    Moment,
    Presence,
    Sitting,
    Summary,
    UnnamedLine,
    View,
)

__all__ = [
    "Addendum",
    "AgendaItem",
    "CouldSay",
    "Huddle",
    "HuddleOffer",
    "Invited",
    "Moment",
    "PartnerQuestion",
    "Presence",
    "Proposal",
    "Sitting",
    "Summary",
    "UnnamedLine",
    "View",
]
