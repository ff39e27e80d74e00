"""A confidential address or number (AC-008) is on no page, list, card, letter, board or print but the key worker's."""

import pytest
from django.db import connection

from joined.base import rows
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import actors, clock, errors
from joined.people import actions, comparing, likeness, models, queries
from joined.people.finding import find
from joined.trail import models as trail

HOME = "Flat 3, 7 Quiet Row"
POSTCODE = "RV1 7QQ"
ENDS = ("900123", "900 123", "900 ••3", "ends in 123")
WHY = {"who": "The refuge", "why": "Nobody must find them"}


def begins(place):
    """Amina, whose named nurse is Róisín; where she lives and her number are kept confidential."""
    person, referral, item = brought(place, partner_line="Company in the evenings")
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        plan = proposal_of(place, item)
        answer = riverside.browser(place.gp).post(
            f"/people/{person.pk}/reach/confidential/",
            WHY | {"parts": ["address", "phone"], "lines": HOME, "postcode": POSTCODE},
        )
        assert answer.status_code == 303, answer.text
    return person, referral, item, plan


@pytest.fixture
def kept(own):
    with clock.at(riverside.SITTING):
        yield own[1]


def tells(text: str) -> set[str]:
    """What of the two stands in a text."""
    return {word for word in (HOME, "Quiet Row", POSTCODE, *ENDS) if word in text}


@pytest.mark.parametrize("who", ["gp", "receptionist", "intake", "chair", "befriender", "social_worker"])
def test_nobody_but_their_key_worker_finds_either_anywhere(place, kept, who):
    person, referral, item, plan = kept
    browser = riverside.browser(getattr(place, who))
    pages = (
        f"/people/{person.pk}/",
        f"/people/{person.pk}/edit/",
        f"/people/{person.pk}/reach/",
        f"/people/{person.pk}/reach/confidential/",
        f"/people/{person.pk}/sharing/",
        "/people/?q=Amina+Specimen",
        f"/huddles/{item.sitting_id}/?item={item.pk}",
        f"/huddles/{item.sitting_id}/room/",
        f"/huddles/{item.sitting_id}/sheet/",
        f"/huddles/items/{item.pk}/",
        f"/huddles/plans/{plan.pk}/tell/",
        f"/huddles/bring/?person={person.pk}",
        f"/requests/{referral.pk}/",
        "/requests/",
        "/",
    )
    opened = {page: browser.get(page) for page in pages}
    assert {page: found for page, answer in opened.items() if (found := tells(answer.text))} == {}
    assert any(answer.status_code == 200 for answer in opened.values())


def test_their_key_worker_has_the_number_and_sees_the_address_for_a_reason_that_is_kept(place, kept):
    person, *_ = kept
    nurse, home = riverside.browser(place.nurse), f"/people/{person.pk}/reach/home/"
    text = nurse.get(f"/people/{person.pk}/").text
    assert "900123" in text
    assert "See where they live" in text
    assert HOME not in text
    assert nurse.post(home, {"reason": "Visit"}).status_code == 422
    shown = nurse.post(home, {"reason": "First visit on Friday"})
    assert f"{HOME}, {POSTCODE}" in shown.text
    for who in (place.gp, place.intake):
        assert riverside.browser(who).post(home, {"reason": "First visit on Friday"}).status_code == 404
    with making("trail"):
        [look] = trail.Event.objects.filter(verb="people.looked_at_home", person_id=person.pk)
        said = trail.Event.objects.get(verb="people.kept_back", person_id=person.pk)
    assert (look.actor_id, look.why) == (place.nurse.id, "First visit on Friday")
    assert said.why == "The refuge: Nobody must find them"


def test_only_their_key_worker_takes_it_away_again(place, kept):
    person, *_ = kept
    page = f"/people/{person.pk}/reach/confidential/"
    refused = riverside.browser(place.gp).post(page, WHY | {"parts": ["address"]})
    assert refused.status_code == 422
    assert "Only their key worker" in refused.text
    assert riverside.browser(place.nurse).post(page, WHY | {"parts": []}).status_code == 303
    text = riverside.browser(place.gp).get(f"/people/{person.pk}/").text
    assert HOME in text
    assert "900123" in text


def test_no_letter_no_search_and_no_likeness_tells_it(place, kept):
    person, *_ = kept
    with rows.context(place.gp):
        assert not queries.how_to_reach(to=place.gp, person=person.pk).route("letter").is_allowed
        assert [one.id for one in find(to=place.gp, words="Amina").found] == [person.pk]
        for words in (POSTCODE, "07700 900123"):
            assert not find(to=place.gp, words=words).found
    with pytest.raises(errors.NotHere), rows.context(place.gp):
        queries.home(to=place.gp, person=person.pk)


def test_two_records_are_not_found_alike_by_what_is_kept_back(place, kept):
    person, *_ = kept
    other = riverside.somebody(place, name="Bea Unlike", born_on=None)
    same = likeness.Known(name="Bea Unlike", phones=(riverside.PHONE,))

    def found() -> set:
        with rows.context(place.gp):
            mine = set(comparing.alike(to=place.gp, details=same).people) - {other.pk}
        with rows.context(actors.System("tests"), people=[other.pk]), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM people_alike(%s)", [other.pk])
            return mine | {pk for (pk,) in cursor.fetchall()}

    assert found() == set()
    actions.keep_back_no_longer(by=place.nurse, person=person, parts={"phone"}, **WHY)
    assert found() == {person.pk}


def test_a_new_number_is_as_confidential_as_the_one_before(place, kept):
    person, *_ = kept
    way = actions.Way(channel="voice", is_allowed=True, level=3, was_alone="yes", safe="yes")
    actions.confirm_ways(by=place.nurse, person=person, ways=(way,), phone="+447700900555")
    with making("people"):
        assert models.Phone.objects.get(person=person, until_at=None).is_confidential
