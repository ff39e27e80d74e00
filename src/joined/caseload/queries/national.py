"""What somebody has had, how their national wait stands, and following up after a ward (domain §4.1, §4.2, §4.4)."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Callable

from joined.base import wording
from joined.caseload import access, models, words
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import following, had, waiting
from joined.caseload.words import national as national_words
from joined.kit import actors, clock, errors, months
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows

WENT_TO = {"home": "home", "moved": "other_ward", "prison": "prison", "court": "court", "died": "died"}
"""Where somebody went from a ward, as the national count calls it."""
TypeOn = Callable[[datetime.date], str]


class Had(typing.NamedTuple):
    """One thing that they had, as a line."""

    id: uuid.UUID
    on_day: datetime.date
    what: str
    team_id: uuid.UUID
    team_name: str
    written_by: str
    is_counted: bool
    is_taken_back: bool
    why: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class AfterWard:
    """The last time that they left a ward, how following up stands, and why a contact since then is none.

    `also_seen`: who saw them and on which day, and why the follow-up still stands; empty once it is done.
    """

    left_on: datetime.date
    went_to: str
    found: following.Following
    also_seen: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class National:
    """What they have had since we were asked; `lines`: each part in words with its first day, or None: not yet.

    `left_out`: why the national count does not read their wait. `second_on`: their second contact (national access).
    """

    people: tuple[uuid.UUID, ...]
    team_id: uuid.UUID | None
    asked_on: datetime.date
    lines: tuple[tuple[str, datetime.date | None], ...]
    wait: waiting.Wait
    left_out: str
    second_on: datetime.date | None
    facts: tuple[Had, ...]
    after_ward: AfterWard | None
    may_write: bool

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """Each part with its day in words."""
        return tuple((what, wording.day(on_day) if on_day else national_words.NOT_HAD) for what, on_day in self.lines)


class _Rows(typing.NamedTuple):
    """What is read of one person before anything is worked out; `types`: the national type of a team on a day."""

    spells: list[models.Spell]
    seen: list[models.Contact]
    facts: list[models.Fact]
    wards: list[models.Pause]
    teams: dict[uuid.UUID, uuid.UUID | None]
    types: dict[uuid.UUID, TypeOn]

    def type_on(self, team_id: uuid.UUID | None, day: datetime.date) -> str:
        return self.types[team_id](day) if team_id in self.types else ""


@shows
def national_of(*, to: actors.Actor, person: uuid.UUID, born_on: datetime.date | None) -> National | None:
    """Of their last time in care; None where there never was any. Raises NotHere or Forbidden."""
    access.check_may_read(to=to, person=person)
    return of(person, born_on, may_write=access.doors(to=to, person=person).may_write)


def of(person: uuid.UUID, born_on: datetime.date | None, *, may_write: bool) -> National | None:
    """The same within another read, which has asked who is looking."""
    rows = _rows(person)
    if not rows.spells:
        return None
    spell = next((one for one in rows.spells if one.matter.ended_at is None), rows.spells[-1])
    referrals = {one.pk: _referral(one, rows, born_on) for one in rows.spells}
    ours = referrals[spell.pk]
    left_out = had.why_left_out(referral=ours)
    counted = had.spell_of(referrals=referrals.values(), received_on=ours.received_on)
    lies_in = waiting.Spell(ours.received_on, ours.ended_on) if left_out or counted is None else counted
    wait = waiting.wait(spell=lies_in, evidence=_evidence(rows), today=clock.today())
    own = [row for row in rows.seen if row.spell_id == spell.pk]
    also = waiting.TEAM_TYPES | waiting.ALSO_FOR_ACCESS
    return National(
        people=(person,),
        team_id=rows.teams[spell.pk],
        asked_on=lies_in.began_on,
        lines=tuple(waiting.checklist(wait=wait)),
        wait=wait,
        left_out=left_out,
        second_on=waiting.two_contacts(
            referral=ours, seen=[_fact(row) for row in _in_scope(own, rows, also)], until_on=clock.today()
        ),
        facts=tuple(_had(row) for row in rows.facts if row.spell_id == spell.pk),
        after_ward=_after_ward([one for one in rows.wards if one.spell_id == spell.pk], own),
        may_write=spell.matter.ended_at is None and may_write,
    )


def _rows(person: uuid.UUID) -> _Rows:
    spells = list(models.Spell.objects.select_related("matter").filter(person_id=person).order_by("began_on"))
    met = models.Contact.objects.filter(person_id=person, replaced_at=None, with_whom="person").exclude(attendance="")
    seen = list(met.select_related("team__organisation", "course__intervention").order_by("at"))
    facts = models.Fact.objects.filter(person_id=person).select_related("team").order_by("on_day", "written_at")
    wards = models.Pause.objects.filter(person_id=person, kind="ward").order_by("from_on")
    times = {one.pk: (one.matter.opened_at, one.matter.ended_at) for one in spells}
    teams = steps.answering_at(person=person, times=times)
    held = places.teams(team_ids=[team_id for team_id in teams.values() if team_id])
    types = places.national_types([*held, *(row.team for row in seen)])
    return _Rows(spells, seen, list(facts), list(wards), teams, types)


def _referral(spell: models.Spell, rows: _Rows, born_on: datetime.date | None) -> waiting.Referral:
    """A time in care as the national count reads it. Whose day of birth is not known is taken for an adult."""
    received_on = clock.london(spell.received_at).date() if spell.received_at else spell.began_on
    is_adult = born_on is None or months.later(born_on, 12 * waiting.ADULT_FROM) <= received_on
    return waiting.Referral(
        received_on=received_on,
        ended_on=clock.london(spell.matter.ended_at).date() if spell.matter.ended_at else None,
        team_type=rows.type_on(rows.teams[spell.pk], received_on),
        age=waiting.ADULT_FROM if is_adult else 0,
        has_ward_stay=any(ward.spell_id == spell.pk for ward in rows.wards),
    )


def _evidence(rows: _Rows) -> waiting.Evidence:
    standing = [row for row in rows.facts if row.taken_back_at is None]
    seen = _in_scope(rows.seen, rows, waiting.TEAM_TYPES)
    return had.evidence(
        facts=[had.Fact(row.code, row.on_day, row.flows_to_mhsds) for row in standing],
        seen=[_fact(row) for row in seen],
        sessions=[had.Session(row.on_day, row.course.intervention.kind, _code(row)) for row in seen if _was_help(row)],
    )


def _was_help(row: models.Contact) -> bool:
    """Whether it was a session of help that was agreed, with the person themselves."""
    return row.course is not None and facts.is_direct(attendance=row.attendance, mechanism=row.mechanism)


def _code(row: models.Contact) -> str:
    return row.course.intervention.snomed_code


def _in_scope(contacts: list[models.Contact], rows: _Rows, types: frozenset[str]) -> list[models.Contact]:
    return [row for row in contacts if rows.type_on(row.team_id, row.on_day) in types]


def _fact(row: models.Contact) -> facts.Contact:
    return facts.Contact(on=row.on_day, mechanism=row.mechanism, attendance=row.attendance, with_whom=row.with_whom)


def _had(row: models.Fact) -> Had:
    taken_back = row.taken_back_at is not None
    why = row.taken_back_why if taken_back else "" if row.flows_to_mhsds else national_words.NOT_COUNTED
    return Had(
        row.pk,
        row.on_day,
        national_words.HAD[row.code],
        row.team_id,
        row.team.name,
        row.written_by,
        row.flows_to_mhsds and not taken_back,
        taken_back,
        why,
    )


def _after_ward(wards: list[models.Pause], seen: list[models.Contact]) -> AfterWard | None:
    """Following up after the last ward that they left; a contact of the NHS counts, and going back to a ward."""
    left = [ward for ward in wards if ward.until_on and ward.left_to]
    if not left:
        return None
    last = left[-1]
    again = min((ward.from_on for ward in wards if ward.from_on > last.until_on), default=None)
    found = following.following(
        left=following.Leaving(on=last.until_on, went_to=WENT_TO[last.left_to], readmitted_on=again),
        seen=[_fact(row) for row in seen if _follows_up(row)],
        today=clock.today(),
    )
    since = [row for row in seen if row.on_day >= last.until_on and row.attendance in words.TOOK_PART]
    also = [] if found.met_on or not found.due_on else [(_who_saw(row), _why_not(row)) for row in since]
    return AfterWard(left_on=last.until_on, went_to=words.WARDS_LEFT[last.left_to], found=found, also_seen=tuple(also))


def _follows_up(row: models.Contact) -> bool:
    return following.sees(contact=_fact(row), organisation_kind=row.team.organisation.kind)


def _who_saw(row: models.Contact) -> str:
    return f"{row.team.name}, {wording.day(row.on_day)}"


def _why_not(row: models.Contact) -> str:
    """Why a contact since they left follows nobody up."""
    if _follows_up(row):
        return national_words.FOLLOWED_SAME_DAY
    is_nhs = row.team.organisation.kind == following.NHS_TRUST
    return national_words.FOLLOWED_NOT_SEEN if is_nhs else national_words.FOLLOWED_NOT_NHS


def fact_row(*, to: actors.Actor, fact_id: uuid.UUID) -> models.Fact:
    """One thing that they had. Raises NotHere."""
    found = models.Fact.objects.select_related("spell__matter").filter(pk=fact_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found
