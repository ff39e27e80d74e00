"""Faults of the sending service, each with its figure (security.md §6: F-02, F-06, F-07, F-08, F-09, F-10, T33)."""

import contextlib
import datetime
import itertools
import json
import os
import time
import uuid

import pytest
from django.test import Client

from joined.base import rows
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.messages import actions, gateway, jobs, models, queries, rules, words
from joined.messages.tests.conftest import BY, PHONE
from joined.people import actions as people
from joined.people import jobs as people_jobs
from joined.people import models as persons
from joined.people import queries as reaching
from joined.steps import queries as steps
from stand_ins.notify.tests.conftest import TOKEN

pytestmark = pytest.mark.django_db
REACH = rules.Reach(allowed=True, to=PHONE, level=3, language="en")
MANY = int(os.environ.get("JOINED_DRILL", "60"))
"""How many texts a fault is tried with: few in every run, thousands as a drill (JOINED_DRILL=1000)."""
STATUSES = ("created", "sending", "pending", "delivered", "permanent-failure", "temporary-failure", "technical-failure")


def at_due(message, minutes: float = 0):
    return clock.at(message.due_at + datetime.timedelta(minutes=minutes))


def deliver(message, reach=REACH, *, minutes: float = 0) -> float:
    with at_due(message, minutes):
        return actions.deliver(by=BY, message_id=message.pk, about=message.about, ask=lambda _: reach)


def taken(ask) -> list[str]:
    """References in the order in which Notify took them."""
    return list(ask("/sent")["references"])


def post(body: dict, token: str = TOKEN) -> int:
    return (
        Client()
        .post(
            "/messages/notify/callback/",
            json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )
        .status_code
    )


class TestNotifyDownForTwoHours:
    """F-06: wrongly “sent” 0; late ones listed 100%."""

    def test_nothing_is_called_sent_staff_read_so_and_after_an_hour_somebody_rings(self, write, again, ask, put):
        ask("/switches", {"usual": {"answer": "503"}})
        waiting = [write() for _ in range(5)]
        for message in waiting:
            assert deliver(message) > 0
        with at_due(waiting[0], 16):
            with rows.context(BY, people=[m.about for m in waiting]):
                shown = list(queries.each(to=BY, message_ids=[m.pk for m in waiting]).values())
            following = queries.following(to=BY)
        assert [one.state_words for one in shown] == [words.NOT_SENT_YET] * 5
        assert (following.waiting, following.oldest) == (5, waiting[0].due_at)
        for minutes in (30, 45, 61, 120):
            with at_due(waiting[-1], minutes):
                jobs.look_for_waiting()
        assert [again(m).state for m in waiting] == ["failed"] * 5
        assert put().count("steps.ring_instead") == 5
        assert ask("/sent")["taken"] == 0

    def test_while_it_is_away_it_is_asked_ever_less_often_and_no_job_is_set_aside(self, place, jobs, ask):
        ask("/switches", {"usual": {"answer": "503"}})
        person = riverside.somebody(place)
        people.confirm_ways(by=place.gp, person=person, ways=riverside.ways())
        message = people.text(by=place.gp, person=person, words="Hello Amina.", level=3)
        jobs.run_due(until=message.due_at + datetime.timedelta(minutes=30))
        assert 5 <= ask("/sent")["references"][str(message.pk)]["asked"] <= 30
        ask("/switches", {})
        jobs.run_due(until=message.due_at + datetime.timedelta(minutes=40))
        assert ask("/sent")["references"][str(message.pk)]["taken"] == 1

    def test_what_cannot_wait_is_a_call_after_a_quarter_of_an_hour(self, write, again, ask, put):
        urgent, other = write(is_urgent=True), write()
        with at_due(urgent, 16):
            jobs.look_for_waiting()
        assert (again(urgent).state, again(other).state) == ("failed", "queued")
        assert put() == ["steps.ring_instead", "people.flag", "people.send_again"]

    def test_when_it_is_back_they_go_in_their_order(self, write, ask, jobs_put):
        texts = []
        for seconds in (40, 0, 20):
            with clock.at(clock.now() + datetime.timedelta(seconds=seconds)):
                texts.append(write())
        with at_due(texts[0], 16):
            jobs.look_for_waiting()
        assert jobs_put("people.send_again") == [str(texts[n].pk) for n in (1, 2, 0)]

    def test_what_names_a_day_that_is_here_is_dropped_and_somebody_rings(self, write, again, ask, put):
        message = write(useless_after=clock.now() + datetime.timedelta(minutes=20))
        deliver(message, minutes=25)
        assert (again(message).state, again(message).why_not) == ("stopped", words.TOO_LATE)
        assert put() == ["steps.ring_instead", "people.flag"]
        assert ask("/sent")["taken"] == 0


