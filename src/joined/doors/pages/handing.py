"""Handing on to a service outside: never refused for their age or their address."""

import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from joined.base import web, wording
from joined.doors import access, actions, forms, queries
from joined.kit import errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.steps import rules


@require_http_methods(["GET", "POST"])
def hand_on(request: HttpRequest, referral: uuid.UUID) -> HttpResponse:
    """Ask a service outside to take them on. We keep them until somebody there says yes."""
    asked = queries.request(to=request.actor, referral_id=referral).requests[0]
    services = places.outside_services(place_id=asked.person.neighbourhood_id)
    kind = rules.belongs_with(asked.person.age, is_of_area=None)
    form = forms.HandOn(
        request.POST if request.method == "POST" else None,
        must_name_adult=rules.must_name_adult(asked.person.age),
        choices={"service": [(str(one.pk), f"{one.name}, ring {wording.phone(one.phone)}") for one in services]},
        initial={"service": next((str(one.pk) for one in services if one.kind == kind), "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_on(
                by=request.actor,
                referral=queries.row(to=request.actor, referral_id=referral),
                asked=steps.Asked(
                    service=places.outside_service(uuid.UUID(form.cleaned_data["service"])),
                    what=form.cleaned_data["what"],
                    age=asked.person.age,
                    adult=form.cleaned_data["adult"],
                ),
            )
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            flash.success(request, f"Asked. {asked.now.team_name} keeps them until somebody there says yes.")
            return web.go("doors:request", referral)
    context = {"form": form, "asked": asked, "services": services}
    return web.page(request, "doors/templates/hand_on.jinja", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def handed(request: HttpRequest, hand_on: uuid.UUID) -> HttpResponse:
    """What the service outside said: yes with a name and a day, or no."""
    row = standing.hand_on_row(to=request.actor, hand_on_id=hand_on)
    if row is None:
        raise errors.NotHere()
    referral = queries.leading_row(to=request.actor, matter_id=row.matter_id)
    access.check_may_take(by=request.actor, referral=referral)
    asked = queries.request(to=request.actor, referral_id=referral.pk).requests[0]
    form = forms.Handed(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if given["answer"] == "yes":
                day = given["first_contact_on"]
                steps.outside_said_yes(by=request.actor, hand_on=row, who=given["who"], first_contact_on=day)
                flash.success(request, f"{row.service.name} said yes. It can end now as taken on by them.")
            else:
                steps.outside_said_no(by=request.actor, hand_on=row, reason=given["reason"])
                flash.success(request, f"{asked.now.team_name} keeps them, and finds another door.")
            return web.go("doors:ends", referral.pk)
        except errors.Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    context = {"form": form, "asked": asked, "service": row.service, "what": row.what}
    return web.page(request, "doors/templates/handed.jinja", context, status=422 if form.is_bound else 200)
