"""Today: first what is late or failed, then what came of what we asked, what I promised, what is asked of us."""

from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import FRIDAY, brought, proposal_of
from joined.kit import clock
from joined.people import actions as people
from joined.steps import actions as steps
from joined.steps import queries as standing

CANNOT_WAIT = doors.Asking(ask="Please help today", safety="cannot_wait", safety_words="Tablets in the house")


def today(actor):
    return riverside.browser(actor).get("/").text


def decided(place, *, accepted=True):
    person, referral, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal = proposal_of(place, item, accepted=accepted)
    return person, item, proposal


def promised(place, person, what, due_on=FRIDAY, **more):
    matter = standing.open_matter(to=place.gp, person=person.pk)
    step = steps.Next(what=what, team=place.community, due_on=due_on, **more)
    return steps.promise(by=place.chair, matter=matter, step=step)


def test_the_next_huddle_is_one_press_away(place):
    person, referral, item = brought(place)
    text = today(place.gp)
    assert f'data-next-sitting href="/huddles/{item.sitting_id}/"' in text
    assert "12:30pm" in text
    assert "1 person" in text


def test_an_empty_day_says_what_belongs_there(place):
    text = today(place.social_worker)
    for words in ("Nothing is waiting for you", "Nobody is waiting for your answer", "No huddle of yours is planned"):
        assert words in text
    assert 'id="first"' not in text


def test_the_outcome_stands_on_the_asker_s_today_without_asking(place):
    """C9: for the whole practice."""
    person, item, proposal = decided(place)
    with clock.at(riverside.SITTING):
        text = today(place.receptionist)
    assert "From the huddle" in text
    assert "Róisín comes to your home on Friday." in text
    assert "Community mental health, North" in text
    assert "after 3 h 25 min" in text
    assert f"/huddles/plans/{proposal.pk}/tell/" in text
    assert f"/huddles/plans/{proposal.pk}/not-this/" in text
    assert f'data-copy="record-{proposal.pk}"' in text


def test_our_record_holds_who_what_and_when(place):
    """C80: nothing typed twice."""
    person, item, proposal = decided(place)
    with clock.at(riverside.SITTING):
        text = today(place.gp)
    record = text.split(f'id="record-{proposal.pk}"')[1].split("</textarea>")[0]
    for line in (
        "Person: Amina Specimen",
        "Asked: Who can start this week?, Dr Oluwaseun Adeyemi, Tuesday 3 March 2026, 9:10am",
        "Plan proposed: Róisín comes to your home on Friday.",
        "Responsible: Community mental health, North",
        "Next: Ring about the tea circle, Befriending, by Friday 6 March 2026",
        "Told: not yet",
    ):
        assert line in record


def test_a_team_that_was_only_asked_is_not_called_responsible(place):
    decided(place, accepted=False)
    with clock.at(riverside.SITTING):
        card = today(place.gp).split('class="ju-outcome"')[1]
    assert '<dt>Responsible</dt><dd><b dir="auto">In-take, Riverside North</b>' in card
    assert "Nothing moves until they say yes." in card


def test_another_practice_does_not_see_the_outcome(place):
    decided(place)
    with clock.at(riverside.SITTING):
        assert "Róisín comes to your home" not in today(place.other_gp)
        assert "Róisín comes to your home" in today(place.gp)


def test_once_told_the_card_says_how_and_no_longer_asks_to_tell(place):
    person, item, proposal = decided(place)
    with clock.at(riverside.SITTING):
        huddle.told(by=place.gp, proposal=proposal, how="spoken")
        text = today(place.gp)
    assert "Told: spoken to" in text
    assert f"/huddles/plans/{proposal.pk}/tell/" not in text


def test_late_promises_stand_first_and_nowhere_else(place):
    person, _, _ = brought(place)
    promised(place, person, "Ring the housing office", someone_id=place.nurse.id)
    promised(place, person, "Visit her", due_on=FRIDAY + clock.days(7), someone_id=place.nurse.id)
    with clock.at(riverside.MORNING + clock.days(6)):
        text = today(place.nurse)
    first, rest = text.split('id="promises"')
    assert "Ring the housing office" in first
    assert "Late by 3 days" in first
    assert "Ring the housing office" not in rest
    assert "Visit her" in rest


def test_a_text_that_failed_stands_first(place):
    person, _, _ = brought(place)
    promised(place, person, "Ring them: the text did not arrive", due_on=clock.today(), source="message")
    first, _ = today(place.nurse).split('id="promises"')
    assert "Ring them: the text did not arrive" in first


def test_a_promise_is_answered_in_place(place):
    person, _, _ = brought(place)
    step = promised(place, person, "Visit her", someone_id=place.nurse.id)
    browser = riverside.browser(place.nurse)
    assert f'action="/steps/{step.pk}/done/"' in browser.get("/").text
    page = browser.post(f"/steps/{step.pk}/done/", {"next": "/"}, follow=True)
    assert "Done: Visit her" in page.text


def test_what_cannot_wait_is_first_for_duty_and_for_in_take(place):
    person = riverside.somebody(place)
    doors.open(by=place.gp, person=person, door="gp", asking=CANNOT_WAIT)
    for actor in (place.duty, place.intake):
        text = today(actor)
        assert 'id="first"' in text
        assert "Please help today" in text


def test_in_take_sees_requests_that_nobody_has_taken_each_once(place):
    person = riverside.somebody(place)
    referral = doors.open(by=place.gp, person=person, door="gp", asking=doors.Asking(ask="Somebody to talk to"))
    text = today(place.intake)
    assert "Requests without a named worker" in text
    assert text.count("Amina Specimen</a>") == 1
    assert "In-take reads this request" not in text
    doors.take(by=place.intake, referral=referral, holder=_user(place.intake))
    assert "Requests without a named worker" not in today(place.intake)


def _user(actor):
    from joined.accounts import models

    return models.User.objects.get(pk=actor.id)


def test_what_is_asked_of_us_waits_for_our_answer_and_for_nobody_else_s(place):
    decided(place, accepted=False)
    with clock.at(riverside.SITTING):
        assert "/offers/" in today(place.nurse)
        assert "/offers/" not in today(place.social_worker)


def test_a_charity_sees_its_promise_and_not_the_plan(place):
    decided(place)
    with clock.at(riverside.SITTING):
        text = today(place.befriender)
    assert "Ring about the tea circle" in text
    assert "Róisín comes to your home" not in text


def test_a_person_who_took_back_their_yes_is_gone_at_once(place):
    """AC-058: with the next request."""
    person, item, _ = decided(place)
    with clock.at(riverside.SITTING):
        browser = riverside.browser(place.befriender)
        assert "Amina" in browser.get("/").text
        people.choose(
            by=place.gp,
            person=person,
            organisation_id=place.befrienders.pk,
            scope="huddle",
            state="withdrawn",
            wording="They rang",
            how="said so",
        )
        assert "Amina" not in browser.get("/").text


def test_today_costs_the_same_for_one_as_for_many(place, django_assert_max_num_queries):
    for n in range(6):
        person = riverside.somebody(place, name=f"Somebody {n}")
        doors.open(by=place.gp, person=person, door="gp", asking=doors.Asking(ask="Help"))
        promised(place, person, f"Step {n}", someone_id=place.nurse.id)
    for actor in (place.gp, place.nurse, place.intake, place.befriender):
        browser = riverside.browser(actor)
        browser.get("/")
        with django_assert_max_num_queries(34):
            assert browser.get("/").status_code == 200
