"""Time that partners gave: by organisation, in their favour, and for whom it is to see (S9)."""

import csv
import datetime
import io

import pytest

from joined.huddle import actions as huddle
from joined.huddle import queries as boards
from joined.huddle.tests import by_link, riverside
from joined.insight import measures
from joined.insight.tests import test_pages
from joined.insight.tests.test_pages import MARCH, page
from joined.kit import clock

LATER = by_link.BEFORE + datetime.timedelta(hours=3)


def text_of(answer) -> str:
    """With spaces as a reader sees them."""
    return test_pages.text_of(answer).replace("\u00a0", " ")


@pytest.fixture
def given(place, behind_link, asked):
    """The befriender looks and passes by link within four minutes; a nurse and a carer's worker sit there."""
    _, item, _ = asked
    device, address = behind_link
    team = riverside._team("Carers", riverside._organisation("Riverside Carers", "charity"), "service", place.north)
    carer = riverside.worker("Una Carer", team, "coordinator")
    huddle.invite(by=riverside.SET_UP, huddle=place.huddle, team=team)
    device.get(address)
    with clock.at(by_link.BEFORE + datetime.timedelta(minutes=4)):
        device.post(f"{address}asks/{item.pk}/pass/")
    for who in (carer, place.nurse):
        member = boards.member(sitting=item.sitting, user_id=who.id)
        with clock.at(riverside.SITTING):
            huddle.come(by=place.chair, sitting=item.sitting, user=member.user, team=member.team)
        with clock.at(riverside.SITTING + datetime.timedelta(minutes=20)):
            huddle.leave(by=place.chair, sitting=item.sitting, user=member.user)
    with clock.at(LATER):
        yield item, carer


def test_minutes_stand_by_organisation_on_the_month_the_sitting_paper_and_in_the_file(place, given):
    item, _ = given
    browser = riverside.browser(place.chair)
    for address in (page(place, MARCH), f"/insight/sittings/{item.sitting_id}/"):
        said = text_of(browser.get(address))
        assert "Time that partners gave 25 min 5 min of it by link." in said
        assert "Riverside Befrienders 5 min 5 min Riverside Carers 20 min 0 min" in said
        assert measures.PARTNER_MINUTES.counts in said
        assert "Riverside NHS Trust 20 min" not in said
    assert "Riverside Carers: 20 min." in text_of(browser.get(page(place, MARCH, "sheet")))
    rows = csv.DictReader(io.StringIO(browser.get(page(place, MARCH) + "figures.csv").content.decode("utf-8-sig")))
    minutes = {row["Measure"]: row["Count"] for row in rows if "partners" in row["Measure"]}
    assert minutes == {
        "Time that partners gave": "25",
        "Time that partners gave: Riverside Befrienders": "5",
        "Time that partners gave: Riverside Carers": "20",
    }


def test_a_partner_sees_its_own_and_no_other_s_and_nhs_council_and_practice_see_none_as_theirs(place, given):
    _, carer = given
    ours = f"/insight/ours/{MARCH}/"
    befriender, carers = (text_of(riverside.browser(who).get(ours)) for who in (place.befriender, carer))
    assert "Time that partners gave 5 min" in befriender
    assert "Riverside Carers" not in befriender
    assert "Time that partners gave 20 min" in carers
    assert "Riverside Befrienders" not in carers.split("Time that")[1]
    assert "Time that partners gave" not in text_of(riverside.browser(place.gp).get(ours))
    month_before = text_of(riverside.browser(carer).get("/insight/ours/2026-02/"))
    assert "Time that partners gave Nobody yet" in month_before


def test_behind_its_link_a_partner_is_thanked_for_its_minutes_of_this_month(given, behind_link):
    device, address = behind_link
    # four minutes that morning and a minute for the visit; this look is another minute
    assert "Riverside Befrienders has given the huddle 6 minutes this month" in device.get(address).text
