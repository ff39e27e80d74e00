"""The hands with which stories act: short names for what somebody at work does through the product's actions."""

from joined.demo.hands.ground import CHAIRS, Row
from joined.demo.hands.huddling import Huddling
from joined.demo.hands.keeping import Keeping
from joined.demo.hands.knowing import LISTS, Knowing, ways

__all__ = ["CHAIRS", "LISTS", "Hands", "Row", "ways"]


class Hands(Knowing, Huddling, Keeping):
    """Everything that somebody of the cast can do."""
