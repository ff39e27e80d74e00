"""Deeds of worries: hear one, take it, ring the sender, warn a team early, answer."""

from joined.worries.actions.answering import answer, move_person, pass_on, rang, take
from joined.worries.actions.hearing import Heard, Worrying, hear

__all__ = ["Heard", "Worrying", "answer", "hear", "move_person", "pass_on", "rang", "take"]
