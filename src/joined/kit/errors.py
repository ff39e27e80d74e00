"""What can be foreseen to go wrong. The sentence may be shown to whoever asked: plain English, no data."""


class Foreseen(Exception):
    """Something that a page can explain."""

    status = 422

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Refused(Foreseen):
    """The deed cannot be done like this; the sentence says what to do instead. `field` places it on a form."""


class Forbidden(Foreseen):
    """The asker rightly knows that the thing exists but may not do this (DENY-403)."""

    status = 403


class NotHere(Foreseen):
    """The thing does not exist for this asker (DENY-404): the same answer as for an unknown id."""

    status = 404

    def __init__(self) -> None:
        super().__init__("We cannot find that page.")


class Conflict(Foreseen):
    """Somebody changed the same thing first. Both texts are kept so that a page can show them (F-15)."""

    status = 409

    def __init__(self, *, yours: dict[str, str], theirs: dict[str, str], by: str) -> None:
        super().__init__("Somebody else changed this while you were writing. We have kept both.")
        self.yours = yours
        self.theirs = theirs
        self.by = by
