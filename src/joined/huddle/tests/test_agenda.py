"""The agenda that makes itself: from what every room knows, once for each, and gone when it is true no more."""

import datetime

import pytest
from django.conf import settings

from joined.base import rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.doors import models as requests
from joined.huddle import actions, models, queries
from joined.huddle import jobs as hourly
from joined.huddle.queries import agenda
from joined.huddle.tests import riverside, test_actions
from joined.huddle.tests.test_back_on_the_agenda import decided
from joined.kit import clock
from joined.places import actions as places
from joined.steps import actions as steps
from joined.steps import jobs as late
from joined.steps import models as standing
from joined.steps import queries as promised
from joined.trail import models as trail

__all__ = ["decided"]
MONDAY = datetime.datetime(2026, 3, 9, 10, 15, tzinfo=clock.LONDON)
WEDNESDAY = datetime.datetime(2026, 3, 4, 10, 15, tzinfo=clock.LONDON)


def made(place, at):
    """The agenda as the hourly job makes it at this moment; each line with why it is here."""
    with clock.at(at):
        sitting = actions.make_sitting(by=riverside.SET_UP, huddle=place.huddle, on=clock.today())
        hourly.make_agenda(sitting=str(sitting.pk))
        return sitting


def lines(place, sitting, *, to=None):
    board = queries.board(to=to or place.chair, sitting_id=sitting.pk)
    return [line.why for line in (*board.open_part, *board.closed_part)]


def items(sitting):
    with making("huddle"):
        return list(models.AgendaItem.objects.filter(sitting=sitting).order_by("order"))


def whys(sitting):
    return {why for item in items(sitting) for why, _ in item.reasons}


def in_care(place, decided, jobs):
    """They said yes on Tuesday; Friday's visit did not happen, and on Monday the promise is late at the huddle."""
    person, proposal = decided
    with clock.at(riverside.AFTERNOON):
        actions.told(by=place.gp, proposal=proposal, how="spoken")
        actions.agree(by=place.nurse, proposal=proposal)
    with making("doors"):
        requests.Referral.objects.filter(person=person).update(sharing="everybody")
    tuesday = MONDAY + datetime.timedelta(days=1)
    with clock.at(tuesday):
        late.look_for_lateness()
    return person, tuesday


def test_somebody_in_care_stands_there_for_a_late_promise_and_no_charity_hears_of_them(place, decided, jobs):
    person, tuesday = in_care(place, decided, jobs)
    sitting = made(place, tuesday)
    (item,) = items(sitting)
    assert (item.person_id, item.referral_id, item.sharing) == (person.pk, None, "nhs_council")
    assert (item.is_closed_part, item.why) == (True, "late_step")
    with clock.at(tuesday):
        for who, team in ((place.nurse, place.community), (place.befriender, place.befriending)):
            there = queries.member(sitting=sitting, user_id=who.id)
            actions.come(by=place.chair, sitting=sitting, user=there.user, team=team)
        shown = queries.board(to=place.chair, sitting_id=sitting.pk, item_id=item.pk)
        assert (shown.card.stays, shown.card.must_confirm) == ((place.nurse.name,), True)
        assert shown.closed_part[0].why == "A promise is late since Fri 6 March; accepted, and not met by Fri 6 March"
        with rows.context(place.befriender):
            assert not models.AgendaItem.objects.filter(sitting=sitting).exists()
        with rows.context(place.nurse):
            assert models.AgendaItem.objects.filter(sitting=sitting).exists()


def test_made_again_nothing_changes_and_what_is_done_leaves_by_itself_unless_somebody_spoke(place, decided, jobs):
    person, tuesday = in_care(place, decided, jobs)
    sitting = made(place, tuesday)
    made(place, tuesday)
    with making("trail"):
        assert trail.Event.objects.filter(verb="huddle.hold").count() == 1
    (item,) = items(sitting)
    with clock.at(tuesday):
        visit = next(s for s in promised.about(to=place.nurse, person=person.pk).steps if s.what == "Visit")
        step = promised.step(to=place.nurse, step_id=visit.id)
        then = steps.Next(what="Visit again", team=place.community, due_on=clock.working_day(5))
        steps.close(by=place.nurse, step=step, verb="done", then=then)
    made(place, tuesday)
    (gone,) = items(sitting)
    assert (gone.state, gone.reasons, gone.is_made) == ("withdrawn", [], True)
    with making("steps"):
        standing.NextStep.objects.filter(pk=step.pk).update(state="open", closed_at=None, closed_by=None)
    made(place, tuesday)
    (back,) = items(sitting)
    assert (back.pk, back.state) == (item.pk, "waiting")
    with clock.at(tuesday):
        actions.add_view(by=place.nurse, item=queries.item_row(to=place.nurse, item_id=item.pk), words="I saw them.")
    with making("steps"):
        standing.NextStep.objects.filter(pk=step.pk).update(state="done", closed_at=tuesday, closed_by="Róisín")
    made(place, tuesday)
    (kept,) = items(sitting)
    assert (kept.state, kept.reasons, kept.is_made) == ("waiting", [], False)


