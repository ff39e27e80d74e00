"""Taking responsibility, promising, closing steps, and care that begins. Promise P1 is checked after each."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from django.db.models import Q

from joined.accounts import queries as accounts
from joined.base import happenings, rows
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.steps import access, models, queries, rules
from joined.steps import words as said
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons
    from joined.places import models as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class Next:
    """A next step before it is made: what, which team (that said yes), who once known, by when."""

    what: str
    team: places.Team
    due_on: datetime.date
    someone_id: uuid.UUID | None = None
    due_at: datetime.datetime | None = None
    source: str = ""
    source_id: uuid.UUID | None = None


@action
def begin(*, by: actors.Actor, person: persons.Person, kind: str, team: places.Team, first: Next) -> models.Matter:
    """Something opens about a person: `team` becomes responsible unless another team is already (nothing moves)."""
    with rows.house(person.pk):
        matter = models.Matter.objects.create(person=person, kind=kind, opened_at=clock.now())
        if not models.Responsibility.objects.filter(person=person, until_at=None).exists():
            _hold(by, person, team, "first to hold")
        make(by=by, matter=matter, step=first)
    return matter


@action
def take_responsibility(
    *,
    by: actors.Actor,
    person: persons.Person,
    team: places.Team,
    why: str,
    first_contact_on: datetime.date | None = None,
) -> None:
    """The team answers for the person from now on; only after somebody of it has said yes."""
    with rows.house(person.pk):
        if not models.Matter.objects.filter(person=person, ended_at=None).exists():
            raise errors.Refused(said.OVER)
        take_over(by=by, person=person, team=team, why=why)
    say_accepted(person.pk, team, first_contact_on)


def say_accepted(person_id: uuid.UUID, team: places.Team, first_contact_on: datetime.date | None) -> None:
    """News for whoever asked: a team holds them now."""
    day = first_contact_on.isoformat() if first_contact_on else ""
    happenings.announce("steps.accepted", person=str(person_id), team=str(team.pk), first_contact_on=day)


def take_over(*, by: actors.Actor, person: persons.Person, team: places.Team, why: str) -> None:
    """As `take_responsibility`, within an action of this room."""
    now = clock.now()
    before = models.Responsibility.objects.filter(person=person, until_at=None).first()
    if before and before.team_id == team.pk:
        return
    if before:
        models.Responsibility.objects.filter(pk=before.pk).update(until_at=now)
        people.unrelate(by=by, person=person.pk, kinds=("caseload",), party_id=before.team_id)
        _wait_no_longer(by, person, team)
    _hold(by, person, team, why)


def _hold(by: actors.Actor, person: persons.Person, team: places.Team, why: str) -> None:
    models.Responsibility.objects.create(person=person, team=team, from_at=clock.now(), taken_by=by.shown, why=why)
    people.relate(
        by=by, person=person.pk, kind="caseload", party_kind="team", party_id=team.pk, source="steps.responsible"
    )


def _wait_no_longer(by: actors.Actor, person: persons.Person, team: places.Team) -> None:
    """Whoever asked how they are while they waited need not ask any more: the new team has its own day."""
    asking = models.NextStep.objects.filter(person=person, source__in=said.WAITING, state="open")
    reason = f"{team.name} has them now"[: models.SHORT]
    asking.update(state="changed", closed_at=clock.now(), closed_by=by.shown, reason=reason)


@action
def promise(*, by: actors.Actor, matter: models.Matter, step: Next) -> models.NextStep:
    """A next step of a team that has said yes."""
    with rows.house(matter.person_id):
        return make(by=by, matter=matter, step=step)


def make(*, by: actors.Actor, matter: models.Matter, step: Next) -> models.NextStep:
    """As `promise`, within an action of this room. Raises Refused for a day so far away that it is none."""
    check_open(matter)
    if rules.is_too_far(step.due_on, clock.today()):
        raise errors.Refused(said.TOO_FAR, field="due_on")
    made = models.NextStep.objects.create(
        person_id=matter.person_id,
        matter=matter,
        what=step.what,
        team=step.team,
        someone_id=step.someone_id,
        due_on=step.due_on,
        due_at=step.due_at,
        made_at=clock.now(),
        made_by=by.shown,
        source=step.source,
        source_id=step.source_id,
    )
    if step.someone_id:
        relate(by, matter, "named", "user", step.someone_id, through=step.team.pk)
    if not holds(matter.person_id, step.team):
        relate(by, matter, "accepted", "team", step.team.pk)
    return made


def check_open(matter: models.Matter) -> None:
    """Asked afresh: somebody may have ended it since this page was opened."""
    if not models.Matter.objects.filter(pk=matter.pk, ended_at=None).exists():
        raise errors.Refused(said.OVER)


def holds(person_id: uuid.UUID, team: places.Team) -> bool:
    """Whether this team answers for the person now."""
    return models.Responsibility.objects.filter(person_id=person_id, team=team, until_at=None).exists()


def relate(
    by: actors.Actor,
    matter: models.Matter,
    kind: str,
    party_kind: str,
    party_id: uuid.UUID,
    *,
    through: uuid.UUID | None = None,
) -> None:
    """A reason to look that comes of a step or an offer; who is named looks through the team whose step it is."""
    people.relate(
        by=by,
        person=matter.person_id,
        kind=kind,
        party_kind=party_kind,
        party_id=party_id,
        through=through,
        source="steps.promise",
    )


@action
def close(
    *, by: actors.Actor, step: models.NextStep, verb: str, reason: str = "", then: Next | None = None
) -> models.NextStep:
    """The step is `done`, or it `could not` be (with a reason), or it is `change`d into `then`.

    Raises Refused where the person would be left without a next step.
    """
    access.check_may_close(by=by, step=step)
    if verb != "done" and not reason.strip():
        raise errors.Refused("Say why, in a few words.", field="reason")
    if verb == "change" and then is None:
        raise errors.Refused("Say what comes instead, who does it and by when.", field="what")
    with rows.house(step.person_id):
        step.refresh_from_db()
        state = rules.STEP.after(step.state, verb)
        then = _until_said(step, then)
        changed = models.NextStep.objects.filter(pk=step.pk, state="open").update(
            state=state, closed_at=clock.now(), closed_by=by.shown, reason=reason.strip()
        )
        if not changed:
            raise errors.Refused("Somebody else has answered this step already.")
        if then:
            make(by=by, matter=step.matter, step=then)
        _let_go(by, step)
        step.refresh_from_db()
    if step.state == "done" and step.source == "offer":
        happenings.announce("steps.first_contact_made", offer=str(step.source_id), person=str(step.person_id))
    return step


def _until_said(step: models.NextStep, then: Next | None) -> Next | None:
    """Some steps end only when something is written down elsewhere (P1, P2); until then they may only be moved on."""
    stands = _stands_until(step)
    if not stands:
        return then
    if then is None or (step.source == "offer" and then.team.pk != step.team_id):
        raise errors.Refused(said.STANDS_UNTIL[stands])
    return dataclasses.replace(then, source=step.source, source_id=step.source_id)


def _stands_until(step: models.NextStep) -> str:
    """What a step waits for; empty where it may simply be answered. In care, a team that said yes has yet to meet."""
    if step.source != "offer":
        return step.source if step.source in said.STANDS_UNTIL else ""
    asked = models.Offer.objects.filter(pk=step.source_id)
    if asked.filter(from_team_id=step.team_id, state="asked").exists():
        return "offer"
    to_meet = asked.filter(to_team_id=step.team_id, state="accepted", is_to_hold=True, matter__kind="care")
    return "meet" if to_meet.exists() and not holds(step.person_id, step.team) else ""


def _let_go(by: actors.Actor, step: models.NextStep) -> None:
    """Nobody is named for somebody any longer than their steps last."""
    if step.someone_id is None:
        return
    left = models.NextStep.objects.filter(
        person_id=step.person_id, someone_id=step.someone_id, team_id=step.team_id, state="open"
    )
    if not left.exists():
        people.unrelate(by=by, person=step.person_id, kinds=("named",), party_id=step.someone_id, through=step.team_id)


@action
def begin_care(*, by: actors.Actor, matter: models.Matter) -> models.Matter:
    """The request's matter ends as agreed and a care matter opens, in the same transaction (decisions.md §1)."""
    with rows.house(matter.person_id):
        check_open(matter)
        now = clock.now()
        care = models.Matter.objects.create(person_id=matter.person_id, kind="care", opened_at=now)
        models.NextStep.objects.filter(matter=matter, state="open").update(matter=care)
        models.Offer.objects.filter(matter=matter, state="asked").update(matter=care)
        models.Matter.objects.filter(pk=matter.pk).update(ended_at=now, ended_by=by.shown, ending="agreed")
    happenings.announce("steps.ended", person=str(matter.person_id), matter=str(matter.pk))
    return care


