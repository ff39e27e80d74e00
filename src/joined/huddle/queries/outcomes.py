"""What a huddle suggested, what became of it, and the draft that tells it."""

import uuid

from joined.huddle import models
from joined.huddle.queries import finding, shapes
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows

_PROPOSALS = models.Proposal.objects.select_related(
    "person", "team", "accepted_by", "item__referral__joined_to", "item__referral__asker_team"
)


def plan_of(to: actors.Staff, item: models.AgendaItem) -> shapes.Plan | None:
    """The newest plan of an item that was not replaced; the caller writes the look."""
    row = _PROPOSALS.filter(item=item).exclude(state="replaced").order_by("-decided_at").first()
    return _plans(to, [row])[0] if row else None


def _plans(to: actors.Actor, found: list[models.Proposal]) -> list[shapes.Plan]:
    ids = [row.pk for row in found]
    made = steps.of_source(to=to, source="proposal", source_ids=ids).steps if ids else ()
    return [_plan(row, tuple(step for step in made if step.source_id == row.pk)) for row in found]


def _plan(row: models.Proposal, made: tuple[steps.Step, ...]) -> shapes.Plan:
    referral = row.item.referral
    return shapes.Plan(
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
        steps=made,
    )


@shows
def outcomes(*, to: actors.Staff, days: int = 3) -> shapes.Outcomes:
    """Plans of the last days for requests that my team made: they stand on Today without asking (C9)."""
    since = clock.now() - clock.days(days)
    found = _PROPOSALS.filter(decided_at__gte=since, item__brought_by_team_id__in=to.team_ids)
    plans = _plans(to, list(found.exclude(state="replaced").order_by("-decided_at")[:20]))
    return shapes.Outcomes(plans=tuple(plans), people=tuple({plan.person_id for plan in plans}))


@shows
def plans_of(*, to: actors.Actor, person: uuid.UUID) -> shapes.Outcomes:
    """Every plan that a huddle suggested for somebody, newest first."""
    plans = _plans(to, list(_PROPOSALS.filter(person_id=person).order_by("-decided_at")))
    return shapes.Outcomes(plans=tuple(plans), people=(person,))


TOLD_HOW = {"spoken": "Spoken to", "handed": "Handed over", "letter": "Letter"}


@shows
def telling(*, to: actors.Staff, proposal_id: uuid.UUID, words: str | None = None) -> shapes.Telling:
    """The draft from an approved template at the person's level and language, and how it fits a text."""
    row = finding.proposal_row(to=to, proposal_id=proposal_id)
    reach = people.how_to_reach(to=to, person=row.person_id)
    plan = _plans(to, [_PROPOSALS.get(pk=proposal_id)])[0]
    sender = places.organisation(to.organisation)
    draft = messages.draft(
        purpose="plan",
        level=reach.text.level,
        language=reach.language,
        values={
            "name": people.each(to=to, people=[row.person_id])[row.person_id].called,
            "plan": row.plan,
            "from": sender.text_name or sender.name,
            "number": sender.phone,
            "day": f"{row.first_contact_on:%A %-d %B}" if row.first_contact_on else "",
        },
    )
    text = draft.words if words is None else words
    return shapes.Telling(
        plan=plan,
        reach=reach,
        draft=draft.words,
        level=reach.text.level,
        language=draft.language,
        fit=messages.fit(words=text),
        sends_at=None,
        message=messages.one(to=to, message_id=row.message_id) if row.message_id else None,
        from_name=sender.name,
        people=(row.person_id,),
    )
