"""A nurse begins a group, puts two people in who said yes, and cancels; tries in vain to reach one; on a phone too."""

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker

NAME = "Osian Tegid-Marlowe"
"""In care of the nurse's team; he did not come twice."""


def test_a_nurse_begins_a_group_books_it_and_cancels_it_for_everybody(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse", opens="/caseload/?whose=team")
    page = nurse.page
    page.get_by_role("link", name="Groups", exact=True).click()
    nurse.looks("groups")
    page.get_by_role("link", name="Say who came").click()
    nurse.looks("who-came")
    page.locator("fieldset", has_text="Eleri").locator("label", has_text="Came").first.click()
    page.locator("fieldset", has_text="Tibor").locator("label", has_text="Did not come").click()
    page.get_by_role("button", name="Write it down for all").click()
    expect(page.get_by_text("Written down for 2 of 2.")).to_be_visible()
    nurse.looks("came")
    page.goto("/caseload/groups/")
    begins(page, "Tea on Thursdays")
    nurse.looks("group-empty")
    page.get_by_role("link", name="Change", exact=True).click()
    nurse.looks("group-form")
    page.get_by_role("link", name="Back", exact=True).click()
    for name in ("Eleri Fairbrother-Khan", "Tibor Vasquez-Llewellyn"):
        page.get_by_role("link", name="Put somebody in").click()
        page.get_by_label("Who?").select_option(label=name)
        page.locator("label", has_text="They said yes to us").click()
        nurse.looks("put-in")
        page.get_by_role("button", name="Put them in").click()
    page.get_by_role("link", name="Book a session").click()
    nurse.looks("book-session")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("2 people booked")).to_be_visible()
    nurse.looks("group")
    page.get_by_role("link", name="Cancel for everybody").click()
    nurse.looks("cancel-session")
    page.get_by_label("Why, in a few words").fill("The room is flooded")
    page.get_by_role("button", name="Cancel it for everybody").click()
    expect(page.get_by_text("Cancelled for everybody").first).to_be_visible()
    nurse.looks("group-cancelled")
    nurse.ends()


def test_a_charity_says_on_a_phone_who_came_and_the_nurse_who_may_be_put_in(town, chromium):
    helper = Walker(town, chromium, width=PHONE, script=False)
    helper.signs_in_as("mens-worker", opens="/caseload/")
    page = helper.page
    page.get_by_role("link", name="Groups", exact=True).click()
    helper.looks("partner-groups")
    page.get_by_role("link", name="Mending table").first.click()
    helper.looks("partner-group")
    page.get_by_role("link", name="Say who came").click()
    page.locator("fieldset", has_text="Eleri").locator("label", has_text="Came").first.click()
    page.locator("fieldset", has_text="Tibor").locator("label", has_text="Did not come").click()
    helper.looks("partner-who-came")
    page.get_by_role("button", name="Write it down for all").click()
    expect(page.get_by_text("Written down for 2 of 2.")).to_be_visible()
    helper.looks("partner-came")
    helper.ends()
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse", opens="/caseload/groups/")
    nurse.looks("groups-partners")
    nurse.page.get_by_role("link", name="Who is in it").click()
    nurse.looks("partner-put-in")
    nurse.ends()


def test_tried_and_not_reached_in_two_presses(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse", opens="/caseload/?whose=team")
    page = nurse.page
    page.get_by_role("link", name=NAME, exact=True).click()
    page.get_by_role("link", name="Tried, not reached").click()
    nurse.looks("not-reached")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name="Trying to reach them")).to_be_visible()
    nurse.looks("care-tried")
    nurse.ends()


def test_a_group_is_begun_on_a_phone_without_scripts(town, chromium):
    nurse = Walker(town, chromium, width=PHONE, script=False)
    nurse.signs_in_as("nurse", opens="/caseload/groups/")
    begins(nurse.page, "A walk to the market")
    nurse.looks("group-plain")
    nurse.ends()


def test_a_manager_sees_whom_a_shorter_rule_makes_late_and_what_everybody_weighs(town, chromium):
    manager = Walker(town, chromium, width=WIDE)
    manager.signs_in_as("manager", opens="/caseload/?whose=team")
    page = manager.page
    page.locator("summary").filter(has_text="Weight ").nth(1).click()
    page.get_by_text("How is this counted?").click()
    manager.looks("caseload-weights")
    page.goto("/caseload/what-counts/")
    page.get_by_label("For which team?").select_option(label="Community mental health, North")
    page.get_by_label("At most so many days between contacts").fill("1")
    for question in ("Does a charity", "Does a group"):
        page.locator("fieldset", has_text=question).locator("label", has_text="Yes").click()
    page.locator("fieldset", has_text="From").locator("label", has_text="Today").click()
    page.get_by_label("Why", exact=True).fill("Closer, for all")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Not written down yet.")).to_be_visible()
    manager.looks("what-counts-before")
    manager.ends()


def begins(page, name):
    page.get_by_role("link", name="Begin a group").click()
    page.get_by_label("What is it called?").fill(name)
    page.get_by_label("Usually on").select_option("3")
    page.get_by_label("At", exact=True).fill("2pm")
    page.get_by_role("button", name="Begin the group").click()
    expect(page.get_by_text("The group stands.")).to_be_visible()
