"""On a phone the first things stay first: what is late is one line, and opens without a script."""

import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, goes_to_todays_board

TABS = ("Person", "Offers", "Decide", "Agenda")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_what_was_promised_and_is_late_is_one_line_on_a_phone(town, chromium, script):
    nurse = Walker(town, chromium, width=PHONE, script=script)
    nurse.signs_in_as("nurse", opens=None)
    goes_to_todays_board(nurse)
    late = nurse.page.locator("#late")
    line = nurse.page.get_by_role("link", name=re.compile(r"^Promised last time, and late: \d+$"))
    expect(line).to_be_visible()
    expect(late).to_be_hidden()
    for tab in TABS:  # in a wide letter too, whoever opens the board sees them
        expect(nurse.page.get_by_role("link", name=tab, exact=True)).to_be_in_viewport(ratio=1)
    nurse.looks("board-line")
    line.click()
    expect(late).to_be_visible()
    expect(line).to_be_hidden()
    nurse.looks("board-line-open")
    nurse.page.get_by_role("link", name="Close what was promised").click()
    expect(late).to_be_hidden()
    nurse.page.set_viewport_size(WIDE)
    expect(late).to_be_visible()
    expect(line).to_be_hidden()
    nurse.ends()
