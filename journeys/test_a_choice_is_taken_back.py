"""Somebody takes back what a charity may know, and a home is kept confidential: each in a minute, by their word."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers, at_todays_board

WITHIN = 5000
NAME = "Ilse Testowa"


def test_what_they_take_back_is_gone_from_an_open_board_at_once(town, chromium):
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_as("gp", opens=None)
    person = given_somebody_on_the_agenda(gp)
    charity = at_todays_board(town, chromium, "befriender", PHONE)
    charity.page.get_by_role("link", name="Agenda", exact=True).click()
    expect(charity.page.locator("#agenda").get_by_text(NAME)).to_be_visible()
    page = gp.page
    page.goto(f"{person}#sharing")
    page.get_by_role("link", name="Change what they share").click()
    gp.looks("sharing")
    page.locator("li", has_text="Riverside Befrienders").first.get_by_role("link", name="Change").click()
    gp.looks("sharing-about")
    page.locator("label", has_text="That we know them").click()
    says(page, "another", who="Her neighbour", alone="unknown")
    page.get_by_role("button", name="Keep what they said").click()
    expect(page.get_by_text("From now on Riverside Befrienders sees nothing about you.")).to_be_visible()
    gp.looks("sharing-after")
    charity.page.wait_for_function(
        "(name) => !document.documentElement.textContent.includes(name)", arg=NAME, timeout=WITHIN
    )
    page.get_by_role("link", name="Change who may talk about them").click()
    gp.looks("sharing-huddle")
    page.goto(f"{person}sharing/never/")
    gp.looks("sharing-never")
    charity.ends()
    gp.ends()


def given_somebody_on_the_agenda(gp):
    page = gp.page
    page.goto("/people/add/?then=bring")
    page.locator("#id_name").fill(NAME)
    page.get_by_role("button", name="Add, and go on to the huddle").click()
    expect(page.get_by_role("heading", name="Bring a person to the huddle")).to_be_visible()
    person = re.search(r"person=([0-9a-f-]{36})", page.url)[1]
    page.locator("#id_ask").fill("Company, and somebody to walk with")
    answers(page, talked="yes", sharing="everybody", may_ring="no", may_text="0", alone="yes")
    answers(page, if_answered="nothing", never="nobody", safety="no")
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))
    return f"/people/{person}/"


def says(page, said_by, *, who="", alone="yes"):
    answers(page, said_by=said_by, alone=alone)
    if who:
        page.locator("#id_who").fill(who)


def test_without_scripts_a_worker_is_kept_out_and_a_home_is_kept_confidential(town, chromium):
    gp = Walker(town, chromium, width=PHONE, script=False)
    gp.signs_in_as("gp", opens="/people/add/")
    page = gp.page
    page.locator("#id_name").fill("Oda Testowa")
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("link", name="Keep it confidential").click()
    answers(page, parts="address")
    page.locator("#id_lines").fill("7 Quiet Row")
    page.locator("#id_who").fill("The refuge")
    page.locator("#id_why").fill("Nobody must find her")
    gp.looks("keep-confidential")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("Kept confidential. Ask their key worker.")).to_be_visible()
    assert "Quiet Row" not in page.content()
    page.get_by_role("link", name="Change what they share").click()
    page.get_by_role("link", name="Write down a name").click()
    answers(page, what="never")
    page.locator("#id_name").fill("Tunde Bakare")
    says(page, "themselves")
    page.get_by_role("button", name="Keep what they said").click()
    expect(page.get_by_role("heading", name=re.compile("^What .* shares"))).to_be_visible()
    assert "Tunde Bakare" not in page.content()
    gp.ends()
