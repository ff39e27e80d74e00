"""How a request ends, and what must stand before it may; whom we hand on and never refuse."""

import datetime
import re

import pytest

from joined.base import rows
from joined.doors import actions
from joined.doors.tests.waiting_people import asked, fresh, sees, standing, step_of, whats
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import ASKING, brought
from joined.kit import clock, errors
from joined.messages import actions as messages
from joined.people import actions as people
from joined.places import actions as places
from joined.steps import actions as steps
from joined.steps import models as kept
from joined.steps import queries as ends
from joined.steps import words as said


def end(actor, referral, deed, **given):
    return riverside.browser(actor).post(f"/requests/{referral.pk}/ends/", {"deed": deed} | given)


def ending(person):
    with rows.house(person.pk):
        return kept.Matter.objects.get(person=person).ending


@pytest.mark.parametrize("who", ["intake", "chair"])
def test_whoever_ends_it_is_never_left_on_a_page_that_is_not_theirs(place, who):
    """A team that lets go reads the request no more: it is led to the person's page, or back to its list."""
    _, referral = asked(place)
    end(place.intake, referral, "error", words="A test request")
    if who == "intake":
        end(place.intake, referral, "not_error")
        page = end(place.intake, referral, "chose", words="Not now", safe="yes")
    else:
        page = end(place.chair, referral, "agree")
    after = riverside.browser(getattr(place, who)).get(page.headers["Location"])
    assert (page.status_code, after.status_code) == (303, 200)


# -- they chose otherwise ----------------------------------------------------------------------------


def test_they_chose_otherwise_in_their_words_when_it_was_safe_to_talk(place):
    person, referral = asked(place)
    page = end(place.intake, referral, "chose", words="My aunt will sit with me.", safe="yes")
    assert page.status_code == 303
    assert ending(person) == "person_chose"
    assert fresh(place, referral).state == "ended"
    assert "My aunt" not in sees(place.intake, "/requests/")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"words": "Enough.", "safe": "no"}, "Ask again when it is safe for them to talk"),
        ({"words": "", "safe": "yes"}, "Write what they said, in their words."),
        ({"words": "Enough."}, "Did they say it themselves"),
    ],
)
def test_without_their_words_or_when_it_was_not_safe_nothing_ends(place, given, says):
    person, referral = asked(place)
    page = end(place.intake, referral, "chose", **given)
    assert page.status_code == 422
    assert says in page.text
    assert ending(person) == ""


def test_stop_silence_and_the_house_itself_never_end_anything(place, jobs):
    person, referral, _ = brought(place)
    people.text(by=place.gp, person=person, words="Nurse Annika rings you on Friday.", level=3)
    jobs.waiting.clear()
    messages.stop(by=riverside.SET_UP, number=riverside.PHONE)
    with clock.at(riverside.MORNING + clock.days(200)):
        jobs.run_due()
    assert ending(person) == ""
    with pytest.raises(errors.Refused, match="said themselves, to a worker"):
        steps.end(by=riverside.SET_UP, matter=fresh(place, referral).matter, ending="person_chose", words="STOP")


def test_only_the_team_that_holds_them_ends_it(place):
    person, referral = asked(place)
    for actor, status in ((place.gp, 403), (place.nurse, 404), (place.befriender, 404)):
        assert end(actor, referral, "chose", words="Enough.", safe="yes").status_code == status
    assert ending(person) == ""
    assert end(place.intake, referral, "chose", words="Enough.", safe="yes").status_code == 303


# -- made in error -----------------------------------------------------------------------------------


def test_made_in_error_needs_a_second_person(place):
    person, referral = asked(place)
    assert end(place.intake, referral, "error", words="A test request").status_code == 303
    assert ending(person) == ""
    alone = end(place.intake, referral, "agree")
    assert (alone.status_code, "Somebody else must agree" in alone.text) == (422, True)
    assert "Still missing: a second person who agrees" in sees(place.intake, f"/requests/{referral.pk}/ends/")
    assert end(place.chair, referral, "agree").status_code == 303
    assert ending(person) == "made_in_error"


def test_it_was_not_an_error_after_all(place):
    person, referral = asked(place)
    end(place.intake, referral, "error", words="A test request")
    assert end(place.chair, referral, "not_error").status_code == 303
    assert end(place.chair, referral, "agree").status_code == 422
    assert ending(person) == ""


