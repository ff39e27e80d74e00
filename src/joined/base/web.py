"""What pages use: showing, redirecting, and the few kinds of problem that a page can explain."""

import csv
import io
import sys
import typing
import urllib.parse
import uuid
from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines, loader
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from psycopg import errors as refusals

from joined.base import alarms
from joined.kit import errors, spreadsheets

AWAY = (
    "We cannot answer for a moment. Nothing was half done. Wait a few seconds, then go back and send it again: what "
    "you typed is still in the form, and it is saved only once."
)
AWAY_SECONDS = 5
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_MARK = "\ufeff"
"""So that a spreadsheet reads the letters right."""

Page = typing.TypeVar("Page", bound=Callable[..., HttpResponse])


def public(page: Page) -> Page:
    """This page is shown to anybody; every other page asks who is looking."""
    page.is_public = True  # type: ignore[attr-defined]
    return page


def page(
    request: HttpRequest, template: str, context: Mapping[str, typing.Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a template of a room by its path, such as `huddle/templates/board.jinja`."""
    text = loader.render_to_string(template, dict(context or {}), request, using="jinja2")
    return HttpResponse(text, status=status)


def part(template: str, name: str, *given: typing.Any) -> str:
    """One part of a page: what the macro `name` of a template makes of what it is given."""
    env = engines["jinja2"].env
    return env.get_template(template).module.__dict__[name](*given)


def csv_file(rows: Iterable[Iterable[str]], name: str) -> HttpResponse:
    """A list as a file: cells that a spreadsheet shows as text and never runs (T13)."""
    text = io.StringIO()
    csv.writer(text).writerows([[spreadsheets.cell(cell) for cell in row] for row in rows])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(CSV_MARK + text.getvalue(), content_type=CSV, headers=headers)


def xlsx_file(rows: Iterable[Iterable[str]], name: str) -> HttpResponse:
    """The same as a workbook: every cell is text, none a formula or a link (T13)."""
    import xlsxwriter  # some megabytes, for a process in which somebody wants a workbook

    body = io.BytesIO()
    given = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(body, given) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, spreadsheets.cell(cell))
        sheet.autofit()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body.getvalue(), content_type=XLSX, headers=headers)


def go(name: str, *args: typing.Any, query: Mapping[str, str] | None = None, part: str = "") -> HttpResponse:
    """After a deed: on to a page by its name, so that reloading repeats nothing."""
    address = reverse(name, args=args)
    if query:
        address += "?" + urllib.parse.urlencode(query)
    response = HttpResponseRedirect(address + (f"#{part}" if part else ""))
    response.status_code = 303
    return response


def back_to(request: HttpRequest, fallback: str = "/") -> HttpResponse:
    """Back where the sender was (`next` in the form), if that is one of our own pages."""
    address = request.POST.get("next") or request.GET.get("next") or fallback
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        address = fallback
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def problem(request: HttpRequest, found: errors.Foreseen) -> HttpResponse:
    """The page for a problem that was foreseen. A 404 is the same bytes whatever was asked for."""
    if isinstance(found, errors.Conflict):
        return page(request, "base/templates/conflict.jinja", {"conflict": found}, status=found.status)
    return page(
        request,
        "base/templates/error.jinja",
        {"status": found.status, "sentence": found.sentence},
        status=found.status,
    )


@public
def up(request: HttpRequest) -> HttpResponse:
    """The server answers; asks nothing of the database."""
    return HttpResponse("up", content_type="text/plain")


@public
def ready(request: HttpRequest) -> HttpResponse:
    """The server and its database answer: 200, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")


@public
def alarm(request: HttpRequest) -> HttpResponse:
    """For a monitor: 200 and "quiet", or 503 and what is wrong in one word each (F-05). Why stands in the log."""
    found = alarms.sounding()
    return HttpResponse(" ".join(found) or "quiet", status=503 if found else 200, content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that does not exist: the same answer as for one that may not be seen."""
    return problem(request, errors.NotHere())


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Something unforeseen: nothing was half done. Where the database is away, slow or full, that is said (F-03)."""
    trouble = _of_the_database(sys.exc_info()[1])
    if trouble is not None:
        if isinstance(trouble.__cause__, refusals.DiskFull):
            alarms.tell(alarms.ROOM, "the database refused a write for want of room")
        return away()
    return page(
        request,
        "base/templates/error.jinja",
        {"status": 500, "sentence": "Something went wrong on our side. Nothing was half done. Please try again."},
        status=500,
    )


def _of_the_database(trouble: BaseException | None) -> OperationalError | InterfaceError | None:
    """What the database said first, where the fault came of it: what is done on the way out fails as well."""
    while trouble is not None and not isinstance(trouble, OperationalError | InterfaceError):
        trouble = trouble.__cause__ or trouble.__context__
    return trouble


def away() -> HttpResponse:
    """The page for a moment without a database: it asks the database nothing, and says when to try again."""
    text = loader.render_to_string("base/templates/error.jinja", {"status": 503, "sentence": AWAY}, using="jinja2")
    return HttpResponse(text, status=503, headers={"Retry-After": str(AWAY_SECONDS)})


def identifier(text: str | None) -> uuid.UUID | None:
    """A uuid from an address or a form, or None."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def navigation(request: HttpRequest) -> list[dict[str, typing.Any]]:
    """The primary navigation, as the wiring names it, with the current place marked."""
    path = request.path_info
    found = []
    for label, name in settings.NAVIGATION:
        asks = settings.NAVIGATION_FOR.get(name)
        if asks and not import_string(asks)(to=request.actor):  # type: ignore[attr-defined]
            continue
        url = reverse(name)
        current = path == url or (url != "/" and path.startswith(url))
        found.append({"label": label, "url": url, "current": current, "count": 0})
    return found
