"""Deeds about people: welcome, correct, how to reach them, what they chose, who may reach them, a text to them."""

from joined.people.actions.choosing import add_need, choose, exclude
from joined.people.actions.doubting import doubt, settle
from joined.people.actions.reaching import Way, confirm_way, confirm_ways, text
from joined.people.actions.relating import let_in, relate, unrelate
from joined.people.actions.welcoming import Correction, Details, change, correct, welcome

__all__ = [
    "Correction",
    "Details",
    "Way",
    "add_need",
    "change",
    "choose",
    "confirm_way",
    "confirm_ways",
    "correct",
    "doubt",
    "exclude",
    "let_in",
    "relate",
    "settle",
    "text",
    "unrelate",
    "welcome",
]