@action
def finish_source(*, by: actors.Actor, matter: models.Matter, source: str, reason: str) -> None:
    """Steps of a matter that stood only until something was decided are done with it. Within another action only."""
    with rows.house(matter.person_id):
        ending = models.NextStep.objects.filter(matter=matter, source=source, state="open")
        ending.update(state="done", closed_at=clock.now(), closed_by=by.shown, reason=reason)


@action
def finish_each(*, by: actors.Actor, person: uuid.UUID, sources: dict[str, uuid.UUID | None], reason: str) -> None:
    """Steps that stood only until this was said: of each source (tell, ask …) those that came of that deed.

    Within another action only.
    """
    ending = Q()
    for source, source_id in sources.items():
        if source_id:
            ending |= Q(source=source, source_id=source_id)
    with rows.house(person):
        models.NextStep.objects.filter(ending, person_id=person, state="open").update(
            state="done", closed_at=clock.now(), closed_by=by.shown, reason=reason
        )


def is_responsible(*, person: uuid.UUID, team: places.Team) -> bool:
    """Whether this team answers for the person now, for actions of other rooms."""
    return holds(person, team)


def responsible_team(*, person: uuid.UUID) -> places.Team:
    """The team that answers for an open person now."""
    return models.Responsibility.objects.select_related("team").get(person_id=person, until_at=None).team


