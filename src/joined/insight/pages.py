"""Numbers of a neighbourhood's month, of a sitting, of one's own organisation; by group; as a file and on paper."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Sequence

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import forms as base
from joined.base import web
from joined.insight import actions, export, forms, measures, queries, reading, rules, shapes, words
from joined.kit import clock, errors


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """This month of their own neighbourhood, else of their organisation; whoever sees no numbers is told who does."""
    month = clock.today().replace(day=1)
    seen = queries.places(to=request.actor)
    if seen:
        return _place(request, seen[0].id, month)
    if queries.sees_ours(to=request.actor):
        return _show(request, queries.ours(to=request.actor, month=month))
    return web.page(request, "insight/templates/none.jinja", {"words": words})


def _month(text: str) -> datetime.date:
    month = rules.month_of(text)
    if month is None:
        raise errors.NotHere()
    return month


def _show(request: HttpRequest, found: shapes.Numbers) -> HttpResponse:
    context = {
        "found": found,
        "words": words,
        "measures": measures,
        "whose": _whose(request, found),
        "months": _months(found),
        "may_keep": queries.may_keep(to=request.actor),
    }
    return web.page(request, "insight/templates/numbers.jinja", context)


def _view(label: str, href: str, *, current: bool) -> dict[str, object]:
    return {"label": label, "href": href, "count": None, "current": current}


def _whose(request: HttpRequest, found: shapes.Numbers) -> list[dict[str, object]]:
    """Each neighbourhood that they may see, and their own organisation."""
    month = f"{found.month or found.sitting.on:%Y-%m}"
    views = [
        _view(one.name, reverse("insight:place", args=[one.id, month]), current=one == found.place)
        for one in queries.places(to=request.actor)
    ]
    if queries.sees_ours(to=request.actor):
        views.append(_view("My organisation", reverse("insight:ours", args=[month]), current=found.place is None))
    return views


def _months(found: shapes.Numbers) -> list[dict[str, object]]:
    """The last months, the latest first; none for a sitting."""
    if found.month is None:
        return []
    name, about = ("insight:place", [found.place.id]) if found.place else ("insight:ours", [])
    return [
        _view(f"{month:%B %Y}", reverse(name, args=[*about, f"{month:%Y-%m}"]), current=month == found.month)
        for month in reversed(rules.months_to(clock.today(), queries.MONTHS))
    ]


def _place(request: HttpRequest, place_id: uuid.UUID, month: datetime.date) -> HttpResponse:
    return _show(request, queries.of_place(to=request.actor, place_id=place_id, month=month))


@require_GET
def place(request: HttpRequest, place_id: uuid.UUID, month: str) -> HttpResponse:
    """One neighbourhood's month. Raises NotHere for whoever may not see it."""
    return _place(request, place_id, _month(month))


@require_GET
def ours(request: HttpRequest, month: str) -> HttpResponse:
    """One's own organisation's month. Raises NotHere."""
    return _show(request, queries.ours(to=request.actor, month=_month(month)))


