"""Adding somebody, correcting who they are, and asking how to reach them."""

import datetime
import html
import uuid

import pytest

from joined.base import rows
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.people import actions, models, needing, queries
from joined.steps import actions as steps
from joined.steps import queries as standing

NUMBER = "9990123454"
ODD = "9990123455"


def added(name: str) -> models.Person:
    with making("people"):
        return models.Person.objects.get(name=name)


def test_a_name_alone_is_enough(place):
    page = riverside.browser(place.gp).post("/people/add/", {"name": "Zebedee", "practice": str(place.practice.pk)})
    person = added("Zebedee")
    assert (page.status_code, page.headers["Location"]) == (303, f"/people/{person.pk}/")
    assert riverside.browser(place.gp).get(f"/people/{person.pk}/").status_code == 200


@pytest.mark.parametrize("name", ["نور الخيالي", "王芳", "Siân Ffuglen-Roberts", "O’Brien", "X"])
def test_a_name_of_any_script_is_kept_as_it_is(place, name):
    riverside.browser(place.gp).post("/people/add/", {"name": name})
    assert added(name).name == name


def test_nobody_is_added_without_a_name_and_what_was_typed_is_kept(place):
    page = riverside.browser(place.gp).post("/people/add/", {"name": " ", "needs": "Large print"})
    assert page.status_code == 422
    assert "Write their name." in page.text
    assert "Large print" in page.text


def test_after_adding_on_the_way_to_the_huddle_comes_bring(place):
    page = riverside.browser(place.gp).post("/people/add/?then=bring", {"name": "Zebedee"})
    assert page.headers["Location"] == f"/huddles/bring/?person={added('Zebedee').pk}"


def test_in_take_can_go_on_with_somebody_of_no_practice_and_of_another(place):
    for practice in ("", str(place.practice.pk)):
        name = f"Somebody{practice[:4]}"
        page = riverside.browser(place.intake).post("/people/add/?then=bring", {"name": name, "practice": practice})
        assert riverside.browser(place.intake).get(page.headers["Location"]).status_code == 200
        assert riverside.browser(place.duty).get(f"/people/{added(name).pk}/").status_code == 404


def test_an_odd_nhs_number_stops_nobody_and_is_marked(place):
    riverside.browser(place.gp).post("/people/add/", {"name": "Zebedee", "nhs_number": "999 012 3455"})
    person = added("Zebedee")
    assert (person.nhs_number, person.is_nhs_number_odd) == (ODD, True)


def test_a_number_without_ten_digits_is_left_out_and_said(place):
    browser = riverside.browser(place.gp)
    details = {"name": "Zebedee", "nhs_number": "12345", "practice": str(place.practice.pk)}
    page = browser.post("/people/add/", details, follow=True)
    assert added("Zebedee").nhs_number == ""
    assert "does not have ten digits" in page.text


def test_the_number_of_somebody_of_another_practice_says_the_same_as_a_new_one(place):
    """The asker learns nothing; in-take is given the likeness (decisions.md §4)."""
    riverside.somebody(place, nhs_number=NUMBER)
    browser = riverside.browser(place.other_gp)
    own = str(place.other_practice.pk)
    taken = browser.post("/people/add/", {"name": "Taken", "nhs_number": NUMBER, "practice": own}, follow=True)
    free = browser.post("/people/add/", {"name": "Not taken", "nhs_number": "9990000018", "practice": own}, follow=True)
    assert taken.status_code == free.status_code == 200
    assert "is added. We will check whether we already know them." in taken.text
    assert "is added. We will check whether we already know them." in free.text
    assert added("Taken").is_provisional
    assert not added("Not taken").is_provisional


def test_likely_the_same_person_is_shown_to_whoever_may_see_them_and_to_nobody_else(place):
    riverside.somebody(place)
    details = {"name": "Amina Specimen", "born_on_day": "14", "born_on_month": "8", "born_on_year": "1991"}
    own = riverside.browser(place.gp).post("/people/add/", details)
    assert own.status_code == 422
    assert "Is it one of these?" in own.text
    assert riverside.browser(place.gp).post("/people/add/", details | {"anyway": "yes"}).status_code == 303
    assert riverside.browser(place.other_gp).post("/people/add/", details).status_code == 303


