"""Long lists a page at a time: what comes next begins after the last one shown, however many rows came meanwhile.

A page's address names that last one by its id and nothing else about it, so it can be shared: whoever may not see
that one, or opens it after it has gone, begins at the beginning. No page is found by counting rows.
"""

import dataclasses
import typing
import uuid
from collections.abc import Callable, Sequence

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from joined.base import web

SIZE = 50

Row = typing.TypeVar("Row")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Page(typing.Generic[Row]):
    """Some rows of a list. `next`: the mark of the page after this one, "" at the end."""

    rows: tuple[Row, ...]
    next: str
    is_first: bool
    size: int = SIZE

    @property
    def is_whole(self) -> bool:
        """Whether the list has no other page."""
        return self.is_first and not self.next


NOTHING: Page[typing.Any] = Page(rows=(), next="", is_first=True)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Links:
    """Where to go on in a list, and back to its beginning; "" where that is here."""

    next: str
    first: str
    size: int


def page(
    *sections: QuerySet,
    by: tuple[str, ...],
    after: str = "",
    size: int | None = None,
    read: Callable[[QuerySet], Sequence[Row]] = list,
) -> Page[Row]:
    """The rows after the mark `after`: of the first section, then of the next, each in order of the columns `by`.

    The last column of `by` is unique and none of them is ever null; "-at" means latest first. `read` makes rows that
    have an `id`. A row that moves to another section meanwhile is found from the first page.
    """
    size = size or SIZE
    section, last = _place(sections, by, after)
    listed: list[tuple[int, Row]] = []
    for number in range(section, len(sections)):
        found = sections[number].filter(_beyond(by, last)) if last and number == section else sections[number]
        listed += [(number, row) for row in read(found.order_by(*by)[: size + 1 - len(listed)])]
        if len(listed) > size:
            break
    mark = f"{listed[size - 1][0]}-{_id(listed[size - 1][1])}" if len(listed) > size else ""
    return Page(rows=tuple(row for _, row in listed[:size]), next=mark, is_first=last is None, size=size)


def among(rows: Sequence[Row], *, after: str = "", size: int | None = None) -> Page[Row]:
    """The same of rows that were read already, as many rooms tell a story: those after the row of id `after`."""
    size = size or SIZE
    place = next((n for n, row in enumerate(rows) if after and str(_id(row)) == after), -1)
    shown = tuple(rows[place + 1 : place + 1 + size])
    is_more = len(rows) > place + 1 + size
    return Page(rows=shown, next=str(_id(shown[-1])) if is_more else "", is_first=place < 0, size=size)


def links(request: HttpRequest, shown: Page, *, name: str = "after", part: str = "") -> Links:
    """The addresses that go with a page: everything else that was asked for stays. `part`: where on it the list is."""
    return Links(
        next=_address(request, name, shown.next, part) if shown.next else "",
        first="" if shown.is_first else _address(request, name, "", part),
        size=shown.size,
    )


def named(after: str) -> list[uuid.UUID]:
    """Whose row a mark names: nobody's where it is no mark."""
    known = web.identifier(after.partition("-")[2])
    return [known] if known else []


def _place(sections: Sequence[QuerySet], by: tuple[str, ...], after: str) -> tuple[int, tuple | None]:
    """In which section the mark stands, and the columns of its row; the beginning where there is no such row."""
    number = after.partition("-")[0]
    if not number.isdecimal() or int(number) >= len(sections):
        return 0, None
    columns = [column.removeprefix("-") for column in by]
    last = sections[0].model._default_manager.filter(pk__in=named(after)).values_list(*columns).first()
    return (int(number), last) if last else (0, None)


def _beyond(by: tuple[str, ...], last: tuple) -> Q:
    """Rows after this one. The first column is bounded by itself as well, so that an index is entered there."""
    found, same = Q(), Q()
    for column, value in zip(by, last, strict=True):
        name, way = column.removeprefix("-"), "lt" if column.startswith("-") else "gt"
        found |= same & Q(**{f"{name}__{way}": value})
        same &= Q(**{name: value})
    first = by[0].removeprefix("-")
    return Q(**{f"{first}__{'lte' if by[0].startswith('-') else 'gte'}": last[0]}) & found


def _id(row: object) -> object:
    return row.id  # type: ignore[attr-defined]


def _address(request: HttpRequest, name: str, mark: str, part: str) -> str:
    asked = request.GET.copy()
    asked.pop(name, None)
    if mark:
        asked[name] = mark
    return f"{request.path}{'?' if asked else ''}{asked.urlencode()}{'#' if part else ''}{part}"
