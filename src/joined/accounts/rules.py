"""Pure rules of sessions and roles (security.md T10)."""

import datetime

from joined.kit import actors

ROLES = actors.ROLE_NAMES
CLINICAL_ROLE_CLASSES = ("trust_clinician", "gp", "social_worker")


def is_idle(last_seen: datetime.datetime, now: datetime.datetime, *, minutes: int) -> bool:
    """Whether nobody touched the session for that long: it locks, and a passkey opens it again."""
    return now - last_seen >= datetime.timedelta(minutes=minutes)


def is_over(began: datetime.datetime, now: datetime.datetime, *, hours: int) -> bool:
    """Whether the session has reached its absolute limit: sign in anew."""
    return now - began >= datetime.timedelta(hours=hours)
