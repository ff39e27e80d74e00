"""Deeds of matching: comparing, joining two records of one person, telling two people apart, putting right (H12)."""

from joined.matching.actions.comparing import ask, look, settle, tell_apart
from joined.matching.actions.joining import agree, join, leave_as_two
from joined.matching.actions.parting import put_right

__all__ = ["agree", "ask", "join", "leave_as_two", "look", "put_right", "settle", "tell_apart"]
