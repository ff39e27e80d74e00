"""A list of people leaves the house as a file, with the reason that somebody gave (AC-067)."""

import dataclasses

from joined.caseload import access, queries
from joined.kit import actors, errors
from joined.trail.writing import action, because

MOST = 200
"""Rows of one file at most."""


@action
def take_out(*, by: actors.Staff, why: str) -> queries.Caseload:
    """The caseload of `by`, cut off at so many; the reason stands in the trail of each. Raises Refused without one,
    Forbidden for a volunteer.
    """
    access.check_may_take_out(to=by)
    if len(why.strip()) < 5:
        raise errors.Refused("Say what you need the file for.", field="why")
    found = queries.caseload(to=by, whose="team")
    shown = dataclasses.replace(found, rows=found.rows[:MOST])
    for row in shown.rows:
        because(by=by, verb="caseload.take_out", person=row.person.id, why=why)
    return shown
