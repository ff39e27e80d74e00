"""Who sits down where somebody sat before begins as at a new browser."""

from playwright.sync_api import expect
from walking import WIDE, Walker

KEEP = "() => { localStorage.setItem('theirs', 'x'); document.cookie = 'theirs=x' }"


def test_a_window_that_somebody_left_knows_nothing_of_them(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse")
    nurse.page.evaluate(KEEP)
    nurse.ends()
    after = Walker(town, chromium, width=WIDE)
    assert after.window is nurse.window
    after.page.goto("/")
    expect(after.page.get_by_role("heading", name="Today", exact=True)).to_have_count(0)
    assert after.page.evaluate("[localStorage.length, document.cookie.includes('theirs')]") == [0, False]
    after.signs_in_as("nurse")
    after.ends()


def test_a_window_whose_network_or_clock_was_changed_serves_nobody_else(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.page.context.set_offline(True)
    nurse.ends_for_good()
    after = Walker(town, chromium, width=WIDE)
    assert after.window is not nurse.window
    after.signs_in_as("nurse")
    after.ends()


def test_a_window_on_its_way_elsewhere_serves_nobody_else(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.page.goto("/up")
    nurse.page.route("**/up", lambda route: route.abort())
    nurse.ends()
    assert nurse.window not in chromium.free
    assert nurse.page.is_closed()
