"""Inside one process: sessions for those who do the work, and how many statements a page makes."""

import random
import uuid

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.db import connection
from django.test import Client

from bench import house, running, work
from joined.accounts import models as accounts


def session(user_id: uuid.UUID) -> str:
    """The key of a new session of somebody with a second factor."""
    user = accounts.User.objects.get(pk=user_id)
    if not Authenticator.objects.filter(user=user).exists():
        totp.TOTP.activate(user, totp.generate_totp_secret())
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def statements(piece: work.Piece, key: str, *, seed: int) -> int:
    """How many statements the page makes, its entrance included, when it has been asked before."""
    client, draw = Client(headers={"host": "localhost", "X-Forwarded-Proto": "https"}), random.Random(seed)  # noqa: S311
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    for _ in range(2):
        connection.queries_log.clear()
        connection.force_debug_cursor = True
        address = piece.ask(draw)
        fields = piece.send(draw) | {"form_key": house.new_secret()} if piece.send else None
        client.post(address, fields) if fields else client.get(address)
        connection.force_debug_cursor = False
    return len([one for one in connection.queries_log if one["sql"].split(" ", 1)[0] not in ("BEGIN", "COMMIT")])


def measured(served: house.House, pieces: list[work.Piece], *, rounds: int, seed: int) -> list[dict[str, object]]:
    """Every piece of work in turn."""
    keys = {who: session(who) for who in {piece.who for piece in pieces}}
    found = []
    for piece in pieces:
        one = running.measure(served, piece, key=keys[piece.who], rounds=rounds, seed=seed)
        found.append(one | {"statements": statements(piece, keys[piece.who], seed=seed)})
    return found
