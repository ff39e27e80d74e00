"""Standing huddles as the set-up pages show them, and their sittings to come. Nobody is shown here."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection

from joined.base import versions, wording
from joined.huddle import access, models, rules, words
from joined.kit import actors, clock, errors

SITTINGS_SHOWN = 10


@dataclasses.dataclass(frozen=True)
class Sits:
    """One sitting to come: its day, and its hours by London's clock."""

    on: datetime.date
    starts_at: datetime.datetime
    ends_at: datetime.datetime


@dataclasses.dataclass(frozen=True)
class ToCome:
    """The next sittings, the bank holidays between them, and sittings made before that the days no longer name."""

    sits: tuple[Sits, ...]
    left_out: tuple[datetime.date, ...]
    stay: tuple[datetime.date, ...]


def standing_in(*, place_id: uuid.UUID) -> models.Huddle | None:
    """The huddle of a neighbourhood, with the team that chairs it; None where it has none."""
    found = models.Huddle.objects.filter(neighbourhood_id=place_id, until_on=None)
    return found.select_related("chair_team", "neighbourhood__within__within").first()


def standing_each(*, place_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, models.Huddle]:
    """The huddle of each of these neighbourhoods that has one, in one statement."""
    found = models.Huddle.objects.filter(neighbourhood_id__in=place_ids, until_on=None).select_related("chair_team")
    return {huddle.neighbourhood_id: huddle for huddle in found}


def standing_row(*, to: actors.Actor, huddle_id: uuid.UUID) -> models.Huddle:
    """A standing huddle, to change it. Raises NotHere where `to` does not keep its neighbourhood."""
    found = models.Huddle.objects.filter(pk=huddle_id, until_on=None)
    row = found.select_related("chair_team", "neighbourhood__within__within").first()
    if row is None:
        raise errors.NotHere()
    access.check_may_arrange(by=to, neighbourhood=row.neighbourhood)
    return row


def invited(*, huddle: models.Huddle) -> list[models.Invited]:
    """Teams that are usually there, by name, with their organisations."""
    return list(huddle.invited.select_related("team__organisation").order_by("team__organisation__name", "team__name"))


def to_come(*, days: list[int], starts: datetime.time, minutes: int, huddle: models.Huddle | None = None) -> ToCome:
    """The next ten sittings of such a huddle; what is planned already for another day stays."""
    today = clock.today()
    first = today if rules.hours(today, starts, minutes)[0] > clock.now() else today + clock.days(1)
    sits = [Sits(day, *rules.hours(day, starts, minutes)) for day in rules.next_days(days, first, SITTINGS_SHOWN)]
    made = models.Sitting.objects.filter(huddle=huddle, state="planned", on__gte=first) if huddle else []
    return ToCome(
        sits=tuple(sits),
        left_out=tuple(rules.left_out(days, first, sits[-1].on)),
        stay=tuple(sorted(row.on for row in made if not rules.sits_on(days, row.on))),
    )


def chaired_by(*, user_id: uuid.UUID) -> list[models.Sitting]:
    """Sittings not over yet that this member of staff chairs."""
    found = models.Sitting.objects.filter(chair_id=user_id).exclude(state="closed")
    return list(found.select_related("huddle").order_by("on"))


def changes_of(huddle: models.Huddle) -> tuple[versions.Version, ...]:
    """What was changed of a standing huddle, newest first."""
    days = {"days": words.days_in_words, "starts": wording.time}
    return versions.history(huddle, words.HUDDLE, said=days)


def huddles_of_team(*, team_id: uuid.UUID) -> list[models.Huddle]:
    """Standing huddles that a team chairs: they need another before it closes."""
    return list(models.Huddle.objects.filter(chair_team_id=team_id, until_on=None).order_by("name"))
