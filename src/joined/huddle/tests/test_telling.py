"""Telling a plan, on every way there is: what goes, what may be said, when it counts as told (P2, C6, T11)."""

import datetime
import uuid

import pytest

from joined.base import rows
from joined.huddle import actions, models, queries, rules
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import actors, clock, errors
from joined.messages import actions as messages
from joined.messages import jobs as looks
from joined.messages import queries as written
from joined.people import actions as people
from joined.people import queries as persons
from joined.places import actions as places
from joined.steps import jobs as ringing
from joined.steps import queries as steps

HOME = "3 Weir View"
SYSTEM = actors.System("tests")


def begins(place):
    """One person waits on the agenda."""
    brought(place)


def asked(place, *, needs: tuple[str, ...] = (), language: str = "en", ways=(), **details):
    """Whoever waits on the agenda, now with a home, and the plan that a huddle proposed."""
    with rows.context(place.chair):
        item = models.AgendaItem.objects.select_related("sitting__huddle", "person").get()
    person = item.person
    correction = people.Correction(
        version=1, values={"language": language} | details, number="", lines=HOME, postcode="RV1 4QA", needs=needs
    )
    people.correct(by=place.gp, person=person, correction=correction)
    people.confirm_ways(by=place.gp, person=person, ways=ways, email="amina@example.org")
    return person, proposal_of(place, item)


def way(channel: str, **more) -> people.Way:
    return people.Way(
        **({"channel": channel, "is_allowed": True, "safe": "yes", "level": 3, "was_alone": "yes"} | more)
    )


def stands(plan) -> models.Proposal:
    with rows.house(plan.person_id):
        return models.Proposal.objects.get(pk=plan.pk)


def to_do(place, person) -> list[str]:
    return [step.what for step in steps.about(to=place.nurse, person=person.pk).steps]


def page(place, plan, by: str = "", **posted):
    browser = riverside.browser(place.gp)
    address = f"/huddles/plans/{plan.pk}/tell/" + (f"?by={by}" if by else "")
    return browser.post(address, posted | {"by": by}) if posted else browser.get(address)


@pytest.mark.parametrize("by", ["text", "email", "call", "letter", "handed"])
def test_every_open_way_has_its_own_page(place, by):
    _, plan = asked(place, ways=(way("email"), way("letter")))
    shown = page(place, plan, by)
    assert shown.status_code == 200
    assert "Róisín comes to your home on Friday." in shown.text


@pytest.mark.parametrize(
    ("ways", "needs", "first"),
    [
        ((), (), "text"),
        ((way("sms", level=1),), (), "call"),
        ((way("sms", is_allowed=False, level=0), way("email")), (), "email"),
        ((way("sms", is_allowed=False, level=0),), (), "call"),
        ((), ("No texts",), "call"),
        ((way("letter"),), ("Deaf", "no texts"), "letter"),
        ((), ("Deafblind",), "handed"),
        ((way("email"),), ("Deafblind",), "email"),
    ],
)
def test_the_page_opens_on_the_safest_way_that_is_open(place, ways, needs, first):
    _, plan = asked(place, ways=ways, needs=needs)
    assert queries.telling(to=place.gp, proposal_id=plan.pk).route.key == first


def test_a_way_that_is_shut_says_why_and_offers_another(place):
    _, plan = asked(place, needs=("No texts: deafblind",))
    shown = page(place, plan, "text").text
    assert "They need another way than texts." in shown
    assert "Tell them in person, with a communicator guide." in shown
    with pytest.raises(errors.Forbidden, match="another way"):
        actions.write(by=place.gp, proposal=plan, route="text", words="Hello.", level=2)


def test_an_e_mail_goes_with_a_neutral_subject_and_counts_once_delivered(place, jobs, outbox):
    person, plan = asked(place, ways=(way("email"),))
    told = page(place, plan, "email", words="Hello Amina. Róisín comes on Friday.")
    assert told.status_code == 303
    with rows.context(SYSTEM, people=[person.pk]):
        kept = written.row(to=SYSTEM, message_id=stands(plan).message_id)
    assert (kept.channel, kept.to, kept.subject) == ("email", "amina@example.org", "A message for you")
    outbox.delivered(kept)
    assert (stands(plan).told_how, stands(plan).told_at is not None) == ("email", True)


