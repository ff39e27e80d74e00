"""Somebody asks for themselves at the help page: safe, private, true about when, and done once."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client

from joined.base import busy, models, visitors
from joined.base.making import making
from joined.doors import actions, questions
from joined.doors.models import Referral, SelfReferral
from joined.doors.tests import asking_for_help as ben
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import actions as person_actions
from joined.people import models as persons
from joined.people import queries as people
from joined.places import models as places
from joined.steps import actions as steps
from joined.steps import models as standing
from joined.steps import queries as step_queries

PAGES = ("/help/", "/help/1/", "/help/now/")
HEALTH = re.compile(r"mental|health|crisis|help|worr|referral|danger|sleep", re.I)


def steps_of(person) -> dict[str, standing.NextStep]:
    with making("steps"):
        found = standing.NextStep.objects.filter(person=person, state="open").select_related("team")
        return {step.what: step for step in found}


def channels_of(person) -> dict[str, persons.SafeContact]:
    with making("people"):
        return {way.channel: way for way in persons.SafeContact.objects.filter(person=person)}


def test_t2_self_referral(place):
    """T2, as far as it stands without matching: received on Saturday, read on Monday, never "rejected"."""
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        first = browser.get("/help/").text
        assert first.index("999") < first.index("Is this for you?")
        for words in ("111</a>, then press 2", "01632 960111", "A person reads this by 9am on Monday 9 March."):
            assert words in first
        kept = ben.sends(browser, by=ben.walks, needs={"needs": ["Large print"]})
        told = browser.get("/help/sent/").text
    assert kept.referral.received_at == ben.SATURDAY_NIGHT, "the clock starts on Saturday"
    for words in (kept.referral.reference, "9am on Monday 9 March", "You hear from us by 5pm on Monday 9 March"):
        assert words in told
    promised = steps_of(kept.person)
    assert promised["In-take reads this request"].due_at == ben.MONDAY_9AM
    reply = next(step for what, step in promised.items() if what.startswith("Answer them"))
    assert (reply.due_at, reply.team_id) == (ben.MONDAY_5PM, promised["In-take reads this request"].team_id)
    with_the_default_in_take(place, kept)
    with clock.at(ben.MONDAY):
        in_take_sees_it_with_nobody(place, kept)
        text_relay_blocks_texts(place, kept)
        being_asked_moves_nobody(place, kept)
    assert "rejected" not in {state for state, _ in Referral._meta.get_field("state").choices}


def with_the_default_in_take(place, kept):
    assert held_by(kept) == "In-take, Riverside"
    place.reader = default_reader()


def in_take_sees_it_with_nobody(place, kept):
    text = riverside.browser(place.reader).get("/requests/?show=unnamed").text
    assert "First: cannot wait, or late" in text
    assert "No named worker" in text
    assert "Ben Specimen" in text
    page = riverside.browser(place.reader).get(f"/requests/{kept.referral_id}/").text
    for words in (ben.WORDS, "Ring me through text relay", "Large print", "A person reads it by 9am today"):
        assert words in page


def text_relay_blocks_texts(place, kept):
    reach = people.how_to_reach(to=place.reader, person=kept.person_id)
    assert not reach.text.is_allowed
    assert not channels_of(kept.person)["sms"].is_allowed
    assert reach.may_ring
    with pytest.raises(errors.Forbidden):
        person_actions.text(by=place.reader, person=kept.person, words="Please ring us.", level=1)


def being_asked_moves_nobody(place, kept):
    """Handed to the practice's mental health practitioner, who must say yes before in-take is free."""
    with making("places"):
        places.Team.objects.filter(pk=place.practice_team.pk).update(may_hold=True)
        intake = places.Team.objects.get(name="In-take, Riverside")
    matter = step_queries.open_matter(to=place.reader, person=kept.person_id)
    asked = steps.offer(
        by=place.reader, matter=matter, from_team=intake, to_team=place.practice_team, what="Meet Ben", is_to_hold=True
    )
    assert held_by(kept) == intake.name
    steps.accept(by=place.gp, offer=asked, first_contact_on=clock.today())
    assert held_by(kept) == "Lockside Surgery"


