"""Lists for tests, and how somebody brings one in."""

import csv
import io
import itertools
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.imports import models

MANAGER = "Morwenna Castellane"
HEADINGS = ("Name", "Date of birth", "NHS number", "Postcode", "What is asked")


def csv_of(*rows, headings=HEADINGS, encoding="utf-8", end="\r\n"):
    """A file of these rows, as bytes."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def numbers():
    """NHS numbers that are kept for tests: 999, with a right last digit."""
    for start in itertools.count(999_100_000):
        digits = str(start)
        check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
        if check != 10:
            yield f"{digits}{check % 11}"


def upload(actor, body, *, name="list.csv", reason="Our waiting list", browser=None, **more):
    """The page's answer to an upload."""
    browser = browser or riverside.browser(actor)
    return browser.post("/imports/", {"file": SimpleUploadedFile(name, body), "reason": reason, **more})


def at(page):
    """The import to which an answer leads, as it stands in the database."""
    return again(page.headers["Location"].split("/")[2])


def again(pk):
    """An import as it stands now."""
    with making("imports"):
        return models.Import.objects.get(pk=pk)


def checked(actor, body, jobs, **more):
    """Uploaded and read."""
    page = upload(actor, body, **more)
    assert page.status_code == 303, read(page.text)[-600:]
    jobs.run_due()
    return at(page)


def approved(actor, found, jobs, **sent):
    """Approved and brought in."""
    page = riverside.browser(actor).post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes", **sent})
    assert page.status_code == 303, read(page.text)[-900:]
    jobs.run_due()
    return again(found.pk)


def brought_in(actor, body, jobs, **more):
    """Uploaded, read, approved and brought in."""
    return approved(actor, checked(actor, body, jobs, **more), jobs)


def read(page: str) -> str:
    """What somebody reads on a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def problems(found):
    """Cell and sentence of every row to mend."""
    with making("imports"):
        rows = models.Row.objects.filter(of=found, state="wrong").order_by("row")
        return [(cell, sentence) for row in rows for cell, _, sentence in row.problems]
