"""What an open board loses at once, who may no longer be seen, and what it never loses, what somebody has written."""

import datetime
import re
import uuid

import looking
import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers, at_todays_board, goes_to_todays_board, presses_where_offered

from joined.kit import clock

WITHIN = 5000
"""Milliseconds in which whoever may not be seen any more is gone from every open board (AC-074)."""
KEPT_BY_A_BROWSER = f"""async () => localStorage.length
    + sessionStorage.length - Number("{looking.KEPT}" in sessionStorage)
    + (await indexedDB.databases()).length + (await caches.keys()).length"""
HEAR = """() => {
    window.told = [];
    const place = document.querySelector('[data-said]');
    new MutationObserver(() => window.told.push(place.textContent)).observe(place, { childList: true });
}"""
READ = """() => {
    window.came = "";
    const parse = JSON.parse;
    JSON.parse = (text) => { window.came += text; return parse(text); };
}"""
"""Keeps what the stream brings."""
HAS_COME = "(words) => window.came.includes(words)"


def test_who_may_no_longer_be_seen_is_gone_from_every_open_board_within_five_seconds(town, chromium):
    name = "Amaru Testowy"
    gp = Walker(town, chromium, width=WIDE)
    gp.signs_in_as("gp", opens=None)
    bringing = given_somebody_whom_everybody_may_hear_of(gp, name)
    charity = at_todays_board(town, chromium, "befriender", PHONE)
    worker, leaver = at_todays_board(town, chromium, "ot", WIDE), at_todays_board(town, chromium, "pharmacist", WIDE)
    for walker in (charity, worker):
        stays_with(walker, name)
    when_they_say_no_to_the_charity_and_to_one_worker(gp, bringing, "Annika Sjöberg-Lall")
    for walker in (charity, worker):
        then_nothing_of_them_is_left(walker, name)
    seen = leaver.page.locator("#person h2").inner_text()
    when_the_account_is_closed(town, chromium, "Lowri Tudur-Banks")
    then_nothing_of_them_is_left(leaver, seen)
    for walker in (gp, charity, worker, leaver):
        walker.ends()


def given_somebody_whom_everybody_may_hear_of(gp, name):
    page = gp.page
    page.goto("/people/add/?then=bring")
    page.locator("#id_name").fill(name)
    page.get_by_role("button", name="Add, and go on to the huddle").click()
    expect(page.get_by_role("heading", name="Bring a person to the huddle")).to_be_visible()
    bringing = page.url
    brings(page)
    return bringing


def brings(page, *, without="", never=""):
    page.locator("#id_ask").fill("Company, and somebody to walk with")
    answers(page, talked="yes", sharing="everybody", may_ring="no", may_text="0", alone="yes")
    answers(page, if_answered="nothing", never="yes" if never else "nobody", safety="no")
    if without:
        page.locator("label", has_text=without).click()
    if never:
        page.locator("#id_never_name").fill(never)
    page.get_by_role("button", name=re.compile("^Bring to")).click()
    expect(page).to_have_url(re.compile("/huddles/"))


def stays_with(walker, name):
    if walker.name == "phone":
        walker.page.get_by_role("link", name="Agenda", exact=True).click()
    walker.page.locator("#agenda").get_by_role("link", name=name).click()
    expect(walker.page.locator("#person h2")).to_have_text(name)


def when_they_say_no_to_the_charity_and_to_one_worker(gp, bringing, worker):
    """As they tell their GP, who brings them once more."""
    gp.page.goto(bringing)
    brings(gp.page, without="Riverside Befrienders", never=worker)


def then_nothing_of_them_is_left(walker, name):
    """On the page as it stood open, and on the page asked for anew."""
    walker.page.wait_for_function(
        "(name) => !document.documentElement.textContent.includes(name)", arg=name, timeout=WITHIN
    )
    walker.page.reload()
    assert name not in walker.page.content()


def when_the_account_is_closed(town, chromium, name):
    administrator = Walker(town, chromium, width=WIDE)
    administrator.signs_in_as("administrator", opens="/admin-area/people/")
    page = administrator.page
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("link", name=re.compile("^See what they hold")).click()
    page.get_by_role("button", name="Close their account").click()
    administrator.ends()


@pytest.mark.parametrize("away", ["01:00", "10:00"], ids=["a-minute", "ten-minutes"])
def test_without_a_network_nothing_is_lost_nothing_is_doubled_and_nothing_is_called_saved(town, chromium, away):
    """F-16. The clock of the browser runs ahead; nobody waits."""
    thoughts = [f"Thought {n} of a nurse without a network {uuid.uuid4().hex[:6]}" for n in (1, 2, 3)]
    nurse, gp = at_todays_board(town, chromium, "nurse", WIDE), Walker(town, chromium, width=WIDE)
    gp.signs_in_as("gp", opens=None)
    item = nurse.page.locator("[data-board]").get_attribute("data-item")
    for walker in (nurse, gp):
        walker.page.clock.install()
        walker.page.goto(f"{nurse.page.url.split('?')[0]}?item={item}")
    nurse.page.evaluate(HEAR)
    when_the_answer_to_the_first_is_lost_on_its_way(nurse, thoughts[0])
    for thought in thoughts[1:]:
        thinks(nurse, thought)
    nurse.page.get_by_label("What do you think?").fill("Half a thought")
    nurse.page.clock.fast_forward(away)
    expect(nurse.page.locator("[data-said]")).to_have_text(re.compile("^Not saved yet: no connection. 3 things"))
    expect(nurse.page.locator("[data-line]")).to_have_text("Not live: no connection. What you see may be old.")
    meanwhile = f"Meanwhile {uuid.uuid4().hex[:6]}"
    thinks(gp, meanwhile)
    assert not [words for words in nurse.page.evaluate("window.told") if words.endswith(": saved")]
    nurse.page.context.set_offline(False)
    then_everything_is_there_once_and_in_its_order((nurse, gp), thoughts, meanwhile)
    expect(nurse.page.get_by_label("What do you think?")).to_have_value("Half a thought")
    expect(nurse.page.locator("[data-line]")).to_be_hidden()
    then_signed_out_the_browser_keeps_nothing(nurse)
    nurse.ends_for_good()
    gp.ends_for_good()


