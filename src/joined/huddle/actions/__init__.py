"""Deeds of the huddle: arranging it, bringing people, talking, deciding, telling."""

from joined.huddle.actions.after import add, could_say, send_summary, write_down
from joined.huddle.actions.agenda import hold
from joined.huddle.actions.answering import answer_partner, ask_first, look
from joined.huddle.actions.arranging import (
    arrange,
    arrange_with,
    come,
    finish,
    free_chair,
    invite,
    leave,
    make_sitting,
    rearrange,
    start,
    uninvite,
)
from joined.huddle.actions.bringing import Bringing, bring
from joined.huddle.actions.coming_back import (
    bring_asked_again,
    bring_back,
    carry_over,
    hear_two_noes,
    leave_agenda,
    take_off,
)
from joined.huddle.actions.deciding import Deciding, propose
from joined.huddle.actions.running import go_on, hand_over, name_scribe, say_who_tells
from joined.huddle.actions.saying import add_offer, add_view, not_for_us, pass_on, put_in_plan
from joined.huddle.actions.sharing import Word, say_about, say_may_again, say_never, say_who_talks
from joined.huddle.actions.talking import order, sign_off, talk
from joined.huddle.actions.telling import (
    BY_CHANNEL,
    agree,
    ask_to_ring,
    called,
    handed,
    not_this,
    see_told,
    take_back,
    told,
    write,
)

__all__ = [
    "BY_CHANNEL",
    "Bringing",
    "Deciding",
    "Word",
    "add",
    "add_offer",
    "add_view",
    "agree",
    "answer_partner",
    "arrange",
    "arrange_with",
    "ask_first",
    "ask_to_ring",
    "bring",
    "bring_asked_again",
    "bring_back",
    "called",
    "carry_over",
    "come",
    "could_say",
    "finish",
    "free_chair",
    "go_on",
    "hand_over",
    "handed",
    "hear_two_noes",
    "hold",
    "invite",
    "leave",
    "look",
    "make_sitting",
    "name_scribe",
    "not_for_us",
    "leave_agenda",
    "not_this",
    "order",
    "pass_on",
    "propose",
    "put_in_plan",
    "rearrange",
    "say_about",
    "say_may_again",
    "say_never",
    "say_who_talks",
    "say_who_tells",
    "see_told",
    "send_summary",
    "sign_off",
    "start",
    "take_back",
    "take_off",
    "talk",
    "told",
    "uninvite",
    "write",
    "write_down",
]
