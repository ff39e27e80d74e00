"""Deeds of worries: hear one, take it, ring the sender, warn a team early, answer."""

from joined.worries.actions.answering import answer, pass_on, rang, take
from joined.worries.actions.hearing import Heard, Worrying, hear

__all__ = ["Heard", "Worrying", "answer", "hear", "pass_on", "rang", "take"]
