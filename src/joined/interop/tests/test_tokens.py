"""Which system asks: proved by its own key, for its own organisation, once (T20). Denials beside successes."""

import datetime
import uuid

import jwt
import pytest

from joined.base.making import making
from joined.huddle.tests import riverside as small
from joined.interop import actions, models, rules, tokens
from joined.interop.tests import messages, systems
from joined.interop.tests.systems import why
from joined.kit import actors, clock

NOW = datetime.datetime(2026, 3, 3, 9, 10, tzinfo=datetime.UTC)


def asks(system, token=None, **claims):
    return system.asks("metadata", Authorization=f"Bearer {token or system.token(**claims)}")


def test_a_signed_token_lets_a_system_in_and_no_token_does_not(practice_system):
    assert asks(practice_system).status_code == 200
    for shown in (None, "", "Bearer", "Bearer x", "Basic eDp5", f"Bearer {'a' * 5000}"):
        response = practice_system.asks("metadata", Authorization=shown)
        assert why(response)[:2] == (401, "REC_UNAUTHORIZED")
        assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("algorithm", ["RS512", "RS384", "RS256", "PS512"])
def test_an_rsa_key_signs_in_any_of_its_ways(riverside, algorithm):
    system = systems.client("Z99001", key=systems.rsa_key())
    assert asks(system, system.token(algorithm=algorithm)).status_code == 200


def test_another_s_signature_is_turned_away(practice_system, other_system):
    forged = practice_system.token(signed_with=other_system.key)
    assert why(asks(practice_system, forged)) == (401, "REC_UNAUTHORIZED", "security")


def test_a_token_without_signature_or_signed_with_the_public_key_is_turned_away(practice_system):
    claims = jwt.decode(practice_system.token(), options={"verify_signature": False})
    for forged in (
        jwt.encode(claims, None, algorithm="none"),
        jwt.encode(claims, b"a shared secret that anybody could know of us", algorithm="HS256"),
        jwt.encode(claims, systems.rsa_key(), algorithm="RS512"),
    ):
        assert why(asks(practice_system, forged)) == (401, "REC_UNAUTHORIZED", "security")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://somebody.else.example/fhir/R4"},
        {"aud": None},
        {"iss": str(uuid.UUID(int=7))},
        {"iss": "marsh-lane"},
        {"iss": None},
        {"sub": str(uuid.UUID(int=8))},
        {"sub": None},
        {"jti": None},
        {"jti": ""},
        {"jti": "x" * 200},
        {"exp": None},
    ],
    ids=str,
)
def test_a_token_that_lacks_or_bends_a_claim_is_turned_away(practice_system, claims):
    assert why(asks(practice_system, **claims))[:2] == (401, "REC_UNAUTHORIZED")


def test_an_unknown_client_and_a_wrong_signature_are_told_the_same(practice_system, other_system):
    unknown = asks(practice_system, iss=str(uuid.uuid4()))
    forged = asks(practice_system, practice_system.token(signed_with=other_system.key))
    assert unknown.content == forged.content


@pytest.mark.parametrize(
    ("minutes", "status"),
    [(-2, 401), (-1.1, 401), (-0.9, 200), (0.5, 200), (5, 200), (5.9, 200), (6.5, 401), (60, 401)],
)
def test_a_token_lasts_five_minutes_and_clocks_may_be_a_minute_off(practice_system, minutes, status):
    assert asks(practice_system, exp=systems.in_minutes(minutes), iat=None).status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(-3, 200), (0.9, 200), (2, 401)])
def test_a_token_of_the_future_is_not_good_yet(practice_system, minutes, status):
    assert asks(practice_system, iat=systems.in_minutes(minutes)).status_code == status
    assert asks(practice_system, iat=None, nbf=systems.in_minutes(minutes)).status_code == status


@pytest.mark.parametrize("exp", [True, 1e300, -1e300, 2**80])
def test_a_moment_that_cannot_be_is_over(exp):
    assert rules.is_over({"exp": exp}, NOW)


