"""Do people meet the same worker? Of one person, and of each team by month; and moves that nobody asked for (S3)."""

import collections
import datetime
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping

from joined.base import rows
from joined.caseload import access, models, words
from joined.caseload.queries import last_days, shapes
from joined.caseload.rules import bumps
from joined.caseload.rules import continuity as rules
from joined.kit import actors, clock, months
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import numbers

WINDOW_MONTHS = 6
"""Months that an index looks back (local rule)."""
MONTHS_SHOWN = 6
FEWER_THAN = 5
"""Numbers of fewer people are not shown: the national rule for small numbers (domain.md §5.7)."""
KIND_OF = {"yes": True, "no": False, "unknown": None}

Meetings = Mapping[uuid.UUID, list[tuple[datetime.date, rules.Meeting]]]


def of_spell(
    *, contacts: Iterable[models.Contact], leads: Iterable[models.KeyWorker], handed: Iterable[str]
) -> shapes.Continuous:
    """One person's care over the last six months, from rows that are read already.

    `contacts` in any order; `handed`: of each team that took over from another, whether they had asked.
    """
    leads = sorted((row for row in leads if row.role == "lead"), key=lambda row: row.from_on)
    held = [(row.from_on, row.until_on, row.user_id) for row in leads]
    met = [
        (row.on_day, _meeting([row.worker_id, row.colleague_id], held, row.on_day))
        for row in sorted(contacts, key=lambda row: row.at)
        if row.attendance in words.TOOK_PART and row.with_whom == "person" and row.worker_id
    ]
    named = [(row.spell_id, row.person_id, row.from_on, row.until_on, row.asked_for) for row in leads]
    moves = [*(move for _, move in _moves(named)), *(bumps.Move("team", KIND_OF[asked]) for asked in handed)]
    return shapes.Continuous(found=rules.of(meetings=_within(met, clock.today())), moved=bumps.count(moves=moves))


def continuities(*, to: actors.Staff) -> shapes.Continuities:
    """Each of my teams: the middle of the people whom it answers for now, month by month. Raises NotHere."""
    access.check_plans_care(to=to)
    with rows.acting(to):
        found = tuple(_teams(to))
    return shapes.Continuities(teams=tuple(sorted(found, key=lambda one: one.name)), as_at=clock.now())


def _teams(to: actors.Staff) -> Iterator[shapes.TeamContinuity]:
    teams = steps.held_by_team(to=to)
    in_care = models.Spell.objects.filter(person_id__in=teams, matter__ended_at=None).values_list(
        "person_id", flat=True
    )
    people, ends = list(in_care), _ends()
    met, moves = _meetings(people, _window(ends[0])), moves_of(people)
    kept = last_days.ended(people=people, since=_before(ends[0]))
    by_team: dict[uuid.UUID, list[uuid.UUID]] = collections.defaultdict(list)
    for person in people:
        by_team[teams[person]].append(person)
    for team_id, its in by_team.items():
        numbers(to=to, verb="caseload.continuity", thing=team_id)
        months = last_days.by_month([kept.get(person, []) for person in its], ends)
        yield _team(team_id, its, ends, met, moves, months)


def moves_of(people: Collection[uuid.UUID]) -> dict[uuid.UUID, list[bumps.Move]]:
    """Every other key worker and every other team that somebody was given, and whether they had asked."""
    found: dict[uuid.UUID, list[bumps.Move]] = collections.defaultdict(list)
    for person, move in _moves(_leads(people)):
        found[person].append(move)
    handed = models.Handover.objects.filter(person_id__in=people, met_at__isnull=False)
    for person, asked in handed.values_list("person_id", "asked_for"):
        found[person].append(bumps.Move("team", KIND_OF[asked]))
    return found


def _moves(leads: Iterable[tuple]) -> Iterator[tuple[uuid.UUID, bumps.Move]]:
    """Of leads in order: each that followed another. One of no day was taken back at once, and was none."""
    had: set[uuid.UUID] = set()
    for spell, person, from_on, until_on, asked in leads:
        if until_on == from_on:
            continue
        if spell in had:
            yield person, bumps.Move("key_worker", KIND_OF[asked])
        had.add(spell)


