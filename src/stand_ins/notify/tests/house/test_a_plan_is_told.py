"""A plan, told by text, from the GP's button to the phone and back, with what goes wrong on the way (P2, T1, T11)."""

import datetime
import html
import json
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from joined.base import later, rows
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import queries as steps
from stand_ins.notify.tests.conftest import TOKEN

pytestmark = pytest.mark.django_db
STOP = "Ring at a safe time: somebody with this phone asked us to stop texting"
RING = "Ring them: the text did not arrive"


def begins(place):
    """The person and the plan, with a text written by the GP in the afternoon."""
    person, _, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        plan = proposal_of(place, item)
    with clock.at(riverside.AFTERNOON):
        browser = riverside.browser(place.gp)
        words = re.search(r"<textarea[^>]*>(.*?)</textarea>", browser.get(page_of(plan)).text, re.DOTALL)
        assert browser.post(page_of(plan), {"by": "text", "words": html.unescape(words[1])}).status_code == 303
    return person, plan


@pytest.fixture
def told(own):
    return own[1]


def page_of(plan) -> str:
    return reverse("huddle:tell", args=[plan.pk])


def pass_time(play: later.Play, *, minutes: float) -> None:
    """What is due within these minutes of the GP's button is done."""
    until = riverside.AFTERNOON + datetime.timedelta(minutes=minutes)
    play.run_due(until=until.astimezone(datetime.UTC))


def posted(callback, play: later.Play, *, minutes: float) -> None:
    """What Notify posts arrives at our addresses, and what listens is done."""
    with clock.at(riverside.AFTERNOON + datetime.timedelta(minutes=minutes)):
        for body in callback.got:
            page = "received" if "source_number" in body else "callback"
            Client().post(
                f"/messages/notify/{page}/",
                json.dumps(body),
                content_type="application/json",
                headers={"Authorization": f"Bearer {TOKEN}"},
            )
    callback.got.clear()
    pass_time(play, minutes=minutes)


def is_told(place, plan) -> bool:
    """As the GP reads it."""
    with clock.at(riverside.AFTERNOON):
        return "If nobody tells them within the hour" not in riverside.browser(place.gp).get(page_of(plan)).text


def to_do(place, person) -> list[str]:
    with clock.at(riverside.AFTERNOON):
        return [step.what for step in steps.about(to=place.nurse, person=person.pk).steps]


def test_the_text_reaches_the_phone_and_the_plan_counts_as_told(told, jobs, ask, callback, place):
    person, plan = told
    pass_time(jobs, minutes=0.5)
    assert ask("/sent")["taken"] == 0
    pass_time(jobs, minutes=1.5)
    phone = ask("/phone/07700900123")
    assert "Hello Amina. We have a plan to suggest: Róisín comes to your home on Friday." in phone
    assert not is_told(place, plan)
    ask("/release", {})
    posted(callback, jobs, minutes=2)
    assert is_told(place, plan)
    assert ask("/sent")["taken_twice"] == []


def test_a_text_taken_back_within_the_minute_reaches_nobody(told, jobs, ask, place):
    _, plan = told
    with clock.at(riverside.AFTERNOON):
        with rows.house(plan.person_id):
            plan.refresh_from_db()
        huddle.take_back(by=place.receptionist, proposal=plan)
    pass_time(jobs, minutes=5)
    assert ask("/sent")["taken"] == 0


def test_a_text_that_fails_is_a_step_to_ring_the_same_day(told, jobs, ask, callback, place):
    person, plan = told
    ask("/switches", {"rules": [{"receipts": ["permanent-failure"]}]})
    pass_time(jobs, minutes=2)
    ask("/release", {})
    posted(callback, jobs, minutes=3)
    assert RING in to_do(place, person)
    assert not is_told(place, plan)


def test_a_phone_that_became_unsafe_meanwhile_gets_nothing(told, jobs, ask, place):
    person, _ = told
    with clock.at(riverside.AFTERNOON):
        for way in riverside.ways(level=3, safe="no"):
            people.confirm_way(by=place.gp, person=person, way=way)
    pass_time(jobs, minutes=5)
    assert ask("/sent")["taken"] == 0
    assert "Tell them in person: the text did not arrive" in to_do(place, person)


def test_stop_by_whoever_holds_the_phone_is_a_step_to_ring_safely(told, jobs, ask, callback, notify, place):
    person, _ = told
    pass_time(jobs, minutes=2)
    notify.stand_in.reply("+447700900123", "STOP")
    notify.stand_in.postman.settle()
    posted(callback, jobs, minutes=3)
    assert STOP in to_do(place, person)
    with clock.at(riverside.AFTERNOON), pytest.raises(errors.Forbidden, match="asked us to stop"):
        people.text(by=place.gp, person=person, words="Hello again.", level=3)


def test_a_second_reply_adds_no_second_step(told, jobs, callback, notify, place):
    person, _ = told
    for _ in range(2):
        notify.stand_in.reply("+447700900123", "I cannot go on")
    notify.stand_in.postman.settle()
    posted(callback, jobs, minutes=3)
    assert [what for what in to_do(place, person) if "answered a text" in what] == [
        "Ring them today: they answered a text, and answers are not read"
    ]


def test_a_receipt_for_another_message_moves_nothing(told, jobs, callback, place):
    _, plan = told
    callback.got.append({"reference": str(uuid.uuid4()), "status": "delivered"})
    posted(callback, jobs, minutes=3)
    assert not is_told(place, plan)
