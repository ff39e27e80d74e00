"""A goodbye, a return pass, and straight back: with scripts both widths, and the way back without scripts (S8, P1)."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers

MOVES, BACK = "Petronella Ashdown-Vries", "Josette Lamartine-Cole"


def opens(walker: Walker, name: str) -> None:
    walker.page.goto("/people/?q=" + name.split()[0])
    walker.page.get_by_role("link", name=re.compile(name)).first.click()
    expect(walker.page.get_by_role("heading", name=name)).to_be_visible()


def test_somebody_moves_on_with_people_who_have_met_her_and_comes_straight_back(town, chromium):
    annika = Walker(town, chromium, width=WIDE)
    annika.signs_in_as("ot", opens="/caseload/")
    page = annika.page
    page.get_by_role("link", name=MOVES, exact=True).click()
    page.get_by_role("link", name="Moving on").click()
    expect(page.get_by_text("There was no meeting to say goodbye yet.")).to_be_visible()
    expect(page.get_by_text("Has met them")).to_be_visible()
    annika.looks("moving-on")
    page.get_by_role("link", name="Ask again").click()
    annika.looks("moving-say")
    page.go_back()
    page.get_by_role("link", name="Ask somebody").click()
    annika.looks("moving-support")
    page.go_back()
    page.get_by_role("link", name="Change", exact=True).click()
    annika.looks("moving-signs")
    page.go_back()
    page.get_by_role("link", name="They do not come, and nobody reaches them").click()
    annika.looks("not-coming")
    page.get_by_role("link", name="Back", exact=True).click()
    says_goodbye(annika)
    page.get_by_role("button", name="Move on now, with a return pass").click()
    expect(page.get_by_role("heading", name="Return pass")).to_be_visible()
    annika.looks("return-pass")
    annika.ends()
    comes_back(Walker(town, chromium, width=PHONE), MOVES)
    is_not_asked_again(Walker(town, chromium, width=PHONE), MOVES)


def says_goodbye(annika: Walker) -> None:
    """What was booked took place today, and it was the goodbye."""
    page = annika.page
    page.get_by_role("link", name="Back to their care").click()
    page.get_by_role("link", name=re.compile("What became of it")).first.click()
    answers(page, attendance="5")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="Moving on").click()
    page.get_by_role("region", name="Meeting to say goodbye").get_by_role("button").first.click()


def comes_back(gp: Walker, name: str) -> None:
    """In one line, by her GP."""
    gp.signs_in_as("gp", opens=None)
    opens(gp, name)
    page = gp.page
    expect(page.get_by_text(re.compile("may come straight back, until"))).to_be_visible()
    gp.looks("may-come-back")
    page.get_by_role("link", name="They come back").click()
    gp.looks("come-back")
    page.get_by_label("Why, in a line").fill("Her neighbour has not seen her since Sunday")
    page.get_by_role("button", name="They come back").click()
    expect(page.get_by_text(re.compile("sees them by"))).to_be_visible()
    expect(page.get_by_text("See them: they came back").first).to_be_visible()
    gp.ends()


def is_not_asked_again(annika: Walker, name: str) -> None:
    """What she said before is there, and her key worker takes it over with one press."""
    annika.signs_in_as("ot", opens=None)
    opens(annika, name)
    page = annika.page
    page.get_by_role("link", name="What is known from before").click()
    annika.looks("known-before")
    page.get_by_role("button", name=re.compile("Take it over.*What do you notice first")).click()
    expect(page.get_by_text("They need not tell it again.")).to_be_visible()
    expect(page.get_by_text("Holds again")).to_be_visible()
    annika.ends()


def test_the_way_back_needs_no_script(town, chromium):
    comes_back(Walker(town, chromium, width=PHONE, script=False), BACK)
    is_not_asked_again(Walker(town, chromium, width=PHONE, script=False), BACK)
