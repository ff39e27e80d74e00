"""One request as a row, for pages and actions, and how rows become what pages show."""

import datetime
import typing
import uuid
from collections.abc import Collection

from django.db.models import DateTimeField, QuerySet

from joined.base import often, rows
from joined.doors import models, words
from joined.doors.queries import shapes
from joined.kit import actors, errors
from joined.people import queries as persons
from joined.places import queries as places
from joined.steps import queries as steps
from joined.steps import words as standing

ROWS = models.Referral.objects.select_related("matter", "holder", "asker_team", "asker_organisation", "joined_to")


def row(*, to: actors.Actor, referral_id: uuid.UUID) -> models.Referral:
    """The row, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = ROWS.filter(pk=referral_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def leading_row(*, to: actors.Actor, matter_id: uuid.UUID) -> models.Referral:
    """The first request of a matter, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = ROWS.filter(matter_id=matter_id, joined_to=None).order_by("asked_at").first()
    if found is None:
        raise errors.NotHere()
    return found


def times_asked(*, to: actors.Actor, people: list[uuid.UUID]) -> dict[uuid.UUID, list[shapes.Time]]:
    """When and through which door each open request was asked, and asked again; within a page that shows them."""
    times: dict[uuid.UUID, list[shapes.Time]] = {person: [] for person in people}
    with rows.acting(to):
        found = models.Referral.objects.filter(person_id__in=people, matter__ended_at=None).order_by("asked_at")
        for person, at, door, asked_by in found.values_list("person_id", "asked_at", "door", "asker_name"):
            times[person].append(shapes.Time(at=at, door=words.DOORS[door], asked_by=asked_by))
    return times


_WORRIED = often.Question(
    lambda: (
        models.Referral.objects.filter(
            person_id__among=often.Given("people"), received_at__gte=often.Given("since", DateTimeField())
        )
        .exclude(safety="no")
        .values_list("person_id")
    )
)


def worried_about(*, to: actors.Actor, people: Collection[uuid.UUID], since: datetime.datetime) -> set[uuid.UUID]:
    """Ids of those of whom a request since then says that somebody's safety is at risk; of whom `to` may read it."""
    with rows.acting(to):
        return {person for (person,) in _WORRIED(people=often.ids(people), since=since)}


class Row(typing.NamedTuple):
    """What is read of a request that is shown; the names are those of the columns."""

    id: uuid.UUID
    person_id: uuid.UUID
    matter_id: uuid.UUID
    matter__ended_at: datetime.datetime | None
    matter__ending: str
    joined_to_id: uuid.UUID | None
    door: str
    reference: str
    ask: str
    in_their_words: str
    talked: str
    talked_because: str
    sharing: str
    basis: str
    safety: str
    safety_words: str
    who_was_rung: str
    asker_name: str
    asker_team__name: str | None
    asker_organisation__name: str | None
    neighbourhood_id: uuid.UUID | None
    holder_id: uuid.UUID | None
    holder__name: str | None
    holder_since: datetime.datetime | None
    state: str
    asked_at: datetime.datetime
    received_at: datetime.datetime
    decided_at: datetime.datetime | None
    told_at: datetime.datetime | None


def read(found: QuerySet[models.Referral]) -> list[Row]:
    """Requests column by column: lists make no object of every table that they touch."""
    return [Row(*columns) for columns in found.values_list(*Row._fields)]


class _Other(typing.NamedTuple):
    person_id: uuid.UUID
    id: uuid.UUID
    asked_at: datetime.datetime
    asker_name: str
    ask: str
    door: str
    joined_to_id: uuid.UUID | None


_OTHERS = often.Question(
    lambda: (
        models.Referral.objects.filter(person_id__among=often.Given("people"))
        .order_by("asked_at")
        .values_list(*_Other._fields)
    )
)


def _before(one: _Other, *, of: Row) -> shapes.Before:
    return shapes.Before(
        id=one.id,
        asked_at=one.asked_at,
        asker_name=one.asker_name,
        ask=one.ask,
        door=words.DOORS[one.door],
        is_joined=one.joined_to_id == of.id,
    )


def as_requests(to: actors.Staff, found: list[Row]) -> tuple[shapes.Request, ...]:
    """Rows with who they are about and where these stand, in a constant number of statements."""
    ids = list({one.person_id for one in found})
    if not ids:
        return ()
    with rows.narrow(ids):
        people = persons.each(to=to, people=ids)
        named = {pk: (people[pk].name, people[pk].born_on) for pk in ids} if len(people) == len(ids) else None
        now = steps.about_each(to=to, people=ids, named=named)
        others: dict[uuid.UUID, list[_Other]] = {}
        for other in _OTHERS(people=often.ids(ids)):
            others.setdefault(other[0], []).append(_Other(*other))
    minutes = places.local_rule_each("named_worker_minutes", place_ids=[one.neighbourhood_id for one in found])
    return tuple(
        _request(
            to,
            one,
            person=people[one.person_id],
            now=now[one.person_id],
            others=others.get(one.person_id, []),
            minutes=minutes[one.neighbourhood_id],
        )
        for one in found
        if one.person_id in people
    )


def _request(
    to: actors.Staff,
    one: Row,
    *,
    person: persons.Person,
    now: steps.Now,
    others: list[_Other],
    minutes: int,
) -> shapes.Request:
    tag, meaning = words.TAGS[one.state]
    return shapes.Request(
        id=one.id,
        matter_id=one.matter_id,
        reference=one.reference,
        person=person,
        ask=one.ask,
        in_their_words=one.in_their_words,
        door=words.DOORS[one.door],
        asked_by=one.asker_name,
        asked_by_where=where_of(one),
        asked_at=one.asked_at,
        received_at=one.received_at,
        state=one.state,
        tag=tag,
        meaning=meaning,
        holder_id=one.holder_id,
        holder_name=one.holder__name or "",
        holder_since=one.holder_since,
        minutes_to_name=minutes,
        talked=words.TALKED[one.talked],
        talked_because=one.talked_because,
        sharing=words.SHARING[one.sharing],
        basis=words.BASES[one.basis],
        safety=one.safety,
        safety_words=one.safety_words,
        who_was_rung=one.who_was_rung,
        decided_at=one.decided_at,
        told_at=one.told_at,
        ended_at=one.matter__ended_at,
        ending=standing.ENDINGS.get(one.matter__ending, ""),
        before=tuple(_before(other, of=one) for other in others if other.id != one.id),
        now=now,
        is_ours=now.team_id in to.team_ids,
        is_with_intake=now.team_kind == "intake",
    )


def where_of(one: Row) -> str:
    """The team that asked, else its organisation; empty where the asker's name says it already (a message's does)."""
    found = one.asker_team__name or one.asker_organisation__name
    return found if found and found not in one.asker_name else ""
