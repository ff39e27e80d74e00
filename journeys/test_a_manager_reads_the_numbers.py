"""A manager before a board meeting: how long it takes now, what it was before, and whether it is so for everybody."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker


def test_a_manager_reads_the_numbers(town, chromium):
    walker = Walker(town, chromium, width=WIDE)
    page = walker.page
    walker.signs_in_as("manager")
    page.get_by_role("link", name="Insight", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Numbers: ")
    page.get_by_label("Whose numbers").get_by_role("link", name="Riverside North").click()
    page.get_by_text("As a table: Told the same day").click()
    page.locator("#same_day").get_by_text("How is this counted?").click()
    expect(page.get_by_role("table", name="Told the same day")).to_be_visible()
    expect(page.locator("#told")).to_contain_text("Before: half within 19 days")
    walker.looks("numbers")

    page.get_by_role("link", name="One page to print").click()
    walker.looks("numbers-sheet")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1

    page.go_back()
    page.get_by_label("Which month").get_by_role("link").nth(1).click()
    page.get_by_role("link", name="By ethnicity").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("by ethnicity")
    walker.looks("numbers-by-ethnicity")
    page.get_by_label("One way of looking").get_by_role("link", name="Deprivation").click()
    walker.looks("numbers-by-deprivation")

    page.goto("/insight/")
    page.get_by_role("link", name="Bring in what it was like before").click()
    walker.looks("numbers-before")
    walker.ends()


def test_the_numbers_and_what_was_before_need_no_script(town, chromium):
    walker = Walker(town, chromium, width=PHONE, script=False)
    page = walker.page
    walker.signs_in_as("manager", opens="/insight/")
    page.get_by_role("link", name="Bring in what it was like before").click()
    file = "measure,value,out of,source,date\nHelped by the first door,41,96,Audit of 120 letters,31/03/2026\n"
    page.get_by_label("The file").set_input_files(
        {"name": "before.csv", "mimeType": "text/csv", "buffer": file.encode()}
    )
    page.get_by_role("button", name="Bring this in").click()
    expect(page.get_by_text("41 of 96 (Audit of 120 letters, 31 March 2026)")).to_be_visible()
    walker.ends()
