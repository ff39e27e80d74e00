"""One row: what it says about whom, and what is to be mended in it, cell by cell."""

import dataclasses
import datetime
import functools
import hashlib
import hmac
import json
import re
import typing
import uuid
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError

from joined.base import fields
from joined.imports import reading, rules, words
from joined.kit import clock, nhs_number, spreadsheets
from joined.people import rules as people
from joined.people import words as spoken
from joined.places import rules as places

DAYS = ("%Y%m%d", "%Y-%m-%d", "%d/%m/%Y")
NAME_AT_MOST = 255
OLDEST = 1880
_LOST = re.compile("[\ufffd¢£¤¥¦§¨©¬®¯°±²³¶¸¹«»¼½¾¿×÷]|Ã[\u0080-\u00bf]|â€")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
_PHONE = fields.PhoneField(required=False)
_LANGUAGES = {name.casefold(): tag for tag, name in spoken.LANGUAGES.items()} | {tag: tag for tag in spoken.LANGUAGES}
_SAID = {
    "": ("not_yet", "nhs_council"),
    "not yet": ("not_yet", "nhs_council"),
    "yes": ("yes", "everybody"),
    "y": ("yes", "everybody"),
    "no": ("said_no", "no_name"),
    "n": ("said_no", "no_name"),
}


@dataclasses.dataclass(frozen=True)
class Here:
    """What a row is judged by: whose list this is, the practices that we know, and whether doors are open."""

    own_practice: uuid.UUID | None
    practices: Mapping[str, uuid.UUID]
    has_duty: Callable[[uuid.UUID | None, str], bool]
    duty_numbers: str


@dataclasses.dataclass(frozen=True)
class Problem:
    """One thing to mend: the cell, the field in words, and a sentence."""

    cell: str
    field: str
    sentence: str


@dataclasses.dataclass
class Checked:
    """A row as far as it was understood. `details` and `asking` as the actions take them; empty asking: none."""

    row: int
    cells: list[str]
    details: dict[str, typing.Any]
    asking: dict[str, typing.Any]
    problems: list[Problem]

    @functools.cached_property
    def digest(self) -> str:
        """The same for the same words, keyed, so that nothing can be guessed from it."""
        return _digest({"details": self.details, "asking": self.asking})


def _digest(values: dict[str, typing.Any]) -> str:
    key = hashlib.sha256(b"joined.imports" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, json.dumps(values, sort_keys=True, default=str).encode(), hashlib.sha256).hexdigest()


def check(sheet: reading.Sheet, here: Here) -> list[Checked]:
    """Every row; a number that two people in it share is to be mended at the second."""
    checked = [_Row(sheet, line, here).checked() for line in sheet.lines]
    holders: dict[str, Checked] = {}
    for one in checked:
        number = one.details["nhs_number"]
        first = holders.setdefault(number, one) if number and not one.problems else one
        if first is not one and first.details != one.details:
            at = rules.cell(sheet.columns["nhs_number"], one.row)
            is_same = (key_of(first.details), first.details["born_on"]) == (key_of(one.details), one.details["born_on"])
            sentence = (words.NUMBER_AGAIN if is_same else words.NUMBER_TWICE).format(row=first.row)
            one.problems.append(Problem(at, words.FIELDS["nhs_number"], sentence))
    return checked


