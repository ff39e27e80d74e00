"""What a huddle suggested, what became of it, and the draft that tells it."""

import datetime
import uuid

from joined.huddle import models
from joined.huddle.queries import finding, planned
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

_PROPOSALS = models.Proposal.objects.select_related("person", "team", "accepted_by", "teller", "item__referral").only(
    *(field.name for field in models.Proposal._meta.concrete_fields),
    *("person__name", "team__name", "team__phone", "accepted_by__name", "teller__name"),
    *("item__ask", "item__brought_by_team", "item__referral__asked_at", "item__referral__asker_name"),
)
"""With what a plan shows of the tables beside it, and no more of their columns."""


def plan_of(to: actors.Staff, item: models.AgendaItem) -> planned.Plan | None:
    """The newest plan of an item that was not replaced; the caller writes the look."""
    row = _PROPOSALS.filter(item=item).exclude(state="replaced").order_by("-decided_at").first()
    return _plans(to, [row])[0] if row else None


def plans_at(*, to: actors.Staff, sitting: models.Sitting) -> list[planned.Plan]:
    """Every plan of one sitting that stands, as far as `to` may see it; the caller writes the look."""
    found = _PROPOSALS.filter(item__sitting=sitting).exclude(state="replaced")
    return _plans(to, list(found.order_by("decided_at")))


def _plans(to: actors.Actor, found: list[models.Proposal]) -> list[planned.Plan]:
    ids = [row.pk for row in found]
    made = steps.of_source(to=to, source="proposal", source_ids=ids).steps if ids else ()
    return [_plan(row, tuple(step for step in made if step.source_id == row.pk)) for row in found]


def _plan(row: models.Proposal, made: tuple[steps.Step, ...]) -> planned.Plan:
    referral = row.item.referral
    return planned.Plan(
        id=row.pk,
        item_id=row.item_id,
        person_id=row.person_id,
        person_name=row.person.name,
        plan=row.plan,
        team_name=row.team.name,
        team_phone=row.team.phone,
        accepted_by=row.accepted_by.name if row.accepted_by else "",
        first_contact_on=row.first_contact_on,
        state=row.state,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        asked_at=referral.asked_at if referral else None,
        asked_by=referral.asker_name if referral else "",
        ask=row.item.ask,
        told_at=row.told_at,
        told_how=row.told_how,
        message_id=row.message_id,
        their_words=row.their_words,
        said_at=row.said_at,
        brought_by=row.item.brought_by_team_id,
        tells=row.teller.name if row.teller else "",
        steps=made,
    )


@shows
def outcomes(*, to: actors.Staff, days: int = 3) -> planned.Outcomes:
    """Plans of the last days for requests that my team made: they stand on Today without asking (C9)."""
    since = clock.now() - clock.days(days)
    found = _PROPOSALS.filter(decided_at__gte=since, item__brought_by_team_id__in=to.team_ids)
    plans = _plans(to, list(found.exclude(state="replaced").order_by("-decided_at")[:20]))
    return planned.Outcomes(plans=tuple(plans), people=tuple({plan.person_id for plan in plans}))


@shows
def plans_of(*, to: actors.Actor, person: uuid.UUID) -> planned.Outcomes:
    """Every plan that a huddle suggested for somebody, newest first."""
    plans = _plans(to, list(_PROPOSALS.filter(person_id=person).order_by("-decided_at")))
    return planned.Outcomes(plans=tuple(plans), people=(person,))


LEFT_OUT = "out"


@shows
def telling(
    *, to: actors.Staff, proposal_id: uuid.UUID, route: str = "", words: str | None = None, name: str = ""
) -> planned.Telling:
    """The words for one way of telling, from an approved template at the person's level and language.

    `route`: the way asked for; else the first that is open. `name`: "out" leaves their name out of a text.
    """
    row = finding.proposal_row(to=to, proposal_id=proposal_id)
    reach = people.how_to_reach(to=to, person=row.person_id)
    way = next((one for one in reach.routes if one.key == route), None) or reach.routes[0]
    called = people.each(to=to, people=[row.person_id])[row.person_id].called
    arrives = messages.fit(words=called)
    left_out = way.key == "text" and (name == LEFT_OUT or bool(arrives.destroyed))
    draft = messages.draft(
        purpose="plan",
        level=way.level,
        language=reach.language,
        channel=people.channel_of(way.key),
        values=_values(to, row, way.level, called="" if left_out else called),
    )
    return planned.Telling(
        plan=_plans(to, [_PROPOSALS.get(pk=proposal_id)])[0],
        reach=reach,
        route=way,
        draft=draft.words,
        level=way.level,
        language=draft.language,
        language_name=people.language_named(reach.language),
        direction=draft.direction,
        fit=messages.fit(words=draft.words if words is None else words),
        message=messages.one(to=to, message_id=row.message_id) if row.message_id else None,
        from_name=messages.own_words(organisation_id=to.organisation, level=way.level)["from"],
        called=called,
        name_arrives=arrives.arrives if arrives.arrives != called and not arrives.destroyed else "",
        is_name_left_out=left_out,
        waits_until=_waits_until(to, reach) if way.key in ("text", "email") else None,
        attempts=messages.attempts(to=to, person=row.person_id).attempts[:5],
        people=(row.person_id,),
    )


def _values(to: actors.Staff, row: models.Proposal, level: int, *, called: str) -> dict[str, str]:
    day = row.first_contact_on
    return {
        "name": called,
        "plan": row.plan,
        "day": f"{day:%A %-d %B}" if day else "",
        "date": f"{day:%d/%m/%Y}" if day else "",
        **messages.own_words(organisation_id=to.organisation, level=level),
    }


def _waits_until(to: actors.Staff, reach: people.Reach) -> datetime.datetime | None:
    """When a message written now goes, where that is not at once; None where it goes at once or never."""
    goes = messages.goes_at(team_id=next(iter(to.team_ids), None), hours=people.as_reach(reach).hours)
    return goes if goes and goes > clock.now() + SOON else None


SOON = datetime.timedelta(minutes=5)
