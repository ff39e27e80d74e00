"""Lists of one's own, what is to be mended or decided in them, and what they became."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import typing
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from joined.base import paging
from joined.base import rows as reach
from joined.imports import access, checking, models, rules, words
from joined.kit import actors, clock, errors
from joined.people import comparing
from joined.people import queries as persons
from joined.places import queries as places
from joined.trail.writing import shows

may_import = access.may_import
check_may_import = access.check_may_import
DECIDE_SHOWN = 25
LATEST = 20


@dataclasses.dataclass(frozen=True)
class Likely:
    """Somebody of one's own whom a row may mean, and what agrees."""

    person: uuid.UUID
    reasons: tuple[str, ...]
    is_certain: bool

    def kept(self) -> dict[str, typing.Any]:
        """As a row keeps it: ids and words, no name."""
        return {"person": str(self.person), "reasons": list(self.reasons)}


def alike(*, to: actors.Staff, rows: Sequence[checking.Checked]) -> list[list[Likely]]:
    """For each row, whom of one's own it may mean, by the likeness that in-take judges by; never a name alone."""
    if not rows:
        return []
    asked = [_asked(row.details) for row in rows]
    found = comparing.own_each(to=to, asked=asked)
    return [[_likely(one, other) for other in others] for one, others in zip(asked, found, strict=True)]


def _asked(details: dict[str, typing.Any]) -> comparing.likeness.Known:
    return comparing.likeness.Known(
        name=details["name"],
        call_me=details["call_me"],
        born_on=datetime.date.fromisoformat(details["born_on"]) if details["born_on"] else None,
        number=details["nhs_number"],
        phones=(details["phone"],) if details["phone"] else (),
        lines=details["lines"],
        postcode=details["postcode"],
    )


def _likely(asked: comparing.likeness.Known, found: comparing.Alike) -> Likely:
    known = found.known
    certain = rules.is_certain(
        same_number=bool(asked.number) and asked.number == known.number,
        same_birth=asked.born_on is not None and asked.born_on == known.born_on,
        same_name=checking.key_of({"name": asked.name}) == checking.key_of({"name": known.name}),
    )
    return Likely(found.id, tuple(said[0].lower() + said[1:] for said in found.likeness.reasons), certain)


def known(*, to: actors.Staff, digests: Sequence[str]) -> set[str]:
    """Of these rows, those that the organisation brought in before and has not taken back."""
    with reach.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT imports_known(%s)", [list(digests)])
        return {digest for (digest,) in cursor.fetchall()}


def counts(of: models.Import) -> collections.Counter[str]:
    """How many rows of each state."""
    return collections.Counter(of.rows.values_list("state", flat=True))


def place_of(*, to: actors.Staff) -> uuid.UUID | None:
    """The neighbourhood of whoever acts: their practice's, else their team's."""
    if to.organisation_kind == "practice":
        return places.neighbourhood_for(practice_id=to.organisation)
    return places.neighbourhood_of(team_ids=to.team_ids)


