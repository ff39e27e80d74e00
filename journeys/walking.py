"""How a journey looks at a page: as its persona would, with axe, wide and on a phone."""

import os
import pathlib
import re

import looking
from drills import browsing
from playwright import sync_api
from windows import Windows

SCREENSHOTS = pathlib.Path(__file__).resolve().parents[1] / "screenshots"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NEXT_SITTING = re.compile(r'data-next-sitting href="([^"]+)"')


def name_of(width: dict[str, int]) -> str:
    """What a width is called."""
    return "phone" if width == PHONE else "wide"


class Walker:
    """One person at one browser, signed in or about to be."""

    def __init__(self, town, windows: Windows, *, width: dict[str, int], script: bool = True) -> None:
        self.town = town
        self.width = width
        self.name = name_of(width)
        self.script = script
        self.windows = windows
        self.window = windows.open(town.address, script=script)
        self.page = self.window.page
        self.page.set_viewport_size(width)

    def signs_in_by_one_click_as(self, slug: str) -> None:
        """As the demo offers it."""
        self.page.goto("/demo/sign-in/")
        self.page.locator(f'form:has(input[name="as"][value="{slug}"]) button').click()
        self._is_at_today()

    def signs_in_as(self, slug: str, *, opens: str | None = "/") -> None:
        """The same form, posted without being drawn; then the page they came for, unless their story says which."""
        asks = self.page.context.request
        token = browsing.TOKEN.search(asks.get("/demo/sign-in/").text())[1]
        sent = asks.post("/demo/sign-in/", form={"csrfmiddlewaretoken": token, "as": slug}, max_redirects=0)
        assert sent.status == 303, sent.text()
        if opens:
            self.page.goto(opens)
        if opens == "/":
            self._is_at_today()

    def _is_at_today(self) -> None:
        sync_api.expect(self.page.get_by_role("heading", name="Today", exact=True)).to_be_visible()

    def looks(self, what: str) -> None:
        """Here and at the other width: nothing for axe, nothing scrolls sideways, no script has complained.

        Where scripts are off, axe has no say: the page is looked at by the same story with scripts.
        Pictures are kept for whoever asks for them: `JOINED_PICTURES=1 ./joined test journeys`.
        """
        self.window.arrives()
        drawn = ""
        other = PHONE if self.width == WIDE else WIDE
        for width in (other, self.width) if self.script else (self.width,):
            if self.script:
                self.page.set_viewport_size(width)
            self._keeps_a_picture(f"{what}-{name_of(width)}")
            if self.script:
                drawn = self._judges(what, width, drawn)
        assert self.window.said == []

    def _keeps_a_picture(self, name: str) -> None:
        if os.environ.get("JOINED_PICTURES"):
            SCREENSHOTS.mkdir(exist_ok=True)
            self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def _judges(self, what: str, width: dict[str, int], before: str) -> str:
        wrong, drawn = looking.judge(self.page, before=before)
        assert not wrong, f"{what}, {name_of(width)}: {wrong}"
        return drawn

    def ends(self) -> None:
        """Get up: the next may sit here."""
        self.windows.leave(self.window)

    def ends_for_good(self) -> None:
        """Close the window: its clock, its network or its devices are not as others expect them."""
        self.window.closes()


def at_todays_board(town, windows: Windows, slug: str, width: dict[str, int]) -> Walker:
    """Somebody signed in, at the board of today's sitting."""
    walker = Walker(town, windows, width=width)
    walker.signs_in_as(slug, opens=None)
    goes_to_todays_board(walker)
    return walker


def goes_to_todays_board(walker: Walker) -> None:
    """Where Today leads, and until it is there whole: what it offers can be counted then."""
    today = walker.page.context.request.get("/").text()
    walker.page.goto(NEXT_SITTING.search(today)[1])
    sync_api.expect(walker.page.locator("#agenda")).to_be_attached()


def opens_on_todays_board(walker: Walker, name: str, pane: str = "person") -> None:
    """Whom the agenda names; on a phone one pane is shown at a time."""
    goes_to_todays_board(walker)
    page = walker.page
    if walker.name == "phone":
        page.goto(f"{page.url.split('?')[0]}?pane=agenda")
    line = page.locator("#agenda").get_by_role("link", name=name).first.get_attribute("href")
    page.goto(f"{line}&pane={pane}" if walker.name == "phone" else line)


def presses_where_offered(walker: Walker, button: str) -> None:
    """On a page that is there whole; another journey may have pressed it before."""
    offered = walker.page.get_by_role("button", name=button)
    if offered.count():
        with walker.page.expect_navigation():
            offered.click()


def answers(page: sync_api.Page, **chosen: str) -> None:
    """One tap for each question: the chip whose value is given."""
    for field, value in chosen.items():
        page.locator(f'label:has(input[name="{field}"][value="{value}"])').click()