@require_GET
def sitting(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """One sitting. Raises NotHere."""
    return _show(request, queries.of_sitting(to=request.actor, sitting_id=sitting_id))


@require_GET
def sheet(request: HttpRequest, place_id: uuid.UUID, month: str) -> HttpResponse:
    """A neighbourhood's month on one printed page. Raises NotHere."""
    found = queries.of_place(to=request.actor, place_id=place_id, month=_month(month))
    context = {"found": found, "words": words, "rows": export.sheet(found)}
    return web.page(request, "insight/templates/sheet.jinja", context)


@require_GET
def place_csv(request: HttpRequest, place_id: uuid.UUID, month: str) -> HttpResponse:
    """The same as a file. Raises NotHere."""
    return _csv(queries.of_place(to=request.actor, place_id=place_id, month=_month(month)))


@require_GET
def ours_csv(request: HttpRequest, month: str) -> HttpResponse:
    """The same as a file. Raises NotHere."""
    return _csv(queries.ours(to=request.actor, month=_month(month)))


@require_GET
def sitting_csv(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """The same as a file. Raises NotHere."""
    return _csv(queries.of_sitting(to=request.actor, sitting_id=sitting_id))


def _csv(found: shapes.Numbers) -> HttpResponse:
    when = f"{found.sitting.on:%Y-%m-%d}" if found.sitting else f"{found.month:%Y-%m}"
    return web.csv_file(export.numbers(found), f"numbers-{when}.csv")


def _groups(request: HttpRequest, place_id: uuid.UUID, month: str, by: str) -> shapes.Groups:
    """One characteristic alone: whoever asks for more at once is told why not (T9, T40)."""
    if request.GET:
        raise errors.Refused(words.ONE_AT_A_TIME)
    return queries.by_group(to=request.actor, place_id=place_id, month=_month(month), by=by)


@require_GET
def by_group(request: HttpRequest, place_id: uuid.UUID, month: str, by: str) -> HttpResponse:
    """A neighbourhood's month by one characteristic. Raises NotHere or Refused."""
    found = _groups(request, place_id, month, by)
    ways = [
        _view(name, reverse("insight:by_group", args=[place_id, month, key]), current=key == by)
        for key, name in words.CHARACTERISTICS.items()
    ]
    meanings = [(one.short, one.counts, one.out_of) for one in (*measures.SHARES, *measures.WAITS)]
    context = {"found": found, "words": words, "ways": ways, "meanings": meanings}
    return web.page(request, "insight/templates/groups.jinja", context)


@require_GET
def by_group_csv(request: HttpRequest, place_id: uuid.UUID, month: str, by: str) -> HttpResponse:
    """The same as a file. Raises NotHere or Refused."""
    found = _groups(request, place_id, month, by)
    return web.csv_file(export.groups(found), f"numbers-{found.period.first:%Y-%m}-by-{by}.csv")


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Kept:
    """What can be brought in: how it is read and kept, and what its page says."""

    read: Callable[[bytes], Sequence]
    keep: Callable[..., object]
    here: str
    title: str
    about: str
    columns: tuple[tuple[str, str], ...]


_BEFORE = _Kept(
    read=reading.before,
    keep=actions.keep_before,
    here="insight:before",
    title="What it was like before",
    about=words.BEFORE_ABOUT,
    columns=words.BEFORE_HELP,
)
_AREAS = _Kept(
    read=reading.areas,
    keep=actions.keep_areas,
    here="insight:areas",
    title="How deprived areas are",
    about=words.AREAS_ABOUT,
    columns=words.AREAS_HELP,
)


@require_http_methods(["GET", "POST"])
def before(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Bring in what it was like before. Raises NotHere or Forbidden."""
    return _bring_in(request, place_id, _BEFORE)


@require_http_methods(["GET", "POST"])
def areas(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Bring in how deprived areas are. Raises NotHere or Forbidden."""
    return _bring_in(request, place_id, _AREAS)


def _bring_in(request: HttpRequest, place_id: uuid.UUID, what: _Kept) -> HttpResponse:
    found = queries.keeping(to=request.actor, place_id=place_id)
    form, status = forms.Upload(), 200
    if request.method == "POST":
        form = forms.Upload(request.POST, request.FILES)
        if form.is_valid():
            with base.refusals_on(form):
                rows = what.read(form.cleaned_data["file"].read())
                what.keep(by=request.actor, place_id=place_id, found=rows)
                flash.success(request, words.KEPT)
                return web.go(what.here, place_id)
        status = 422
    context = {"found": found, "form": form, "what": what, "words": words, "template": f"{what.here}_template"}
    return web.page(request, "insight/templates/bring_in.jinja", context, status=status)


@require_GET
def before_template(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """An empty list with every measure's name. Raises NotHere or Forbidden."""
    queries.keeping(to=request.actor, place_id=place_id)
    empty = [""] * (len(words.BEFORE) - 1)
    return web.csv_file([words.BEFORE, *([one.title, *empty] for one in measures.ALL)], "before.csv")


@require_GET
def areas_template(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """An empty list with its headings. Raises NotHere or Forbidden."""
    queries.keeping(to=request.actor, place_id=place_id)
    return web.csv_file([words.AREAS], "areas.csv")
