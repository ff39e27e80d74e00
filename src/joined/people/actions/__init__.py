"""Deeds about people: welcome, correct, how to reach them, what they chose, who may reach them, a text to them."""

from joined.people.actions.choosing import add_need, choose, exclude
from joined.people.actions.reaching import Way, confirm_way, confirm_ways, text
from joined.people.actions.relating import Reason, let_in, relate, relate_new, unrelate
from joined.people.actions.welcoming import Correction, Details, change, correct, let_go, welcome, welcome_many

__all__ = [
    "Correction",
    "Details",
    "Reason",
    "Way",
    "add_need",
    "change",
    "choose",
    "confirm_way",
    "confirm_ways",
    "correct",
    "exclude",
    "let_go",
    "let_in",
    "relate",
    "relate_new",
    "text",
    "unrelate",
    "welcome",
    "welcome_many",
]
