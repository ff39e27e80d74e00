"""Who may look at people and what: relations, consents and exclusions, put to the one decision table."""

import dataclasses
import json
import typing
import uuid
from collections.abc import Sequence

from django.db import connection

from joined.kit import actors, clock, errors
from joined.people import rules

DIRECT_CARE = rules.DIRECT_CARE
RESOURCES = {
    "identity + contact": "identity",
    "record": "identity",
    "address": "contact",
    "phone number": "contact",
    "any person record": "identity",
    "any other person": "identity",
    "text message": "contact",
    "free-text message": "contact",
    "text with the agreed plan": "contact",
    "person finder, name only": "identity",
    "person finder, exact NHS number + date of birth": "identity",
    "any person table or view": "identity",
}
"""Resource keys of the access matrix that this room answers for, and the scope each needs."""


def decide(*, to: actors.Actor, person: uuid.UUID, scope: str, action: str = "read") -> rules.Decision:
    """The decision for one person and scope. Systems and machines act for the people they are given."""
    if to.kind in ("system", "machine"):
        return rules.ALLOW
    return rules.decide(standing(to=to, person=person, scope=scope, action=action))


def check(*, to: actors.Actor, person: uuid.UUID, scope: str, action: str = "read") -> None:
    """Raises NotHere or Forbidden unless `to` may do this for the person."""
    _allow(decide(to=to, person=person, scope=scope, action=action))


def _allow(found: rules.Decision) -> None:
    if found.result == "DENY-403":
        raise errors.Forbidden("Your role does not include this. Ask the responsible team.")
    if not found.is_allowed:
        raise errors.NotHere()


def may(*, to: actors.Actor, person: uuid.UUID, scope: str, action: str = "read") -> bool:
    """The twin of `check`: the button and the deed cannot disagree."""
    return decide(to=to, person=person, scope=scope, action=action).is_allowed


@dataclasses.dataclass(frozen=True)
class Reaches:
    """Every scope of one person that somebody reaches: to read, and to change."""

    read: frozenset[str]
    change: frozenset[str]


def reaches(*, to: actors.Actor, person: uuid.UUID) -> Reaches:
    """By fetching once what the decisions need."""
    if to.kind in ("system", "machine"):
        return Reaches(frozenset(rules.SCOPES), frozenset(rules.SCOPES))
    asked = standing(to=to, person=person, scope="identity", action="read")
    return Reaches(_reached(asked, "read"), _reached(asked, "update"))


def _reached(asked: rules.Question, action: str) -> frozenset[str]:
    put = {scope: dataclasses.replace(asked, scope=scope, action=action) for scope in rules.SCOPES}
    return frozenset(scope for scope, question in put.items() if rules.decide(question).is_allowed)


def is_key_worker(*, to: actors.Actor, person: uuid.UUID) -> bool:
    """Whether `to` is named for the person and so knows how to reach them where contact is restricted (T11)."""
    if to.kind != "staff":
        return True
    return any(one.kind == "named" and one.party == "user" for one in _found(to, person).relations)


def check_may_change(*, by: actors.Actor, person: uuid.UUID, scope: str = "identity") -> None:
    """How to reach them is kept by whoever may reach them; who they are only by NHS, practice and council of these.

    Raises NotHere or Forbidden.
    """
    check(to=by, person=person, scope=scope, action="update")
    if scope == "identity":
        check(to=by, person=person, scope="contact", action="update")
    _check_keeps(by, scope)


def check_may_change_each(*, by: actors.Staff, people: Sequence[uuid.UUID]) -> None:
    """The same for who each of several is, in one statement. Raises as for the first of them who may not be."""
    for found in _found_each(by, people):
        for scope in ("identity", "contact"):
            _allow(rules.decide(_question(by, found, scope=scope, action="update")))
    _check_keeps(by, "identity")


def _check_keeps(by: actors.Actor, scope: str) -> None:
    if scope == "identity" and by.kind == "staff" and by.organisation_kind not in rules.DIRECT_CARE:
        raise errors.Forbidden("Ask the responsible team to correct this: they keep who somebody is.")


def check_may_hear_choice(*, by: actors.Staff, person: uuid.UUID, organisation: uuid.UUID, is_more: bool) -> None:
    """Whoever corrects who they are writes every choice down; a partner takes back what its own organisation knows.

    Raises NotHere or Forbidden.
    """
    if is_direct_care(by=by):
        check_may_change(by=by, person=person)
        return
    check(to=by, person=person, scope="identity", action="update")
    if is_more or organisation != by.organisation:
        raise errors.Forbidden("Ask the responsible team to write this down: it is not about what you know of them.")


def may_hear_choice(*, by: actors.Staff, person: uuid.UUID) -> bool:
    """Whether there is any choice of theirs that `by` may write down: less for the organisation for which they act."""
    try:
        check_may_hear_choice(by=by, person=person, organisation=by.organisation, is_more=False)
    except errors.Foreseen:
        return False
    return True