def held_by(kept) -> str:
    with making("steps"):
        return standing.Responsibility.objects.select_related("team").get(person=kept.person, until_at=None).team.name


def test_who_wants_something_else_says_so_on_the_status_page_and_is_asked_the_same_day(place, jobs):
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        kept = ben.sends(browser)
        link = re.search(r"/help/status/[\w-]{43}/", browser.get("/help/sent/").text).group()
    with clock.at(ben.MONDAY):
        assert "Is this not what you want?" not in Client().get(link).text
        assert Client().post(f"{link}not-this/").status_code == 404
        with making("doors"):
            Referral.objects.filter(pk=kept.referral_id).update(state="told")
        text = Client().get(link).text
        assert "Tell them that I want something else" in text
        for _ in range(2):
            done = Client().post(f"{link}not-this/", follow=True)
        assert "Somebody of your team asks you today" in done.text
        jobs.run_due()
        asked = [step for step in steps_of(kept.person).values() if "not what they want" in step.what]
    assert [(step.due_on, step.team.kind) for step in asked] == [(ben.MONDAY.date(), "intake")]


def test_the_status_link_says_where_it_is_and_nothing_about_health(place):
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        kept = ben.sends(browser)
        link = re.search(r"/help/status/[\w-]{43}/", browser.get("/help/sent/").text).group()
        text = Client().get(link).text
    assert "We have it. A person reads it by 9am on Monday 9 March." in text
    for words in (ben.WORDS, "Ben", "sleep", kept.referral.reference):
        assert words not in text
    with clock.at(ben.MONDAY_9AM + datetime.timedelta(minutes=1)):
        assert "has not yet. We are sorry." in Client().get(link).text
    assert link.split("/")[3] not in kept.digest
    unknown = Client().get("/help/status/" + "x" * 43 + "/")
    assert unknown.status_code == 404


def test_no_title_address_or_cache_of_the_help_page_says_what_it_is_about(place):
    browser = Client()
    ben.answers(browser)
    for address in (*PAGES, "/help/2/", "/help/check/"):
        page = browser.get(address)
        title = re.search(r"<title>(.*?)</title>", page.text, re.S).group(1)
        assert not HEALTH.search(title), title
        assert page.headers["Cache-Control"] == "no-store"
        assert 'href="/help/leave/"' in page.text


def test_what_is_written_is_sealed_and_nobody_else_can_read_it(place):
    browser = Client()
    ben.answers(browser)
    with making("base"):
        kept = models.Draft.objects.get(form=visitors.FORM)
    assert "sealed" in kept.values
    assert "frightened" not in str(kept.values)
    assert browser.cookies[visitors.COOKIE]["httponly"]
    assert browser.cookies[visitors.COOKIE]["max-age"] == ""
    assert ben.WORDS in browser.get("/help/check/").text
    other = Client()
    other.cookies[visitors.COOKIE] = "x" * 43
    assert other.get("/help/check/").headers["Location"] == "/help/"


def test_what_was_not_sent_is_forgotten_after_two_hours(place):
    browser = Client()
    ben.answers(browser)
    with clock.at(riverside.MORNING + datetime.timedelta(hours=2, minutes=1)):
        assert browser.get("/help/check/").headers["Location"] == "/help/"
        visitors.sweep()
    with making("base"):
        assert not models.Draft.objects.filter(form=visitors.FORM).exists()


@pytest.mark.parametrize("way_out", ["leave", "clear"])
def test_leaving_clears_what_was_written_here_in_the_browser_and_behind_its_back_button(place, way_out):
    browser = Client()
    ben.answers(browser)
    page = browser.get("/help/leave/") if way_out == "leave" else browser.post("/help/clear/")
    assert page.status_code == 303
    assert page.headers["Clear-Site-Data"] == '"cache"'
    assert browser.cookies[visitors.COOKIE].value == ""
    assert page.headers["Location"].startswith("https://www.bbc.co.uk/" if way_out == "leave" else "/help/")
    with making("base"):
        assert not models.Draft.objects.filter(form=visitors.FORM).exists()


