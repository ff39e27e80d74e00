"""What is the same for whoever looks at a board: read once for all who have it open. Shows nobody to anybody."""

import dataclasses
import uuid
from collections.abc import Collection, Sequence

from joined.huddle import models
from joined.huddle.queries import calendar, finding, hearing
from joined.kit import actors, errors
from joined.people import queries as people
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True)
class Ground:
    """A sitting, who is present, which teams belong to it and how to ring them, and lines without a name.

    `before`: the sitting before this one. Who may hear of whom, and whose ladder waits to be signed off, is
    remembered while this lasts, which is one look.
    """

    sitting: models.Sitting
    present: list[models.Presence]
    teams: frozenset[uuid.UUID]
    numbers: list[tuple[uuid.UUID, str, str]]
    unnamed: list[models.UnnamedLine]
    before: models.Sitting | None
    _heard: dict[uuid.UUID, people.Hearing] = dataclasses.field(default_factory=dict)
    _waits: dict[uuid.UUID, bool] = dataclasses.field(default_factory=dict)

    def check_may_sit(self, to: actors.Actor) -> None:
        """Raises NotHere unless a team of `to` belongs to this huddle; as `access.check_may_sit`."""
        if to.kind != "system" and not self.teams & set(to.team_ids):
            raise errors.NotHere()

    def staying(self, items: Sequence[models.AgendaItem]) -> dict[uuid.UUID, list[models.Presence]]:
        """For each item, those present who may hear it."""
        return hearing.staying(items, self.present, self._heard)

    def waiting(self, people: Collection[uuid.UUID]) -> set[uuid.UUID]:
        """Who of these could not be reached in any way, while no huddle has signed it off yet."""
        unknown = [person for person in people if person not in self._waits]
        if unknown:
            found = steps.wait_for_huddle(people=unknown)
            self._waits.update({person: person in found for person in unknown})
        return {person for person in people if self._waits[person]}


def of(*, sitting_id: uuid.UUID) -> Ground:
    """The ground of one sitting. Raises NotHere where there is none."""
    sitting = finding.SITTINGS.filter(pk=sitting_id).first()
    if sitting is None:
        raise errors.NotHere()
    present = models.Presence.objects.filter(sitting=sitting, left_at=None)
    invited = models.Invited.objects.filter(huddle_id=sitting.huddle_id).values_list("team_id", flat=True)
    return Ground(
        sitting=sitting,
        present=list(present.select_related("user", "organisation", "team").order_by("came_at")),
        teams=frozenset({*invited, sitting.huddle.chair_team_id}),
        numbers=calendar.numbers(neighbourhood_id=sitting.huddle.neighbourhood_id),
        unnamed=list(models.UnnamedLine.objects.filter(sitting=sitting).order_by("order")),
        before=models.Sitting.objects.filter(huddle_id=sitting.huddle_id, on__lt=sitting.on).order_by("-on").first(),
    )
