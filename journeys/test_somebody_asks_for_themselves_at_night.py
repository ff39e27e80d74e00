"""Somebody unwell and afraid asks for help on a phone, is told when it is read, and leaves no trace (T2, T06)."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker

WORDS = "I cannot sleep. I keep the light on, and the light does not help."


def test_somebody_asks_is_told_when_and_nothing_is_left(town, chromium):
    walker = Walker(town, chromium, width=PHONE)
    page = walker.page
    page.goto("/help/")
    walker.looks("help-start")
    expect(page.get_by_role("link", name="999")).to_be_visible()
    chooses(page, "who", "self")
    with_nothing_chosen_the_page_says_what_to_do(walker)
    chooses(page, "danger", "no")
    walker.looks("help-words")
    fills(page, "words", WORDS)
    fills(page, "wish", "Somebody who listens")
    fills(page, "name", "Zoë Ó Specimen")
    walker.looks("help-born")
    continues(page)
    walker.looks("help-way")
    chooses(page, "way", "relay")
    page.locator("#id_phone").fill("07700 900456")
    walker.looks("help-number")
    chooses(page, "phone_use", "own")
    walker.looks("help-safe")
    chooses(page, "safe", "yes")
    chooses(page, "alone", "yes")
    page.get_by_text("Large print").click()
    walker.looks("help-needs")
    continues(page)
    walker.looks("help-language")
    chooses(page, "language", "en")
    fills(page, "postcode", "RV1 1AA")
    walker.looks("help-gp")
    chooses(page, "tells_gp", "no")
    walker.looks("help-check")
    one_answer_can_be_changed(walker)
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("heading", name="We have it")).to_be_visible()
    walker.looks("help-sent")
    reference = page.locator(".ju-sent b").inner_text()
    link = page.locator('a[href*="/help/status/"]').get_attribute("href")
    behind_the_back_button_there_is_nothing(walker)
    page.goto(link)
    expect(page.get_by_text("A person reads it by")).to_be_visible()
    assert WORDS not in page.content()
    walker.looks("help-status")
    walker.ends()
    in_take_has_it(town, chromium, reference)


def with_nothing_chosen_the_page_says_what_to_do(walker):
    continues(walker.page)
    expect(walker.page.get_by_role("alert")).to_be_visible()
    walker.looks("help-error")


def one_answer_can_be_changed(walker):
    page = walker.page
    page.get_by_role("link", name=re.compile("Change.*What would help")).click()
    fills(page, "wish", "Somebody who does not hurry")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(page.get_by_text("Somebody who does not hurry")).to_be_visible()


def behind_the_back_button_there_is_nothing(walker):
    page = walker.page
    page.get_by_role("button", name="I have it, clear this page").click()
    expect(page.get_by_text("What you wrote was cleared.")).to_be_visible()
    for _ in range(3):
        page.go_back()
        assert WORDS not in page.content()
        assert "Specimen" not in page.content()


def in_take_has_it(town, chromium, reference):
    intake = Walker(town, chromium, width=WIDE)
    intake.signs_in_as("intake", opens="/requests/?show=unnamed")
    intake.page.get_by_role("link", name=re.compile("Zoë Ó Specimen")).first.click()
    expect(intake.page.get_by_text(f"Request {reference}")).to_be_visible()
    expect(intake.page.get_by_text("Ring me through text relay")).to_be_visible()
    intake.looks("help-request")
    intake.ends()


def test_without_scripts_it_is_the_same_and_what_cannot_wait_is_with_duty_at_once(town, chromium):
    walker = Walker(town, chromium, width=PHONE, script=False)
    page = walker.page
    page.goto("/help/")
    chooses(page, "who", "self")
    chooses(page, "danger", "cannot_wait")
    expect(page.get_by_role("heading", name="You do not have to wait")).to_be_visible()
    walker.looks("help-now")
    page.locator("#id_phone").fill("07700 900457")
    page.locator("#id_name").fill("Nye Specimen")
    page.locator("#id_area").fill("RV1 1AA")
    page.get_by_role("button", name="Ask duty to ring me").click()
    expect(page.get_by_text("The team on duty has it now, and rings you by")).to_be_visible()
    walker.ends()
    duty = Walker(town, chromium, width=PHONE)
    duty.signs_in_as("duty", opens="/requests/?show=cannot-wait")
    expect(duty.page.get_by_role("link", name=re.compile("Nye Specimen")).first).to_be_visible()
    duty.ends()


def chooses(page, field, value):
    page.locator(f'input[name="{field}"][value="{value}"]').check()
    continues(page)


def fills(page, field, words):
    page.locator(f"#id_{field}").fill(words)
    continues(page)


def continues(page):
    page.get_by_role("button", name=re.compile("^(Continue|Start)$")).click()
