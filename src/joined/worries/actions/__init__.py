"""Deeds of worries: hear one, take it, ring the sender, warn a team early, answer."""

from joined.worries.actions.answering import answer, pass_on, rang, take
from joined.worries.actions.hearing import Heard, Worrying, first_read, hear

__all__ = ["Heard", "Worrying", "answer", "first_read", "hear", "pass_on", "rang", "take"]
