"""In-take's pages of matching, as browsers see them."""

import pytest

from joined.base import rows
from joined.doors import actions as doors
from joined.huddle.tests import riverside
from joined.kit import actors, clock
from joined.matching.tests.test_joining import WHY
from joined.people import models as persons


@pytest.fixture
def place(where_two_came):
    return where_two_came[0]


@pytest.fixture
def pair(two):
    """Who is known, who waits, and the address of both side by side."""
    known_one, same = two
    return known_one, same, f"/matching/{same.pk}/{known_one.pk}/"


def test_the_list_says_who_they_may_be_how_likely_and_why(place, pair):
    text = riverside.browser(place.intake).get("/matching/").text
    assert "Amina Specimn" in text
    assert "Same date of birth · Name sounds the same · Same phone" in text
    assert "Very likely" not in text
    assert "Likely" in text


def test_side_by_side_says_what_is_the_same_and_no_more_than_is_needed(place, pair):
    *_, address = pair
    text = riverside.browser(place.intake).get(address).text
    assert "999 000 1197" in text
    assert "ends in 123" in text
    assert riverside.PHONE not in text
    assert "In-take, Riverside North is responsible since" in text


def test_matched_in_one_press_and_undone_in_one_press(place, pair):
    known_one, same, address = pair
    browser = riverside.browser(place.intake)
    page = browser.post(address, {"verdict": "same", "why": WHY}, follow=True)
    assert "One record now" in page.text
    assert "1 request" in page.text
    assert "Check which practice they are registered with" in page.text
    joined = page.redirect_chain[-1][0]
    assert browser.get(f"/people/{same.pk}/").headers["Location"] == f"/people/{known_one.pk}/"
    page = browser.post(f"{joined}put-right/", follow=True)
    assert "Every row is back where it was" in page.text
    assert browser.get(f"/people/{same.pk}/").status_code == 200


def test_no_verdict_and_no_reason_are_said_at_their_field_and_nothing_is_done(place, pair):
    *_, address = pair
    browser = riverside.browser(place.intake)
    empty = browser.post(address, {})
    assert empty.status_code == 422
    assert "Say whether this is the same person." in empty.text
    unexplained = browser.post(address, {"verdict": "same"})
    assert unexplained.status_code == 422
    assert "Write how you know that it is the same person." in unexplained.text


def test_after_the_first_minute_a_reason_is_asked(place, pair):
    *_, address = pair
    browser = riverside.browser(place.intake)
    joined = browser.post(address, {"verdict": "same", "why": WHY}).headers["Location"]
    assert "If that was a slip, undo it now" in browser.get(joined).text
    with clock.at(riverside.MORNING + clock.days(1)):
        browser = riverside.browser(place.intake)
        assert "If that was a slip" not in browser.get(joined).text
        refused = browser.post(f"{joined}put-right/")
        assert refused.status_code == 422
        assert "Write what showed that they are two people." in refused.text


def test_somebody_new_leaves_the_list(place, pair):
    known_one, same, _ = pair
    browser = riverside.browser(place.intake)
    page = browser.post(f"/matching/{same.pk}/new/", follow=True)
    assert "Nobody waits to be matched" in page.text
    with rows.context(actors.System("test"), people=[same.pk]):
        assert not persons.Person.objects.get(pk=same.pk).is_provisional


@pytest.mark.parametrize("who", ["gp", "receptionist", "nurse", "duty", "befriender"])
def test_every_page_answers_anybody_else_alike_whoever_it_is_about(place, pair, who):
    known_one, same, address = pair
    browser = riverside.browser(getattr(place, who))
    answers = {
        (browser.get(path).status_code, browser.get(path).content)
        for path in ("/matching/", f"/matching/{same.pk}/", f"/matching/{known_one.pk}/", address)
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 403
    assert riverside.browser(place.intake).get(address).status_code == 200


def test_a_request_s_page_leads_in_take_to_compare_and_nobody_else(place, pair):
    known_one, same, _ = pair
    with rows.context(actors.System("test"), people=[same.pk]):
        referral = same.referrals.get()
    link = f'href="/matching/{same.pk}/"'
    assert link in riverside.browser(place.intake).get(f"/requests/{referral.pk}/").text
    assert link not in riverside.browser(place.gp).get(f"/requests/{referral.pk}/").text


def test_the_list_costs_the_same_for_one_as_for_many(place, pair, jobs, django_assert_max_num_queries):
    browser = riverside.browser(place.intake)
    browser.get("/matching/")
    with django_assert_max_num_queries(32):
        browser.get("/matching/")
    for n in range(5):
        person = riverside.somebody(place, name=f"Amina Specimen{'n' * n}")
        doors.open(by=place.gp, person=person, door="gp", asking=doors.Asking(ask="Who can help?"))
    jobs.run_due()
    with django_assert_max_num_queries(32):
        assert browser.get("/matching/").text.count("Written down") >= 4