class _Row:
    """One row being read: every reader takes its cell and notes what is to be mended."""

    def __init__(self, sheet: reading.Sheet, line: reading.Line, here: Here) -> None:
        self.sheet, self.line, self.here = sheet, line, here
        self.problems: list[Problem] = []

    def checked(self) -> Checked:
        details = self.details()
        asking = self.asking()
        self.stray_cells()
        if not self.problems:
            self.whole(details, asking)
        return Checked(self.line.row, self.line.cells, details, asking, self.problems)

    def text(self, field: str) -> str:
        column = self.sheet.columns.get(field)
        raw = self.line.cells[column] if column is not None and column < len(self.line.cells) else ""
        return fields.one_line(spreadsheets.typed(raw))

    def wrong(self, field: str, sentence: str) -> None:
        column = self.sheet.columns.get(field, 0)
        self.problems.append(Problem(rules.cell(column, self.line.row), words.FIELDS[field], sentence))

    def short(self, field: str, most: int) -> str:
        text = self.text(field)
        if len(text) > most:
            self.wrong(field, words.TEXT_LONG.format(long=len(text), most=most))
        return text[:most]

    def details(self) -> dict[str, typing.Any]:
        return {
            "name": self.name(),
            "call_me": self.short("call_me", 255),
            "pronouns": self.short("pronouns", 60),
            "born_on": self.day("born_on"),
            "nhs_number": self.number(),
            "language": self.language(),
            "practice_id": self.practice(),
            "lines": "\n".join(filter(None, (self.short(field, 250) for field in ("lines", "lines_2", "town")))),
            "postcode": self.postcode(),
            "phone": self.phone(),
            "needs": self.needs(),
        }

    def name(self) -> str:
        whole = "name" if "name" in self.sheet.columns else ""
        parts = [whole] if whole else ["first_name", "last_name"]
        said = [self.text(part) for part in parts]
        for part, text in zip(parts, said, strict=True):
            if _LOST.search(text):
                self.wrong(part, words.NAME_BROKEN)
        name = " ".join(filter(None, said))
        if not name:
            self.wrong(parts[0], words.NAME_MISSING)
        if len(name) > NAME_AT_MOST:
            self.wrong(parts[0], words.NAME_LONG.format(long=len(name), most=NAME_AT_MOST))
        return name[:NAME_AT_MOST]

    def day(self, field: str) -> str:
        text = self.text(field)
        day = _day(text) if text else None
        if text and day is None:
            self.wrong(field, words.DAY)
        elif day and day > clock.today():
            self.wrong(field, words.DAY_TO_COME)
        elif day and day.year < OLDEST:
            self.wrong(field, words.DAY_LONG_AGO)
        return day.isoformat() if day else ""

    def number(self) -> str:
        text = self.text("nhs_number")
        digits = nhs_number.clean(text)
        if text and not digits:
            self.wrong("nhs_number", words.NUMBER_LENGTH)
        elif digits and not nhs_number.is_valid(digits):
            self.wrong("nhs_number", words.NUMBER_CHECK)
            return ""
        return digits

    def language(self) -> str:
        text = self.text("language").casefold()
        if text and text not in _LANGUAGES:
            self.wrong("language", words.LANGUAGE)
        return _LANGUAGES.get(text, "en")

    def practice(self) -> str:
        text = self.text("practice").casefold()
        own = self.here.own_practice
        found = self.here.practices.get(text) if text else own
        if text and found is None:
            self.wrong("practice", words.PRACTICE)
        elif own and found != own:
            self.wrong("practice", words.NOT_OUR_PRACTICE)
        return str(found or "")

    def postcode(self) -> str:
        text = self.text("postcode")
        found = places.postcode_area(text) if text else ""
        if text and not _POSTCODE.fullmatch(found):
            self.wrong("postcode", words.POSTCODE)
        return found[:10]

    def phone(self) -> str:
        try:
            return _PHONE.clean(self.text("phone"))
        except ValidationError as error:
            self.wrong("phone", error.messages[0])
            return ""

    def needs(self) -> list[str]:
        found = [need.strip() for need in self.text("needs").split(";") if need.strip()]
        long = [need for need in found if len(need) > 200]
        if long:
            self.wrong("needs", words.TEXT_LONG.format(long=len(long[0]), most=200))
        return found

    def asking(self) -> dict[str, typing.Any]:
        ask = self.short("ask", 500)
        talked = _SAID.get(self.text("talked").casefold().rstrip("."))
        if talked is None:
            self.wrong("talked", words.TALKED)
        safety, safety_words = self.safety()
        asked_on = self.day("asked_on")
        said = self.text("in_their_words")
        if len(said) > 5000:
            self.wrong("in_their_words", words.TEXT_LONG.format(long=len(said), most=5000))
        if not ask:
            return {}
        return {
            "ask": ask,
            "in_their_words": said,
            "talked": (talked or _SAID[""])[0],
            "talked_because": words.FROM_A_LIST if talked and talked[0] == "not_yet" else "",
            "sharing": (talked or _SAID[""])[1],
            "safety": safety,
            "safety_words": safety_words,
            "asked_on": asked_on,
        }

    def safety(self) -> tuple[str, str]:
        text = self.text("safety")
        answer = text.casefold().rstrip(".")
        if answer in ("", "no", "n", "none"):
            return "no", ""
        if "cannot wait" in answer or "can’t wait" in answer or "can't wait" in answer or "urgent" in answer:
            self.wrong("safety", words.CANNOT_WAIT.format(numbers=self.here.duty_numbers))
            return "no", ""
        said = re.sub(r"(?i)^yes[,:;. ]*(?:it )?can wait[,:;. ]*", "", text).strip()
        if not answer.startswith("yes") or not said or said == text:
            self.wrong("safety", words.SAFETY)
        return "can_wait", said[:500]

    def stray_cells(self) -> None:
        """The first cell that stands under no heading."""
        for column in range(len(self.sheet.headings), len(self.line.cells)):
            if self.line.cells[column].strip():
                self.problems.append(Problem(rules.cell(column, self.line.row), "", words.NO_HEADING))
                return

    def whole(self, details: dict[str, typing.Any], asking: dict[str, typing.Any]) -> None:
        """What only the whole row shows, once every cell is right."""
        if not details["born_on"] and not details["nhs_number"]:
            self.wrong("born_on" if "born_on" in self.sheet.columns else "nhs_number", words.TELL_APART)
        elif not asking and not details["practice_id"]:
            self.wrong("ask" if "ask" in self.sheet.columns else "practice", words.NOBODY_WOULD_REACH)
        elif asking and not self.here.has_duty(
            uuid.UUID(details["practice_id"]) if details["practice_id"] else None, details["postcode"]
        ):
            self.wrong("ask", words.NO_DUTY)


def _day(text: str) -> datetime.date | None:
    for form in DAYS:
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def key_of(details: Mapping[str, typing.Any]) -> str:
    """The name as it is searched."""
    return people.name_key(details["name"])
