"""A request that came while two were one took the place of the other's on an agenda: afterwards each has a card."""

import pytest

from joined.base import later, rows
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle.models import AgendaItem, View
from joined.huddle.tests import riverside
from joined.kit import actors, clock
from joined.matching import actions
from joined.matching.tests.test_joining import join
from joined.steps import actions as promising
from joined.steps import queries as steps
from joined.steps.tests import riverside_days as days


@pytest.fixture(scope="module")
def one_of_two(asked_for):
    """The newer of the two stood on today's agenda, with a view, when they were joined; then the other asked anew."""
    with later.playing() as jobs, clock.at(riverside.MORNING):
        place, two = riverside.own(asked_for, jobs)
        first, newer = two
        days.bring(place, newer)
        huddle.add_view(by=place.nurse, item=days.item_of(place, newer), words="I know her from the garden.")
        jobs.run_due()
        merge = join(place, two)
        asks_anew(place, first)
    return place, two, merge, jobs.waiting


@pytest.fixture
def where_two_came(one_of_two, db, morning, jobs):
    """The test's own copy of it: it may change what it likes."""
    return riverside.own(one_of_two, jobs)


@pytest.fixture
def place(where_two_came):
    return where_two_came[0]


@pytest.fixture
def merge(where_two_came):
    return where_two_came[2]


def asks_anew(place, person):
    asking = doors.Asking(ask="He does not sleep", in_their_words="I lie awake.")
    days.bring(place, person, by=place.other_gp, asking=asking)


def cards(two) -> dict:
    """Whose cards there are, with what is asked on each, the day, and what was said."""
    with rows.context(actors.System("test"), people=[person.pk for person in two]):
        found = AgendaItem.objects.select_related("sitting").prefetch_related("views").order_by("sitting__on")
        return {
            person: [
                (card.sitting.on.isoformat(), card.state, card.ask, [view.words for view in card.views.all()])
                for card in found.filter(person=person)
            ]
            for person in two
        }


def put_right(place, merge):
    actions.put_right(by=place.chair, merge=merge, why="Two people after all")


def test_each_stands_on_today_s_agenda_with_their_own_request_and_what_was_said_of_it(place, two, merge):
    first, newer = two
    huddle.add_view(by=place.nurse, item=days.item_of(place, first), words="He works nights.")
    put_right(place, merge)
    assert cards(two) == {
        first: [("2026-03-03", "waiting", "He does not sleep", ["He works nights."])],
        newer: [("2026-03-03", "waiting", days.ASKING.ask, ["I know her from the garden."])],
    }
    with rows.context(actors.System("test"), people=[person.pk for person in two]):
        assert not View.objects.exclude(item__person_id=first.pk).filter(person_id=first.pk).exists()


def test_whose_card_came_off_because_the_other_s_request_ended_waits_again(place, two, merge):
    first, newer = two
    with rows.context(place.chair):
        huddle.take_off(by=place.chair, item=days.item_of(place, first), reason="Her request has ended")
    put_right(place, merge)
    assert [state for _, state, *_ in cards(two)[newer]] == ["waiting"]
    assert [state for _, state, *_ in cards(two)[first]] == ["withdrawn"]


def test_whose_request_goes_on_although_the_other_s_has_ended_waits_again(place, two, merge, jobs):
    system, (first, newer) = actors.System("test"), two
    with rows.context(system, people=[first.pk]):
        matter = steps.open_matter(to=system, person=first.pk)
    promising.end(by=place.intake, matter=matter, ending="person_chose", words="Enough, thank you.")
    jobs.run_due()
    put_right(place, merge)
    assert [state for _, state, *_ in cards(two)[newer]] == ["waiting"]
    assert [state for _, state, *_ in cards(two)[first]] == ["withdrawn"]


def test_whose_card_was_talked_about_as_the_other_s_stands_on_the_next_agenda(place, two, merge):
    first, newer = two
    with clock.at(riverside.SITTING):
        days.propose(place, days.item_of(place, first))
        put_right(place, merge)
    assert cards(two)[first] == [("2026-03-03", "proposed", "He does not sleep", [])]
    assert cards(two)[newer] == [("2026-03-03", "waiting", days.ASKING.ask, ["I know her from the garden."])]
