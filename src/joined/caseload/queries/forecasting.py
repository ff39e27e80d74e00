"""Who will pass their last day in time within four weeks, why, and the booking that would prevent it (S4, C31)."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping

from joined.caseload import access, models
from joined.caseload.queries import free, list_shapes, listing, opened, standing
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import forecast as rules
from joined.kit import actors, clock
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

WEEK = 7
KNOWN = ("lead", "deputy")


@shows
def forecast(*, to: actors.Staff, whose: str = listing.MINE) -> list_shapes.Forecast:
    """Of mine, or of my teams: who passes, soonest first, each with a booking that leaves room for those before.

    Raises NotHere for whoever answers for nobody's care.
    """
    access.check_plans_care(to=to)
    spells = listing.open_care(to=to, whose=whose)
    known = people.each(to=to, people=[spell.person_id for spell in spells])
    spells = [spell for spell in spells if spell.person_id in known]
    stood = _people(spells, teams=steps.held_by_team(to=to))
    booked_with = {one.worker for who in stood.values() for one in who.facts.booked if one.worker}
    diary = free.read(team_ids=to.team_ids, others=booked_with)
    passing = rules.who_passes(people=[one.facts for one in stood.values()], today=clock.today(), leave=diary.leave)
    rows = tuple(_row(one, stood[one.person.who], known, diary) for one in passing)
    return list_shapes.Forecast(
        whose=whose,
        weeks=_weeks(rows),
        late=sum(one.facts.standing.late_by > 0 for one in stood.values()),
        looked_at=len(stood),
        per_day=diary.per_day,
        people=tuple(known),
        as_at=clock.now(),
    )


@dataclasses.dataclass(frozen=True)
class _Stood:
    """Somebody with what is booked, the team that answers for them, and who knows them, the key worker first."""

    facts: rules.Person
    team_id: uuid.UUID
    known: tuple[uuid.UUID, ...]


def _people(spells: list[opened.Open], *, teams: Mapping[uuid.UUID, uuid.UUID]) -> dict[uuid.UUID, _Stood]:
    ids = [spell.pk for spell in spells]
    days, pauses, known = standing.days_of(ids), standing.pauses_of(ids), _known(ids)
    booked = booked_of(spells, teams)
    return {
        spell.person_id: _Stood(
            rules.Person(
                who=spell.person_id,
                standing=standing.stands(spell, days.get(spell.pk, standing.Days()), pauses.get(spell.pk, [])),
                booked=tuple(booked.get(spell.pk, ())),
                max_days=spell.max_days,
            ),
            teams[spell.person_id],
            tuple(known.get(spell.pk, ())),
        )
        for spell in spells
    }


def _known(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """The key worker and the deputy of each, in this order."""
    now = models.KeyWorker.objects.filter(spell_id__in=spells, until_on=None).values_list("spell_id", "user_id", "role")
    found: dict[uuid.UUID, list[uuid.UUID]] = collections.defaultdict(list)
    for spell, user, _ in sorted(now, key=lambda row: KNOWN.index(row[2])):
        found[spell].append(user)
    return found


def booked_of(
    spells: Iterable[models.Spell | opened.Open], teams: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, list[rules.Booked]]:
    """What is booked for each from today on, and whether it would count by the rule of the team of that day."""
    team_of = {spell.pk: teams[spell.person_id] for spell in spells}
    written = _rules(set(team_of.values()))
    coming = models.Contact.objects.filter(
        spell_id__in=team_of, attendance="", replaced_at=None, on_day__gte=clock.today()
    )
    columns = ("spell_id", "on_day", "worker_id", "mechanism", "with_whom", "kind", "team__organisation__kind")
    found: dict[uuid.UUID, list[rules.Booked]] = collections.defaultdict(list)
    for spell, on_day, worker, mechanism, with_whom, kind, organisation in coming.values_list(*columns):
        attended = facts.Contact(
            on=on_day,
            mechanism=mechanism,
            attendance="5",
            with_whom=with_whom,
            by_partner=organisation == "charity",
            is_group=kind == "group",
        )
        rule = facts.rule_on(rules=written.get(team_of[spell], ()), day=on_day)
        found[spell].append(rules.Booked(on_day, worker, facts.why_counts(contact=attended, rule=rule).counts))
    return found


def _rules(team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[facts.TeamRule]]:
    found: dict[uuid.UUID, list[facts.TeamRule]] = collections.defaultdict(list)
    for row in models.TeamRule.objects.filter(team_id__in=team_ids):
        found[row.team_id].append(
            facts.TeamRule(
                from_on=row.from_on,
                mechanisms=frozenset(row.mechanisms),
                counts_partner=row.counts_partner,
                counts_group=row.counts_group,
                max_days=row.max_days,
            )
        )
    return found


def _row(
    passing: rules.Passing, stood: _Stood, known: Mapping[uuid.UUID, people.Person], diary: free.Diary
) -> list_shapes.WillPass:
    knows = next((one for one in stood.known if diary.is_free_by(one, passing.due_on)), None)
    booked = (one.on for one in passing.person.booked if one.counts and one.on <= passing.due_on)
    proposed = _proposed(passing, stood, knows, diary)
    at = diary.take(proposed.worker, proposed.on) if proposed else None
    return list_shapes.WillPass(
        person=known[passing.person.who],
        due_on=passing.due_on,
        passes_on=passing.passes_on,
        why=passing.why,
        after=max(booked, default=None) if passing.why == "nothing" else None,
        team_id=stood.team_id,
        at=at,
        worker_id=proposed.worker if proposed else None,
        worker=diary.names[proposed.worker] if proposed else "",
        is_known=proposed is not None and proposed.worker in stood.known,
    )


def _proposed(
    passing: rules.Passing, stood: _Stood, knows: uuid.UUID | None, diary: free.Diary
) -> rules.Proposal | None:
    """Not sooner than is of use: in the second half of their interval, from tomorrow on, and only else before."""
    days = diary.days_of(stood.team_id)
    early = max(clock.today(), passing.due_on - datetime.timedelta(days=passing.person.max_days // 2))
    wanted = {worker: [day for day in free if day > early] for worker, free in days.items()}
    for known, free_days in ((knows, wanted), (knows, days), (None, wanted)):
        found = rules.propose(due_on=passing.due_on, today=clock.today(), free=free_days, known_worker=known)
        if found and (known is None or found.worker == known):
            return found
    return None


def _weeks(rows: Iterable[list_shapes.WillPass]) -> tuple[list_shapes.Week, ...]:
    """All five weeks that four weeks from today touch, those without anybody too."""
    first = clock.today() - datetime.timedelta(days=clock.today().weekday())
    last = clock.today() + datetime.timedelta(days=rules.AHEAD_DAYS)
    by_week: dict[datetime.date, list[list_shapes.WillPass]] = {
        first + datetime.timedelta(days=n): [] for n in range(0, (last - first).days + 1, WEEK)
    }
    for row in rows:
        by_week[row.passes_on - datetime.timedelta(days=row.passes_on.weekday())].append(row)
    return tuple(list_shapes.Week(monday=monday, rows=tuple(found)) for monday, found in by_week.items())
