"""What the house was about to do for a record that was joined meanwhile, it does for the one that goes on."""

import pytest

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle.models import AgendaItem
from joined.huddle.tests import riverside
from joined.kit import actors, clock
from joined.matching import actions
from joined.matching.tests.test_joining import join
from joined.steps import queries as steps

NEXT_DAY = riverside.MORNING + clock.days(1)
SYSTEM = actors.System("test")


@pytest.fixture
def asked_again(place, two):
    asking = doors.Asking(ask="Nothing has begun. Who comes?")
    with clock.at(NEXT_DAY):
        yield doors.open(by=place.receptionist, person=two[1], door="telephone", asking=asking)


def stands(person):
    with rows.context(SYSTEM, people=[person.pk]):
        return [(item.why, item.ask) for item in AgendaItem.objects.filter(person=person)]


def test_whoever_asked_again_and_was_joined_before_it_was_read_heads_the_agenda(place, two, jobs, asked_again):
    joined = join(place, two)
    assert [stands(person) for person in two] == [[], []]
    jobs.run_due()
    kept, emptied = joined.person_ids
    by_id = {person.pk: stands(person) for person in two}
    assert by_id == {kept: [("asked_again", asked_again.ask)], emptied: []}


def test_put_right_before_the_house_came_to_it_they_head_it_themselves(place, two, jobs, asked_again):
    actions.put_right(by=place.chair, merge=join(place, two), why="Two people after all")
    jobs.run_due()
    first, newer = two
    assert stands(newer) == [("asked_again", asked_again.ask)]
    assert stands(first) == []


def test_whom_nobody_reached_is_talked_about_although_joined_before_the_house_came_to_it(place, two, jobs, asked_again):
    joined = join(place, two)
    jobs.waiting.clear()
    jobs.put("huddle.bring_not_reached", 0, {"referral": str(asked_again.pk), "person": str(two[1].pk)})
    jobs.run_due()
    (item,) = stands(next(person for person in two if person.pk == joined.person_ids[0]))
    assert item[0] == "not_reached"


@pytest.mark.parametrize(
    ("job", "ids", "says"),
    [
        ("steps.hear_not_this", ("person", "referral"), "this is not what they want"),
        ("steps.ring_safely", ("about", "message"), "somebody with this phone asked us to stop texting"),
        ("steps.ring_back", ("about", "message"), "they answered a text"),
    ],
)
def test_who_rings_them_rings_the_one_that_goes_on(place, two, jobs, asked_again, job, ids, says):
    joined = join(place, two)
    jobs.waiting.clear()
    values = {"person": str(two[1].pk), "about": str(two[1].pk)}
    jobs.put(job, 0, {name: values.get(name, str(asked_again.pk)) for name in ids})
    jobs.run_due()
    found = steps.about(to=SYSTEM, person=joined.person_ids[0])
    assert [step for step in found.steps if says in step.what]
