"""How often people meet the same worker, by team and month."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import web
from joined.caseload import queries
from joined.caseload.queries import shapes

HEIGHT = 48
"""Of a bar of the chart, for an index of 1."""


@require_GET
def continuity(request: HttpRequest) -> HttpResponse:
    """Each of my teams, as a chart and as a table."""
    found = queries.continuities(to=request.actor)
    context = {"found": found, "shown": _shown, "bars": _bars}
    return web.page(request, "caseload/templates/continuity.jinja", context)


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
