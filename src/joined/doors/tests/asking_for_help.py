"""A visitor at the help page, for tests: as a browser without scripts sends it, or as its pages keep it."""

import datetime
import re

from django.test import Client

from joined.base import interviews, visitors
from joined.base.making import making
from joined.doors import models, questions
from joined.kit import clock

SATURDAY_NIGHT = datetime.datetime(2026, 3, 7, 21, 40, tzinfo=clock.LONDON)
MONDAY = datetime.datetime(2026, 3, 9, 8, 5, tzinfo=clock.LONDON)
MONDAY_9AM = datetime.datetime(2026, 3, 9, 9, 0, tzinfo=clock.LONDON)
MONDAY_5PM = datetime.datetime(2026, 3, 9, 17, 0, tzinfo=clock.LONDON)
WORDS = "I cannot sleep and I am frightened of tomorrow."
BEN = {
    "danger": {"danger": "no"},
    "words": {"words": WORDS},
    "wish": {"wish": "Somebody to talk to who does not hurry"},
    "name": {"name": "Ben Specimen"},
    "born": {"born_on_day": "31", "born_on_month": "3", "born_on_year": "1984"},
    "way": {"way": "relay"},
    "number": {"phone": "07700 900456", "phone_use": "own"},
    "email": {"email": "ben@example.com"},
    "letter": {"lines": "3 Example Street"},
    "safe": {"safe": "yes", "might_see": ""},
    "alone": {"alone": "yes"},
    "level": {"level": "2"},
    "needs": {"needs": ["Large print"], "other_need": ""},
    "language": {"language": "en", "which_language": ""},
    "where": {"postcode": "", "area": ""},
    "gp": {"practice": "", "tells_gp": "no"},
}


def walks(browser: Client, **changed: dict[str, object]) -> None:
    """Go through the questions as they come, page by page, until everything is answered."""
    given = BEN | changed
    page = browser.post("/help/", {"who": "self"})
    seen = 0
    while "/check/" not in page.headers["Location"] and seen < len(questions.QUESTIONS):
        address, seen = page.headers["Location"], seen + 1
        assert browser.get(address).status_code == 200
        name = questions.QUESTIONS[int(address.strip("/").split("/")[-1]) - 1].name
        page = browser.post(address, given[name])
        assert page.status_code == 303, (name, page.text)
        if page.headers["Location"] == "/help/now/":
            page.headers["Location"] = "/help/2/"


def answers(browser: Client, **changed: dict[str, object]) -> None:
    """The first question by its page, and all others kept as their pages would have kept them: that is quicker."""
    given = BEN | changed
    assert browser.post(f"/help/{questions.DANGER_NUMBER}/", given["danger"]).status_code == 303
    visit = visitors.Visit(questions.HELP.door, browser.cookies[visitors.COOKIE].value)
    visit.read()
    told = questions.HELP.told(visit)
    while number := questions.HELP.next_open(told):
        name = questions.QUESTIONS[number - 1].name
        typed = {field: value if isinstance(value, list) else [value] for field, value in given[name].items()}
        told = interviews.Told({**told.answers, name: typed})
    visit.keep({**visit.values, "answers": told.answers})


def sends(browser: Client, by=answers, **changed: dict[str, object]) -> models.SelfReferral:
    """Everything answered and sent; what was kept of it."""
    by(browser, **changed)
    page = browser.post("/help/check/", {"form_key": "one sending"})
    assert page.status_code == 303, page.text
    return kept_of(browser)


def kept_of(browser: Client) -> models.SelfReferral:
    """By the reference that this visitor was given."""
    reference = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", browser.get("/help/sent/").text).group()
    with making("doors"):
        found = models.SelfReferral.objects.select_related("person", "referral__matter")
        return found.get(referral__reference=reference)
