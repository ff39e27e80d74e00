"""Pure rules of sessions, roles and hats (security.md T10, §4.1)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable

from joined.kit import actors

ROLES = actors.ROLE_NAMES
CLINICAL_ROLE_CLASSES = ("trust_clinician", "gp", "social_worker")
ADMINISTRATOR = "organisation_administrator"
CONTRASTS = {"standard": "Standard", "high": "High contrast", "dark": "Dark"}
EVERYWHERE = ("coordinator", "chair", "team_manager", "place_lead", "privacy_officer", ADMINISTRATOR)
ROLES_OF = {
    "nhs_trust": (
        *("intake", "duty", "nurse", "occupational_therapist", "psychologist", "psychiatrist", "pharmacist"),
        *("social_worker", "care_coordinator", "peer_worker", "volunteer", "receptionist"),
    ),
    "practice": (
        *("gp", "practice_clinician", "pharmacist", "link_worker", "care_coordinator"),
        *("practice_administrator", "receptionist"),
    ),
    "council": ("social_worker", "occupational_therapist", "receptionist"),
    "charity": (
        *("link_worker", "care_coordinator", "employment_worker", "vcse_worker", "peer_worker", "volunteer"),
        "receptionist",
    ),
}
"""Roles that an administrator can give, by the kind of their organisation: a charity employs no GPs."""
REVIEWS = {"keep": "Keep", "stop": "Stop"}
CHECKED_FOR = {"second_factor": "Lost second factor", "first": "First administrator"}
HOW_CHECKED = {
    "card": "I saw them and their staff card",
    "video": "On video, with their staff card, and I know them",
    "second": "A second colleague, named below, was there and knows them",
}
"""Ways to know that it is them. A voice on the telephone is none."""
NEVER_USED, DUE, KEPT = "never_used", "due", "kept"
TEXT_SIZES = {1: "Standard text", 2: "Large text", 3: "Largest text"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Work:
    """One membership as a plain value: for which organisation, in which team, in what role, from and until."""

    organisation: uuid.UUID
    organisation_name: str
    organisation_kind: str
    team: uuid.UUID
    role: str
    from_on: datetime.date
    until_on: datetime.date | None


def in_force(works: Iterable[Work], day: datetime.date) -> list[Work]:
    """What somebody works as on that day; its last day is the one before `until_on`."""
    return [work for work in works if work.from_on <= day and (work.until_on is None or day < work.until_on)]


def hat(works: Iterable[Work], day: datetime.date, *, organisation: uuid.UUID | None = None) -> list[Work]:
    """The work of one organisation on that day (none named: the first of those given); empty without any."""
    live = in_force(works, day)
    wanted = organisation or (live[0].organisation if live else None)
    return [work for work in live if work.organisation == wanted]


def is_idle(last_seen: datetime.datetime, now: datetime.datetime, *, minutes: int) -> bool:
    """Whether nobody touched the session for that long: it locks, and a passkey opens it again."""
    return now - last_seen >= datetime.timedelta(minutes=minutes)


def is_over(began: datetime.datetime, now: datetime.datetime, *, hours: int) -> bool:
    """Whether the session has reached its absolute limit: sign in anew."""
    return now - began >= datetime.timedelta(hours=hours)


def is_clinical(role: str) -> bool:
    """Whether the role opens clinical records, so that nobody may give it to themselves (AC-084)."""
    return actors.ROLE_CLASSES[role] in CLINICAL_ROLE_CLASSES


def roles_in(organisation_kind: str) -> list[tuple[str, str]]:
    """Roles that an administrator of such an organisation can give, with their names."""
    return [(role, role_in_words(role)) for role in (*ROLES_OF[organisation_kind], *EVERYWHERE)]


def role_in_words(role: str) -> str:
    """The role as a line begins with it: "In-take worker", "GP"."""
    return ROLES[role][0].upper() + ROLES[role][1:]


def review_due(*, from_on: datetime.date, last: datetime.date | None, days: int) -> datetime.date:
    """The day by which somebody looks again whether this access is still needed."""
    return max(from_on, last or from_on) + datetime.timedelta(days=days)


def stands(
    *, due_on: datetime.date, last_used: datetime.date | None, from_on: datetime.date, today: datetime.date
) -> str:
    """What an access review says of one membership: never used for two weeks, to be looked at, or kept."""
    if last_used is None and (today - from_on).days >= UNUSED_DAYS:
        return NEVER_USED
    return DUE if due_on <= today else KEPT


UNUSED_DAYS = 14
"""From so many days on, an account that nobody has signed in to stands out."""


LINK_PURPOSES = {"asks": "Asks of a huddle for a partner who cannot come"}
LINK_CHANNELS = {"sms": "Text", "email": "E-mail"}
LINK_HOURS = 24
"""How long a link opens anything (T34)."""
CODE_MINUTES = 10
CODE_DIGITS = 6
MOST_TRIES = 5
TRIES_WITHIN = datetime.timedelta(minutes=5)
"""So many wrong codes in so long, as for signing in."""
MOST_CODES = 10
"""Codes that one telephone is sent in 24 hours: whoever found a link cannot fill somebody's phone."""
RIGHT, WRONG, TOO_MANY = "right", "wrong", "too many"


def may_try(*, wrong: int) -> bool:
    """Whether another code may be tried, after so many wrong ones within `TRIES_WITHIN`."""
    return wrong < MOST_TRIES


def may_ask_for_code(*, asked: int) -> bool:
    """Whether another code may be sent, after so many within 24 hours."""
    return asked < MOST_CODES


def is_open(*, made_at: datetime.datetime, until_at: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a link opens anything at this moment: its first second counts, its last does not."""
    return made_at <= now < until_at


def is_device_known(day: datetime.date, today: datetime.date) -> bool:
    """Whether a code given on that London day still opens this device: once a day."""
    return day == today
