"""Courses of help: agreed, begun by their first session, ended with a word why; and what the database refuses."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, models, moving, queries
from joined.caseload.queries import helping
from joined.caseload.tests.test_contacts import at, booked, care, met, steps_of
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests import riverside
from joined.huddle.tests.riverside import SET_UP
from joined.interventions import actions as catalogue
from joined.interventions.models import Intervention
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import actions as promises
from joined.steps import queries as steps

THERAPY, ADVICE = "Cognitive behavioural therapy for psychosis", "Advice to their practice"


def kind_of(name=THERAPY):
    return Intervention.objects.get(name=name)


def agree(place, spell, name=THERAPY, **more):
    given = {"intervention_id": kind_of(name).pk, "team_id": place.community.pk, "agreed_on": clock.today()}
    return actions.agree_course(by=place.nurse, spell=spell, agreed=actions.Agreed(**(given | more)))


def session(place, spell, course, day="2026-03-03", time="14:00", **more):
    return actions.record(by=place.nurse, spell=spell, happened=met(place, at(day, time), course_id=course.pk, **more))


def fresh(course):
    with making("caseload"):
        return models.Course.objects.get(pk=course.pk)


def test_what_a_place_switched_off_is_agreed_with_nobody_more_and_what_runs_goes_on(place, person, spell):
    course = agree(place, spell)
    catalogue.switch_off(by=SET_UP, place=place.north, row=kind_of(), from_on=clock.today(), why="Nobody gives it")
    actions.plan_course(by=place.nurse, course=course, version=course.version, sessions=4, worker_id=None)
    session(place, spell, course, time="10:00")
    assert fresh(course).started_on == clock.today()
    actions.finish_course(by=place.nurse, course=course, version=fresh(course).version, result="finished", line="")
    assert THERAPY not in [kind.name for kind in queries.offered_to(spell=spell)]
    with pytest.raises(errors.Refused, match="offers today"):
        agree(place, spell)


@pytest.fixture
def course(place, spell):
    return agree(place, spell, wish="Sleep through")


def test_help_is_agreed_waits_and_begins_with_the_first_session_that_was_had(place, person, spell, course):
    assert (course.sessions_planned, course.started_on) == (16, None)
    assert steps_of(place, person)["course"].due_on == datetime.date(2026, 3, 31)
    session(place, spell, course, time="10:00", attendance="3")
    session(place, spell, course, time="11:00", mechanism="09")
    assert fresh(course).started_on is None
    first = session(place, spell, course)
    assert fresh(course).started_on == datetime.date(2026, 3, 3)
    assert "course" not in steps_of(place, person)
    actions.correct(by=place.nurse, contact=first, happened=met(place, first.at, attendance="3"), why="Somebody else")
    assert fresh(course).started_on is None


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"agreed_on": datetime.date(2026, 3, 4)}, "agreed_on"),
        ({"agreed_on": datetime.date(2026, 3, 2)}, "agreed_on"),
        ({"sessions": 201}, "sessions"),
        ({"name": THERAPY}, "intervention"),
    ],
)
def test_what_cannot_be_agreed_says_why(place, spell, course, more, field):
    given = {"name": "Family intervention"} | more
    with pytest.raises(errors.Refused) as refused:
        agree(place, spell, **given)
    assert refused.value.field == field
    assert agree(place, spell, name="Peer support").sessions_planned is None


def test_nobody_agrees_for_a_team_or_a_worker_who_was_not_asked(place, spell):
    for more, field in (({"team_id": place.befriending.pk}, "team"), ({"worker_id": place.gp.id}, "worker")):
        with pytest.raises(errors.Refused) as refused:
            agree(place, spell, **more)
        assert refused.value.field == field
    assert agree(place, spell, worker_id=place.other_nurse.id).worker_id == place.other_nurse.id


def test_a_session_is_of_help_that_is_given_to_this_person(place, spell, course):
    with clock.at(riverside.MORNING):
        other = riverside.somebody(place, name="Bilal Specimen")
    first = promises.Next(what="Read", team=place.community, due_on=clock.today())
    matter = promises.begin(by=place.intake, person=other, kind="request", team=place.community, first=first)
    theirs = actions.take_on(by=place.nurse, matter=matter, team=place.community)
    with pytest.raises(errors.Refused, match="given to this person"):
        session(place, theirs, course)
    contact = actions.record(by=place.nurse, spell=theirs, happened=met(place, at("2026-03-03")))
    with transaction.atomic():
        with making("caseload"):
            models.Contact.objects.filter(pk=contact.pk).update(course=course)
        with pytest.raises(IntegrityError, match="contact_own_course"):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_the_database_refuses_an_end_without_a_result_and_a_result_without_an_end(place, course):
    for wrong in ({"ended_on": clock.today()}, {"result": "finished"}):
        with pytest.raises(IntegrityError, match="course_ends_with_a_result"), making("caseload"):
            models.Course.objects.filter(pk=course.pk).update(**wrong)


def finish(place, course, result, line="", **more):
    given = {"by": place.nurse, "version": fresh(course).version} | more
    return actions.finish_course(course=course, result=result, line=line, **given)


@pytest.mark.parametrize(
    ("begun", "result", "line", "field"),
    [
        (True, "unbegun_we", "Why", "result"),
        (True, "they", " ", "line"),
        (False, "finished", "", "result"),
        (False, "we", "Why", "result"),
        (False, "nonsense", "Why", "result"),
    ],
)
def test_it_ends_only_with_what_became_of_it(place, spell, course, begun, result, line, field):
    if begun:
        session(place, spell, course)
    with pytest.raises(errors.Refused) as refused:
        finish(place, course, result, line)
    assert refused.value.field == field
    assert finish(place, course, "elsewhere", "With the practice").ended_on == clock.today()
    with pytest.raises(errors.Refused, match="already"):
        finish(place, course, "elsewhere", "Again")


def test_what_ends_because_of_us_is_a_step_and_what_was_booked_stays_as_a_check_in(place, person, spell, course):
    planned = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-10"), course_id=course.pk))
    finish(place, course, "unbegun_we", "Nobody free until autumn")
    step = steps_of(place, person)["course"]
    assert (step.what, step.due_on) == (
        "Offer other help: what was agreed ended because of us",
        datetime.date(2026, 3, 10),
    )
    assert care(place, person).next.id == planned.pk
    again = agree(place, spell)
    session(place, spell, again)
    finish(place, again, "finished")
    assert [one.what for one in steps_of(place, person).values() if "Offer" in one.what] == [step.what]


def test_two_who_plan_the_same_help_are_both_heard(place, spell, course):
    actions.plan_course(by=place.nurse, course=course, version=1, sessions=8, worker_id=None)
    with pytest.raises(errors.Conflict):
        actions.plan_course(by=place.other_nurse, course=course, version=1, sessions=20, worker_id=None)
    assert fresh(course).sessions_planned == 8


def test_only_who_gives_it_or_answers_for_them_plans_or_ends_it(place, spell, course):
    with pytest.raises(errors.Forbidden):
        finish(place, course, "elsewhere", "With us", by=place.gp)
    with pytest.raises(errors.NotHere):
        finish(place, course, "elsewhere", "With us", by=place.other_gp)
    assert finish(place, course, "elsewhere", "With the practice", by=place.other_nurse).result == "elsewhere"


def test_care_never_ends_while_help_runs_of_which_nobody_said_what_became_of_it(place, person, spell, course):
    with pytest.raises(errors.Refused, match="Say first what became of the help"):
        promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="Enough")
    with rows.context(place.nurse):
        assert queries.current(to=place.nurse, person=person.pk).pk == spell.pk
    finish(place, course, "unbegun_they", "Not now")
    promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="Enough")
    assert not care(place, person).is_open


def test_a_page_for_each_deed_from_agreed_to_what_became_of_it(place, person, spell):
    nurse = riverside.browser(place.nurse)
    given = {"intervention": str(kind_of().pk), "wish": "Sleep through", "agreed_on": "2026-03-03"}
    given |= {"team": str(place.community.pk), "worker": str(place.nurse.id)}
    assert nurse.post(page_of(person) + "help/", given | {"intervention": ""}).status_code == 422
    after = text(nurse.post(page_of(person) + "help/", given, follow=True))
    for said in ("Sleep through", "Waiting 0 days for the first session", "Session today"):
        assert said in after
    with rows.context(place.nurse):
        course = models.Course.objects.get(spell=spell)
    pressed = text(nurse.post(page_of(person) + "came-today/", {"course": str(course.pk)}, follow=True))
    assert "1 of 16 sessions" in pressed
    again = nurse.post(page_of(person) + "came-today/", {"course": str(course.pk)}, follow=True)
    assert "written down already" in text(again)
    other = agree(place, spell, name="Peer support")
    assert "1 session" in text(nurse.post(page_of(person) + "came-today/", {"course": str(other.pk)}, follow=True))
    address = f"/caseload/help/{course.pk}/"
    planned = {"sessions": "8", "worker": "", "version": "1"}
    assert "1 of 8 sessions" in text(nurse.post(address + "plan/", planned, follow=True))
    assert nurse.post(address + "plan/", planned).status_code == 409
    assert nurse.post(address + "plan/", planned | {"version": "not ours"}).status_code == 422
    assert "They stopped" in text(nurse.get(address + "end/"))
    assert nurse.post(address + "end/", {"result": "they", "version": "2"}).status_code == 422
    ended = nurse.post(address + "end/", {"result": "finished", "version": "2"}, follow=True)
    assert "What became of help before: 1" in text(ended)
    assert "already" in text(nurse.get(address + "end/", follow=True))


def test_what_was_done_is_asked_only_where_help_is_given_and_a_booking_keeps_it(place, person, spell):
    nurse = riverside.browser(place.nurse)
    assert "What was done" not in text(nurse.get(page_of(person) + "contact/"))
    course = agree(place, spell)
    assert "Check-in only" in text(nurse.get(page_of(person) + "contact/"))
    given = {"next_on": "2026-03-10", "next_time": "10am", "next_how": "01", "course": str(course.pk)}
    nurse.post(page_of(person) + "book/", given)
    with clock.at(at("2026-03-10", "16:00")):
        planned = care(place, person).planned[0]
        assert f'value="{course.pk}" selected' in text(
            riverside.browser(place.nurse).get(f"/caseload/contacts/{planned.id}/")
        )
        assert planned.help == THERAPY


@pytest.mark.parametrize(
    ("name", "more", "is_help"),
    [
        (THERAPY, {}, True),
        (THERAPY, {"attendance": "3"}, False),
        (THERAPY, {"mechanism": "09"}, False),
        (THERAPY, {"with_whom": "somebody_else"}, False),
        ("Help with housing", {}, False),
        (ADVICE, {}, False),
    ],
)
def test_a_first_session_of_a_national_kind_is_help_begun_and_a_signpost_is_not(
    place, person, spell, name, more, is_help
):
    with making("caseload"):
        models.Fact.objects.filter(spell=spell).delete()
    with clock.at(at("2026-03-05", "16:00")):
        session(place, spell, agree(place, spell, name=name, agreed_on=datetime.date(2026, 3, 4)), "2026-03-05", **more)
        found = dict(queries.national_of(to=place.nurse, person=person.pk, born_on=None).lines)
    assert found["Plan agreed, or help begun"] == (datetime.date(2026, 3, 5) if is_help else None)


def test_the_list_says_who_has_no_help_running_and_who_was_given_any(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")))
        nurse = riverside.browser(place.nurse)
        assert "given help in that time: 0 of 1" in text(nurse.get("/caseload/?show=unhelped"))
        course = agree(place, spell, sessions=8)
        assert "waiting 0 days for the first session" in text(nurse.get("/caseload/?show=unhelped"))
        session(place, spell, course, "2026-03-10", "15:00")
        assert "Nobody here" in text(nurse.get("/caseload/?show=unhelped"))
        shown = text(nurse.get("/caseload/"))
        assert "given help in that time: 1 of 1" in shown
        assert f"{THERAPY}: 1 of 8 sessions" in shown
        assert f"{THERAPY}: 1 of 8 sessions" in text(nurse.get("/caseload/list.csv"))


def test_how_long_people_wait_is_shown_of_five_people_and_of_nobody_else(place, person, spell, monkeypatch):
    course = agree(place, spell)
    with clock.at(at("2026-03-10", "16:00")):
        session(place, spell, course, "2026-03-10")
        shown = text(riverside.browser(place.nurse).get("/caseload/help/"))
        assert THERAPY in shown
        assert "7 days" not in shown
        monkeypatch.setattr(helping, "FEWER_THAN", 1)
        assert "7 days in the middle" in text(riverside.browser(place.nurse).get("/caseload/help/"))
        assert "No help is agreed yet" in text(riverside.browser(place.intake).get("/caseload/help/"))
        assert riverside.browser(place.receptionist).get("/caseload/help/").status_code == 404
        people.exclude(by=place.other_nurse, person=person, user_id=place.nurse.id, name=place.nurse.name)
        assert "No help is agreed yet" in text(riverside.browser(place.nurse).get("/caseload/help/"))


def test_where_two_records_are_joined_help_and_its_sessions_go_on_together_and_come_back(place, person, spell, course):
    contact = session(place, spell, course)
    with clock.at(riverside.MORNING):
        other = riverside.somebody(place, name="Amina B Specimen")
    ids = {"from_": person.pk, "to": other.pk}
    moved = moving.move_person(by=riverside.SET_UP, **ids)
    with making("caseload"):
        assert models.Contact.objects.get(pk=contact.pk).course.person_id == other.pk
    moving.move_back(by=riverside.SET_UP, moved=moved, **ids)
    assert fresh(course).person_id == person.pk


def test_where_care_moves_the_team_that_takes_over_says_how_help_goes_on(place, person, spell, course):
    given = {"asked_for": "yes", "why": "Nearer"}
    handover = actions.ask_to_go_on(by=place.nurse, spell=spell, to_team=place.social_care, **given)
    promises.accept(by=place.social_worker, offer=handover.offer, first_contact_on=clock.today())
    theirs = met(place, at("2026-03-03"), team_id=place.social_care.pk, worker_id=place.social_worker.id)
    actions.record(by=place.social_worker, spell=spell, happened=theirs)
    assert (
        "that another team gave"
        in {step.source: step.what for step in steps.about(to=place.social_worker, person=person.pk).steps}[
            "course_goes_on"
        ]
    )
    assert fresh(course).ended_on is None


def test_more_help_costs_no_more_statements(place, person, spell, course):
    def counted() -> int:
        nurse = riverside.browser(place.nurse)
        nurse.get(page_of(person))
        with CaptureQueriesContext(connection) as asked:
            nurse.get(page_of(person))
            nurse.get("/caseload/")
        return len(asked)

    before = counted()
    for name in ("Peer support", "Family intervention", ADVICE):
        session(place, spell, agree(place, spell, name=name))
    assert counted() == before


def test_another_team_s_help_is_shown_without_its_deeds(place, person, spell, course):
    assert "Session today" in text(riverside.browser(place.nurse).get(page_of(person)))
    shown = text(riverside.browser(place.gp).get(page_of(person)))
    assert THERAPY in shown
    assert "Session today" not in shown


def test_whose_clock_stands_still_is_in_no_share_of_who_is_given_help(place, person, spell):
    with clock.at(at("2026-03-10", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-10")))
        assert queries.caseload(to=place.nurse).active == (0, 1)
        ward = actions.Pausing(kind="ward", from_on=clock.today(), why="Admitted")
        actions.begin_pause(by=place.nurse, spell=spell, pause=ward)
        assert queries.caseload(to=place.nurse).active == (0, 0)


def test_moving_on_says_of_which_help_nobody_said_what_became_of_it(place, person, spell, course):
    yes = actions.Asked(asked_by="both", agrees="yes", their_words="I am ready")
    actions.begin(by=place.nurse, spell=spell, asked=yes)
    nurse, said = riverside.browser(place.nurse), f"Say what became of the help that is being given: {THERAPY}."
    shown = text(nurse.get(page_of(person) + "moving-on/"))
    assert said in shown
    assert f"/caseload/help/{course.pk}/end/" in shown
    finish(place, course, "elsewhere", "With the practice")
    assert said not in text(nurse.get(page_of(person) + "moving-on/"))
