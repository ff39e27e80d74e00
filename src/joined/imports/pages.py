"""Bringing in a list: upload, see how far it is, mend and decide, approve, take back."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joined.base import paging, scanning, web
from joined.base.uploads import MOST
from joined.imports import actions, forms, queries, rules, words
from joined.kit import errors
from joined.places import queries as places


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """One's own lists, and a new one."""
    queries.check_may_import(by=request.actor)
    form, status = forms.Upload(), 200
    if request.method == "POST":
        form = forms.Upload(request.POST, request.FILES)
        if _is_too_big(request):
            form.errors["file"] = form.error_class([words.TOO_BIG.format(most=rules.MEGABYTES_AT_MOST)])
            return _show_lists(request, form, status=413)
        if form.is_valid():
            given = form.cleaned_data
            made = actions.receive(
                by=request.actor, file_name=given["file"].name, body=given["file"].read(), reason=given["reason"]
            )
            return web.go("imports:one", made.pk)
        status = form.status
    return _show_lists(request, form, status=status)


def _is_too_big(request: HttpRequest) -> bool:
    """Of a larger body nothing was kept (`base.uploads`)."""
    return int(request.headers.get("Content-Length") or 0) > MOST


def _show_lists(request: HttpRequest, form: forms.Upload, *, status: int) -> HttpResponse:
    page = queries.latest(to=request.actor, after=request.GET.get("after", ""))
    found = [(one, *queries.said(one)) for one in page.rows]
    links = paging.links(request, page, part="lists")
    context = {"form": form, "lists": found, "links": links, "help": words.COLUMN_HELP, "duty": _duty(request)}
    context |= {"is_scanned": scanning.is_set_up(), "not_scanned": words.NOT_SCANNED}
    return web.page(request, "imports/templates/lists.jinja", context, status=status)


def _duty(request: HttpRequest) -> places.Duty | None:
    return places.duty(neighbourhood_id=queries.place_of(to=request.actor))


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with its headings, and a row that says what belongs in each."""
    queries.check_may_import(by=request.actor)
    return web.csv_file([list(words.TEMPLATE), list(words.TEMPLATE_ROW)], "list-to-bring-in.csv")


@require_GET
def one(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """One list, at whatever point it is."""
    queries.check_may_import(by=request.actor)
    found = queries.row(to=request.actor, import_id=of)
    if request.GET.get("fragment"):
        return _how_far(request, found)
    return _show(request, found)


def _how_far(request: HttpRequest, found: typing.Any) -> HttpResponse:
    context = {"of": found, "percent": queries.percent(found), "is_busy": queries.is_busy(found)}
    return web.page(request, "imports/templates/_how_far.jinja", context)


def _show(
    request: HttpRequest,
    found: typing.Any,
    *,
    approving: forms.Approve | None = None,
    undoing: forms.Undo | None = None,
) -> HttpResponse:
    said, meaning = queries.said(found)
    after = request.GET.get("after", "")
    preview = queries.preview(to=request.actor, of=found, after=after) if found.state == "in_review" else None
    outcome = queries.outcome(to=request.actor, of=found, after=after) if found.state == "undone" else None
    context = {
        "of": found,
        "said": said,
        "meaning": meaning,
        "percent": queries.percent(found),
        "is_busy": queries.is_busy(found),
        "is_undoable": queries.is_undoable(found),
        "preview": preview,
        "mend_links": paging.links(request, preview.wrong, part="mend") if preview else None,
        "outcome": outcome,
        "left_links": paging.links(request, outcome.page, part="undone") if outcome else None,
        "approving": approving or forms.Approve(has_requests=True),
        "undoing": undoing or forms.Undo(),
        "duty": _duty(request),
    }
    status = 422 if approving or undoing else 200
    return web.page(request, "imports/templates/one.jinja", context, status=status)


@require_GET
def to_mend(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """The rows to mend, as they came, with what is wrong in the last column; safe to open in a spreadsheet (T13)."""
    queries.check_may_import(by=request.actor)
    found = queries.row(to=request.actor, import_id=of)
    width = len(found.headings)
    rows = [[*found.headings, "What to mend"]]
    for cells, sentences in queries.wrong_rows(to=request.actor, of=found):
        rows.append([*cells[:width], *[""] * (width - len(cells)), sentences])
    return web.csv_file(rows, "rows-to-mend.csv")


@require_POST
def decide(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """Same person or somebody else, for the rows that were shown."""
    found = queries.row(to=request.actor, import_id=of)
    named = {name.removeprefix("row-"): chosen for name, chosen in request.POST.items() if name.startswith("row-")}
    choices = {int(number): chosen for number, chosen in named.items() if number.isdigit()}
    actions.decide(by=request.actor, of=found, choices=choices)
    return web.go("imports:one", of, part="decide")


@require_POST
def approve(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """Bring in what is ready."""
    found = queries.row(to=request.actor, import_id=of)
    has_requests = queries.has_requests(to=request.actor, of=found)
    form = forms.Approve(request.POST, has_requests=has_requests)
    if form.is_valid():
        try:
            actions.approve(by=request.actor, of=found)
        except errors.Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return web.go("imports:one", of)
    return _show(request, found, approving=form)


@require_POST
def throw_away(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """Nothing of it is brought in."""
    found = queries.row(to=request.actor, import_id=of)
    actions.throw_away(by=request.actor, of=found)
    flash.success(request, "Thrown away. Nothing of it was brought in, and nothing of it is kept.")
    return web.go("imports:lists")


@require_POST
def undo(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """Take it back."""
    found = queries.row(to=request.actor, import_id=of)
    form = forms.Undo(request.POST)
    if form.is_valid():
        try:
            actions.undo(by=request.actor, of=found, second=form.cleaned_data["second"])
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            return web.go("imports:one", of)
    return _show(request, found, undoing=form)
