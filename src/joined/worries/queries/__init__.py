"""Reading worries: those of my teams, and one."""

from joined.worries.queries.listing import of_mine, row, worry
from joined.worries.queries.shapes import Worries, Worry

__all__ = ["Worries", "Worry", "of_mine", "row", "worry"]
