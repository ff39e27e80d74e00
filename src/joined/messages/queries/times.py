"""When a message may go, and when a letter counts as told: the local rules of the place where a team works."""

import datetime
import uuid

from joined.kit import actors, clock, working_days
from joined.messages import hours as times
from joined.messages import rules
from joined.messages.queries import written
from joined.places import queries as places


def rule(name: str, *, team_id: uuid.UUID | None) -> int:
    """A local rule where this team works."""
    place_id = places.team(team_id).neighbourhood_id if team_id else None
    return places.local_rule(name, place_id=place_id)


def goes_at(*, team_id: uuid.UUID | None, hours: times.Hours) -> datetime.datetime | None:
    """When what is written now could go, at these times and where this team works; None where never."""
    return rules.goes_at(clock.now(), **quiet_hours(team_id=team_id), hours=hours)


def quiet_hours(*, team_id: uuid.UUID | None) -> dict[str, int]:
    """From and until which hour no text goes, where this team works."""
    names = {"quiet_from": "quiet_from_hour", "quiet_until": "quiet_until_hour"}
    return {key: rule(name, team_id=team_id) for key, name in names.items()}


def letter_counts_on(*, to: actors.Actor, message_id: uuid.UUID) -> datetime.date | None:
    """The day on which a posted letter counts as told (◆ letter_days); None before it is posted."""
    found = written.row(to=to, message_id=message_id)
    if found.posted_on is None:
        return None
    return working_days.add(found.posted_on, rule("letter_days", team_id=found.team_id))