@pytest.fixture
def outbox(jobs):
    """A provider that delivers what it is given, at once."""

    class Outbox:
        def delivered(self, message) -> None:
            with rows.context(SYSTEM, people=[message.about]):
                messages.sent(by=SYSTEM, message=message, provider_id="theirs")
                messages.receive_receipt(by=SYSTEM, message=message, status="delivered")
            jobs.run_due(until=clock.now() + datetime.timedelta(minutes=2))

    return Outbox()


def test_an_e_mail_address_that_changed_since_is_caught_when_it_would_go(place):
    person, plan = asked(place, ways=(way("email"),))
    actions.write(by=place.gp, proposal=plan, route="email", words="Hello Amina.", level=3)
    people.confirm_ways(by=place.gp, person=person, ways=(), email="other@example.org")
    with rows.context(SYSTEM, people=[person.pk]):
        kept = written.row(to=SYSTEM, message_id=stands(plan).message_id)
        reach = persons.as_reach(persons.how_to_reach(to=SYSTEM, person=person.pk), channel="email")
    assert reach.to != kept.to


def test_a_call_that_was_answered_is_told_and_says_by_whom(place):
    person, plan = asked(place)
    browser = riverside.browser(place.gp)
    given = {"result": "spoke", "words": "She is glad.", "with_interpreter": "yes"}
    assert browser.post(f"/huddles/plans/{plan.pk}/called/", given).status_code == 303
    kept = stands(plan)
    assert (kept.told_how, kept.told_at is not None) == ("spoken", True)
    found = written.about(to=place.gp, person=person.pk).messages[0]
    assert (found.channel, found.words) == ("call_note", "Told by telephone, with an interpreter. She is glad.")
    assert "Tell them the plan that we suggest" not in to_do(place, person)


@pytest.mark.parametrize("result", sorted(set(written.ATTEMPTS) - set(written.SPOKEN)))
def test_a_call_that_did_not_tell_them_leaves_a_step_with_a_day_and_ends_nothing(place, result):
    person, plan = asked(place)
    actions.called(by=place.gp, proposal=plan, result=result, words="No luck.")
    assert stands(plan).told_at is None
    what = rules.NEXT_TRY[result][0]
    assert what in to_do(place, person)
    assert written.attempts(to=place.gp, person=person.pk).attempts[0].result == written.ATTEMPTS[result]
    actions.called(by=place.gp, proposal=plan, result="spoke")
    assert what not in to_do(place, person)


def test_a_call_without_a_result_is_not_written_down_and_nothing_is_lost(place):
    _, plan = asked(place)
    answer = riverside.browser(place.gp).post(f"/huddles/plans/{plan.pk}/called/", {"words": "She said later."})
    assert answer.status_code == 422
    assert "Say what came of the call." in answer.text
    assert "She said later." in answer.text


def test_telling_in_person_is_told_and_part_of_the_record(place):
    person, plan = asked(place)
    given = {"words": "At the hostel, on paper.", "with_interpreter": "yes"}
    assert riverside.browser(place.gp).post(f"/huddles/plans/{plan.pk}/handed/", given).status_code == 303
    assert (stands(plan).told_how, stands(plan).told_at is not None) == ("handed", True)
    found = written.about(to=place.gp, person=person.pk).messages[0]
    assert (found.channel, found.words) == (
        "handed_over",
        "Told in person, with an interpreter. At the hostel, on paper.",
    )


def test_the_responsible_team_may_be_asked_to_tell_them_and_it_stands_until_they_are_told(place):
    person, plan = asked(place)
    assert riverside.browser(place.gp).post(f"/huddles/plans/{plan.pk}/ask-to-ring/").status_code == 303
    ring = "Tell them today the plan that we suggest"
    assert ring in to_do(place, person)
    actions.called(by=place.nurse, proposal=plan, result="spoke")
    assert ring not in to_do(place, person)