def row(*, to: actors.Staff, import_id: uuid.UUID) -> models.Import:
    """The row of one's own import, for pages, jobs and actions. Raises NotHere for anybody else's."""
    with reach.acting(to):
        found = models.Import.objects.defer("body").filter(pk=import_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def body_of(*, to: actors.Staff, import_id: uuid.UUID) -> bytes:
    """The file itself, while it has not been read."""
    with reach.acting(to):
        found = models.Import.objects.filter(pk=import_id).values_list("body", flat=True).first()
    return bytes(found or b"")


def waiting(*, to: actors.Staff, import_id: uuid.UUID, at_most: int) -> list[int]:
    """The next rows to bring in."""
    with reach.acting(to):
        found = models.Row.objects.filter(of_id=import_id, state="ready").order_by("row")
        return list(found.values_list("row", flat=True)[:at_most])


def to_take_back(*, to: actors.Staff, import_id: uuid.UUID, at_most: int) -> list[models.Made]:
    """The next rows to take back, of people whom one still sees."""
    with reach.acting(to):
        found = models.Made.objects.filter(of_id=import_id, undone_at=None, left="")
        return list(found.order_by("row")[:at_most])


def latest(*, to: actors.Staff, after: str = "") -> paging.Page[models.Import]:
    """A page of one's own lists, latest first; `after`: its mark."""
    with reach.acting(to):
        mine = models.Import.objects.filter(user_id=to.id).defer("body")
        return paging.page(mine, by=("-uploaded_at", "id"), after=after, size=LATEST)


@dataclasses.dataclass(frozen=True)
class Wrong:
    """A row to mend."""

    id: uuid.UUID
    row: int
    name: str
    problems: list[list[str]]


@dataclasses.dataclass(frozen=True)
class Candidate:
    """Somebody of one's own beside a row."""

    person: persons.Person
    reasons: str


@dataclasses.dataclass(frozen=True)
class Decision:
    """A row that may be somebody of one's own."""

    row: int
    name: str
    born_on: datetime.date | None
    nhs_number: str
    postcode: str
    ask: str
    choice: str
    candidates: tuple[Candidate, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Preview:
    """What is to be looked at before a list is brought in. `people`: those shown beside rows."""

    wrong: paging.Page[Wrong]
    decisions: tuple[Decision, ...]
    undecided: int
    ready: int
    requests: int
    people: tuple[uuid.UUID, ...]


@shows
def preview(*, to: actors.Staff, of: models.Import, after: str = "") -> Preview:
    """A page of the rows to mend, and the first to decide: what is decided makes room for the next."""
    undecided = of.rows.filter(state="decide", choice="")
    rows = list(undecided.order_by("row")[:DECIDE_SHOWN])
    ids = [uuid.UUID(found["person"]) for r in rows for found in r.alike]
    people = persons.each(to=to, people=ids) if ids else {}
    coming = of.rows.filter(state__in=("ready", "decide"))
    return Preview(
        wrong=paging.page(_wrong(of), by=("row", "id"), after=after, read=_read_wrong),
        decisions=tuple(_decision(r, people) for r in rows),
        undecided=undecided.count(),
        ready=of.rows.filter(state="ready").count(),
        requests=coming.exclude(asking={}).count(),
        people=tuple(people),
    )


def has_requests(*, to: actors.Staff, of: models.Import) -> bool:
    """Whether anything is asked in what would come in."""
    with reach.acting(to):
        return of.rows.filter(state__in=("ready", "decide")).exclude(asking={}).exists()


def _wrong(of: models.Import) -> typing.Any:
    return of.rows.filter(state="wrong").order_by("row")


def _read_wrong(found: QuerySet[models.Row]) -> list[Wrong]:
    return [Wrong(*columns) for columns in found.values_list("id", "row", "details__name", "problems")]


def _decision(one: models.Row, people: dict[uuid.UUID, persons.Person]) -> Decision:
    born_on = one.details["born_on"]
    candidates = tuple(
        Candidate(people[uuid.UUID(found["person"])], ", ".join(found["reasons"]))
        for found in one.alike
        if uuid.UUID(found["person"]) in people
    )
    return Decision(
        row=one.row,
        name=one.details["name"],
        born_on=datetime.date.fromisoformat(born_on) if born_on else None,
        nhs_number=one.details["nhs_number"],
        postcode=one.details["postcode"],
        ask=one.asking.get("ask", ""),
        choice=one.choice,
        candidates=candidates,
    )


def wrong_rows(*, to: actors.Staff, of: models.Import) -> list[tuple[list[str], str]]:
    """Every row to mend as it came, and what is to be mended: for the file that is given back."""
    with reach.acting(to):
        return [
            (r.cells, " ".join(f"{cell} {sentence}".strip() for cell, _, sentence in r.problems)) for r in _wrong(of)
        ]


@dataclasses.dataclass(frozen=True)
class Left:
    """A row that was not taken back, and why."""

    id: uuid.UUID
    row: int
    name: str
    person: uuid.UUID
    why: str


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What stays of a list that was taken back. `unseen`: of people whom one no longer sees."""

    left: tuple[Left, ...]
    page: paging.Page
    unseen: int
    people: tuple[uuid.UUID, ...]


@shows
def outcome(*, to: actors.Staff, of: models.Import, after: str = "") -> Outcome:
    """Who stays of a list that was taken back, by name, a page at a time."""
    kept = models.Made.objects.filter(of=of, undone_at=None).exclude(left="")
    page = paging.page(kept, by=("row", "id"), after=after)
    named = persons.names(to=to, people=[one.person_id for one in page.rows])
    left = tuple(Left(one.pk, one.row, named[one.person_id][0], one.person_id, one.left) for one in page.rows)
    seen = models.Made.objects.filter(of=of, undone_at=None).count()
    unseen = max(of.rows_accepted - of.rows_back - seen, 0) if of.state == "undone" else 0
    return Outcome(left, page, unseen, tuple(one.person for one in left))


def here(*, to: actors.Staff) -> checking.Here:
    """What rows are judged by: one's own practice, every practice by name and code, open doors."""
    practices: dict[str, uuid.UUID] = {}
    for practice in places.practices():
        practices[practice.name.casefold()] = practice.pk
        practices |= {practice.code.casefold(): practice.pk} if practice.code else {}
    is_practice = to.organisation_kind == "practice"
    duty = places.duty(neighbourhood_id=place_of(to=to))
    numbers = f" on {duty.phone}, or the crisis line on {duty.crisis_phone}" if duty else ": 111, option 2, or 999"
    cache: dict[tuple[uuid.UUID | None, str], bool] = {}

    def has_duty(practice: uuid.UUID | None, postcode: str) -> bool:
        if (practice, postcode) not in cache:
            place = places.neighbourhood_for(practice_id=practice, postcode=postcode)
            cache[practice, postcode] = places.duty(neighbourhood_id=place) is not None
        return cache[practice, postcode]

    return checking.Here(
        own_practice=to.organisation if is_practice else None,
        practices=practices,
        has_duty=has_duty,
        duty_numbers=numbers,
    )


def percent(of: models.Import) -> int:
    """How far the job is."""
    whole = {"checking": of.rows_in, "writing": of.rows_ready, "undoing": of.rows_accepted}.get(of.state, 0)
    return min(100 * of.handled // whole, 100) if whole else 0


def is_undoable(of: models.Import) -> bool:
    """Whether there is still time to take it back."""
    return of.state == "done" and of.undo_until is not None and clock.now() < of.undo_until and of.rows_accepted > 0


def is_busy(of: models.Import) -> bool:
    """Whether a job is at work."""
    return of.state in rules.BUSY


def said(of: models.Import) -> tuple[str, str]:
    """Its state in words, and the meaning of its tag."""
    return words.STATES[of.state], words.TAGS[of.state]
