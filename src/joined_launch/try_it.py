"""The demo tried over HTTP, as somebody would by hand: sign in as the GP, open Today and the sitting."""

import html.parser
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

from joined.base.postgresql import Trouble

SITTING = re.compile(r"/huddles/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/")
GP = "gp"


class Page(html.parser.HTMLParser):
    """The forms of a page, and the way to the next sitting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.forms: list[dict[str, str | None]] = []
        self.choices: list[tuple[str, int]] = []
        self.sitting = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what we need."""
        has = dict(attrs)
        if "data-next-sitting" in has:
            self.sitting = has.get("href") or ""
        if tag == "form":
            self.forms.append({"": has.get("action")})
        elif tag in ("input", "button") and self.forms and has.get("name"):
            if has["name"] == "as":
                self.choices.append((has.get("value") or "", len(self.forms) - 1))
            elif has.get("type") == "hidden":
                self.forms[-1][str(has["name"])] = has.get("value") or ""


class Visitor:
    """A browser without a screen, that keeps cookies and follows redirects."""

    def __init__(self, address: str) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def open(self, path: str, fields: dict[str, str] | None = None) -> Page:
        """The page at a path, or what a form sent there led to. Raises Trouble unless it answers 200."""
        where = urllib.parse.urljoin(self.address, path)
        data = urllib.parse.urlencode(fields).encode() if fields else None
        request = urllib.request.Request(where, data, {"Referer": self.address, "Origin": self.address})
        try:
            with self.opener.open(request, timeout=15) as answer:
                return Page(answer.read().decode())
        except urllib.error.HTTPError as answer:
            raise Trouble(f"{path} answered {answer.code}.") from None
        except OSError as trouble:
            raise Trouble(f"{path} did not answer: {trouble}.") from None


def as_the_gp(address: str) -> None:
    """Sign in, Today, this morning's sitting. Raises Trouble, saying which of them failed."""
    visitor = Visitor(address)
    doors = visitor.open("/demo/sign-in/")
    form = next((doors.forms[number] for slug, number in doors.choices if slug == GP), None)
    if form is None:
        raise Trouble("The page /demo/sign-in/ offers no sign-in as the GP.")
    fields = {name: value or "" for name, value in form.items() if name} | {"as": GP}
    visitor.open(form[""] or "/demo/sign-in/", fields)
    today = visitor.open("/")
    if "Today" not in today.text:
        raise Trouble("After signing in as the GP, / is not the page Today.")
    sitting = today.sitting or next(iter(SITTING.findall(today.text)), "")
    if not sitting:
        raise Trouble("Today has no way to this morning's sitting.")
    visitor.open(sitting)
