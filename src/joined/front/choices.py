"""What somebody shares: their choices, how to reach them, and who is expected at their huddle, for one page."""

import dataclasses
import uuid

from joined.base import rows
from joined.huddle import queries as huddle
from joined.kit import actors
from joined.people import choices
from joined.people import queries as people
from joined.places import queries as places

ENOUGH = 3
"""How much a text has to be allowed to say before it names an organisation."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shown:
    """`talks`: who may talk about them in what is open or to come; empty where nothing is."""

    sharing: choices.Sharing
    talks: str
    expected: tuple[choices.Organisation, ...]
    reach: people.Reach | None

    @property
    def listed(self) -> tuple[choices.Organisation, ...]:
        """Those at their huddle, and those about which they have said something."""
        there = {one.id for one in self.expected}
        return tuple(one for one in self.sharing.organisations if one.id in there or one.has_chosen)

    @property
    def others(self) -> tuple[choices.Organisation, ...]:
        """Everybody else outside NHS and council."""
        listed = {one.id for one in self.listed}
        return tuple(one for one in self.sharing.organisations if one.id not in listed and not one.is_direct)

    @property
    def may_send(self) -> bool:
        """Whether a text may tell them what changed: only where they chose to read so much."""
        return self.reach is not None and self.reach.text.is_allowed and self.reach.text.level >= ENOUGH

    def told(self, before: "Shown") -> str:
        """What changed since, in the words in which it is read to them."""
        return choices.told(before.sharing, self.sharing)


def shown(*, to: actors.Staff, person: uuid.UUID) -> Shown:
    """Raises NotHere or Forbidden to whoever may write no choice down."""
    among = [(row.pk, row.name, row.kind) for row in places.organisations()]
    with rows.context(to, people=[person]):
        sharing = choices.sharing(to=to, person=person, among=among)
        expected = {pk for pk, _, _ in huddle.expected(neighbourhood_id=sharing.person.neighbourhood_id)}
        return Shown(
            sharing=sharing,
            talks="" if sharing.is_partner else huddle.talked_about_as(person=person),
            expected=tuple(one for one in sharing.organisations if one.id in expected),
            reach=None if sharing.is_partner else people.how_to_reach(to=to, person=person),
        )


def is_staff(*, name: str) -> bool:
    """Whether exactly one worker goes by that name."""
    return huddle.user_called(name) is not None