# -- died --------------------------------------------------------------------------------------------


def test_died_ends_everything_at_once_and_leaves_nobody_a_task(place):
    person, referral = asked(place)
    page = end(place.gp, referral, "died", died_on="2026-03-02")
    assert page.status_code == 303
    assert ending(person) == "died"
    assert whats(place, person) == []
    with rows.house(person.pk):
        person.refresh_from_db()
        assert person.died_on == datetime.date(2026, 3, 2)


def test_nothing_opens_about_somebody_who_has_died_and_the_page_says_whom_to_ring_if_that_is_wrong(place):
    person, referral = asked(place)
    end(place.gp, referral, "died", died_on="2026-03-02")
    with pytest.raises(errors.Refused, match="If that is wrong, ring in-take"):
        actions.open(by=place.gp, person=person, door="telephone", asking=ASKING)
    assert whats(place, person) == []


def test_a_day_to_come_is_no_day_of_death_and_a_charity_rings_instead(place):
    person, referral = asked(place)
    assert end(place.gp, referral, "died", died_on="2026-03-09").status_code == 422
    assert end(place.befriender, referral, "died", died_on="2026-03-02").status_code == 404
    assert ending(person) == ""


# -- could not be reached ----------------------------------------------------------------------------


def climb(place, referral):
    """Every rung of the ladder, as often as it needs."""
    for rung, count in {rung: 3 if rung == "other_time" else 1 for rung in said.RUNGS}.items():
        for _ in range(count):
            tried = steps.Tried(outcome="no_answer", rung=rung)
            actions.tried(by=place.intake, referral=fresh(place, referral), tried=tried)


def sign_off(place, person):
    """The huddle that they were brought to signs it off."""
    with rows.house(person.pk):
        item = (
            huddles.AgendaItem.objects.select_related("sitting").filter(person=person).order_by("-brought_at").first()
        )
    with clock.at(riverside.SITTING):
        riverside.browser(place.chair).post(f"/huddles/{item.sitting_id}/start/")
        return riverside.browser(place.chair).post(f"/huddles/items/{item.pk}/sign-off/")


def test_could_not_be_reached_ends_only_when_everything_stands(place, jobs):
    person, referral = asked(place)
    page = lambda: sees(place.intake, f"/requests/{referral.pk}/ends/")  # noqa: E731
    assert "Not yet tried: Telephone, Another safe way, Letter" in page()
    assert end(place.intake, referral, "begin", words="Nobody has seen him since January").status_code == 303
    jobs.run_due()
    for missing, deed in (
        ("Not yet tried: Telephone", lambda: climb(place, referral)),
        ("No letter on how to come back", lambda: end(place.intake, referral, "letter", how="posted")),
        ("has not said “received”", lambda: end(place.intake, referral, "received", who="Nasreen, reception")),
        ("No huddle has signed it off", lambda: sign_off(place, person)),
    ):
        assert missing in page()
        assert end(place.intake, referral, "not_reached").status_code == 422
        assert ending(person) == ""
        deed()
        assert missing not in page()
    assert "Nothing is missing." in page()
    assert end(place.intake, referral, "not_reached").status_code == 303
    assert ending(person) == "not_reached"


def ready(place, jobs, asking=ASKING):
    """Everything stands but the last press."""
    person, referral = asked(place, asking=asking)
    end(place.intake, referral, "begin", words="Nobody has seen her")
    jobs.run_due()
    climb(place, referral)
    end(place.intake, referral, "letter", how="handed")
    end(place.intake, referral, "received", who="Nasreen, reception")
    assert sign_off(place, person).status_code == 303
    return person, referral


