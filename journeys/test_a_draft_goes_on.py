"""A plan that is half written: it waits in its draft while the room talks of others, and goes on when it comes back."""

import re

from playwright.sync_api import expect
from walking import WIDE, at_todays_board, presses_where_offered

NAME, ANOTHER = "Ewa Wąsowska-Price", "Imogen Castellane-Wu"
BEGUN, GONE_ON = "You and a nurse walk to the lock", "You and a nurse walk to the lock, on Tuesday"


def test_a_decision_form_that_a_change_brings_holds_the_draft_and_goes_on_saving_it(town, chromium):
    chair = at_todays_board(town, chromium, "chair", WIDE)
    presses_where_offered(chair, "Open the sitting")
    board = chair.page.url.split("?")[0]
    when_the_room_talks_about(chair, ANOTHER)
    at_home = at_todays_board(town, chromium, "chair", WIDE)
    at_home.page.clock.install()
    chooses(at_home, NAME)
    writes(at_home, BEGUN)
    at_home.page.goto(board)
    expect(the_plan(at_home)).to_have_value("")
    when_the_room_talks_about(chair, NAME)
    expect(at_home.page.locator("#person h2")).to_have_text(NAME)
    expect(the_plan(at_home)).to_have_value(BEGUN)
    writes(at_home, GONE_ON)
    chooses(chair, NAME)
    expect(the_plan(chair)).to_have_value(GONE_ON)
    for walker in (chair, at_home):
        assert walker.window.said == []
    chair.ends()
    at_home.ends_for_good()


def chooses(walker, name):
    walker.page.locator("#agenda").get_by_role("link", name=name).click()
    expect(walker.page.locator("#person h2")).to_have_text(name)


def when_the_room_talks_about(chair, name):
    chooses(chair, name)
    chair.page.get_by_role("button", name=re.compile("^Talk about")).click()
    expect(chair.page.locator(".is-talking")).to_contain_text(name)


def the_plan(walker):
    return walker.page.get_by_label(re.compile("^The plan, in plain words"))


def writes(walker, words):
    """Into the form, and no longer than until the draft is saved: the clock of the browser runs ahead."""
    the_plan(walker).fill(words)
    with walker.page.expect_response("**/drafts/decide/"):
        walker.page.clock.fast_forward("00:02")
    expect(walker.page.locator("#decide [data-save-status]")).to_have_text(re.compile("^Saved"))
