"""Whoever runs the service follows what was sent, words of another script are approved, a STOP is taken back."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers

ARABIC = "مرحبا {name}. من فضلك اتصل بنا على {number}."
UNKNOWN = "a receipt for nothing of ours"


@pytest.mark.parametrize(
    ("width", "who", "number", "script"),
    [
        (WIDE, "Kazimierz Wojciechowski", "447700900111", True),
        (PHONE, "Siân Llywelyn-Abernathy", "447700900112", False),
    ],
    ids=["wide", "no-script"],
)
def test_what_was_sent_is_followed_and_what_was_stopped_goes_again(town, chromium, width, who, number, script):
    given_a_receipt_that_nobody_knows_and_a_stop(town, number)
    somebody = Walker(town, chromium, width=width, script=script)
    when_the_chair_follows_what_was_sent(somebody)
    when_words_of_another_script_are_approved(somebody)
    then_they_say_that_texts_may_go_again(somebody, who)
    somebody.ends()


def given_a_receipt_that_nobody_knows_and_a_stop(town, number):
    posted(town, "callback", {"reference": UNKNOWN, "status": "delivered"})
    posted(town, "received", {"source_number": number, "message": "STOP"})


def posted(town, page, body):
    headers = {"Authorization": f"Bearer {town.env['NOTIFY_CALLBACK_TOKEN']}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{town.address}/messages/notify/{page}/", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 204


def when_the_chair_follows_what_was_sent(chair):
    page = chair.page
    chair.signs_in_as("chair")
    page.get_by_role("link", name="Did it arrive?").click()
    expect(page.get_by_text(UNKNOWN).first).to_be_visible()
    chair.looks("followed")
    page.locator("#parked").get_by_label("What was it?").first.fill("A trial of the sending service.")
    page.locator("#parked").get_by_role("button", name="I have looked at it").first.click()
    expect(page.get_by_text("Written down.")).to_be_visible()
    chair.looks("followed-looked-at")


def when_words_of_another_script_are_approved(administrator):
    page = administrator.page
    administrator.signs_in_as("administrator", opens="/admin-area/texts/")
    page.get_by_role("link", name="Propose words").click()
    administrator.looks("text-propose")
    page.get_by_label("Language").fill("ar")
    answers(page, level="2")
    page.get_by_label("The words", exact=True).fill(ARABIC)
    page.get_by_role("button", name="Propose these words").click()
    administrator.looks("texts-proposed")
    page.get_by_role("link", name="Approve").first.click()
    administrator.looks("text-approve")
    page.get_by_label("Who reads this language").fill("Layla Haddad, Harbour Refugee Welcome")
    page.get_by_role("button", name="Use these words").click()
    expect(page.locator('p[dir="rtl"]', has_text="مرحبا").first).to_be_visible()
    administrator.looks("texts-approved")


def then_they_say_that_texts_may_go_again(gp, who):
    page = gp.page
    gp.signs_in_as("gp", opens="/people/?q=" + who.split()[0])
    page.get_by_role("link", name=who).first.click()
    page.get_by_role("link", name="Texts were stopped from this phone").click()
    gp.looks("stop")
    answers(page, who="themselves", alone="yes")
    page.get_by_label("What they said").fill("It was my cousin who wrote that.")
    page.get_by_role("button", name="Texts may go again").click()
    expect(page.get_by_text("Texts may go again. What they said is kept.")).to_be_visible()
    gp.looks("stop-lifted")
    page.goto("/people/?q=Comfort")
    page.get_by_role("link", name="Comfort Boateng-Lind").first.click()
    page.get_by_role("link", name="I need to see how to reach them now").click()
    page.get_by_label("Why do you need to see it now?").fill("She has not come and cannot be found")
    page.get_by_role("button", name="Show me, and tell their team").click()
    expect(page.get_by_text("Shown this once.")).to_be_visible()
    gp.looks("unmasked")
