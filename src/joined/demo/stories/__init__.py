"""Stories of single people: each a generator that waits for its moments and acts through `hands`."""

from joined.demo.stories import (
    care,
    caring,
    doors,
    elsewhere,
    meeting,
    moving,
    steady,
    telling_us,
    today,
    told,
    turns,
    waiting,
    ways_on,
)

ALL = (
    *today.STORIES,
    *told.STORIES,
    *waiting.STORIES,
    *care.STORIES,
    *caring.STORIES,
    *meeting.STORIES,
    *moving.STORIES,
    *elsewhere.STORIES,
    *doors.STORIES,
    *telling_us.STORIES,
    *steady.STORIES,
    *turns.STORIES,
    *ways_on.STORIES,
)
