"""What a huddle suggested, what became of it, and the draft that tells it."""

import datetime
import typing
import uuid

from django.db.models import QuerySet

from joined.base import often, paging
from joined.huddle import models
from joined.huddle.queries import finding, planned
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows


class _Row(typing.NamedTuple):
    """What a plan shows, of its own columns and of the tables beside it; the names are those of the columns."""

    id: uuid.UUID
    item_id: uuid.UUID
    person_id: uuid.UUID
    person__name: str
    plan: str
    team__name: str
    team__phone: str
    accepted_by__name: str | None
    first_contact_on: datetime.date | None
    state: str
    decided_at: datetime.datetime
    decided_by: str
    item__referral__asked_at: datetime.datetime | None
    item__referral__asker_name: str | None
    item__ask: str
    told_at: datetime.datetime | None
    told_how: str
    message_id: uuid.UUID | None
    their_words: str
    said_at: datetime.datetime | None
    item__brought_by_team_id: uuid.UUID | None
    teller__name: str | None


def _read(found: QuerySet[models.Proposal]) -> list[_Row]:
    return [_Row(*columns) for columns in found.values_list(*_Row._fields)]


_OF_PERSON = often.Question(
    lambda: (
        models.Proposal.objects.filter(person_id=often.Given("person"))
        .order_by("-decided_at")
        .values_list(*_Row._fields)
    )
)


def plan_of(to: actors.Staff, item: models.AgendaItem) -> planned.Plan | None:
    """The newest plan of an item that was not replaced; the caller writes the look."""
    rows = _read(models.Proposal.objects.filter(item=item).exclude(state="replaced").order_by("-decided_at")[:1])
    return _plans(to, rows)[0] if rows else None


def plans_at(*, to: actors.Staff, sitting: models.Sitting) -> list[planned.Plan]:
    """Every plan of one sitting that stands, as far as `to` may see it; the caller writes the look."""
    found = models.Proposal.objects.filter(item__sitting=sitting).exclude(state="replaced")
    return _plans(to, _read(found.order_by("decided_at")))


def _plans(to: actors.Actor, found: list[_Row]) -> list[planned.Plan]:
    ids = [row.id for row in found]
    made = steps.of_source(to=to, source="proposal", source_ids=ids).steps if ids else ()
    return [_plan(row, tuple(step for step in made if step.source_id == row.id)) for row in found]


def _plan(row: _Row, made: tuple[steps.Step, ...]) -> planned.Plan:
    return planned.Plan(
        id=row.id,
        item_id=row.item_id,
        person_id=row.person_id,
        person_name=row.person__name,
        plan=row.plan,
        team_name=row.team__name,
        team_phone=row.team__phone,
        accepted_by=row.accepted_by__name or "",
        first_contact_on=row.first_contact_on,
        state=row.state,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        asked_at=row.item__referral__asked_at,
        asked_by=row.item__referral__asker_name or "",
        ask=row.item__ask,
        told_at=row.told_at,
        told_how=row.told_how,
        message_id=row.message_id,
        their_words=row.their_words,
        said_at=row.said_at,
        brought_by=row.item__brought_by_team_id,
        tells=row.teller__name or "",
        steps=made,
    )


@shows
def outcomes(*, to: actors.Staff, days: int = 3, after: str = "") -> planned.Outcomes:
    """Plans of the last days for requests that my team made: they stand on Today without asking (C9).

    A page of them, whatever nobody has told yet before the rest; `after`: its mark.
    """
    since = clock.now() - clock.days(days)
    found = models.Proposal.objects.filter(decided_at__gte=since, item__brought_by_team_id__in=to.team_ids)
    stands = found.exclude(state="replaced")
    sections = (stands.filter(told_at=None), stands.exclude(told_at=None))
    page = paging.page(*sections, by=("-decided_at", "id"), after=after, size=planned.AT_ONCE, read=_read)
    plans = _plans(to, list(page.rows))
    return planned.Outcomes(plans=tuple(plans), people=tuple({plan.person_id for plan in plans}), page=page)


@shows
def plans_of(*, to: actors.Actor, person: uuid.UUID) -> planned.Outcomes:
    """Every plan that a huddle suggested for somebody, newest first."""
    plans = _plans(to, [_Row(*columns) for columns in _OF_PERSON(person=person)])
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
        plan=_plans(to, _read(models.Proposal.objects.filter(pk=proposal_id)))[0],
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