def may_change(*, by: actors.Actor, person: uuid.UUID, scope: str = "identity") -> bool:
    """The twin of `check_may_change`."""
    try:
        check_may_change(by=by, person=person, scope=scope)
    except errors.Foreseen:
        return False
    return True


def is_direct_care(*, by: actors.Staff) -> bool:
    """Whether `by` works where sharing rests on implied consent: NHS, practice, council."""
    return by.organisation_kind in rules.DIRECT_CARE


def check_may_add(*, by: actors.Actor) -> None:
    """Raises Forbidden unless `by` works where people are received: in-take, a practice, the council, NHS teams."""
    if not may_add(by=by):
        raise errors.Forbidden("In-take adds people. Ring them: they write the request down with you.")


def may_add(*, by: actors.Actor) -> bool:
    """The twin of `check_may_add`."""
    if by.kind != "staff":
        return by.kind in ("system", "machine")
    return by.organisation_kind in rules.DIRECT_CARE and "identity" in rules.ROLE_SCOPES.get(by.role_class, ())


def keeps_lists(*, by: actors.Actor) -> bool:
    """Whether `by` runs the lists of a practice or a team, and may add many people at once."""
    return by.kind == "staff" and by.role in rules.LIST_ROLES and may_add(by=by)


def reaches_anybody(*, by: actors.Staff, scope: str = "identity") -> bool:
    """Whether the role can ever see this of a person; administrators and privacy officers see nobody (AC-086)."""
    return scope in rules.ROLE_SCOPES.get(by.role_class, ())


_STANDING = """
    SELECT kinds, agreed, consent, is_excluded, is_restricted, is_self
      FROM unnest(%s::uuid[]) AS who, people_standing(who, %s, %s, %s::uuid[], %s, %s, %s)
"""


@dataclasses.dataclass(frozen=True)
class _Relation:
    """One relation: its kind, the kind of party, and the team that it rests on ("" for an organisation)."""

    kind: str
    party: str
    team: str


@dataclasses.dataclass(frozen=True)
class _Found:
    """What stands between somebody and a person. `agreed`: by joint team, what its agreement lets them see."""

    relations: tuple[_Relation, ...]
    agreed: dict[str, frozenset[str]]
    consent: dict[str, str]
    is_excluded: bool
    is_restricted: bool
    is_self: bool


def standing(*, to: actors.Staff, person: uuid.UUID, scope: str, action: str) -> rules.Question:
    """Relations, consents and exclusions of `to` and the person, in one statement, as a plain value."""
    return _question(to, _found(to, person), scope=scope, action=action)


def _question(to: actors.Staff, found: _Found, *, scope: str, action: str) -> rules.Question:
    relations = found.relations
    if found.is_restricted:  # a team's relation names nobody: only people's own count
        relations = tuple(one for one in relations if one.party == "user")
    return rules.Question(
        role_class=to.role_class,
        organisation_kind=to.organisation_kind,
        kinds=frozenset(one.kind for one in relations),
        agreed=_agreed(relations, found.agreed),
        is_excluded=found.is_excluded,
        is_restricted=found.is_restricted,
        is_on_named_list=found.is_restricted and bool(relations),
        is_self=found.is_self,
        consent=found.consent,
        scope=scope,
        action=action,
    )


def _agreed(relations: tuple[_Relation, ...], agreed: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What agreements let through, for the relations that rest on joint teams and on nothing else."""
    own = {one.kind for one in relations if one.team not in agreed}
    bounded: dict[str, frozenset[str]] = {}
    for one in relations:
        if one.kind not in own:
            bounded[one.kind] = bounded.get(one.kind, frozenset()) | agreed[one.team]
    return bounded


def _found(to: actors.Staff, person: uuid.UUID) -> _Found:
    return _found_each(to, [person])[0]


def _found_each(to: actors.Staff, people: Sequence[uuid.UUID]) -> list[_Found]:
    """What stands between `to` and each of these people, in one statement."""
    now = clock.now()
    who_asks = [to.id, to.organisation, list(to.team_ids), now, now - clock.days(rules.GRACE_DAYS), clock.today()]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(people), *who_asks])
        return [_read(*row) for row in cursor.fetchall()]


def _read(relations: list[str], agreed: typing.Any, consent: typing.Any, *flags: bool) -> _Found:
    return _Found(
        tuple(_Relation(*one.split("/")) for one in relations),
        {team: frozenset(scopes) for team, scopes in _json(agreed).items()},
        _json(consent),
        *flags,
    )


def _json(value: typing.Any) -> dict:
    """What the database gave as JSON, whichever way the driver hands it over."""
    return json.loads(value) if isinstance(value, str) else value
