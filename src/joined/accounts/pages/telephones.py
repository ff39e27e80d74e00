"""A colleague's telephone for links without a password: registered, confirmed by a code, ended."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.accounts import access, actions, behind, forms, queries, rules, words
from joined.base import web
from joined.kit import errors
from joined.places import access as keeping
from joined.places import queries as places

PROBLEMS = {rules.WRONG: words.NOT_THE_CODE, rules.TOO_MANY: words.TOO_MANY_TRIES}


@require_http_methods(["GET", "POST"])
def telephone(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Register one: a code goes to it at once. Workers of NHS, practice and council sign in, and have no such page."""
    found = _colleague(request, user_id)
    if keeping.is_direct_care(places.organisation(request.actor.organisation)):
        raise errors.NotHere()
    form = forms.Telephone(request.POST or None)
    if form.is_valid():
        with forms.refusals_on(form):
            actions.register(
                by=request.actor,
                user=found.user,
                organisation=places.organisation(request.actor.organisation),
                number=form.cleaned_data["number"],
            )
            flash.success(request, "We have sent a code to it. Ask them to read it to you.")
            return web.go("accounts:telephone", user_id)
    return _page(request, found, form=form)


@require_POST
def confirm(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """The code that they read from it: from now on links open with it."""
    found, row = _colleague(request, user_id), _telephone(request, user_id)
    form = forms.Code(request.POST)
    if form.is_valid():
        given = form.cleaned_data["code"]
        came = actions.try_code(by=request.actor, telephone=row, link=None, digits=given)
        if came == rules.RIGHT:
            flash.success(request, "Confirmed. Asks can reach them by link.")
            return web.go("accounts:telephone", user_id)
        form.add_error("code", PROBLEMS[came])
    return _page(request, found, code=form)


@require_POST
def end(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Its links open nothing from this moment on."""
    _colleague(request, user_id)
    actions.end_telephone(by=request.actor, telephone=_telephone(request, user_id))
    flash.success(request, "Ended. Its links open nothing any more.")
    return web.go("accounts:telephone", user_id)


def _colleague(request: HttpRequest, user_id: uuid.UUID) -> queries.Colleague:
    access.check_administrator(request.actor)
    found = queries.colleague(to=request.actor, user_id=user_id)
    if found is None:
        raise errors.NotHere()
    return found


def _telephone(request: HttpRequest, user_id: uuid.UUID) -> typing.Any:
    found = behind.telephone(user_id=user_id, organisation=request.actor.organisation)
    if found is None:
        raise errors.NotHere()
    return found


def _page(request: HttpRequest, found: queries.Colleague, **sent: typing.Any) -> HttpResponse:
    context = {
        "colleague": found,
        "telephone": behind.telephone(user_id=found.user.pk, organisation=request.actor.organisation),
        "form": sent.get("form") or forms.Telephone(),
        "code": sent.get("code") or forms.Code(),
    }
    failed = any(form.errors for form in sent.values())
    return web.page(request, "accounts/templates/telephone.jinja", context, status=422 if failed else 200)
