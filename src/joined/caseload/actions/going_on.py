"""Care that had ended goes on: the steps ended with it, and what they are of did not (P1, C76, H26)."""

import typing

from django.db.models import Q, QuerySet

from joined.caseload import models
from joined.caseload.actions import checking, duties, nexts, pausing
from joined.kit import actors, clock
from joined.steps import queries as standing


def again(by: actors.Actor, spell: models.Spell) -> None:
    """What is booked, each dated duty, each reading to look at and each pause is a step; what has one keeps it."""
    stands = standing.live_source_ids(to=by, person=spell.person_id)

    def without(found: QuerySet[typing.Any]) -> QuerySet[typing.Any]:
        return found.filter(spell=spell).exclude(pk__in=stands)

    for contact in without(models.Contact.objects.filter(attendance="", replaced_at=None)):
        nexts.promise_contact(by, spell, contact)
    for duty in without(models.Duty.objects.filter(ended_at=None)):
        duties.promise_day(by, duty)
    for look in without(models.Look.objects.filter(done_at=None)):
        checking.promise_look(by, look)
    for pause in without(models.Pause.objects.filter(Q(until_on=None) | Q(until_on__gt=clock.today()), ended_by="")):
        pausing.promise_to_ask(by, pause)
