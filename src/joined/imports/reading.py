"""A file as it comes, made into rows: whatever its encoding, line ends and capitals (standards.md §7)."""

import codecs
import csv
import dataclasses
import io
from collections.abc import Iterator

from joined.imports import rules, words
from joined.kit import spreadsheets

PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
OTHER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")
CELL_AT_MOST = 100_000


class Unreadable(Exception):
    """The file is not a list that we can read; the sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclasses.dataclass(frozen=True)
class Line:
    """One row below the headings. `row`: its number in a spreadsheet, where the headings are row 1."""

    row: int
    cells: list[str]


@dataclasses.dataclass(frozen=True)
class Sheet:
    """The whole list. `columns`: field → its column. `aside`: headings that mean nothing to us."""

    headings: list[str]
    columns: dict[str, int]
    aside: list[str]
    lines: list[Line]


def check_kind(body: bytes) -> None:
    """Raises Unreadable for what is plainly no list: a workbook, a picture, a program."""
    if not body.strip():
        raise Unreadable(words.EMPTY)
    if body.startswith(PACKED):
        raise Unreadable(words.WORKBOOK)
    if body.lstrip().startswith(OTHER) or (b"\x00" in body and not _is_wide(body)):
        raise Unreadable(words.NO_TEXT)


def read(body: bytes) -> Sheet:
    """The list in a file. Raises Unreadable."""
    check_kind(body)
    records = _records(spreadsheets.text_of(body))
    headings = next((cells for _, cells in records), [])
    columns, aside = _columns(headings)
    lines = []
    for row, cells in records:
        is_blank = not any(text.strip() for text in cells)
        if is_blank or (row == 2 and rules.is_instruction(cells)):
            continue
        if len(lines) == rules.ROWS_AT_MOST:
            raise Unreadable(words.TOO_MANY.format(most=rules.ROWS_AT_MOST))
        lines.append(Line(row, cells))
    if not lines:
        raise Unreadable(words.NO_ROWS)
    return Sheet(headings, columns, aside, lines)


def _is_wide(body: bytes) -> bool:
    """UTF-16, marked or by its look: every other byte of the first line is zero."""
    start = body[:64]
    return body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        len(start) > 8 and (not any(start[1:32:2]) or not any(start[0:32:2]))
    )


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(CELL_AT_MOST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_long = "field larger" in str(error)
            raise Unreadable((words.LONG_CELL if is_long else words.OPEN_QUOTES).format(row=row)) from None
        yield row, cells[: rules.COLUMNS_AT_MOST]


def _delimiter(text: str) -> str:
    """What parts the headings: a comma, or what some spreadsheets write instead."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(headings: list[str]) -> tuple[dict[str, int], list[str]]:
    columns: dict[str, int] = {}
    aside = []
    for column, heading in enumerate(headings):
        field = rules.field_of(heading)
        if not field:
            aside += [" ".join(heading.split())[:60]] if heading.strip() else []
            continue
        if field in columns:
            first, second = (rules.letters_of(at) for at in (columns[field], column))
            raise Unreadable(words.TWICE.format(first=first, second=second, field=words.FIELDS[field]))
        columns[field] = column
    if "name" not in columns and not {"first_name", "last_name"} <= set(columns):
        raise Unreadable(words.NO_NAME)
    return columns, aside
