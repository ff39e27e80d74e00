"""What is made once for all tests of a process or a file: each test goes back to it by a savepoint."""

import contextlib
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def lasting_riverside(django_db_setup, django_db_blocker):
    """The small Riverside of `joined.huddle.tests`, made once in a database of its own: the way there, and what it is.

    Its last part are the jobs that making it put.
    """
    from django.db import connections

    from joined.base import later, testing
    from joined.huddle.tests import riverside
    from joined.kit import clock

    with testing.another_database() as database, django_db_blocker.unblock():
        way = connections.create_connection("default")
        way.settings_dict = way.settings_dict | {"NAME": database.name}
        with _by(way), clock.at(riverside.MORNING), later.playing() as play:
            made = riverside.make()
        yield way, (made, play.waiting)
        way.close()


@contextlib.contextmanager
def _by(way) -> Iterator[None]:
    """Whoever asks the database goes this way."""
    from django.db import connections

    before, connections["default"] = connections["default"], way
    try:
        yield
    finally:
        connections["default"] = before


@pytest.fixture(scope="module")
def small_riverside(lasting_riverside, django_db_blocker):
    """The small Riverside inside one transaction around all tests of a file, rolled back after the last."""
    from django.db import transaction

    way, made = lasting_riverside
    with django_db_blocker.unblock(), _by(way), transaction.atomic():
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def begun(request, small_riverside):
    """The small Riverside, and what `begins(place)` of the file, where it has one, made in it that morning."""
    from joined.huddle.tests import riverside

    begins = getattr(request.module, "begins", None)
    return riverside.with_more(small_riverside, begins) if begins else small_riverside


@pytest.fixture
def own(begun, db, morning, jobs):
    """The test's own copy of it, to change as it likes: the place, and what `begins` gave."""
    from joined.huddle.tests import riverside

    return riverside.own(begun, jobs)
