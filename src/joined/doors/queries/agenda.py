"""Who belongs on a huddle's agenda because of a request (config/wiring.py)."""

import datetime
import uuid

from joined.base import asked, rows
from joined.doors import models
from joined.kit import actors, clock
from joined.places import queries as places

_ASKED = "SELECT person, day FROM doors_for_agenda(%s, %s, %s, %s)"
_WAITING = "SELECT person, day FROM doors_waiting_longest(%s, %s, %s)"


def asked_again(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Who asked again since the sitting before."""
    return asked.for_agenda(_ASKED, "asked_again", place_id, since, on)


def answers_due(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Whom we promised an answer by now, and who has none (domain.md §2.6)."""
    return asked.for_agenda(_ASKED, "answer_due", place_id, since, on)


def questions_due(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """About whom somebody was asked a question that is to be answered by now."""
    return asked.for_agenda(_ASKED, "question_due", place_id, since, on)


def waiting_longest(*, place_id: uuid.UUID, since: datetime.datetime, on: datetime.date) -> asked.Found:
    """Who waits longest, from so many days on and so many of them as the place has agreed (local rules)."""
    rules = places.local_rules(("huddle_waits_days", "huddle_waits_lines"), place_id=place_id)
    until = on - clock.days(rules["huddle_waits_days"])
    return asked.for_agenda(_WAITING, place_id, until, rules["huddle_waits_lines"])


def open_of(*, to: actors.Actor, person: uuid.UUID) -> models.Referral | None:
    """The latest request of somebody that is still open; None for whoever is in care, or has asked nothing."""
    with rows.acting(to, people=[person]):
        found = models.Referral.objects.filter(person_id=person, matter__ended_at=None, matter__kind="request")
        return found.select_related("joined_to", "matter").order_by("-received_at").first()


def shared_before(*, to: actors.Actor, person: uuid.UUID) -> list[str]:
    """What somebody chose about sharing, each time that they asked."""
    with rows.acting(to, people=[person]):
        return list(models.Referral.objects.filter(person_id=person).values_list("sharing", flat=True))
