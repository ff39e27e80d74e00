"""Languages that the help page speaks: those that a human approved, and English."""

from joined.base.speaking import ENGLISH, Speaking
from joined.doors import models


def languages() -> list[models.HelpLanguage]:
    """Every approved language, by its own name."""
    return list(models.HelpLanguage.objects.filter(until_on=None).order_by("name").defer("words"))


def speaking(code: str) -> Speaking:
    """The words of an approved language; English for any other code."""
    found = models.HelpLanguage.objects.filter(code=code, until_on=None).first() if code else None
    return Speaking(code=found.code, direction=found.direction, words=found.words) if found else ENGLISH