def letter_of(place, plan, **more):
    actions.write(by=place.gp, proposal=plan, route="letter", **({"words": "Hello Amina.", "level": 3} | more))
    return stands(plan).message_id


def test_a_letter_is_printed_posted_and_told_on_the_working_day_after(place, jobs):
    person, plan = asked(place, ways=(way("letter"),))
    made = page(place, plan, "letter", words="Hello Amina. Róisín comes on Friday.")
    assert made.status_code == 303
    letter = made.headers["Location"]
    browser = riverside.browser(place.gp)
    assert "3 Weir View" in browser.get(letter).text
    assert browser.post(f"{letter}posted/", {"on": "2026-03-03"}).status_code == 422
    assert browser.post(f"{letter}print/").status_code == 303
    sheet = browser.get(f"{letter}sheet/").text
    assert "Róisín comes on Friday." in sheet
    assert browser.post(f"{letter}posted/", {"on": "2026-03-03"}).status_code == 303
    assert stands(plan).told_at is None
    for hour, told in ((10, False), (30, True)):
        with clock.at(riverside.MORNING + datetime.timedelta(hours=hour)):
            looks.look_for_letters()
            jobs.run_due()
        assert (stands(plan).told_at is not None) == told
    assert stands(plan).told_how == "letter"
    assert "Tell them the plan that we suggest" not in to_do(place, person)


def test_a_place_may_wait_longer_before_a_letter_counts(place, jobs):
    _, plan = asked(place, ways=(way("letter"),))
    places.set_rule(
        by=riverside.SET_UP,
        place=place.north,
        name="letter_days",
        value=2,
        reason="The post is slow here.",
        from_on=clock.today(),
        agreed_by="patients",
        lived_experience_count=3,
    )
    letter = letter_of(place, plan)
    people.print_letter(by=place.gp, message_id=letter)
    people.post_letter(by=place.gp, message_id=letter, on=clock.today())
    for days, told in ((1, False), (2, True)):
        with clock.at(riverside.MORNING + datetime.timedelta(days=days)):
            looks.look_for_letters()
            jobs.run_due()
        assert (stands(plan).told_at is not None) == told


def test_a_letter_that_comes_back_was_not_told_by_it_and_somebody_rings(place, jobs):
    person, plan = asked(place, ways=(way("letter"),))
    letter = letter_of(place, plan)
    people.print_letter(by=place.gp, message_id=letter)
    people.post_letter(by=place.gp, message_id=letter, on=clock.today())
    assert riverside.browser(place.gp).post(f"/people/letters/{letter}/came-back/").status_code == 303
    jobs.run_due()
    assert "Ring them: the letter came back" in to_do(place, person)


@pytest.mark.parametrize(
    ("ways", "needs", "what"),
    [
        ((), (), "Ring them: the text did not arrive"),
        ((way("letter"),), ("Deaf",), "Write them a letter: the text did not arrive"),
        ((way("voice", safe="no"),), (), "Tell them in person: the text did not arrive"),
        ((way("voice", is_allowed=False), way("email")), (), "Write them an e-mail: the text did not arrive"),
    ],
)
def test_a_text_that_did_not_arrive_is_followed_by_a_way_that_is_open(place, ways, needs, what):
    """H24: nobody is told to ring somebody who cannot or must not be rung."""
    person, _ = asked(place, ways=ways, needs=needs)
    ringing.ring_instead(message=str(uuid.uuid4()), about=str(person.pk))
    assert what in to_do(place, person)


