"""A charity that cannot come: the text, the code, an offer from a telephone; and the chair sees it on the board."""

import re

import pytest
from playwright.sync_api import expect
from test_gp_brings_a_person_to_the_huddle import open_board
from walking import PHONE, WIDE, Walker

MOBILE = "+447700900801"


@pytest.mark.parametrize(
    ("script", "what"), [(True, "Soup on Mondays"), (False, "Tea on Thursdays")], ids=["", "plain"]
)
def test_a_charity_answers_from_the_text_and_the_chair_sees_it(town, chromium, script, what):
    charity = Walker(town, chromium, width=PHONE, script=script)
    given_the_text_with_the_link(charity)
    when_it_gives_the_code(charity)
    name = when_it_offers(charity, what)
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair")
    open_board(chair, name)
    expect(chair.page.locator("#offers")).to_contain_text(what)
    expect(chair.page.locator("#offers")).to_contain_text("Stanisław, a volunteer")
    when_it_leaves(charity)
    charity.ends()
    chair.ends()


def text_with(page, address: str, words: str):
    """The newest text on that phone with these words, once it is there."""
    for _ in range(40):
        page.goto(address)
        found = page.locator(".bubble", has_text=re.compile(words))
        if found.count():
            return found.last
        page.wait_for_timeout(250)
    raise AssertionError(f"no text with {words} came")


def given_the_text_with_the_link(charity):
    phone = f"{charity.town.phones}/phone/{MOBILE}"
    text = text_with(charity.page, phone, "may be for you")
    assert "Riverside North huddle" in text.inner_text()
    text.get_by_role("link").click()
    expect(charity.page.get_by_role("heading", name="First, a code")).to_be_visible()
    charity.looks("link-closed")


def when_it_gives_the_code(charity):
    page = charity.page
    page.get_by_role("button", name="Text me the code").click()
    expect(page.get_by_role("heading", name="The code")).to_be_visible()
    charity.looks("link-code")
    address = page.url
    phone = f"{charity.town.phones}/phone/{MOBILE}"
    count = page.context.new_page()
    code = re.match(r"\d{6}", text_with(count, phone, "is your Joined Up code").inner_text()).group()
    count.close()
    page.goto(address)
    page.get_by_label("Code from the text").fill(code)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Can you help?")).to_be_visible()
    charity.looks("partner-asks" if charity.script else "partner-asks-plain")


def when_it_offers(charity, what: str) -> str:
    page = charity.page
    ask = page.locator(".ju-box", has=page.get_by_role("button", name=re.compile("^Not for us"))).first
    name = ask.locator("h2").inner_text()
    if not ask.get_by_label("What could you do?").is_visible():
        ask.get_by_text("We could help").click()
    ask.get_by_label("What could you do?").fill(what)
    ask.get_by_label("Who would do it").fill("Stanisław, a volunteer")
    ask.locator("label", has_text="Tomorrow").first.click()
    ask.get_by_role("button", name=re.compile("^Offer this")).click()
    expect(page.get_by_text("Your offer is on the huddle’s board", exact=False)).to_be_visible()
    expect(page.get_by_text(what).first).to_be_visible()
    charity.looks("partner-offered" if charity.script else "partner-offered-plain")
    return name


def when_it_leaves(charity):
    page = charity.page
    address = page.url.split("?")[0]
    page.get_by_role("button", name=re.compile("^Done")).click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", name="First, a code")).to_be_visible()
