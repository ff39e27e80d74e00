"""The chair's own order of an agenda: it stands before what comes later, except before what heads every agenda."""

import datetime

import pytest

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle import actions, models, queries, reasons
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import everybody
from joined.kit import actors, clock

HOURLY = actors.System("huddle.bring_late_step")


def begins(place):
    """Three on today's agenda; the chair has put the last one first. Their lines, and the sitting."""
    names = ("Amina Specimen", "Zofia Testowa", "Delroy Augustine")
    first, second, third = (bring(place, name, minutes) for name, minutes in zip(names, (30, 20, 10), strict=True))
    chair = riverside.browser(place.chair)
    assert chair.post(f"/huddles/items/{third.pk}/order/", {"before": str(first.pk)}).status_code == 303
    return first, second, third


@pytest.fixture
def ordered(own):
    return own[1]


def bring(place, name, minutes=5):
    """Somebody else on the same agenda, so many minutes ago."""
    extra = actions.Bringing(may_hear=everybody(place), ways=riverside.ways())
    with clock.at(riverside.MORNING - datetime.timedelta(minutes=minutes)):
        person = riverside.somebody(place, name=name, phone="")
        actions.bring(by=place.gp, person=person, asking=doors.Asking(ask="Who can start?"), extra=extra)
    with rows.context(place.chair):
        return models.AgendaItem.objects.get(person=person)


def come_back(item, why):
    """As the hourly look brings somebody back."""
    with rows.context(HOURLY, people=[item.person_id]):
        there = models.AgendaItem.objects.select_related("person", "referral").get(pk=item.pk)
        actions.bring_back(by=HOURLY, person=there.person, referral=there.referral, why=why)


def agenda(place, sitting):
    return [line.id for line in queries.board(to=place.chair, sitting_id=sitting).open_part]


def test_the_chair_orders_by_buttons_and_by_dragging_and_nobody_else_does(place, ordered):
    first, second, third = ordered
    chair, nurse = riverside.browser(place.chair), riverside.browser(place.nurse)
    assert agenda(place, first.sitting_id) == [third.pk, first.pk, second.pk]
    assert nurse.post(f"/huddles/items/{second.pk}/order/", {"to": "earlier"}).status_code == 403
    chair.post(f"/huddles/items/{second.pk}/order/", {"to": "earlier"})
    chair.post(f"/huddles/items/{third.pk}/order/", {"to": "end"})
    assert agenda(place, first.sitting_id) == [second.pk, first.pk, third.pk]


@pytest.mark.parametrize(("why", "place_in_line"), [("late_step", 3), ("asked_again", 0), ("not_this", 0)])
def test_who_comes_back_since_is_behind_the_chair_s_order_unless_they_head_every_agenda(
    place, ordered, why, place_in_line
):
    first, second, third = ordered
    back = bring(place, "Kazimierz Wojciechowski")
    riverside.browser(place.chair).post(f"/huddles/items/{back.pk}/order/", {"to": "earlier"})
    actions.take_off(by=place.chair, item=back, reason="Not today")
    come_back(back, why)
    line = [third.pk, first.pk, second.pk]
    assert agenda(place, first.sitting_id) == [*line[:place_in_line], back.pk, *line[place_in_line:]]


def test_whom_the_chair_has_put_somewhere_stays_there_when_they_ask_again(place, ordered):
    first, second, third = ordered
    come_back(first, "asked_again")
    assert agenda(place, first.sitting_id) == [third.pk, first.pk, second.pk]


def test_what_comes_later_never_makes_somebody_stand_lower(place, ordered):
    first = ordered[0]
    come_back(first, "asked_again")
    come_back(first, "declined")
    with rows.context(place.chair):
        assert models.AgendaItem.objects.get(pk=first.pk).order == reasons.orders("asked_again")
