"""A charity that cannot come: the text at 11:31, the code, the answer; and what becomes of a text that fails (S9)."""

import re

import pytest
from django.test import Client

from joined.accounts import actions as deeds
from joined.accounts import models as accounts
from joined.base import later
from joined.huddle import actions as huddle
from joined.huddle import queries
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import actors, clock
from joined.messages import actions as messages
from joined.messages import gateway, models
from stand_ins.notify.tests.house.test_sending import receive

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(place, jobs):
    """One ask of the charity, its worker's telephone, and 11:31."""
    _, _, item = brought(place, partner_line="Likes tea.")
    telephone = by_link.registered(place.befriender)
    jobs.waiting.clear()
    with clock.at(by_link.BEFORE):
        yield item, telephone


def texts(notify, to: str = by_link.MOBILE) -> list[str]:
    return [text.words for text in notify.stand_in.shelf.on_phone(to)]


def the_clock_strikes(jobs) -> None:
    later.JOBS["huddle.ask_partners"]()
    jobs.run_due()


def test_a_charity_answers_from_the_text_with_the_code(place, asked, jobs, notify, callback, ask):
    item, telephone = asked
    the_clock_strikes(jobs)
    the_clock_strikes(jobs)
    [text] = texts(notify)
    assert text.startswith("Riverside North huddle: one ask today may be for you. ")
    assert "Amina" not in text
    [mail] = [one.words for one in notify.stand_in.shelf.on_phone("maudfeatherington@riverside.example")]
    assert mail.split("/partner/")[0] == text.split("/partner/")[0]
    [token] = re.findall(r"/partner/([^/]+)/", text)
    device = Client()
    assert "Amina" not in device.get(f"/partner/{token}/").content.decode()
    device.post(f"/partner/{token}/send-code/")
    jobs.run_due()
    [digits] = re.findall(r"^\d{6}", texts(notify)[-1])
    assert device.post(f"/partner/{token}/code/", {"code": digits}).status_code == 303
    assert "Amina" in device.get(f"/partner/{token}/").content.decode()
    assert device.post(f"/partner/{token}/asks/{item.pk}/pass/").status_code == 303
    assert queries.partners_heard(sitting=item.sitting)[0].answered
    ask("/release", {})
    receive(callback)
    assert set(models.Notice.objects.values_list("state", flat=True)) == {"delivered"}
    assert not models.Parked.objects.exists()


def test_nothing_that_opens_a_door_is_kept_in_the_database(asked, jobs, notify):
    the_clock_strikes(jobs)
    [token] = re.findall(r"/partner/([^/]+)/", texts(notify)[0])
    kept = [str(row) for table in (accounts.Link, accounts.TextCode, models.Notice) for row in table.objects.values()]
    assert kept
    assert not any(token in row for row in kept)


def test_while_notify_is_away_a_link_waits_and_then_goes_once_and_opens(asked, jobs, notify, ask):
    ask("/switches", {"rules": [{"answer": "cut", "times": 1}]})
    later.JOBS["huddle.ask_partners"]()
    link = None
    while jobs.waiting:
        put = jobs.waiting.pop(0)
        try:
            later.JOBS[put.name](**put.ids)
        except gateway.TryAgain:
            link = put
    assert link is not None
    later.JOBS[link.name](**link.ids)
    addresses = [*texts(notify), *texts(notify, "maudfeatherington@riverside.example")]
    tokens = [re.findall(r"/partner/([^/]+)/", words)[0] for words in addresses]
    assert len(tokens) == 2
    assert all(Client().get(f"/partner/{token}/").status_code == 200 for token in tokens)


def test_the_daily_count_knows_notices_and_settles_lost_receipts(asked, jobs, notify, ask):
    the_clock_strikes(jobs)
    ask("/release", {})
    counted = messages.count(by=actors.System("messages.count"))
    assert counted.theirs == {}
    assert not counted.differences.exists()
    assert set(models.Notice.objects.values_list("state", flat=True)) == {"delivered"}


def test_a_link_of_somebody_who_has_left_meanwhile_is_not_sent(asked, jobs, notify):
    item, telephone = asked
    later.JOBS["huddle.tell_partners"](sitting=str(item.sitting_id))
    deeds.end_telephone(by=riverside.SET_UP, telephone=telephone)
    jobs.run_due()
    assert texts(notify) == []


def test_an_answer_and_a_wish_for_a_yes_are_told_by_link(place, asked, jobs, notify):
    item, _ = asked
    question = huddle.ask_first(by=place.befriender, item=item, team=place.befriending, question="Is there a dog?")
    jobs.waiting.clear()
    huddle.answer_partner(by=place.gp, question=question, words="A small one.")
    jobs.run_due()
    assert texts(notify)[-1].startswith("Riverside North huddle: your question is answered. ")
    assert not any(word in texts(notify)[-1] for word in ("dog", "small", "Amina"))
    offer = huddle.add_offer(by=place.befriender, item=item, team=place.befriending, what="Tea", first_on=None)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        huddle.put_in_plan(by=place.chair, offer=offer, is_in=True)
        jobs.waiting.clear()
        proposal_of(place, item)
        jobs.run_due()
        *_, last = texts(notify)
        assert last.startswith("Riverside North huddle: they would like what you offered. ")
        [token] = re.findall(r"/partner/([^/]+)/", last)
        page = by_link.opened(token).get(f"/partner/{token}/").content.decode()
        assert "They would like this from you" in page
        assert "A small one." in page