def test_who_was_brought_stands_there_once_and_reads_every_reason(place, jobs):
    person, referral, item = test_actions.brought(place)
    matter = promised.open_matter(to=place.intake, person=person.pk)
    asked = steps.offer(
        by=place.intake, matter=matter, from_team=place.intake_team, to_team=place.befriending, what="Company"
    )
    with clock.at(riverside.MORNING + datetime.timedelta(minutes=20)):
        steps.decline(by=place.befriender, offer=asked, no=steps.No(reason_code="no_space"))
        jobs.run_due()
    sitting = made(place, riverside.MORNING + datetime.timedelta(hours=1))
    (there,) = items(sitting)
    assert (there.pk, there.why, there.is_made, there.order) == (item.pk, "asked", False, 60)
    with clock.at(riverside.SITTING):
        assert lines(place, sitting) == ["Asked for the first time; a team said no on Tue 3 March"]
        assert lines(place, sitting, to=place.befriender) == ["Asked for the first time"]


def test_who_waits_longest_comes_from_so_many_days_and_so_many_as_the_place_agreed(place, jobs):
    for rule, value in (("huddle_waits_days", 5), ("huddle_waits_lines", 2)):
        places.set_rule(
            by=riverside.SET_UP, place=place.north, name=rule, value=value, reason="Agreed", from_on=clock.today()
        )
    for number in range(3):
        with clock.at(riverside.MORNING + datetime.timedelta(minutes=number)):
            person = riverside.somebody(place, name=f"Wren Specimen{number}", phone=f"+4477009001{number}0")
            doors.open(by=place.gp, person=person, door="gp", asking=test_actions.ASKING)
    assert items(made(place, WEDNESDAY)) == []
    sitting = made(place, MONDAY)
    assert [item.reasons for item in items(sitting)] == [[["waiting", "2026-03-03"]]] * 2
    assert [agenda.why(item) for item in items(sitting)] == ["Waiting since Tue 3 March"] * 2
    assert {(item.ask, item.sharing) for item in items(sitting)} == {(test_actions.ASKING.ask, "everybody")}
    assert all(item.referral_id and item.in_their_words for item in items(sitting))


def test_clocks_and_what_nobody_heard_come_to_the_agenda(place, decided, jobs):
    """Not told within the hour; a question whose day is here; an answer that we promised by today."""
    with clock.at(riverside.SITTING + datetime.timedelta(hours=2)):
        jobs.run_due()
    with clock.at(riverside.AFTERNOON):
        asker = riverside.somebody(place, name="Yusuf Specimen", phone="+447700900188")
        asked = doors.open(by=place.gp, person=asker, door="gp", asking=test_actions.ASKING)
        more = doors.More(question="Which tablets?", rang="not_there")
        doors.ask_more(by=place.intake, referral=asked, more=more)
        waits = riverside.somebody(place, name="Zofia Specimen", phone="+447700900177")
        own = doors.open(by=place.gp, person=waits, door="gp", asking=test_actions.ASKING)
    with making("doors"):
        requests.SelfReferral.objects.create(
            person=waits,
            referral=own,
            digest="x",
            way="ring",
            tells_gp="yes",
            reads_by=riverside.AFTERNOON,
            replies_by=WEDNESDAY,
        )
    assert whys(made(place, WEDNESDAY)) == {"not_told", "answer_due"}
    assert "question_due" in whys(made(place, WEDNESDAY + datetime.timedelta(days=1)))


def test_a_first_meeting_for_which_nobody_is_named_comes_the_day_before(place, decided, jobs):
    thursday = WEDNESDAY + datetime.timedelta(days=1)
    assert "nobody_named" in whys(made(place, thursday))
    with making("steps"):
        standing.NextStep.objects.filter(what="Visit").update(someone_id=place.nurse.id)
    assert "nobody_named" not in whys(made(place, thursday))


def test_what_somebody_took_off_and_what_duty_answers_is_not_put_back(place, decided, jobs):
    person, tuesday = in_care(place, decided, jobs)
    sitting = made(place, tuesday)
    (item,) = items(sitting)
    with clock.at(tuesday):
        row = queries.item_row(to=place.chair, item_id=item.pk)
        actions.take_off(by=place.chair, item=row, reason="Róisín is on her way")
    made(place, tuesday)
    (gone,) = items(sitting)
    assert gone.state == "withdrawn"


@pytest.mark.parametrize("why", sorted(settings.AGENDA))
def test_every_reason_of_the_wiring_is_asked_somewhere_and_says_its_day(place, why):
    name, sentence, _ = settings.AGENDA[why]
    room, _, question = name.rpartition(".")
    found = getattr(__import__(room, fromlist=[question]), question)(
        place_id=place.north.pk, since=riverside.MORNING, on=riverside.MORNING.date()
    )
    assert found == []
    assert "{day}" in sentence
    assert len(why) <= models.AgendaItem._meta.get_field("why").max_length
