"""Care begins, has a key worker, a pace and people round it (C19, domain: end of the Care Programme Approach)."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import rows
from joined.caseload import access, models, queries, words
from joined.caseload.actions import having, nexts
from joined.caseload.rules import contacts as facts
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models
    from joined.steps import models as matters

KEY_WORKER_DAYS = 5
"""Working days in which somebody has a key worker (all of them: local rule)."""
CIRCLE_DAYS = 7


@action
def take_on(
    *,
    by: actors.Actor,
    matter: matters.Matter,
    team: places_models.Team,
    worker_id: uuid.UUID | None = None,
    received_at: datetime.datetime | None = None,
    asked_for: str = "unknown",
) -> models.Spell:
    """They agreed to their plan: the request ends, care begins, and the clock of 28 days starts today.

    Who is named and works in the team becomes key worker, and whether they asked for it is kept (`asked_for`: whoever
    had another before was moved); else naming one is the team's step. Who helps them, and
    whom they look after, is asked within 7 days.
    """
    care = steps.begin_care(by=by, matter=matter)
    with rows.house(matter.person_id):
        spell = models.Spell.objects.create(
            person_id=matter.person_id,
            matter=care,
            began_on=clock.today(),
            began_by=by.shown,
            received_at=received_at,
            came_back_from=_before(matter.person_id),
        )
        having.keep_fact(by, spell, "plan", clock.today(), team)
        if nexts.may_be_named(worker_id, team.pk, matter.person_id):
            _name(by, spell, worker_id, "lead", asked_for=asked_for, why="")
        else:
            due_on = clock.working_day(KEY_WORKER_DAYS)
            nexts.promise(by, spell, nexts.Next(words.STEP_KEY_WORKER, due_on, "key_worker", spell.pk), team=team)
        due_on = clock.today() + clock.days(CIRCLE_DAYS)
        asked = nexts.Next(words.STEP_CIRCLE, due_on, "circle", spell.pk, worker_id)
        nexts.promise(by, spell, asked, team=team)
    return spell


def _before(person: uuid.UUID) -> models.Spell | None:
    """The spell that ended last: who returns is nobody new."""
    return models.Spell.objects.filter(person_id=person).order_by("-matter__ended_at").first()


@action
def name_worker(
    *, by: actors.Staff, spell: models.Spell, user_id: uuid.UUID, role: str, asked_for: str = "unknown", why: str = ""
) -> models.KeyWorker:
    """A key worker or deputy from today on; who was it until now is so no longer.

    Raises Refused where the worker is in no team of the neighbourhood's care, or nothing is open.
    """
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        team = steps.responsible_team(person=spell.person_id)
        if not nexts.may_be_named(user_id, team.pk, spell.person_id):
            raise errors.Refused(f"Choose somebody of {team.name}.", field="worker")
        named = _name(by, spell, user_id, role, asked_for=asked_for, why=why.strip())
        if role == "lead":
            sources = {"key_worker": spell.pk}
            steps.finish_each(by=by, person=spell.person_id, sources=sources, reason="Somebody is named")
            nexts.book_if_nothing(by, spell)
    return named


def name_first(by: actors.Actor, spell: models.Spell, user_id: uuid.UUID) -> None:
    """Who knew them before is their key worker again; within another action."""
    _name(by, spell, user_id, "lead", asked_for="unknown", why="They came back")


def _name(
    by: actors.Actor, spell: models.Spell, user_id: uuid.UUID, role: str, *, asked_for: str, why: str
) -> models.KeyWorker:
    now = models.KeyWorker.objects.filter(spell=spell, until_on=None)
    same = now.filter(role=role).first()
    if same and same.user_id == user_id:
        return same
    now.filter(role=role).update(until_on=clock.today())
    now.filter(user_id=user_id).update(until_on=clock.today())
    return models.KeyWorker.objects.create(
        person_id=spell.person_id,
        spell=spell,
        user_id=user_id,
        role=role,
        from_on=clock.today(),
        named_by=by.shown,
        asked_for=asked_for,
        why=why,
    )


@action
def let_key_worker_go(*, by: actors.Actor, spell: models.Spell, user_id: uuid.UUID) -> models.Spell:
    """They no longer work in the responsible team: naming somebody else is the team's step, today (F-34)."""
    with rows.house(spell.person_id):
        team = steps.responsible_team(person=spell.person_id)
        if nexts.is_member(user_id, team.pk):
            return spell
        _lets_go(by, spell, user_id)
    return spell


@action
def never_key_worker(*, by: actors.Actor, person: uuid.UUID, user_id: uuid.UUID) -> None:
    """They never want to see this worker: naming another is the team's step, today, and nobody hears why (T02)."""
    with rows.house(person):
        spell = models.Spell.objects.filter(person_id=person, matter__ended_at=None).select_related("matter").first()
        if spell is not None:
            _lets_go(by, spell, user_id)


