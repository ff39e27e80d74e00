"""Partners' systems, languages, who waits, how it may end: looked at wide and narrow, and walked without scripts."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers


def test_pages_that_are_seldom_opened_look_as_they_should(town, chromium):
    administrator = Walker(town, chromium, width=WIDE)
    administrator.signs_in_as("administrator", opens="/admin-area/systems/")
    page = administrator.page
    expect(page.get_by_text("Marsh Lane practice system").first).to_be_visible()
    administrator.looks("partners-systems")
    page.goto("/admin-area/languages/")
    administrator.looks("languages")
    page.get_by_role("link", name=re.compile("^Write.*العربية")).click()
    page.locator("#id_s1").fill("العربية")
    expect(page.locator("#id_s1")).to_have_css("direction", "rtl")
    administrator.looks("language-being-written")
    page.goto("/admin-area/people/")
    page.get_by_role("link", name="Róisín Mac Giolla").first.click()
    administrator.looks("colleague")
    page.goto("/admin-area/")
    page.get_by_role("link", name="Riverside North", exact=True).first.click()
    page.get_by_role("link", name="Which help there is").click()
    administrator.looks("catalogue")
    page.get_by_role("link", name="Add a kind of help").click()
    administrator.looks("catalogue-add")
    page.go_back()
    page.get_by_role("link", name="Switch off here").first.click()
    page.get_by_label("Why", exact=True).fill("Nobody here is trained in it")
    administrator.looks("catalogue-switch-off")
    page.get_by_role("button", name="Switch it off").click()
    expect(page.get_by_text("Nobody here is trained in it")).to_be_visible()
    administrator.looks("catalogue-switched-off")
    page.get_by_role("button", name="Switch on again").click()
    expect(page.get_by_text("On again:")).to_be_visible()
    administrator.ends()
    what_a_charitys_administrator_does(town, chromium)
    in_take = Walker(town, chromium, width=WIDE)
    in_take.signs_in_as("intake", opens=None)
    for path, name in (("/requests/waiting/", "waiting"), ("/answers/", "answers")):
        in_take.page.goto(path)
        in_take.looks(name)
    in_take.page.goto("/requests/")
    in_take.page.goto(an_open_request(in_take.page) + "ends/")
    in_take.looks("ends")
    in_take.ends()


def what_a_charitys_administrator_does(town, chromium):
    """Nothing of anybody's record; who works there, and the telephone that opens links."""
    charity = Walker(town, chromium, width=WIDE)
    charity.signs_in_as("charity-administrator")
    page = charity.page
    charity.looks("charity-administrator-today")
    page.goto("/admin-area/")
    charity.looks("charity-administrator-set-up")
    page.goto("/admin-area/people/")
    page.get_by_role("link", name="Maud Featherington").first.click()
    page.get_by_role("link", name="Their telephone for links").click()
    expect(page.get_by_text("Registered", exact=True).first).to_be_visible()
    charity.looks("telephone-for-links")
    charity.ends()


def an_open_request(page):
    return (
        page.locator('a[href^="/requests/"]')
        .filter(has_text=re.compile("."))
        .evaluate_all("links => links.map(a => a.getAttribute('href')).find(h => /^.requests.[0-9a-f-]{36}.$/.test(h))")
    )


def test_waiting_works_without_scripts(town, chromium):
    in_take = Walker(town, chromium, width=PHONE, script=False)
    in_take.signs_in_as("intake", opens="/requests/waiting/")
    page = in_take.page
    page.get_by_role("link", name=re.compile("^Something else")).first.click()
    answers(page, outcome="no_answer")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name="Everybody who waits")).to_be_visible()
    in_take.ends()
