"""Deeds of the huddle: arranging it, bringing people, talking, deciding, telling."""

from joined.huddle.actions.arranging import arrange, chair, come, finish, invite, leave, make_sitting, start
from joined.huddle.actions.bringing import (
    Bringing,
    bring,
    bring_asked_again,
    bring_back,
    carry_over,
    hear_two_noes,
    take_off,
)
from joined.huddle.actions.deciding import (
    Deciding,
    add_offer,
    add_view,
    not_for_us,
    propose,
    put_in_plan,
    sign_off,
    talk,
)
from joined.huddle.actions.telling import agree, not_this, see_told, take_back, told, told_by_text

__all__ = [
    "Bringing",
    "Deciding",
    "add_offer",
    "add_view",
    "agree",
    "arrange",
    "bring",
    "bring_asked_again",
    "bring_back",
    "carry_over",
    "chair",
    "come",
    "finish",
    "hear_two_noes",
    "invite",
    "leave",
    "make_sitting",
    "not_for_us",
    "not_this",
    "propose",
    "put_in_plan",
    "see_told",
    "sign_off",
    "start",
    "take_back",
    "take_off",
    "talk",
    "told",
    "told_by_text",
]
