"""Reading worries: those of my teams, and one."""

from joined.worries.queries.listing import of_mine, row, worry
from joined.worries.queries.promising import first_read
from joined.worries.queries.shapes import Worries, Worry

__all__ = ["Worries", "Worry", "first_read", "of_mine", "row", "worry"]
