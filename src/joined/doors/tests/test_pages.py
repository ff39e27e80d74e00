"""The in-take queue, one request, and "where is my request?"."""

import datetime
import html
import re
import uuid

import pytest

from joined.base import paging
from joined.doors import actions, queries
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import ASKING, brought, everybody
from joined.kit import clock
from joined.people import actions as people
from joined.steps import actions as promising
from joined.steps import queries as steps

CANNOT_WAIT = actions.Asking(ask="Please help today", safety="cannot_wait", safety_words="Tablets in the house")


def asked(place, name="Amina Specimen", *, asking=ASKING, by=None, **more):
    """A request that came through a door and is on no agenda yet."""
    person = riverside.somebody(place, name=name, **more)
    return person, actions.open(by=by or place.gp, person=person, door="gp", asking=asking)


def test_the_queue_shows_who_asks_what_and_how_long_ago(place):
    asked(place, needs=("Somali interpreter",))
    text = riverside.browser(place.intake).get("/requests/").text
    for words in (
        "Amina Specimen",
        "Who can start this week?",
        "I want to sleep.",
        "Today, 9:10am",
        "Somali interpreter",
    ):
        assert words in text
    assert "no named worker" in text
    assert "I will take this" in text


def test_every_view_says_what_belongs_in_it_when_it_is_empty(place):
    browser = riverside.browser(place.intake)
    for show in ("all", "unnamed", "cannot-wait", "team", "mine", "nonsense"):
        page = browser.get("/requests/", {"show": show})
        assert page.status_code == 200
        assert "ju-empty" in page.text


def test_i_will_take_this_puts_my_name_to_it(place):
    person, referral = asked(place)
    browser = riverside.browser(place.intake)
    page = browser.post(f"/requests/{referral.pk}/take/", {"next": "/requests/?show=unnamed"})
    assert (page.status_code, page.headers["Location"]) == (303, "/requests/?show=unnamed")
    assert place.intake.name in browser.get("/requests/?show=mine").text
    assert "Amina Specimen" not in browser.get("/requests/?show=unnamed").text


def test_whoever_comes_second_is_told_who_came_first(place):
    person, referral = asked(place)
    riverside.browser(place.intake).post(f"/requests/{referral.pk}/take/")
    page = riverside.browser(place.chair).post(f"/requests/{referral.pk}/take/", {"next": "/requests/"}, follow=True)
    assert "Priyanka Ramanathan took this before you." in page.text


def test_another_team_may_not_take_it_and_in_take_may(place):
    person, referral, _ = brought(place)
    assert riverside.browser(place.nurse).post(f"/requests/{referral.pk}/take/").status_code == 403
    assert riverside.browser(place.duty).post(f"/requests/{referral.pk}/take/").status_code == 404
    assert riverside.browser(place.intake).post(f"/requests/{referral.pk}/take/").status_code == 303


def test_what_cannot_wait_stands_first_and_with_duty(place):
    asked(place)
    person, referral = asked(place, "Llywelyn ap Fictional", asking=CANNOT_WAIT)
    text = riverside.browser(place.intake).get("/requests/").text
    assert text.index("Llywelyn ap Fictional") < text.index("Amina Specimen")
    assert "who answer by 1:10pm" in text
    assert "Llywelyn" in riverside.browser(place.intake).get("/requests/?show=cannot-wait").text


def test_duty_can_read_what_cannot_wait(place):
    """The team with the four-hour clock sees the ask and the worry, and how to reach them."""
    person, referral = asked(place, asking=CANNOT_WAIT)
    browser = riverside.browser(place.duty)
    assert "Tablets in the house" in browser.get(f"/requests/{referral.pk}/").text
    assert browser.get(f"/people/{person.pk}/").status_code == 200
    assert "Please help today" in browser.get("/requests/?show=cannot-wait").text


def test_a_request_that_nobody_took_in_time_stands_first(place):
    asked(place)
    assert "First: cannot wait, or late" not in riverside.browser(place.intake).get("/requests/").text
    with clock.at(riverside.MORNING + datetime.timedelta(minutes=61)):
        assert "First: cannot wait, or late" in riverside.browser(place.intake).get("/requests/").text


