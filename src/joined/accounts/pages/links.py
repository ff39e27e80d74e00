"""The closed door of a link: asking for a code, giving it, asking for a new link, and leaving."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.accounts import actions, behind, doorway, forms, rules, words
from joined.base import rows, web
from joined.kit import actors
from joined.trail import writing as trail

BY = actors.System("closed door of a link")
CODE = "accounts/templates/link_code.jinja"


@web.public
@require_POST
def send_code(request: HttpRequest, token: str) -> HttpResponse:
    """The button: a code goes to the registered telephone, and nowhere else."""
    found = behind.open_link(token=token)
    if found is None:
        return doorway.over(request, token)
    if not actions.ask_code(by=BY, link=found.link):
        return _code_page(request, token, forms.Code(), words.TOO_MANY_CODES, status=429)
    return web.go("accounts:link_code", token)


@web.public
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The code from their telephone. Right: this device opens the telephone's links until the day ends."""
    found = behind.open_link(token=token)
    if found is None:
        return doorway.over(request, token)
    if request.method != "POST":
        return _code_page(request, token, forms.Code())
    form = forms.Code(request.POST)
    if not form.is_valid():
        return _code_page(request, token, form, status=422)
    telephone, digits = found.link.telephone, form.cleaned_data["code"]
    came = actions.try_code(by=BY, telephone=telephone, link=found.link, digits=digits)
    if came == rules.RIGHT:
        return doorway.know(web.go(settings.LINK_PAGES[found.link.purpose], token), telephone)
    with rows.context(BY):
        trail.denied(to=BY, verb="accounts.try_code", thing=found.link.pk, why=came)
    if came == rules.TOO_MANY:
        return _code_page(request, token, form, words.TOO_MANY_TRIES, status=429)
    return _code_page(request, token, form, words.NOT_THE_CODE, status=422)


@web.public
@require_POST
def new_link(request: HttpRequest, token: str) -> HttpResponse:
    """A new link in the place of one that is over. The answer is the same whether there was ever one."""
    found = behind.link_of(token=token)
    if found is not None:
        actions.ask_anew(by=BY, link=found)
    return web.page(request, "accounts/templates/link_sent.jinja")


@web.public
@require_POST
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Done, on a telephone that others use too: the next time it asks for a code."""
    return doorway.forget(web.page(request, "accounts/templates/link_left.jinja"))


def _code_page(
    request: HttpRequest, token: str, form: forms.Code, problem: str = "", *, status: int = 200
) -> HttpResponse:
    if problem and form.is_bound:
        form.add_error("code", problem)
    context = {"form": form, "token": token, "problem": "" if form.is_bound else problem}
    return web.page(request, CODE, context, status=status)