@action
def say_late(*, by: actors.Actor, step: models.NextStep) -> models.NextStep:
    """A step is late: its lead knows after one working day, the huddle after two; each is told once."""
    goes = rules.goes_to(step.due_on, clock.today())
    now = clock.now()
    if goes in (rules.LEAD, rules.HUDDLE) and step.lead_told_at is None:
        models.NextStep.objects.filter(pk=step.pk).update(lead_told_at=now)
    if goes == rules.HUDDLE and step.huddle_told_at is None:
        models.NextStep.objects.filter(pk=step.pk).update(huddle_told_at=now)
        happenings.announce("steps.late_two_days", step=str(step.pk), person=str(step.person_id))
    step.refresh_from_db()
    return step


@action
def let_go_of(*, by: actors.Actor, step: models.NextStep) -> models.NextStep:
    """Its worker has left: the step stays with the team, named to nobody, and the lead sees it today (F-34)."""
    with rows.house(step.person_id):
        models.NextStep.objects.filter(pk=step.pk).update(someone=None, lead_told_at=clock.now())
        _let_go(by, step)
        step.refresh_from_db()
    return step


@action
def take_from(*, by: actors.Actor, person: persons.Person, worker: uuid.UUID) -> int:
    """Somebody who must never see them holds no step of theirs any more: each is its team's again; how many were."""
    with rows.house(person.pk):
        held = list(models.NextStep.objects.filter(person=person, state="open", someone_id=worker))
        for step in held:
            let_go_of(by=by, step=step)
    return len(held)


@action
def rehome(*, by: actors.Actor, worker: uuid.UUID) -> int:
    """Every open step of somebody who no longer works in its team goes back to that team; how many did (F-34).

    Whoever works for two organisations and leaves one keeps the other's steps. One person after the other, in
    the order of their locks, so that two who leave at once wait for each other and never cross.
    """
    still, count = accounts.teams_of(user_id=worker), 0
    for step_id, person_id in sorted(queries.of_worker(user_id=worker), key=lambda pair: str(pair[1])):
        with rows.house(person_id):
            step = models.NextStep.objects.filter(pk=step_id, state="open", someone_id=worker).first()
            if step and step.team_id not in still:
                let_go_of(by=by, step=step)
                count += 1
    return count