def test_after_a_stop_or_an_answer_nobody_is_rung_who_cannot_be(place):
    person, _ = asked(place, needs=("Deaf",), ways=(way("letter"),))
    ringing.ring_safely(message=str(uuid.uuid4()), about=str(person.pk))
    ringing.ring_back(message=str(uuid.uuid4()), about=str(person.pk))
    stopped = "Write them a letter: somebody with this phone asked us to stop texting"
    assert stopped in to_do(place, person)
    assert "Write them a letter today: they answered a text, and answers are not read" in to_do(place, person)


def test_a_letter_that_nobody_posted_within_the_hour_is_silence(place, jobs):
    person, plan = asked(place, ways=(way("letter"),))
    letter_of(place, plan)
    jobs.run_due(until=(riverside.MORNING + datetime.timedelta(minutes=61)).astimezone(datetime.UTC))
    assert "Nobody has told them the plan: ring them today" in to_do(place, person)


def test_a_letter_at_level_one_names_nobody_and_says_no_word_of_health(place):
    _, plan = asked(place)
    letter = letter_of(place, plan, words="Please ring the surgery on 01632 960100.", level=1)
    people.print_letter(by=place.gp, message_id=letter)
    sheet = riverside.browser(place.gp).get(f"/people/letters/{letter}/sheet/").text
    paper = sheet[sheet.index('class="ju-letter') : sheet.index("</article>")]
    assert "Please ring the surgery on 01632 960100." in paper
    for word in ("Lockside", "Riverside", "health", "NHS", "plan", "huddle", "Adeyemi", "Confidential"):
        assert word not in paper
    assert "ju-printed" not in sheet


def test_a_letter_says_no_more_than_they_chose(place):
    _, plan = asked(place)
    with pytest.raises(errors.Refused, match="more than they chose"):
        letter_of(place, plan, words="Hello.", level=3)


def test_large_print_and_easy_read_set_the_letter(place):
    _, plan = asked(place, ways=(way("letter"),), needs=("Large print", "Easy read"))
    letter = letter_of(place, plan, words="Róisín comes on Friday. She rings first.")
    people.print_letter(by=place.gp, message_id=letter)
    sheet = riverside.browser(place.gp).get(f"/people/letters/{letter}/sheet/").text
    assert "ju-letter--large ju-letter--easy" in sheet
    assert '<p dir="ltr">She rings first.</p>' in sheet


def test_an_address_that_changed_since_it_was_printed_is_caught_before_the_post(place):
    person, plan = asked(place, ways=(way("letter"),))
    letter = letter_of(place, plan)
    people.print_letter(by=place.gp, message_id=letter)
    version = persons.person(to=place.gp, person=person.pk).version
    moved = people.Correction(version=version, values={}, number="", lines="9 Quay Row", postcode="RV1 1AA", needs=())
    people.correct(by=place.gp, person=person, correction=moved)
    with pytest.raises(errors.Refused, match="somewhere else"):
        people.post_letter(by=place.gp, message_id=letter, on=clock.today())
    people.print_letter(by=place.gp, message_id=letter)
    people.post_letter(by=place.gp, message_id=letter, on=clock.today())


def test_a_stranger_to_the_person_sees_no_letter(place):
    _, plan = asked(place, ways=(way("letter"),))
    letter = letter_of(place, plan)
    hidden = riverside.browser(place.other_gp).get(f"/people/letters/{letter}/")
    unknown = riverside.browser(place.other_gp).get(f"/people/letters/{plan.pk}/")
    assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
    assert riverside.browser(place.gp).get(f"/people/letters/{letter}/").status_code == 200


def test_what_cannot_wait_is_a_call_and_not_a_text_in_the_morning(place):
    _, plan = asked(place)
    with clock.at(riverside.MORNING.replace(hour=21, minute=30)):
        assert "Not now" in page(place, plan, "text").text
        answer = page(place, plan, "text", words="Hello Amina.", urgent="yes")
        assert answer.status_code == 422
        assert "Ring now instead" in answer.text
        assert page(place, plan, "text", words="Hello Amina.").status_code == 303


