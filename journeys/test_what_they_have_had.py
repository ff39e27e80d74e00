"""A nurse sees what somebody has had, writes down what is due and was read, and what help is given; on a phone too."""

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker

NAME = "Ebele Asantewaa-Moss"
"""In care, and in no other journey."""


def test_a_nurse_sees_what_somebody_has_had_and_writes_down_what_is_due_and_what_was_read(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    opens_their_care(nurse)
    page = nurse.page
    expect(page.get_by_role("heading", name="What they have had")).to_be_visible()
    page.get_by_role("link", name="Write down what they have had").click()
    page.get_by_label("What have they had?").select_option("dialog")
    nurse.looks("had")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="Write one down").click()
    nurse.looks("duties-none")
    writes_a_duty(nurse)
    nurse.looks("care-national")
    page.get_by_role("link", name="What became of it").first.click()
    nurse.looks("duty-became")
    page.locator("label", has_text="Done").first.click()
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="Readings", exact=True).click()
    nurse.looks("checks")
    page.get_by_label("Blood pressure, upper").fill("150")
    page.get_by_label("Blood pressure, lower").fill("85")
    page.get_by_role("button", name="Write them down").click()
    page.get_by_role("link", name="Say what was done").click()
    nurse.looks("looked")
    page.get_by_label("What was done or offered?").fill("Rang the practice, seen on Friday")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="All of them, or one more").click()
    nurse.looks("duties")
    page.goto("/caseload/?whose=team")
    page.get_by_role("link", name="What somebody else told us, to look through").click()
    nurse.looks("lines")
    page.goto("/caseload/what-counts/")
    expect(page.get_by_text("agreed by nobody yet").first).to_be_visible()
    nurse.looks("what-counts")
    page.goto("/caseload/?whose=team")
    page.get_by_role("link", name=NAME, exact=True).click()
    is_helped(nurse)
    nurse.ends()


def test_what_is_due_is_written_down_on_a_phone_without_scripts(town, chromium):
    nurse = Walker(town, chromium, width=PHONE, script=False)
    opens_their_care(nurse)
    nurse.page.locator("#duties").get_by_role("link").last.click()
    writes_a_duty(nurse)
    agrees_help(nurse, "Peer support")
    page = nurse.page
    page.locator("#help").get_by_role("button", name="Session today").click()
    expect(page.locator("#help").get_by_text("1 session")).to_be_visible()
    nurse.ends()


def is_helped(nurse):
    """Agreed, begun with one press, ended with a word why; and how long people wait."""
    agrees_help(nurse, "Family intervention")
    page = nurse.page
    expect(page.get_by_text("Waiting 0 days for the first session")).to_be_visible()
    page.locator("#help").get_by_role("button", name="Session today").first.click()
    expect(page.locator("#help").get_by_text("1 of 10 sessions")).to_be_visible()
    nurse.looks("care-helped")
    page.get_by_role("link", name="Write down a contact").click()
    page.get_by_label("What was done").select_option("Family intervention")
    nurse.looks("contact-of-help")
    page.go_back()
    page.locator("#help").get_by_role("link", name="What became of it").first.click()
    nurse.looks("help-ended")
    page.locator("label", has_text="We stopped").click()
    page.get_by_label("In a line").fill("Both workers left")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("What became of help before: 1")).to_be_visible()
    page.goto("/caseload/help/")
    nurse.looks("help-given")


def agrees_help(nurse, name):
    page = nurse.page
    page.get_by_role("link", name="Agree help with them").click()
    page.get_by_label("Which help?").select_option(name)
    page.get_by_label("What do they want of it?").fill("That my daughter stops worrying")
    nurse.looks("agree-help")
    page.get_by_role("button", name="It is agreed").click()


def opens_their_care(nurse):
    nurse.signs_in_as("nurse", opens="/caseload/?whose=team")
    nurse.page.get_by_role("link", name=NAME, exact=True).click()


def writes_a_duty(nurse):
    page = nurse.page
    page.get_by_label("What is due?").select_option("depot")
    page.locator("label", has_text="In two weeks").click()
    page.get_by_label("How often?").select_option("14")
    page.get_by_label("Who or what says so?").fill("Depot card of the ward")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Its next day is a step of the team")).to_be_visible()
    expect(page.get_by_text("Depot injection").first).to_be_visible()
