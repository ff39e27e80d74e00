"""No dead end: reasons for no, the next doors, two noes, and where we said no without anybody in it (S2)."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from joined.base import rows
from joined.base.making import making
from joined.doors.tests.waiting_people import asked, sees, standing, whats
from joined.huddle import models as huddles
from joined.huddle import words as huddle_words
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import clock
from joined.places import actions as places
from joined.places import rules
from joined.steps import actions as steps
from joined.steps import models, queries
from joined.steps.queries import counting
from joined.trail import models as trail

NO = {"reason_code": "no_space", "reason": "Full", "next_door": "The walking group"}


def offered(place, person, referral, team):
    return steps.offer(
        by=place.intake,
        matter=referral.matter,
        from_team=place.intake_team,
        to_team=team,
        what="See them",
        is_to_hold=team.may_hold,
    )


def decline(actor, offer, **given):
    return riverside.browser(actor).post(f"/offers/{offer.pk}/decline/", given)


# -- whom a door takes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "here", "help_kind", "count"),
    [
        (None, None, "", 0),
        (30, "north", "", 0),
        (30, "north", "company", 0),
        (17, "north", "", 1),
        (66, "north", "", 1),
        (30, "hill", "", 1),
        (30, "north", "urgent", 1),
        (70, "hill", "urgent", 3),
        (None, None, "urgent", 1),
    ],
)
def test_which_rule_somebody_misses_is_said_and_what_is_unknown_is_never_missed(age, here, help_kind, count):
    door = rules.Door(age_from=18, age_to=65, neighbourhoods=frozenset({"north"}), helps=frozenset({"company"}))
    missed = rules.rules_missed(door, age=age, neighbourhood=here, area="the Hill", help_kind=help_kind)
    assert len(missed) == count


def test_a_door_that_says_nothing_takes_everybody():
    assert rules.rules_missed(rules.Door(), age=3, neighbourhood="hill", area="the Hill", help_kind="urgent") == []


def test_the_three_nearest_doors_stand_beside_the_no_with_the_rule_each_misses(place):
    person, referral = asked(place)
    places.say_whom(by=riverside.SET_UP, team=place.befriending, helps=("company",), room="2 places")
    places.say_whom(by=riverside.SET_UP, team=place.social_care, age_from=65)
    places.say_whom(by=riverside.SET_UP, team=place.duty_team, age_from=65, age_to=66)
    places.say_whom(by=riverside.SET_UP, team=place.practice_team, age_from=90, helps=("urgent",))
    offer = offered(place, person, referral, place.community)
    text = sees(place.nurse, f"/offers/{offer.pk}/")
    assert text.count("None of their rules is missed.") == 1
    assert "They take people from 65; this person is 34." in text
    assert "2 places, said" in text
    assert text.index('<b dir="auto">Befriending</b>') < text.index('<b dir="auto">Adult social care, North</b>')
    assert "from 90" not in text  # only the three nearest


def test_the_reply_time_is_measured_and_not_claimed(place):
    places.say_whom(by=riverside.SET_UP, team=place.befriending)
    person, referral = asked(place, "Delroy Augustine")
    earlier = offered(place, person, referral, place.befriending)
    with clock.at(riverside.MORNING + clock.days(2)):
        decline(place.befriender, earlier)
        other, request = asked(place)
        offer = offered(place, other, request, place.community)
        assert "about 2 days, measured on 1 answer" in sees(place.nurse, f"/offers/{offer.pk}/")
        teams = [place.community.pk, place.befriending.pk]
        assert queries.reply_hours(to=place.nurse, team_ids=teams) == {place.befriending.pk: (48, 1)}
        assert queries.reply_hours(to=place.nurse, team_ids=[place.community.pk]) == {}


# -- saying no ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reason_code": ""}, "Choose why not."),
        ({"next_door": ""}, "Name a next door"),
        ({"reason_code": "too_complex"}, "Say what you can offer instead."),
    ],
)
def test_an_nhs_team_says_why_names_a_door_and_gives_no_reason_that_is_none(place, given, says):
    person, referral = asked(place)
    offer = offered(place, person, referral, place.community)
    page = decline(place.nurse, offer, **(NO | given))
    assert (page.status_code, says in page.text) == (422, True)
    assert "Full" in page.text
    assert standing(place, person).offers[0].state == "asked"


def test_a_door_chosen_from_those_known_is_a_next_door(place):
    places.say_whom(by=riverside.SET_UP, team=place.befriending)
    person, referral = asked(place)
    offer = offered(place, person, referral, place.community)
    page = decline(place.nurse, offer, reason_code="no_space", next_team=str(place.befriending.pk))
    assert page.status_code == 303
    with rows.house(person.pk):
        kept = models.Offer.objects.get(pk=offer.pk)
    assert (kept.next_team_id, kept.next_door) == (place.befriending.pk, "Befriending")


def test_what_an_nhs_team_can_offer_instead_is_kept_and_the_person_stays_with_us(place):
    person, referral = asked(place)
    offer = offered(place, person, referral, place.community)
    given = NO | {"reason_code": "alcohol_drugs", "can_offer": "Two sessions on sleep"}
    assert decline(place.nurse, offer, **given).status_code == 303
    now = standing(place, person)
    assert now.team_name == "In-take, Riverside North"
    assert now.offers[0].can_offer == "Two sessions on sleep"
    assert now.offers[0].reason_words == "Alcohol or drugs"


def test_a_charity_says_no_with_one_tap_whatever_its_reason(place):
    person, referral = asked(place)
    assert decline(place.befriender, offered(place, person, referral, place.befriending)).status_code == 303
    other, request = asked(place, "Delroy Augustine")
    offer = offered(place, other, request, place.befriending)
    assert decline(place.befriender, offer, reason_code="too_complex").status_code == 303


# -- two noes, and where we said no ------------------------------------------------------------------


def twice(place, name="Amina Specimen", *, code="no_space"):
    person, referral = asked(place, name)
    first = offered(place, person, referral, place.community)
    more = {"can_offer": "A talk with her surgery"} if code != "no_space" else {}
    decline(place.nurse, first, **(NO | {"reason_code": code} | more))
    decline(place.social_worker, offered(place, person, referral, place.social_care), **NO)
    return person, referral


def test_the_second_no_is_a_step_for_the_chair_and_the_next_agenda(place, jobs):
    person, referral = asked(place)
    decline(place.nurse, offered(place, person, referral, place.community), **NO)
    jobs.run_due()
    assert huddle_words.TWO_NOES_STEP not in whats(place, person)
    decline(place.social_worker, offered(place, person, referral, place.social_care), **NO)
    jobs.run_due()
    assert whats(place, person).count(huddle_words.TWO_NOES_STEP) == 1
    decline(place.befriender, offered(place, person, referral, place.befriending))
    jobs.run_due()
    assert whats(place, person).count(huddle_words.TWO_NOES_STEP) == 1


def test_who_was_brought_before_is_back_on_the_agenda_after_two_noes(place, jobs):
    person, referral, item = brought(place)
    matter = queries.open_matter(to=place.intake, person=person.pk)
    for team, actor in ((place.community, place.nurse), (place.social_care, place.social_worker)):
        offer = steps.offer(by=place.intake, matter=matter, from_team=place.intake_team, to_team=team, what="See her")
        decline(actor, offer, **NO)
    jobs.run_due()
    with rows.house(person.pk):
        assert huddles.AgendaItem.objects.get(person=person).why == "declined"


def test_the_place_lead_sees_where_we_said_no_and_nobody_in_it(place, jobs):
    for number in range(5):
        twice(place, f"Somebody {number}", code="too_complex" if number == 4 else "no_space")
    text = sees(place.chair, "/requests/no-dead-end/")
    assert "Two teams or more said no about the same request: <b>5</b>" in text
    assert "A talk with her surgery" in text
    assert "No reason for this team" in text
    assert "fewer than 5" in text
    assert "Somebody" not in text[text.index("<main") :]


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (12, "12")])
def test_small_numbers_are_said_in_words(count, words):
    assert counting.shown(count) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "fewer than 7"), (6, "fewer than 7"), (7, "up to 10"), (10, "up to 10"), (11, "up to 15"), (100, "up to 100")],
)
def test_a_funder_reads_no_small_number_none_that_is_exact_and_no_zero(count, words):
    """AC-108, T40."""
    assert counting.shown_to_funders(count, least=7) == words


def test_a_funder_reads_counts_from_seven_and_nobody_s_no_in_words(place, jobs):
    """AC-108, AC-109: seven is a local rule that no place goes under; the trail keeps who looked."""
    funder = riverside.worker("Fenella Funder", place.intake_team, "commissioner")
    for number in range(6):
        twice(place, f"Somebody {number}", code="too_complex" if number == 4 else "no_space")
    text = sees(funder, "/requests/no-dead-end/")
    assert "the same request: <b>fewer than 7</b>" in text
    assert "A talk with her surgery" not in text
    assert "A talk with her surgery" in sees(place.chair, "/requests/no-dead-end/")
    assert not re.search(r'data-label="People"[^>]*>(?!fewer than 7<)', text)
    twice(place, "Somebody 7", code="no_space")
    text = sees(funder, "/requests/no-dead-end/")
    assert "the same request: <b>up to 10</b>" in text
    with making("places"):
        place.north.local_rules.create(name="funder_small_number", value=8, from_on=clock.today())
    assert "the same request: <b>fewer than 8</b>" in sees(funder, "/requests/no-dead-end/")
    with making("trail"):
        looks = trail.Event.objects.filter(verb="doors.where_we_said_no", actor_id=funder.id, is_look=True)
        assert looks.count() == 3
    assert not rules.within_bounds("funder_small_number", 6)


def test_whoever_does_not_lead_sees_no_counts_by_address_or_by_statement(place, jobs):
    twice(place)
    for actor in (place.intake, place.nurse, place.gp, place.befriender):
        assert riverside.browser(actor).get("/requests/no-dead-end/").status_code == 404
        with rows.context(actor):
            assert queries.noes(to=actor) == []
            assert queries.offered_instead(to=actor) == []
    assert riverside.browser(place.chair).get("/requests/no-dead-end/").status_code == 200
    with rows.context(place.chair):
        assert queries.noes(to=place.chair) != []


def test_counts_are_of_the_places_where_one_works_or_which_one_leads(place, jobs):
    twice(place)
    south = places.add_place(by=riverside.SET_UP, name="South", kind="neighbourhood", within=place.north.within)
    elsewhere = places.add_team(
        by=riverside.SET_UP, name="Team, South", organisation=place.trust, kind="community", neighbourhood=south
    )
    desk = places.add_team(by=riverside.SET_UP, name="Desk", organisation=place.trust, kind="front_desk")
    lead = riverside.worker("Lena Lead", desk, "place_lead")
    seen = {"here": place.chair, "elsewhere": riverside.worker("Sol South", elsewhere, "chair"), "leads": lead}

    def counted() -> dict[str, bool]:
        found = {}
        for name, actor in seen.items():
            with rows.context(actor):
                found[name] = bool(queries.noes(to=actor)) and queries.twice_declined(to=actor) != "0"
        return found

    assert counted() == {"here": True, "elsewhere": False, "leads": False}
    places.lead_place(by=riverside.SET_UP, place=place.north.within, organisation=place.trust)
    assert counted() == {"here": True, "elsewhere": False, "leads": True}


def test_times_moved_are_counted_for_each_person_and_shown(place):
    person, referral = asked(place)
    assert "Times moved between teams: none" in sees(place.intake, f"/requests/{referral.pk}/")
    offer = offered(place, person, referral, place.community)
    with clock.at(riverside.MORNING + clock.days(1)):
        steps.accept(by=place.nurse, offer=offer, first_contact_on=clock.working_day(2))
        assert "Times moved between teams: 1" in sees(place.nurse, f"/requests/{referral.pk}/")


def test_the_database_refuses_a_reason_that_nobody_knows(place):
    person, referral = asked(place)
    offer = offered(place, person, referral, place.community)
    with making("steps"), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE steps_offer SET reason_code = 'personality' WHERE id = %s", [offer.pk])
