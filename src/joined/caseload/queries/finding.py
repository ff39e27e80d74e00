"""Rows for deeds, each after its access check."""

import datetime
import uuid

from django.db import connection

from joined.accounts import queries as accounts
from joined.base import rows
from joined.caseload import access, models, words
from joined.caseload.queries import allowed, continuity, free, standing
from joined.caseload.rules import bumps
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import queries as steps


def current(*, to: actors.Actor, person: uuid.UUID) -> models.Spell:
    """The spell that is open. Raises NotHere where none is, or `to` may not see it."""
    access.check_may_read(to=to, person=person)
    found = models.Spell.objects.select_related("matter").filter(person_id=person, matter__ended_at=None)[:1]
    spell = next(iter(allowed.within(found)), None)
    if spell is None:
        raise errors.NotHere()
    return spell


def spell_row(*, to: actors.Actor, spell_id: uuid.UUID) -> models.Spell:
    """One spell, for the house. Raises NotHere."""
    found = models.Spell.objects.select_related("matter").filter(pk=spell_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found


def spells_of_worker(*, user_id: uuid.UUID) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Open spells of a leaver, and their people, from a listed function."""
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT spell, person FROM caseload_of_worker(%s)", [user_id])
        return cursor.fetchall()


def contact_row(*, to: actors.Actor, contact_id: uuid.UUID) -> models.Contact:
    """One contact that `to` may see. Raises NotHere."""
    found = models.Contact.objects.select_related("spell__matter", "team").filter(pk=contact_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found


def course_row(*, to: actors.Actor, course_id: uuid.UUID) -> models.Course:
    """One course of help that `to` may see. Raises NotHere."""
    with rows.acting(to):
        found = (
            models.Course.objects.select_related("spell__matter", "team", "intervention").filter(pk=course_id).first()
        )
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found


def planned_now(*, to: actors.Actor, spell: models.Spell) -> models.Contact | None:
    """The contact that was booked for today or before and of which nobody has said what became of it."""
    access.check_may_read(to=to, person=spell.person_id)
    waiting = models.Contact.objects.filter(spell=spell, attendance="", replaced_at=None, on_day__lte=clock.today())
    return waiting.order_by("at").first()


def pause_row(*, to: actors.Actor, pause_id: uuid.UUID) -> models.Pause:
    """One pause that `to` may see. Raises NotHere."""
    found = models.Pause.objects.select_related("spell__matter").filter(pk=pause_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found


def who_could_be_named(*, team_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Who works in the team: id and name, in order of names."""
    return [(row.user_id, row.user.name) for row in accounts.members(team_ids=[team_id])]


def to_keep(*, to: actors.Staff, person: uuid.UUID) -> models.Spell:
    """The open spell of somebody for whom my team is responsible. Raises NotHere or Forbidden."""
    spell = current(to=to, person=person)
    access.check_may_keep(by=to, spell=spell)
    return spell


def colleagues_of(*, to: actors.Staff, person: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Who works in the responsible team; whoever was key worker before comes first (C19)."""
    team_id = steps.about(to=to, person=person).team_id
    found = who_could_be_named(team_id=team_id) if team_id else []
    before = models.KeyWorker.objects.filter(person_id=person, role="lead").order_by("-from_on")
    known = list(dict.fromkeys(before.values_list("user_id", flat=True)))
    return sorted(with_leave(found), key=lambda one: (known.index(one[0]) if one[0] in known else len(known), one[1]))


def with_leave(found: list[tuple[uuid.UUID, str]]) -> list[tuple[uuid.UUID, str]]:
    """The same, and behind the name of whoever is away: when."""
    away = free.leave_of(workers=[user_id for user_id, _ in found])
    return [(user_id, name + words.away(away.get(user_id, []))) for user_id, name in found]


def teams_to_ask(*, to: actors.Staff, person: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Teams that could answer for somebody, without the one that does; those that did before come first."""
    now = steps.about(to=to, person=person).team_id
    return [(team.pk, team.name) for team in places.teams_that_hold() if team.pk != now]


def team_to_ask(*, team_id: uuid.UUID) -> object:
    """The team that is asked."""
    return places.team(team_id)


def moves_warning(*, to: actors.Staff, person: uuid.UUID) -> str:
    """What stands against another move, in words; empty where they were never moved."""
    access.check_may_read(to=to, person=person)
    moves = continuity.moves_of([person])[person]
    return continuity.warning_of(moved=bumps.count(moves=moves))


def unexplained(*, spell: models.Spell) -> tuple[datetime.date, ...]:
    """Days that passed without a contact and without a word why, the latest first."""
    return standing.unexplained(spell)


def line_of(*, contact: models.Contact) -> str:
    """The one line about a contact."""
    return models.Line.objects.filter(contact=contact).values_list("words", flat=True).first() or ""