def test_their_gp_says_received_with_a_button_of_their_own(place, jobs):
    person, referral = asked(place)
    end(place.intake, referral, "begin", words="Nobody has seen her")
    step = step_of(place, person, "received")
    path = f"/requests/not-reached/{step.source_id}/"
    assert (step.team_name, path in sees(place.gp, "/")) == ("Lockside Surgery", True)
    riverside.browser(place.gp).post(f"/steps/{step.id}/done/")
    assert step_of(place, person, "received").state == "open"
    assert "Show them this page today" in sees(place.receptionist, path)
    for actor, status in ((place.receptionist, 403), (place.other_gp, 404), (place.befriender, 404)):
        assert riverside.browser(actor).post(path).status_code == status, actor.name
    assert "has not said “received”" in sees(place.intake, f"/requests/{referral.pk}/ends/")
    assert riverside.browser(place.gp).post(path).status_code == 303
    assert "Dr Oluwaseun Adeyemi, Lockside Surgery" in sees(place.intake, f"/requests/{referral.pk}/ends/")
    assert step_of(place, person, "received") is None
    assert riverside.browser(place.gp).post(path).status_code == 422


def test_every_label_of_the_ends_leads_to_its_own_answer(place):
    _, referral = asked(place)
    found = re.findall(r'\bid="([^"]+)"', sees(place.intake, f"/requests/{referral.pk}/ends/"))
    assert {"id_chose_words", "id_begin_words", "id_error_words"} <= set(found)
    assert len(found) == len(set(found))


def test_never_while_somebody_s_safety_is_in_doubt(place, jobs):
    unsure = actions.Asking(ask="Help", safety="can_wait", safety_words="Drives without sleep")
    person, referral = ready(place, jobs, unsure)
    page = end(place.intake, referral, "not_reached")
    assert (page.status_code, "somebody’s safety is at risk" in page.text) == (422, True)
    assert ending(person) == ""


def test_somebody_reached_at_the_last_moment_ends_nothing(place, jobs):
    person, referral = ready(place, jobs)
    spoke = steps.Tried(outcome="spoke")
    actions.tried(by=place.intake, referral=fresh(place, referral), tried=spoke)
    assert end(place.intake, referral, "not_reached").status_code == 422
    assert ending(person) == ""


def test_a_letter_is_not_posted_where_post_is_not_safe(place, jobs):
    person, referral = asked(place)
    people.confirm_way(by=place.gp, person=person, way=people.Way(channel="letter", is_allowed=False, safe="no"))
    end(place.intake, referral, "begin", words="Nobody has seen her")
    posted = end(place.intake, referral, "letter", how="posted")
    assert (posted.status_code, "post is not safe" in posted.text) == (422, True)
    assert end(place.intake, referral, "letter", how="practice").status_code == 303


def test_the_letter_says_how_to_come_back_and_nothing_about_health(place, jobs):
    person, referral = asked(place)
    end(place.intake, referral, "begin", words="Nobody has seen her")
    text = sees(place.intake, f"/requests/{referral.pk}/letter/")
    letter = text[text.index("<main") : text.index("</main>")]
    assert "Wednesday 3 March 2027 you can come straight back to In-take, Riverside North" in letter
    assert "01632 960111" in letter
    for words in ("mental", "huddle", "sleep", "Who can start", "Nobody has seen her", "rejected", "discharge"):
        assert words not in letter


def test_who_could_not_be_reached_is_on_the_next_agenda(place, jobs):
    person, referral = asked(place)
    end(place.intake, referral, "begin", words="Nobody has seen her")
    jobs.run_due()
    with rows.house(person.pk):
        item = huddles.AgendaItem.objects.get(person=person)
    assert item.why == "not_reached"
    text = sees(place.chair, f"/huddles/{item.sitting_id}/?item={item.pk}&pane=decide")
    assert "Is there still somebody here who could reach Amina?" in text
    assert "sign it off" not in text  # the sitting is not open yet


def test_only_a_huddle_that_sits_signs_off_and_only_its_chair(place, jobs):
    person, referral = asked(place)
    end(place.intake, referral, "begin", words="Nobody has seen her")
    jobs.run_due()
    with rows.house(person.pk):
        item = huddles.AgendaItem.objects.select_related("sitting").get(person=person)
    assert riverside.browser(place.chair).post(f"/huddles/items/{item.pk}/sign-off/").status_code == 422
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        assert riverside.browser(place.nurse).post(f"/huddles/items/{item.pk}/sign-off/").status_code == 403
        assert riverside.browser(place.chair).post(f"/huddles/items/{item.pk}/sign-off/").status_code == 303


# -- handed on, never refused ------------------------------------------------------------------------


