"""What it was like before, and how deprived areas are, read from a CSV file: all of it, or nothing and why not."""

import csv
import dataclasses
import datetime
import io
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from joined.insight import measures, words
from joined.kit import errors, spreadsheets
from joined.places import rules as places

Row = TypeVar("Row")
SAID_AT_MOST = 5
"""How many rows to mend are named at once."""
_DAYS = ("%d/%m/%Y", "%Y-%m-%d")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9]([A-Z]{2})?)?")
_SOURCE_AT_MOST = 200
MINUTES = 60


@dataclasses.dataclass(frozen=True, kw_only=True)
class Before:
    """One number from before. `value`: minutes, or people."""

    measure: str
    value: int
    out_of: int
    source: str
    counted_on: datetime.date


@dataclasses.dataclass(frozen=True, kw_only=True)
class Area:
    """How deprived postcodes are that begin like this."""

    begins: str
    decile: int
    lsoa: str
    year: int
    source: str


def before(body: bytes) -> list[Before]:
    """Raises Refused with the rows to mend."""
    return _read(body, words.BEFORE, _before, key=lambda one: one.measure)


def areas(body: bytes) -> list[Area]:
    """Raises Refused with the rows to mend."""
    return _read(body, words.AREAS, _area, key=lambda one: one.begins)


class _Wrong(Exception):
    """What is wrong with a row, in words."""


def _read(
    body: bytes, columns: tuple[str, ...], one: Callable[[dict[str, str]], Row], *, key: Callable[[Row], str]
) -> list[Row]:
    found: dict[str, Row] = {}
    problems = []
    for number, cells in _rows(body, columns):
        try:
            row = one(cells)
            if key(row) in found:
                raise _Wrong(words.TWICE)
            found[key(row)] = row
        except _Wrong as wrong:
            problems.append(words.AT_ROW.format(row=number, problem=wrong))
    if problems:
        more = f" And {len(problems) - SAID_AT_MOST} more." if len(problems) > SAID_AT_MOST else ""
        raise _refused(" ".join(problems[:SAID_AT_MOST]) + more)
    if not found:
        raise _refused(words.NO_ROWS)
    return list(found.values())


def _refused(sentence: str) -> errors.Refused:
    return errors.Refused(sentence, field="file")


def _rows(body: bytes, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the headings with their number in a spreadsheet; empty ones are left out."""
    if b"\x00" in body[:4] or body.startswith(b"PK"):
        raise _refused(words.NOT_A_LIST)
    reader = csv.reader(io.StringIO(spreadsheets.text_of(body), newline=""))
    try:
        listed = list(reader)
    except csv.Error:
        raise _refused(words.NOT_A_LIST) from None
    headings = [heading.strip().lower() for heading in listed[0]] if listed else []
    for column in columns:
        if column not in headings:
            raise _refused(words.MISSING_COLUMN.format(column=column))
    for number, cells in enumerate(listed[1:], start=2):
        texts = [spreadsheets.typed(cell.strip()) for cell in cells]
        if any(texts):
            yield number, dict(zip(headings, [*texts, *[""] * len(headings)], strict=False))


def _before(cells: dict[str, str]) -> Before:
    names = {one.title.lower(): one for one in measures.ALL}
    measure = names.get(cells["measure"].lower())
    if measure is None:
        raise _Wrong(words.UNKNOWN_MEASURE.format(value=cells["measure"]))
    value, out_of = _number(cells, "value"), _number(cells, "out of")
    if measure.kind == measures.SHARE and value > out_of:
        raise _Wrong(words.TOO_MANY)
    return Before(
        measure=measure.key,
        value=value * MINUTES if measure.kind == measures.WAIT else value,
        out_of=out_of,
        source=_source(cells),
        counted_on=_day(cells["date"]),
    )


def _area(cells: dict[str, str]) -> Area:
    begins = places.postcode_area(cells["postcode"])
    if not _POSTCODE.fullmatch(begins):
        raise _Wrong(words.NO_POSTCODE.format(value=cells["postcode"]))
    decile = _number(cells, "decile")
    if not 1 <= decile <= 10:
        raise _Wrong(words.NO_DECILE.format(value=decile))
    return Area(
        begins=begins, decile=decile, lsoa=cells["lsoa"][:9], year=_number(cells, "year"), source=_source(cells)
    )


def _number(cells: dict[str, str], column: str) -> int:
    text = cells[column].replace(",", "")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise _Wrong(words.NOT_A_NUMBER.format(value=cells[column], column=column))
    return int(text)


def _source(cells: dict[str, str]) -> str:
    if not cells["source"]:
        raise _Wrong(words.NO_SOURCE)
    return cells["source"][:_SOURCE_AT_MOST]


def _day(text: str) -> datetime.date:
    for style in _DAYS:
        try:
            return datetime.datetime.strptime(text, style).date()  # noqa: DTZ007  a day alone
        except ValueError:
            continue
    raise _Wrong(words.NO_DAY.format(value=text))
