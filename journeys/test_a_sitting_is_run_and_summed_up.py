"""The chair runs a sitting: longer, a scribe, who tells whom; afterwards each reads what is theirs, and tells us."""

import datetime
import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, goes_to_todays_board, presses_where_offered

from joined.kit import clock

NAME = "Dafydd Rhys Penhaligon"
"""On today's agenda, and in no other journey: that nobody has told him his plan does not hang on who went before."""
PLAN = "Somebody of the community team meets you by the lock."


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (PHONE, False)], ids=["wide", "without scripts"])
def test_a_sitting_is_run_and_whoever_sat_there_reads_what_is_theirs(town, chromium, width, script):
    chair = Walker(town, chromium, width=width, script=script)
    chair.signs_in_as("chair", opens=None)
    when_it_is_open_it_goes_on_and_a_scribe_is_named(chair)
    then_each_who_was_not_told_has_somebody_who_tells_them(chair)
    chair.ends()
    nurse = Walker(town, chromium, width=width, script=script)
    nurse.signs_in_as("nurse", opens=None)
    then_yesterday_is_summed_up(nurse)
    then_they_tell_us(nurse)
    nurse.ends()
    administrator = Walker(town, chromium, width=width, script=script)
    administrator.signs_in_as("administrator", opens="/admin-area/told/")
    expect(administrator.page.get_by_text("The sheet is a help.").first).to_be_visible()
    administrator.looks("told-us")
    administrator.ends()


def when_it_is_open_it_goes_on_and_a_scribe_is_named(chair):
    page = chair.page
    goes_to_todays_board(chair)
    for button in ("Open the sitting", "I am here"):
        presses_where_offered(chair, button)
    page.get_by_role("button", name="5 minutes more").click()
    expect(page.get_by_text("seen today’s asks").first).to_be_visible()
    chair.looks("board-run")
    page.get_by_role("link", name="Hand over, or name a scribe").click()
    page.get_by_label("Who writes while the chair talks").select_option(label="Bronwen Achterberg, Riverside NHS Trust")
    chair.looks("running")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Bronwen Achterberg writes.").first).to_be_visible()


def then_each_who_was_not_told_has_somebody_who_tells_them(chair):
    page = chair.page
    given_a_plan_that_nobody_told(page)
    page.get_by_role("link", name="Who tells whom").click()
    expect(page.get_by_text("They have a plan and do not know it yet.")).to_be_visible()
    chair.looks("who-tells")
    page.get_by_label("Who tells them").first.select_option(index=1)
    page.get_by_role("button", name=re.compile("^(This is who|Change)")).first.click()
    expect(page.get_by_text("Settled").first).to_be_visible()
    page.get_by_role("link", name="Back to the board").first.click()
    page.get_by_role("link", name="Print sheet").click()
    expect(page.get_by_text("print it again after that")).to_be_visible()
    chair.looks("sheet")


def given_a_plan_that_nobody_told(page):
    goes_to_pane(page, "Agenda")
    page.locator("#agenda").get_by_role("link", name=NAME).first.click()
    goes_to_pane(page, "Person")
    expect(page.get_by_role("heading", name=NAME, exact=True)).to_be_visible()
    goes_to_pane(page, "Decide")
    if not page.locator("#decide").get_by_text(PLAN).count():
        proposes_a_plan(page)


def goes_to_pane(page, name):
    """On a phone one pane is shown at a time; wide, all are."""
    tab = page.get_by_role("link", name=name, exact=True)
    if tab.is_visible():
        tab.click()
        expect(tab).to_have_attribute("aria-current", "page")


def proposes_a_plan(page):
    day = (clock.today() + datetime.timedelta(days=4)).isoformat()
    page.locator("#id_plan").fill(PLAN)
    team = page.locator("#id_team option", has_text="Community mental health").first.get_attribute("value")
    page.locator("#id_team").select_option(team)
    page.locator("#id_what_1").fill("First meeting by the lock")
    page.locator("#id_who_1").select_option(team)
    page.locator("#id_by_1").fill(day)
    page.get_by_role("button", name="Propose this plan").click()
    expect(page.get_by_text("Plan proposed", exact=False).first).to_be_visible()


def then_yesterday_is_summed_up(nurse):
    page = nurse.page
    page.goto("/huddles/")
    page.locator("li", has_text="Over").last.get_by_role("link").click()
    page.get_by_role("link", name="What is ours").click()
    expect(page.get_by_role("heading", name="Could people say what they thought?")).to_be_visible()
    nurse.looks("summary")
    page.go_back()
    address = page.locator("#agenda a[href*='item=']").first.get_attribute("href")
    page.goto(f"/huddles/items/{address.partition('item=')[2]}/")
    expect(page.get_by_role("heading", name="Add a note")).to_be_visible()
    nurse.looks("sealed")


def then_they_tell_us(nurse):
    page = nurse.page
    page.get_by_role("link", name="Tell us").click()
    expect(page.get_by_label("Which page")).to_have_value("/huddles/items/…/")
    page.get_by_label("What do you want to tell us?").fill("The sheet is a help.")
    nurse.looks("tell-us")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. It went to").first).to_be_visible()