def test_nothing_moves_under_a_press(town, chromium):
    """Somebody else's view arrives while a button below it is held down; it is shown after the press, or a long one."""
    nurse, gp = two_who_look_at_one_person(town, chromium, "nurse", "gp")
    page = nurse.page
    page.clock.install()
    page.reload()
    mine, theirs, more = (f"{who} {uuid.uuid4().hex[:6]}" for who in ("Held", "Meanwhile", "More"))
    page.get_by_label("What do you think?").fill(mine)
    page.get_by_role("button", name="Add view").hover()
    page.evaluate(READ)
    page.clock.pause_at(clock.now() + datetime.timedelta(hours=1))
    when_a_view_arrives_under_a_press(page, gp, theirs)
    page.mouse.up()
    page.clock.run_for(100)
    for said in (mine, theirs):
        expect(page.get_by_text(said)).to_have_count(1)
    when_a_view_arrives_under_a_press(page, gp, more)
    page.clock.run_for(WITHIN)
    expect(page.get_by_text(more)).to_have_count(1)
    nurse.ends_for_good()
    gp.ends()


def when_a_view_arrives_under_a_press(page, gp, words):
    page.mouse.down()
    thinks(gp, words)
    page.wait_for_function(HAS_COME, arg=words)
    assert page.get_by_text(words).count() == 0


def test_what_is_begun_while_the_page_asks_for_its_forms_anew_stays(town, chromium):
    chair, gp = two_who_look_at_one_person(town, chromium, "chair", "gp")
    page, words = chair.page, "Half a plan"

    def somebody_types(route):
        answer = route.fetch()
        page.locator("#id_plan").fill(words)
        page.locator("#id_plan").blur()
        route.fulfill(response=answer)

    page.route(page.url, somebody_types, times=1)
    theirs = f"Meanwhile {uuid.uuid4().hex[:6]}"
    with page.expect_response(page.url):
        thinks(gp, theirs)
    expect(page.get_by_text(theirs)).to_have_count(1)
    expect(page.locator("#id_plan")).to_have_value(words)
    chair.ends_for_good()
    gp.ends()


def two_who_look_at_one_person(town, chromium, *slugs):
    """Both at the board of today's sitting, which is open."""
    walkers = [Walker(town, chromium, width=WIDE) for _ in slugs]
    for walker, slug in zip(walkers, slugs, strict=True):
        walker.signs_in_as(slug, opens=None)
    goes_to_todays_board(walkers[0])
    presses_where_offered(walkers[0], "Open the sitting")
    item = walkers[0].page.locator("[data-board]").get_attribute("data-item")
    for walker in walkers:
        walker.page.goto(f"{walkers[0].page.url.split('?')[0]}?item={item}")
    return walkers


def thinks(walker, words):
    walker.page.get_by_label("What do you think?").fill(words)
    walker.page.get_by_role("button", name="Add view").click()


def when_the_answer_to_the_first_is_lost_on_its_way(nurse, thought):
    """The server has it, and nobody here knows; the network goes with the answer, so that nothing asks again."""

    def lose(route):
        route.fetch(max_redirects=0)
        nurse.page.context.set_offline(True)
        route.abort()

    nurse.page.route("**/view/", lose, times=1)
    thinks(nurse, thought)
    expect(nurse.page.locator("[data-said]")).to_contain_text("Not saved yet: no connection. 1 thing")


def then_everything_is_there_once_and_in_its_order(walkers, thoughts, meanwhile):
    for walker in walkers:
        for words in (*thoughts, meanwhile):
            expect(walker.page.get_by_text(words)).to_have_count(1)
        shown = walker.page.locator(".ju-views li").all_inner_texts()
        order = [text for text in shown if any(thought in text for thought in thoughts)]
        assert all(thought in text for thought, text in zip(thoughts, order, strict=True))


def then_signed_out_the_browser_keeps_nothing(nurse):
    nurse.page.get_by_label("What do you think?").fill("")
    nurse.page.get_by_role("button", name="Sign out").click()
    expect(nurse.page.get_by_role("button", name="Sign out")).to_have_count(0)
    assert nurse.page.evaluate(KEPT_BY_A_BROWSER) == 0
    nurse.page.go_back()
    expect(nurse.page.locator("#person")).to_have_count(0)
