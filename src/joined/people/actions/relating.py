"""The reasons to look: from and until, each kept once."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from joined.kit import actors, clock
from joined.people import models
from joined.trail import writing
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True)
class Reason:
    """A reason to look at somebody: who, in which way, from which deed, until when.

    `through`: for a user, the team or organisation for which they act; needed there.
    """

    person: uuid.UUID
    kind: str
    party_kind: str
    party_id: uuid.UUID
    source: str
    until_at: datetime.datetime | None = None
    through: uuid.UUID | None = None


@action
def relate(
    *,
    by: actors.Actor,
    person: uuid.UUID,
    kind: str,
    party_kind: str,
    party_id: uuid.UUID,
    until_at: datetime.datetime | None = None,
    through: uuid.UUID | None = None,
    source: str,
) -> None:
    """A reason to look, from now. The same one is not kept twice; a later end moves it on."""
    keep(Reason(person, kind, party_kind, party_id, source, until_at, through))


@action
def relate_new(*, by: actors.Actor, reasons: Sequence[Reason]) -> None:
    """As `relate` for each, in one statement, for people about whom none of these reasons stands yet."""
    keep_new(reasons)
    writing.each(by=by, verb="people.relate", about=[(reason.person, None) for reason in reasons])


@action
def let_in(
    *,
    by: actors.Actor,
    person: uuid.UUID,
    kind: str,
    team_ids: list[uuid.UUID],
    until_at: datetime.datetime,
    source: str,
) -> None:
    """The same reason to look for several teams at once, until a moment."""
    now = clock.now()
    held = models.Relationship.objects.filter(
        person_id=person, kind=kind, party_kind="team", party_id__in=team_ids
    ).exclude(until_at__lte=now)
    there = set(held.values_list("party_id", flat=True))
    held.update(until_at=until_at)
    models.Relationship.objects.bulk_create(
        models.Relationship(
            person_id=person,
            kind=kind,
            party_kind="team",
            party_id=team_id,
            from_at=now,
            until_at=until_at,
            source=source,
        )
        for team_id in team_ids
        if team_id not in there
    )


@action
def let_out(*, by: actors.Actor, person: uuid.UUID, kind: str) -> None:
    """Every team that was let in for this reason until a moment to come has it no longer."""
    now = clock.now()
    models.Relationship.objects.filter(person_id=person, kind=kind, until_at__gt=now).update(until_at=now)


@action
def unrelate(
    *,
    by: actors.Actor,
    person: uuid.UUID,
    kinds: tuple[str, ...],
    party_id: uuid.UUID | None = None,
    through: uuid.UUID | None = None,
) -> None:
    """End these reasons to look; with the grace of 28 days where the matrix gives it."""
    ending = models.Relationship.objects.filter(person_id=person, kind__in=kinds, until_at=None)
    only = {name: value for name, value in (("party_id", party_id), ("through", through)) if value}
    ending.filter(**only).update(until_at=clock.now())


@action
def unrelate_each(*, by: actors.Actor, people: Sequence[uuid.UUID], kinds: tuple[str, ...]) -> None:
    """As `unrelate` for each of several, in one statement."""
    ending = models.Relationship.objects.filter(person_id__in=people, kind__in=kinds, until_at=None)
    ending.update(until_at=clock.now())
    writing.each(by=by, verb="people.unrelate", about=[(person, None) for person in people])


def keep_new(reasons: Sequence[Reason]) -> None:
    """As `relate_new`, within an action of this room."""
    now = clock.now()
    models.Relationship.objects.bulk_create(_row(reason, now) for reason in reasons)


def keep(reason: Reason) -> None:
    """As `relate`, within an action of this room."""
    now = clock.now()
    same = models.Relationship.objects.filter(
        person_id=reason.person,
        kind=reason.kind,
        party_kind=reason.party_kind,
        party_id=reason.party_id,
        through=reason.through,
    )
    if not same.exclude(until_at__lte=now).update(until_at=reason.until_at):
        _row(reason, now).save(force_insert=True)


def _row(reason: Reason, now: datetime.datetime) -> models.Relationship:
    return models.Relationship(
        person_id=reason.person,
        kind=reason.kind,
        party_kind=reason.party_kind,
        party_id=reason.party_id,
        through=reason.through,
        from_at=now,
        until_at=reason.until_at,
        source=reason.source,
    )
