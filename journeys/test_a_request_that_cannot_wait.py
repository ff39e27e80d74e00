"""A GP marks a request "it cannot wait": it is with duty at once, on no agenda, until duty has answered."""

import re

from playwright.sync_api import expect
from walking import WIDE, Walker, answers, goes_to_todays_board

WORRY = "Says that she will not see the evening. Her neighbour sits with her."


def test_what_cannot_wait_is_with_duty_within_the_minute_and_on_no_agenda(town, chromium):
    name = "Wilhelmina Pilna"
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_as("gp", opens=None)
    when_the_gp_says_that_it_cannot_wait(gp, name)
    duty = Walker(town, chromium, width=WIDE)
    duty.signs_in_as("duty", opens=None)
    then_duty_reads_it_first(duty, name)
    then_it_is_on_no_agenda(town, chromium, name)
    when_duty_answers(duty, name)
    gp.ends()
    duty.ends()


def when_the_gp_says_that_it_cannot_wait(gp, name):
    page = gp.page
    page.goto("/people/add/?then=bring")
    page.locator("#id_name").fill(name)
    page.locator("#id_phone").fill("07700 900431")
    page.get_by_role("button", name="Add, and go on to the huddle").click()
    page.locator("#id_ask").fill("Please see her today.")
    answers(page, talked="yes", sharing="everybody", may_ring="yes", may_text="0", alone="yes")
    answers(page, if_answered="nothing", never="nobody", safety="cannot_wait")
    page.locator("#id_safety_words").fill(WORRY)
    page.locator("#id_who_was_rung").fill("Dele Okafor, duty")
    gp.looks("cannot-wait-bring")
    page.locator("form.ju-form button[type=submit]").last.click()
    expect(page.get_by_text(re.compile("duty", re.I)).first).to_be_visible()
    gp.looks("cannot-wait-sent")


def then_duty_reads_it_first(duty, name):
    page = duty.page
    page.goto("/requests/?show=cannot-wait")
    row = page.locator("li.ju-row-card", has_text=name).first
    expect(row).to_contain_text("On no agenda")
    duty.looks("cannot-wait-queue")
    row.get_by_role("link", name=re.compile("^Read and answer")).click()
    expect(page.get_by_text(WORRY).first).to_be_visible()
    duty.looks("cannot-wait-request")


def then_it_is_on_no_agenda(town, chromium, name):
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair", opens=None)
    page = chair.page
    goes_to_todays_board(chair)
    page.goto(f"{page.url.split('?')[0]}?pane=agenda")
    expect(page.locator("#agenda")).to_be_visible()
    expect(page.locator("#agenda")).not_to_contain_text(name)
    chair.ends()


def when_duty_answers(duty, name):
    """Whether another step stands or not: duty says what became of it, and what comes next."""
    page = duty.page
    page.locator("#duty").get_by_role("link", name=re.compile("^Changed")).click()
    page.locator("#id_reason").fill("Rang her; she is with her neighbour")
    page.locator("#id_what").fill("Ring her again at 6pm, and tell in-take")
    page.locator('label:has(input[name="due_on"])').first.click()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Written down.").first).to_be_visible()
