"""A call or an e-mail written down in a minute, and what colleagues and charities send on the same short form."""

import re

import pytest

from joined.base.making import making
from joined.doors import models, queries
from joined.huddle.tests import riverside
from joined.people import models as persons
from joined.people import queries as people
from joined.places import actions as places
from joined.steps import queries as steps
from joined.trail import models as trail

CALL = {
    "door": "telephone",
    "caller": "self",
    "name": "Amina Specimen",
    "ask": "Cannot sleep, and nobody has rung back",
    "in_their_words": "I want to sleep.",
    "sharing": "everybody",
    "safety": "no",
    "may_ring": "yes",
    "may_text": "2",
    "alone": "yes",
    "phone": "07700 900123",
}
ASK = {
    "name": "Philippa Nonesuch",
    "ask": "She stopped coming to the group",
    "in_their_words": "Somebody to talk with",
    "talked": "yes",
    "sharing": "nhs_council",
    "safety": "no",
}


def made(page) -> models.Referral:
    """The request to which an answer leads."""
    address = page.redirect_chain[0][0] if hasattr(page, "redirect_chain") else page.headers["Location"]
    with making("doors"):
        return models.Referral.objects.select_related("person", "asker_team").get(pk=address.split("/")[2])


def read(page: str) -> str:
    """What somebody reads on a page."""
    return re.sub(r"<[^>]*>", " ", page)


def everybody() -> int:
    with making("people"):
        return persons.Person.objects.count()


def test_a_call_is_a_request_that_in_take_holds_from_that_moment(place):
    page = riverside.browser(place.intake).post("/requests/type/", CALL)
    request = made(page)
    assert (page.status_code, page.headers["Location"]) == (303, f"/requests/{request.pk}/")
    assert (request.door, request.asker_name, request.talked, request.basis) == (
        "telephone",
        "Amina Specimen",
        "yes",
        "agreed",
    )
    now = steps.about(to=place.intake, person=request.person_id)
    assert now.team_name == "In-take, Riverside North"
    reach = people.how_to_reach(to=place.intake, person=request.person_id)
    assert (reach.phone, reach.text.level, reach.may_ring) == ("+447700900123", 2, True)
    shown = riverside.browser(place.intake).get(page.headers["Location"]).text
    assert "Telephone" in shown
    assert "I want to sleep." in shown


def test_the_page_opens_and_says_whom_to_ring(place):
    text = riverside.browser(place.intake).get("/requests/type/").text
    assert "01632 960110" in text
    assert "Who is it about?" in text


def test_somebody_found_is_not_asked_about_twice(place):
    person = riverside.somebody(place)
    riverside.browser(place.gp).post("/requests/ask/?person=" + str(person.pk), ASK)
    text = riverside.browser(place.intake).get(f"/requests/type/?person={person.pk}").text
    assert "Amina Specimen" in text
    assert "Asked before" in text
    for name in ('name="name"', 'name="born_on_day"', 'name="nhs_number"'):
        assert name not in text
    before = everybody()
    call = {**CALL, "ask": "Still no sleep", "phone": ""}
    page = riverside.browser(place.intake).post(f"/requests/type/?person={person.pk}", call)
    assert page.status_code == 303
    assert (made(page).person_id, everybody()) == (person.pk, before)


def test_a_relative_whom_nobody_asked_is_a_worry_and_no_request(place):
    call = {**CALL, "caller": "relative", "asker_name": "Zofia, her sister", "talked": "not_yet", "talked_because": "x"}
    before = everybody()
    page = riverside.browser(place.intake).post("/requests/type/", {**call, "they_asked": "no"})
    assert page.status_code == 422
    assert "Then it is a worry, not a request." in page.text
    assert everybody() == before
    asked = {**call, "they_asked": "yes", "talked": "yes"}
    assert made(riverside.browser(place.intake).post("/requests/type/", asked)).asker_name == "Zofia, her sister"


