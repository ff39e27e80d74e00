"""Signed tokens: which client asks, proved by its own key, once (T20).

The client signs a short-lived JWT for every request (RFC 7519, 7523; NHS England's pattern for applications):
`iss` and `sub` its id, `aud` our address, `jti` new each time, `exp` within five minutes.
"""

import datetime
import json
import typing
import uuid

import jwt
import jwt.algorithms
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.db import connection

from joined.interop import queries, rules
from joined.interop.fhir.faults import Fault
from joined.kit import clock, errors

_CURVES = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
_OF_RSA = ("RS512", "RS384", "RS256", "PS512", "PS384", "PS256")
_LEAST_BITS = 2048
_LONGEST = 4_000
_MINUTE = datetime.timedelta(minutes=1)
_PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "k", "oth")
_IS_PRIVATE = "This is a private key. Ask the sender for the public one, and for a new pair."
_ONCE = """
    INSERT INTO interop_showntoken (id, client_id, token, at) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_LATELY = "SELECT count(*), min(at) FROM interop_showntoken WHERE client_id = %s AND at > %s"


class NoKey(errors.Refused):
    """A key that may not be used; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, field="key")


def public_key(given: dict[str, typing.Any]) -> dict[str, typing.Any]:
    """The public half as we keep it (JWK). Raises NoKey for anything that must not be used."""
    if any(name in given for name in _PRIVATE):
        raise NoKey(_IS_PRIVATE)
    if not algorithms(given):
        raise NoKey("The key must be RSA, or on the curve P-256, P-384 or P-521.")
    try:
        key: typing.Any = jwt.PyJWK(given, algorithm=algorithms(given)[0]).key
    except (jwt.PyJWTError, ValueError, TypeError):
        raise NoKey("This is not a key as a JWK writes it.") from None
    if given["kty"] == "RSA" and key.key_size < _LEAST_BITS:
        raise NoKey(f"An RSA key must have at least {_LEAST_BITS} bits.")
    return given


def pasted_key(text: str) -> dict[str, typing.Any]:
    """The public key in what somebody pasted or keeps in a file: JWK or PEM. Raises NoKey, saying what is wrong."""
    try:
        return public_key(json.loads(text) if text.lstrip().startswith("{") else _from_pem(text))
    except NoKey:
        raise
    except (ValueError, TypeError, AttributeError):
        raise NoKey("This is no public key, neither as JWK nor as PEM.") from None


def _from_pem(text: str) -> dict[str, typing.Any]:
    if "PRIVATE KEY" in text:
        raise NoKey(_IS_PRIVATE)
    key = serialization.load_pem_public_key(text.strip().encode())
    if isinstance(key, rsa.RSAPublicKey):
        return jwt.algorithms.RSAAlgorithm.to_jwk(key, as_dict=True)
    if isinstance(key, ec.EllipticCurvePublicKey):
        return jwt.algorithms.ECAlgorithm.to_jwk(key, as_dict=True)
    return {}


def algorithms(key: dict[str, typing.Any]) -> tuple[str, ...]:
    """How a client with this key may sign; the token does not choose."""
    if key.get("kty") == "RSA":
        return _OF_RSA
    curve = _CURVES.get(str(key.get("crv"))) if key.get("kty") == "EC" else None
    return (curve,) if curve else ()


def let_in(authorization: str, *, audience: str) -> queries.Known:
    """The client that signed this, and that it did so for the first time.

    Raises Fault 401, the same for an unknown client as for a wrong signature, and Fault 429 past its limit.
    """
    scheme, _, token = authorization.strip().partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > _LONGEST:
        raise _no("login", "Show a signed token: Authorization: Bearer and a JWT.")
    client = _named(token)
    claims = _claims(token, client, audience)
    if rules.is_over(claims, clock.outside()):
        raise _no("expired", "The token is over, or lasts longer than five minutes.")
    _check_pace(client)
    _show_once(client, claims["jti"])
    return client


def _no(code: str, sentence: str) -> Fault:
    return Fault(401, code, sentence, headers={"WWW-Authenticate": "Bearer"})


def _unproved() -> Fault:
    return _no("security", "The token does not prove which client asks: see iss, sub, aud, jti and the signature.")


def _named(token: str) -> queries.Known:
    try:
        issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")
        client = queries.client(client_id=uuid.UUID(issuer))
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError):
        raise _unproved() from None
    if client is None:
        raise _unproved()
    return client


def _claims(token: str, client: queries.Known, audience: str) -> dict[str, typing.Any]:
    ours = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}  # rules.is_over, by our clock
    try:
        way = jwt.get_unverified_header(token).get("alg")
        if way not in algorithms(client.key):
            raise _unproved()
        claims: dict[str, typing.Any] = jwt.decode(
            token,
            key=jwt.PyJWK(client.key, algorithm=way),
            algorithms=[way],
            audience=audience,
            issuer=str(client.id),
            subject=str(client.id),
            options=ours | {"require": ["iss", "sub", "aud", "exp", "jti"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError):
        raise _unproved() from None
    if not 0 < len(claims["jti"]) <= rules.LONGEST_TOKEN_ID or "\x00" in claims["jti"]:
        raise _unproved()
    return claims


def _check_pace(client: queries.Known) -> None:
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_LATELY, [client.id, now - _MINUTE])
        asked, first = cursor.fetchone()
    if asked >= client.per_minute:
        wait = max(1, round((first + _MINUTE - now).total_seconds()))
        sentence = f"Ask at most {client.per_minute} times in a minute."
        raise Fault(429, "throttled", sentence, headers={"Retry-After": str(wait)})


def _show_once(client: queries.Known, token_id: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONCE, [uuid.uuid4(), client.id, token_id, clock.now()])
        if not cursor.rowcount:
            raise _no("security", "This token was shown before: sign a new one for each request.")


def forget_old() -> None:
    """Tokens that are over by far prove nothing any more."""
    before = clock.now() - clock.days(1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM interop_showntoken WHERE at < %s", [before])
