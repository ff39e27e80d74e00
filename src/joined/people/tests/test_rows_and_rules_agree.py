"""The decision table (people.rules) and the database's function (people_i_may_see) say the same."""

import dataclasses
import datetime
import uuid

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from joined.accounts import models as accounts
from joined.base import rows
from joined.base.making import making
from joined.base.tests.amount import examples
from joined.kit import actors, clock
from joined.people import access, models, rules
from joined.places import models as places

ROLES = {
    "nurse": "trust_clinician",
    "gp": "gp",
    "social_worker": "social_worker",
    "chair": "team_manager",
    "receptionist": "receptionist",
    "vcse_worker": "vcse_worker",
    "volunteer": "volunteer",
    "privacy_officer": "privacy_officer",
    "organisation_administrator": "organisation_administrator",
    "operator": "operator",
    "commissioner": "commissioner",
}
KINDS = [kind for kind in rules.RELATIONS if kind != "past"]
STATES = [None, *rules.CONSENT_STATES]
HOUR = datetime.timedelta(hours=1)


def may_see(scope: str) -> set[uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(people_i_may_see(%s))", [scope])
        return {person for (person,) in cursor.fetchall()}


def a_person(name: str = "Somebody", **more: object) -> models.Person:
    return models.Person(name=name, name_key=rules.name_key(name), added_at=clock.now(), **more)


def a_relationship(person, kind, party_kind, party_id, begun, ended, through=None) -> models.Relationship:
    now = clock.now()
    return models.Relationship(
        person=person,
        kind=kind,
        party_kind=party_kind,
        party_id=party_id,
        through=through,
        from_at=now + begun,
        until_at=None if ended is None else now + ended,
        source="test",
    )


def a_consent(person, organisation_id, scope, state, review_on=None) -> models.Consent:
    return models.Consent(
        person=person,
        organisation_id=organisation_id,
        scope=scope,
        state=state,
        wording="",
        how="",
        by_id=uuid.uuid4(),
        by_name="",
        from_at=clock.now(),
        review_on=review_on,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("organisation_kind", ["nhs_trust", "practice", "council", "charity"])
def test_every_role_relation_scope_and_choice_is_decided_alike(morning, organisation_kind):
    """Exhaustively: 11 roles, 9 relations, 8 scopes, and one choice for everything in 5 states."""
    with making("places"):
        organisation = places.Organisation.objects.create(name="One", kind=organisation_kind)
        team = places.Team.objects.create(name="Team", organisation=organisation, kind="front_desk")
    user = accounts.User.objects.create(name="Worker", email="worker@example.org")
    with making("accounts"):
        accounts.Membership.objects.create(
            user=user, organisation=organisation, team=team, role="nurse", from_on=clock.today()
        )
    wanted, related, chosen = {}, [], []
    for kind in (*KINDS, "past", None):
        for state in STATES:
            person = a_person()
            wanted[person] = (kind, state)
            ended = -HOUR if kind == "past" else None
            if kind:
                held = "caseload" if kind == "past" else kind
                related.append(a_relationship(person, held, "team", team.pk, -2 * HOUR, ended))
            if state:
                chosen += [a_consent(person, organisation.pk, scope, state) for scope in rules.CONSENT_SCOPES]
    with making("people"):
        for made in (list(wanted), related, chosen):
            type(made[0]).objects.bulk_create(made)
    wrong = []
    for role, role_class in ROLES.items():
        actor = actors.Staff(
            id=user.pk,
            name="Worker",
            organisation=organisation.pk,
            organisation_name="One",
            organisation_kind=organisation_kind,
            role=role,
            team_ids=(team.pk,),
        )
        assert actor.role_class == role_class
        with rows.context(actor):
            found = {scope: may_see(scope) for scope in rules.SCOPES}
        for person, (kind, state) in wanted.items():
            for scope in rules.SCOPES:
                decided = rules.decide(
                    rules.Question(
                        role_class=role_class,
                        organisation_kind=organisation_kind,
                        kinds=frozenset({kind} if kind else ()),
                        consent=dict.fromkeys(rules.CONSENT_SCOPES, state) if state else {},
                        scope=scope,
                    )
                )
                if decided.is_allowed != (person.pk in found[scope]):
                    wrong.append((role, kind, state, scope, decided))
    assert wrong == []


ENDS = st.sampled_from(
    [
        None,
        HOUR,
        -HOUR,
        datetime.timedelta(0),
        datetime.timedelta(days=-28),
        datetime.timedelta(days=-28, seconds=1),
        datetime.timedelta(days=-40),
    ]
)
THROUGH = ("my team", "joint team", "my organisation", "another team")
ME = tuple(f"me through {work}" for work in THROUGH)
STRANGERS = ("another team", "a colleague", "another organisation")
RELATION = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from([*ME, *ME, "my team", "my team", "joint team", "joint team", "my organisation", *STRANGERS]),
    st.sampled_from([-datetime.timedelta(days=60), -HOUR, datetime.timedelta(0), HOUR]),
    ENDS,
)
CHOICES = st.dictionaries(
    st.sampled_from(sorted(rules.CONSENT_SCOPES)),
    st.tuples(st.sampled_from(sorted(rules.CONSENT_STATES)), st.sampled_from([None, -1, 0, 1])),
)


AGREEMENT = st.tuples(
    st.sets(st.sampled_from(sorted(rules.CONSENT_SCOPES)), max_size=6).map(sorted),
    st.sampled_from([-1, -1, 0, 1]),
    st.sampled_from([None, None, 0, 1]),
)
"""Scopes, and from and until which day counted from today."""


@st.composite
def situations(draw: st.DrawFn) -> dict:
    """Anything that may stand between one member of staff and one person, at once."""
    return {
        "role": draw(st.sampled_from(["nurse", "vcse_worker", "volunteer", *ROLES])),
        "acts_for": draw(st.sampled_from(["trust", "practice", "council", "befrienders"])),
        "relations": draw(st.lists(RELATION, min_size=1, max_size=3)),
        "agreement": draw(AGREEMENT),
        "choices": draw(CHOICES),
        "choices_for_others": draw(CHOICES),
        "is_restricted": draw(st.integers(0, 4)) == 4,
        "excluded": draw(st.sampled_from([None, None, None, "me", "a colleague", "me, but no longer"])),
        "is_self": draw(st.integers(0, 9)) == 9,
    }


KNOWN = {
    "role": "nurse",
    "acts_for": "trust",
    "agreement": (["identity", "plan"], -1, None),
    "choices": {},
    "choices_for_others": {},
    "is_restricted": False,
    "excluded": None,
    "is_self": False,
}
PAST_CARE = ("caseload", "my team", -datetime.timedelta(days=60), -HOUR)
CARE = ("caseload", "my team", -HOUR, None)
NAMED = ("named", "me through my team", -HOUR, None)
NAMED_ELSEWHERE = ("named", "me through another team", -HOUR, None)
NAMED_JOINTLY = ("named", "me through joint team", -HOUR, None)
CARE_JOINTLY = ("caseload", "joint team", -HOUR, None)
ASKED = ("referral", "my team", -HOUR, None)
HUDDLE = ("huddle", "my team", -HOUR, None)
HALF = {"acts_for": "befrienders", "choices": {"huddle": ("given", None)}}
GIVEN = dict.fromkeys(rules.CONSENT_SCOPES, ("given", None))
LAPSED = dict.fromkeys(rules.CONSENT_SCOPES, ("best_interest", -1))


@pytest.mark.django_db
def test_whatever_stands_between_two_people_is_decided_alike(place):
    mine = {name: getattr(place, name) for name in ("trust", "practice", "council", "befrienders")}
    me = accounts.User.objects.create(name="Me", email="me@example.org")
    colleague = accounts.User.objects.create(name="Colleague", email="colleague@example.org")
    with making("places"):
        teams = {
            name: places.Team.objects.create(name=f"My {name}", organisation=organisation, kind="front_desk")
            for name, organisation in mine.items()
        }
        joint = places.Team.objects.create(name="Joint", organisation=place.other_practice, kind="front_desk")
        for organisation in mine.values():
            places.JointMember.objects.create(
                team=joint, organisation=organisation, agreement="2026", from_on=clock.today()
            )
    with making("accounts"):
        for name, organisation in mine.items():
            for team in (teams[name], joint):
                accounts.Membership.objects.create(
                    user=me, organisation=organisation, team=team, role="nurse", from_on=clock.today()
                )

    @settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @example(KNOWN | {"relations": [PAST_CARE, HUDDLE]})
    @example(KNOWN | {"relations": [CARE, ("huddle", ME[0], -HOUR, None)], "is_restricted": True})
    @example(KNOWN | {"relations": [NAMED, HUDDLE], "role": "volunteer", **HALF})
    @example(KNOWN | {"relations": [CARE], "acts_for": "befrienders", "choices": LAPSED})
    @example(KNOWN | {"relations": [NAMED_ELSEWHERE]})
    @example(KNOWN | {"relations": [NAMED_JOINTLY]})
    @example(KNOWN | {"relations": [CARE_JOINTLY, CARE], "acts_for": "council"})
    @example(KNOWN | {"relations": [CARE_JOINTLY], "agreement": (["huddle"], -1, None)})
    @example(KNOWN | {"relations": [CARE_JOINTLY], "agreement": (["identity", "plan"], -1, 0)})
    @example(KNOWN | {"relations": [ASKED], "acts_for": "befrienders", "choices": GIVEN})
    @example(KNOWN | {"relations": [CARE], "choices": {"huddle": ("refused", None)}})
    @example(KNOWN | {"relations": [CARE], "choices": {"plan": ("refused", None)}})
    @example(KNOWN | {"relations": [CARE], "acts_for": "befrienders", "choices": {"huddle": ("given", None)}})
    @given(situations())
    def agree(found: dict) -> None:
        organisation, team = mine[found["acts_for"]], teams[found["acts_for"]]
        elsewhere = place.other_practice
        parties = {
            **{f"me through {work}": ("user", me.pk) for work in THROUGH},
            "a colleague": ("user", colleague.pk),
            "my team": ("team", team.pk),
            "joint team": ("team", joint.pk),
            "another team": ("team", place.community.pk),
            "my organisation": ("organisation", organisation.pk),
            "another organisation": ("organisation", elsewhere.pk),
        }
        person = a_person(is_restricted=found["is_restricted"])
        scopes, begins, ends = found["agreement"]
        with making("places"):
            places.JointMember.objects.filter(organisation=organisation).update(
                scopes=scopes,
                from_on=clock.today() + clock.days(begins),
                until_on=None if ends is None else clock.today() + clock.days(ends),
            )
        with making("people"):
            person.save()
            for kind, party, begun, ended in found["relations"]:
                through = parties[party.removeprefix("me through ")][1]
                a_relationship(person, kind, *parties[party], begun, ended, through).save()
            for whose, choices in (
                (organisation.pk, found["choices"]),
                (elsewhere.pk, found["choices_for_others"]),
            ):
                for scope, (state, days) in choices.items():
                    review = None if days is None else clock.today() + datetime.timedelta(days=days)
                    a_consent(person, whose, scope, state, review).save()
            if found["excluded"]:
                models.Exclusion(
                    person=person,
                    user_id=colleague.pk if found["excluded"] == "a colleague" else me.pk,
                    said_at=clock.now(),
                    until_at=clock.now() if "no longer" in found["excluded"] else None,
                ).save()
            if found["is_self"]:
                models.SelfLink.objects.create(user_id=me.pk, person=person)
        actor = actors.Staff(
            id=me.pk,
            name="Me",
            organisation=organisation.pk,
            organisation_name=organisation.name,
            organisation_kind=organisation.kind,
            role=found["role"],
            team_ids=(team.pk, joint.pk),
        )
        with rows.context(actor, people=[person.pk]):
            seen = {scope for scope in rules.SCOPES if may_see(scope) == {person.pk}}
        asked = access.standing(to=actor, person=person.pk, scope="identity", action="read")
        decided = {scope for scope in rules.SCOPES if rules.decide(dataclasses.replace(asked, scope=scope)).is_allowed}
        with making("people"):
            models.SelfLink.objects.all().delete()
        assert decided == seen

    agree()


def test_the_matrix_roles_are_all_here():
    assert set(ROLES.values()) == set(actors.ROLE_CLASSES.values())
