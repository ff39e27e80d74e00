"""What somebody has had, as the national wait reads it (domain §4.1, T1). Plain values in, no table held."""

import datetime
import typing
from collections.abc import Iterable, Mapping

from joined.caseload.rules import contacts, waiting
from joined.caseload.words import national as words
from joined.interventions import rules as interventions

KIND: Mapping[str, str] = {
    "dialog": "baseline",
    "reqol": "baseline",
    "goals": "baseline",
    "assessment": "assessment",
    "plan": "plan",
    "psychological": "intervention",
    "psychosocial": "intervention",
    "physical": "intervention",
}
"""Which component each of `words.HAD` is evidence of."""
REFERENCE_SETS: Mapping[str, str] = {"assessment": "1853441000000109", **interventions.REFERENCE_SETS}


class Fact(typing.NamedTuple):
    """One of `words.HAD`, on a day; `flows` when the team that did it is one whose work is counted."""

    code: str
    on: datetime.date
    flows: bool


class Session(typing.NamedTuple):
    """A session of help that was agreed: its day, its kind as the catalogue says, and its code where it has one."""

    on: datetime.date
    kind: str
    concept: str = ""


def evidence(
    *, facts: Iterable[Fact], seen: Iterable[contacts.Contact], sessions: Iterable[Session] = ()
) -> waiting.Evidence:
    """What counts of it: the work of teams without a national type is left out.

    `seen` and `sessions` hold teams in scope alone; practical help, a signpost or a consultation is no help begun.
    """
    counted = [fact for fact in facts if fact.flows]
    return waiting.Evidence(
        seen=tuple(seen),
        scores=tuple((fact.on, fact.code) for fact in counted if KIND[fact.code] == "baseline"),
        activities=(
            *(
                waiting.Activity(fact.on, "", REFERENCE_SETS[fact.code])
                for fact in counted
                if fact.code in REFERENCE_SETS
            ),
            *(
                waiting.Activity(one.on, one.concept, REFERENCE_SETS[one.kind])
                for one in sessions
                if interventions.is_national(kind=one.kind)
            ),
        ),
        plans=tuple(waiting.Plan(fact.on, fact.on, True) for fact in counted if KIND[fact.code] == "plan"),
    )


def why_left_out(*, referral: waiting.Referral) -> str:
    """Why the national wait does not read this referral, in words; empty where it does."""
    if waiting.in_scope(referral=referral):
        return ""
    if referral.age < waiting.ADULT_FROM:
        return words.LEFT_OUT_OF_WAIT["age"]
    return words.LEFT_OUT_OF_WAIT["ward" if referral.has_ward_stay else "team"]


def spell_of(*, referrals: Iterable[waiting.Referral], received_on: datetime.date) -> waiting.Spell | None:
    """The national wait in which a request that was received on this day lies; None where it is read by none."""
    found = [one for one in waiting.spells(referrals=referrals) if one.began_on <= received_on]
    return found[-1] if found else None
