"""Several people at one board, each with a browser of their own: it changes in place, for each as they may see it."""

import re

from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, at_todays_board, goes_to_todays_board, presses_where_offered

SHOWN = "Kazimierz Wojciechowski"
THOUGHT = "He mends clocks. Somebody could bring him one."
NOT_FOR_ONE_WORKER, NOT_FOR_CHARITIES = "Ottilie Brandreth", "Halina Przybylska-Dunne"


def test_everybody_sees_what_changes_and_nobody_a_trace_of_what_is_not_theirs(town, chromium):
    chair, gp, worker, charity, excluded = given_several_at_one_board(town, chromium)
    when_the_chair_talks_about(chair, SHOWN)
    then_the_room_is_with(SHOWN, gp, worker, charity, excluded)
    charity.page.get_by_role("link", name="Offers", exact=True).click()
    when_the_gp_says(gp, THOUGHT)
    for walker in (chair, worker, charity, excluded):
        expect(walker.page.get_by_text(THOUGHT)).to_be_visible()
    gp.looks("board-live")
    charity.looks("board-live-charity")
    for name, kept_out in ((NOT_FOR_CHARITIES, charity), (NOT_FOR_ONE_WORKER, excluded)):
        when_the_chair_talks_about_somebody_hidden(chair, name)
        then_the_room_is_with(name, gp)
        when_the_gp_says(gp, f"About {name}")
        expect(chair.page.get_by_text(f"About {name}")).to_be_visible()
        then_nothing_of_it_reaches(kept_out, name)
    when_somebody_writes_while_the_room_moves_on(chair, gp)
    for walker in (chair, gp, worker, charity, excluded):
        walker.ends()


def given_several_at_one_board(town, chromium):
    walkers = []
    for slug in ("chair", "gp", "social-worker", "befriender", "excluded-worker"):
        walker = Walker(town, chromium, width=PHONE if slug == "befriender" else WIDE)
        walker.signs_in_as(slug, opens=None)
        walkers.append(walker)
    chair = walkers[0]
    goes_to_todays_board(chair)
    presses_where_offered(chair, "Open the sitting")
    board = chair.page.url.split("?")[0]
    for walker in walkers[1:]:
        walker.page.goto(board)
    return walkers


def when_the_chair_talks_about(chair, name):
    chair.page.locator("#agenda").get_by_role("link", name=name).click()
    chair.page.get_by_role("button", name=re.compile("^Talk about")).click()


def when_the_chair_talks_about_somebody_hidden(chair, name):
    lines = chair.page.locator("#agenda ul").last.get_by_role("link")
    for n in range(lines.count()):
        lines.nth(n).click()
        if name in chair.page.locator("#person").inner_text():
            break
    chair.page.get_by_role("button", name=re.compile("^Talk about")).click()


def then_the_room_is_with(name, *walkers):
    for walker in walkers:
        expect(walker.page.locator("#person h2")).to_have_text(name)


def when_the_gp_says(gp, words):
    gp.page.get_by_label("What do you think?").fill(words)
    gp.page.get_by_role("button", name="Add view").click()
    expect(gp.page.get_by_text(words, exact=True)).to_be_visible()


def then_nothing_of_it_reaches(walker, name):
    """Whoever asks for the page anew sees it no more than on the page that was open all the time."""
    for _ in range(2):
        assert name not in walker.page.content()
        walker.page.reload()


def when_somebody_writes_while_the_room_moves_on(chair, writer):
    """What is typed stays, and so does whom it is about."""
    field = writer.page.get_by_label("What do you think?")
    field.fill("Half a thought")
    when_the_chair_talks_about(chair, "Delroy Augustine")
    expect(writer.page.locator("[data-said]")).to_contain_text("The room has moved on")
    expect(writer.page.locator("#person h2")).to_have_text(NOT_FOR_ONE_WORKER)
    expect(field).to_have_value("Half a thought")
    field.fill("")
    field.blur()
    writer.page.get_by_role("link", name="Go there").click()
    expect(writer.page.locator("#person h2")).to_have_text("Delroy Augustine")


def test_the_chair_moves_a_line_by_keys_and_by_mouse_keeps_the_focus_and_hears_where_it_is(town, chromium):
    chair, nurse = (at_todays_board(town, chromium, slug, WIDE) for slug in ("chair", "nurse"))
    lines = chair.page.locator("#agenda ul").first.locator("li[data-order]")
    count, second = lines.count(), lines.nth(1)
    name, moved = second.locator("a").inner_text(), second.get_attribute("id")
    second.get_by_role("button", name=re.compile("^Earlier")).press("Enter")
    then_it_is_at(chair, moved, f"{name}: now 1 of {count}", pressed="later")
    expect(nurse.page.locator("#agenda li").first).to_have_id(moved)
    chair.page.keyboard.press("Enter")
    then_it_is_at(chair, moved, f"{name}: now 2 of {count}", pressed="later")
    chair.page.keyboard.press("Shift+Tab")
    chair.page.keyboard.press("Enter")
    then_it_is_at(chair, moved, f"{name}: now 1 of {count}", pressed="later")
    chair.page.locator(f"#{moved}").drag_to(lines.nth(2))
    expect(chair.page.locator("[data-said]")).to_have_text(f"{name}: now 3 of {count}")
    expect(lines.nth(2)).to_have_id(moved)
    chair.page.context.set_offline(True)
    lines.nth(2).get_by_role("button", name=re.compile("^Earlier")).press("Enter")
    expect(chair.page.locator("[data-said]")).to_have_text("Not moved: no connection.")
    chair.ends_for_good()
    nurse.ends()


def then_it_is_at(chair, moved, words, *, pressed):
    expect(chair.page.locator("[data-said]")).to_have_text(words)
    expect(chair.page.locator(f"#{moved}").locator(f'[value="{pressed}"]')).to_be_focused()
