"""Deeds about people: welcome, correct, how to reach them, what they chose, who may reach them, a text to them."""

from joined.people.actions.choosing import add_need, choose, exclude
from joined.people.actions.doubting import doubt, settle
from joined.people.actions.dying import died
from joined.people.actions.reaching import (
    Way,
    confirm_way,
    confirm_ways,
    flag,
    letter_came_back,
    lift_stop,
    post_letter,
    print_letter,
    text,
    unmask,
    write,
)
from joined.people.actions.relating import Reason, let_in, relate, relate_new, unrelate, unrelate_each
from joined.people.actions.welcoming import (
    Correction,
    Details,
    change,
    correct,
    let_go,
    let_go_each,
    welcome,
    welcome_many,
)

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
    "died",
    "doubt",
    "exclude",
    "flag",
    "let_go",
    "let_go_each",
    "let_in",
    "letter_came_back",
    "lift_stop",
    "post_letter",
    "print_letter",
    "relate",
    "relate_new",
    "settle",
    "text",
    "unmask",
    "unrelate",
    "unrelate_each",
    "welcome",
    "write",
    "welcome_many",
]
