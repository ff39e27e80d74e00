"""How often people meet the same worker, by team and month."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import web
from joined.caseload import queries
from joined.caseload.queries import shapes
from joined.caseload.rules import measures

FEW = "Fewer than 5"
HEADS = (
    "Team",
    "Six months to the end of",
    "People behind it",
    "Worker met most",
    "Key worker",
    "How much the same (COC)",
    "Same as last time",
    "On the last four days in time: a check-in only, in that month",
    "Of so many contacts",
)
HEIGHT = 48
"""Of a bar of the chart, for an index of 1."""


@require_GET
def continuity(request: HttpRequest) -> HttpResponse:
    """Each of my teams, as a chart and as a table."""
    found = queries.continuities(to=request.actor)
    context = {"found": found, "shown": _shown, "bars": _bars, "check_ins": _check_ins}
    return web.page(request, "caseload/templates/continuity.jinja", context)


@require_GET
def continuity_csv(request: HttpRequest) -> HttpResponse:
    """Exactly what the page shows, a line for each team and month."""
    found = queries.continuities(to=request.actor)
    rows = [
        (team.name, f"{one.month:%B %Y}", str(one.people or FEW), *map(_shown, _indices(one)), *_last(last.share))
        for team in found.teams
        for one, last in zip(team.months, team.last_days, strict=True)
    ]
    return web.csv_file([HEADS, *rows], "continuity.csv")


def _indices(one: shapes.MonthContinuity) -> tuple[float | None, ...]:
    return one.upc, one.kwc, one.coc, one.secon


def _last(share: measures.Share | None) -> tuple[str, str]:
    return _check_ins(share), str(share.whole) if share else FEW


def _check_ins(share: measures.Share | None) -> str:
    """So many in a hundred; no share where too few people stand behind it."""
    return "–" if share is None or share.value is None else f"{share.value:.0%}"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _bars(team: shapes.TeamContinuity) -> list[dict[str, object]]:
    return [
        {
            "label": f"{one.month:%b %Y}",
            "shown": _shown(one.coc),
            "height": None if one.coc is None else round(one.coc * HEIGHT),
            "is_this": one is team.months[-1],
        }
        for one in team.months
    ]