@pytest.fixture
def jobs_put(jobs):
    """The messages that jobs of this name were put for, in order."""

    def listed(name: str) -> list[str]:
        return [waiting.ids["message"] for waiting in sorted(jobs.waiting) if waiting.name == name]

    return listed


class TestNotifySlow:
    """F-07: the worker gives up after its time-out; nobody waits for the provider, whoever it is about."""

    def test_whoever_is_slow_is_left_alone_for_a_while_and_the_other_texts_do_not_wait_for_it(
        self, write, again, ask, monkeypatch
    ):
        monkeypatch.setattr(gateway, "SECONDS", 0.3)
        ask("/switches", {"rules": [{"seconds": 30, "times": 1}]})
        first, second = write(), write()
        began = time.monotonic()
        waits = deliver(first), deliver(second)
        assert time.monotonic() - began < 3
        assert ask("/sent")["references"].keys() == {str(first.pk)}
        assert gateway.SLOW_SECONDS <= waits[1] < waits[0]
        assert [again(message).state for message in (first, second)] == ["queued", "queued"]
        assert [deliver(message, minutes=1) for message in (second, first)] == [0, 0]
        assert ask("/sent")["taken_twice"] == []

    def test_the_time_out_is_ten_seconds(self):
        assert gateway.SECONDS == 10


class TestTooMany:
    """F-08: no 429 after the first minute, nothing lost, what cannot wait first."""

    def test_after_one_429_nothing_is_asked_until_the_minute_is_over_and_then_in_order(self, write, again, ask):
        ask("/switches", {"rules": [{"answer": "429", "times": 1}]})
        texts = [write() for _ in range(MANY)]
        waits = [deliver(message) for message in texts]
        asked = ask("/sent")["references"]
        assert sum(one["asked"] for one in asked.values()) == 1
        assert all(60 <= wait <= 61 + MANY for wait in waits)
        for message in texts:
            assert deliver(message, minutes=2.1) == 0
        assert [again(message).state for message in texts] == ["sending"] * MANY
        assert ask("/sent")["taken_twice"] == []

    def test_the_limit_that_it_names_is_kept_and_what_cannot_wait_does_not_stand_in_line(self, write, ask):
        """429 says “6 requests per 60 seconds”: one in ten seconds goes."""
        ask("/switches", {"limit_per_minute": 6})
        for n in range(3):  # somebody else of this service has used what is allowed at once
            with contextlib.suppress(Exception):
                gateway.send(channel="sms", to=PHONE, words="Hello.", reference=f"other-{n}")
        first = write()
        assert deliver(first) >= 60
        urgent, *rest = write(is_urgent=True), *[write() for _ in range(3)]
        ask("/switches", {"limit_per_minute": 6000})
        waits = [deliver(message, minutes=2) for message in rest]
        assert [bool(wait) for wait in waits] == [False, True, True]
        assert deliver(urgent, minutes=2) == 0

    def test_what_cannot_wait_comes_back_first(self, write, ask):
        ask("/switches", {"rules": [{"answer": "429", "times": 1}]})
        first, urgent, other = write(), write(is_urgent=True), write()
        deliver(first)
        assert deliver(urgent) == 60 < deliver(other)

    def test_a_daily_limit_is_over_at_midnight(self, write, ask):
        ask("/switches", {"rules": [{"answer": "429-daily", "times": 1}]})
        first, other = write(), write()
        deliver(first)
        assert deliver(other) >= (14 * 60 + 49) * 60, "from 09:11 in the morning"

    def test_the_job_puts_itself_again_and_nothing_is_lost(self, place, jobs, ask):
        ask("/switches", {"rules": [{"answer": "429", "times": 1}]})
        person = riverside.somebody(place)
        people.confirm_ways(by=place.gp, person=person, ways=riverside.ways())
        message = people.text(by=place.gp, person=person, words="Hello Amina.", level=3)
        jobs.run_due(until=message.due_at + datetime.timedelta(minutes=4))
        with rows.context(BY, people=[person.pk]):
            assert queries.row(to=BY, message_id=message.pk).state == "sending"
        assert ask("/sent")["taken"] == 1