@pytest.fixture
def outside(place):
    """A children's service and the area next to ours, known to the place."""
    children = places.know_outside(
        by=riverside.SET_UP, place=place.north, name="Young minds, Riverside", kind="children", phone="01632 960450"
    )
    coast = places.know_outside(
        by=riverside.SET_UP, place=place.north, name="Saltholme", kind="other_area", phone="01632 960451"
    )
    return children, coast


def hand_on(actor, referral, service, **given):
    given = {"service": str(service.pk), "what": "Please see them at home"} | given
    return riverside.browser(actor).post(f"/requests/{referral.pk}/hand-on/", given)


def handed(place, person):
    matter = ends.open_matter(to=place.intake, person=person.pk)
    return ends.ends_of(to=place.intake, matter=matter).handed[0]


def test_somebody_of_another_area_is_kept_until_a_named_person_there_says_yes(place, outside):
    person, referral = asked(place)
    assert hand_on(place.intake, referral, outside[1]).status_code == 303
    now = standing(place, person)
    assert now.team_name == "In-take, Riverside North"
    assert step_of(place, person, "hand_on").what == "See that Saltholme said yes"
    assert end(place.intake, referral, "elsewhere").status_code == 422
    path = f"/requests/hand-ons/{handed(place, person).id}/"
    for given, says in (
        ({"answer": "yes", "first_contact_on": "2026-03-09"}, "Write who there said yes."),
        ({"answer": "yes", "who": "Sister Ama Grindrod"}, "a yes needs a date"),
    ):
        page = riverside.browser(place.intake).post(path, given)
        assert (page.status_code, says in page.text) == (422, True)
    yes = {"answer": "yes", "who": "Sister Ama Grindrod", "first_contact_on": "2026-03-09"}
    assert riverside.browser(place.intake).post(path, yes).status_code == 303
    assert standing(place, person).team_name == "In-take, Riverside North"
    assert end(place.intake, referral, "elsewhere").status_code == 303
    assert ending(person) == "elsewhere"


def test_their_no_leaves_us_with_the_person_and_a_step(place, outside):
    person, referral = asked(place)
    hand_on(place.intake, referral, outside[1])
    path = f"/requests/hand-ons/{handed(place, person).id}/"
    assert riverside.browser(place.intake).post(path, {"answer": "no"}).status_code == 422
    page = riverside.browser(place.intake).post(path, {"answer": "no", "reason": "Not ours either"})
    assert page.status_code == 303
    assert "Saltholme said no: find another door" in whats(place, person)
    assert end(place.intake, referral, "elsewhere").status_code == 422


def test_under_18_the_children_s_service_is_offered_first_and_an_adult_knows(place, outside):
    person, referral = asked(place, born_on=datetime.date(2010, 5, 1))
    text = sees(place.intake, f"/requests/{referral.pk}/hand-on/")
    assert "Amina is 15." in text
    assert f'value="{outside[0].pk}" checked' in text
    bare = hand_on(place.intake, referral, outside[0])
    assert (bare.status_code, "Say which adult" in bare.text) == (422, True)
    assert hand_on(place.intake, referral, outside[0], adult="Her aunt, Hodan").status_code == 303
    assert handed(place, person).adult == "Her aunt, Hodan"


def test_nobody_hands_on_whom_another_team_holds(place, outside):
    person, referral = asked(place)
    for actor, status in ((place.gp, 403), (place.nurse, 404)):
        assert hand_on(actor, referral, outside[1]).status_code == status
    assert hand_on(place.intake, referral, outside[1]).status_code == 303
    path = f"/requests/hand-ons/{handed(place, person).id}/"
    yes = {"answer": "yes", "who": "Sister Ama Grindrod", "first_contact_on": "2026-03-09"}
    assert riverside.browser(place.gp).post(path, yes).status_code == 403
    assert riverside.browser(place.nurse).post(path, yes).status_code == 404


def test_the_pages_of_ends_cost_a_constant_number_of_statements(place, outside, django_assert_max_num_queries):
    person, referral = asked(place)
    browser = riverside.browser(place.intake)
    for path in ("ends/", "hand-on/", "ask/", "letter/"):
        browser.get(f"/requests/{referral.pk}/{path}")
        with django_assert_max_num_queries(46):
            assert browser.get(f"/requests/{referral.pk}/{path}").status_code == 200
