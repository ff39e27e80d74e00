"""How something may end: what was tried, what stands already, and which guard is missing."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Collection

from joined.base import rows
from joined.kit import actors, clock
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import models, rules, words
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Once:
    """One attempt to reach somebody."""

    at: datetime.datetime
    by_name: str
    rung: str
    outcome: str
    words: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Tries:
    """Every attempt about one matter, the latest first, and the rung that comes next ("" at the top)."""

    attempts: tuple[Once, ...]
    next_rung: str
    next_words: str
    rungs: tuple[tuple[str, int, int], ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ended:
    """An end that several people make: what has been written down of it."""

    id: uuid.UUID
    ending: str
    words: str
    asked_at: datetime.datetime
    asked_by: str
    is_mine: bool
    agreed_by: str
    letter: str
    received: str
    signed: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Handed:
    """A service outside that was asked."""

    id: uuid.UUID
    service: str
    phone: str
    what: str
    adult: str
    asked_at: datetime.datetime
    asked_by: str
    state: str
    accepted_by: str
    first_contact_on: datetime.date | None
    reason: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pass:
    """Straight back to this team until that day."""

    team_id: uuid.UUID
    team_name: str
    team_phone: str
    until_on: datetime.date
    given_by: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ends:
    """Every end of one matter that is on its way, and what is still missing for "could not be reached"."""

    matter_id: uuid.UUID
    closings: dict[str, Ended]
    missing: tuple[str, ...]
    handed: tuple[Handed, ...]
    return_pass: Pass | None
    is_post_safe: bool
    has_practice: bool
    people: tuple[uuid.UUID, ...]

    @property
    def accepted(self) -> Handed | None:
        return next((one for one in self.handed if one.state == "accepted"), None)


def place_of(matter: models.Matter) -> uuid.UUID | None:
    """The neighbourhood whose local rules hold for a matter; within a context only."""
    return models.Matter.objects.filter(pk=matter.pk).values_list("person__neighbourhood_id", flat=True).first()


def _tried(matter: models.Matter) -> list[models.Attempt]:
    return list(models.Attempt.objects.filter(matter=matter).order_by("-at"))


def _since_reached(attempts: list[models.Attempt]) -> list[models.Attempt]:
    """Those since somebody last heard them; the ladder begins anew each time."""
    found = []
    for attempt in attempts:
        if attempt.outcome in words.REACHED:
            break
        found.append(attempt)
    return found


def unreached(*, matter: models.Matter) -> rules.Unreached:
    """What stands about somebody whom nobody could reach; within a deed, as the house."""
    needed = places.local_rules([f"tries_{rung}" for rung in words.RUNGS], place_id=place_of(matter))
    closing = models.Closing.objects.filter(matter=matter, ending="not_reached", withdrawn_at=None).first()
    has_pass = models.ReturnPass.objects.filter(
        person_id=matter.person_id, used_at=None, until_on__gt=clock.today()
    ).exists()
    open_matters = models.Matter.objects.filter(person_id=matter.person_id, ended_at=None)
    return rules.Unreached(
        tried=collections.Counter(attempt.rung for attempt in _since_reached(_tried(matter))),
        needed={rung: needed[f"tries_{rung}"] for rung in words.RUNGS},
        has_letter=bool(closing and closing.letter_at),
        has_practice=models.Matter.objects.filter(pk=matter.pk).exclude(person__practice=None).exists(),
        is_received=bool(closing and closing.received_at),
        has_pass=has_pass,
        is_signed=bool(closing and closing.signed_at),
        has_worry=open_matters.filter(kind="worry").exists(),
        is_unsafe=models.Matter.objects.filter(
            pk=matter.pk, referrals__safety__in=("can_wait", "cannot_wait")
        ).exists(),
    )


@shows
def tries_of(*, to: actors.Actor, matter: models.Matter) -> Tries:
    """What was tried, and what comes next."""
    with rows.house(matter.person_id):
        stands, attempts = unreached(matter=matter), _tried(matter)
    rung = rules.next_rung(stands.tried, stands.needed) or ""
    return Tries(
        attempts=tuple(
            Once(
                at=one.at,
                by_name=one.by_name,
                rung=words.RUNGS_TRIED[one.rung],
                outcome=words.OUTCOMES[one.outcome],
                words=one.words,
            )
            for one in attempts
        ),
        next_rung=rung,
        next_words=words.RUNGS[rung] if rung else words.HUDDLE_STEP,
        rungs=tuple((words.RUNGS_TRIED[name], stands.tried.get(name, 0), stands.needed[name]) for name in words.RUNGS),
        people=(matter.person_id,),
    )


@shows
def ends_of(*, to: actors.Staff, matter: models.Matter) -> Ends:
    """How a matter may end, for whoever holds it."""
    with rows.house(matter.person_id):
        closings = models.Closing.objects.filter(matter=matter, withdrawn_at=None)
        handed = models.HandOn.objects.filter(matter=matter).select_related("service").order_by("-asked_at")
        stands = unreached(matter=matter)
        return Ends(
            matter_id=matter.pk,
            closings={row.ending: _ended(row, to=to) for row in closings},
            missing=tuple(rules.missing_to_end(stands)),
            handed=tuple(_handed(row) for row in handed),
            return_pass=_pass(matter.person_id),
            is_post_safe=people.is_safe(person=matter.person_id, channel="letter"),
            has_practice=stands.has_practice,
            people=(matter.person_id,),
        )


def _ended(row: models.Closing, *, to: actors.Staff) -> Ended:
    return Ended(
        id=row.pk,
        ending=row.ending,
        words=row.words,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        is_mine=row.asked_by_id == to.id,
        agreed_by=row.agreed_by or "",
        letter=f"{words.LETTER_HOW[row.letter_how]}, {row.letter_by}" if row.letter_at else "",
        received=row.received_by or "",
        signed=f"{row.signed_where}, {row.signed_by}" if row.signed_at else "",
    )


def _handed(row: models.HandOn) -> Handed:
    return Handed(
        id=row.pk,
        service=row.service.name,
        phone=row.service.phone,
        what=row.what,
        adult=row.adult,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        state=row.state,
        accepted_by=row.accepted_by,
        first_contact_on=row.first_contact_on,
        reason=row.reason,
    )


def _pass(person_id: uuid.UUID) -> Pass | None:
    found = models.ReturnPass.objects.filter(person_id=person_id, used_at=None, until_on__gt=clock.today())
    row = found.select_related("team").first()
    if row is None:
        return None
    return Pass(
        team_id=row.team_id,
        team_name=row.team.name,
        team_phone=row.team.phone,
        until_on=row.until_on,
        given_by=row.given_by,
    )


def open_pass(*, person: uuid.UUID) -> models.ReturnPass | None:
    """The pass with which somebody comes straight back, while its team is there; within a deed, as the house."""
    found = models.ReturnPass.objects.filter(person_id=person, used_at=None, until_on__gt=clock.today())
    return found.filter(team__closed_on=None, team__may_hold=True).select_related("team").first()


def come_straight_back(*, to: actors.Actor, people: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Who of these has a return pass that is good today, while nothing but a worry or that pass is open about them.

    `to` may see who these are; a pass is seen by whoever may see that.
    """
    good = models.ReturnPass.objects.filter(person_id__in=people, used_at=None, until_on__gt=clock.today())
    found = set(good.values_list("person_id", flat=True)) if people else set()
    if not found:
        return found
    with rows.house(*found):
        open_now = models.Matter.objects.filter(person_id__in=found, ended_at=None).exclude(kind__in=words.NO_PLAN)
        return found - set(open_now.values_list("person_id", flat=True))


