"""The end of a request whose sender has no address with us: in-take sees it, rings, and says so."""

import json

import pytest

from joined.base import rows
from joined.base.making import making
from joined.doors import models as requested
from joined.huddle.tests import riverside as small
from joined.interop import models, promises, receiving
from joined.interop.tests import messages
from joined.kit import actors, clock
from joined.steps import actions as steps
from joined.steps.tests import riverside_days as days

FILES = actors.Machine(id=actors.System("receive").id, name="Message files", organisation=None)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(riverside, jobs):
    """A request by message that has ended, and whose sender is to be rung."""
    body = json.dumps(messages.referral()).encode()
    receiving.receive(by=FILES, file="x", body=body, test_mode=True)
    with rows.context(riverside.intake):
        matter = requested.Referral.objects.select_related("matter").get().matter
    steps.end(by=riverside.intake, matter=matter, ending="person_chose", words="I would rather not.")
    jobs.run_due()
    with making("interop"):
        return models.Answer.objects.get()


def test_in_take_sees_whom_to_ring_and_what_to_say(riverside, ended):
    page = small.browser(riverside.intake).get("/answers/").content.decode()
    assert "Dr Chidi Example-Okoro, Marsh Lane Surgery" in page
    assert "This request has ended." in page
    assert "Mrs Lilavati Devi Example-Nair, born 9 March 1961" in page
    assert "I would rather not" not in page
    assert days.breaches(list(promises.PROMISES)) == {}


def test_once_told_it_is_gone_and_so_is_the_reason_to_look(riverside, ended):
    browser = small.browser(riverside.intake)
    assert browser.post(f"/answers/{ended.pk}/told/").status_code == 303
    with making("interop"):
        assert models.Answer.objects.get().state == "told"
    assert "Nobody waits for an answer" in browser.get("/answers/").content.decode()
    assert browser.post(f"/answers/{ended.pk}/told/").status_code == 404
    with rows.context(riverside.intake):
        assert not models.Answer.objects.exists()


@pytest.mark.parametrize("who", ["nurse", "gp", "befriender", "social_worker"])
def test_another_team_neither_sees_nor_answers_it(riverside, ended, who):
    browser = small.browser(getattr(riverside, who))
    assert "Marsh Lane" not in browser.get("/answers/").content.decode()
    assert browser.post(f"/answers/{ended.pk}/told/").status_code == 404
    with rows.context(getattr(riverside, who)):
        assert not models.Answer.objects.exists()


def test_the_page_asks_the_database_as_often_for_many_as_for_one(riverside, ended, django_assert_max_num_queries):
    browser = small.browser(riverside.intake)
    browser.get("/answers/")
    with django_assert_max_num_queries(20):
        browser.get("/answers/")


def test_the_queue_of_requests_leads_to_it(riverside):
    with clock.at(small.SITTING):
        assert 'href="/answers/"' in small.browser(riverside.intake).get("/requests/").content.decode()