class TestOnePoisonNumber:
    """F-09: that message failed, its person is flagged, a task; the others go, none is tried again."""

    def test_one_bad_number_among_many_holds_up_nobody(self, place, jobs, ask):
        ask("/switches", {"rules": [{"number": PHONE, "answer": "400"}]})
        bad = riverside.somebody(place)
        people.confirm_ways(by=place.gp, person=bad, ways=riverside.ways())
        everybody = [bad]
        for n in range(min(MANY, 20)):
            one = riverside.somebody(place, name=f"Somebody {n}", phone=f"+4477009{n:05}")
            people.confirm_ways(by=place.gp, person=one, ways=riverside.ways())
            everybody.append(one)
        texts = [people.text(by=place.gp, person=one, words="Hello.", level=3) for one in everybody]
        jobs.run_due(until=clock.now() + datetime.timedelta(minutes=3))
        with rows.context(BY, people=[one.pk for one in everybody]):
            states = [queries.row(to=BY, message_id=text.pk).state for text in texts]
            flagged = list(persons.Phone.objects.exclude(failed_at=None).values_list("person_id", flat=True))
        assert states == ["failed"] + ["sending"] * (len(texts) - 1)
        assert flagged == [bad.pk]
        assert ask("/sent")["references"][str(texts[0].pk)] == {"asked": 1, "taken": 0}
        reach = reaching.how_to_reach(to=place.gp, person=bad.pk)
        assert not reach.text.is_allowed
        assert "check the number" in reach.text.why_not
        people.confirm_ways(by=place.gp, person=bad, ways=(), phone=PHONE)
        assert reaching.how_to_reach(to=place.gp, person=bad.pk).text.is_allowed

    @pytest.mark.parametrize("answer", ["400-team-only", "400-template"])
    def test_a_fault_of_our_own_set_up_is_not_the_numbers(self, write, again, ask, put, answer):
        ask("/switches", {"rules": [{"answer": answer, "times": 1}]})
        message = write()
        assert deliver(message) > 0
        assert (again(message).state, put()) == ("queued", [])
        assert deliver(message) == 0


class TestReceipts:
    """F-10, T21: the same end for every order and any number of duplicates; forged 401; unknown parked."""

    def test_every_order_of_every_set_of_statuses_ends_the_same(self):
        wrong = 0
        for size in range(1, 5):
            for statuses in itertools.combinations(STATUSES, size):
                ends = set()
                for order in itertools.permutations(statuses):
                    for doubled in (order, (*order, *order), (order[0], *order)):
                        state = "sending"
                        for status in doubled:
                            state = rules.after_receipt(state, status)
                        ends.add(state)
                wrong += len(ends) != 1
        assert wrong == 0

    def test_through_our_own_address_too_and_in_the_database(self, write, again):
        for statuses in itertools.permutations(("sending", "delivered", "temporary-failure", "permanent-failure")):
            message = write()
            for status in (*statuses, statuses[0], statuses[-1]):
                assert post({"reference": str(message.pk), "status": status}) == 204
            assert again(message).state == "delivered"

    def test_a_forged_receipt_is_401_and_moves_nothing(self, write, again):
        message = write()
        body = {"reference": str(message.pk), "status": "delivered"}
        for token in ("", "a token of the test", TOKEN.upper(), TOKEN + "x"):
            assert post(body, token) == 401
        assert again(message).state == "queued"
        assert post(body) == 204
        assert again(message).state == "delivered"

    def test_an_unknown_receipt_is_parked_and_is_an_alarm_after_a_day_until_somebody_looks(self, place):
        assert post({"reference": str(uuid.uuid4()), "status": "delivered"}) == 204
        found = queries.following(to=place.chair)
        assert (len(found.parked), found.alarms) == (1, 0)
        with clock.at(clock.now() + datetime.timedelta(hours=25)):
            jobs.look_for_parked()
            assert queries.following(to=place.chair).alarms == 1
            actions.clear_parked(by=place.chair, parked=found.parked[0], why="A test of theirs.")
            assert queries.following(to=place.chair).alarms == 0

    def test_a_receipt_that_came_before_its_message_was_kept_is_used(self, write, again):
        message = write()
        actions.park(by=BY, reference=str(message.pk), status="delivered")
        jobs.look_for_parked()
        assert again(message).state == "delivered"
        assert queries.parked() == []

    def test_a_burst_of_receipts_ends_without_one_5xx(self, write, again):
        texts = [write() for _ in range(10)]
        rounds = int(os.environ.get("JOINED_BURST", "100"))
        answers = [
            post({"reference": str(texts[n % 10].pk), "status": STATUSES[n % len(STATUSES)]}) for n in range(rounds)
        ]
        assert set(answers) == {204}
        assert {again(message).state for message in texts} <= {"delivered", "failed"}