def _lets_go(by: actors.Actor, spell: models.Spell, user_id: uuid.UUID) -> None:
    now = models.KeyWorker.objects.filter(spell=spell, user_id=user_id, until_on=None)
    was_lead = now.filter(role="lead").exists()
    now.update(until_on=clock.today())
    if was_lead:
        nexts.promise(by, spell, nexts.Next(words.STEP_KEY_WORKER, clock.today(), "key_worker", spell.pk))


@action
def change_pace(*, by: actors.Staff, spell: models.Spell, intensity: str, max_days: int, why: str = "") -> models.Spell:
    """Closer or lighter, without a new request. The interval may be shorter than the team's, never longer (C32)."""
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        team = steps.responsible_team(person=spell.person_id)
        longest = queries.longest_of(team_id=team.pk)
        if not 1 <= max_days <= longest:
            raise errors.Refused(f"Between 1 and {longest} days: a contact is never further away.", field="max_days")
        if max_days < longest and not why.strip():
            raise errors.Refused("Say why it is shorter for them.", field="why")
        changed = {"intensity": intensity, "max_days": max_days, "max_days_why": why.strip()}
        models.Spell.objects.filter(pk=spell.pk).update(**changed)
        spell.refresh_from_db()
    return spell


@action
def ask_circle(
    *, by: actors.Staff, spell: models.Spell, helped_by: str, looks_after: str, would_not_say: bool = False
) -> models.Circle:
    """What they answered when asked who helps them and whom they look after: their words, no label (S11)."""
    access.check_may_write(by=by, spell=spell)
    if not (helped_by.strip() or looks_after.strip() or would_not_say):
        raise errors.Refused("Write what they said, or that they would rather not say.", field="helped_by")
    with rows.house(spell.person_id):
        asked = models.Circle.objects.create(
            person_id=spell.person_id,
            spell=spell,
            helped_by=helped_by.strip(),
            looks_after=looks_after.strip(),
            would_not_say=would_not_say,
            asked_at=clock.now(),
            asked_by=by.shown,
        )
        steps.finish_each(by=by, person=spell.person_id, sources={"circle": spell.pk}, reason="They were asked")
        nexts.book_if_nothing(by, spell)
    return asked


@action
def explain_lateness(
    *, by: actors.Staff, spell: models.Spell, due_on: datetime.date, cause: str, what: str, does: str
) -> models.Lateness:
    """Why a contact was late and what somebody does about it. Raises Refused where that day did not pass, or again."""
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        if due_on not in queries.late_days(spell=spell):
            raise errors.Refused("No contact was late for that day.", field="due_on")
        if models.Lateness.objects.filter(spell=spell, due_on=due_on).exists():
            raise errors.Refused("Somebody has written this down already.")
        return models.Lateness.objects.create(
            person_id=spell.person_id,
            spell=spell,
            due_on=due_on,
            cause=cause,
            what=what.strip(),
            does=does.strip(),
            written_at=clock.now(),
            written_by=by.shown,
        )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rule:
    """What counts for a team, before it is written down."""

    from_on: datetime.date
    mechanisms: tuple[str, ...]
    counts_partner: bool
    counts_group: bool
    max_days: int
    reason: str
    agreed_by: str
    lived_experience_count: int = 0

    def as_fact(self) -> facts.TeamRule:
        """What of it decides whether a contact counts."""
        return facts.TeamRule(
            mechanisms=frozenset(self.mechanisms),
            counts_partner=self.counts_partner,
            counts_group=self.counts_group,
            max_days=self.max_days,
            from_on=self.from_on,
        )


@action
def write_rule(*, by: actors.Staff, team_id: uuid.UUID, rule: Rule) -> models.TeamRule:
    """Which contacts count for a team from a day on. Never from a day that is past: what counted stays counted."""
    if not access.is_leader(by=by) or team_id not in by.team_ids:
        raise errors.Forbidden("Whoever leads the team writes down what counts.")
    for wrong in facts.what_is_wrong(rule=rule.as_fact()):
        raise errors.Refused(wrong, field="mechanisms")
    if rule.from_on < clock.today():
        raise errors.Refused("Choose today or a day to come: what counted stays counted.", field="from_on")
    if models.TeamRule.objects.filter(team_id=team_id, from_on=rule.from_on).exists():
        raise errors.Refused("A rule begins on that day already.", field="from_on")
    given = dataclasses.asdict(rule) | {"mechanisms": list(rule.mechanisms)}
    return models.TeamRule.objects.create(
        team=places.team(team_id), written_at=clock.now(), written_by=by.shown, **given
    )