def test_a_long_list_goes_on_and_what_cannot_wait_is_on_the_first_page_however_late_it_came(
    place, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(paging, "SIZE", 2)
    names = [f"Amina Number{letter}" for letter in "abcde"]
    for name in names:
        asked(place, name)
    asked(place, "Llywelyn ap Fictional", asking=CANNOT_WAIT)
    browser, address, shown = riverside.browser(place.intake), "/requests/?show=unnamed", []
    while address:
        with django_assert_max_num_queries(28), clock.at(riverside.MORNING + datetime.timedelta(minutes=1)):
            text = browser.get(address).text
        shown.append(re.findall(r'<a href="/requests/[-0-9a-f]{36}/">([^<]*)</a>', text))
        assert re.search("[67] open, 1 cannot wait", text)
        link = re.search(r'href="([^"]*)">Next \d+</a>', text)
        address = link and html.unescape(link[1])
        if len(shown) == 1:
            with clock.at(riverside.MORNING + datetime.timedelta(minutes=1)):
                asked(place, "Zofia Newcomer")
    assert shown[0][0] == "Llywelyn ap Fictional"
    assert sorted(sum(shown, [])) == [*names, "Llywelyn ap Fictional", "Zofia Newcomer"]
    assert 'href="/requests/?show=unnamed">Back to the first</a>' in text


def test_asked_again_is_one_row_with_every_date(place):
    person, referral = asked(place)
    with clock.at(riverside.MORNING + clock.days(1)):
        actions.open(by=place.gp, person=person, door="gp", asking=ASKING)
        actions.open(by=place.gp, person=person, door="gp", asking=ASKING)
        text = riverside.browser(place.intake).get("/requests/").text
    assert "Asked for the third time, today, 9:10am" in text
    assert text.count(f'href="/requests/{referral.pk}/"') <= 2


def test_a_request_s_page_says_its_status_in_a_line(place):
    person, referral = asked(place)
    text = riverside.browser(place.intake).get(f"/requests/{referral.pk}/").text
    assert "Received today, 9:10am." in text
    assert "In-take, Riverside North read it by" in text
    assert f"/huddles/bring/?request={referral.pk}" in text


def test_an_unknown_and_a_forbidden_request_answer_with_the_same_bytes(place):
    person, referral = asked(place)
    for actor in (place.befriender, place.nurse, place.other_gp):
        browser = riverside.browser(actor)
        hidden, unknown = browser.get(f"/requests/{referral.pk}/"), browser.get(f"/requests/{uuid.uuid4()}/")
        assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
        assert hidden.status_code == 404
    assert riverside.browser(place.gp).get(f"/requests/{referral.pk}/").status_code == 200


def test_a_charity_at_the_huddle_does_not_read_the_request_itself(place):
    person, referral, _ = brought(place)
    browser = riverside.browser(place.befriender)
    assert browser.get(f"/requests/{referral.pk}/").status_code == 404
    assert browser.get("/requests/").headers["Location"] == "/requests/mine/"


def test_the_team_that_is_responsible_already_is_left_with_it_and_nothing_moves(place):
    person, referral, item = brought(place)
    promising.take_responsibility(by=riverside.SET_UP, person=person, team=place.community, why="said yes")
    huddle.bring(by=place.gp, person=person, asking=ASKING, extra=huddle.Bringing(may_hear=everybody(place)))
    browser = riverside.browser(place.intake)
    assert "Leave it with Community mental health, North" in browser.get(f"/requests/{referral.pk}/").text
    page = browser.post(f"/requests/{referral.pk}/leave/", follow=True)
    assert "Nothing moves: they read it today." in page.text
    now = steps.about(to=place.nurse, person=person.pk)
    assert now.team_name == "Community mental health, North"
    assert "Read the new request and answer them" in [step.what for step in now.steps]


def test_the_asker_sees_where_it_is_without_asking(place):
    person, referral, _ = brought(place)
    text = riverside.browser(place.receptionist).get("/requests/mine/").text
    assert "Amina Specimen" in text
    assert "On the agenda" in text


def test_a_charity_that_asked_sees_the_status_and_no_name(place):
    """C13: anybody else reads "received, being looked at, answered"."""
    person, referral = asked(
        place, asking=actions.Asking(ask="She needs help", sharing="nhs_council", talked="not_yet")
    )
    with_charity = actions.Asking(ask="Please see her", sharing="nhs_council", talked="not_yet")
    other = riverside.somebody(place, name="Philippa Nonesuch")
    theirs = actions.open(by=place.befriender, person=other, door="charity", asking=with_charity)
    text = riverside.browser(place.befriender).get("/requests/mine/").text
    assert theirs.reference in text
    assert "Received" in text
    for words in ("Philippa", "Please see her", referral.reference, "Amina"):
        assert words not in text


def test_an_excluded_worker_of_the_asking_team_learns_nothing(place):
    person, referral, _ = brought(place)
    browser = riverside.browser(place.receptionist)
    assert referral.reference in browser.get("/requests/mine/").text or "Amina" in browser.get("/requests/mine/").text
    people.exclude(by=place.gp, person=person, name="Ros", user_id=place.receptionist.id)
    text = browser.get("/requests/mine/").text
    assert "Amina" not in text
    assert referral.reference not in text


@pytest.mark.parametrize("path", ["/requests/", "/requests/mine/"])
def test_lists_cost_the_same_for_one_as_for_many(place, path, django_assert_max_num_queries):
    for n in range(8):
        asked(place, f"Somebody {n}")
    browser = riverside.browser(place.intake if path == "/requests/" else place.gp)
    browser.get(path)
    with django_assert_max_num_queries(26):
        assert browser.get(path).status_code == 200


def test_one_request_costs_a_constant_number_of_statements(place, django_assert_max_num_queries):
    person, referral = asked(place)
    browser = riverside.browser(place.intake)
    browser.get(f"/requests/{referral.pk}/")
    with django_assert_max_num_queries(34):
        browser.get(f"/requests/{referral.pk}/")


def test_who_is_listed_has_been_looked_at(place):
    person, referral = asked(place)
    found = queries.queue(to=place.intake, show="all")
    assert found.people == (person.pk,)


def test_in_take_alone_is_told_that_a_number_is_known_already(place):
    riverside.somebody(place, name="Amina Specimen", nhs_number="9990001197")
    same = riverside.somebody(place, name="Amina Specimn", nhs_number="9990001197")
    assert same.is_provisional
    referral = actions.open(by=place.gp, person=same, door="gp", asking=actions.Asking(ask="Who can help?"))
    said = f'<a href="/matching/{same.pk}/">Compare them</a>'
    assert said in riverside.browser(place.intake).get(f"/requests/{referral.pk}/").text
    assert said not in riverside.browser(place.gp).get(f"/requests/{referral.pk}/").text
