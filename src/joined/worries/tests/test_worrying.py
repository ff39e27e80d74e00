"""“Are you worried about somebody?”: taken, held, kept apart, and never an answer about anybody (C79)."""

import datetime

from django.test import Client

from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.steps import models as standing
from joined.worries import actions, models, queries, questions

TUESDAY_EVENING = datetime.datetime(2026, 3, 3, 18, 30, tzinfo=clock.LONDON)
WEDNESDAY_9AM = datetime.datetime(2026, 3, 4, 9, 0, tzinfo=clock.LONDON)
SEES = "She has stopped answering the door and the post lies in the hall."
SISTER = {
    "danger": {"danger": "no"},
    "sees": {"sees": SEES},
    "about": {"name": "Amina Specimen", "born_on_day": "14", "born_on_month": "8", "born_on_year": "1991"},
    "where": {"postcode": "", "area": "Above the bakery"},
    "you": {"sender_name": "Esme Specimen", "relation": "Sister"},
    "reach": {"reach": "ring", "phone": "07700 900777", "hours": "evenings"},
    "tell": {"tell": "no"},
    "helps": {"helps": "yes"},
}


def sends(browser, **changed):
    """Through the questions and sent; the page that answers."""
    given = SISTER | changed
    page = browser.post("/help/", {"who": "other"})
    while "/check/" not in page.headers["Location"]:
        address = page.headers["Location"]
        assert browser.get(address).status_code == 200
        name = questions.QUESTIONS[int(address.strip("/").split("/")[-1]) - 1].name
        page = browser.post(address, given[name])
        assert page.status_code == 303, (name, page.text)
    page = browser.post("/help/other/check/", {"form_key": "one sending"})
    assert page.status_code == 303, page.text
    return browser.get(page.headers["Location"])


def latest() -> models.Worry:
    with making("worries"):
        return models.Worry.objects.select_related("person", "matter").latest("received_at", "id")


def heard(place, **more):
    """A worry that came in this evening, and its row."""
    with clock.at(TUESDAY_EVENING):
        done = actions.hear(by=riverside.SET_UP, worry=actions.Worrying(**{"sees": SEES, "name": "Farid"} | more))
    return queries.row(to=place.intake, worry_id=done.pk) if place else done


def test_a_sister_s_worry_is_taken_and_held_with_a_clock(place):
    with clock.at(TUESDAY_EVENING):
        text = sends(Client()).text
    assert "everybody who writes here gets this same answer" in text
    kept = latest()
    assert (kept.sees, kept.reads_by, kept.may_tell) == (SEES, WEDNESDAY_9AM, "no")
    assert kept.matter.kind == "worry"
    with making("steps"):
        held = standing.Responsibility.objects.get(person=kept.person, until_at=None)
        step = standing.NextStep.objects.get(matter=kept.matter)
    assert step.due_at == WEDNESDAY_9AM
    assert step.team_id == held.team_id == kept.team_id