def test_their_own_times_are_kept_by_texts(place):
    person, plan = asked(place, ways=(way("voice", hours="weekdays 10am to 11:30am"),))
    with clock.at(riverside.AFTERNOON):
        actions.write(by=place.gp, proposal=plan, route="text", words="Hello Amina.", level=3)
    with rows.context(SYSTEM, people=[person.pk]):
        kept = written.row(to=SYSTEM, message_id=stands(plan).message_id)
    assert clock.london(kept.due_at) == datetime.datetime(2026, 3, 4, 10, 0, tzinfo=clock.LONDON)


def test_a_name_that_a_text_would_destroy_is_left_out_and_one_it_changes_is_shown(place):
    person, plan = asked(place, ways=())
    for name, sentence in (("Łukasz", "would arrive as"), ("أمينة", "their name is left out")):
        version = persons.person(to=place.gp, person=person.pk).version
        people.change(by=place.gp, person=person, version=version, call_me=name)
        shown = page(place, plan, "text").text
        assert sentence in shown
    draft = queries.telling(to=place.gp, proposal_id=plan.pk, route="text").draft
    assert draft.startswith("We have a plan to suggest")
    assert "أمينة" in queries.telling(to=place.gp, proposal_id=plan.pk, route="call").draft


def test_letters_of_another_script_block_a_text_and_name_other_ways(place):
    _, plan = asked(place, language="ar")
    answer = page(place, plan, "text", words="مرحبا Amina, see you on Friday.")
    assert answer.status_code == 422
    assert "م" in answer.text
    assert "e-mail or letter, or ring with an interpreter" in answer.text


def test_approved_words_from_right_to_left_stand_in_a_letter_and_not_in_a_text(place):
    words = "{from}: {day}. {number}. هذه كلمات للاختبار."
    messages.adopt(by=riverside.SET_UP, purpose="plan", language="ar", level=2, words=words, approved_by="A. Reader")
    _, plan = asked(place, language="ar", ways=(way("letter"),))
    letter = queries.telling(to=place.gp, proposal_id=plan.pk, route="letter")
    assert (letter.language, letter.direction) == ("ar", "rtl")
    assert "06/03/2026" in letter.draft
    assert queries.telling(to=place.gp, proposal_id=plan.pk, route="text").language == "en"
    assert 'dir="rtl" readonly' in page(place, plan, "letter").text
    made = page(place, plan, "letter", words=letter.draft)
    assert made.status_code == 303
    shown = riverside.browser(place.gp).get(made.headers["Location"]).text
    assert 'lang="ar" dir="rtl"' in shown


def test_the_page_costs_little(place, django_assert_max_num_queries):
    _, plan = asked(place, ways=(way("email"), way("letter")))
    browser = riverside.browser(place.gp)
    browser.get(f"/huddles/plans/{plan.pk}/tell/")
    with django_assert_max_num_queries(60):
        browser.get(f"/huddles/plans/{plan.pk}/tell/")


def test_whoever_answers_for_them_reaches_them_without_a_reason(place):
    person, plan = asked(place)
    people.confirm_ways(by=place.gp, person=person, ways=(way("letter", is_allowed=False, safe="no", level=0),))
    assert persons.how_to_reach(to=place.gp, person=person.pk).is_masked
    people.relate(
        by=SYSTEM,
        person=person.pk,
        kind="named",
        party_kind="user",
        party_id=place.nurse.id,
        through=place.community.pk,
        source="tests",
    )
    assert persons.how_to_reach(to=place.nurse, person=person.pk).phone == riverside.PHONE


def test_a_way_that_is_not_safe_stays_so_when_somebody_is_beside_them(place):
    person, _ = asked(place, ways=(way("sms", is_allowed=False, safe="no", level=0),))
    people.confirm_ways(by=place.gp, person=person, ways=(way("sms", was_alone="no"),))
    assert not persons.unmasked(to=place.gp, person=person.pk).text.is_allowed
    people.confirm_ways(by=place.gp, person=person, ways=(way("sms"),))
    assert persons.unmasked(to=place.gp, person=person.pk).text.is_allowed
