"""Six weeks in Riverside, ending this morning before the huddle; made only by calling actions."""

import random

from joined.base import later
from joined.demo import crowd, diary, everyday, hands, persons, place, sittings, stories
from joined.kit import clock


def build(days: diary.Diary, *, seed: int) -> hands.Hands:
    """Riverside and everybody on its practices' lists, as they stood on the first day."""
    chance = random.Random(f"{seed} {days.anchor}")  # noqa: S311  the same history for the same seed and day
    with clock.at(days.at(days.first - 1, "09:00")):
        do = hands.Hands(place.build(), days)
        for key, somebody in persons.PERSONS.items():
            if somebody.practice:
                do.welcome(key)
        for number, somebody in enumerate(crowd.people(chance)):
            key = f"crowd {number}"
            do.welcome(key, known=somebody)
            do.crowd[key] = somebody
    do.chance = chance
    return do


def play(do: hands.Hands) -> None:
    """Every story, sitting and job in the order of their moments, up to 09:05 this morning."""
    told = [*sittings.stories(do), *(story(do) for story in stories.ALL), *everyday.stories(do, do.chance)]
    with later.playing() as jobs:
        diary.tell(told, jobs=jobs, until=do.days.now)
