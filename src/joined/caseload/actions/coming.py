"""They came today: one press for a charity that helps them."""

from __future__ import annotations

import uuid

from django.db.models import Q

from joined.base import rows
from joined.caseload import access, models
from joined.caseload.actions import contacts
from joined.kit import actors, clock, errors
from joined.trail.writing import action

FACE_TO_FACE, SEEN = "01", "5"


@action
def came_today(
    *, by: actors.Staff, spell: models.Spell, team_id: uuid.UUID, course_id: uuid.UUID | None = None
) -> models.Contact:
    """Met face to face just now; what was booked with this team for today is answered by it.

    `course_id`: it was a session of this help; where none is said, of the one for which it was booked.

    Whether it counts is said by the rule of the responsible team. Raises Refused where it is written down already.
    """
    access.check_may_write(by=by, spell=spell)
    with rows.house(spell.person_id):
        today = models.Contact.objects.filter(spell=spell, team_id=team_id, on_day=clock.today(), replaced_at=None)
        if course_id:  # two kinds of help on one day are two sessions
            today = today.filter(Q(course_id=course_id) | Q(course=None, attendance=""))
        if today.filter(attendance=SEEN, mechanism=FACE_TO_FACE).exists():
            raise errors.Refused("It is written down already that they came today.")
        planned = today.filter(attendance="").order_by("at").first()
        happened = contacts.Happened(
            at=clock.now(),
            mechanism=FACE_TO_FACE,
            attendance=SEEN,
            team_id=team_id,
            worker_id=by.id,
            course_id=course_id or (planned.course_id if planned else None),
        )
        return contacts.record(by=by, spell=spell, happened=happened, planned=planned)
