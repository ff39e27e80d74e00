"""How axe judges a page: everything at the first width, then what another width changes; each ink on its paper once.

axe works out contrast for each word of each page, which is two thirds of its work; two words of one size, weight and
colour on the same background are read equally well, so a pairing that was judged is not judged again by this process.
"""

import pathlib

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright import sync_api

SCRIPT = Axe().axe_script + pathlib.Path(__file__).with_suffix(".js").read_text()
KEPT = "looking"
"""Under this name a window's session keeps these scripts: half a megabyte goes to it once, and not for each page."""
JUDGE = f"""(asked) => {{
    if (!("looking" in window) && origin !== "null") (0, eval)(sessionStorage.{KEPT} ?? "");
    return "looking" in window ? looking.judge(asked) : null;
}}"""
BRING = f"""(script) => {{
    if (origin !== "null") sessionStorage.{KEPT} = script;
    (0, eval)(script);
}}"""
REPORT = "() => axe.run({ resultTypes: ['violations'] })"
_readable: set[str] = set()


def judge(page: sync_api.Page, *, before: str = "") -> tuple[str, str]:
    """What is wrong here, or nothing: in axe's words, or that it scrolls sideways; and which elements are drawn.

    `before`: the elements drawn at another width, where the same page was judged without complaint.
    """
    asked = {"before": before, "judged": "\n".join(_readable)}
    found = page.evaluate(JUDGE, asked)
    if found is None:
        page.evaluate(BRING, SCRIPT)
        found = page.evaluate(JUDGE, asked)
    if found["wrong"]:
        return AxeResults(page.evaluate(REPORT)).generate_report(), found["drawn"]
    if found["over"] > 0:
        return f"scrolls sideways by {found['over']} px", found["drawn"]
    _readable.update(found["readable"])
    return "", found["drawn"]
