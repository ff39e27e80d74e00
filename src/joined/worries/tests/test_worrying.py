"""“Are you worried about somebody?”: taken, held, kept apart, and never an answer about anybody (C79)."""

import datetime
import re
import uuid

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from joined.base import paging, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.huddle.tests import riverside
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import models as persons
from joined.places import models as places
from joined.steps import actions as steps
from joined.steps import models as standing
from joined.worries import actions, models, moving, queries, questions
from joined.worries.tests.conftest import TUESDAY_EVENING

WEDNESDAY_9AM = datetime.datetime(2026, 3, 4, 9, 0, tzinfo=clock.LONDON)
SEES = "She has stopped answering the door and the post lies in the hall."
SISTER = {
    "danger": {"danger": "no"},
    "sees": {"sees": SEES},
    "about": {"name": "Amina Specimen", "born_on_day": "14", "born_on_month": "8", "born_on_year": "1991"},
    "where": {"postcode": "RV1 1AA", "area": "Above the bakery"},
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
    given = {"sees": SEES, "name": "Farid", "postcode": "RV1 1AA"} | more
    done = actions.hear(by=riverside.SET_UP, worry=actions.Worrying(**given))
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


def test_t7_a_carer_is_heard(place):
    """T7: heard at 18:30, to duty within one working day, nothing personal said, and never the person's words."""
    farid = riverside.somebody(place, name="Farid Specimen")
    with clock.at(TUESDAY_EVENING):
        browser = riverside.browser(place.intake)
        sent = {
            "danger": "no",
            "sees": SEES,
            "name": "Farid Specimen",
            "postcode": "RV1 1AA",
            "sender_name": "Esme Specimen",
            "relation": "Mother",
            "reach": "ring",
            "phone": "07700 900777",
            "tell": "no",
            "helps": "yes",
        }
        page = browser.post("/worries/add/", sent, follow=True)
    assert page.status_code == 200
    assert "told nothing about the person" in page.text
    worry = latest()
    assert worry.heard_by == "Priyanka Ramanathan"
    with clock.at(WEDNESDAY_9AM):
        row = queries.row(to=place.intake, worry_id=worry.pk)
        actions.rang(by=place.intake, worry=row, added="He eats when she brings soup.", assessment="wanted")
        actions.pass_on(by=place.intake, worry=queries.row(to=place.intake, worry_id=worry.pk), to="duty")
        early, council = step_of(worry, "early"), step_of(worry, "assessment")
        assert (early.team_id, early.due_on) == (place.duty_team.pk, datetime.date(2026, 3, 4))
        assert "Care Act, section 10" in council.what
        assert SEES in riverside.browser(place.duty).get(f"/worries/{worry.pk}/").text
        moving.move_person(by=riverside.SET_UP, from_=worry.person_id, to=farid.pk)
        nowhere_else(place, farid)


def step_of(worry, source):
    with making("steps"):
        return standing.NextStep.objects.select_related("matter", "team").get(matter=worry.matter, source=source)


def nowhere_else(place, farid):
    """Not on his page, not in his story, not for his charity, and not for himself."""
    accepts(place, farid)
    for reader in (place.gp, place.befriender):
        text = riverside.browser(reader).get(f"/people/{farid.pk}/").text
        for words in (SEES, "Esme", "soup", "07700 900777"):
            assert words not in text
    for person in (place.befriender, myself(farid)):
        with rows.context(person):
            assert models.Worry.objects.count() == 0
    with rows.context(place.gp):
        assert models.Worry.objects.count() == 1


def accepts(place, farid):
    """The charity helps him, with every consent there is."""
    matter = steps.begin(
        by=riverside.SET_UP,
        person=farid,
        kind="request",
        team=place.intake_team,
        first=steps.Next(what="Read", team=place.intake_team, due_on=clock.today()),
    )
    steps.promise(
        by=riverside.SET_UP,
        matter=matter,
        step=steps.Next(what="Visit", team=place.befriending, due_on=clock.today()),
    )
    for scope in ("identity", "contact", "plan", "safety", "clinical", "huddle"):
        people.choose(
            by=place.gp,
            person=farid,
            organisation_id=place.befrienders.pk,
            scope=scope,
            state="given",
            wording="As read out",
            how="asked by the GP",
        )


def myself(farid) -> actors.PersonActing:
    me = actors.PersonActing(id=uuid.uuid4(), name="Farid")
    with making("people"):
        persons.SelfLink.objects.create(user_id=me.id, person=farid)
    return me


def test_everybody_is_given_the_same_answer_whether_or_not_the_person_is_known(place):
    """AC-104, T09: the same words, headers, size and number of statements."""
    answered_with()  # the first of all also makes its address's counter
    before = answered_with()
    known = riverside.somebody(place, name="Amina Specimen", born_on=datetime.date(1991, 8, 14), phone="+447700900777")
    accepts(place, known)
    after = answered_with()
    assert before == after


def answered_with() -> tuple:
    browser = Client()
    with CaptureQueriesContext(connection) as asked:
        page = sends(browser)
    text = re.sub(r"Y[A-Z0-9]{3}-[A-Z0-9]{4}", "Y000-0000", page.text)
    text = re.sub(r'value="[\w-]{20,}"', 'value=""', text)
    return page.status_code, text, len(page.content), dict(page.headers), len(asked)


def test_a_worry_never_makes_the_sender_a_supporter(place):
    sends(Client())
    kept = latest()
    with making("people"):
        kinds = set(persons.Relationship.objects.filter(person=kept.person).values_list("kind", "party_kind"))
        names = list(persons.Person.objects.values_list("name", flat=True))
        phones = persons.Phone.objects.count()
    assert kinds == {("caseload", "team")}
    assert "Esme Specimen" not in names
    assert phones == 0


def test_a_duty_that_is_not_there_is_not_promised_to_read_tonight(place):
    with making("places"):
        places.DutyRoute.objects.update(opens=datetime.time(9), closes=datetime.time(17))
    with clock.at(TUESDAY_EVENING):
        text = sends(Client(), danger={"danger": "cannot_wait"}).text
    assert "A person reads it by 9am on Wednesday" in text or "A person reads it by 9am tomorrow" in text


def test_what_cannot_wait_is_with_duty_at_once_and_in_take_reads_it_too(place):
    with clock.at(TUESDAY_EVENING):
        sends(Client(), danger={"danger": "cannot_wait"})
    kept = latest()
    with making("steps"):
        due = {step.team_id: step.due_at for step in standing.NextStep.objects.filter(matter=kept.matter)}
    assert due[place.duty_team.pk] == TUESDAY_EVENING + datetime.timedelta(hours=4)
    assert len(due) == 2
    text = riverside.browser(place.duty).get("/worries/").text
    assert "Cannot wait" in text


def test_only_what_they_see_is_needed(place):
    kept = heard(place, name="")
    assert (kept.person.name, kept.sender_name, kept.sender_phone) == (
        "Name not known",
        "Somebody who gave no name",
        "",
    )


def test_it_ends_only_with_what_was_done(place):
    row = heard(place)
    with pytest.raises(errors.Refused, match="Write what was done"):
        actions.answer(by=place.intake, worry=row, done="  ")
    actions.answer(by=place.intake, worry=row, done="A nurse knocked; he is eating.")
    with making("steps"):
        assert standing.Matter.objects.get(pk=row.matter_id).ending == "answered"
        assert not standing.NextStep.objects.filter(person=row.person, state="open").exists()
        assert not standing.Responsibility.objects.filter(person=row.person, until_at=None).exists()
    with pytest.raises(errors.Refused, match="it is “Answered”"):
        actions.answer(by=place.intake, worry=row, done="Again")


def test_it_does_not_end_while_a_team_that_was_warned_has_not_answered(place):
    row = heard(place)
    actions.pass_on(by=place.intake, worry=row, to="team")
    with pytest.raises(errors.Refused, match="has not answered yet"):
        actions.answer(by=place.intake, worry=row, done="Done")
    with making("steps"):
        early = standing.NextStep.objects.select_related("matter").get(matter=row.matter, source="early")
    assert early.team_id == place.duty_team.pk, "in-take is responsible itself, so duty looks in"
    steps.close(by=place.duty, step=early, verb="done")
    actions.answer(by=place.intake, worry=row, done="Duty knocked.")


def test_the_responsible_team_is_warned_where_it_is_another(place):
    row = heard(place)
    steps.take_responsibility(by=riverside.SET_UP, person=row.person, team=place.community, why="said yes")
    actions.pass_on(by=place.intake, worry=row, to="team")
    with making("steps"):
        assert standing.NextStep.objects.get(matter=row.matter, source="early").team_id == place.community.pk


def test_reading_it_is_not_ticked_off_without_saying_what_came_of_it(place):
    row = heard(place)
    with making("steps"):
        read = standing.NextStep.objects.select_related("matter", "team").get(matter=row.matter, source="worry")
    also = steps.Next(what="Another", team=place.intake_team, due_on=clock.today())
    steps.promise(by=place.intake, matter=read.matter, step=also)
    with pytest.raises(errors.Refused, match="on its own page"):
        steps.close(by=place.intake, step=read, verb="done")


def test_a_request_never_ends_as_a_worry_does(place):
    person = riverside.somebody(place)
    first = steps.Next(what="Read", team=place.intake_team, due_on=clock.today())
    matter = steps.begin(by=riverside.SET_UP, person=person, kind="request", team=place.intake_team, first=first)
    with pytest.raises(IntegrityError, match="matter_only_a_worry_is_answered"):
        steps.end(by=riverside.SET_UP, matter=matter, ending="answered", words="Done")


def test_a_request_that_comes_meanwhile_is_not_joined_to_the_worry(place):
    row = heard(place)
    asked = doors.open(
        by=riverside.SET_UP, person=row.person, door="gp", asking=doors.Asking(ask="Please help", talked="yes")
    )
    assert asked.matter_id != row.matter_id
    assert asked.matter.kind == "request"
    actions.answer(by=place.intake, worry=row, done="The GP asks now.")
    with making("steps"):
        assert standing.Responsibility.objects.filter(person=row.person, until_at=None).count() == 1


@pytest.mark.parametrize("who", ["befriender", "receptionist", "nurse", "other_gp", "social_worker"])
def test_whoever_does_not_care_for_the_person_does_not_find_it(place, who):
    row = heard(place)
    browser = riverside.browser(getattr(place, who))
    hidden, unknown = browser.get(f"/worries/{row.pk}/"), browser.get(f"/worries/{uuid.uuid4()}/")
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert browser.post(f"/worries/{row.pk}/take/").status_code == 404
    assert riverside.browser(place.intake).get(f"/worries/{row.pk}/").status_code == 200


def test_duty_reads_it_and_in_take_keeps_it(place):
    row = heard(place)
    actions.pass_on(by=place.intake, worry=row, to="duty")
    browser = riverside.browser(place.duty)
    text = browser.get(f"/worries/{row.pk}/").text
    assert "In-take holds this" in text
    assert browser.post(f"/worries/{row.pk}/answer/", {"done": "Looked in"}).status_code == 403
    answered = {"done": "Looked in", "form_key": "k"}
    page = riverside.browser(place.intake).post(f"/worries/{row.pk}/answer/", answered)
    assert page.status_code == 422, "duty has not answered its step"


def test_whoever_comes_second_is_told_who_came_first(place):
    row = heard(place)
    riverside.browser(place.intake).post(f"/worries/{row.pk}/take/")
    page = riverside.browser(place.chair).post(f"/worries/{row.pk}/take/", follow=True)
    assert "Priyanka Ramanathan took this before you." in page.text


def test_the_list_stands_late_ones_first_and_says_what_belongs_there_when_empty(place):
    browser = riverside.browser(place.intake)
    assert "What a sister, a friend or a neighbour tells us" in browser.get("/worries/").text
    heard(place)
    with clock.at(WEDNESDAY_9AM + datetime.timedelta(minutes=1)):
        assert "First: cannot wait, or late" in riverside.browser(place.intake).get("/worries/").text
    assert "First: cannot wait" not in riverside.browser(place.intake).get("/worries/").text


def test_lists_cost_the_same_for_one_as_for_many(place, django_assert_max_num_queries):
    for n in range(6):
        heard(None, name=f"Somebody {n}")
    browser = riverside.browser(place.intake)
    browser.get("/worries/")
    with django_assert_max_num_queries(22):
        assert browser.get("/worries/").status_code == 200


def test_who_is_shown_has_been_looked_at(place):
    row = heard(place)
    assert queries.worry(to=place.intake, worry_id=row.pk).people == (row.person_id,)


def test_a_caller_who_wants_no_call_back_gives_no_number(place):
    browser = riverside.browser(place.intake)
    page = browser.post("/worries/add/", {"danger": "no", "sees": SEES, "reach": "ring", "tell": "no", "helps": "no"})
    assert page.status_code == 422
    assert "Write the number that we should ring" in page.text
    assert SEES in page.text


def test_a_place_without_staffed_duty_takes_no_worry_and_says_where_to_ring(place):
    with making("places"):
        places.DutyRoute.objects.update(is_staffed=False)
    with pytest.raises(errors.Refused, match="Ring 111"):
        actions.hear(by=riverside.SET_UP, worry=actions.Worrying(sees=SEES))
    with making("worries"):
        assert not models.Worry.objects.exists()


def test_a_long_list_of_worries_goes_on_and_what_cannot_wait_is_on_its_first_page(place, monkeypatch):
    monkeypatch.setattr(paging, "SIZE", 2)
    with clock.at(TUESDAY_EVENING):
        names = {f"Farid {letter}" for letter in "abcd"}
        for name in names:
            heard(place, name=name)
        sends(Client(), danger={"danger": "cannot_wait"})  # about Amina Specimen
        browser, address, shown = riverside.browser(place.intake), "/worries/", []
        while address:
            text = browser.get(address).text
            shown.append(re.findall(r'<a href="/worries/[-0-9a-f]{36}/">([^<]*)</a>', text))
            link = re.search(r'href="([^"]*)">Next 2</a>', text)
            address = link and link[1]
    assert "Amina Specimen" in shown[0]
    assert sorted(sum(shown, [])) == sorted({*names, "Amina Specimen"})
