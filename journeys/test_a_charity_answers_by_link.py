"""A charity that cannot come: the text, the code, an offer, a question and a view from a telephone; and the board."""

import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, opens_on_todays_board

MOBILE = "+447700900801"


@pytest.mark.parametrize(
    ("script", "what"), [(True, "Soup on Mondays"), (False, "Tea on Thursdays")], ids=["", "plain"]
)
def test_a_charity_answers_from_the_text_and_the_chair_sees_it(town, chromium, script, what):
    charity = Walker(town, chromium, width=PHONE, script=script)
    given_the_text_with_the_link(charity)
    when_it_gives_the_code(charity)
    name = when_it_offers(charity, what)
    when_it_asks_and_says_what_it_thinks(charity, name, what)
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair", opens=None)
    opens_on_todays_board(chair, name)
    expect(chair.page.locator("#offers")).to_contain_text(what)
    expect(chair.page.locator("#offers")).to_contain_text("Stanisław, a volunteer")
    when_the_chair_answers_on_the_board(chair, what)
    then_the_answer_stands_behind_the_link(charity, what)
    when_it_leaves(charity)
    charity.ends()
    chair.ends()


def texts_with(page, address: str, words: str):
    """All texts on that phone with these words, as they stand now, the newest last."""
    page.goto(address)
    return page.locator(".bubble", has_text=re.compile(words))


def text_with(page, address: str, words: str, beside: int = 0):
    """The newest text on that phone with these words, once more are there than were `beside` it before."""
    for _ in range(40):
        found = texts_with(page, address, words)
        if found.count() > beside:
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
    page, words = charity.page, "is your Joined Up code"
    phone = f"{charity.town.phones}/phone/{MOBILE}"
    screen = page.context.new_page()
    before = texts_with(screen, phone, words).count()
    page.get_by_role("button", name="Text me the code").click()
    expect(page.get_by_role("heading", name="The code")).to_be_visible()
    charity.looks("link-code")
    address = page.url
    code = re.match(r"\d{6}", text_with(screen, phone, words, before).inner_text()).group()
    screen.close()
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


def asked_about(page, name: str):
    """The box of one person."""
    return page.locator(".ju-box", has=page.get_by_role("heading", name=name, exact=True))


def when_it_asks_and_says_what_it_thinks(charity, name: str, what: str):
    page = charity.page
    ask = asked_about(page, name)
    ask.get_by_text("Ask something first").click()
    charity.looks("partner-forms" if charity.script else "partner-forms-plain")
    ask.get_by_label("Your question").fill(f"Does the ground floor matter for {what}?")
    ask.get_by_role("button", name=re.compile("^Ask this")).click()
    expect(page.get_by_text("Asked. The answer stands here", exact=False)).to_be_visible()
    asked_about(page, name).get_by_text("Say what you think").click()
    asked_about(page, name).get_by_label("What do you think?").fill(f"Small steps first, then {what}.")
    page.get_by_role("button", name=re.compile("^Add this view")).filter(visible=True).click()
    expect(page.get_by_text("You wrote:", exact=False).first).to_be_visible()
    charity.looks("partner-said" if charity.script else "partner-said-plain")


def when_the_chair_answers_on_the_board(chair, what: str):
    page, offers = chair.page, chair.page.locator("#offers")
    expect(offers).to_contain_text(f"Small steps first, then {what}.")
    line = offers.get_by_label(re.compile(f"^Answer “Does the ground floor matter for {what}"))
    chair.looks("board-asked")
    line.fill("Yes, the lift is broken.")
    line.press("Enter")
    expect(offers).to_contain_text("Answer: Yes, the lift is broken.")
    expect(line).to_have_count(0)
    page.reload()
    expect(offers).to_contain_text("Answer: Yes, the lift is broken.")
    chair.looks("board-answered")


def then_the_answer_stands_behind_the_link(charity, what: str):
    charity.page.reload()
    expect(charity.page.get_by_text("Yes, the lift is broken.").first).to_be_visible()
    expect(charity.page.get_by_text("has given the huddle", exact=False)).to_be_visible()
    charity.looks("partner-answered" if charity.script else "partner-answered-plain")


def when_it_leaves(charity):
    page = charity.page
    address = page.url.split("?")[0]
    page.get_by_role("button", name=re.compile("^Done")).click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", name="First, a code")).to_be_visible()
