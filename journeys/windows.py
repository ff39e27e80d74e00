"""Windows of the browser: whoever ends leaves theirs to the next, with nothing of theirs kept.

A new one costs 0.4 s of a processor: a context, a process for its pages, and what every page loads once.
"""

import contextlib

from playwright import sync_api

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
KEPT_FOR_A_SITE = "cookies,local_storage,indexeddb,cache_storage,service_workers"


class Window:
    """One page, the only one of its context; what it says, and whether it is on its way to another address."""

    def __init__(self, browser: sync_api.Browser, address: str, *, script: bool) -> None:
        context = browser.new_context(base_url=address, java_script_enabled=script, reduced_motion="reduce")
        context.set_default_timeout(10_000)
        self.address, self.script = address, script
        self.page = context.new_page()
        self.said: list[str] = []
        self.is_leaving = False
        self._storage = context.new_cdp_session(self.page)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("request", self._leaves)
        self.page.on("requestfailed", lambda request: self._leaves(request, is_on_its_way=False))
        self.page.on("framenavigated", lambda _: self._arrived())

    def _leaves(self, request: sync_api.Request, *, is_on_its_way: bool = True) -> None:
        if request.is_navigation_request():
            self.is_leaving = is_on_its_way

    def _arrived(self) -> None:
        self.is_leaving = False

    def _heard(self, message: sync_api.ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.said.append(message.text)

    def arrives(self) -> None:
        """Where a press leads to another page it has led there, and that page is whole."""
        if self.script:
            with contextlib.suppress(sync_api.Error):  # the page went while we waited for it
                self.page.evaluate(TWO_FRAMES)
        if self.is_leaving:
            self.page.wait_for_event("framenavigated")
        self.page.wait_for_load_state()

    def forgets(self) -> None:
        """Nothing of whoever sat here is left: no page of theirs, no session, nothing that was kept for our site."""
        self.page.goto("/up")  # an empty page, but ours: with another site's the process of this one ends
        self._storage.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": KEPT_FOR_A_SITE})
        self.page.context.clear_cookies()
        self.said.clear()

    def closes(self) -> None:
        """For good."""
        self.page.context.close()


class Windows:
    """The windows of one browser that nobody sits at."""

    def __init__(self, browser: sync_api.Browser) -> None:
        self.browser = browser
        self.free: list[Window] = []

    def open(self, address: str, *, script: bool) -> Window:
        """One that somebody left, where that is possible; else a new one."""
        for window in reversed(self.free):
            if (window.address, window.script) == (address, script):
                self.free.remove(window)
                return window
        return Window(self.browser, address, script=script)

    def leave(self, window: Window) -> None:
        """To the next; one that is on its way to somebody else's page is closed."""
        try:
            window.forgets()
        except sync_api.Error:
            window.closes()
        else:
            self.free.append(window)