class TestDailyCount:
    """P2: what we hold as gone against what the provider has; what differs is mended or looked at."""

    def test_a_day_on_which_all_agrees_leaves_nothing_to_look_at(self, write, ask, callback):
        for _ in range(3):
            deliver(write())
        ask("/release", {})
        for body in callback.got:
            assert post(body) == 204
        made = actions.count(by=BY)
        assert (made.ours, made.theirs) == ({"delivered": 3}, {"delivered": 3})
        assert queries.following(to=BY).differences == ()

    def test_a_lost_receipt_is_taken_from_the_count(self, write, again, ask, put):
        ask("/switches", {"rules": [{"receipts": [], "when": "now", "status": "delivered"}]})
        message = write()
        deliver(message)
        assert again(message).state == "sending"
        actions.count(by=BY)
        assert again(message).state == "delivered"
        assert put() == ["huddle.was_told"]
        assert queries.following(to=BY).differences == ()

    def test_what_they_never_had_is_a_call(self, write, again, put):
        message = write()
        with at_due(message), rows.context(BY, people=[message.about]):
            actions.sent(by=BY, message=message, provider_id="theirs")
        actions.count(by=BY)
        assert (again(message).state, again(message).why_not) == ("failed", words.NOT_THERE)
        assert put() == ["steps.ring_instead", "people.flag"]

    def test_what_we_do_not_know_is_listed_until_somebody_says_what_it_was(self, place, send):
        send(reference="not-ours")
        actions.count(by=BY)
        actions.count(by=BY)
        (one,) = queries.following(to=place.chair).differences
        assert (one.reference, one.ours, one.theirs) == ("not-ours", "", "sending")
        actions.settle(by=place.chair, difference=one, why="Sent by hand, to try the line.")
        assert queries.following(to=place.chair).differences == ()

    def test_more_than_a_page_is_counted_to_the_end(self, send):
        for n in range(260):
            send(reference=f"many-{n}")
        assert sum(actions.count(by=BY).theirs.values()) == 260


class TestThePageOfWhoeverFollows:
    """No name, only what waits and what differs; looked at with a word, by those who run the service."""

    def test_it_lists_what_waits_and_what_nobody_knew(self, place, write, send):
        waiting = write()
        actions.park(by=BY, reference="nobody-knows", status="delivered")
        send(reference="not-ours")
        with at_due(waiting, 20):
            actions.count(by=BY)
            shown = riverside.browser(place.chair).get("/messages/").text
        assert "Queued, not sent: 1 message." in shown
        assert "Reference not-ours: we have nothing, they have sending." in shown
        assert "Reference nobody-knows: delivered" in shown
        assert PHONE not in shown

    def test_looked_at_needs_a_word_and_then_it_is_gone(self, place, send):
        send(reference="not-ours")
        actions.count(by=BY)
        actions.park(by=BY, reference="nobody-knows", status="delivered")
        found = queries.following(to=place.chair)
        browser = riverside.browser(place.chair)
        addresses = [f"/messages/differences/{found.differences[0].pk}/", f"/messages/receipts/{found.parked[0].pk}/"]
        for address in addresses:
            assert browser.post(address, {"why": " "}).status_code == 422
            assert browser.post(address, {"why": "A trial of theirs."}).status_code == 303
            assert browser.post(address, {"why": "Once more."}).status_code == 422
        left = queries.following(to=place.chair)
        assert (left.differences, left.parked) == ((), ())

    def test_a_gp_does_not_find_it(self, place, send):
        actions.park(by=BY, reference="nobody-knows", status="delivered")
        (parked,) = queries.following(to=place.chair).parked
        browser = riverside.browser(place.gp)
        assert browser.get("/messages/").status_code == 404
        assert browser.post(f"/messages/receipts/{parked.pk}/", {"why": "Mine."}).status_code == 404
        assert riverside.browser(place.chair).get("/messages/").status_code == 200

    def test_the_page_costs_little(self, place, django_assert_max_num_queries):
        browser = riverside.browser(place.chair)
        browser.get("/messages/")
        with django_assert_max_num_queries(25):
            browser.get("/messages/")


