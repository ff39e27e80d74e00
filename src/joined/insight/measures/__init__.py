"""Every measure, in the order of the page; one file each."""

from joined.insight.measures import (
    asked_again,
    decided,
    doors,
    first_contact,
    late_promises,
    meeting,
    not_told,
    partner_minutes,
    same_day,
    telling,
    told,
)
from joined.insight.measures.shape import SHARE, WAIT, Measure

ALL: tuple[Measure, ...] = (
    told.MEASURE,
    same_day.MEASURE,
    decided.MEASURE,
    telling.MEASURE,
    meeting.MEASURE,
    first_contact.MEASURE,
    doors.MEASURE,
    not_told.MEASURE,
    late_promises.MEASURE,
    asked_again.MEASURE,
)
PARTNER_MINUTES = partner_minutes.MEASURE
"""Of sittings and not of people: it has no "before" and no groups."""
BY_KEY = {one.key: one for one in ALL}
WAITS = tuple(one for one in ALL if one.kind == WAIT)
SHARES = tuple(one for one in ALL if one.kind == SHARE)
