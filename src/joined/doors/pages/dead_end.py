"""Where we said no: by team and reason, without anybody in it (S2)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from joined.base import web
from joined.doors import queries
from joined.kit import clock, errors

LOOKS = ("team_manager", "commissioner")


@require_GET
def no_dead_end(request: HttpRequest) -> HttpResponse:
    """Noes of the last 90 days for chairs, managers and the place lead. Raises NotHere to everybody else."""
    if request.actor.role_class not in LOOKS:
        raise errors.NotHere()
    context = {"noes": queries.where_we_said_no(to=request.actor), "now": clock.now()}
    return web.page(request, "doors/templates/no_dead_end.jinja", context)