class TestEmailByTheSameRules:
    """The same row, the same asking first, the same receipts; the address is checked again when it goes."""

    @pytest.fixture
    def mail(self, place, jobs):
        person = riverside.somebody(place)
        way = people.Way(channel="email", is_allowed=True, safe="yes", level=3, was_alone="yes")
        people.confirm_ways(by=place.gp, person=person, ways=(way,), email="amina@example.org")
        return person, people.write(by=place.gp, person=person, words="Hello أمينة.", level=3, route="email")

    def test_it_goes_once_in_every_script_under_a_neutral_subject(self, mail, place, jobs, ask, notify):
        person, message = mail
        jobs.run_due(until=message.due_at)
        people_jobs.dispatch(message=str(message.pk), person=str(person.pk))
        (text,) = notify.stand_in.shelf.texts
        assert (text.kind, text.to, text.subject, text.words) == (
            "email",
            "amina@example.org",
            "A message for you",
            "Hello أمينة.",
        )
        assert "أمينة" in ask("/mail/amina@example.org")

    def test_an_address_that_changed_since_it_was_written_gets_nothing(self, mail, place, jobs, ask):
        person, message = mail
        people.confirm_ways(by=place.gp, person=person, ways=(), email="other@example.org")
        jobs.run_due(until=message.due_at)
        with rows.context(BY, people=[person.pk]):
            kept = queries.row(to=BY, message_id=message.pk)
        assert (kept.state, kept.why_not) == ("stopped", words.ADDRESS_CHANGED)
        assert ask("/sent")["taken"] == 0

    def test_one_that_does_not_arrive_is_a_step_and_marks_the_address(self, mail, place, jobs, ask, callback):
        person, message = mail
        ask("/switches", {"rules": [{"number": "*@example.org", "receipts": ["permanent-failure"]}]})
        jobs.run_due(until=message.due_at)
        ask("/release", {})
        for body in callback.got:
            assert post(body) == 204
        with rows.context(BY, people=[person.pk]):
            assert queries.row(to=BY, message_id=message.pk).why_not == words.NO_SUCH_ADDRESS
        jobs.run_due(until=message.due_at)
        route = reaching.how_to_reach(to=place.gp, person=person.pk).route("email")
        assert (route.is_allowed, "check the number or address" in route.why_not) == (False, True)
        assert steps.about(to=place.gp, person=person.pk).steps == ()


class TestStopTakenBack:
    """STOP came from whoever held the phone; only the person, alone, takes it back."""

    @pytest.fixture
    def stopped(self, place, jobs):
        person = riverside.somebody(place)
        people.confirm_ways(by=place.gp, person=person, ways=riverside.ways())
        actions.stop(by=BY, number=PHONE)
        return person

    def ask_page(self, place, person, **given):
        body = {"who": "themselves", "alone": "yes", "said_on": "2026-03-03", "words": "It was not me."} | given
        return riverside.browser(place.gp).post(f"/people/{person.pk}/reach/stop/", body)

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"who": "another"}, words.LIFT_THEMSELVES),
            ({"alone": "no"}, words.LIFT_ALONE),
            ({"alone": "unknown"}, words.LIFT_ALONE),
            ({"words": ""}, "What they said"),
            ({"said_on": "2026-03-09"}, "Choose the day"),
        ],
    )
    def test_not_by_another_not_beside_somebody_not_without_words(self, place, stopped, given, said):
        answer = self.ask_page(place, stopped, **given)
        assert answer.status_code == 422
        assert said in answer.text
        assert not reaching.how_to_reach(to=place.gp, person=stopped.pk).text.is_allowed

    def test_by_themselves_alone_and_dated(self, place, stopped):
        assert "It was not me." not in riverside.browser(place.gp).get(f"/people/{stopped.pk}/reach/stop/").text
        assert self.ask_page(place, stopped).status_code == 303
        assert reaching.how_to_reach(to=place.gp, person=stopped.pk).text.is_allowed
        with rows.context(BY, people=[stopped.pk]):
            kept = models.Lifted.objects.get()
        assert (kept.words, kept.said_on, kept.by_name) == ("It was not me.", clock.today(), place.gp.name)
        actions.stop(by=BY, number=PHONE)
        assert not reaching.how_to_reach(to=place.gp, person=stopped.pk).text.is_allowed

    def test_a_stranger_does_not_find_the_page(self, place, stopped):
        assert riverside.browser(place.other_gp).get(f"/people/{stopped.pk}/reach/stop/").status_code == 404
