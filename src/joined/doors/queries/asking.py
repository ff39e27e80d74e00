"""Every time that somebody asked, and "where is my request?"."""

import uuid

from django.db import connection

from joined.base import often, rows
from joined.doors import models, rules, words
from joined.doors.queries import finding, shapes
from joined.kit import actors, errors
from joined.people import queries as persons
from joined.trail.writing import shows

_OF_PERSON = often.Question(
    lambda: (
        models.Referral.objects.filter(person_id=often.Given("person"))
        .order_by("-asked_at")
        .values_list(*finding.Row._fields)
    )
)


@shows
def of_person(*, to: actors.Actor, person: uuid.UUID) -> shapes.Story:
    """Every request about one person that `to` may see."""
    found = [finding.Row(*columns) for columns in _OF_PERSON(person=person)]
    return shapes.Story(tuple(_once(one) for one in found), (person,))


def _once(one: finding.Row) -> shapes.Once:
    is_joined = one.joined_to_id is not None
    tag, meaning = ("", "waiting") if is_joined else words.TAGS[one.state]
    return shapes.Once(
        id=one.id,
        asked_at=one.asked_at,
        asked_by=one.asker_name,
        where=finding.where_of(one) or words.DOORS[one.door],
        ask=one.ask,
        in_their_words=one.in_their_words,
        tag=tag,
        meaning=meaning,
        is_joined=is_joined,
        is_open=one.matter__ended_at is None and not is_joined,
    )


def answer(*, to: actors.Staff, referral_id: uuid.UUID) -> shapes.Answer:
    """When a person reads what I sent, for me alone. Raises NotHere. Tells nothing about whoever it is about."""
    with rows.acting(to), connection.cursor() as cursor:
        cursor.execute(
            "SELECT reference, received_at, state, neighbourhood, read_by, read_on FROM doors_answer(%s)",
            [referral_id],
        )
        found = cursor.fetchone()
    if found is None:
        raise errors.NotHere()
    reference, received_at, state, place, read_by, read_on = found
    return shapes.Answer(
        id=referral_id,
        reference=reference,
        received_at=received_at,
        status=words.PLAIN[state],
        is_with_duty=state == "with_duty",
        neighbourhood_id=place,
        read_by=read_by,
        read_on=read_on,
    )


@shows
def asked_by_us(*, to: actors.Staff) -> shapes.Askings:
    """Where is my request? Its status to whoever asked, more where relationship and choice allow (C13)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, reference, asked_at, asked_by, state FROM doors_asked_by_us()")
        listed = cursor.fetchall()
    known: dict[uuid.UUID, shapes.Request] = {}
    if to.organisation_kind in persons.DIRECT_CARE:
        seen = finding.read(models.Referral.objects.filter(pk__in=[one[0] for one in listed]))
        known = {one.id: one for one in finding.as_requests(to, seen)}
    askings = tuple(
        shapes.Asked(
            id=pk,
            reference=reference,
            asked_at=asked_at,
            asked_by=asked_by,
            status=rules.where_is(state, audience="anybody").sentence,
            tag=rules.where_is(state, audience="knows").sentence,
            meaning=words.TAGS[state][1],
            is_over=state == "ended",
            request=known.get(pk),
        )
        for pk, reference, asked_at, asked_by, state in listed
    )
    return shapes.Askings(askings, tuple({one.person.id for one in known.values()}))
