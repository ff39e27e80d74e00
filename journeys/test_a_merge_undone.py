"""A GP asks for somebody we know by another spelling; in-take joins the two records; it was wrong; all is as it was."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers

WHO = ("gp", "Perpetua Amankwa", "Perpetua Amankwah", "23/3/1978", "07700 900127")
WRONG = "She has a cousin of nearly the same name, born on the same day"


def test_a_merge_undone(town, chromium):
    _, name, known, *_ = WHO
    address = given_a_request_about_somebody_we_may_know(town, chromium)
    in_take = Walker(town, chromium, width=WIDE)
    in_take.signs_in_as("intake", opens=None)
    person = when_in_take_compares_too_quickly_and_says_somebody_new(in_take, name)
    when_in_take_thinks_again_and_proposes(in_take, person)
    chair = Walker(town, chromium, width=PHONE, script=False)  # matching works without scripts too
    chair.signs_in_as("chair", opens=None)
    joined = then_a_second_person_agrees(chair, known, address)
    when_it_was_wrong_everything_is_where_it_was(in_take, joined, name, address)
    in_take.ends()
    chair.ends()


def given_a_request_about_somebody_we_may_know(town, chromium):
    """The GP reads what everybody reads. The address of the page of whom they wrote down."""
    slug, name, _, born, phone = WHO
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_as(slug, opens="/people/add/?then=bring")
    page = gp.page
    page.locator("#id_name").fill(name)
    day, month, year = born.split("/")
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f'input[name="born_on_{part}"]').fill(value)
    page.locator("#id_phone").fill(phone)
    page.get_by_role("button", name="Add, and go on to the huddle").click()
    expect(page.get_by_text("We will check whether we already know them").first).to_be_visible()
    page.locator("#id_ask").fill("Who can see her this week?")
    answers(page, talked="yes", sharing="everybody", may_ring="yes", may_text="1", alone="yes")
    answers(page, if_answered="nothing", never="nobody", safety="no")
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))
    page.goto("/people/?q=" + name.replace(" ", "+"))
    address = page.get_by_role("link", name=re.compile(name)).first.get_attribute("href")
    gp.ends()
    return address


def when_in_take_compares_too_quickly_and_says_somebody_new(in_take, name):
    page = in_take.page
    row = page.get_by_role("region", name=name, exact=True)
    for _ in range(80):
        page.goto("/matching/")
        if row.count():
            break
        page.wait_for_timeout(250)
    expect(row.get_by_text(re.compile("Same date of birth"))).to_be_visible()
    in_take.looks("matching")
    row.get_by_role("link", name=re.compile("^Compare")).click()
    expect(page.get_by_role("heading", name="Is this the same person?")).to_be_visible()
    in_take.looks("matching-pair")
    page.get_by_role("link", name="Back without saving").click()
    in_take.looks("matching-person")
    person = page.url
    page.get_by_role("button", name="None of these: somebody new").click()
    expect(page.get_by_text("Kept as somebody new to us.")).to_be_visible()
    return person


def when_in_take_thinks_again_and_proposes(in_take, person):
    page = in_take.page
    page.goto(person)
    page.get_by_role("link", name=re.compile("^Compare")).click()
    answers(page, verdict="same")
    page.locator("#id_why").fill("Rang her: she says that both are her")
    page.get_by_role("button", name="Keep what I found").click()
    expect(page.get_by_text("Nothing is joined until a second person has looked.")).to_be_visible()
    expect(page.get_by_role("button", name="I agree")).to_have_count(0)


def then_a_second_person_agrees(chair, known, address):
    page = chair.page
    page.goto("/matching/")
    page.get_by_role("region", name="A second person looks").get_by_role("link").last.click()
    chair.looks("matching-second")
    page.get_by_role("button", name="I agree: the same person").click()
    expect(page.get_by_text("One record now").first).to_be_visible()
    chair.looks("matching-joined")
    joined = page.url
    page.goto(address)
    assert not page.url.endswith(address), "the emptied record leads to the other"
    expect(page.get_by_role("heading", name=known).first).to_be_visible()
    return joined


def when_it_was_wrong_everything_is_where_it_was(in_take, joined, name, address):
    page = in_take.page
    page.goto(joined)
    page.locator("#id_why").fill(WRONG)
    page.get_by_role("button", name="Make them two records again").click()
    expect(page.get_by_text("Every row is back where it was.")).to_be_visible()
    in_take.looks("matching-put-right")
    page.goto(address)
    assert page.url.endswith(address)
    expect(page.get_by_role("heading", name=name).first).to_be_visible()
    expect(page.get_by_text("Who can see her this week?").first).to_be_visible()
