"""Somebody asks for the third time: one request, first on the next agenda with its count; then waiting well."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, goes_to_todays_board

THIRD = "Asked for the third time"


def test_asked_for_the_third_time_stands_first_with_every_date_and_door(town, chromium):
    intake = Walker(town, chromium, width=WIDE)
    intake.signs_in_as("intake", opens=None)
    then_the_queue_says_how_often(intake)
    then_the_request_lists_each_time(intake)
    then_the_board_says_so_too(intake)
    intake.ends()


def then_the_queue_says_how_often(intake):
    page = intake.page
    page.goto("/requests/")
    expect(page.get_by_text(THIRD).first).to_be_visible()
    intake.looks("third-queue")


def then_the_request_lists_each_time(intake):
    page = intake.page
    page.get_by_role("link", name="Kazimierz Wojciechowski").first.click()
    expect(page.get_by_text(THIRD).first).to_be_visible()
    expect(page.locator("#asked")).to_contain_text("GP practice")
    intake.looks("third-request")


def then_the_board_says_so_too(intake):
    page = intake.page
    goes_to_todays_board(intake)
    board = page.url.split("?")[0]
    page.goto(f"{board}?pane=agenda")
    expect(page.locator("#agenda")).to_contain_text(THIRD)
    page.locator("#agenda").get_by_role("link", name="Kazimierz Wojciechowski").click()
    expect(page.locator("#person").get_by_text(THIRD)).to_be_visible()
    intake.looks("third-board")


def test_whoever_waits_is_asked_how_they_are_and_nobody_is_closed_for_not_answering(town, chromium):
    intake = Walker(town, chromium, width=WIDE)
    intake.signs_in_as("intake", opens="/requests/waiting/")
    page = intake.page
    expect(page.get_by_text("How is this counted?")).to_be_visible()
    intake.looks("waiting")
    page.get_by_role("button", name=re.compile("^No answer")).first.click()
    expect(page.get_by_text(re.compile("Written down. Next:"))).to_be_visible()
    page.get_by_role("link", name=re.compile("^Something else")).first.click()
    intake.looks("tried")
    page.get_by_role("link", name="Back").click()
    page.locator(".ju-who a").first.click()
    when_one_question_is_asked(intake)
    page.get_by_role("link", name="How this may end").click()
    expect(page.get_by_text("There is no end called")).to_be_visible()
    intake.looks("ends")
    page.get_by_role("link", name="Hand on").first.click()
    intake.looks("hand-on")
    intake.ends()
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair", opens="/requests/no-dead-end/")
    chair.looks("no-dead-end")
    chair.ends()


def test_a_team_that_says_no_sees_the_nearest_doors_and_names_one(town, chromium):
    asked = Walker(town, chromium, width=PHONE)
    asked.signs_in_as("psychologist")
    page = asked.page
    page.locator('a[href^="/offers/"]').first.click()
    expect(page.get_by_text("The nearest doors")).to_be_visible()
    asked.looks("offer")
    page.get_by_role("button", name="Say no and name a door").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose why not.")
    page.locator("#id_reason_code").select_option("too_complex")
    page.get_by_role("button", name="Say no and name a door").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what you can offer instead.")
    asked.looks("offer-no-reason")
    asked.ends()


def when_one_question_is_asked(intake):
    page = intake.page
    page.get_by_role("link", name="Ask one question").click()
    intake.looks("ask")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("alert")).to_be_visible()
    intake.looks("ask-missing")
    page.get_by_role("link", name="Back to the request").click()
