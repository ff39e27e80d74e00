"""What is made once for all tests of a file: each test goes back to it by a savepoint."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def file_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database inside one transaction around all tests of a file, rolled back after the last."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def small_riverside(file_db):
    """The small Riverside of `joined.huddle.tests`, and the jobs that making it put: ask for `place`."""
    from joined.base import later
    from joined.huddle.tests import riverside
    from joined.kit import clock

    with clock.at(riverside.MORNING), later.playing() as play:
        return riverside.make(), play.waiting


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
