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


Key = tuple[uuid.UUID, uuid.UUID]
"""A sitting and an organisation."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Gave:
    """Minutes that a partner organisation gave to the sitting of one day, of them by link."""

    on: datetime.date
    organisation: str
    minutes: int
    by_link: int


def minutes_given(*, sittings: Iterable[models.Sitting], only: uuid.UUID | None = None) -> tuple[Gave, ...]:
    """What partners, or one alone, gave to these sittings, in the room (each of its people counted) and by link."""
    listed = {one.pk: one for one in sittings}
    known = places.organisations().filter(pk=only) if only else places.organisations()
    partners = {one.pk: one.name for one in known if one.kind not in people.DIRECT_CARE}
    room, links = _in_room(listed.values()), _behind_links(listed.values())
    return tuple(
        Gave(
            on=listed[key[0]].on,
            organisation=partners[key[1]],
            minutes=room.get(key, 0) + links.get(key, 0),
            by_link=links.get(key, 0),
        )
        for key in {**room, **links}
        if key[1] in partners
    )


def minutes_at(*, neighbourhood_id: uuid.UUID, first: datetime.date, after: datetime.date) -> tuple[Gave, ...]:
    """What partners gave to a neighbourhood's sittings from the day `first` to before `after`."""
    days = {"on__gte": first, "on__lt": after, "huddle__neighbourhood_id": neighbourhood_id}
    return minutes_given(sittings=models.Sitting.objects.filter(**days))


def minutes_of(*, organisation_id: uuid.UUID, first: datetime.date, after: datetime.date) -> tuple[Gave, ...]:
    """What one partner gave in these days, wherever it is invited. Nothing for NHS, practice and council."""
    own = {"sitting__on__gte": first, "sitting__on__lt": after, "organisation_id": organisation_id}
    about = {
        *models.Presence.objects.filter(**own).values_list("sitting_id", flat=True),
        *models.Moment.objects.filter(**own).values_list("sitting_id", flat=True),
    }
    return minutes_given(sittings=models.Sitting.objects.filter(pk__in=about), only=organisation_id)


def _in_room(sittings: Collection[models.Sitting]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for row in models.Presence.objects.filter(sitting__in=sittings).select_related("sitting"):
        until = min(row.sitting.closed_at or row.sitting.ends_at, clock.now())
        key = row.sitting_id, row.organisation_id
        found[key] = found.get(key, 0) + rules.minutes_in_room([(row.came_at, row.left_at)], until=until)
    return found


def _behind_links(sittings: Collection[models.Sitting]) -> dict[Key, int]:
    given: dict[Key, list[datetime.datetime]] = {}
    moments = models.Moment.objects.filter(sitting__in=sittings, is_by_link=True)
    for sitting_id, organisation, at in moments.values_list("sitting_id", "organisation_id", "at"):
        given.setdefault((sitting_id, organisation), []).append(at)
    return {key: rules.minutes_behind_link(at) for key, at in given.items()}
