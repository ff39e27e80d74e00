"""A nurse sees whom she looks after, writes a contact down in a breath, and books the next; on a phone too."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker

NAME = "Wanda Brzozowska-Reid"
"""Running towards day 28; a manager's journey may have booked her next contact."""
LATE_IN_ITS_TIME = re.compile(r"^Day 2[2-7]$")
"""Which of them depends on the weekday on which the demo is looked at."""


def test_a_nurse_sees_who_runs_towards_day_28_writes_a_contact_down_and_books_the_next(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse")
    page = nurse.page
    page.get_by_role("link", name="Caseload", exact=True).click()
    row = page.get_by_role("row").filter(has_text=NAME)
    expect(row.get_by_text(LATE_IN_ITS_TIME)).to_be_visible()
    nurse.looks("caseload")
    page.get_by_role("link", name="My team", exact=True).click()
    expect(page.get_by_text("Paused").first).to_be_visible()
    nurse.looks("caseload-team")
    row.get_by_role("link", name=NAME, exact=True).click()
    expect(page.get_by_text("My grandson Leo")).to_be_visible()
    nurse.looks("care")
    writes_a_contact(nurse)
    nurse.looks("care-after")
    page.get_by_role("link", name="What became of it").first.click()
    nurse.looks("care-became")
    page.get_by_role("link", name="Back to their care").click()
    for link, what in (("Change", "worker"), ("Ask again", "circle"), ("Closer or lighter", "pace")):
        page.get_by_role("link", name=link, exact=True).click()
        nurse.looks(f"care-{what}")
        page.get_by_role("link", name="Back to their care").click()
    page.get_by_role("link", name="On a ward, or a break").click()
    nurse.looks("care-pause")
    page.get_by_role("link", name="Back to their care").click()
    page.get_by_role("link", name="Ask another team to go on").click()
    nurse.looks("care-hand-over")
    page.goto(page.url.replace("/caseload/people/", "/people/").replace("hand-over/", ""))
    expect(page.get_by_text("Seen, on time").first).to_be_visible()
    nurse.looks("person-in-care")
    nurse.ends()


def test_a_contact_is_written_down_on_a_phone_without_scripts(town, chromium):
    nurse = Walker(town, chromium, width=PHONE, script=False)
    nurse.signs_in_as("nurse", opens="/caseload/?whose=team")
    nurse.page.get_by_role("link", name="Osian Tegid-Marlowe", exact=True).click()
    writes_a_contact(nurse)
    nurse.looks("care-plain")
    nurse.ends()


def writes_a_contact(nurse):
    page = nurse.page
    page.get_by_role("link", name="Write down a contact").first.click()
    expect(page.get_by_role("heading", name="Write down a contact")).to_be_visible()
    nurse.looks("contact")
    page.locator("label", has_text="Seen, on time").click()
    page.locator("#id_line").fill("Slept four hours, and said so with a smile")
    page.locator("label", has_text="In a week").click()
    page.locator("#id_next_time").fill("2pm")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("It counts: face to face").first).to_be_visible()
    expect(page.get_by_text("Slept four hours").first).to_be_visible()
