"""A surgery that texts, on a Tuesday morning."""

import datetime
import uuid

import pytest

from joined.base import later, rows
from joined.kit import actors, clock
from joined.messages import actions
from joined.messages import queries as written
from joined.places import actions as places

SET_UP = actors.System("set-up")
BY = actors.System("people.dispatch")
MORNING = datetime.datetime(2026, 3, 3, 9, 10, tzinfo=clock.LONDON)
PHONE = "+447700900123"
WORDS = "Hello Amina. We have a plan to suggest: a nurse rings on Friday."


@pytest.fixture
def jobs():
    with later.playing() as play:
        yield play


@pytest.fixture
def morning():
    with clock.at(MORNING):
        yield


@pytest.fixture
def surgery(db, morning, jobs):
    """The team of a surgery whose place keeps the default local rules."""
    borough = places.add_place(by=SET_UP, name="Marshlands", kind="borough")
    north = places.add_place(by=SET_UP, name="Marshlands North", kind="neighbourhood", within=borough)
    practice = places.add_organisation(by=SET_UP, name="Lockside Surgery", kind="practice", phone="01632 960100")
    return places.add_team(
        by=SET_UP, name="Lockside Surgery", organisation=practice, kind="practice", neighbourhood=north
    )


@pytest.fixture
def write(surgery):
    """Write a text about somebody, as the surgery."""

    def wrote(words: str = WORDS, *, about: uuid.UUID | None = None, by: actors.Actor = BY, **more: object):
        about = about or uuid.uuid4()
        asked = {"to": PHONE, "language": "en", "level": 3} | more
        with rows.context(actors.System("tests"), people=[about]):
            return actions.write(
                by=by,
                about=about,
                organisation_id=surgery.organisation_id,
                team_id=surgery.pk,
                words=words,
                **asked,
            )

    return wrote


@pytest.fixture
def again():
    """The row as it stands now."""

    def read(message):
        with rows.context(BY, people=[message.about]):
            return written.row(to=BY, message_id=message.pk)

    return read


@pytest.fixture
def heard(again):
    """A receipt of this status has come."""

    def receive(message, *statuses: str):
        for status in statuses:
            with rows.context(BY, people=[message.about]):
                row = written.row(to=BY, message_id=message.pk)
                actions.receive_receipt(by=BY, message=row, status=status)
        return again(message)

    return receive


@pytest.fixture
def went(again):
    """The provider has taken it."""

    def gone(message):
        with rows.context(BY, people=[message.about]):
            actions.sent(by=BY, message=message, provider_id="theirs")
        return again(message)

    return gone


@pytest.fixture
def put(jobs):
    """Names of the jobs that were put, in order of their time."""

    def names() -> list[str]:
        return [waiting.name for waiting in sorted(jobs.waiting)]

    return names
