"""Days that do not count: a ward stay, or a break that they asked for (domain: 28-day clock, local rule)."""

from __future__ import annotations

import dataclasses
import datetime

from django.db.models import Q

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import nexts
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pausing:
    """A pause before it is written down. A break has an end, a safety plan and a day on which it is looked at."""

    kind: str
    from_on: datetime.date
    why: str
    until_on: datetime.date | None = None
    safety_plan: str = ""
    review_on: datetime.date | None = None


@action
def begin_pause(*, by: actors.Staff, spell: models.Spell, pause: Pausing) -> models.Pause:
    """From that day on the clock stands still, and until then somebody still books; what comes next is a step.

    Whoever is taken to a ward during a break is written down as on the ward: without it nobody would see them within
    72 hours of coming home (H27). Raises Refused where another pause runs otherwise, or a break is longer than 56 days,
    unplanned, or not signed by a lead.
    """
    access.check_may_keep(by=by, spell=spell)
    _check(by, spell, pause)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        if _overlapping(spell, pause).exists():
            raise errors.Refused("Another pause runs on these days.", field="from_on")
        begun = models.Pause.objects.create(
            person_id=spell.person_id, spell=spell, begun_by=by.shown, **dataclasses.asdict(pause)
        )
        promise_to_ask(by, begun)
        if begun.from_on <= clock.today():  # until then it runs, and somebody books
            nexts.finish(by, spell, "The clock stands still", book=spell.pk)
    return begun


def promise_to_ask(by: actors.Actor, pause: models.Pause) -> None:
    """While the clock stands still somebody asks how they are; within a deed."""
    if pause.kind == "ward":
        what, day = "Ask the ward how they are, and when they come home", clock.working_day(5)
    else:
        what, day = "Ask how the break goes, as agreed", max(pause.review_on, clock.today())
    nexts.promise(by, pause.spell, nexts.Next(what, day, "pause", pause.pk, nexts.lead_of(pause.spell)))


def _check(by: actors.Staff, spell: models.Spell, pause: Pausing) -> None:
    if pause.from_on < spell.began_on:
        raise errors.Refused("Care had not begun on that day.", field="from_on")
    if not pause.why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    if pause.until_on is not None and pause.until_on < pause.from_on:
        raise errors.Refused("The last day is before the first.", field="until_on")
    if pause.kind == "ward":
        if pause.until_on is not None:
            raise errors.Refused(
                "Leave this empty. When they are home, say so: somebody then sees them.", field="until_on"
            )
        return
    if not access.is_leader(by=by):
        raise errors.Forbidden("Whoever leads the team signs a break. Ask them today.")
    if pause.until_on is None or pause.review_on is None or not pause.safety_plan.strip():
        raise errors.Refused("A break has a last day, a day on which we look at it, and what they do if it gets worse.")
    if not pause.from_on <= pause.review_on <= pause.until_on:
        raise errors.Refused("Look at it while it lasts: choose one of its days.", field="review_on")
    team = steps.responsible_team(person=spell.person_id)
    most = places.local_rule("break_days", place_id=team.neighbourhood_id)
    if not pause.from_on < pause.until_on <= pause.from_on + clock.days(most):
        raise errors.Refused(f"A break is at most {most} days long.", field="until_on")


def _overlapping(spell: models.Spell, pause: Pausing) -> object:
    running = models.Pause.objects.filter(Q(until_on=None) | Q(until_on__gt=pause.from_on), spell=spell)
    if pause.kind == "ward":
        running = running.filter(kind="ward")
    return running.filter(from_on__lt=pause.until_on) if pause.until_on else running


@action
def end_pause(*, by: actors.Staff, pause: models.Pause, until_on: datetime.date, left_to: str = "") -> models.Pause:
    """The clock goes on with the days that were left, at least seven. After a ward somebody sees them within 48 hours.

    Raises Refused for a day before the pause, to come, or where it has ended already.
    """
    access.check_may_keep(by=by, spell=pause.spell)
    if not pause.from_on <= until_on <= clock.today():
        raise errors.Refused("Choose a day of the pause, not later than today.", field="until_on")
    if pause.kind == "ward" and not left_to:
        raise errors.Refused("Say where they went.", field="left_to")
    with rows.house(pause.person_id):
        given = {"until_on": until_on, "ended_by": by.shown, "left_to": left_to}
        running = models.Pause.objects.filter(Q(until_on=None) | Q(until_on__gt=until_on), pk=pause.pk, ended_by="")
        if not running.update(**given):
            raise errors.Refused("It has ended already.")
        nexts.finish(by, pause.spell, "It has ended", pause=pause.pk)
        if pause.kind == "ward" and left_to == "home":
            nexts.promise_follow_up(by, pause.spell, pause.pk, until_on)
        nexts.book_if_nothing(by, pause.spell)
        pause.refresh_from_db()
    return pause
