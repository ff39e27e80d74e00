"""Care on a person's own page: the clock in a line, and every contact, pause and key worker as lines of their story."""

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Iterator

from joined.base import often, wording
from joined.caseload import models, words
from joined.caseload.queries import allowed, before, shapes, standing
from joined.kit import actors, clock
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Told:
    """One line of the story. `id`: of the row that it comes from."""

    id: uuid.UUID
    at: datetime.datetime
    source: str
    title: str
    text: str
    tag: str
    meaning: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Brief:
    """The last spell in a few words; `story` holds those before as well. `back_at`: when they came back into it."""

    clock: shapes.Clock
    is_open: bool
    back_at: datetime.datetime | None
    lead: str
    next_at: datetime.datetime | None
    next_how: str
    story: tuple[Told, ...]


class _Row(typing.NamedTuple):
    id: uuid.UUID
    spell_id: uuid.UUID
    at: datetime.datetime
    on_day: datetime.date
    mechanism: str
    attendance: str
    with_whom: str
    counts: bool
    team: str
    kind: str
    worker: str | None
    line: str | None
    contact_kind: str


class _Pause(typing.NamedTuple):
    id: uuid.UUID
    spell_id: uuid.UUID
    kind: str
    from_on: datetime.date
    until_on: datetime.date | None
    why: str
    begun_by: str


class _Worker(typing.NamedTuple):
    id: uuid.UUID
    spell_id: uuid.UUID
    role: str
    from_on: datetime.date
    until_on: datetime.date | None
    user__name: str
    why: str
    named_by: str


_COLUMNS = ("id", "spell_id", "at", "on_day", "mechanism", "attendance", "with_whom", "counts", "team__name")
_MORE = ("team__organisation__kind", "worker__name", "line__words", "kind")


_PERSON = often.Given("person")
_MET = often.Question(
    lambda: models.Contact.objects.filter(person_id=_PERSON, replaced_at=None).values_list(*_COLUMNS, *_MORE)
)
_PAUSED = often.Question(lambda: models.Pause.objects.filter(person_id=_PERSON).values_list(*_Pause._fields))
_NAMED = often.Question(lambda: models.KeyWorker.objects.filter(person_id=_PERSON).values_list(*_Worker._fields))


def brief(*, to: actors.Actor, person: uuid.UUID) -> Brief | None:
    """For whoever may see their plan; None where there never was any care. The caller writes the look."""
    found = models.Spell.objects.select_related("matter").filter(person_id=person).order_by("began_on")
    spells = allowed.within(found)
    if not spells:
        return None
    spell = next((one for one in spells if one.matter.ended_at is None), spells[-1])
    contacts = [_Row(*columns) for columns in _MET(person=person)]
    pauses = [_Pause(*columns) for columns in _PAUSED(person=person)]
    workers = [_Worker(*columns) for columns in _NAMED(person=person)]
    own = [row for row in contacts if row.spell_id == spell.pk]
    coming = min((row for row in own if not row.attendance and row.at >= clock.now()), default=None, key=_moment)
    lead = next((row for row in workers if row.spell_id == spell.pk and _is_lead_now(row)), None)
    return Brief(
        clock=standing.clock_of(
            spell,
            standing.Days(max((row.on_day for row in own if row.counts), default=None)),
            [(row.from_on, row.until_on) for row in pauses if row.spell_id == spell.pk],
            booked_on=coming.on_day if coming else None,
        ),
        is_open=spell.matter.ended_at is None,
        back_at=spell.matter.opened_at if spell.matter.ended_at is None and before.is_back(spell) else None,
        lead=lead.user__name if lead else "",
        next_at=coming.at if coming else None,
        next_how=words.MECHANISMS[coming.mechanism].lower() if coming else "",
        story=(*_begun(spells), *_met(contacts), *_paused(pauses), *_named(workers), *_tried(to, person)),
    )


def _moment(row: _Row) -> datetime.datetime:
    return row.at


def _is_lead_now(row: _Worker) -> bool:
    return row.role == "lead" and row.until_on is None


def _line(row_id: uuid.UUID, at: datetime.datetime | datetime.date, title: str, text: str, **more: str) -> Told:
    moment = at if isinstance(at, datetime.datetime) else clock.moment_on(at, datetime.time(12))
    given = {"source": "", "tag": "", "meaning": "waiting"} | more
    return Told(id=row_id, at=moment, title=title, text=text, **given)


def _begun(spells: list[models.Spell]) -> Iterator[Told]:
    for spell in spells:
        title = "Back with us" if spell.came_back_from_id else "Care began"
        yield _line(spell.pk, spell.matter.opened_at, title, "", source=spell.began_by)


def _met(contacts: list[_Row]) -> Iterator[Told]:
    """What became of each; one that is to come is a next step and no line yet."""
    for row in contacts:
        if not row.attendance:
            continue
        who = "" if row.with_whom == "person" else f" {words.WITH[row.with_whom]}."
        tag, meaning = ("Counts", "agreed") if row.counts else ("", "waiting")
        if row.attendance in words.MISSED:
            tag, meaning = "Did not come", "soon"
        title = f"{standing.how_of(row.mechanism, row.contact_kind)}. {words.ATTENDANCE[row.attendance]}"
        source = ", ".join(part for part in (row.team, row.worker or "") if part)
        yield _line(row.id, row.at, title, f"{row.line or ''}{who}".strip(), source=source, tag=tag, meaning=meaning)


def _paused(pauses: list[_Pause]) -> Iterator[Told]:
    for row in pauses:
        until = f" Until {wording.short_day(row.until_on)}." if row.until_on else ""
        yield _line(row.id, row.from_on, words.PAUSES[row.kind], f"{row.why}.{until}", source=row.begun_by)


def _named(workers: list[_Worker]) -> Iterator[Told]:
    for row in workers:
        yield _line(row.id, row.from_on, f"{words.ROLES[row.role]}: {row.user__name}", row.why, source=row.named_by)


def _tried(to: actors.Actor, person: uuid.UUID) -> Iterator[Told]:
    """Somebody tried and did not reach them: a line like any other, and no contact."""
    found = steps.attempts(to=to, people_ids=[person]).get(person, ()) if to.kind == "staff" else ()
    for row in found:
        yield _line(
            row.id,
            row.at,
            f"{words.TRIED_NOT_REACHED}: {row.how.lower()}. {row.outcome}",
            row.words,
            source=row.by_name,
        )
