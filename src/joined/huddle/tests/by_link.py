"""A charity with a registered telephone, and the steps that whoever holds a link takes."""

import datetime
import itertools

from django.test import Client

from joined.accounts import actions as accounts
from joined.accounts import behind
from joined.accounts import models as accounts_models
from joined.accounts import queries as who
from joined.huddle.tests import riverside
from joined.kit import actors, clock

LINE = "Likes tea and walking."
STORY = "A story for NHS and council alone"
MOBILE = "+447700900555"
BEFORE = datetime.datetime(2026, 3, 3, 11, 31, tzinfo=clock.LONDON)
SENDS = actors.System("tests")
LATER = itertools.count(1)
"""No two codes are asked for at the same moment, though the clock of a test stands still."""


def registered(worker: actors.Staff, *, number: str = MOBILE) -> accounts_models.Telephone:
    """This worker's telephone, registered and confirmed."""
    user = accounts_models.User.objects.get(pk=worker.id)
    organisation = who.membership(user_id=user.pk, organisation=worker.organisation).organisation
    telephone = accounts.register(by=riverside.SET_UP, user=user, organisation=organisation, number=number)
    digits = accounts.mint_code(by=SENDS, code=behind.newest_code(telephone=telephone))
    assert accounts.try_code(by=riverside.SET_UP, telephone=telephone, link=None, digits=digits) == "right"
    telephone.refresh_from_db()
    return telephone


def link_for(telephone, team, sitting) -> str:
    """The secret part of a link to a sitting's asks, as it stands in the text."""
    made = accounts.issue(
        by=SENDS, telephone=telephone, team=team, purpose="asks", about=sitting.pk, says="One ask may be for you."
    )
    return accounts.mint_link(by=SENDS, link=made[0])


def asks_for_code(token: str, device: Client | None = None) -> str:
    """The button, and the digits that the telephone would show."""
    link = behind.link_of(token=token)
    with clock.at(clock.now() + datetime.timedelta(microseconds=next(LATER))):
        (device or Client()).post(f"/partner/{token}/send-code/")
    code = behind.newest_code(telephone=link.telephone, link=link)
    return accounts.mint_code(by=SENDS, code=code)


def opened(token: str) -> Client:
    """A device that has given the code today."""
    device = Client()
    answer = device.post(f"/partner/{token}/code/", {"code": asks_for_code(token, device)})
    assert answer.status_code == 303, answer.content.decode()[-500:]
    return device


def name_of(field: str, about) -> str:
    """A field's name on the page of several asks."""
    return f"{about.hex[:8]}-{field}"
