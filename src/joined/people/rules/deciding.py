"""The one decision table: who may see what of whom (security.md §4, access-matrix.csv: AC-…)."""

import dataclasses
from collections.abc import Mapping

RELATIONS = {
    "caseload": "in our team's care",
    "named": "named worker",
    "registered": "registered with us",
    "referral": "we were asked",
    "accepted": "we said yes",
    "huddle": "at our huddle",
    "asker": "we asked",
    "past": "until lately in our care",
}
SCOPES = ("identity", "contact", "plan", "safety", "clinical", "huddle", "step", "asked")
CONSENT_SCOPES = {
    "identity": "That we know them",
    "contact": "How to reach them",
    "plan": "Their plan",
    "safety": "What keeps them safe",
    "clinical": "Clinical notes",
    "huddle": "Talk about them at the huddle",
}
CONSENT_STATES = {
    "given": "Said yes",
    "refused": "Said no",
    "withdrawn": "Took it back",
    "best_interest": "Decided in their best interest",
}
YES = ("given", "best_interest")
"""States that let an organisation outside NHS and council in, until their day of review."""
EVERYTHING = SCOPES
KIND_SCOPES: Mapping[str, tuple[str, ...]] = {
    "caseload": EVERYTHING,
    "named": EVERYTHING,
    "registered": EVERYTHING,
    "referral": ("identity", "contact", "asked"),
    "accepted": ("identity", "contact", "plan", "safety", "huddle", "step", "asked"),
    "huddle": ("identity", "huddle", "step", "asked"),
    "asker": (),
    "past": ("identity", "contact", "plan", "safety", "clinical"),
}
ASKED_OUTSIDE = ("asked",)
"""What "we were asked" reaches outside NHS and council: the referral card has its own rule (AC-048)."""
ROLE_SCOPES: Mapping[str, tuple[str, ...]] = {
    "trust_clinician": EVERYTHING,
    "gp": EVERYTHING,
    "social_worker": ("identity", "contact", "plan", "safety", "huddle", "step", "asked"),
    "team_manager": ("identity", "contact", "plan", "safety", "huddle", "step", "asked"),
    "receptionist": ("identity", "contact", "huddle", "step", "asked"),
    "vcse_worker": ("identity", "contact", "plan", "safety", "huddle", "step", "asked"),
    "volunteer": ("identity", "contact", "plan", "step"),
}
"""Scopes that a role can ever have; a role that is not here reaches nobody (administrators, operators, …)."""

DIRECT_CARE = ("nhs_trust", "practice", "council")
GRACE_DAYS = 28
WIDE_ROLES = ("trust_clinician", "gp", "social_worker", "team_manager")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """Everything that a decision needs, fetched beforehand. `kinds` are the asker's relations with the person.

    `agreed`: for a relation that rests on a joint team alone, what its agreement lets the asker's organisation see.
    """

    role_class: str
    organisation_kind: str
    kinds: frozenset[str] = frozenset()
    is_active: bool = True
    is_excluded: bool = False
    is_self: bool = False
    is_restricted: bool = False
    is_on_named_list: bool = False
    consent: Mapping[str, str] = dataclasses.field(default_factory=dict)
    agreed: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    scope: str = "identity"
    action: str = "read"


@dataclasses.dataclass(frozen=True)
class Decision:
    """`ALLOW`, `PARTIAL`, `DENY-403` (they rightly know that it exists) or `DENY-404`, and why."""

    result: str
    why: str

    @property
    def is_allowed(self) -> bool:
        return self.result in ("ALLOW", "PARTIAL")


ALLOW = Decision("ALLOW", "")
READS = ("read", "search")


def decide(asked: Question) -> Decision:
    """May they? The first rule that matches wins; no rule, no access (security.md §4.2)."""
    if asked.role_class == "volunteer":  # whom they are named for, and by nothing else
        asked = dataclasses.replace(asked, kinds=asked.kinds & {"named"})
    for rule in (_account, _exclusion, _self, _restricted, _relation, _consent, _role, _agreement, _read_only):
        if found := rule(asked):
            return found
    return ALLOW


def _account(asked: Question) -> Decision | None:
    return None if asked.is_active else Decision("DENY-404", "account ended")


def _exclusion(asked: Question) -> Decision | None:
    return Decision("DENY-404", "excluded") if asked.is_excluded else None


def _self(asked: Question) -> Decision | None:
    return Decision("DENY-404", "own record on the staff side") if asked.is_self else None


def _restricted(asked: Question) -> Decision | None:
    if asked.is_restricted and not asked.is_on_named_list:
        return Decision("DENY-404", "restricted to named staff")
    return None


def _relation(asked: Question) -> Decision | None:
    return None if asked.kinds else Decision("DENY-404", "no relationship")


def _consent(asked: Question) -> Decision | None:
    covered = [kind for kind in asked.kinds if consent_covers(asked, kind)]
    return None if covered else Decision("DENY-404", "the person's choice")


