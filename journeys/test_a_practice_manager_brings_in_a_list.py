"""A practice manager brings in a list with mistakes, mends it, decides who is who, approves, and takes it back."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker

HEADINGS = ("Name", "Date of Birth", "nhs-number", "POSTCODE", "What is asked")


def a_list(*rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS, *rows])
    return {"name": "waiting list.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode("cp1252")}


def rows(suffix, *, number, born):
    return (
        (f"Zoë Testowa{suffix}", "14/8/1991", number, "", "Panic, not going out"),
        (f"Bartek Wzorowski{suffix}", born, "", "", "Somebody to talk with"),
        (f"Fadumo Specimen{suffix}", "19870101", "", "", ""),
    )


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (PHONE, False)], ids=["wide", "no-script"])
def test_a_list_with_mistakes_is_mended_brought_in_and_taken_back(town, chromium, width, script):
    suffix = " Quick" if script else " Plain"
    manager = Walker(town, chromium, width=width, script=script)
    manager.signs_in_as("practice-manager", opens="/people/")
    manager.page.get_by_role("link", name="Bring in a list").click()
    manager.looks("imports")
    when_she_uploads(manager, a_list(*rows(suffix, number="999 000 1190", born="31/2/1980")))
    then_every_mistake_is_named_by_its_cell(manager)
    manager.page.get_by_role("link", name="Upload a mended list").click()
    number = "999 210 0028" if script else "999 210 0044"
    when_she_uploads(manager, a_list(*rows(suffix, number=number, born="28/2/1980")))
    when_she_brings_it_in(manager)
    then_it_stands_where_she_asked(manager, f"Zoë Testowa{suffix}")
    when_she_uploads_somebody_like_one_of_hers(manager, suffix)
    when_she_takes_the_first_list_back(manager)
    manager.ends()


def when_she_uploads(manager, file):
    page = manager.page
    if not page.url.endswith("/imports/"):
        page.goto("/imports/")
    page.locator("#id_file").set_input_files(file)
    page.locator("#id_reason").fill("Everybody who waits since the summer")
    page.get_by_role("button", name="Check this list").click()
    wait_for(manager, "Waiting for you")


def wait_for(manager, words):
    """The page moves on by itself; without a script somebody asks again."""
    page = manager.page
    state = page.locator(".ju-lead strong", has_text=re.compile(f"^{words}$"))
    if manager.script:
        expect(state).to_be_visible(timeout=30_000)
        return
    for _ in range(80):
        if state.count():
            return
        page.wait_for_timeout(250)
        link = page.get_by_role("link", name="See how far it is now")
        if link.count():
            link.click()
        else:
            page.reload()
    raise AssertionError(words)


def then_every_mistake_is_named_by_its_cell(manager):
    page = manager.page
    for cell, words in (("C2", "One of the 10 digits is wrong"), ("B3", "This is no day")):
        expect(page.get_by_role("row", name=re.compile(f"^{cell} "))).to_contain_text(words)
    manager.looks("imports-to-mend")


def when_she_brings_it_in(manager):
    page = manager.page
    page.locator("label:has(#id_nobody_waits)").click()
    page.get_by_role("button", name=re.compile("^Bring in")).click()
    wait_for(manager, "Done")
    expect(page.locator(".ju-totals")).to_contain_text("3 brought in2 requests")
    manager.looks("imports-done")


def then_it_stands_where_she_asked(manager, name):
    page = manager.page
    first = page.url
    page.get_by_role("link", name="Where are these requests?").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()
    page.goto(first)


def when_she_uploads_somebody_like_one_of_hers(manager, suffix):
    page, first = manager.page, manager.page.url
    again = (f"Zoe Testowa{suffix}", "14/8/1991", "", "", "She asked once more")
    when_she_uploads(manager, a_list(again))
    expect(page.get_by_role("heading", name="Are these the same people?")).to_be_visible()
    manager.looks("imports-decide")
    page.locator("label", has_text="Somebody else").first.click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Throw this list away").click()
    expect(page.get_by_text("Nothing of it was brought in, and nothing of it is kept.").first).to_be_visible()
    page.goto(first)


def when_she_takes_the_first_list_back(manager):
    page = manager.page
    page.locator("#id_second").fill("Nasreen Qureshi")
    page.get_by_role("button", name="Take the whole list back").click()
    wait_for(manager, "Taken back")
    expect(page.get_by_text("3 of 3 rows were taken back")).to_be_visible()
    manager.looks("imports-undone")
