"""Being somebody in the demo with one click. These pages exist in demo mode only."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse

from joined.accounts import queries as accounts
from joined.accounts import sessions
from joined.base import web
from joined.demo import cast
from joined.kit import errors


@web.public
def sign_in(request: HttpRequest) -> HttpResponse:
    """The cast; choosing somebody signs in as them."""
    if request.method == "POST":
        return _become(request)
    return web.page(request, "demo/templates/sign_in.jinja", {"organisations": _by_organisation()})


def _by_organisation() -> dict[str, list[cast.Member]]:
    """The cast, in its own order: the GP's practice first."""
    found: dict[str, list[cast.Member]] = {}
    for member in cast.PEOPLE:
        found.setdefault(member.organisation, []).append(member)
    return found


def _become(request: HttpRequest) -> HttpResponse:
    chosen = next((actor for actor in cast.PEOPLE if actor.slug == request.POST.get("as")), None)
    user = accounts.user_by_email(chosen.email) if chosen else None
    if user is None:
        raise errors.NotHere()
    auth.logout(request)
    auth.login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    sessions.begin(request, is_one_click=True)
    return web.back_to(request)
