"""Something opens about many people at once: a list of a practice or a team. Equal to `actions.begin` for each."""

from __future__ import annotations

import dataclasses
import typing
import uuid
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef

from joined.base import often, rows
from joined.kit import actors, clock
from joined.people import actions as people
from joined.steps import actions, models
from joined.steps.actions import ending
from joined.trail import writing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class Beginning:
    """One matter before it is made: about whom, which team answers first, and the first step."""

    person: uuid.UUID
    team: places.Team
    first: actions.Next


_EVER_OPEN = often.Question(
    lambda: models.Matter.objects.filter(person_id__among=often.Given("people")).values_list("person_id")
)


def newcomers(*, people: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those about whom nothing was ever open; within a deed."""
    ids = set(people)
    with rows.house(*ids):
        return ids - {person for (person,) in _EVER_OPEN(people=often.ids(ids))}


@action
def begin_many(*, by: actors.Actor, kind: str, each: Sequence[Beginning]) -> list[models.Matter]:
    """Something opens about each of these newcomers: a team, a first step and the reasons to look, and no history."""
    now = clock.now()
    with rows.house(*(one.person for one in each)):
        matters = models.Matter.objects.bulk_create(
            models.Matter(person_id=one.person, kind=kind, opened_at=now) for one in each
        )
        models.Responsibility.objects.bulk_create(
            models.Responsibility(
                person_id=one.person, team=one.team, from_at=now, taken_by=by.shown, why="first to hold"
            )
            for one in each
        )
        models.NextStep.objects.bulk_create(_first(one, matter, by) for one, matter in zip(each, matters, strict=True))
        people.relate_new(by=by, reasons=[reason for one in each for reason in _reasons(one)])
    writing.each(by=by, verb="steps.begin", about=[(matter.person_id, matter.pk) for matter in matters])
    return matters


def alone(*, matters: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these matters besides which nothing is open about the person, and nobody was asked; within a deed."""
    found = models.Matter.objects.filter(pk__in=list(matters), ended_at=None)
    others = models.Matter.objects.filter(person_id=OuterRef("person_id"), ended_at=None).exclude(pk=OuterRef("pk"))
    asked = (model.objects.filter(matter=OuterRef("pk")) for model in (models.Offer, models.HandOn, models.Closing))
    for other in (others, *asked):
        found = found.exclude(Exists(other))
    return set(found.values_list("pk", flat=True))


@action
def end_many_as_two_said(*, by: actors.Staff, each: Sequence[models.Matter], words: str, second: str) -> None:
    """As `actions.end_as_two_said` for each of these matters that stand alone (`alone`), in a handful of statements.

    No other system waits for an answer about them: `by` alone has opened them.
    """
    now, ids = clock.now(), [matter.pk for matter in each]
    who = [matter.person_id for matter in each]
    with rows.house(*who):
        models.Closing.objects.bulk_create(
            ending.agreed_closing(by=by, matter=matter, words=words, second=second) for matter in each
        )
        models.Matter.objects.filter(pk__in=ids, ended_at=None).update(
            ended_at=now, ended_by=by.shown, ending="made_in_error", ending_words=words.strip()
        )
        ending.rest(by=by, people=who)
    for verb in ("steps.end", "steps.end_as_two_said"):
        writing.each(by=by, verb=verb, about=zip(who, ids, strict=True))


def _first(one: Beginning, matter: models.Matter, by: actors.Actor) -> models.NextStep:
    return models.NextStep(
        person_id=one.person,
        matter=matter,
        what=one.first.what,
        team=one.first.team,
        someone_id=one.first.someone_id,
        due_on=one.first.due_on,
        due_at=one.first.due_at,
        made_at=clock.now(),
        made_by=by.shown,
        source=one.first.source,
        source_id=one.first.source_id,
    )


def _reasons(one: Beginning) -> list[people.Reason]:
    found = [people.Reason(one.person, "caseload", "team", one.team.pk, "steps.responsible")]
    if one.first.someone_id:
        found.append(
            people.Reason(one.person, "named", "user", one.first.someone_id, "steps.promise", None, one.first.team.pk)
        )
    if one.first.team.pk != one.team.pk:
        found.append(people.Reason(one.person, "accepted", "team", one.first.team.pk, "steps.promise"))
    return found
