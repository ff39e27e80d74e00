"""The standing huddle of a neighbourhood: set once, and its next ten sittings before anything is saved (C1)."""

import typing
import uuid

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse

from joined.base import web, wording
from joined.base.forms import refusals_on
from joined.huddle import actions, queries
from joined.places import arranged
from joined.set_up import forms
from joined.set_up.pages import asking

FIELDS = ("name", "days", "starts", "minutes", "closed_part_minutes", "link")


def standing(request: HttpRequest, place_id: uuid.UUID) -> HttpResponse:
    """Set it up, or change it from now on."""
    place = arranged.place_row(to=request.actor, place_id=place_id, to_change=True)
    huddle = queries.standing_in(place_id=place_id)
    teams = list(arranged.open_teams(place=place))
    form = forms.Huddle(request.POST or None, initial=_now(place, huddle), choices=_choices(teams))
    shown = {
        "place": place,
        "huddle": huddle,
        "history": queries.changes_of(huddle) if huddle else (),
        "teams": teams,
    }
    if not form.is_valid():
        return asking.form_page(request, "huddle", form, to_come=_to_come(huddle), **shown)
    given = form.cleaned_data
    to_come = queries.to_come(days=given["days"], starts=given["starts"], minutes=given["minutes"], huddle=huddle)
    if not asking.has_seen(request, form):
        return asking.form_page(request, "huddle", form, previewed=asking.digest(form), to_come=to_come, **shown)
    with refusals_on(form):
        _save(request, place, huddle, teams, given)
        flash.success(request, f"Saved. It next sits on {wording.day(to_come.sits[0].on)}.")
        return web.go("set_up:huddle", place_id)
    return asking.form_page(request, "huddle", form, to_come=to_come, **shown)


def _save(
    request: HttpRequest, place: typing.Any, huddle: typing.Any, teams: list[typing.Any], given: dict[str, typing.Any]
) -> None:
    chair_team = asking.chosen(teams, given["chair_team"])
    usual = [team for team in teams if str(team.pk) in given["teams"]]
    values = {name: given[name] for name in FIELDS} | {"chair_team": chair_team}
    if huddle:
        version = given["version"]
        actions.rearrange(by=request.actor, huddle=huddle, version=version, teams=usual, why=given["why"], **values)
    else:
        actions.arrange_with(by=request.actor, neighbourhood=place, teams=usual, **values)


def _now(place: typing.Any, huddle: typing.Any) -> dict[str, typing.Any]:
    """The form as it stands: what is set, or a good beginning."""
    if huddle is None:
        usual = {"name": f"{place.name} huddle"[:120], "days": list("01234"), "starts": "12:30"}
        return usual | {"minutes": 30, "closed_part_minutes": 10}
    return {
        "name": huddle.name,
        "days": [str(day) for day in huddle.days],
        "starts": f"{huddle.starts:%H:%M}",
        "minutes": huddle.minutes,
        "closed_part_minutes": huddle.closed_part_minutes,
        "link": huddle.link,
        "chair_team": str(huddle.chair_team_id),
        "teams": [str(row.team_id) for row in queries.invited(huddle=huddle)],
        "version": huddle.version,
    }


def _choices(teams: list[typing.Any]) -> dict[str, list[tuple[str, str]]]:
    chairing = [team for team in teams if team.organisation.kind != "charity"]
    return {"chair_team": asking.picks(chairing), "teams": [(str(t.pk), asking.named(t)) for t in teams]}


def _to_come(huddle: typing.Any) -> typing.Any:
    if huddle is None:
        return None
    return queries.to_come(days=huddle.days, starts=huddle.starts, minutes=huddle.minutes, huddle=huddle)
