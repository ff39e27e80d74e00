"""Caseloads: mine and my team's, as a page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from joined.base import web, wording
from joined.caseload import queries, words

HEADS = ("Name", "Day", "Due", "Next contact", "How", "Key worker", "Last face to face", "Weight", "Missing")


def _found(request: HttpRequest) -> queries.Caseload:
    whose = "team" if request.GET.get("whose") == "team" else "mine"
    return queries.caseload(to=request.actor, whose=whose)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everybody of mine, or of my team, by what needs doing."""
    found = _found(request)
    views = [
        {"label": label, "href": f"{reverse('caseload:listed')}?whose={whose}", "count": None, "current": is_now}
        for whose, label in (("mine", "Mine"), ("team", "My team"))
        for is_now in (whose == found.whose,)
    ]
    context = {"found": found, "views": views, "words": words}
    return web.page(request, "caseload/templates/listed.jinja", context)


@require_GET
def listed_csv(request: HttpRequest) -> HttpResponse:
    """Exactly what the list shows, in its order."""
    found = _found(request)
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
        )
        for row in found.rows
    ]
    return web.csv_file([HEADS, *rows], f"caseload-{found.whose}.csv")