def _role(asked: Question) -> Decision | None:
    if not _reaching(asked):
        return Decision("DENY-404", "the relationship does not reach this")
    if asked.scope not in ROLE_SCOPES.get(asked.role_class, ()):
        known = "identity" in ROLE_SCOPES.get(asked.role_class, ()) and asked.role_class != "vcse_worker"
        return Decision("DENY-403" if known else "DENY-404", "the role does not reach this")
    return None


def _agreement(asked: Question) -> Decision | None:
    """In a joint team the agreement says what each organisation sees; who knows the person is told so (AC-044)."""
    if any(agreement_covers(asked, kind) for kind in _reaching(asked)):
        return None
    identity = dataclasses.replace(asked, scope="identity")
    knows = any(agreement_covers(identity, kind) for kind in _reaching(identity))
    return Decision("DENY-403" if knows else "DENY-404", "the joint team's agreement does not cover this")


def _read_only(asked: Question) -> Decision | None:
    """After care has ended, and for whoever knows them from the huddle alone: the card is not the record."""
    if asked.action in READS:
        return None
    reaching = {kind for kind in _reaching(asked) if agreement_covers(asked, kind)}
    if asked.action == "delete":
        return Decision("DENY-403", "nothing is ever deleted")
    if reaching <= {"past"}:
        return Decision("DENY-403", "read only after care has ended")
    if asked.action == "update" and asked.scope == "identity" and reaching <= {"past", "huddle"}:
        return Decision("DENY-403", "who only hears of them does not correct who they are")
    return None


def _reaching(asked: Question) -> set[str]:
    """Of the asker's relations, those that reach this scope and that the person's choice lets through."""
    return {kind for kind in asked.kinds if asked.scope in scopes_of(asked, kind) and consent_covers(asked, kind)}


def scopes_of(asked: Question, kind: str) -> tuple[str, ...]:
    """What a relation reaches: being asked tells a charity nothing but that it was asked (AC-048)."""
    is_outside = kind == "referral" and asked.organisation_kind not in DIRECT_CARE
    return ASKED_OUTSIDE if is_outside else KIND_SCOPES[kind]


def agreement_covers(asked: Question, kind: str) -> bool:
    """Whether the agreement of the joint team, where the relation rests on one, lets this scope through."""
    if kind not in asked.agreed:
        return True
    return any(scope in asked.agreed[kind] for scope in agreed_scopes(asked.scope))


def agreed_scopes(scope: str) -> tuple[str, ...]:
    """Scopes of an agreement of which one is enough; that they were asked, any agreement lets them know."""
    if scope == "asked":
        return tuple(CONSENT_SCOPES)
    return ("plan", "huddle") if scope == "step" else (scope,)


def consent_covers(asked: Question, kind: str) -> bool:
    """Whether the person's choice lets this relation reach this scope.

    NHS and council: unless they objected. Everybody else: only what was given (AC-057…AC-061).
    """
    is_direct = asked.organisation_kind in DIRECT_CARE
    needed = needed_consent(kind, asked.scope, is_direct=is_direct)
    if is_direct:
        return not any(asked.consent.get(scope) in ("refused", "withdrawn") for scope in needed)
    return not needed or any(asked.consent.get(scope) in YES for scope in needed)


def needed_consent(kind: str, scope: str, *, is_direct: bool) -> tuple[str, ...]:
    """The choices that a relation rests on: a huddle rests on the choice about the huddle.

    For charities a yes to one of them is enough. For NHS and council, steps rest on the choice about the plan
    alone: whoever said no to being talked about at the huddle is still kept every promise (decision 0020).
    """
    if kind == "huddle":
        return ("huddle",)
    if scope == "asked":
        return ()
    if scope == "step" and is_direct:
        return ("plan",)
    return ("plan", "huddle") if scope == "step" else (scope,)


def card_parts(consent: Mapping[str, str]) -> frozenset[str]:
    """What a charity's referral card shows beside what is asked and who asks, by the person's choice (AC-048)."""
    if consent.get("identity") not in YES:
        return frozenset()
    return frozenset({"name", "ways"} if consent.get("contact") in YES else {"name"})


def may_hear(organisation_kind: str, state: str) -> bool:
    """Whether an organisation may hear about somebody at a huddle, by its kind and what the person said."""
    if organisation_kind in DIRECT_CARE:
        return state not in ("refused", "withdrawn")
    return state in YES


LIST_ROLES = ("practice_administrator", "team_manager", "chair", "coordinator")
"""Who keeps the lists of a practice or a team, and brings one in (security.md T08: role, reason and row cap)."""

COMPARING_ROLES = ("intake", "chair", "coordinator", "system")


def compares(role: str) -> bool:
    """Whether this role matches people: in-take and who runs it; nobody else learns that a number is known."""
    return role in COMPARING_ROLES
