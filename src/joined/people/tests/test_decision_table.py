"""The decision table against access-matrix.csv: every row that rests on relation, choice and role alone (AC-…).

Rows that need more (pages, devices, grants) are asked over HTTP in house_rules/test_access_matrix.py, or listed
there as not yet built.
"""

import csv
import dataclasses
import itertools
import pathlib

import pytest

from joined.people import rules

MATRIX = pathlib.Path(__file__).resolve().parents[4] / "house_rules" / "access-matrix.csv"
ROLES = {
    "Trust clinician": ("trust_clinician", "nhs_trust"),
    "GP / practice clinician": ("gp", "practice"),
    "Receptionist / administrator": ("receptionist", "practice"),
    "Social worker": ("social_worker", "council"),
    "VCSE worker": ("vcse_worker", "charity"),
    "Peer worker / volunteer": ("volunteer", "charity"),
    "Organisation administrator": ("organisation_administrator", "practice"),
    "Platform operator": ("operator", "nhs_trust"),
}
RELATIONS = {
    "CASELOAD": "caseload",
    "CASELOAD (joint)": "caseload",
    "CASELOAD (joint, no integrated role)": "caseload",
    "NAMED": "named",
    "REGISTERED": "registered",
    "REFERRAL accepted": "accepted",
    "HUDDLE": "huddle",
    "HUDDLE (their team is in today's huddle)": "huddle",
    "PAST <= 28 days": "past",
    "HUDDLE closed and the next sitting over": "",
    "PAST > 28 days": "",
    "PAST (person re-registered elsewhere)": "",
    "NONE": "",
    "NONE (same trust, other team)": "",
    "NONE (other practice)": "",
    "NONE (same charity, other project)": "",
    "NONE (same project)": "",
    "ORG": "",
    "no ticket": "",
}
IDENTITY = {"identity": "given"}
CHOICES = {
    "no objection": {},
    "any": {},
    "phone verified": {},
    "phone verified, text agreed": {},
    "person objects to sharing with practice": {"clinical": "refused"},
    "huddle consent": {"huddle": "given"},
    "huddle consent covers this charity": {"huddle": "given"},
    "no consent for this charity": {},
    "identity+contact+plan GIVEN to this charity": IDENTITY | {"contact": "given", "plan": "given"},
    "identity+contact+plan GIVEN": IDENTITY | {"contact": "given", "plan": "given"},
    "contact+plan GIVEN": IDENTITY | {"contact": "given", "plan": "given"},
    "plan GIVEN": IDENTITY | {"plan": "given"},
    "plan GIVEN to the charity": IDENTITY | {"plan": "given"},
    "contact GIVEN": IDENTITY | {"contact": "given"},
    "contact NOT given": IDENTITY | {"plan": "given"},
    "safety GIVEN": IDENTITY | {"safety": "given"},
    "safety NOT given": IDENTITY | {"plan": "given"},
    "plan WITHDRAWN": IDENTITY | {"plan": "withdrawn"},
    "plan EXPIRED": IDENTITY,
    "REFUSED for this charity, given to another": IDENTITY | {"plan": "refused"},
}
RESOURCES = {
    "identity + contact": ("identity", "contact"),
    "record": ("identity",),
    "any": ("identity", "plan"),
    "any person record": ("identity", "contact", "plan", "clinical"),
    "any other person": ("identity",),
    "clinical note": ("clinical",),
    "clinical note by direct URL": ("clinical",),
    "clinical note, risk, safeguarding": ("clinical",),
    "plan": ("plan",),
    "plan by direct POST": ("plan",),
    "plan, actions": ("plan", "step"),
    "plan, safety summary, letters": ("plan", "safety"),
    "plan: shared goals and actions": ("plan", "step"),
    "safety summary": ("safety",),
    "phone number": ("contact",),
    "text message": ("contact",),
    "text with the agreed plan": ("contact",),
    "text from own service": ("contact",),
    "huddle card": ("huddle",),
    "huddle item": ("identity",),
    "action assigned to this charity": ("step",),
}
ACTIONS = {"update status": "update"}
RESTS_ON_MORE = {"AC-012": "safe contact, asked by people.rules.may_text"}


def questions() -> list:
    """One question for each row and scope that the words above can put."""
    found = []
    for row in csv.DictReader(MATRIX.read_text().splitlines()):
        known = row["role"] in ROLES and row["relation"] in RELATIONS
        known = known and row["consent_or_state"] in CHOICES and row["resource"] in RESOURCES
        if not known or row["result"] == "PARTIAL" or row["id"] in RESTS_ON_MORE:
            continue
        role, kind = ROLES[row["role"]]
        held = RELATIONS[row["relation"]]
        for scope in RESOURCES[row["resource"]]:
            question = rules.Question(
                role_class=role,
                organisation_kind=kind,
                kinds=frozenset({held} if held else ()),
                consent=CHOICES[row["consent_or_state"]],
                scope=scope,
                action=ACTIONS.get(row["action"], row["action"]),
            )
            found.append(pytest.param(question, row["result"], id=f"{row['id']}-{scope}"))
    return found


