"""Whether people meet the same worker: of one person in a line, of a team only where enough people stand behind it."""

import uuid

from joined.base.making import making
from joined.caseload import actions, models, queries
from joined.caseload.queries import continuity, last_days
from joined.caseload.rules.continuity import Meeting
from joined.caseload.tests.test_contacts import at, care, met
from joined.caseload.tests.test_helping import agree
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser
from joined.kit import clock


def meets(place, spell, *workers) -> None:
    """One contact a day with each of these, from 4 March on; seen from 20 March."""
    for day, worker in enumerate(workers, start=4):
        seen = met(place, at(f"2026-03-{day:02}"), worker_id=worker.id)
        actions.record(by=place.nurse, spell=spell, happened=seen)


def test_of_one_person_the_published_indices_and_in_words_on_their_page(place, person, spell):
    a, b = place.nurse, place.other_nurse
    with clock.at(at("2026-03-20", "16:00")):
        meets(place, spell, a, b)
        assert "too few to say more" in text(browser(place.nurse).get(page_of(person)))
        meets(place, spell, a, a, b)
        found = care(place, person).continuous.found
        assert (found.contacts, found.workers, found.upc, found.kwc) == (5, 2, 0.6, 0.6)
        shown = text(browser(place.nurse).get(page_of(person)))
    assert "5 contacts with 2 workers, 3 of them with the same one, 3 with the key worker of that day" in shown


def test_who_was_key_worker_on_the_day_counts_and_not_who_is_today(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        meets(place, spell, place.nurse, place.nurse, place.other_nurse)
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="lead", asked_for="no")
        found = care(place, person).continuous
    assert found.found.kwc == 2 / 3
    assert found.moved.counted == 1


def test_a_move_that_nobody_asked_for_is_warned_of_before_the_next(place, person, spell):
    nurse = browser(place.nurse)
    assert "without having asked" not in text(nurse.get(page_of(person) + "hand-over/"))
    with clock.at(at("2026-03-10", "16:00")):
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="lead", asked_for="no")
        assert "moved once without having asked" in text(browser(place.nurse).get(page_of(person) + "hand-over/"))
        assert "moved once without having asked" in text(browser(place.nurse).get(page_of(person) + "worker/"))
    with clock.at(at("2026-03-12", "16:00")):
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.nurse.id, role="lead", asked_for="yes")
        assert care(place, person).continuous.moved[:2] == (1, 1)


def test_of_a_team_nothing_is_shown_of_fewer_than_five(place, person, spell):
    with clock.at(at("2026-03-20", "16:00")):
        meets(place, spell, *[place.nurse] * 3)
        page = text(browser(place.nurse).get("/caseload/continuity/"))
        assert "Fewer than five people" in page
        assert "1.00" not in page
        assert browser(place.befriender).get("/caseload/continuity/").status_code == 404


def test_the_middle_of_a_team_stands_beside_how_many_are_behind_it():
    always, never = [Meeting("a", "a")] * 4, [Meeting(one, "a") for one in "abcd"]
    few = continuity._month(at("2026-03-31").date(), [always] * 4 + [never[:2]])
    assert (few.people, few.coc) == (None, None)
    enough = continuity._month(at("2026-03-31").date(), [always] * 3 + [never] * 2 + [never[:2]])
    assert (enough.people, enough.coc, enough.upc, enough.kwc) == (5, 1, 1, 1)


def test_months_end_on_their_last_day_and_this_one_today():
    with clock.at(at("2026-03-20")):
        assert [f"{day:%d.%m}" for day in continuity._ends()] == ["31.10", "30.11", "31.12", "31.01", "28.02", "20.03"]


def test_a_worker_of_no_day_was_no_move(place, spell):
    """A move that was taken back at once."""
    with making("caseload"):
        models.KeyWorker.objects.filter(spell=spell).update(until_on=spell.began_on)
        models.KeyWorker.objects.create(
            id=uuid.uuid4(), person_id=spell.person_id, spell=spell, user_id=place.other_nurse.id, role="lead",
            from_on=spell.began_on, named_by="x",
        )  # fmt: skip
    assert not queries.care_of(to=place.nurse, person=spell.person_id).continuous.moved.counted


def test_contacts_of_the_last_four_days_are_counted_of_five_people_by_how_long_theirs_may_be():
    ends = [at("2026-03-31").date(), at("2026-04-20").date()]
    day = at("2026-03-31").date()
    late, own, early = (last_days.Ended(day, days, most, False) for days, most in ((25, 28), (14, 14), (24, 28)))
    helped = last_days.Ended(day, 28, 28, True)
    assert [one.share for one in last_days.by_month([[late]] * 4 + [[early]], ends)] == [None, None]
    assert [one.share for one in last_days.by_month([[late]] * 3 + [[own], [helped, early]], ends)] == [(4, 5), None]


def test_a_check_in_on_day_28_is_seen_and_a_session_is_none(place, person, spell, monkeypatch):
    monkeypatch.setattr(last_days, "FEWER_THAN", 1)
    course = agree(place, spell)
    with clock.at(at("2026-04-30", "16:00")):
        for day, more in (("2026-03-31", {}), ("2026-04-28", {"course_id": course.pk})):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day), **more))
        team = queries.continuities(to=place.nurse).teams[0]
        assert [one.share for one in team.last_days[-2:]] == [(1, 1), (0, 1)]
        lines = text(browser(place.nurse).get("/caseload/continuity.csv")).splitlines()
        assert lines[-2].endswith("100%,1")
        assert browser(place.befriender).get("/caseload/continuity.csv").status_code == 404
