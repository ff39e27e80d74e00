"""Caseloads: mine and my team's, sorted by what needs doing, in a constant number of statements."""

import datetime
import uuid

from joined.caseload import access, models, words
from joined.caseload.queries import allowed, helping, shapes, standing, trying, weighing
from joined.caseload.rules import load
from joined.kit import actors, clock
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

MINE, TEAM = "mine", "team"
FAR = datetime.date.max
LATELY = 28


@shows
def caseload(*, to: actors.Staff, whose: str = MINE) -> shapes.Caseload:
    """Everybody in the care of my teams, or those of whom I am key worker or deputy. Raises NotHere (AC-073)."""
    access.check_has_caseload(to=to)
    spells = {row.person_id: row for row in open_spells(to=to, whose=whose)}
    known = people.each(to=to, people=list(spells))
    found, weights = _rows(to, [spell for person, spell in spells.items() if person in known], known)
    return shapes.Caseload(
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


def open_spells(*, to: actors.Staff, whose: str) -> list[models.Spell]:
    """Open care of whom my teams answer for, or whose key worker or deputy I am.

    Of a charity: those for whom it has a live step; row security leaves whoever said yes to sharing their plan.
    """
    if access.is_outside(to=to):
        held = steps.promised_to(to=to)
    else:
        held = steps.held_by(to=to)
        if whose == MINE:
            mine = models.KeyWorker.objects.filter(user_id=to.id, until_on=None, person_id__in=held)
            held = list(mine.values_list("person_id", flat=True))
    found = models.Spell.objects.select_related("matter").filter(person_id__in=held, matter__ended_at=None)
    return allowed.within(found)


def _rows(
    to: actors.Staff, spells: list[models.Spell], known: dict[uuid.UUID, people.Person]
) -> tuple[list[shapes.Row], weighing.Weights]:
    ids = [spell.pk for spell in spells]
    days, coming = standing.days_of(ids), booked(ids)
    pauses, wards = weighing.pauses_and_wards(ids)
    leads = {
        row.spell_id: row
        for row in models.KeyWorker.objects.filter(spell_id__in=ids, role="lead", until_on=None).select_related("user")
    }
    helped = helping.of_each(ids)
    weights = weighing.weighed(to=to, spells=spells, known=known, days=days, wards=wards)
    seen_on = {spell.person_id: days.get(spell.pk, standing.Days()).counted_on for spell in spells}
    tried = trying.lines(to=to, people=list(known), seen_on=seen_on)
    late = {step.person_id: step.what for step in steps.late_about(to=to, people=list(known)).steps}
    found = [
        _row(
            to,
            spell,
            known[spell.person_id],
            days=days.get(spell.pk, standing.Days()),
            pauses=pauses.get(spell.pk, []),
            booked=coming.get(spell.pk),
            lead=leads.get(spell.pk),
            late=late.get(spell.person_id, ""),
            tried=tried.get(spell.person_id, ""),
            is_on_ward=spell.pk in wards.now,
            courses=helped.get(spell.pk, ()),
            weighed=weights.of[spell.pk],
        )
        for spell in spells
    ]
    return sorted(found, key=lambda row: (*row.order, row.person.name)), weights


def booked(spells: list[uuid.UUID]) -> dict[uuid.UUID, models.Contact]:
    """The next contact of each."""
    coming = models.Contact.objects.filter(spell_id__in=spells, attendance="", replaced_at=None, at__gte=clock.now())
    return {row.spell_id: row for row in coming.order_by("spell_id", "-at")}


def _row(
    to: actors.Staff,
    spell: models.Spell,
    person: people.Person,
    *,
    days: standing.Days,
    pauses: list[tuple[datetime.date, datetime.date | None]],
    booked: models.Contact | None,
    lead: models.KeyWorker | None,
    late: str,
    tried: str,
    is_on_ward: bool,
    courses: tuple[shapes.InShort, ...],
    weighed: weighing.Weighed,
) -> shapes.Row:
    shown = standing.clock_of(spell, days, pauses, booked_on=booked.on_day if booked else None)
    stands = load.Care(
        last_on=days.counted_on,
        plan_on=weighed.plan_on,
        has_key_worker=lead is not None,
        helped_on=days.helped_on,
        is_paused=shown.state == "paused",
    )
    promised = {"today": clock.today(), "max_days": spell.max_days, "plan_months": weighed.plan_months}
    missing = tuple(
        said
        for said, holds in (
            ("No key worker", lead is None),
            (words.NOT_BOOKED, booked is None and shown.state == "running"),
            (words.LATE_STEP.format(what=late), late != ""),
        )
        if holds
    )
    return shapes.Row(
        person=person,
        clock=shown,
        lead=lead.user.name if lead else "",
        lead_id=lead.user_id if lead else None,
        is_mine=lead is not None and lead.user_id == to.id,
        next_at=booked.at if booked else None,
        next_how=words.MECHANISMS[booked.mechanism] if booked else "",
        last_on=days.counted_on,
        last_face_on=days.face_on,
        last_nhs_on=days.nhs_on,
        intensity=words.INTENSITIES[spell.intensity],
        weight=weighed.weight,
        missing=missing,
        tried=tried,
        why_not_as_promised=tuple(load.why_not_as_promised(care=stands, **promised)),
        active=load.active_share(people=[] if stands.is_paused else [stands], **promised),
        courses=courses,
        order=(_urgency(shown, missing), shown.due_on or FAR),
        views=_views(
            spell,
            shown,
            is_booked=booked is not None,
            has_lead=lead is not None,
            is_on_ward=is_on_ward,
            is_helped=any(one.is_running for one in courses),
        ),
    )


def _views(
    spell: models.Spell,
    shown: shapes.Clock,
    *,
    is_booked: bool,
    has_lead: bool,
    is_on_ward: bool,
    is_helped: bool,
) -> frozenset[str]:
    """In which of `words.VIEWS` somebody stands."""
    found = {
        "late": shown.late_by > 0,
        "unbooked": not is_booked and shown.state == "running",
        "nobody": not has_lead,
        "unseen": shown.state == "running" and shown.days_since > spell.max_days,
        "unhelped": not is_helped and shown.state == "running",
        "new": spell.began_on >= clock.today() - clock.days(LATELY),
        "ward": is_on_ward,
    }
    return frozenset(view for view, holds in found.items() if holds)


def _urgency(shown: shapes.Clock, missing: tuple[str, ...]) -> int:
    """Late first, then about to be, then whatever else is missing; a pause last."""
    if shown.state == "paused":
        return 4
    return {"late": 0, "soon": 1}.get(shown.meaning, 2 if missing else 3)
