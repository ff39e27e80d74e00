"""Booking a contact, saying what became of it, putting it right (C31, C32, C35)."""

from __future__ import annotations

import dataclasses
import datetime
import uuid

from joined.base import rows
from joined.caseload import access, models, queries, words
from joined.caseload.actions import handing, helping, moving_on, nexts, not_met
from joined.caseload.queries import local
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import ladder
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class Booked:
    """A contact to come: when, how, with whom of which team; of which course of help, where of any."""

    at: datetime.datetime
    mechanism: str
    team_id: uuid.UUID
    worker_id: uuid.UUID | None = None
    kind: str = "one"
    where: str = ""
    course_id: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Happened:
    """What became of a contact: attended or not, how, with whom, in a line. `next`: booked in the same breath.

    `course_id`: of which help that was agreed it was a session; None for a check-in only.
    """

    at: datetime.datetime
    mechanism: str
    attendance: str
    team_id: uuid.UUID
    worker_id: uuid.UUID | None = None
    colleague_id: uuid.UUID | None = None
    kind: str = "one"
    with_whom: str = "person"
    line: str = ""
    from_other: bool = False
    course_id: uuid.UUID | None = None
    next: Booked | None = None


@action
def book(*, by: actors.Actor, spell: models.Spell, booked: Booked, group: models.Group | None = None) -> models.Contact:
    """A contact to come, and a step of whoever holds it. Raises Refused for a moment that is past.

    `group`: here and below, it is of a session of this group.
    """
    access.check_may_write(by=by, spell=spell, group=group)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        contact = _book(by, spell, booked)
        nexts.book_if_nothing(by, spell)
    return contact


def _book(by: actors.Actor, spell: models.Spell, booked: Booked) -> models.Contact:
    if booked.at <= clock.now():
        raise errors.Refused("Choose a time to come.", field="next_on")
    helping.check_session(spell, booked.course_id, clock.london(booked.at).date())
    contact = _write(by, spell, **{field.name: getattr(booked, field.name) for field in dataclasses.fields(booked)})
    nexts.promise_contact(by, spell, contact)
    return contact


def _write(by: actors.Actor, spell: models.Spell, *, at: datetime.datetime, **given: object) -> models.Contact:
    return models.Contact.objects.create(
        person_id=spell.person_id,
        spell=spell,
        at=at,
        on_day=clock.london(at).date(),
        written_at=clock.now(),
        written_by=by.shown,
        written_by_id=by.id,
        **given,
    )


@action
def record(
    *,
    by: actors.Actor,
    spell: models.Spell,
    happened: Happened,
    planned: models.Contact | None = None,
    group: models.Group | None = None,
) -> models.Contact:
    """What became of a contact, planned or not; whether it counts is decided by the written rule of that day.

    A contact that took place may move a handover on; one that was missed starts the ladder; where nothing is booked,
    booking is a step. Raises Refused for what is still to come, or what somebody has answered already.
    """
    team_id = planned.team_id if planned else happened.team_id
    access.check_may_answer(by=by, spell=spell, team_id=team_id, group=group)
    _check(happened)
    with rows.house(spell.person_id):
        was = planned.course_id if planned else None
        helping.check_session(spell, happened.course_id, clock.london(happened.at).date(), was=was)
        contact = _answer(by, spell, happened, planned) if planned else _write(by, spell, **_columns(spell, happened))
        _say(by, contact, happened)
        helping.see_sessions(by, spell, contact.course_id)
        if spell.matter.ended_at is None:
            _what_follows(by, spell, contact, happened)
    return contact


def _check(happened: Happened) -> None:
    if happened.attendance not in words.CANCELLED and happened.at > clock.now():
        raise errors.Refused("This is still to come: book it instead.", field="on_day")


def _columns(spell: models.Spell, happened: Happened) -> dict[str, object]:
    """The row, with whether it counts, and why."""
    on_day = clock.london(happened.at).date()
    said = queries.why_counts(
        person=spell.person_id,
        team_id=happened.team_id,
        at=happened.at,
        fact=facts.Contact(
            on=on_day,
            attendance=happened.attendance,
            mechanism=happened.mechanism,
            with_whom=happened.with_whom,
            is_group=happened.kind == "group",
        ),
    )
    return {
        "at": happened.at,
        "mechanism": happened.mechanism,
        "attendance": happened.attendance,
        "team_id": happened.team_id,
        "worker_id": happened.worker_id,
        "colleague_id": happened.colleague_id,
        "course_id": happened.course_id,
        "kind": happened.kind,
        "with_whom": happened.with_whom,
        "counts": said.counts,
        "why": said.why,
    }


