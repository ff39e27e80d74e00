"""What somebody typed into the one search box, taken apart: number, day, telephone, postcode, id, name."""

import dataclasses
import datetime
import re
import typing
import uuid
from collections.abc import Callable

from joined.kit import nhs_number
from joined.people import rules

_NUMBER = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{8}|\d{1,2} [A-Za-z]{3,9} \d{4})(?!\d)")
_PHONE = re.compile(r"\+?[\d\s()-]{9,24}")
_POSTCODE = re.compile(r"(?i)\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
_DAY_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d%m%Y")
SHORTEST_NAME = 2
SHORTEST_PHONE = 9


@dataclasses.dataclass(frozen=True, kw_only=True)
class Typed:
    """Parts of what was typed; the empty ones were not there. `kinds` says which were, in words."""

    number: str = ""
    born_on: datetime.date | None = None
    phone: str = ""
    postcode: str = ""
    id: uuid.UUID | None = None
    names: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        given = {
            "NHS number": self.number,
            "date of birth": self.born_on,
            "telephone": self.phone,
            "postcode": self.postcode,
            "id": self.id,
            "name": self.names,
        }
        return tuple(kind for kind, value in given.items() if value)

    @property
    def is_exact(self) -> bool:
        """An NHS number with a date of birth: what finds somebody who is not one's own (AC-018)."""
        return bool(self.number and self.born_on)


def read(text: str) -> Typed:
    """Take it apart: numbers in any spacing, a day in any form, day first; what is left is a name."""
    left = text.strip()
    if whole := _id(left):
        return Typed(id=whole)
    born, left = _taken(_DAY, left, day_in)
    number, left = _taken(_NUMBER, left, _nhs)
    postcode, left = _taken(_POSTCODE, left, _postcode)
    left = left.strip(" ,;")
    phone = _phone(left)
    key = "" if phone else rules.name_key(re.sub(r"[,;]", " ", left))
    names = tuple(key.split()) if len(key) >= SHORTEST_NAME else ()
    return Typed(number=number or "", born_on=born, phone=phone, postcode=postcode or "", names=names)


def _taken(pattern: re.Pattern[str], text: str, reader: Callable[[str], typing.Any]) -> tuple[typing.Any, str]:
    """The first part that reads as one, and the text without it."""
    for found in pattern.finditer(text):
        value = reader(found.group())
        if value:
            return value, text[: found.start()] + " " + text[found.end() :]
    return None, text


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if len(text) >= 32 else None
    except ValueError:
        return None


def day_in(text: str) -> datetime.date | None:
    """A day as people type it, day first; None when it is not one."""
    for form in _DAY_FORMS:
        try:
            return datetime.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _nhs(text: str) -> str:
    digits = nhs_number.clean(text)
    return digits if nhs_number.is_valid(digits) or not digits.startswith("0") else ""


def _postcode(text: str) -> str:
    bare = "".join(text.upper().split())
    return f"{bare[:-3]} {bare[-3:]}"


def _phone(text: str) -> str:
    """The last nine digits of a telephone number, however it is spaced and whatever country it begins with."""
    digits = re.sub(r"\D", "", text)
    return digits[-9:] if _PHONE.fullmatch(text) and len(digits) >= SHORTEST_PHONE else ""