def test_a_charity_does_not_add_people_and_a_gp_does(place):
    assert riverside.browser(place.befriender).get("/people/add/").status_code == 403
    assert riverside.browser(place.befriender).post("/people/add/", {"name": "Zebedee"}).status_code == 403
    assert riverside.browser(place.gp).get("/people/add/").status_code == 200


def test_ones_own_practice_is_chosen_already(place):
    text = riverside.browser(place.gp).get("/people/add/").text
    assert f'<option value="{place.practice.pk}" selected>' in text


def corrections(person: models.Person, **changed: str) -> dict[str, str]:
    return {"name": person.name, "practice": str(person.practice_id), "version": str(person.version)} | changed


def test_who_they_are_is_corrected(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    given = corrections(person, call_me="Mina", needs="Large print\nA woman", postcode="rv11aa", ethnicity="1")
    assert browser.post(f"/people/{person.pk}/edit/", given).status_code == 303
    text = browser.get(f"/people/{person.pk}/").text
    assert all(words in text for words in ("Mina", "Large print", "A woman", "RV1 1AA"))
    given = corrections(added("Amina Specimen"), needs="A woman")
    browser.post(f"/people/{person.pk}/edit/", given)
    with rows.context(place.gp):
        assert queries.person(to=place.gp, person=person.pk).needs == ("A woman",)


def test_two_who_correct_at_once_are_shown_both_texts(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    first = corrections(person, call_me="Mina", needs="Large print", lines="1 Weir Lane")
    second = corrections(person, call_me="Ami", needs="No stairs", lines="2 Sluice Road")
    assert browser.post(f"/people/{person.pk}/edit/", first).status_code == 303
    page = browser.post(f"/people/{person.pk}/edit/", second)
    assert page.status_code == 409
    both = ("Mina", "Ami", "Large print", "No stairs", "1 Weir Lane", "2 Sluice Road")
    assert [words for words in both if words not in page.text] == []
    assert ">None<" not in page.text


def test_access_follows_the_practice(place):
    """AC-036."""
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    moved = corrections(person, practice=str(place.other_practice.pk))
    page = browser.post(f"/people/{person.pk}/edit/", moved)
    assert (page.status_code, page.headers["Location"]) == (303, "/people/")
    assert browser.get(f"/people/{person.pk}/").status_code == 404
    assert riverside.browser(place.other_gp).get(f"/people/{person.pk}/").status_code == 200


def test_somebody_of_another_practice_may_not_correct_and_their_own_gp_may(place):
    person = riverside.somebody(place)
    hidden = riverside.browser(place.other_gp).post(f"/people/{person.pk}/edit/", corrections(person))
    unknown = riverside.browser(place.other_gp).post(f"/people/{uuid.uuid4()}/edit/", corrections(person))
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert hidden.status_code == 404
    assert riverside.browser(place.gp).get(f"/people/{person.pk}/edit/").status_code == 200


REACHED = {
    "alone": "yes",
    "phone": "07700 900123",
    "voice": "yes",
    "hours": "After 3pm",
    "if_answered": "may_speak",
    "may_speak_to": "Shirin, her sister",
    "sms": "yes",
    "sms_level": "3",
    "letter": "no",
}


def test_what_they_said_about_each_way_is_kept_with_who_asked_and_when(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    assert browser.post(f"/people/{person.pk}/reach/", REACHED).status_code == 303
    reach = queries.how_to_reach(to=place.gp, person=person.pk)
    assert (reach.text.is_allowed, reach.text.level, reach.may_ring) == (True, 3, True)
    assert not reach.channels["letter"].is_allowed
    assert reach.confirmed_by == place.gp.name
    text = browser.get(f"/people/{person.pk}/").text
    assert "Shirin, her sister" in text
    assert "After 3pm" in text
    assert "Never" in text


@pytest.mark.parametrize(
    ("need", "reads", "reads_no_more"),
    [
        ("Text relay", ("18001 07700 900123, After 3pm", "They are rung through text relay."), ("The plan",)),
        ("Deaf", (needing.NO_VOICE, "The plan"), ("07700 900123", "After 3pm")),
        ("Deafblind", (needing.NO_VOICE, needing.NO_TEXTS), ("07700 900123", "The plan")),
    ],
)
def test_a_need_added_after_they_were_asked_is_read_by_every_way(place, need, reads, reads_no_more):
    """T2, H24: what was said about each way is older than the need."""
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    browser.post(f"/people/{person.pk}/reach/", REACHED)

    def box() -> str:
        page = html.unescape(browser.get(f"/people/{person.pk}/").text)
        return page[page.index('id="reach"') :].split("</section>")[0]

    assert all(words in box() for words in ("07700 900123, After 3pm", "The plan"))
    actions.add_need(by=place.receptionist, person=person, words=need)
    assert all(words in box() for words in reads)
    assert not any(words in box().replace("18001 07700 900123, After 3pm", "") for words in reads_no_more)


def test_what_was_not_asked_stays_as_it_was(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    browser.post(f"/people/{person.pk}/reach/", REACHED)
    browser.post(f"/people/{person.pk}/reach/", {"alone": "no", "phone": "07700 900123", "voicemail": "no"})
    reach = queries.how_to_reach(to=place.gp, person=person.pk)
    assert reach.text.level == 3
    assert not reach.channels["voicemail"].is_allowed


def test_a_way_that_is_not_safe_is_marked_without_a_reason(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    browser.post(f"/people/{person.pk}/reach/", REACHED | {"not_safe": ["sms"]})
    text = browser.get(f"/people/{person.pk}/").text
    assert "Contact is restricted" in text
    assert "Not safe" not in text
    assert not queries.how_to_reach(to=place.gp, person=person.pk).text.is_allowed


def test_an_answer_given_beside_somebody_else_lets_a_text_say_only_please_ring(place):
    person = riverside.somebody(place)
    riverside.browser(place.gp).post(f"/people/{person.pk}/reach/", REACHED | {"alone": "no"})
    assert queries.how_to_reach(to=place.gp, person=person.pk).text.level == 1


def test_how_to_reach_asks_for_what_is_missing_and_keeps_the_rest(place):
    person = riverside.somebody(place)
    page = riverside.browser(place.gp).post(
        f"/people/{person.pk}/reach/", {"sms": "yes", "phone": "1", "hours": "After 3pm"}
    )
    assert page.status_code == 422
    assert "Say whether they were on their own" in page.text
    assert "This is not a whole phone number" in page.text
    assert "Say how much a text may tell." in page.text
    assert "After 3pm" in page.text


def test_a_charity_without_consent_to_contact_finds_no_way_to_reach(place):
    """AC-057, with its success in the next test."""
    person = with_charity(place, "identity", "plan")
    browser = riverside.browser(place.befriender)
    assert browser.get(f"/people/{person.pk}/reach/").status_code == 404
    text = browser.get(f"/people/{person.pk}/").text
    assert "07700" not in text
    assert "How to reach" not in text
    assert 'id="reach"' not in text


def test_a_charity_with_consent_to_contact_does(place):
    person = with_charity(place, "identity", "plan", "contact")
    browser = riverside.browser(place.befriender)
    assert browser.get(f"/people/{person.pk}/reach/").status_code == 200
    assert "How to reach" in browser.get(f"/people/{person.pk}/").text


def with_charity(place: riverside.Riverside, *scopes: str) -> models.Person:
    """Somebody for whom the befrienders said yes to a step, and what the person lets them see."""
    person, _, _ = brought(place)
    for scope in scopes:
        actions.choose(
            by=place.gp,
            person=person,
            organisation_id=place.befrienders.pk,
            scope=scope,
            state="given",
            wording="May they know?",
            how="asked",
        )
    matter = standing.open_matter(to=place.gp, person=person.pk)
    step = steps.Next(what="Ring her", team=place.befriending, due_on=datetime.date(2026, 3, 6))
    steps.promise(by=place.chair, matter=matter, step=step)
    return person


def test_correcting_and_reaching_cost_a_constant_number_of_statements(place, django_assert_max_num_queries):
    person = riverside.somebody(place, needs=tuple(f"Need {n}" for n in range(8)))
    browser = riverside.browser(place.gp)
    browser.get(f"/people/{person.pk}/edit/")
    with django_assert_max_num_queries(40):
        browser.get(f"/people/{person.pk}/edit/")
    with django_assert_max_num_queries(55):
        browser.get(f"/people/{person.pk}/reach/")
