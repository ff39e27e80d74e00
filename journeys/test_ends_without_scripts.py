"""A request written down twice by mistake ends when a second person agrees, and not before: without scripts (P1)."""

from playwright.sync_api import expect
from walking import WIDE, Walker, answers

NAME = "Bogna Zmyślona"


def test_made_in_error_ends_with_a_second_person_without_scripts(town, chromium):
    in_take = Walker(town, chromium, width=WIDE, script=False)
    in_take.signs_in_as("intake", opens=None)
    page = in_take.page
    ends = a_request_that_in_take_may_end(page) + "ends/"
    page.goto(ends)
    asks_a_second_person(page)
    region = page.get_by_role("region", name="Made in error")
    expect(region.get_by_text("Still missing: a second person who agrees.")).to_be_visible()
    assert region.get_by_role("button", name="I agree").count() == 0
    region.get_by_role("button", name="It was not an error").click()
    expect(page.get_by_text("Nothing ends.")).to_be_visible()
    asks_a_second_person(page)
    in_take.looks("ends-asked")
    colleague = Walker(town, chromium, width=WIDE, script=False)
    colleague.signs_in_as("other-intake", opens=ends)
    colleague.page.get_by_role("button", name="I agree: made in error").click()
    expect(colleague.page.get_by_text("It has ended. They may ask again at any time.")).to_be_visible()
    expect(colleague.page.get_by_role("heading", name=NAME)).to_be_visible()
    colleague.ends()
    in_take.ends()


def asks_a_second_person(page):
    region = page.get_by_role("region", name="Made in error")
    region.get_by_label("Why, in a few words").fill("Opened twice by mistake")
    region.get_by_role("button", name="Ask a second person").click()
    expect(page.get_by_text("It ends when a second person agrees")).to_be_visible()


def a_request_that_in_take_may_end(page):
    """A call, written down by the team that is responsible for it; its address."""
    page.goto("/requests/")
    page.get_by_role("link", name="Write down a request").first.click()
    answers(page, door="telephone", caller="self")
    page.locator("#id_name").fill(NAME)
    page.locator("#id_postcode").fill("RV1 1AA")
    page.locator("#id_ask").fill("She rang about her sleep")
    answers(page, talked="yes", sharing="nhs_council", safety="no", may_ring="yes", may_text="0", alone="yes")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    return page.url
