"""In-take types a telephone call in a minute; a charity worker asks for somebody new and learns when it is read."""

import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (PHONE, False)], ids=["wide", "no-script"])
def test_a_call_is_written_down_while_they_speak(town, chromium, width, script):
    walker = Walker(town, chromium, width=width, script=script)
    walker.signs_in_as("intake", opens="/requests/")
    page = walker.page
    page.get_by_role("link", name="Write down a request").first.click()
    walker.looks("type")
    answers(page, door="telephone", caller="relative", they_asked="yes")
    page.locator("#id_asker_name").fill("Halina Zmyślona, her sister")
    name = f"Dorota Zmyślona{' quick' if script else ' plain'}"
    page.locator("#id_name").fill(name)
    page.locator("#id_ask").fill("She has not slept for a week")
    if script:
        expect(page.locator("[data-save-status]")).to_contain_text("Saved", timeout=8_000)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name="There is something to mend")).to_be_visible()
    expect(page.locator("#id_ask")).to_have_value("She has not slept for a week")
    walker.looks("type-to-mend")
    answers(page, talked="yes", sharing="everybody", safety="can_wait", may_ring="yes", may_text="1", alone="unknown")
    page.locator("#id_safety_words").fill("She drives to work tired")
    page.locator("#id_phone").fill("07700 900 456")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text(re.compile("The reference to give them is"))).to_be_visible()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    walker.looks("type-written")
    walker.ends()


def test_a_charity_worker_asks_for_somebody_new(town, chromium):
    walker = Walker(town, chromium, width=PHONE)
    walker.signs_in_as("befriender", opens="/requests/mine/")
    page = walker.page
    page.get_by_role("link", name="Ask for somebody").first.click()
    walker.looks("ask")
    page.locator("#id_name").fill("Ewa Nieznana")
    page.locator("#id_ask").fill("She stopped coming to the group")
    page.locator("#id_in_their_words").fill("Somebody to talk with")
    answers(page, talked="yes", sharing="nhs_council", safety="no")
    page.get_by_role("button", name="Send to In-take").click()
    expect(page.get_by_role("heading", name="In-take has your request")).to_be_visible()
    expect(page.get_by_text("We will check whether we already know them.")).to_be_visible()
    walker.looks("ask-sent")
    page.get_by_role("link", name="Where is my request?").click()
    expect(page.get_by_role("heading", name="Where is my request?")).to_be_visible()
    assert page.get_by_text("Ewa Nieznana").count() == 0
    walker.ends()
