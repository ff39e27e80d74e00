"""Their practice and their last team bring somebody back at once: one does, the other reads that it is done (S8)."""

import pytest

from joined.base import rows
from joined.base.tests.together import together, who_won
from joined.caseload import actions, models
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.steps import actions as promises


@pytest.fixture
def place(fresh_database, django_db_blocker, jobs):
    """Riverside in a database of its own, where commits are real."""
    with django_db_blocker.unblock(), clock.at(riverside.MORNING):
        yield riverside.make()


def test_two_who_bring_somebody_back_at_once_begin_one_time_with_us(place):
    person = riverside.somebody(place)
    first = promises.Next(what="Read this", team=place.community, due_on=clock.today())
    matter = promises.begin(by=place.intake, person=person, kind="request", team=place.community, first=first)
    spell = actions.take_on(by=place.nurse, matter=matter, team=place.community, worker_id=place.nurse.id)
    promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="Enough, thank you.")
    with clock.at(riverside.MORNING + clock.days(20)):
        deeds = [
            lambda by=by: actions.come_back(by=by, person=person.pk, why="Worried") for by in (place.gp, place.nurse)
        ]
        who_won(together(*deeds), losing=errors.Refused)
    with rows.house(person.pk):
        assert models.Spell.objects.filter(person=person, matter__ended_at=None).count() == 1
        assert models.CameBack.objects.filter(person=person).count() == 1