def test_sent_twice_it_is_done_once_and_nothing_is_left_to_send(place):
    browser = Client()
    ben.answers(browser)
    before = browser.cookies[visitors.COOKIE].value
    with_key = {"form_key": "the same key"}
    assert browser.post("/help/check/", with_key).headers["Location"] == "/help/sent/"
    assert browser.get("/help/check/").headers["Location"] == "/help/sent/"
    assert browser.post("/help/check/", with_key).headers["Location"] == "/help/sent/"
    assert browser.cookies[visitors.COOKIE].value == before
    with making("doors"):
        assert SelfReferral.objects.count() == 1


@pytest.mark.parametrize("tells", ["yes", "no", "ask"])
def test_a_practice_reads_it_only_where_they_said_that_it_may(place, tells):
    browser = Client()
    kept = ben.sends(browser, gp={"practice": str(place.practice.pk), "tells_gp": tells})
    seen = riverside.browser(place.gp).get(f"/people/{kept.person_id}/").status_code
    assert seen == (200 if tells == "yes" else 404)
    assert kept.person.neighbourhood_id == place.north.pk, "the team near them reads it all the same"
    assert kept.practice_name == "Lockside Surgery"
    assert riverside.browser(place.intake).get(f"/people/{kept.person_id}/").status_code == 200


@pytest.mark.parametrize(
    ("way", "allowed"), [("ring", "voice"), ("text", "sms"), ("email", "email"), ("letter", "letter")]
)
def test_only_the_way_that_they_chose_is_used(place, way, allowed):
    kept = ben.sends(Client(), way={"way": way})
    assert [name for name, found in channels_of(kept.person).items() if found.is_allowed] == [allowed]
    assert kept.email == ("ben@example.com" if way == "email" else "")


def test_no_contact_at_all_is_an_answer_and_in_take_has_it_ready(place):
    kept = ben.sends(Client(), way={"way": "none"})
    assert not any(way.is_allowed for way in channels_of(kept.person).values())
    assert any(what.startswith("They will ring or come in") for what in steps_of(kept.person))
    text = riverside.browser(default_reader()).get(f"/requests/{kept.referral_id}/").text
    assert "Do not contact them." in text


def default_reader():
    return riverside.worker("Ngozi Default", places.Team.objects.get(name="In-take, Riverside"), "intake")


def test_a_way_that_is_not_safe_is_never_used(place):
    kept = ben.sends(Client(), way={"way": "text"}, safe={"safe": "no", "might_see": "My husband"})
    ways = channels_of(kept.person)
    assert not any(way.is_allowed for way in ways.values())
    assert ways["sms"].safe == "no"
    reach = people.how_to_reach(to=default_reader(), person=kept.person_id)
    assert (reach.text.is_allowed, reach.may_ring) == (False, False)
    assert "husband" not in reach.marker


def test_an_answer_given_beside_somebody_else_says_only_please_ring(place):
    kept = ben.sends(Client(), way={"way": "text"}, alone={"alone": "no"}, level={"level": "3"})
    assert people.how_to_reach(to=default_reader(), person=kept.person_id).text.level == 1


def test_what_they_need_and_speak_becomes_what_everybody_sees(place):
    kept = ben.sends(
        Client(),
        needs={"needs": ["Easy read", "Step-free way in"], "other_need": "No dogs"},
        language={"language": "other", "which_language": "Soomaali"},
    )
    with making("people"):
        needs = set(persons.Need.objects.filter(person=kept.person).values_list("words", flat=True))
    assert needs >= {"Easy read", "Step-free way in", "No dogs", "Interpreter: Soomaali"}
    assert any(need.startswith("Text relay") for need in needs)


def test_ring_me_goes_to_duty_at_once_with_its_clock_and_onto_no_agenda(place):
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        browser.post("/help/", {"who": "self"})
        page = browser.post("/help/1/", {"danger": "cannot_wait"})
        assert page.headers["Location"] == "/help/now/"
        assert "They ring you by 1:40am tomorrow, Sunday 8 March" in browser.get("/help/now/").text
        sent = {"phone": "07700 900456", "name": "Nye", "area": "", "words": "I am on the bridge", "form_key": "k"}
        assert browser.post("/help/now/", sent).headers["Location"] == "/help/sent/"
        text = browser.get("/help/sent/").text
    assert "The team on duty has it now, and rings you by 1:40am" in text
    kept = ben.kept_of(browser)
    step = steps_of(kept.person)["Duty answers now: this cannot wait"]
    assert step.team_id == place.duty_team.pk
    assert step.due_at == ben.SATURDAY_NIGHT + datetime.timedelta(hours=4)
    assert kept.referral.state == "with_duty"


