"""Finding people: one's own by anything, others only by exact number and date of birth."""

import datetime

import pytest
from django.db import connection
from django.test import Client

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.people import actions, finding
from joined.trail import models as trail

NUMBER = "9990123454"
BORN = datetime.date(1991, 8, 14)


def found(browser: Client, words: str, **more: str) -> str:
    return browser.get("/people/", {"q": words, **more}).text


def searches() -> list[trail.Event]:
    with making("trail"):
        return list(trail.Event.objects.filter(verb="people.find", is_look=False).order_by("recorded_at"))


@pytest.mark.parametrize(
    "words", ["amina", "SPECIMEN", "specimen ám", "14/8/1991", "999 012 3454", "07700 900123", "rv1 1aa"]
)
def test_ones_own_person_is_found_by_anything(place, words):
    riverside.somebody(place, nhs_number=NUMBER, postcode="RV1 1AA")
    assert "Amina Specimen" in found(riverside.browser(place.gp), words)


def test_somebody_of_another_practice_is_not_found_by_name(place):
    """AC-017."""
    riverside.somebody(place, nhs_number=NUMBER)
    for words in ("amina", "14/8/1991", NUMBER, "07700 900123"):
        text = found(riverside.browser(place.other_gp), words)
        assert "Amina" not in text
        assert "None of your own people matches" in text


def test_exact_number_and_date_of_birth_give_a_match_card_and_no_more(place):
    """AC-018."""
    riverside.somebody(place, nhs_number=NUMBER)
    text = found(riverside.browser(place.other_gp), f"{NUMBER} 14/08/1991")
    assert "A.S. born 1991" in text
    assert "Amina" not in text
    assert "born 1991" not in found(riverside.browser(place.other_gp), f"{NUMBER} 15/08/1991")


def test_a_charity_is_given_no_match_card(place):
    riverside.somebody(place, nhs_number=NUMBER)
    text = found(riverside.browser(place.befriender), f"{NUMBER} 14/08/1991")
    assert "born 1991" not in text
    assert "Ring In-take" in text


def test_somebody_whom_the_person_excluded_is_given_no_match_card(place):
    person = riverside.somebody(place, nhs_number=NUMBER)
    assert "A.S. born 1991" in found(riverside.browser(place.nurse), f"{NUMBER} 14/08/1991")
    actions.exclude(by=place.gp, person=person, name=place.nurse.name, user_id=place.nurse.id)
    assert "born 1991" not in found(riverside.browser(place.nurse), f"{NUMBER} 14/08/1991")


def test_asking_by_number_again_and_again_stops(place, monkeypatch):
    monkeypatch.setattr(finding, "MATCHES_AN_HOUR", 2)
    riverside.somebody(place, nhs_number=NUMBER)
    browser = riverside.browser(place.other_gp)
    for _ in range(2):
        assert "A.S. born 1991" in found(browser, f"{NUMBER} 14/08/1991")
    page = browser.get("/people/", {"q": f"{NUMBER} 14/08/1991"})
    assert page.status_code == 429
    assert "born 1991" not in page.text
    assert "A.S. born 1991" in found(riverside.browser(place.nurse), f"{NUMBER} 14/08/1991")


def test_a_search_is_written_in_the_trail_as_its_kind_and_a_digest(place):
    riverside.somebody(place, nhs_number=NUMBER)
    found(riverside.browser(place.other_gp), f"{NUMBER} 14/08/1991")
    written = searches()[-1]
    assert written.actor_id == place.other_gp.id
    assert written.why.startswith("NHS number+date of birth ")
    assert NUMBER not in written.why
    assert "1991" not in written.why.split()[0]


def test_whoever_is_found_has_been_looked_at(place):
    person = riverside.somebody(place)
    found(riverside.browser(place.gp), "amina")
    with making("trail"):
        looks = trail.Event.objects.filter(verb="people.find", is_look=True, person_id=person.pk)
        assert [look.actor_id for look in looks] == [place.gp.id]


def test_the_fragment_is_only_the_list(place):
    riverside.somebody(place)
    text = found(riverside.browser(place.gp), "amina", fragment="1")
    assert "Amina Specimen" in text
    assert "<html" not in text


def test_on_the_way_to_the_huddle_each_row_brings(place):
    person = riverside.somebody(place)
    browser = riverside.browser(place.gp)
    assert f"/huddles/bring/?person={person.pk}" in found(browser, "amina", then="bring")
    assert f"/huddles/bring/?person={person.pk}" not in found(browser, "amina")
    assert f"/people/{person.pk}/" in found(browser, "amina")


def test_finding_costs_the_same_for_one_as_for_many(place, django_assert_max_num_queries):
    browser = riverside.browser(place.gp)
    for n in range(14):
        riverside.somebody(place, name=f"Amina Number{n}", needs=("Large print",))
    found(browser, "amina")
    with django_assert_max_num_queries(14):
        assert "12 people of yours" in found(browser, "amina")


MANY = """
    INSERT INTO people_person (id, name, name_key, call_me, pronouns, nhs_number, is_nhs_number_odd, language,
        is_provisional, is_restricted, added_at, version, changed_by_name)
    SELECT gen_random_uuid(), 'Somebody', md5(n::text) || ' ' || md5((n + 1)::text), '', '', '', false, 'en',
           false, false, now(), 1, '' FROM generate_series(1, 6000) AS n
"""


def test_the_middle_of_a_name_is_found_by_an_index(place):
    """performance.md: by its threes of letters, although row security decides who may be found."""
    with making("people"), connection.cursor() as cursor:
        cursor.execute(MANY)
        cursor.execute("ANALYZE people_person")
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'people_named'")
        body = cursor.fetchone()[0].replace("(part,", "('pecime',")
        cursor.execute("EXPLAIN " + body)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "person_name_threes" in plan or "people_person_pkey" in plan
    assert "Seq Scan on people_person" not in plan


@pytest.mark.parametrize("words", ["100%", "a_ina", "spec\\imen"])
def test_signs_of_the_database_are_only_letters_in_a_name(place, words):
    riverside.somebody(place)
    assert "None of your own people matches" in found(riverside.browser(place.gp), words)


def test_two_names_that_look_alike_are_marked(place):
    """F-21, H11."""
    for name in ("Siobhan Kelly", "Siobhan Kelley"):
        riverside.somebody(place, name=name)
    browser, said = riverside.browser(place.gp), "Another name here looks like this one"
    assert found(browser, "siobhan").count(said) == 2
    assert said not in found(browser, "siobhan kelley")
