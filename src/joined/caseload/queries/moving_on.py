"""How far somebody's moving on has come, for its page and for its deeds."""

import dataclasses
import datetime
import uuid

from joined.base import asked, rows, wording
from joined.caseload import access, models, words
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import moving_on as rules
from joined.caseload.words import moving_on as moving_words
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows

MEETING = {"attendance__in": words.TOOK_PART, "with_whom": "person", "mechanism__in": facts.DIRECT}
"""Contacts at which they were seen or heard."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Going:
    """A support as a line: who, what they were asked for, and how far it is."""

    id: uuid.UUID
    team_name: str
    what: str
    tag: str
    meaning: str
    first_contact_on: datetime.date | None
    met_at: datetime.datetime | None
    next_door: str
    may_say_met: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moving:
    """Somebody's moving on: what is written down, and what is still missing before the last team lets go."""

    people: tuple[uuid.UUID, ...]
    begun_at: datetime.datetime
    begun_by: str
    asked_by: str
    agrees: str
    agrees_words: str
    their_words: str
    early_signs: str
    signs_on: datetime.date | None
    signs_by: str
    what_helps: str
    meeting: str
    could_be_meeting: tuple[tuple[uuid.UUID, str], ...]
    supports: tuple[Going, ...]
    missing: tuple[str, ...]
    may_keep: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Aftercare:
    """Section 117 in words."""

    says: str
    is_undecided: bool


def under_way(spell: models.Spell) -> models.MovingOn | None:
    """The moving on that has begun and has neither ended nor been stopped."""
    return models.MovingOn.objects.filter(spell=spell, ended_at=None, stopped_at=None).first()


def undecided(person: uuid.UUID) -> models.Aftercare | None:
    """Aftercare under section 117 that has not been ended by a joint decision."""
    return models.Aftercare.objects.filter(person_id=person, decided_on=None).first()


def place_of(spell: models.Spell) -> uuid.UUID | None:
    """The neighbourhood whose local rules hold; within a deed."""
    return models.Spell.objects.filter(pk=spell.pk).values_list("person__neighbourhood_id", flat=True).first()


def could_be_meeting(moving: models.MovingOn) -> list[tuple[uuid.UUID, str]]:
    """Contacts since this began at which they were seen or heard, the latest first."""
    since = clock.london(moving.begun_at).date()
    found = models.Contact.objects.filter(spell_id=moving.spell_id, replaced_at=None, on_day__gte=since, **MEETING)
    return [(row.pk, _contact(row)) for row in found.order_by("-at")]


def _contact(row: models.Contact) -> str:
    return f"{wording.short_moment(row.at)}, {words.MECHANISMS[row.mechanism].lower()}"


def stands(moving: models.MovingOn) -> rules.Stands:
    """What the rule needs; within a deed or a page."""
    booked = models.Contact.objects.filter(spell_id=moving.spell_id, attendance="", replaced_at=None)
    return rules.Stands(
        agrees=moving.agrees,
        supports=tuple(
            rules.Named(row.offer.to_team.name, row.offer.state, row.met_at is not None) for row in _supports(moving)
        ),
        has_exit_meeting=moving.exit_contact_id is not None,
        has_early_signs=bool(moving.early_signs),
        has_contact_to_come=booked.exists(),
        needs_joint_decision=undecided(moving.person_id) is not None,
        courses=running_courses(moving.spell_id),
        has_dates_or_readings=has_dates_or_readings(moving.spell_id),
    )


def has_dates_or_readings(spell_id: uuid.UUID) -> bool:
    """Whether a dated duty goes on, or a reading past a limit waits for a clinician; within a deed or as the house."""
    return (
        models.Duty.objects.filter(spell_id=spell_id, ended_at=None).exists()
        or models.Look.objects.filter(spell_id=spell_id, done_at=None).exists()
    )


def running_courses(spell_id: uuid.UUID) -> tuple[str, ...]:
    """What help is agreed or given, by its names; within a deed or a page."""
    found = models.Course.objects.filter(spell_id=spell_id, ended_on=None).order_by("agreed_on")
    return tuple(found.values_list("intervention__name", flat=True))


def _supports(moving: models.MovingOn) -> list[models.Support]:
    found = models.Support.objects.filter(moving_on=moving).select_related("offer__to_team")
    return list(found.order_by("offer__asked_at"))


@shows
def moving_of(*, to: actors.Actor, person: uuid.UUID) -> Moving | None:
    """The moving on of the open spell, or the last that ended; None where there is none. Raises NotHere, Forbidden."""
    access.check_may_read(to=to, person=person)
    found = models.MovingOn.objects.filter(person_id=person, stopped_at=None).select_related("spell__matter")
    moving = found.order_by("-begun_at").first()
    if moving is None or (moving.ended_at and _is_open(person)):
        return None
    with rows.house(person):
        missing = _missing(moving, to=to) if moving.ended_at is None else []
        supports = _supports(moving)
        meeting = moving.exit_contact
    first_on = _first_contacts(supports, to=to)
    return Moving(
        people=(person,),
        begun_at=moving.begun_at,
        begun_by=moving.begun_by,
        asked_by=moving_words.ASKED_BY[moving.asked_by],
        agrees=moving.agrees,
        agrees_words=moving_words.AGREES[moving.agrees],
        their_words=moving.their_words,
        early_signs=moving.early_signs,
        signs_on=moving.signs_on,
        signs_by=moving.signs_by or "",
        what_helps=moving.what_helps,
        meeting=_contact(meeting) if meeting else "",
        could_be_meeting=tuple(could_be_meeting(moving)),
        supports=tuple(_going(row, to=to, first_on=first_on.get(row.offer_id)) for row in supports),
        missing=tuple(missing),
        may_keep=moving.ended_at is None and to.kind == "staff" and steps.is_held_by(to=to, person=person),
    )