@pytest.mark.parametrize(
    ("hours", "asks", "sent"),
    [
        (
            {"days": [6], "opens": datetime.time(9), "closes": datetime.time(17), "hours": "Sundays"},
            "Nobody of the team on duty is there now. They ring you by 1pm tomorrow, Sunday 8 March",
            "They ring you by 1pm tomorrow, Sunday 8 March",
        ),
        (
            {"days": [0, 1, 2, 3, 4], "opens": datetime.time(9), "closes": datetime.time(17), "hours": "weekdays"},
            "A person reads this by 9am on Monday 9 March",
            "A person reads this by 9am on Monday 9 March",
        ),
        (
            {"days": [], "opens": None, "closes": None, "hours": "ring and see"},
            "A person reads this by 9am on Monday 9 March",
            "A person reads this by 9am on Monday 9 March",
        ),
    ],
)
def test_nobody_is_promised_a_call_by_a_duty_that_is_not_there(place, hours, asks, sent):
    """C81: only what duty's own hours allow; where they are not known, what in-take promises; and 111 until then."""
    with making("places"):
        places.DutyRoute.objects.update(**hours)
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        text = browser.get("/help/now/").text
        assert asks in text
        assert "If it cannot wait until then, ring 111 and press 2" in text
        call = {"phone": "07700 900456", "name": "Nye", "area": "", "words": "I am afraid", "form_key": "k"}
        browser.post("/help/now/", call)
        text = browser.get("/help/sent/").text
        assert sent in text
        assert "has it now, and rings you" not in text
        status = re.search(r"/help/status/[^\"<]+", text)[0]
        assert sent.rpartition(" by ")[2] in browser.get(status).text
    made = steps_of(ben.kept_of(browser).person)
    assert made["Duty answers now: this cannot wait"].due_at == ben.SATURDAY_NIGHT + datetime.timedelta(hours=4)
    reads_too = made.get("Read this first: it cannot wait, and duty is not there before you")
    assert (reads_too is None) == (hours["days"] == [6])


def test_a_bad_number_is_said_plainly_and_nothing_is_lost(place):
    page = Client().post("/help/now/", {"phone": "12", "words": "I am on the bridge"})
    assert page.status_code == 422
    assert "This is not a whole phone number" in page.text
    assert "I am on the bridge" in page.text


def test_worried_about_staying_safe_at_night_is_read_by_duty_within_hours(place):
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        kept = ben.sends(browser, danger={"danger": "can_wait"})
    night = next(step for what, step in steps_of(kept.person).items() if what.startswith("Duty reads this now"))
    assert (night.team_id, night.due_at) == (place.duty_team.pk, ben.SATURDAY_NIGHT + datetime.timedelta(hours=4))
    assert kept.referral.safety == "can_wait"


def test_worried_about_staying_safe_by_day_is_read_by_in_take_within_the_hour(place):
    kept = ben.sends(Client(), danger={"danger": "can_wait"})
    assert not any(what.startswith("Duty reads this now") for what in steps_of(kept.person))
    assert steps_of(kept.person)["In-take reads this request"].due_at == riverside.MORNING + datetime.timedelta(hours=1)


def test_a_place_without_staffed_duty_says_so_and_gives_111(place):
    with making("places"):
        places.DutyRoute.objects.update(is_staffed=False)
    text = Client().get("/help/").text
    assert "Ring 111 and choose option 2" in text
    assert 'name="who"' not in text
    browser = Client()
    ben.answers(browser)
    page = browser.post("/help/check/", {"form_key": "k"})
    assert page.status_code == 422
    assert ben.WORDS in page.text
    with making("doors"):
        assert not Referral.objects.exists()


def test_who_shares_an_address_with_many_is_still_heard_and_shown_the_numbers(place, monkeypatch):
    monkeypatch.setattr(busy, "count", lambda request, what: 11)
    browser = Client()
    kept = ben.sends(browser)
    assert kept.is_from_busy_address
    assert "We have yours too" in browser.get("/help/sent/").text


