"""Tried, not reached: two presses, no contact, no rung less; in the story, beside the ladder and in the list's file."""

import pytest
from django.db import IntegrityError, transaction

from joined.base import making, rows
from joined.caseload import actions, models
from joined.caseload.tests.test_contacts import at, care, met, steps_of
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import actions as steps

PRESSED = {"rung": "other_time", "outcome": "no_answer", "on_day": "2026-03-12"}
"""What the page sends when nothing is changed on it."""


def test_an_attempt_counts_as_nothing_and_leaves_every_step_and_the_rung_where_they_are(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10"), attendance="3"))
    with clock.at(at("2026-03-12", "17:50")):
        before, clocked = steps_of(place, person), care(place, person).clock
        nurse = browser(place.nurse)
        assert "Tried, not reached" in text(nurse.get(page_of(person)))
        for line, time in (("It rang out", "5:30pm"), ("Engaged", "5:45pm")):
            said = PRESSED | {"line": line, "at_time": time}
            after = nurse.post(page_of(person) + "not-reached/", said, follow=True)
        shown = care(place, person)
        assert {source: step.due_on for source, step in steps_of(place, person).items()} == {
            source: step.due_on for source, step in before.items()
        }
        assert (shown.clock.due_on, shown.past) == (clocked.due_on, care(place, person).past)
        assert len(shown.past) == 1
        (now,) = [rung for rung in shown.ladder if rung.is_now]
        assert (now.name, [one.words for one in now.tried]) == (
            "Try again, at another time of day",
            ["Engaged", "It rang out"],
        )
        assert "It rang out" in text(after)
        assert "It rang out" in text(nurse.get(f"/people/{person.pk}/"))
        assert "2 tries, last today, 5:45pm, telephone" in text(nurse.get("/caseload/list.csv"))
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-12", "17:48")))
        assert care(place, person).ladder == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"on_day": "2026-03-13"}, "still to come"), ({"outcome": "spoke"}, "Choose"), ({"rung": ""}, "Choose how")],
)
def test_what_is_to_come_or_was_a_contact_is_no_attempt(place, person, wrong, said):
    with clock.at(at("2026-03-12", "17:50")):
        again = browser(place.nurse).post(page_of(person) + "not-reached/", PRESSED | wrong)
        assert again.status_code == 422
        assert said in text(again)
        assert care(place, person).ladder == ()


def test_who_was_heard_is_refused_by_the_deed_and_who_may_not_write_is_too(place, person, spell):
    with pytest.raises(errors.Refused, match="as a contact"):
        steps.not_reached(by=place.nurse, matter=spell.matter, tried=steps.Tried(outcome="spoke"))
    with pytest.raises(errors.NotHere):
        steps.not_reached(by=place.other_gp, matter=spell.matter, tried=steps.Tried(outcome="no_answer"))
    assert steps.not_reached(by=place.nurse, matter=spell.matter, tried=steps.Tried(outcome="no_answer"))


@pytest.mark.parametrize("mechanism", ["voicemail", "letter", "09"])
def test_the_database_refuses_that_a_try_counts(place, spell, mechanism):
    contact = actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now(), mechanism=mechanism))
    assert not contact.counts
    with (
        pytest.raises(IntegrityError, match="contact_counts_only_if_direct"),
        transaction.atomic(),
        making.making("caseload"),
    ):
        models.Contact.objects.filter(pk=contact.pk).update(counts=True)


def test_a_charity_reads_that_we_tried_and_not_our_line(place, person, spell):
    for scope in ("identity", "contact", "plan"):
        given = {"organisation_id": place.befrienders.pk, "scope": scope, "state": "given"}
        people.choose(by=place.nurse, person=person, wording="May they know?", how="asked face to face", **given)
    tried = steps.Tried(outcome="no_answer", words="Her brother picked up")
    steps.not_reached(by=place.nurse, matter=spell.matter, tried=tried)
    theirs, ours = (text(browser(who).get(page_of(person))) for who in (place.befriender, place.nurse))
    assert "telephone: no answer" in theirs
    assert "Her brother picked up" not in theirs
    assert "Her brother picked up" in ours
    with rows.context(place.befriender):
        assert models.Spell.objects.filter(pk=spell.pk).exists()
