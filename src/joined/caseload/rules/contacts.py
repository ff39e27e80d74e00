"""Which contacts count: by the national rule, and by the written, dated rule of a team (C32, S5; hazard H16).

Sources: NHS Data Dictionary, *attended or did not attend* and *consultation mechanism*; direct contact as
NHS England's published processing of the Mental Health Services Data Set reads it. The rest is a local rule.
"""

import dataclasses
import datetime
from collections.abc import Iterable

from joined.caseload import words

ATTENDED = frozenset({"5", "6"})
DIRECT = frozenset(words.DIRECT)
LONGEST = 28
"""Days between contacts that no team's rule goes past."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Contact:
    """One contact, as plain values: codes as in `words`; `attendance` is None until somebody has said."""

    on: datetime.date
    mechanism: str
    attendance: str | None
    with_whom: str = "person"
    by_partner: bool = False
    is_group: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class TeamRule:
    """What a team has written down that counts, and from which day (local rule)."""

    mechanisms: frozenset[str] = DIRECT
    counts_partner: bool = True
    counts_group: bool = True
    max_days: int = LONGEST
    from_on: datetime.date = datetime.date.min


DEFAULT = TeamRule()
"""What holds where a team has written nothing."""


@dataclasses.dataclass(frozen=True)
class Counts:
    """Whether a contact counts, and why or why not, as a sentence that the page shows."""

    counts: bool
    why: str


def is_direct(*, attendance: str | None, mechanism: str) -> bool:
    """Whether a contact is direct and attended by the national rule, whatever a team's rule says."""
    return attendance in ATTENDED and mechanism in DIRECT


def why_counts(*, contact: Contact, rule: TeamRule = DEFAULT) -> Counts:
    """Whether a contact restarts the team's clock, and the reason in words: what nobody can change comes first."""
    no = _never(contact) or _not_by(contact, rule)
    if no:
        return Counts(False, no)
    return Counts(True, words.COUNTS.format(how=_how(contact)))


def rule_on(*, rules: Iterable[TeamRule], day: datetime.date) -> TeamRule:
    """The rule that held on a day: the latest that had begun, else the default."""
    begun = [rule for rule in rules if rule.from_on <= day]
    return max(begun, key=lambda rule: rule.from_on, default=DEFAULT)


def what_is_wrong(*, rule: TeamRule) -> list[str]:
    """Why a team may not write this rule, in words; empty when it may. No rule makes a text count (H16)."""
    wrong = []
    if not 1 <= rule.max_days <= LONGEST:
        wrong.append(words.RULE_TOO_LONG.format(most=LONGEST))
    if not rule.mechanisms <= DIRECT:
        wrong.append(words.RULE_NOT_DIRECT)
    if not rule.mechanisms:
        wrong.append(words.RULE_NOTHING)
    return wrong


def _never(contact: Contact) -> str:
    """Why it counts by no rule at all; nothing when it may."""
    if contact.with_whom != "person":
        return words.NOT_WITH_THEM[contact.with_whom]
    if contact.mechanism not in DIRECT:
        return words.NEVER_BY.get(contact.mechanism, words.NEVER_BY["98"])
    if contact.attendance not in ATTENDED:
        return words.NOT_SEEN.get(contact.attendance or "", words.NOT_YET)
    return ""


def _not_by(contact: Contact, rule: TeamRule) -> str:
    """Why it does not count by this team's rule; nothing when it does."""
    if contact.on < rule.from_on:
        return words.BEFORE_THE_RULE
    if contact.by_partner and not rule.counts_partner:
        return words.NOT_PARTNERS
    if contact.is_group and not rule.counts_group:
        return words.NOT_GROUPS
    if contact.mechanism not in rule.mechanisms:
        return words.NOT_THIS_WAY.format(how=_how(contact))
    return ""


def _how(contact: Contact) -> str:
    return words.MECHANISMS[contact.mechanism].lower()
