"""A GP brings a person; the huddle proposes; a team says yes; the text arrives; they say no; it is back tomorrow."""

import datetime
import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers, goes_to_todays_board, opens_on_todays_board, presses_where_offered

from joined.kit import clock

WORDS = "I ring, I wait, I get a letter. I am frightened to leave the house."
PLAN = "Sam, a nurse, comes to your home on the day we agree. Nobody sends you anywhere else."


def test_a_gp_brings_a_person_and_they_know_the_plan_the_same_day(town_of_its_own, chromium):
    town = town_of_its_own  # the sitting is closed in it
    name = "Kazimierz Testowy"
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_by_one_click_as("gp")
    gp.looks("today")
    given_somebody_new(gp, name, number="07700 900321")
    when_the_gp_brings_them(gp)
    chair = Walker(town, chromium, width=WIDE)
    chair.signs_in_as("chair", opens=None)
    when_the_huddle_proposes_a_plan(chair, name)
    when_the_gp_sends_the_text(gp, name)
    then_the_phone_shows_it(gp, name)
    then_the_gp_sees_that_it_was_delivered(gp, name)
    over = when_the_sitting_is_closed(chair)
    when_they_say_no(gp, name)
    then_it_is_back_tomorrow(chair, name, over)
    gp.ends()
    chair.ends()


def given_somebody_new(gp, name, *, number):
    page = gp.page
    page.goto("/people/add/?then=bring")
    gp.looks("add")
    page.locator("#id_name").fill(name)
    page.locator("#id_phone").fill(number)
    page.get_by_role("button", name="Add, and go on to the huddle").click()


def when_the_gp_brings_them(gp):
    page = gp.page
    expect(page.get_by_role("heading", name="Bring a person to the huddle")).to_be_visible()
    page.locator("#id_ask").fill("Panic, not going out. Who can start this week?")
    page.locator("#id_in_their_words").fill(WORDS)
    answers(page, talked="yes", sharing="everybody", may_ring="yes", may_text="3", alone="yes")
    answers(page, if_answered="nothing", never="nobody", safety="no")
    gp.looks("bring")
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))
    gp.looks("board-gp")


def when_the_huddle_proposes_a_plan(chair, name):
    page = chair.page
    goes_to_todays_board(chair)
    presses_where_offered(chair, "Open the sitting")
    opens_on_todays_board(chair, name, pane="decide")
    chair.looks("board-chair")
    page.locator("#id_plan").fill(PLAN)
    team = page.locator("#id_team option", has_text="Community mental health").first.get_attribute("value")
    page.locator("#id_team").select_option(team)
    yes = page.locator("#id_accepted_by option", has_text="Community mental health").first.get_attribute("value")
    page.locator("#id_accepted_by").select_option(yes)
    day = (clock.today() + datetime.timedelta(days=4)).isoformat()
    page.locator("#id_first_contact_on").fill(day)
    page.locator("#id_what_1").fill("First meeting at home")
    page.locator("#id_who_1").select_option(team)
    page.locator("#id_by_1").fill(day)
    page.locator("label:has(#id_yes_1)").click()
    page.get_by_role("button", name="Propose this plan").click()
    expect(page.get_by_text("Plan proposed", exact=False).first).to_be_visible()
    chair.looks("board-proposed")


def outcome(page, name):
    return page.locator(".ju-outcome", has_text=name).first


def when_the_gp_sends_the_text(gp, name):
    page = gp.page
    page.goto("/")
    card = outcome(page, name)
    expect(card).to_contain_text(PLAN)
    gp.looks("today-outcome")
    card.get_by_role("link", name=re.compile("^Tell")).click()
    gp.looks("tell")
    page.get_by_role("button", name="Send this text").click()
    gp.looks("sent")


def then_the_phone_shows_it(gp, name):
    page = gp.page
    page.get_by_role("link", name=re.compile("See their phone")).click()
    for _ in range(20):
        if page.get_by_text(PLAN, exact=False).count():
            break
        page.wait_for_timeout(250)
        page.reload()
    expect(page.get_by_text(PLAN, exact=False).first).to_be_visible()


def then_the_gp_sees_that_it_was_delivered(gp, name):
    page = gp.page
    for _ in range(20):
        page.goto("/")
        if outcome(page, name).get_by_text("elivered").count():
            break
        page.wait_for_timeout(250)
    expect(outcome(page, name)).to_contain_text(re.compile("delivered", re.I))


def when_the_sitting_is_closed(chair):
    """Everybody else is carried over, and the chair closes; the address of the sitting that is over."""
    page = chair.page
    page.goto("/")
    sitting = page.locator("[data-next-sitting]").first.get_attribute("href")
    page.goto(f"{sitting}?pane=agenda")
    links = page.locator("#agenda li:not(.is-done) a")
    items = [link.get_attribute("href").partition("item=")[2] for link in links.all()]
    page.goto(f"{sitting}?item={items[0]}&pane=decide")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Carry over")).click()
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value")
    for item in items[1:]:  # the same button for each, without drawing the board in between
        sent = page.context.request.post(
            f"/huddles/items/{item}/carry-over/", form={"csrfmiddlewaretoken": token}, max_redirects=0
        )
        assert sent.status == 303, sent.text()
    page.goto(sitting)
    page.get_by_role("button", name="Close the sitting").click()
    expect(page.get_by_text("The sitting is over.", exact=False).first).to_be_visible()
    return sitting


def when_they_say_no(gp, name):
    page = gp.page
    outcome(page, name).get_by_role("link", name=re.compile("said no")).click()
    page.locator("#id_their_words").fill("Not at home, please. I would rather walk.")
    gp.looks("not-this")
    page.get_by_role("button", name="Send it back to the huddle").click()
    expect(page.get_by_text("Back with their words")).to_be_visible()


def then_it_is_back_tomorrow(chair, name, over):
    page = chair.page
    page.goto("/huddles/")
    chair.looks("week")
    opens_on_todays_board(chair, name)
    assert over not in page.url
    expect(page.get_by_text("Not at home, please. I would rather walk.").first).to_be_visible()
    chair.looks("board-back")


def test_the_essential_part_walks_without_javascript(town, chromium):
    name = "Bronisław Bezskryptu"
    gp = Walker(town, chromium, width=PHONE, script=False)
    gp.signs_in_by_one_click_as("gp")
    given_somebody_new(gp, name, number="07700 900777")
    when_the_gp_brings_them(gp)
    chair = Walker(town, chromium, width=PHONE, script=False)
    chair.signs_in_as("chair", opens=None)
    when_the_huddle_proposes_a_plan(chair, name)
    page = gp.page
    page.goto("/")
    expect(outcome(page, name)).to_contain_text(PLAN)
    gp.ends()
    chair.ends()
