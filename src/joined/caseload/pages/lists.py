"""Caseloads: mine and my team's, one way of looking at a time, as a page and as a file."""

import dataclasses

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from joined.base import web, wording
from joined.caseload import actions, forms, queries, words
from joined.caseload.rules import looking
from joined.kit import clock, errors

HEADS = (
    "Name",
    "Day",
    "Due",
    "Next contact",
    "How",
    "Key worker",
    "Last face to face",
    "Weight",
    "Missing",
    "Help",
    "Tried, not reached",
)
SHARED_HEADS = ("Name", "Next contact", "How", "Key worker")
"""What a charity takes out: what was shared with it, and nothing that we weigh or miss (AC-067)."""


def whose(request: HttpRequest) -> str:
    """Mine or my team's, as the address or the form says."""
    return "team" if "team" in (request.GET.get("whose"), request.POST.get("whose")) else "mine"


def whose_views(address: str, now: str) -> list[dict[str, object]]:
    """The two ways of looking, for the bar of filters."""
    found = (("mine", "Mine"), ("team", "My team"))
    return [
        {"label": label, "href": f"{address}?whose={one}", "count": None, "current": one == now} for one, label in found
    ]


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everybody of mine, or of my team, by what needs doing; the address holds the way of looking."""
    seen = looking.read(asked=request.GET)
    every = queries.caseload(to=request.actor, whose=seen.whose)
    address = reverse("caseload:listed")
    named = {row.lead_id: row.lead for row in every.rows if row.lead_id}
    context = {
        "every": every,
        "found": every.looked_at(seen),
        "looking": seen,
        "kept": [_kept(address, view, seen) for view in queries.views_of(to=request.actor)],
        "whose": [] if every.is_outside else whose_views(address, every.whose),
        "shows": [_shown(address, every, one, seen) for one in words.VIEWS],
        "leads": sorted(named.items(), key=lambda one: one[1]),
        "teams": queries.teams_to_share_with(to=request.actor),
        "workers": queries.workers(to=request.actor) if every.whose == "team" else [],
        "words": words,
    }
    return web.page(request, "caseload/templates/listed.jinja", context)


def _kept(address: str, view: queries.View, now: looking.Looking) -> dict[str, object]:
    shown = {"view": view, "href": f"{address}?{view.looking.query}", "current": view.looking == now}
    return shown | {"label": view.name, "count": None}


def _shown(address: str, every: queries.Caseload, show: str, now: looking.Looking) -> dict[str, object]:
    href = f"{address}?{dataclasses.replace(now, show=show).query}"
    return {"label": words.VIEWS[show], "href": href, "count": every.count(show), "current": show == now.show}


def _table(found: queries.Caseload) -> list[tuple[str, ...]]:
    """What the list shows, in its order."""
    rows = [
        (
            row.person.name,
            row.clock.tag,
            wording.plain_day(row.clock.due_on),
            wording.short_moment(row.next_at),
            row.next_how,
            row.lead,
            wording.plain_day(row.last_face_on),
            str(row.weight.points),
            "; ".join(row.missing),
            "; ".join(f"{one.name}: {one.said}" for one in row.courses),
            row.tried,
        )
        for row in found.rows
    ]
    return [HEADS, *rows]


@require_GET
def listed_csv(request: HttpRequest) -> HttpResponse:
    """Exactly what the list shows."""
    return _file(request, "csv")


@require_GET
def listed_xlsx(request: HttpRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    return _file(request, "xlsx")


def _file(request: HttpRequest, kind: str) -> HttpResponse:
    queries.check_may_take_out(to=request.actor)
    seen = looking.read(asked=request.GET)
    found = queries.caseload(to=request.actor, whose=seen.whose)
    if found.is_outside:
        return web.go("caseload:take_out")
    name = "-".join(part for part in ("caseload", found.whose, seen.show) if part)
    return FILES[kind](_table(found.looked_at(seen)), f"{name}.{kind}")


FILES = {"csv": web.csv_file, "xlsx": web.xlsx_file}


@require_http_methods(["GET", "POST"])
def take_out(request: HttpRequest) -> HttpResponse:
    """A charity's own list as a file: what was shared with it, for a reason, marked with whom it was given to."""
    form = forms.TakeOut(request.POST if request.method == "POST" else None)
    queries.check_may_take_out(to=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, actions.take_out(by=request.actor, **form.cleaned_data), form.cleaned_data["why"])
        except errors.Refused as refused:
            form.add_error(refused.field, refused.sentence)
    context = {"form": form, "most": actions.TAKEN_MOST}
    return web.page(request, "caseload/templates/take_out.jinja", context, status=422 if form.errors else 200)


def _given(request: HttpRequest, found: queries.Caseload, why: str) -> HttpResponse:
    me = request.actor
    rows = [(row.person.name, wording.short_moment(row.next_at), row.next_how, row.lead) for row in found.rows]
    at = wording.moment(clock.now())
    mark = words.GIVEN_TO.format(name=me.name, organisation=me.organisation_name, at=at, why=why)
    return web.csv_file([[mark], SHARED_HEADS, *rows], "caseload.csv")
