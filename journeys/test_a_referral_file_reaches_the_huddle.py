"""A referral file from another system becomes a request, in-take reads it, and it stands on an agenda."""

import json
import pathlib
import re
import subprocess

from conftest import MANAGE
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers

EXAMPLE = pathlib.Path(__file__).resolve().parents[1] / "src/joined/interop/tests/examples/referral.xml"


def test_a_referral_file_is_one_request_and_reaches_an_agenda(town, chromium):
    first, second = received(town), received(town)
    assert (first["outcome"], second["outcome"]) == ("received", "duplicate")
    assert first["reference"] == second["reference"]
    intake = Walker(town, chromium, width=WIDE)
    intake.signs_in_as("quayside-intake", opens="/requests/?show=all")
    page = intake.page
    intake.looks("requests")
    page.get_by_role("link", name=re.compile("Example-Nair")).first.click()
    intake.looks("request")
    expect(page.get_by_text(first["reference"])).to_be_visible()
    page.get_by_role("link", name="Read the whole message").click()
    expect(page.get_by_text("No thoughts of ending her life")).to_be_visible()
    intake.looks("message")
    page.set_viewport_size(PHONE)
    intake.looks("message-narrow")
    page.set_viewport_size(WIDE)
    page.go_back()
    page.get_by_role("link", name=re.compile("huddle", re.I)).last.click()
    expect(page.get_by_role("heading", name="Bring a person to the huddle")).to_be_visible()
    answers(page, talked="not_yet", sharing="nhs_council", may_ring="yes", may_text="1", alone="unknown")
    answers(page, if_answered="nothing", never="nobody", safety="no")
    page.locator("#id_talked_because").fill("We have only the message so far.")
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))
    expect(page.get_by_role("heading", name=re.compile("Conversation about .*Example-Nair"))).to_be_visible()
    intake.looks("item-referral")
    page.get_by_role("link", name=re.compile("Quayside huddle")).first.click()
    expect(page.get_by_text("Closed item").first).to_be_visible()
    intake.ends()


def received(town):
    ran = subprocess.run([*MANAGE, "receive", str(EXAMPLE)], env=town.env, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout.strip().splitlines()[-1])
