"""One question, by telephone first: it moves nobody, stops no clock, and comes back by its day."""

import uuid

import pytest

from joined.doors import actions, jobs
from joined.doors.tests.waiting_people import asked, questions, sees, standing, step_of, whats
from joined.huddle.tests import riverside
from joined.kit import clock, errors

ASK = {"question": "Which school do the children go to?", "rang": "not_there", "answer_by": "2026-03-04"}
BY_CHARITY = actions.Asking(ask="Please see her", sharing="nhs_council", talked="not_yet")


def post(actor, path, given):
    return riverside.browser(actor).post(path, given)


def test_asking_moves_nobody_and_stops_no_clock(place):
    person, referral = asked(place)
    before = standing(place, person)
    page = post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    assert page.status_code == 303
    after = standing(place, person)
    assert (after.team_id, after.moves, after.since) == (before.team_id, before.moves, before.since)
    assert (after.next.id, after.next.due_at) == (before.next.id, before.next.due_at)
    text = sees(place.intake, f"/requests/{referral.pk}/")
    assert ASK["question"] in text
    assert "Priyanka Ramanathan asked Dr Oluwaseun Adeyemi" in text
    assert "not there, or could not say" in text


def test_our_own_step_stands_beside_the_question_until_it_is_answered(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    step = step_of(place, person, "question")
    assert (step.team_name, step.due_on.isoformat()) == ("In-take, Riverside North", "2026-03-04")
    ticked = post(place.intake, f"/steps/{step.id}/done/", {})
    assert step_of(place, person, "question") is not None
    assert ticked.status_code == 303


def test_there_is_never_more_than_one_question_at_a_time(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    second = post(place.intake, f"/requests/{referral.pk}/ask/", ASK | {"question": "And who is the landlord?"})
    assert second.status_code == 422
    assert "One question at a time" in second.text
    assert "And who is the landlord?" in second.text
    assert len(questions(place, person, referral)) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rang": ""}, "Ring them first"),
        ({"question": ""}, "What do you need to know?"),
        ({"rang": "answered"}, "Write what they answered."),
        ({"answer_by": "2026-03-02"}, "Choose today or a day to come."),
        ({"answer_by": "2026-03-09"}, "or earlier: they wait meanwhile."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(place, given, says):
    person, referral = asked(place)
    page = post(place.intake, f"/requests/{referral.pk}/ask/", ASK | given)
    assert page.status_code == 422
    assert says in page.text
    assert questions(place, person, referral) == ()


def test_answered_on_the_telephone_it_is_written_down_at_once(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK | {"rang": "answered", "answer": "Weir Lane school."})
    (question,) = questions(place, person, referral)
    assert (question.state, question.answer) == ("answered", "Weir Lane school.")
    assert step_of(place, person, "question") is None
    assert "Read the answer of Dr Oluwaseun Adeyemi, and go on" in whats(place, person)


def test_the_practice_answers_on_its_own_page(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    assert "One question for you" in sees(place.receptionist, "/requests/mine/")
    (question,) = questions(place, person, referral)
    page = post(place.receptionist, f"/requests/questions/{question.id}/", {"answer": "Weir Lane school."})
    assert (page.status_code, page.headers["Location"]) == (303, "/requests/mine/")
    assert "One question for you" not in sees(place.receptionist, "/requests/mine/")
    assert "Weir Lane school." in sees(place.intake, f"/requests/{referral.pk}/")
    assert "Read the answer" in " ".join(whats(place, person))


def test_a_charity_that_asked_reads_the_question_and_nothing_more(place):
    person, referral = theirs(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    text = sees(place.befriender, "/requests/mine/")
    assert ASK["question"] in text
    assert referral.reference in text
    (question,) = questions(place, person, referral)
    alone = sees(place.befriender, f"/requests/questions/{question.id}/")
    for shown in (text, alone):
        assert "Philippa" not in shown
        assert "Please see her" not in shown
    assert post(place.befriender, f"/requests/questions/{question.id}/", {"answer": "Yes."}).status_code == 303


def theirs(place):
    person = riverside.somebody(place, name="Philippa Nonesuch")
    referral = actions.open(by=place.befriender, person=person, door="charity", asking=BY_CHARITY)
    return person, referral


def test_nobody_else_learns_that_there_is_a_question(place):
    person, referral = theirs(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    (question,) = questions(place, person, referral)
    for actor in (place.nurse, place.other_gp, place.social_worker):
        browser = riverside.browser(actor)
        hidden = browser.get(f"/requests/questions/{question.id}/")
        unknown = browser.get(f"/requests/questions/{uuid.uuid4()}/")
        assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
        assert post(actor, f"/requests/questions/{question.id}/", {"answer": "Mine."}).status_code == 404
    assert riverside.browser(place.intake).get(f"/requests/questions/{question.id}/").status_code == 200


def test_only_the_team_that_holds_them_asks(place):
    person, referral = asked(place)
    assert post(place.gp, f"/requests/{referral.pk}/ask/", ASK).status_code == 403
    assert post(place.nurse, f"/requests/{referral.pk}/ask/", ASK).status_code == 404
    assert post(place.intake, f"/requests/{referral.pk}/ask/", ASK).status_code == 303


def test_without_an_answer_it_is_back_with_in_take_the_day_after_and_not_before(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    for days, state in ((1, "asked"), (2, "unanswered"), (3, "unanswered")):
        with clock.at(riverside.MORNING + clock.days(days)):
            jobs.look_for_questions()
            (question,) = questions(place, person, referral)
            assert question.state == state
    found = [what for what in whats(place, person) if what.startswith("No answer came from")]
    assert len(found) == 1
    assert step_of(place, person, "question") is None


def test_a_late_answer_still_counts(place):
    person, referral = asked(place)
    post(place.intake, f"/requests/{referral.pk}/ask/", ASK)
    with clock.at(riverside.MORNING + clock.days(2)):
        jobs.look_for_questions()
        (question,) = questions(place, person, referral)
        page = post(place.gp, f"/requests/questions/{question.id}/", {"answer": "Weir Lane school."})
        assert page.status_code == 303
        assert questions(place, person, referral)[0].state == "answered"


def test_two_who_answer_at_once_keep_the_first(place):
    person, referral = asked(place)
    made = actions.ask_more(by=place.intake, referral=referral, more=actions.More(question="Who?", rang="not_there"))
    actions.answer(by=place.gp, question=made, words="His sister.")
    with pytest.raises(errors.Refused, match="answered this already"):
        actions.answer(by=place.receptionist, question=made, words="His aunt.")
    assert questions(place, person, referral)[0].answer == "His sister."
