"""Six months in Riverside, ending this morning before the huddle; made only by calling actions."""

import datetime
import random

from joined.base import later
from joined.demo import crowd, diary, everyday, hands, numbers, persons, place, sittings, stories
from joined.kit import actors
from joined.trail.writing import action


@action
def build(*, by: actors.System, do: hands.Hands, chance: random.Random) -> None:
    """Riverside, and everybody on its practices' lists, as one deed."""
    place.build(do.made)
    numbers.build(do.made)
    do.crowd = {f"crowd {number}": somebody for number, somebody in enumerate(crowd.people(chance))}
    listed = {key: somebody for key, somebody in persons.PERSONS.items() if somebody.practice}
    do.welcome_all(listed | do.crowd)


def play(*, do: hands.Hands, chance: random.Random, until: datetime.datetime) -> None:
    """Every story, sitting and job in the order of their moments.

    Raises OutOfOrder for a story that goes on after the demo has opened.
    """
    told = [*sittings.stories(do), *(story(do) for story in stories.ALL), *everyday.stories(do, chance)]
    with later.playing() as jobs:
        for moment in diary.tell(told, jobs=jobs, until=until):
            if moment > do.days.now:
                raise diary.OutOfOrder(f"A story waits for {moment}, and the demo opens at {do.days.now}.")