def _leads(people: Collection[uuid.UUID]) -> Iterable[tuple]:
    leads = models.KeyWorker.objects.filter(person_id__in=people, role="lead").order_by("from_on", "until_on")
    return leads.values_list("spell_id", "person_id", "from_on", "until_on", "asked_for")


def warning_of(*, moved: bumps.Bumps) -> str:
    """What stands against one move more, in words; empty for whoever was never moved without asking."""
    if not moved.counted:
        return ""
    return words.MOVED_UNASKED.format(times="once" if moved.counted == 1 else f"{moved.counted} times")


def _ends() -> list[datetime.date]:
    """The last days of the months that are shown, the earliest first; of this month, today."""
    today = clock.today()
    first = today.replace(day=1)
    before = [months.later(first, -n) - datetime.timedelta(days=1) for n in range(MONTHS_SHOWN - 1)]
    return [*reversed(before), today]


def _window(end: datetime.date) -> datetime.date:
    return months.later(end, -WINDOW_MONTHS)


def _before(end: datetime.date) -> datetime.date:
    """The last day before the month of this one."""
    return end.replace(day=1) - datetime.timedelta(days=1)


def _meetings(people: Collection[uuid.UUID], since: datetime.date) -> Meetings:
    """What took place with each since a day, in order, with the key worker of that day."""
    leads: dict[uuid.UUID, list[tuple]] = collections.defaultdict(list)
    named = models.KeyWorker.objects.filter(person_id__in=people, role="lead")
    for spell, *row in named.values_list("spell_id", "from_on", "until_on", "user_id"):
        leads[spell].append(tuple(row))
    took_place = models.Contact.objects.filter(
        person_id__in=people,
        replaced_at=None,
        attendance__in=words.TOOK_PART,
        with_whom="person",
        on_day__gt=since,
        worker__isnull=False,
    )
    columns = ("person_id", "spell_id", "on_day", "worker_id", "colleague_id")
    found: dict[uuid.UUID, list[tuple[datetime.date, rules.Meeting]]] = collections.defaultdict(list)
    for person, spell, on_day, *workers in took_place.order_by("at").values_list(*columns):
        found[person].append((on_day, _meeting(workers, leads[spell], on_day)))
    return found


def _meeting(workers: Iterable[uuid.UUID | None], leads: Iterable[tuple], on_day: datetime.date) -> rules.Meeting:
    return rules.Meeting([worker for worker in workers if worker], _lead_on(leads, on_day))


def _lead_on(leads: Iterable[tuple], day: datetime.date) -> uuid.UUID | None:
    return next((user for from_on, until, user in leads if from_on <= day and (until is None or day < until)), None)


def _within(met: Iterable[tuple[datetime.date, rules.Meeting]], end: datetime.date) -> list[rules.Meeting]:
    return [meeting for day, meeting in met if _window(end) < day <= end]


def _team(
    team_id: uuid.UUID,
    people: list[uuid.UUID],
    ends: list[datetime.date],
    met: Meetings,
    moves: Mapping[uuid.UUID, list[bumps.Move]],
    last: tuple[shapes.LastDays, ...],
) -> shapes.TeamContinuity:
    moved = bumps.count(moves=[move for person in people for move in moves.get(person, ())])
    return shapes.TeamContinuity(
        name=places.team(team_id).name,
        in_care=len(people),
        moved=moved if len(people) >= FEWER_THAN else None,
        last_days=last,
        months=tuple(_month(end, [_within(met.get(person, ()), end) for person in people]) for end in ends),
    )


def _month(end: datetime.date, each: list[list[rules.Meeting]]) -> shapes.MonthContinuity:
    """The middle of everybody who has an index; nothing where they are too few to show."""
    known = [one for one in (rules.of(meetings=meetings) for meetings in each) if one.upc is not None]
    if len(known) < FEWER_THAN:
        return shapes.MonthContinuity(month=end, people=None)
    return shapes.MonthContinuity(
        month=end,
        people=len(known),
        upc=rules.median(values=[one.upc for one in known]),
        coc=rules.median(values=[one.coc for one in known]),
        secon=rules.median(values=[one.secon for one in known]),
        kwc=_kwc(known),
    )


def _kwc(known: list[rules.Continuity]) -> float | None:
    had = [one.kwc for one in known if one.kwc is not None]
    return rules.median(values=had) if len(had) >= FEWER_THAN else None
