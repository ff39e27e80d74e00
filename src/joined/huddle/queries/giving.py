"""Who of the partners heard a sitting's asks, and the minutes that they gave. Numbers and organisations; no person."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection, Iterable

from joined.huddle import models, rules
from joined.kit import clock
from joined.people import queries as people
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class Heard:
    """A partner organisation that heard the asks of a sitting: it came, looked by link, or answered."""

    organisation: uuid.UUID
    name: str
    came: bool
    is_by_link: bool
    answered: bool


def partners_heard(*, sitting: models.Sitting) -> tuple[Heard, ...]:
    """Partner organisations that heard today's asks, by name: those who answered or opened by link count."""
    stays = models.Presence.objects.filter(sitting=sitting).values_list("organisation_id", flat=True)
    moments = list(models.Moment.objects.filter(sitting=sitting).values_list("organisation_id", "what", "is_by_link"))
    came = set(stays)
    named = places.organisations().filter(pk__in=came | {pk for pk, _, _ in moments})
    return tuple(
        Heard(
            organisation=one.pk,
            name=one.name,
            came=one.pk in came,
            is_by_link=any(by_link for pk, _, by_link in moments if pk == one.pk),
            answered=any(what != "looked" for pk, what, _ in moments if pk == one.pk),
        )
        for one in named
        if one.kind not in people.DIRECT_CARE
    )


@dataclasses.dataclass(frozen=True)
class Given:
    """Minutes that partners gave: all of them, and by organisation."""

    minutes: int
    by_organisation: dict[str, int]


def minutes_given(*, sittings: Iterable[models.Sitting]) -> Given:
    """In the room, each of its people counted, and behind links: what partners gave to these sittings."""
    listed = list(sittings)
    names = {one.pk: one.name for one in places.organisations() if one.kind not in people.DIRECT_CARE}
    found: dict[str, int] = {}
    for organisation, minutes in [*_in_room(listed), *_behind_links(listed)]:
        if organisation in names:
            found[names[organisation]] = found.get(names[organisation], 0) + minutes
    return Given(sum(found.values()), found)


def _in_room(sittings: Collection[models.Sitting]) -> list[tuple[uuid.UUID, int]]:
    stays = models.Presence.objects.filter(sitting__in=sittings).select_related("sitting")
    found = []
    for row in stays:
        until = min(row.sitting.closed_at or row.sitting.ends_at, clock.now())
        found.append((row.organisation_id, rules.minutes_in_room([(row.came_at, row.left_at)], until=until)))
    return found


def _behind_links(sittings: Collection[models.Sitting]) -> list[tuple[uuid.UUID, int]]:
    given: dict[tuple[uuid.UUID, uuid.UUID], list[datetime.datetime]] = {}
    moments = models.Moment.objects.filter(sitting__in=sittings, is_by_link=True)
    for sitting_id, organisation, at in moments.values_list("sitting_id", "organisation_id", "at"):
        given.setdefault((sitting_id, organisation), []).append(at)
    return [(organisation, rules.minutes_behind_link(at)) for (_, organisation), at in given.items()]