def unused_pass(*, pass_id: uuid.UUID) -> models.ReturnPass | None:
    """A return pass with which nobody came back yet, of somebody whom the asker may see."""
    found = models.ReturnPass.objects.filter(pk=pass_id, used_at=None)
    return found.select_related("team", "person", "matter").first()


def is_waiting(*, source: str, source_id: uuid.UUID) -> bool:
    """Whether a step of this source still waits; within a deed, as the house."""
    return models.NextStep.objects.filter(source=source, source_id=source_id, state="open").exists()


def practice_of(closing: models.Closing) -> uuid.UUID | None:
    """The practice of whom an end is about; within a deed, as the house."""
    return models.Closing.objects.filter(pk=closing.pk).values_list("person__practice_id", flat=True).first()


def closing_row(*, to: actors.Actor, closing_id: uuid.UUID) -> models.Closing | None:
    """The row, for actions; None where `to` may not see it."""
    with rows.acting(to):
        return models.Closing.objects.filter(pk=closing_id).select_related("matter").first()


def closing_of(*, person: uuid.UUID, ending: str) -> models.Closing | None:
    """An end that is on its way about somebody; within a deed, as the house."""
    with rows.house(person):
        found = models.Closing.objects.filter(person_id=person, ending=ending, withdrawn_at=None, matter__ended_at=None)
        return found.select_related("matter").first()


def wait_for_huddle(*, people: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Who of these could not be reached in any way, while no huddle has signed it off yet; within a page."""
    with rows.house(*people):
        closing = models.Closing.objects.filter(person_id__in=people, ending="not_reached", matter__ended_at=None)
        return set(closing.filter(withdrawn_at=None, signed_at=None).values_list("person_id", flat=True))


def hand_on_row(*, to: actors.Actor, hand_on_id: uuid.UUID) -> models.HandOn | None:
    """The row, for actions; None where `to` may not see it."""
    with rows.acting(to):
        found = models.HandOn.objects.filter(pk=hand_on_id)
        return found.select_related("matter", "service", "from_team").first()
