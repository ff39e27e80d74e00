"""The page that shows every component, for whoever builds or judges pages (demo and development only)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from joined.base import components, web


@web.public
def show(request: HttpRequest) -> HttpResponse:
    """All examples; `?dir=rtl` turns the page round."""
    if not settings.DEMO and not settings.TESTING:
        raise Http404
    context = {
        "examples": components.examples(),
        "page_direction": "rtl" if request.GET.get("dir") == "rtl" else "ltr",
    }
    return web.page(request, "base/templates/components/examples.jinja", context)
