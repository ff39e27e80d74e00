"""Finding people: one's own by anything, others only by exact number and date of birth."""

import datetime
import html
import re

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


def test_whoever_is_not_among_the_first_is_on_the_next_page(place):
    browser = riverside.browser(place.gp)
    named = [f"Amina Number{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    for name in named:
        riverside.somebody(place, name=name)
    address, shown, pages = "/people/?q=amina", [], 0
    while address:
        text, pages = browser.get(address).text, pages + 1
        shown += re.findall(r"Amina Number\w", re.sub("value=.*", "", text))
        found = re.search(r'href="([^"]*)">Next 12</a>', text)
        address = found and html.unescape(found[1])
    assert (list(dict.fromkeys(shown)), pages) == (named, 3)
    assert "The last 2 people of yours" in text
    assert 'href="/people/?q=amina">Back to the first</a>' in text
    assert "Amina" not in found_by_another(place)


def found_by_another(place):
    """Who may see nobody of these, and is given the address of a page, is shown nobody."""
    mark = riverside.browser(place.gp).get("/people/?q=amina").text
    address = html.unescape(re.search(r'href="([^"]*)">Next 12</a>', mark)[1])
    return riverside.browser(place.other_gp).get(address).text.replace("“amina”", "")


def test_finding_costs_the_same_for_one_as_for_many(place, django_assert_max_num_queries):
    browser = riverside.browser(place.gp)
    for n in range(14):
        riverside.somebody(place, name=f"Amina Number{n}", needs=("Large print",))
    found(browser, "amina")
    with django_assert_max_num_queries(14):
        assert "12 people of yours" in found(browser, "amina")


MANY = """
    INSERT INTO people_person (id, name, name_key, call_me, pronouns, nhs_number, is_nhs_number_odd, language,
        is_provisional, is_restricted, added_at, version, changed_by_name, practice_id, born_on)
    SELECT gen_random_uuid(), 'Somebody', md5(n::text) || ' ' || md5((n + 1)::text), '', '', 'n' || n, false,
           'en', false, false, now(), 1, '', CASE WHEN n %% 2 = 0 THEN %s::uuid END,
           date '1950-01-01' + n FROM generate_series(1, 6000) AS n
"""
MANY_WAYS = """
    INSERT INTO people_{table} (id, person_id, {columns})
    SELECT gen_random_uuid(), id, {values} FROM people_person WHERE name = 'Somebody'
"""
GIVEN = {
    "= number": "= 'n3000'",
    "= phone": "= '700000001'",
    "= born": "= date '1950-05-01'",
    "= in_postcode": "= 'n3000'",
    "LIKE longest": "LIKE '%pecime%'",
    "(patterns)": "('{%pecime%}'::text[])",
    "LIMIT most": "LIMIT 60",
    "(mine)": "(ARRAY[gen_random_uuid()])",
}
INDEXES = [
    "person_nhs_number",
    "phone_by_its_end",
    "person_born_on",
    "address_by_postcode",
    "person_of_practice_named",
]


@pytest.fixture
def crowd(place):
    """Thousands in every table that a search reads."""
    number = {"table": "phone", "columns": "number, is_shared", "values": "'+44' || right(md5(name_key), 9), false"}
    home = {"table": "address", "columns": "lines, postcode, is_confidential", "values": "'', nhs_number, false"}
    reason = {
        "table": "relationship",
        "columns": "kind, party_kind, party_id, from_at, source",
        "values": "'caseload', 'team', gen_random_uuid(), now(), ''",
    }
    with making("people"), connection.cursor() as cursor:
        cursor.execute(MANY, [place.practice.pk])
        cursor.execute(MANY_WAYS.format(**reason))
        cursor.execute(MANY_WAYS.format(**number))
        cursor.execute(MANY_WAYS.format(**home))
        cursor.execute("SELECT gin_clean_pending_list('person_of_practice_named')")
        cursor.execute("ANALYZE people_person, people_phone, people_address, people_relationship")


def test_every_way_to_search_goes_by_an_index(place, crowd):
    """performance.md: the statements inside `people_candidates`, although row security decides who may be found."""
    with making("people"), connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'people_candidates'")
        body = cursor.fetchone()[0]
        for name, value in (GIVEN | {"= org": f"= '{place.practice.pk}'"}).items():
            body = body.replace(name, value)
        for index, statement in zip(INDEXES, re.findall(r"RETURN ARRAY\((.*?)\);", body, re.DOTALL), strict=True):
            cursor.execute(f"EXPLAIN {statement}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert index in plan, plan
            assert not re.search("Seq Scan on people_(person|phone|address|relationship)", plan), plan


def test_more_are_asked_about_where_too_few_of_the_first_may_be_seen(place, monkeypatch):
    monkeypatch.setattr(finding, "CANDIDATES", (2, 100))
    for n in range(3):
        hidden = riverside.somebody(place, name=f"Amina A{n}")
        actions.exclude(by=place.gp, person=hidden, name=place.receptionist.name, user_id=place.receptionist.id)
    riverside.somebody(place, name="Amina Z")
    assert "Amina Z" in found(riverside.browser(place.receptionist), "amina")
    assert "Amina A0" not in found(riverside.browser(place.receptionist), "amina")


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