def _answer(by: actors.Actor, spell: models.Spell, happened: Happened, planned: models.Contact) -> models.Contact:
    given = _columns(spell, happened) | {"on_day": clock.london(happened.at).date()}
    given |= {"written_at": clock.now(), "written_by": by.shown, "written_by_id": by.id}
    waiting = models.Contact.objects.filter(pk=planned.pk, spell=spell, attendance="", replaced_at=None)
    if not waiting.update(**given):
        raise errors.Refused("Somebody has written down already what became of this.")
    planned.refresh_from_db()
    return planned


def _say(by: actors.Actor, contact: models.Contact, happened: Happened) -> None:
    if happened.line.strip():
        models.Line.objects.create(
            person_id=contact.person_id,
            contact=contact,
            organisation_id=by.organisation or places.team(contact.team_id).organisation_id,
            words=happened.line.strip(),
            from_other=happened.from_other,
        )


def _what_follows(by: actors.Actor, spell: models.Spell, contact: models.Contact, happened: Happened) -> None:
    nexts.finish(by, spell, words.ATTENDANCE[contact.attendance], contact=contact.pk)
    if contact.attendance in words.TOOK_PART and contact.with_whom == "person":
        nexts.finish(by, spell, "They were seen", missed=spell.pk)
        if facts.is_direct(attendance=contact.attendance, mechanism=contact.mechanism):
            _met(by, spell, contact)
    if happened.next:
        _book(by, spell, happened.next)
    if contact.attendance in words.MISSED:
        _missed(by, spell, contact)
    nexts.book_if_nothing(by, spell)


def _met(by: actors.Actor, spell: models.Spell, contact: models.Contact) -> None:
    """Seen or heard, and not only written to: whoever was still to meet them has."""
    nexts.finish_follow_up(by, contact)
    handing.see_met(by, spell, contact)
    moving_on.see_met(by, spell, contact)
    if contact.counts and not models.CameBack.objects.filter(spell=spell, asked_at__gt=contact.at).exists():
        nexts.finish(by, spell, "They were seen", come_back=spell.pk)


def _missed(by: actors.Actor, spell: models.Spell, contact: models.Contact) -> None:
    """Never silence: the next rung is somebody's step, with a day (C35). Seen since, nothing follows."""
    before = queries.missed_in_a_row(spell=spell) - 1
    if before < 0:
        return
    tried = list(words.LADDER)[:before]
    team = steps.responsible_team(person=spell.person_id)
    days = local.rung_days(place_id=team.neighbourhood_id)
    rung, due_on = ladder.next_rung(missed_on=clock.today(), tried=tried, days=days)
    what = words.STEP_MISSED.format(what=words.LADDER[rung])
    nexts.finish(by, spell, "They did not come again", missed=spell.pk)
    someone = contact.worker_id or nexts.lead_of(spell)
    nexts.promise(by, spell, nexts.Next(what, due_on, "missed", spell.pk, someone))


@action
def call_off(*, by: actors.Actor, contact: models.Contact, attendance: str, why: str = "") -> models.Contact:
    """A contact to come is cancelled, by them or by us. Raises Refused where it has an answer already."""
    spell = contact.spell
    access.check_may_answer(by=by, spell=spell, team_id=contact.team_id)
    with rows.house(spell.person_id):
        waiting = models.Contact.objects.filter(pk=contact.pk, attendance="", replaced_at=None)
        if not waiting.update(attendance=attendance, why=words.NOT_SEEN[attendance], replaced_why=why.strip()):
            raise errors.Refused("Somebody has written down already what became of this.")
        nexts.finish(by, spell, words.ATTENDANCE[attendance], contact=contact.pk)
        if spell.matter.ended_at is None:
            nexts.book_if_nothing(by, spell)
        contact.refresh_from_db()
    return contact


@action
def correct(*, by: actors.Staff, contact: models.Contact, happened: Happened, why: str) -> models.Contact:
    """A new version of what was written, with what follows of it; the old one stays readable.

    Raises Refused without a reason, or twice.
    """
    access.check_may_correct(by=by, contact=contact)
    if not why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    _check(happened)
    with rows.house(contact.person_id):
        day = clock.london(happened.at).date()
        helping.check_session(contact.spell, happened.course_id, day, was=contact.course_id)
        now = {"replaced_at": clock.now(), "replaced_why": why.strip()}
        if not models.Contact.objects.filter(pk=contact.pk, replaced_at=None).exclude(attendance="").update(**now):
            raise errors.Refused("Somebody has corrected this already. Look at that first.")
        written = _write(by, contact.spell, replaces=contact, **_columns(contact.spell, happened))
        _say(by, written, happened)
        helping.see_sessions(by, contact.spell, contact.course_id, written.course_id)
        models.Attending.objects.filter(contact=contact).update(contact=written)
        if contact.spell.matter.ended_at is None:
            not_met.see_not_met(by, contact.spell, was=contact, now=written)
            _what_follows(by, contact.spell, written, happened)
            nexts.await_if_unseen(by, contact.spell)
            nexts.follow_up_again(by, contact)
    return written
