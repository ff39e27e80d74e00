"""Long lists and long stories go on page by page: everybody and everything stands on some page, once."""

import datetime
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import paging, rows
from joined.base.making import making
from joined.caseload import models as care
from joined.doors.queries import listing
from joined.doors.tests.waiting_people import asked
from joined.front import queries
from joined.huddle import actions as huddle
from joined.huddle.queries import planned
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import actors, clock
from joined.matching import queries as matching
from joined.messages import actions as messages
from joined.people import models as persons

NEXT = re.compile(r'href="([^"]*)">Next \d+</a>')
NAMES = [f"{first} Specimen" for first in ("Ada", "Bela", "Cleo", "Dana", "Eli")]


def walk(browser, address: str, *, most: int = 30) -> list[str]:
    """The text of each page, following "Next" to the end."""
    pages = []
    while address:
        assert len(pages) < most
        pages.append(browser.get(address).text)
        found = NEXT.search(pages[-1])
        address = html.unescape(found[1]) if found else ""
    return pages


@pytest.fixture
def five(place, jobs):
    people = []
    for minute, name in enumerate(NAMES):
        with clock.at(riverside.MORNING - datetime.timedelta(minutes=10 - minute)):
            people.append(asked(place, name)[0])
    return people


def test_everybody_who_waits_stands_on_a_page_and_the_forecast_counts_those_before(place, five, monkeypatch):
    monkeypatch.setattr(listing, "AT_ONCE", 2)
    pages = walk(riverside.browser(place.intake), "/requests/waiting/")
    assert [sorted(name for name in NAMES if name in page) for page in pages] == [NAMES[:2], NAMES[2:4], NAMES[4:]]
    with rows.context(place.intake):
        shown = listing.open_requests(place.intake)
        after = listing.open_requests(place.intake, after=shown.page.next)
    assert (shown.before, after.before, after.every) == (0, 2, 5)


def test_today_leads_on_to_whoever_it_does_not_show(place, five, monkeypatch):
    with clock.at(clock.now() + datetime.timedelta(hours=2)):
        nurse = riverside.browser(place.intake)
        assert "stand on the list" not in nurse.get("/").text
        monkeypatch.setattr(listing, "AT_ONCE", 2)
        page = nurse.get("/").text
        assert "3 requests more stand on the list" in page
        assert "/requests/?show=unnamed" in page
        assert all(name in "".join(walk(nurse, "/requests/?show=unnamed")) for name in NAMES)


def test_everybody_who_is_to_be_matched_stands_on_a_page(place, five, monkeypatch):
    monkeypatch.setattr(matching, "LISTED_AT_ONCE", 2)
    with making("people"):
        persons.Person.objects.update(is_provisional=True)
    pages = walk(riverside.browser(place.intake), "/matching/")
    shown = [name for page in pages for name in NAMES if f">{name}<" in page]
    assert (len(pages), sorted(shown)) == (3, NAMES)


def test_an_outcome_that_nobody_has_told_is_never_behind_those_that_are(place, monkeypatch):
    monkeypatch.setattr(planned, "AT_ONCE", 1)
    items = [brought(place)[2], brought(place)[2]]
    for minute, item in enumerate(items):
        with clock.at(riverside.SITTING + datetime.timedelta(minutes=minute)):
            last = proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        huddle.told(by=place.gp, proposal=last, how="spoken")
        pages = walk(riverside.browser(place.gp), "/")
    told = [page.split('id="outcomes"')[1].split("</section>")[0] for page in pages]
    assert [[n for n, item in enumerate(items) if str(item.pk) in one] for one in told] == [[0], [1]]


@pytest.fixture
def person(place):
    somebody, _, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.agree(by=place.nurse, proposal=proposal_of(place, item))
    return somebody


def lived(place, person, days: range) -> None:
    """So many contacts, a day apart."""
    with making("caseload"):
        spell = care.Spell.objects.get(person=person)
        moments = [riverside.MORNING + clock.days(day) for day in days]
        contact = {"person": person, "spell": spell, "team": place.community, "mechanism": "01", "attendance": "5"}
        written = {"written_by": "Róisín Mac Giolla", "written_by_id": place.nurse.id, "counts": True}
        care.Contact.objects.bulk_create(
            care.Contact(at=at, on_day=clock.london(at).date(), written_at=at, **contact, **written) for at in moments
        )


def test_a_story_of_five_hundred_events_is_told_page_by_page_at_the_same_cost(place, person, monkeypatch):
    gp, here = riverside.browser(place.gp), f"/people/{person.pk}/"

    def cost(address: str) -> int:
        gp.get(address)
        with CaptureQueriesContext(connection) as statements:
            gp.get(address)
        return len(statements)

    lived(place, person, range(3))
    addresses = (here, here + "?story=all")
    before = [cost(address) for address in addresses]
    lived(place, person, range(3, 503))
    assert [cost(address) for address in addresses] == before
    assert gp.get(addresses[1]).text.count("Seen, on time") <= paging.SIZE
    monkeypatch.setattr(paging, "SIZE", 200)
    pages = walk(gp, addresses[1])
    assert sum(page.count("Seen, on time") for page in pages) == 503


def test_only_what_came_since_somebody_last_looked(place, person):
    here = f"/people/{person.pk}/"
    with clock.at(riverside.AFTERNOON):
        riverside.browser(place.gp).get(here)
    with clock.at(riverside.MORNING + datetime.timedelta(days=1)):
        gp = riverside.browser(place.gp)
        assert "Nothing since you last looked" in gp.get(here, {"story": "new"}).text
        lived(place, person, range(1, 2))
        page = gp.get(here, {"story": "new"}).text
        assert page.count("Seen, on time") == 1
        assert "Plan proposed" not in page.split('id="story"')[1].split("</ol>")[0]
        assert "Plan proposed" in gp.get(here, {"story": "all"}).text


def test_every_message_stands_on_a_page(place, person, monkeypatch):
    monkeypatch.setattr(queries, "MESSAGES", 2)
    said = [f"Message number {number}." for number in range(5)]
    by = actors.System("tests")
    for minute, words in enumerate(said):
        at = riverside.AFTERNOON + datetime.timedelta(minutes=minute)
        with clock.at(at), rows.context(by, people=[person.pk]):
            asked = {"to": "+447700900123", "language": "en", "level": 3, "words": words}
            team = {"organisation_id": place.practice.pk, "team_id": place.practice_team.pk}
            messages.write(by=by, about=person.pk, **team, **asked)
    with clock.at(riverside.AFTERNOON + datetime.timedelta(minutes=9)):
        pages = walk(riverside.browser(place.gp), f"/people/{person.pk}/")
    boxes = [page.split('aria-labelledby="messages-title"')[-1].split("</section>")[0] for page in pages]
    assert [sorted(one for one in said if one in box) for box in boxes] == [said[3:], said[1:3], said[:1]]