def _missing(moving: models.MovingOn, *, to: actors.Actor) -> list[str]:
    """Whoever sees their plan alone reads nothing of their rights on a ward, or of readings."""
    found = rules.missing(stands=stands(moving))
    return found if _is_ours(to) else [said for said in found if said not in moving_words.OURS]


def _is_ours(to: actors.Actor) -> bool:
    return to.kind == "staff" and not access.is_outside(to=to)


def _is_open(person: uuid.UUID) -> bool:
    return models.Spell.objects.filter(person_id=person, matter__ended_at=None).exists()


def _first_contacts(supports: list[models.Support], *, to: actors.Actor) -> dict[uuid.UUID, datetime.date]:
    """By when those that said yes meet them, by the offer."""
    yes = [row.offer_id for row in supports if row.offer.state == rules.ACCEPTED and row.met_at is None]
    found = steps.of_source(to=to, source="offer", source_ids=yes).steps if yes else ()
    return {step.source_id: step.due_on for step in found if step.state == "open"}


def _going(row: models.Support, *, to: actors.Actor, first_on: datetime.date | None) -> Going:
    offer = row.offer
    tag, meaning = moving_words.SUPPORT_STATES["met" if row.met_at else offer.state]
    is_theirs = to.kind == "staff" and offer.to_team_id in to.team_ids
    return Going(
        id=row.pk,
        team_name=offer.to_team.name,
        what=offer.what,
        tag=tag,
        meaning=meaning,
        first_contact_on=first_on,
        met_at=row.met_at,
        next_door=offer.next_door,
        may_say_met=is_theirs and offer.state == rules.ACCEPTED and row.met_at is None,
    )


def _aftercare(row: models.Aftercare | None) -> str:
    if row is None:
        return ""
    if row.decided_on is None:
        return f"Known from {row.known_from} since {wording.plain_day(row.known_on)}. No joint decision to end it."
    return f"Ended together by {row.nhs_name} and {row.council_name} on {wording.plain_day(row.decided_on)}."


def moving_row(*, to: actors.Actor, person: uuid.UUID) -> models.MovingOn:
    """The moving on under way, for its deeds. Raises NotHere."""
    access.check_may_read(to=to, person=person)
    found = models.MovingOn.objects.filter(person_id=person, ended_at=None, stopped_at=None)
    row = found.select_related("spell__matter").first()
    if row is None:
        raise errors.NotHere()
    return row


def moving_under_way(*, to: actors.Actor, person: uuid.UUID) -> models.MovingOn | None:
    """As `moving_row`; None where none is under way."""
    access.check_may_read(to=to, person=person)
    return models.MovingOn.objects.filter(person_id=person, ended_at=None, stopped_at=None).first()


def aftercare_of(*, to: actors.Actor, person: uuid.UUID) -> Aftercare | None:
    """What is known of aftercare under section 117, in words, and whether it is still to be decided.

    None for a charity: that somebody was kept on a ward is for those who may act on it (C76).
    """
    access.check_may_read(to=to, person=person)
    if not _is_ours(to):
        return None
    row = models.Aftercare.objects.filter(person_id=person).order_by("-written_at").first()
    return Aftercare(says=_aftercare(row), is_undecided=row is not None and row.decided_on is None)


def support_row(*, to: actors.Actor, support_id: uuid.UUID) -> models.Support:
    """One support that `to` may see. Raises NotHere."""
    found = models.Support.objects.filter(pk=support_id).select_related("offer", "moving_on").first()
    if found is None:
        raise errors.NotHere()
    return found


def who_could_go_on(*, to: actors.Staff, person: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Open teams of their neighbourhood, their practice first, without the one that answers for them."""
    now = steps.about(to=to, person=person).team_id
    spell = models.Spell.objects.filter(person_id=person, matter__ended_at=None).select_related("person").first()
    if spell is None:
        raise errors.NotHere()
    place, practice = spell.person.neighbourhood_id, spell.person.practice_id
    near = list(places.teams_of(neighbourhood_id=place)) if place else []
    near.sort(key=lambda team: (team.organisation_id != practice, team.name))
    return [(team.pk, f"{team.name}, {team.organisation.name}") for team in near if team.pk != now]


def support_of(*, to: actors.Actor, offer_id: uuid.UUID) -> models.Support | None:
    """The support that was asked by this offer, while it said yes and has not met them; None otherwise."""
    with rows.acting(to):
        waiting = models.Support.objects.filter(offer_id=offer_id, met_at=None, offer__state=rules.ACCEPTED)
        return waiting.select_related("offer", "moving_on").first()


_SAID_NO = "SELECT person, day FROM caseload_for_agenda(%s, %s)"


def said_no_to_moving_on(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Who said no to moving on since the sitting before: the huddle talks about it, and they stay."""
    return asked.for_agenda(_SAID_NO, place_id, since)
