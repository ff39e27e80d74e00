"""Three hundred odd names, through a list and through the short form, to the page: kept, or refused in words (F-21)."""

import html

import pytest

from joined.base import fields
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.imports import models, words
from joined.imports.tests import lists
from joined.imports.tests.names import corpus
from joined.kit import spreadsheets
from joined.people import models as persons

NAMES = corpus()
CALL = {"door": "telephone", "caller": "self", "ask": "Help", "sharing": "everybody", "safety": "no", "practice": ""}
REFUSED = (words.NAME_MISSING, words.NAME_BROKEN, "This name is ")


def kept(name):
    """How a name is kept: without breaks, controls and marks that turn the direction, and nothing else changed."""
    return fields.one_line(spreadsheets.typed(name))


def test_there_are_three_hundred():
    assert len(NAMES) == len(set(NAMES)) == 300


def test_each_comes_in_by_a_list_or_is_refused_in_words(place, manager, jobs):
    body = lists.csv_of(
        *((name, f"{n % 28 + 1}/{n % 12 + 1}/{1950 + n // 4}", "", "", "Help") for n, name in enumerate(NAMES))
    )
    found = lists.checked(manager, body, jobs)
    refused = dict(lists.problems(found))
    assert all(sentence.startswith(REFUSED) for sentence in refused.values())
    done = lists.approved(manager, found, jobs)
    assert (done.rows_in, done.rows_accepted + done.rows_rejected) == (300, 300)
    assert done.rows_rejected == len(refused)
    with making("imports"):
        made = dict(models.Made.objects.values_list("row", "person__name"))
    assert made == {n + 2: kept(name) for n, name in enumerate(NAMES) if f"A{n + 2}" not in refused}
    assert len(made) >= 290


@pytest.mark.parametrize("name", NAMES[::6], ids=lambda name: ascii(name)[:24])
def test_each_is_typed_and_stands_on_the_page(place, name):
    browser = riverside.browser(place.intake)
    answer = browser.post("/requests/type/", CALL | {"name": name})
    whole = fields.one_line(name)
    if not whole or len(whole) > 255:
        assert answer.status_code == 422
        assert "Write their name." in answer.text or "characters long and 255 fit" in answer.text
        return
    assert answer.status_code == 303
    with making("people"):
        assert persons.Person.objects.get().name == whole
    assert whole in html.unescape(browser.get(answer.headers["Location"]).text)


def test_a_name_that_folds_into_thousands_of_letters_is_kept_and_found(place):
    browser = riverside.browser(place.gp)
    answer = browser.post("/people/add/", {"name": "ﷺ" * 255, "practice": str(place.practice.pk)})
    assert answer.status_code == 303
    assert browser.get(answer.headers["Location"]).status_code == 200
