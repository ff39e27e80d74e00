"""A manager acts before the 28th day: books who would pass it, moves two people, and asks whom people meet."""

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker


def test_a_manager_books_ahead_moves_two_people_and_takes_it_back(town, chromium):
    manager = Walker(town, chromium, width=WIDE)
    manager.signs_in_as("manager", opens="/caseload/?whose=team")
    page = manager.page
    manager.looks("caseload-manager")
    page.get_by_label("Show").get_by_role("link", name="Nothing booked").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Nothing booked: ")
    keeps_this_view(page, "Monday morning", team="Community mental health, North")
    manager.looks("caseload-unbooked")
    page.get_by_role("link", name="Four weeks ahead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Four weeks ahead")
    page.get_by_text("How is this worked out?").click()
    manager.looks("forecast")
    page.get_by_role("button", name="Book it").first.click()
    expect(page.get_by_text("Booked: ").first).to_be_visible()
    manager.looks("forecast-booked")
    page.get_by_role("link", name="I am away").click()
    manager.looks("away")
    page.goto("/caseload/?whose=team")
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_label("Another key worker for those ticked").select_option(index=1)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("Nothing has moved yet")).to_be_visible()
    manager.looks("move")
    page.locator("label", has_text="They did not ask for it").click()
    page.get_by_label("Why, in a few words").fill("She goes to another team in May")
    page.get_by_role("button", name="Move 2 people").click()
    manager.looks("moved")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("whom they had before").first).to_be_visible()
    page.goto("/caseload/continuity/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Do people meet the same worker?")
    manager.looks("continuity")
    manager.ends()


def keeps_this_view(page, name, *, team):
    """Under a name, for a team; it stands above the list from now on."""
    page.locator("summary", has_text="Order, one key worker").click()
    page.get_by_label("Keep this view as").fill(name)
    page.get_by_label("for", exact=True).select_option(label=team)
    page.get_by_role("button", name="Keep it").click()
    kept = page.get_by_label("Views that were kept").get_by_role("link", name=name)
    expect(kept).to_have_attribute("aria-current", "true")


def test_a_nurse_is_away_and_books_ahead_on_a_phone_without_scripts(town, chromium):
    nurse = Walker(town, chromium, width=PHONE, script=False)
    nurse.signs_in_as("nurse", opens="/caseload/?whose=team&show=new")
    page = nurse.page
    keeps_this_view(page, "Taken on lately", team="Only me")
    page.goto("/caseload/forecast/?whose=team")
    page.get_by_role("button", name="Book it").first.click()
    expect(page.get_by_text("Booked: ").first).to_be_visible()
    page.get_by_role("link", name="I am away").click()
    page.locator("label", has_text="Tomorrow").first.click()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Choose the last day.").first).to_be_visible()
    nurse.looks("away-plain")
    nurse.ends()
