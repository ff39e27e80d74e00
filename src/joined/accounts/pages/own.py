"""Unlocking, one's own account, how pages look, and drafts."""

from allauth.mfa.webauthn.internal import auth as passkeys
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from joined.accounts import access, actions, drafts, forms, preferences, queries, rules, sessions, visits
from joined.base import web, wording
from joined.kit import errors

NOT_FROM_HERE = "This page was open for too long, or in another tab. Go back, reload it and send it again."


@web.public
def unlock(request: HttpRequest) -> HttpResponse:
    """An idle session opens again by passkey, or by password and code, where it stopped (security.md T10)."""
    if not request.user.is_authenticated or not request.session.get(sessions.LOCKED):
        return web.back_to(request)
    ways, is_one_click = forms.ways_to_unlock(request), settings.DEMO and request.session.get(sessions.ONE_CLICK)
    sent = next((form for form in ways.values() if form.is_bound), None)
    if sent and sent.is_valid():
        sent.save()
    if (sent and sent.is_valid()) or (is_one_click and request.method == "POST"):
        sessions.unlock(request)
        return web.back_to(request)
    shown = {
        **ways,
        "options": passkeys.begin_authentication(request.user) if "passkey" in ways else None,
        "is_one_click": is_one_click,
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }
    return web.page(request, "accounts/templates/unlock.jinja", shown, status=422 if sent else 200)


def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, whom I can act for, and how I sign in."""
    shown = {
        "hats": queries.hats(user_id=request.user.pk),
        "user": request.user,
        "keeps_set_up": access.keeps_set_up(request.actor),
    }
    return web.page(request, "accounts/templates/account.jinja", shown)


@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Put on another hat: the session acts for that organisation, under a new key."""
    organisation = web.identifier(request.POST.get("organisation"))
    if organisation is None:
        raise errors.NotHere()
    hat = actions.act_for(by=request.actor, organisation=organisation)
    sessions.act_for(request, hat.organisation_id)
    return web.back_to(request)


@web.public
def prefer(request: HttpRequest) -> HttpResponse:
    """Text size and contrast, before and after sign-in. A link only leads to the choice, and changes nothing."""
    looks = preferences.changed(preferences.of(request), request.POST)
    if request.method != "POST":
        shown = {"text_sizes": rules.TEXT_SIZES, "contrasts": rules.CONTRASTS}
        return web.page(request, "accounts/templates/looks.jinja", shown)
    response = web.back_to(request, visits.came_from(request))
    preferences.remember(response, looks)
    if request.actor:
        actions.prefer(by=request.actor, user=request.user, text_size=looks.text_size, contrast=looks.contrast)
    return response


@require_POST
def keep_draft(request: HttpRequest, form: str) -> HttpResponse:
    """What somebody is typing, as they type; nothing comes back but when it was kept."""
    at = drafts.keep(request, request.actor, form=form)
    return HttpResponse(status=204, headers={"X-Saved-At": wording.time(at)})


@web.public
def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from one of our pages, or from one that is too old (T11)."""
    return web.problem(request, errors.Forbidden(NOT_FROM_HERE))