def test_a_flood_from_one_address_is_asked_to_ring_and_keeps_what_was_written(place, monkeypatch):
    monkeypatch.setattr(busy, "count", lambda request, what: 101)
    browser = Client()
    ben.answers(browser)
    page = browser.post("/help/check/", {"form_key": "k"})
    assert page.status_code == 422
    assert "Nothing you wrote is lost" in page.text
    assert ben.WORDS in page.text
    assert "01632 960111" in page.text


NAMES = (
    "A",
    "Null",
    "True",
    "O’Brien-Ó Súilleabháin",
    "محمد",
    "Nguyễn Thị Ánh",
    "é" * 255,
    "🙂",
    "Ŵyn ap Iorwerth",
    "<b>Bobby</b>",
    "-",
    "\u202egnorts",
    "",
    "   ",
    "\u200e",
)


def test_every_name_is_taken_as_it_is_and_so_is_none(place):
    """F-21: accepted, kept, and shown without harm."""
    intake = riverside.browser(default_reader())
    for name in NAMES:
        kept = ben.sends(Client(), name={"name": name})
        assert kept.person.name == (name.strip("\u202e\u200e ") or "No name given")
        page = intake.get(f"/requests/{kept.referral_id}/")
        assert page.status_code == 200
        assert "<b>Bobby</b>" not in page.text


def test_too_much_is_said_plainly_and_kept(place):
    browser = Client()
    browser.post("/help/", {"who": "self"})
    page = browser.post("/help/2/", {"words": "a" * 10_000})
    assert page.status_code == 422
    assert "10,000 characters long and 5,000 fit" in page.text
    assert "a" * 10_000 in page.text


def test_a_change_of_mind_asks_what_then_belongs_to_it(place):
    browser = Client()
    ben.answers(browser)
    way = 1 + [one.name for one in questions.QUESTIONS].index("way")
    page = browser.post(f"/help/{way}/", {"way": "email"})
    assert questions.QUESTIONS[int(page.headers["Location"].split("/")[2]) - 1].name == "email"
    number = 1 + [one.name for one in questions.QUESTIONS].index("number")
    assert browser.get(f"/help/{number}/").status_code == 404, "no telephone is asked for"


def test_what_came_in_by_itself_is_trailed_as_the_help_page(place):
    from joined.trail import models as trail

    kept = ben.sends(Client())
    with making("trail"):
        events = trail.Event.objects.filter(person_id=kept.person_id, verb="doors.ask_for_help")
        assert [event.actor_name for event in events] == ["help page"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM doors_selfreferral")
        assert cursor.fetchone() == (0,), "no row without context"


def test_a_question_costs_few_statements(place, django_assert_max_num_queries):
    browser = Client()
    ben.answers(browser)
    with django_assert_max_num_queries(16):
        assert browser.get("/help/2/").status_code == 200


def test_the_answers_are_checked_anew_before_they_are_sent(place):
    """A practice that is no longer there is asked for again; nothing is half done."""
    browser = Client()
    other = str(place.other_practice.pk)
    ben.answers(browser, gp={"practice": other, "tells_gp": "no"})
    with making("places"):
        places.Organisation.objects.filter(pk=other).update(kind="council")
    page = browser.post("/help/check/", {"form_key": "k"})
    assert page.status_code == 422
    assert "Choose Change beside it" in page.text
    with making("doors"):
        assert not Referral.objects.exists()


def test_the_deed_is_the_systems_and_its_person_is_provisional(place):
    told = actions.Helping(words="Help", way="none")
    done = actions.ask_for_help(by=riverside.SET_UP, told=told)
    with making("people"):
        assert persons.Person.objects.get(pk=done.person_id).is_provisional


def test_nobody_is_promised_a_call_who_gave_no_number_for_it(place):
    browser = Client()
    kept = ben.sends(browser, danger={"danger": "cannot_wait"}, way={"way": "none"})
    text = browser.get("/help/sent/").text
    assert "rings you" not in text
    assert "reads it by 1:10pm today. If it gets worse before that, ring 999." in text
    assert kept.referral.state == "with_duty"
