"""After a sitting: notes that are added, whether people could say what they thought, and two lines to each."""

from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.db.models import F
from django.urls import reverse

from joined.base import rows, wording
from joined.huddle import access, gateway, models, queries, words
from joined.huddle.actions import saying
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.trail.writing import action


@action
def write_down(
    *, by: actors.Staff, item: models.AgendaItem, said: str, said_at: datetime.datetime | None = None
) -> models.View | models.Addendum:
    """What was said, from paper perhaps: a view while the sitting is not closed, afterwards an addendum (AC-076)."""
    if item.sitting.state == "closed":
        return add(by=by, item=item, said=said, said_at=said_at)
    return saying.add_view(by=by, item=item, words=said, said_at=said_at)


@action
def add(
    *, by: actors.Staff, item: models.AgendaItem, said: str, said_at: datetime.datetime | None = None
) -> models.Addendum:
    """A dated note after what was sealed, by somebody who sat there."""
    access.check_may_add(by=by, item=item)
    if not said.strip():
        raise errors.Refused("Write what you add, in a line or two.", field="said")
    with rows.house(item.person_id):
        return models.Addendum.objects.create(
            item=item,
            person_id=item.person_id,
            words=said.strip(),
            by_id=by.id,
            by_name=by.name,
            by_role=by.role_name,
            organisation_id=by.organisation,
            at=clock.now(),
            said_at=said_at,
        )


@action
def could_say(*, by: actors.Staff, sitting: models.Sitting, answer: str) -> models.Sitting:
    """One tap, once, by whoever sat there: counted by role, and never kept with who said it (C78)."""
    if answer not in words.COULD_SAY:
        raise errors.Refused("Choose one of the three.")
    here = models.Presence.objects.filter(sitting=sitting, user_id=by.id, has_answered=False)
    if not access.may_answer(by=by, sitting=sitting) or not here.update(has_answered=True):
        raise errors.Refused(words.ANSWERED_ONCE)
    counted, _ = models.CouldSay.objects.get_or_create(
        huddle_id=sitting.huddle_id, month=sitting.on.replace(day=1), role=by.role_name
    )
    models.CouldSay.objects.filter(pk=counted.pk).update(**{answer: F(answer) + 1})
    return sitting


@action
def send_summary(*, by: actors.System, sitting: models.Sitting, organisation_id: uuid.UUID) -> models.Summary | None:
    """Two lines to an organisation's own address, once; none where it has no address, or nothing there is theirs."""
    organisation = places.organisation(organisation_id)
    counts = queries.counts_of(sitting_id=sitting.pk).get(organisation_id)
    if not organisation.email or counts is None or organisation_id in queries.summarised(sitting=sitting):
        return None
    made = models.Summary.objects.create(sitting=sitting, organisation=organisation, sent_at=clock.now())
    address = settings.ADDRESS + reverse("huddle:summary", args=[sitting.pk])
    text = "\n".join((*queries.lines_of(counts), "", f"What is yours, behind your sign-in: {address}", ""))
    subject = f"{sitting.huddle.name}, {wording.day(sitting.on)}"
    gateway.send(to=organisation.email, subject=subject, text=text)
    return made
