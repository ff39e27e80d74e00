"""What a partner sees and answers behind a link; and the page where its questions are answered."""

import functools
import typing
import uuid
from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from joined.accounts.doorway import behind_link
from joined.base import forms as fields
from joined.base import web
from joined.huddle import actions, forms, queries, words
from joined.kit import errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing

PAGE = "huddle/templates/partner_asks.jinja"
READS = ["GET", "HEAD"]


@behind_link("asks")
@require_http_methods(READS)
def asks(request: HttpRequest, token: str, link: typing.Any) -> HttpResponse:
    """The asks of a sitting that may be for this team; looking at them is time given."""
    actions.look(by=request.actor, sitting=queries.sitting_row(to=request.actor, sitting_id=link.about))
    return _page(request, token, link)


def _page(request: HttpRequest, token: str, link: typing.Any, **sent: typing.Any) -> HttpResponse:
    """`sent`: the form that was refused, by its name, and whom it is `about`."""
    about, failed = sent.pop("about", None), bool(sent)
    shown = queries.asks(to=request.actor, sitting_id=link.about)
    context = {
        "shown": shown,
        "token": token,
        "team": places.team(link.team_id),
        "forms": {ask.item_id: _forms(ask, sent if about in (ask.item_id, _wanted(ask)) else {}) for ask in shown.asks},
        "said": words.PARTNER_SAID.get(request.GET.get("said", ""), ""),
    }
    return web.page(request, PAGE, context, status=422 if failed else 200)


def _wanted(ask: queries.Ask) -> uuid.UUID | None:
    return ask.wanted.id if ask.wanted else None


def _forms(ask: queries.Ask, sent: dict[str, typing.Any]) -> dict[str, typing.Any]:
    """Every form of one ask: fresh, but the one that was refused."""
    day = ask.wanted.first_contact_on if ask.wanted else None
    fresh = {
        "offer": forms.PartnerOffer(prefix=_own(ask.item_id)),
        "pass_on": forms.PartnerPass(prefix=_own(ask.item_id)),
        "view": forms.PartnerView(prefix=_own(ask.item_id)),
        "question": forms.PartnerQuestion(prefix=_own(ask.item_id)),
        "yes": forms.PartnerYes(prefix=_own(_wanted(ask) or ask.item_id), initial={"first_contact_on": day}),
    }
    return fresh | sent


def _own(about: uuid.UUID) -> str:
    """What names of fields begin with: the page holds several asks."""
    return about.hex[:8]


@behind_link("asks")
@require_POST
def offer(request: HttpRequest, token: str, link: typing.Any, item: uuid.UUID) -> HttpResponse:
    """What we could do, who would, and from when."""
    given = {"by": request.actor, "item": _item(request, item), "team": places.team(link.team_id)}
    form = forms.PartnerOffer(request.POST, prefix=_own(item))
    return _do(request, token, link, item, "offer", form, functools.partial(actions.add_offer, **given))


@behind_link("asks")
@require_POST
def pass_on(request: HttpRequest, token: str, link: typing.Any, item: uuid.UUID) -> HttpResponse:
    """Not for us, with one tap."""
    given = {"by": request.actor, "item": _item(request, item), "team": places.team(link.team_id)}
    form = forms.PartnerPass(request.POST, prefix=_own(item))
    return _do(request, token, link, item, "pass_on", form, functools.partial(actions.pass_on, **given))


@behind_link("asks")
@require_POST
def view(request: HttpRequest, token: str, link: typing.Any, item: uuid.UUID) -> HttpResponse:
    """What we think, whether or not we can help."""
    form = forms.PartnerView(request.POST, prefix=_own(item))
    deed = functools.partial(actions.add_view, by=request.actor, item=_item(request, item))
    return _do(request, token, link, item, "view", form, deed)


@behind_link("asks")
@require_POST
def ask_first(request: HttpRequest, token: str, link: typing.Any, item: uuid.UUID) -> HttpResponse:
    """A question before we say yes."""
    given = {"by": request.actor, "item": _item(request, item), "team": places.team(link.team_id)}
    form = forms.PartnerQuestion(request.POST, prefix=_own(item))
    return _do(request, token, link, item, "question", form, functools.partial(actions.ask_first, **given))


@behind_link("asks")
@require_POST
def say_yes(request: HttpRequest, token: str, link: typing.Any, offer: uuid.UUID) -> HttpResponse:
    """Yes to what the huddle would like from us, with a day."""
    form = forms.PartnerYes(request.POST, prefix=_own(offer))
    deed = functools.partial(steps.accept, by=request.actor, offer=_asked(request, offer))
    return _do(request, token, link, offer, "yes", form, deed)


def _do(
    request: HttpRequest,
    token: str,
    link: typing.Any,
    about: uuid.UUID,
    name: str,
    form: typing.Any,
    deed: Callable[..., object],
) -> HttpResponse:
    """The deed with what the form holds, or the page again with what is to be mended."""
    if form.is_valid():
        with fields.refusals_on(form):
            deed(**form.cleaned_data)
            return _back(token, name)
    return _page(request, token, link, about=about, **{name: form})


def _item(request: HttpRequest, item_id: uuid.UUID) -> typing.Any:
    """The item, while the team is invited where it stands. Raises NotHere."""
    row = queries.item_row(to=request.actor, item_id=item_id)
    queries.sitting_row(to=request.actor, sitting_id=row.sitting_id)
    return row


@behind_link("asks")
@require_POST
def say_no(request: HttpRequest, token: str, link: typing.Any, offer: uuid.UUID) -> HttpResponse:
    """No after all, with one tap: it goes back to the team that asked (S2)."""
    steps.decline(by=request.actor, offer=_asked(request, offer), no=steps.No(reason_code="other", reason=""))
    return _back(token, "no")


def _asked(request: HttpRequest, offer_id: uuid.UUID) -> typing.Any:
    row = standing.offer(to=request.actor, offer_id=offer_id)
    if row is None or row.to_team_id not in request.actor.team_ids:
        raise errors.NotHere()
    return row


def _back(token: str, said: str) -> HttpResponse:
    return web.go("partner:asks", token, query={"said": said})


@require_http_methods(["GET", "POST"])
def answer_partner(request: HttpRequest, question: uuid.UUID) -> HttpResponse:
    """A partner asks before it says yes: whoever brought them answers, or the chair; `from` their board or not."""
    row = queries.question_row(to=request.actor, question_id=question)
    form = forms.AnswerPartner(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with fields.refusals_on(form):
            actions.answer_partner(by=request.actor, question=row, words=form.cleaned_data["answer"])
            if request.GET.get("from") == "board":
                return web.go("huddle:board", row.item.sitting_id, query={"item": str(row.item_id), "pane": "offers"})
            flash.success(request, f"{row.team.organisation.name} reads it behind their link. Nothing moved.")
            return web.go("front:today")
    context = {"form": form, "question": row, "line": row.item.partner_line}
    return web.page(request, "huddle/templates/partner_answer.jinja", context, status=422 if form.errors else 200)
