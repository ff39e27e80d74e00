"""Caseloads: mine and my team's, sorted by what needs doing, in a constant number of statements."""

import datetime
import uuid
from collections.abc import Mapping

from joined.caseload import access, words
from joined.caseload.queries import helping, list_shapes, opened, shapes, standing, trying, weighing
from joined.caseload.rules import load
from joined.kit import actors, clock
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

MINE, TEAM = "mine", "team"
FAR = datetime.date.max
LATELY = 28


@shows
def caseload(*, to: actors.Staff, whose: str = MINE) -> list_shapes.Caseload:
    """Everybody in the care of my teams, or those of whom I am key worker or deputy. Raises NotHere (AC-073)."""
    access.check_has_caseload(to=to)
    care = open_care(to=to, whose=whose)
    known = people.listed(to=to, people=[one.person_id for one in care])
    found, weights = _rows(to, [one for one in care if one.person_id in known], known)
    return list_shapes.Caseload(
        whose=whose,
        rows=tuple(found),
        people=tuple(known),
        as_at=clock.now(),
        is_outside=access.is_outside(to=to),
        weighs=weights.said,
    )


def check_may_take_out(*, to: actors.Actor) -> None:
    """Before a page about a file asks anything. Raises NotHere for whoever has none, Forbidden for a volunteer."""
    access.check_may_take_out(to=to)


def open_care(*, to: actors.Staff, whose: str) -> list[opened.Open]:
    """Open care of whom my teams answer for, or whose key worker or deputy I am.

    Of a charity: those for whom it has a live step; row security leaves whoever said yes to sharing their plan.
    """
    if access.is_outside(to=to):
        return opened.of(people=steps.promised_to(to=to))
    held = steps.held_by(to=to)
    return opened.kept_by(user=to.id, people=held) if whose == MINE else opened.of(people=held)


def _rows(
    to: actors.Staff, care: list[opened.Open], known: Mapping[uuid.UUID, people.Listed]
) -> tuple[list[list_shapes.Row], weighing.Weights]:
    spells, persons, today = [one.pk for one in care], list(known), clock.today()
    facts = opened.facts(spells)
    helped = helping.of_each(spells)
    weights = weighing.weighed(to=to, listed=care, known=known, facts=facts)
    seen_on = {one.person_id: facts[one.pk].days.counted_on for one in care}
    tried = trying.lines(to=to, people=persons, seen_on=seen_on)
    named = {person.id: (person.name, person.born_on) for person in known.values()}
    late = {step.person_id: step.what for step in steps.late_about(to=to, people=persons, named=named).steps}
    found = [
        _row(
            one,
            known[one.person_id],
            facts[one.pk],
            weights.of[one.pk],
            is_mine=one.lead_id == to.id,
            courses=helped.get(one.pk, ()),
            late=late.get(one.person_id, ""),
            tried=tried.get(one.person_id, ""),
            today=today,
        )
        for one in care
    ]
    return sorted(found, key=lambda row: (*row.order, row.person.name)), weights


def _row(
    one: opened.Open,
    person: people.Listed,
    facts: opened.Facts,
    weighed: weighing.Weighed,
    *,
    is_mine: bool,
    courses: tuple[shapes.InShort, ...],
    late: str,
    tried: str,
    today: datetime.date,
) -> list_shapes.Row:
    days = facts.days
    shown = standing.clock_of(one, days, facts.paused.pauses, booked_on=facts.booked_on)
    stands = load.Care(
        last_on=days.counted_on,
        plan_on=weighed.plan_on,
        has_key_worker=one.lead_id is not None,
        helped_on=days.helped_on,
        is_paused=shown.state == "paused",
    )
    promised = {"today": today, "max_days": one.max_days, "plan_months": weighed.plan_months}
    missing = _missing(one, shown, facts, late)
    return list_shapes.Row(
        person=person,
        clock=shown,
        lead=one.lead or "",
        lead_id=one.lead_id,
        is_mine=is_mine,
        next_at=facts.next_at,
        next_how=words.MECHANISMS[facts.next_how] if facts.next_at else "",
        last_on=days.counted_on,
        last_face_on=days.face_on,
        last_nhs_on=days.nhs_on,
        intensity=words.INTENSITIES[one.intensity],
        weight=weighed.weight,
        missing=missing,
        tried=tried,
        why_not_as_promised=tuple(load.why_not_as_promised(care=stands, **promised)),
        active=load.active_share(people=[] if stands.is_paused else [stands], **promised),
        courses=courses,
        order=(_urgency(shown, missing), shown.due_on or FAR),
        views=_views(one, shown, facts, today=today, is_helped=any(course.is_running for course in courses)),
    )


def _missing(one: opened.Open, shown: shapes.Clock, facts: opened.Facts, late: str) -> tuple[str, ...]:
    stands = (
        ("No key worker", one.lead_id is None),
        (words.NOT_BOOKED, facts.next_at is None and shown.state == "running"),
        (words.LATE_STEP.format(what=late), late != ""),
    )
    return tuple(said for said, holds in stands if holds)


def _views(
    one: opened.Open, shown: shapes.Clock, facts: opened.Facts, *, today: datetime.date, is_helped: bool
) -> frozenset[str]:
    """In which of `words.VIEWS` somebody stands."""
    found = {
        "late": shown.late_by > 0,
        "unbooked": facts.next_at is None and shown.state == "running",
        "nobody": one.lead_id is None,
        "unseen": shown.state == "running" and shown.days_since > one.max_days,
        "unhelped": not is_helped and shown.state == "running",
        "new": one.began_on >= today - clock.days(LATELY),
        "ward": facts.paused.is_on_ward,
    }
    return frozenset(view for view, holds in found.items() if holds)


def _urgency(shown: shapes.Clock, missing: tuple[str, ...]) -> int:
    """Late first, then about to be, then whatever else is missing; a pause last."""
    if shown.state == "paused":
        return 4
    return {"late": 0, "soon": 1}.get(shown.meaning, 2 if missing else 3)
