"""A sister is worried: she is heard, told nothing, and somebody of in-take has it until it is answered (C79, T7)."""

import re

from playwright.sync_api import expect
from test_somebody_asks_for_themselves_at_night import chooses, fills
from walking import PHONE, WIDE, Walker

SEES = "He sleeps in the van and says that the neighbours listen."


def test_a_sister_is_heard_and_in_take_answers(town, chromium):
    sister = Walker(town, chromium, width=PHONE)
    page = sister.page
    page.goto("/help/")
    chooses(page, "who", "other")
    chooses(page, "danger", "no")
    sister.looks("worry-sees")
    fills(page, "sees", SEES)
    name = "Farid Specimen"
    fills(page, "name", name)
    fills(page, "postcode", "RV1 1AA")
    fills(page, "sender_name", "Esme Specimen")
    page.locator("#id_phone").fill("07700 900777")
    sister.looks("worry-reach")
    chooses(page, "reach", "ring")
    chooses(page, "tell", "no")
    chooses(page, "helps", "yes")
    sister.looks("worry-check")
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_text("everybody who writes here gets this same answer")).to_be_visible()
    sister.looks("worry-sent")
    page.get_by_role("link", name="Leave this page").click(no_wait_after=True)
    sister.ends()
    in_take_answers(Walker(town, chromium, width=WIDE), name)


def in_take_answers(intake, name):
    intake.signs_in_as("intake", opens="/requests/")
    page = intake.page
    page.get_by_role("link", name=re.compile("^Worries")).click()
    intake.looks("worries")
    page.get_by_role("link", name=name).click()
    intake.looks("worry")
    page.get_by_role("button", name="I will take this").click()
    page.get_by_label("What did they say?").fill("He eats when she brings soup.")
    page.get_by_text("Offered, and they would like it").click()
    page.get_by_role("button", name="I rang and listened").click()
    page.locator('label:has(input[name="to"][value="duty"])').click()
    page.get_by_role("button", name="Pass it on").click()
    expect(page.get_by_text("They have it as a step now.")).to_be_visible()
    page.get_by_label("What was done?").fill("Duty knocks this afternoon.")
    page.get_by_role("button", name="It is answered").click()
    expect(page.get_by_role("alert").get_by_text("has not answered yet")).to_be_visible()
    expect(page.get_by_label("What was done?")).to_have_value("Duty knocks this afternoon.")
    intake.looks("worry-early")
    page.goto("/worries/add/")
    intake.looks("worry-add")
    intake.ends()