QUESTIONS = questions()


@pytest.mark.parametrize(("question", "result"), QUESTIONS)
def test_the_table_says_what_the_matrix_says(question, result):
    assert rules.decide(question).result == result


def test_most_of_what_rests_on_relation_choice_and_role_is_asked():
    assert len({param.id.rpartition("-")[0] for param in QUESTIONS}) >= 38


KINDS = [kind for kind in rules.RELATIONS if kind != "asker"]
EVERYBODY = [(role, kind) for role in rules.ROLE_SCOPES for kind in (*rules.DIRECT_CARE, "charity")]


def asked(role: str, kind: str, relation: str, scope: str, **more: object) -> rules.Decision:
    given = dict.fromkeys(rules.CONSENT_SCOPES, "given")
    return rules.decide(
        rules.Question(
            role_class=role,
            organisation_kind=kind,
            kinds=frozenset({relation}),
            consent=given,
            scope=scope,
            **more,
        )
    )


@pytest.mark.parametrize(
    ("stop", "why"),
    [
        ({"is_active": False}, "account ended"),
        ({"is_excluded": True}, "excluded"),
        ({"is_self": True}, "own record on the staff side"),
        ({"is_restricted": True}, "restricted to named staff"),
    ],
)
def test_what_stops_everybody_stops_them_whatever_they_hold_and_says_nothing(stop, why):
    for (role, kind), relation, scope in itertools.product(EVERYBODY, KINDS, rules.SCOPES):
        found = asked(role, kind, relation, scope, **stop)
        assert (found.result, found.why) == ("DENY-404", why)


def test_no_rule_no_access():
    for role in ("privacy_officer", "organisation_administrator", "operator", "commissioner", "invented"):
        for kind, relation, scope in itertools.product(rules.DIRECT_CARE, KINDS, rules.SCOPES):
            assert not asked(role, kind, relation, scope).is_allowed


def test_taking_a_choice_away_never_gives_access():
    """For NHS and council an objection only ever takes away; for others so does the lack of a yes."""
    for (role, kind), relation, scope in itertools.product(EVERYBODY, KINDS, rules.SCOPES):
        with_all = asked(role, kind, relation, scope)
        for refused in rules.CONSENT_SCOPES:
            choices = dict.fromkeys(rules.CONSENT_SCOPES, "given") | {refused: "refused"}
            without = rules.decide(
                rules.Question(
                    role_class=role,
                    organisation_kind=kind,
                    kinds=frozenset({relation}),
                    consent=choices,
                    scope=scope,
                )
            )
            assert with_all.is_allowed or not without.is_allowed


@pytest.mark.parametrize("kind", rules.DIRECT_CARE)
@pytest.mark.parametrize("held", ["caseload", "named", "registered", "accepted"])
@pytest.mark.parametrize("said", ["refused", "withdrawn"])
def test_who_said_no_to_the_huddle_is_still_kept_every_promise(kind, held, said):
    """P1 beside P3: whoever holds a step sees who, how to reach them and the step; not what was asked."""

    def reached(choices: dict[str, str]) -> set[str]:
        question = rules.Question(
            role_class="trust_clinician", organisation_kind=kind, kinds=frozenset({held}), consent=choices
        )
        return {s for s in rules.SCOPES if rules.decide(dataclasses.replace(question, scope=s)).is_allowed}

    assert {"identity", "contact", "step"} <= reached({"huddle": said})
    assert "huddle" not in reached({"huddle": said})
    assert "step" not in reached({"plan": said})


@pytest.mark.parametrize("held", ["huddle", "accepted"])
def test_a_charity_without_a_yes_sees_no_step_whatever_it_holds(held):
    """T8: a choice taken back counts from the next request; its step goes on with the responsible team."""
    question = rules.Question(
        role_class="vcse_worker",
        organisation_kind="charity",
        kinds=frozenset({held}),
        consent={"huddle": "withdrawn"},
        scope="step",
    )
    assert not rules.decide(question).is_allowed
    assert rules.decide(dataclasses.replace(question, consent={"huddle": "given"})).is_allowed


@pytest.mark.parametrize(
    ("held", "choices", "why"),
    [
        (set(), {}, "no relationship"),
        ({"caseload"}, {"clinical": "refused"}, "the person's choice"),
        ({"huddle"}, {}, "the relationship does not reach this"),
    ],
)
def test_the_trail_is_told_which_rule_it_was(held, choices, why):
    found = rules.decide(
        rules.Question(
            role_class="trust_clinician",
            organisation_kind="nhs_trust",
            kinds=frozenset(held),
            consent=choices,
            scope="clinical",
        )
    )
    assert (found.result, found.why) == ("DENY-404", why)
