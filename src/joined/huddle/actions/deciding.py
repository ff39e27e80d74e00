"""Deciding: the plan that is proposed, the responsible team, next steps, by when (C4, C5)."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.accounts import queries as who
from joined.base import happenings, later, rows, versions
from joined.caseload import actions as caseload
from joined.doors import actions as doors
from joined.huddle import access, models, rules
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.accounts import models as accounts
    from joined.places import models as places_models
    from joined.steps import models as matters

ASK_AGAIN_DAYS = 2


@dataclasses.dataclass(frozen=True, kw_only=True)
class Deciding:
    """A decision before it is recorded. `said_at`: when it was made, where it is written down late.

    `asked_for`: whether they asked for another worker or team, a key of `words.ASKED_FOR`.
    """

    plan: str
    team_id: uuid.UUID | None
    steps: tuple[rules.Planned, ...]
    accepted_by_id: uuid.UUID | None = None
    first_contact_on: datetime.date | None = None
    said_at: datetime.datetime | None = None
    asked_for: str = "unknown"


@action
def propose(*, by: actors.Actor, item: models.AgendaItem, decision: Deciding, version: int) -> models.Proposal:
    """Propose a plan. The chosen team becomes responsible only if somebody of it said yes in the room, with a day.

    Otherwise it is asked, and nothing moves. Teams that have not said yes to a step are asked too. Raises
    Refused with what is missing, Conflict when somebody else decided meanwhile.
    """
    access.check_may_decide(by=by, item=item)
    missing = rules.what_is_missing(
        plan=decision.plan,
        team_id=decision.team_id,
        steps=decision.steps,
        first_contact_on=decision.first_contact_on,
        accepted=decision.accepted_by_id is not None,
        today=clock.today(),
    )
    for field, sentence in missing.items():
        raise errors.Refused(sentence, field=field)
    team = places.team(decision.team_id)
    with rows.house(item.person_id):
        state = rules.ITEM.after(item.state, "propose")
        try:
            versions.change(item, version=version, words={}, state=state, changed_by_name=by.name)
        except errors.Conflict as conflict:
            raise _both_plans(item, decision, by=conflict.by) from conflict
        _replace_older(by, item)
        proposal = models.Proposal.objects.create(
            item=item,
            person_id=item.person_id,
            plan=decision.plan.strip(),
            team=team,
            accepted_by=_who_said_yes(decision, team),
            first_contact_on=decision.first_contact_on,
            decided_at=clock.now(),
            decided_by_id=by.id,
            decided_by=by.name,
            said_at=decision.said_at,
            asked_for=decision.asked_for,
        )
        happenings.announce("huddle.proposed", person=str(item.person_id))
        _carry_out(by, item, proposal, decision, team)
    return proposal


def _both_plans(item: models.AgendaItem, decision: Deciding, *, by: str) -> errors.Conflict:
    """Somebody decided first: their plan and the one just written, so that neither is lost (F-15)."""
    theirs = models.Proposal.objects.filter(item=item).order_by("-decided_at").first()
    return errors.Conflict(
        yours={"The plan": decision.plan.strip()},
        theirs={"The plan": theirs.plan if theirs else "No plan is written down yet."},
        by=by,
    )


def _ask_to_hold(
    by: actors.Actor,
    item: models.AgendaItem,
    proposal: models.Proposal,
    matter: matters.Matter,
    team: places_models.Team,
) -> None:
    """Who said yes in the room holds them from now on; of somebody in care only when they have met (P1)."""
    if proposal.accepted_by and matter.kind != "care":
        steps.take_responsibility(
            by=by,
            person=item.person,
            team=team,
            why="said yes at the huddle",
            first_contact_on=proposal.first_contact_on,
        )
        return
    if steps.is_responsible(person=item.person_id, team=team):
        return
    offer = steps.offer(
        by=by,
        matter=matter,
        from_team=steps.responsible_team(person=item.person_id),
        to_team=team,
        what=proposal.plan[:300],
        is_to_hold=True,
        first_contact_on=proposal.first_contact_on,
    )
    if matter.kind == "care" and proposal.asked_for != "unknown":
        caseload.say_who_asked(by=by, offer=offer, asked_for=proposal.asked_for)
    if proposal.accepted_by_id:
        meets_on = proposal.first_contact_on or clock.working_day(1)
        steps.accept_in_room(by=by, offer=offer, first_contact_on=meets_on, someone_id=proposal.accepted_by_id)


def _replace_older(by: actors.Actor, item: models.AgendaItem) -> None:
    """One plan at a time is suggested to somebody: nobody tells them an older one, or waits for an answer to it."""
    for older in models.Proposal.objects.filter(person_id=item.person_id, state="proposed"):
        state = rules.PROPOSAL.after(older.state, "replace")
        models.Proposal.objects.filter(pk=older.pk).update(state=state)
        sources = dict.fromkeys(("tell", "unsent", "ask"), older.pk)
        steps.finish_each(by=by, person=item.person_id, sources=sources, reason="Another plan is suggested")


def _who_said_yes(decision: Deciding, team: places_models.Team) -> accounts.User | None:
    if decision.accepted_by_id is None:
        return None
    for member in who.members(team_ids=[team.pk]):
        if member.user_id == decision.accepted_by_id:
            return member.user
    raise errors.Refused("Only somebody of that team can say yes for it.", field="accepted_by")


def _carry_out(
    by: actors.Actor,
    item: models.AgendaItem,
    proposal: models.Proposal,
    decision: Deciding,
    team: places_models.Team,
) -> None:
    matter = standing.open_matter(to=by, person=item.person_id) or (item.referral and item.referral.matter)
    if matter is None:
        raise errors.Refused("Nothing is open about them any more. Bring them again if they want help.")
    own = item.sitting.huddle.chair_team
    teams = {row.pk: row for row in places.teams(team_ids=[step.team_id for step in decision.steps])}
    absent = _offered_from_afar(item)
    for planned in decision.steps:
        if planned.team_id in absent:
            planned = dataclasses.replace(planned, said_yes=False)
        _promise(by, matter, own, proposal, planned, teams[planned.team_id])
    _ask_to_hold(by, item, proposal, matter, team)
    _promise_to_tell(by, item, proposal, matter)
    steps.finish_source(by=by, matter=matter, source="request", reason="Decided at the huddle")
    if item.referral:
        doors.note(by=by, referral=item.referral.joined_to or item.referral, verb="propose")
    minutes = places.local_rule("unsent_draft_minutes", place_id=item.sitting.huddle.neighbourhood_id)
    later.later("huddle.see_told", in_seconds=minutes * 60, proposal=str(proposal.pk), person=str(item.person_id))


def _offered_from_afar(item: models.AgendaItem) -> set[uuid.UUID]:
    """Teams whose offer is in the plan and of which nobody is in the room: they are asked, and say yes themselves."""
    offers = models.HuddleOffer.objects.filter(item__thread=item.thread, is_in_plan=True)
    here = models.Presence.objects.filter(sitting=item.sitting, left_at=None).values("team_id")
    return set(offers.exclude(team_id__in=here).values_list("team_id", flat=True))


def _promise(
    by: actors.Actor,
    matter: object,
    own: places_models.Team,
    proposal: models.Proposal,
    planned: rules.Planned,
    team: places_models.Team,
) -> None:
    if planned.said_yes or team.pk == own.pk:
        step = steps.Next(
            what=planned.what.strip(),
            team=team,
            due_on=planned.due_on,
            someone_id=planned.someone_id,
            source="proposal",
            source_id=proposal.pk,
        )
        steps.promise(by=by, matter=matter, step=step)
    else:
        steps.offer(
            by=by,
            matter=matter,
            from_team=own,
            to_team=team,
            what=planned.what.strip(),
            first_contact_on=planned.due_on,
        )
        item = {"item": str(proposal.item_id), "person": str(proposal.person_id)}
        later.later("huddle.ask_for_yes", team=str(team.pk), **item)


def _promise_to_tell(by: actors.Actor, item: models.AgendaItem, proposal: models.Proposal, matter: object) -> None:
    """Telling is the asker's today; asking whether it suits is the responsible team's, so that silence is heard."""
    team = item.brought_by_team or item.sitting.huddle.chair_team
    tell = steps.Next(
        what="Tell them the plan that we suggest",
        team=team,
        due_on=clock.today(),
        source="tell",
        source_id=proposal.pk,
    )
    steps.promise(by=by, matter=matter, step=tell)
    ask = steps.Next(
        what="Ask whether the plan suits them, if they have not said",
        team=steps.responsible_team(person=item.person_id),
        someone_id=proposal.accepted_by_id,
        due_on=clock.working_day(ASK_AGAIN_DAYS),
        source="ask",
        source_id=proposal.pk,
    )
    steps.promise(by=by, matter=matter, step=ask)