def test_a_practice_that_rings_sees_where_its_request_is(place):
    call = {
        **CALL,
        "caller": "gp",
        "asker_name": "Dr Oluwaseun Adeyemi",
        "asker_from": str(place.practice.pk),
        "talked": "yes",
    }
    request = made(riverside.browser(place.intake).post("/requests/type/", call))
    assert request.asker_team == place.practice_team
    assert request.reference in riverside.browser(place.receptionist).get("/requests/mine/").text


def test_what_cannot_wait_goes_to_duty_and_the_numbers_are_shown(place):
    call = {**CALL, "safety": "cannot_wait", "safety_words": "Tablets in the house", "who_was_rung": "Nobody yet"}
    person = riverside.somebody(place)
    riverside.browser(place.gp).post(f"/requests/ask/?person={person.pk}", ASK)
    page = riverside.browser(place.intake).post(f"/requests/type/?person={person.pk}", call, follow=True)
    assert made(page).state == "with_duty"
    assert "Ring them as well: 01632 960110" in page.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ask": ""}, "Answer “What do they ask?”"),
        ({"name": ""}, "Write their name."),
        ({"safety": "cannot_wait"}, "Say whose safety, and how, in a few words."),
        ({"caller": "gp", "talked": "yes"}, "Choose where they work."),
        ({"alone": ""}, "Say whether they were on their own when you asked."),
        ({"phone": "123"}, "This is not a whole phone number."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_half_done(place, wrong, sentence):
    before = everybody()
    page = riverside.browser(place.intake).post("/requests/type/", {**CALL, **wrong})
    assert page.status_code == 422
    assert sentence in page.text
    assert "Cannot sleep" in page.text or "ask" in wrong
    assert everybody() == before


def test_somebody_of_ones_own_who_may_be_the_same_is_shown_before_anybody_is_made(place):
    riverside.browser(place.intake).post("/requests/type/", {**CALL, "born_on": "14/8/1991"})
    before = everybody()
    again = {**CALL, "born_on": "14/8/1991"}
    page = riverside.browser(place.intake).post("/requests/type/", again)
    assert page.status_code == 422
    assert "Is it one of these?" in page.text
    assert everybody() == before
    assert riverside.browser(place.intake).post("/requests/type/", {**again, "anyway": "yes"}).status_code == 303
    assert everybody() == before + 1


def test_sent_twice_it_is_one_request(place):
    """F-14: a double click, or back and again."""
    browser = riverside.browser(place.intake)
    first = browser.post("/requests/type/", {**CALL, "form_key": "a key of this page"})
    second = browser.post("/requests/type/", {**CALL, "form_key": "a key of this page"})
    assert second.headers["Location"] == first.headers["Location"]
    with making("doors"):
        assert models.Referral.objects.count() == 1


def test_what_was_typed_comes_back(place):
    browser = riverside.browser(place.intake)
    kept = browser.post("/drafts/type/", {**CALL, "draft": "type", "about": ""})
    assert kept.status_code == 204
    assert "Cannot sleep, and nobody has rung back" in browser.get("/requests/type/").text
    browser.post("/requests/type/", CALL)
    assert "Cannot sleep" not in browser.get("/requests/type/").text


def test_a_charity_asks_for_somebody_new_and_learns_nothing(place):
    riverside.somebody(place, name="Philippa Nonesuch", nhs_number="9990123454")
    browser = riverside.browser(place.befriender)
    known = browser.post("/requests/ask/", {**ASK, "nhs_number": "999 012 3454"}, follow=True)
    request = made(known)
    new = browser.post("/requests/ask/", {**ASK, "name": "Nobody Known", "nhs_number": "9990123462"}, follow=True)
    other = made(new)
    assert (request.door, request.person.is_provisional, other.person.is_provisional) == ("charity", True, True)
    answers = {read(known.text).replace(request.reference, ""), read(new.text).replace(other.reference, "")}
    assert len(answers) == 1
    for text in (known.text, new.text):
        assert "In-take has your request" in text
        assert "We will check whether we already know them." in text
    for person in (request.person_id, other.person_id):
        assert people.row(to=place.befriender, person=person) is None
        assert browser.get(f"/people/{person}/").status_code == 404
    assert request.reference in browser.get("/requests/mine/").text


def test_the_trail_says_which_charity_worker_asked(place):
    request = made(riverside.browser(place.befriender).post("/requests/ask/", ASK))
    with making("trail"):
        deeds = set(
            trail.Event.objects.filter(person_id=request.person_id, actor_id=place.befriender.id).values_list(
                "verb", flat=True
            )
        )
    assert {"doors.ask", "doors.open"} <= deeds


def test_the_answer_is_for_whoever_asked_alone(place):
    request = made(riverside.browser(place.befriender).post("/requests/ask/", ASK))
    assert riverside.browser(place.befriender).get(f"/requests/{request.pk}/sent/").status_code == 200
    for other in (place.gp, place.nurse, place.intake):
        assert riverside.browser(other).get(f"/requests/{request.pk}/sent/").status_code == 404


def test_a_colleague_asks_for_their_own_person_and_it_joins_what_is_open(place):
    person = riverside.somebody(place)
    first = made(riverside.browser(place.gp).post(f"/requests/ask/?person={person.pk}", ASK))
    page = riverside.browser(place.intake).post(f"/requests/ask/?person={person.pk}", ASK, follow=True)
    assert (first.door, made(page).door, made(page).joined_to_id) == ("gp", "colleague", first.pk)
    assert "A person reads it" in page.text


def test_who_may_not_is_told_so_and_who_may_can(place):
    volunteer = riverside.worker("Vera Volunteer", place.community, "peer_worker")
    administrator = riverside.worker("Anton Admin", place.intake_team, "organisation_administrator")
    for nobody in (volunteer, administrator):
        for path, sheet in (("/requests/type/", CALL), ("/requests/ask/", ASK)):
            assert riverside.browser(nobody).get(path).status_code == 403
            assert riverside.browser(nobody).post(path, sheet).status_code == 403
    for outside in (place.gp, place.befriender):
        assert riverside.browser(outside).post("/requests/type/", CALL).status_code == 403
        assert riverside.browser(outside).get("/requests/ask/").status_code == 200
    for inside in (place.intake, place.nurse, place.social_worker):
        assert riverside.browser(inside).get("/requests/type/").status_code == 200


def test_a_person_whom_i_may_not_see_is_as_unknown_as_any(place):
    person = riverside.somebody(place)
    assert riverside.browser(place.gp).get(f"/requests/ask/?person={person.pk}").status_code == 200
    assert riverside.browser(place.other_gp).get(f"/requests/ask/?person={person.pk}").status_code == 404


@pytest.mark.parametrize("path", ["/requests/type/", "/requests/ask/"])
def test_each_page_costs_a_constant_number_of_statements(place, path, django_assert_max_num_queries):
    person = riverside.somebody(place)
    riverside.browser(place.gp).post(f"/requests/ask/?person={person.pk}", ASK)
    browser = riverside.browser(place.intake)
    browser.get(path)
    with django_assert_max_num_queries(24):
        browser.get(path + f"?person={person.pk}")


def test_the_answer_says_when_a_person_reads_it(place):
    request = made(riverside.browser(place.befriender).post("/requests/ask/", ASK))
    found = queries.answer(to=place.befriender, referral_id=request.pk)
    assert found.read_by is not None
    assert found.read_by > found.received_at


def test_the_duty_number_is_that_of_where_the_writer_works(place):
    south = places.add_place(by=riverside.SET_UP, name="Another", kind="neighbourhood")
    places.staff_duty(
        by=riverside.SET_UP,
        neighbourhood=south,
        team=places.add_team(
            by=riverside.SET_UP,
            name="Duty, Another",
            organisation=place.duty_team.organisation,
            kind="duty",
            neighbourhood=south,
            may_hold=True,
        ),
        phone="01632 960999",
        crisis_phone="01632 960998",
        hours=places.DAY_AND_NIGHT,
    )
    for path in ("/requests/type/", "/requests/ask/"):
        text = riverside.browser(place.intake).get(path).text
        assert "01632 960110" in text
        assert "01632 960999" not in text
