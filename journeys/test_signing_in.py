"""A newcomer adds a passkey, signs in with it, and unlocks a half-filled form with it in under five seconds (T10)."""

import os
import pathlib
import re
import subprocess
import sys
import time

from playwright.sync_api import expect
from walking import WIDE, Walker

PASSWORD = "three plain otters"
ASK = "Panic, not going out. Who can start this week?"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_newcomer_works_with_a_passkey_and_loses_nothing_to_the_lock(town, chromium):
    walker = Walker(town, chromium, width=WIDE)
    address = "newcomer@riverside.example"
    newcomer(town, "add", address, PASSWORD)
    with_a_device_that_has_passkeys(walker)
    given_a_first_sign_in_with_a_password(walker, address)
    when_they_add_a_passkey(walker)
    then_the_passkey_alone_signs_in(walker)
    given_a_half_filled_form(walker, "Specimen Newcomer")
    newcomer(town, "idle", address)
    when_they_send_it_they_unlock_in_five_seconds(walker)
    expect(walker.page.get_by_label("What are you asking?")).to_have_value(ASK)
    walker.ends_for_good()


def newcomer(town, *words: str) -> None:
    script = pathlib.Path(__file__).with_name("newcomer.py")
    env = town.env | {"PYTHONPATH": str(script.parents[1] / "src"), "PATH": os.environ["PATH"]}
    env["DJANGO_SETTINGS_MODULE"] = "joined.config.settings"
    subprocess.run([sys.executable, str(script), *words], env=env, check=True)


def with_a_device_that_has_passkeys(walker):
    device = walker.page.context.new_cdp_session(walker.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def given_a_first_sign_in_with_a_password(walker, address):
    page = walker.page
    page.goto("/sign-in/login/")
    walker.looks("sign-in")
    page.get_by_label("Work email address").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="One more step before you start")).to_be_visible()
    walker.looks("enrol")


def when_they_add_a_passkey(walker):
    page = walker.page
    page.get_by_role("link", name="Add a passkey").click()
    walker.looks("add-passkey")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    walker.looks("recovery-codes")
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()


def then_the_passkey_alone_signs_in(walker):
    page = walker.page
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name=re.compile("Be somebody"))).to_be_visible()
    page.goto("/sign-in/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()


def given_a_half_filled_form(walker, name):
    page = walker.page
    page.goto("/people/add/?then=bring")
    page.locator("#id_name").fill(name)
    page.get_by_role("button", name="Add, and go on to the huddle").click()
    page.get_by_label("What are you asking?").fill(ASK)
    expect(page.get_by_text(re.compile(r"Saved \d"))).to_be_visible()


def when_they_send_it_they_unlock_in_five_seconds(walker):
    page = walker.page
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page.get_by_role("heading", name="Still you?")).to_be_visible()
    walker.looks("unlock")
    began = time.monotonic()
    page.get_by_role("button", name="Unlock with a passkey").click()
    expect(page.get_by_label("What are you asking?")).to_be_visible()
    assert time.monotonic() - began < 5
