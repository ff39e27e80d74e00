"""No telephone, no English: what can be said is said truthfully, a letter is printed, and he is told face to face."""

import datetime
import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers, opens_on_todays_board

from joined.kit import clock

PLAN = "Róisín, a nurse, comes to the hostel with a man who speaks Dari."


def test_he_is_told_in_person_with_an_interpreter_and_it_is_written_down(town, chromium):
    name = "Rahmatullah Próba"
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_as("gp", opens=None)
    given_a_man_with_no_phone_and_no_english(gp, name)
    when_he_is_brought(gp)
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair", opens=None)
    when_the_huddle_proposes(chair, name)
    then_the_page_says_truthfully_what_can_go(gp, name)
    when_a_letter_is_made_and_printed(gp)
    then_he_is_told_in_person(gp, name)
    gp.ends()
    chair.ends()


def test_he_is_told_without_javascript(town, chromium):
    name = "Esmatullah Bezskryptu"
    gp = Walker(town, chromium, width=PHONE, script=False)
    gp.signs_in_as("gp", opens=None)
    given_a_man_with_no_phone_and_no_english(gp, name)
    when_he_is_brought(gp)
    chair = Walker(town, chromium, width=PHONE, script=False)
    chair.signs_in_as("chair", opens=None)
    when_the_huddle_proposes(chair, name)
    open_tell(gp, name)
    then_he_is_told_in_person(gp, name)
    gp.ends()
    chair.ends()


def given_a_man_with_no_phone_and_no_english(gp, name):
    page = gp.page
    page.goto("/people/add/?then=bring")
    page.locator("#id_name").fill(name)
    page.locator("summary", has_text="More").click()
    page.locator("#id_language").select_option("prs")
    page.locator("#id_needs").fill("Dari interpreter, a man")
    page.locator("#id_lines").fill("Harbour hostel, 1 Customs Quay")
    page.locator("#id_postcode").fill("RV1 1AA")
    page.get_by_role("button", name="Add, and go on to the huddle").click()


def when_he_is_brought(gp):
    page = gp.page
    expect(page.get_by_role("heading", name="Bring a person to the huddle")).to_be_visible()
    page.locator("#id_ask").fill("He does not sleep. Could a nurse come to the hostel?")
    page.locator("#id_in_their_words").fill("The ships sound like the other sound.")
    answers(page, talked="yes", sharing="everybody", may_ring="no", may_text="0", alone="yes")
    answers(page, if_answered="nothing", never="nobody", safety="no")
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))


def when_the_huddle_proposes(chair, name):
    page = chair.page
    opens_on_todays_board(chair, name, pane="decide")
    page.locator("#id_plan").fill(PLAN)
    team = page.locator("#id_team option", has_text="Community mental health").first.get_attribute("value")
    page.locator("#id_team").select_option(team)
    day = (clock.today() + datetime.timedelta(days=4)).isoformat()
    page.locator("#id_first_contact_on").fill(day)
    page.locator("#id_what_1").fill("First meeting at the hostel")
    page.locator("#id_who_1").select_option(team)
    page.locator("#id_by_1").fill(day)
    page.locator("label:has(#id_yes_1)").click()
    page.get_by_role("button", name="Propose this plan").click()
    expect(page.get_by_text("Plan proposed", exact=False).first).to_be_visible()


def open_tell(gp, name):
    page = gp.page
    page.goto("/")
    page.locator(".ju-outcome", has_text=name).first.get_by_role("link", name=re.compile("^Tell")).click()


def then_the_page_says_truthfully_what_can_go(gp, name):
    open_tell(gp, name)
    page = gp.page
    expect(page.get_by_role("heading", name="In person")).to_be_visible()
    expect(page.get_by_text("Dari: with an interpreter, never their family")).to_be_visible()
    expect(page.locator("#other")).to_contain_text("There is no number to text.")
    expect(page.locator("#other")).to_contain_text("They asked us not to ring.")
    gp.looks("tell-in-person")
    page.get_by_role("link", name=re.compile("^Use this.*Letter")).click()
    expect(page.get_by_text("They read Dari, and nobody has approved words in it")).to_be_visible()
    gp.looks("tell-letter")


def when_a_letter_is_made_and_printed(gp):
    page = gp.page
    page.get_by_role("button", name="Make the letter").click()
    expect(page.get_by_role("heading", name="To print and post")).to_be_visible()
    gp.looks("letter")
    page.get_by_role("button", name="Print this letter").click()
    expect(page.get_by_text("Please ring the surgery", exact=False)).to_be_visible()
    gp.looks("letter-sheet")
    page.get_by_role("link", name="Back to the letter").click()
    page.get_by_role("button", name="It is in the post").click()
    expect(page.get_by_role("heading", name="Posted", exact=True)).to_be_visible()
    gp.looks("letter-posted")


def looks_at_every_other_state(gp, page):
    """Each way of somebody with a telephone, and of somebody whose contact is restricted."""
    for who in ("Fadumo Cabdi Warsame", "Imogen Castellane-Wu", "Comfort Boateng-Lind"):
        page.goto("/people/?q=" + who.split()[0])
        page.get_by_role("link", name=who).first.click()
        slug = who.split()[0].lower()
        gp.looks(f"person-{slug}")
        if page.get_by_role("link", name="Tell them").count():
            here = page.get_by_role("link", name="Tell them").first.get_attribute("href")
            for by in ("text", "call", "email", "letter"):
                page.goto(f"{here}?by={by}")
                gp.looks(f"tell-{slug}-{by}")
        if page.get_by_role("link", name="I need to see how to reach them now").count():
            page.get_by_role("link", name="I need to see how to reach them now").first.click()
            gp.looks(f"unmask-{slug}")


def then_he_is_told_in_person(gp, name):
    page = gp.page
    if "/letters/" in page.url:
        page.goto("/")
        page.locator(".ju-outcome", has_text=name).first.get_by_role("link", name=name).first.click()
        page.get_by_role("link", name="Tell them").first.click()
    page.get_by_label("Where, and what they said").fill("At the hostel, on paper.")
    page.locator("label", has_text="With an interpreter").click()
    page.get_by_role("button", name="I have told them in person").click()
    expect(page.get_by_text("Written down: they have been told.")).to_be_visible()
    expect(page.get_by_text("Told in person, with an interpreter. At the hostel, on paper.").first).to_be_visible()
    gp.looks("told-in-person")
    if gp.script:
        looks_at_every_other_state(gp, page)