def test_a_token_is_shown_once(practice_system):
    token = practice_system.token()
    assert asks(practice_system, token).status_code == 200
    assert why(asks(practice_system, token)) == (401, "REC_UNAUTHORIZED", "security")


def test_the_id_of_a_token_is_the_client_s_own(practice_system, other_system):
    assert asks(practice_system, jti="one").status_code == 200
    assert asks(other_system, jti="one").status_code == 200
    assert asks(practice_system, jti="one").status_code == 401


def test_a_system_that_was_ended_is_unknown(practice_system):
    assert asks(practice_system).status_code == 200
    actions.end_client(by=small.SET_UP, client_id=uuid.UUID(practice_system.id))
    assert asks(practice_system).status_code == 401


def test_a_new_key_takes_the_place_of_the_old(practice_system):
    new = systems.curve_key("a new one")
    actions.change_key(by=small.SET_UP, client_id=uuid.UUID(practice_system.id), key=systems.public(new))
    assert asks(practice_system).status_code == 401
    assert asks(practice_system, practice_system.token(signed_with=new)).status_code == 200


def test_a_system_speaks_for_its_own_organisation_alone(practice_system, other_system):
    theirs = systems.header({"identifier": [{"system": systems.ODS, "value": "Z99002"}]})
    response = practice_system.sends(systems.REFERRAL, NHSD_End_User_Organisation=theirs)
    assert why(response) == (403, "REC_FORBIDDEN", "forbidden")
    assert why(other_system.sends(systems.REFERRAL)) == (403, "REC_FORBIDDEN", "forbidden")
    nobody = messages.referral()
    del messages.the("MessageHeader", nobody)["sender"]
    assert why(practice_system.sends(nobody)) == (403, "REC_FORBIDDEN", "forbidden")
    assert not models.Arrival.objects.exists()
    assert practice_system.sends(systems.REFERRAL).status_code == 200


def test_who_asks_too_often_is_told_when_to_ask_again_and_nobody_else_waits(riverside):
    system = systems.client("Z99001", per_minute=3)
    other = systems.client("Z99002")
    assert [asks(system).status_code for _ in range(3)] == [200] * 3
    token = system.token()
    response = asks(system, token)
    assert why(response) == (429, "REC_TOO_MANY_REQUESTS", "throttled")
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert asks(other).status_code == 200
    with clock.at(clock.now() + datetime.timedelta(seconds=int(response.headers["Retry-After"]))):
        assert asks(system, token).status_code == 200, "what was turned away for haste may be shown again"


def test_old_tokens_are_forgotten_and_fresh_ones_are_not(practice_system):
    asks(practice_system)
    tokens.forget_old()
    assert models.ShownToken.objects.count() == 1
    with clock.at(clock.now() + clock.days(2)):
        tokens.forget_old()
    assert not models.ShownToken.objects.exists()


@pytest.mark.parametrize(
    ("key", "why_not"),
    [
        ({"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}, "private key"),
        ({"kty": "oct", "k": "c2VjcmV0"}, "private key"),
        ({"kty": "OKP", "crv": "Ed25519", "x": "AQAB"}, "must be RSA"),
        ({"kty": "EC", "crv": "secp256k1", "x": "AQ", "y": "AQ"}, "must be RSA"),
        ({"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"}, "not a key"),
        ({}, "must be RSA"),
    ],
)
def test_a_key_that_must_not_be_used_is_not_taken(key, why_not):
    with pytest.raises(tokens.NoKey, match=why_not):
        tokens.public_key(key)


def test_a_short_rsa_key_is_not_taken_and_a_long_one_is():
    with pytest.raises(tokens.NoKey, match="2048"):
        tokens.public_key(systems.public(systems.rsa_key(1024)))
    assert tokens.public_key(systems.public(systems.rsa_key(2048)))["kty"] == "RSA"


def test_the_machine_acts_in_its_own_name(practice_system):
    practice_system.sends(systems.REFERRAL)
    with making("trail"):
        from joined.trail import models as trail

        event = trail.Event.objects.get(verb="interop.accept")
    assert (event.actor_kind, event.actor_name, event.role) == ("machine", "Practice system", actors.Machine.role)
