"""Courses of help: of one person as lines, of a caseload in a word, and of my teams as numbers (C34)."""

import collections
import dataclasses
import datetime
import uuid
from collections.abc import Collection, Iterable

from django.db import connection
from django.db.models import Q

from joined.base import often, rows, wording
from joined.caseload import access, models, words
from joined.caseload.queries import local, shapes
from joined.caseload.queries import moving_on as standing
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import helping as rules
from joined.interventions import queries as catalogue
from joined.kit import actors, clock, months
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import numbers

FEWER_THAN = 5
"""Numbers of fewer people are not shown: the national rule for small numbers (domain.md §5.7)."""
BACK_MONTHS = 12
HAD = Q(
    sessions__replaced_at=None,
    sessions__attendance__in=facts.ATTENDED,
    sessions__mechanism__in=facts.DIRECT,
    sessions__with_whom__in=rules.WITH,
)


def of_spell(
    spell: models.Spell,
    contacts: Iterable[models.Contact],
    *,
    changers: Collection[uuid.UUID] | None,
    readers: Collection[uuid.UUID] | None,
) -> tuple[shapes.Helped, ...]:
    """Help of one time in care, what runs first; from contacts that are read already.

    `changers`: teams of the looker, who change what these give; None for whoever changes all of it. `readers`: the
    same for why it ended, as it was written down.
    """
    found = models.Course.objects.filter(spell=spell).select_related("intervention", "team", "worker")
    contacts = list(contacts)
    given = collections.Counter(one.course_id for one in contacts if one.course_id and _was_had(one))
    now = clock.now()
    booked = {
        one.course_id: one.at
        for one in sorted(contacts, key=lambda one: one.at, reverse=True)
        if one.course_id and not one.attendance and one.at >= now
    }
    lines = [
        _line(
            one,
            given[one.pk],
            booked.get(one.pk),
            may_change=one.ended_on is None and (changers is None or one.team_id in changers),
            reads=readers is None or one.team_id in readers,
        )
        for one in found
    ]
    order = (rules.RUNNING, rules.WAITING, rules.ENDED)
    return tuple(sorted(lines, key=lambda line: (order.index(line.state), line.agreed_on)))


def _was_had(row: models.Contact) -> bool:
    return rules.is_session(attendance=row.attendance, mechanism=row.mechanism, with_whom=row.with_whom)


def _line(
    row: models.Course, given: int, next_at: datetime.datetime | None, *, may_change: bool, reads: bool
) -> shapes.Helped:
    state = rules.state(started_on=row.started_on, ended_on=row.ended_on)
    return shapes.Helped(
        id=row.pk,
        name=row.intervention.name,
        state=state,
        tag=words.COURSE_STATES[state][0],
        meaning=words.COURSE_STATES[state][1],
        said=_sessions(given, row.sessions_planned),
        wish=row.wish,
        agreed_on=row.agreed_on,
        waited=((row.started_on or clock.today()) - row.agreed_on).days,
        next_at=next_at,
        worker=row.worker.name if row.worker else "",
        team_name=row.team.name,
        result=words.RESULTS.get(row.result, ""),
        line=row.result_line if reads else "",
        ended_on=row.ended_on,
        may_change=may_change,
    )


def _sessions(given: int, planned: int | None) -> str:
    """How far it is: "3 of 8 sessions"."""
    if planned is None:
        return wording.plural(given, "session")
    return f"{given} of {wording.plural(planned, 'session')}"


def to_choose(*, spell: models.Spell, also: uuid.UUID | None = None) -> list[tuple[uuid.UUID, str]]:
    """Help that is being given to somebody: of which of it was a contact? `also`: what is chosen already."""
    found = models.Course.objects.filter(Q(ended_on=None) | Q(pk=also), person_id=spell.person_id)
    return list(found.order_by("agreed_on").values_list("pk", "intervention__name"))


def offered_to(*, spell: models.Spell) -> list[catalogue.Kind]:
    """The catalogue of the place of this person, today."""
    with rows.house(spell.person_id):
        place_id = standing.place_of(spell)
    return catalogue.offered(place_id=place_id)


def first_session_within(*, spell: models.Spell) -> local.Within:
    """Days in which the first session of what is agreed today follows, where the team that answers for them works."""
    return _within(local.FIRST_SESSION, spell)


def other_help_within(*, spell: models.Spell) -> local.Within:
    """Working days in which other help is offered, where what they had ends today because of us."""
    return _within(local.OTHER_HELP, spell)


def _within(name: str, spell: models.Spell) -> local.Within:
    with rows.house(spell.person_id):
        team_id = steps.teams_of(people=[spell.person_id]).get(spell.person_id)
    return local.within(name, team_id=team_id)


def teams_that_give(*, to: actors.Staff, spell: models.Spell) -> list[tuple[uuid.UUID, str]]:
    """Teams for which `to` may agree help: their own, and the one that answers for the person."""
    now = steps.about(to=to, person=spell.person_id).team_id
    ids = [one for one in dict.fromkeys((*to.team_ids, now)) if one]
    return [(team.pk, team.name) for team in places.teams(team_ids=ids)]


_IN_SHORT = often.Question(
    lambda: (
        models.Course.objects.filter(spell_id__among=often.Given("spells"), ended_on=None)
        .annotate(given=often.Count("sessions", filter=HAD))
        .order_by("agreed_on")
        .values_list("spell_id", "intervention__name", "started_on", "agreed_on", "sessions_planned", "given")
    )
)


def of_each(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[shapes.InShort, ...]]:
    """What help each has or waits for, in a few words, in one statement."""
    each: dict[uuid.UUID, list[shapes.InShort]] = collections.defaultdict(list)
    for spell_id, name, started_on, agreed_on, planned, given in _IN_SHORT(spells=often.ids(spells)):
        waits = wording.plural((clock.today() - agreed_on).days, "day")
        said = _sessions(given, planned) if started_on else words.COURSE_WAITS.format(days=waits)
        each[spell_id].append(shapes.InShort(name=name, said=said, is_running=started_on is not None))
    return {spell_id: tuple(lines) for spell_id, lines in each.items()}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Given:
    """One kind of help in a team, in numbers as they may be shown: `None` where fewer than five people stand behind."""

    name: str
    is_local: bool
    delivered_by: str
    dose: str
    running: int | None
    waiting: int | None
    median_now: float | None
    longest_now: int | None
    median: float | None
    longest: int | None
    finished: int | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class TeamHelp:
    """What one of my teams gives."""

    name: str
    kinds: tuple[Given, ...]


def help_given(*, to: actors.Staff) -> tuple[TeamHelp, ...]:
    """Each of my teams: what it gives, and how long people wait for it. Raises NotHere for whoever has no caseload."""
    access.check_has_caseload(to=to)
    since = months.later(clock.today(), -BACK_MONTHS)
    by_team: dict[uuid.UUID, dict[uuid.UUID, list[rules.Course]]] = collections.defaultdict(
        lambda: collections.defaultdict(list)
    )
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM caseload_help(%s, %s)", [since, clock.today()])
        for who, team_id, kind_id, *days in cursor.fetchall():
            by_team[team_id][kind_id].append(rules.Course(who, *days))
        for team_id in by_team:
            numbers(to=to, verb="caseload.help_given", thing=team_id)
    kinds = catalogue.each(ids={kind for found in by_team.values() for kind in found})
    teams = [team for team in places.teams(team_ids=list(to.team_ids)) if team.pk in by_team]
    return tuple(
        TeamHelp(
            name=team.name,
            kinds=tuple(
                sorted(
                    (_given(kinds[kind], courses, since) for kind, courses in by_team[team.pk].items()),
                    key=lambda one: one.name,
                )
            ),
        )
        for team in sorted(teams, key=lambda team: team.name)
    )


def _given(kind: catalogue.Kind, courses: list[rules.Course], since: datetime.date) -> Given:
    found = rules.waits(courses=courses, since=since, today=clock.today())
    waits, began = found.waiting >= FEWER_THAN, found.began >= FEWER_THAN
    return Given(
        name=kind.name,
        is_local=kind.is_local,
        delivered_by=kind.delivered_by,
        dose=kind.dose,
        running=_shown(found.running),
        waiting=_shown(found.waiting),
        median_now=found.median_now if waits else None,
        longest_now=found.longest_now if waits else None,
        median=found.median if began else None,
        longest=found.longest if began else None,
        finished=_shown(found.finished),
    )


def _shown(people: int) -> int | None:
    return people if people >= FEWER_THAN else None
