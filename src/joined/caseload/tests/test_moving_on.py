"""Moving on with people who have met them, and straight back: T3, each guard, and what the database refuses."""

import datetime

import pytest

from joined.accounts.models import Membership
from joined.base import rows
from joined.base.making import making
from joined.caseload import actions, queries
from joined.caseload import jobs as jobs_of_care
from joined.caseload.tests.test_contacts import at, booked, care, met, steps_of
from joined.caseload.words import moving_on as words
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import actions as promises
from joined.steps import queries as steps
from joined.steps.models import ReturnPass

YES = actions.Asked(asked_by="both", agrees="yes", their_words="I am ready")
SIGNS = {"early_signs": "I stop opening the curtains", "what_helps": "Maud rings me"}


def lets_know(place, person, *scopes):
    for scope in scopes or ("identity", "contact", "plan"):
        given = {"organisation_id": place.befrienders.pk, "scope": scope, "state": "given"}
        people.choose(by=place.nurse, person=person, wording="May they know?", how="asked face to face", **given)


def asked(place, moving, team=None):
    return actions.ask_support(by=place.nurse, moving=moving, team=team or place.befriending, what="Tea on Tuesdays")


def all_but_the_end(place, person, spell):
    """Begun, said goodbye, their signs written down; the befrienders said yes and have met them."""
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    contact = actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    actions.had_meeting(by=place.nurse, moving=moving, contact_id=contact.pk)
    actions.write_signs(by=place.nurse, moving=moving, **SIGNS)
    support = asked(place, moving)
    promises.accept(by=place.befriender, offer=support.offer, first_contact_on=clock.today())
    actions.have_met(by=place.befriender, support=support)
    return moving


@pytest.fixture
def moved(place, person, spell):
    """Moved on today, with a pass; the befrienders may know them."""
    lets_know(place, person)
    moving = all_but_the_end(place, person, spell)
    actions.finish(by=place.nurse, moving=moving)
    return moving


@pytest.fixture
def year_before(place):
    """Everybody worked there in 2025 too."""
    with making("accounts"):
        Membership.objects.update(from_on=datetime.date(2024, 1, 1))


@pytest.fixture
def carol(place, year_before):
    """In the care of the community team since January 2025."""
    with clock.at(at("2025-01-20", "10:00")):
        somebody = riverside.somebody(place, name="Carol Specimen")
        first = promises.Next(what="Read this", team=place.community, due_on=clock.today())
        matter = promises.begin(by=place.intake, person=somebody, kind="request", team=place.community, first=first)
        spell = actions.take_on(by=place.nurse, matter=matter, team=place.community, worker_id=place.nurse.id)
        lets_know(place, somebody)
    return somebody, spell


def carol_moves_on(place, carol):
    somebody, spell = carol
    with clock.at(at("2025-03-03", "15:00")):
        moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
        contact = actions.record(by=place.nurse, spell=spell, happened=met(place, at("2025-03-03")))
        actions.had_meeting(by=place.nurse, moving=moving, contact_id=contact.pk)
        actions.write_signs(by=place.nurse, moving=moving, **SIGNS)
        support = asked(place, moving)
    with clock.at(at("2025-03-04", "11:00")):
        promises.accept(by=place.befriender, offer=support.offer, first_contact_on=clock.today())
        with pytest.raises(errors.Refused, match="has not met them yet"):
            actions.finish(by=place.nurse, moving=moving)
        actions.have_met(by=place.befriender, support=support)
        return actions.finish(by=place.nurse, moving=moving)


def test_t3_moving_on_and_easy_in(place, carol):
    somebody, first = carol
    given = carol_moves_on(place, carol)
    assert given.until_on == datetime.date(2026, 3, 4)
    with clock.at(at("2025-03-05", "09:00")):
        assert not steps.about(to=place.gp, person=somebody.pk).is_open
        assert care(place, somebody).clock.state == "stopped"
    with clock.at(at("2025-07-07", "10:00")):
        back = actions.come_back(by=place.befriender, person=somebody.pk, why="She stopped coming")
        now = steps.about(to=place.nurse, person=somebody.pk)
        found = care(place, somebody)
    assert (back.person_id, now.team_name) == (somebody.pk, "Community mental health, North")
    assert (now.next.what, now.next.due_on) == (words.STEP_BACK, datetime.date(2025, 7, 14))
    assert found.lead == "Róisín Mac Giolla"
    with rows.context(place.nurse):
        spell = queries.current(to=place.nurse, person=somebody.pk)
    assert spell.pk != first.pk
    assert spell.came_back_from_id == first.pk
    assert clock.london(spell.received_at).date() == datetime.date(2025, 7, 7)
    assert found.came_back
    two_do_not_come_and_nothing_ends(place, somebody, spell)


def two_do_not_come_and_nothing_ends(place, somebody, spell):
    for day, wanted in (("2025-07-09", "at another time"), ("2025-07-10", "Try another way")):
        with clock.at(at(day, "16:00")):
            actions.record(by=place.nurse, spell=spell, happened=met(place, at(day), attendance="3"))
            assert wanted in steps_of(place, somebody)["missed"].what
    with clock.at(at("2025-07-11", "09:00")):
        assert "come_back" in steps_of(place, somebody)
        with pytest.raises(errors.Refused, match="Not coming is no reason"):
            actions.close(by=place.nurse, spell=spell)
        with pytest.raises(errors.Refused, match="Not yet tried"):
            promises.end(by=place.nurse, matter=spell.matter, ending="not_reached")


def test_t3_four_days_after_it_ended_the_same_time_goes_on(place, carol):
    somebody, first = carol
    carol_moves_on(place, carol)
    with clock.at(at("2025-03-08", "10:00")):
        back = actions.come_back(by=place.gp, person=somebody.pk, why="Her sister rang")
        found = care(place, somebody)
    assert back.spell_id == first.pk
    assert (found.began_on, found.came_back) == (datetime.date(2025, 1, 20), False)
    assert found.lead == "Róisín Mac Giolla"


def test_nobody_lets_go_until_each_has_said_yes_and_met_them(place, person, spell):
    moving = actions.begin(by=place.nurse, spell=spell, asked=actions.Asked(asked_by="we", agrees="unsure"))
    assert steps_of(place, person)["moving_on"].what == words.MOVING_STEP

    def refused(sentence):
        with pytest.raises(errors.Refused, match=sentence):
            actions.finish(by=place.nurse, moving=moving)

    refused("have not said yes to this")
    actions.say_again(by=place.nurse, moving=moving, asked=YES)
    refused("no meeting")
    contact = actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
    actions.had_meeting(by=place.nurse, moving=moving, contact_id=contact.pk)
    refused("early signs")
    actions.write_signs(by=place.nurse, moving=moving, **SIGNS)
    refused("Nobody who goes on")
    one, other = asked(place, moving), asked(place, moving, place.practice_team)
    refused("Befriending has not said yes")
    promises.accept(by=place.befriender, offer=one.offer, first_contact_on=clock.today())
    refused("Befriending has said yes and has not met")
    with pytest.raises(errors.Forbidden, match="Only the team that said yes"):
        actions.have_met(by=place.nurse, support=one)
    actions.have_met(by=place.befriender, support=one)
    refused("Lockside Surgery has not said yes")
    promises.accept(by=place.gp, offer=other.offer, first_contact_on=clock.today())
    seen = met(place, clock.now(), team_id=place.practice_team.pk, worker_id=place.gp.id)
    actions.record(by=place.gp, spell=spell, happened=seen)
    assert steps.about(to=place.nurse, person=person.pk).team_name == place.community.name
    actions.finish(by=place.nurse, moving=moving)
    assert not steps.about(to=place.gp, person=person.pk).is_open


def test_a_no_is_followed_by_another_door_and_waits_for_nobody(place, person, spell):
    moving = all_but_the_end(place, person, spell)
    other = asked(place, moving, place.social_care)
    promises.decline(by=place.social_worker, offer=other.offer, no=promises.No(next_door="Ring the lunch club"))
    actions.finish(by=place.nurse, moving=moving)


def test_a_support_that_ticks_its_first_contact_off_has_met_them(place, person, spell, jobs):
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    support = asked(place, moving)
    lets_know(place, person)
    promises.accept(by=place.befriender, offer=support.offer, first_contact_on=clock.today())
    theirs = next(s for s in steps.about(to=place.befriender, person=person.pk).steps if s.source == "offer")
    with rows.context(place.befriender):
        row = steps.step(to=place.befriender, step_id=theirs.id)
    promises.close(by=place.befriender, step=row, verb="done")
    jobs.run_due()
    shown = queries.moving_of(to=place.nurse, person=person.pk)
    assert [one.tag for one in shown.supports] == ["Has met them"]


def test_who_does_not_agree_stays_and_their_words_are_asked_for(place, person, spell):
    no = {"asked_by": "we", "agrees": "no"}
    with pytest.raises(errors.Refused, match="in their words"):
        actions.begin(by=place.nurse, spell=spell, asked=actions.Asked(**no))
    moving = all_but_the_end(place, person, spell)
    actions.say_again(by=place.nurse, moving=moving, asked=actions.Asked(**no, their_words="Not before spring"))
    with pytest.raises(errors.Refused, match="They do not agree"):
        actions.finish(by=place.nurse, moving=moving)
    actions.stop(by=place.nurse, moving=moving, why="Not before spring")
    assert "moving_on" not in steps_of(place, person)
    assert steps.about(to=place.nurse, person=person.pk).is_open


def test_only_the_responsible_team_moves_somebody_on(place, person, spell):
    with pytest.raises(errors.Forbidden):
        actions.begin(by=place.gp, spell=spell, asked=YES)
    assert actions.begin(by=place.nurse, spell=spell, asked=YES).pk


def test_a_contact_that_is_booked_is_waited_for(place, person, spell):
    moving = all_but_the_end(place, person, spell)
    coming = actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-12")))
    with pytest.raises(errors.Refused, match="A contact is booked"):
        actions.finish(by=place.nurse, moving=moving)
    actions.call_off(by=place.nurse, contact=coming, attendance="2")
    actions.finish(by=place.nurse, moving=moving)


def test_section_117_ends_only_by_both_together(place, person, spell):
    moving = all_but_the_end(place, person, spell)
    known = {"known_from": "The ward", "known_on": clock.today()}
    actions.know_aftercare(by=place.nurse, spell=spell, **known)
    with pytest.raises(errors.Refused, match="written down already"):
        actions.know_aftercare(by=place.nurse, spell=spell, **known)
    with pytest.raises(errors.Refused, match="section 117"):
        actions.finish(by=place.nurse, moving=moving)
    with pytest.raises(errors.Refused, match="section 117"):
        promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="Enough")
    decided = {"decided_on": clock.today(), "nhs_name": "Dr Adeyemi"}
    with pytest.raises(errors.Refused, match="both names"):
        actions.decide_aftercare(by=place.nurse, spell=spell, council_name=" ", **decided)
    actions.decide_aftercare(by=place.nurse, spell=spell, council_name="Gethin Rhydderch", **decided)
    actions.finish(by=place.nurse, moving=moving)


def test_the_database_itself_lets_nobody_go_who_was_not_met(place, person, spell):
    moving = actions.begin(by=place.nurse, spell=spell, asked=YES)
    with pytest.raises(errors.Refused, match="said yes and met them"):
        promises.end(by=place.nurse, matter=spell.matter, ending="agreed")
    assert steps.about(to=place.nurse, person=person.pk).is_open
    assert moving.ended_at is None


@pytest.mark.parametrize("who", ["gp", "befriender", "nurse"])
def test_whoever_knows_them_brings_them_back_in_one_line_for_as_long_as_the_pass_is_good(place, person, moved, who):
    by = getattr(place, who)
    with clock.at(at("2026-11-02", "10:00")):
        with pytest.raises(errors.NotHere):
            actions.come_back(by=place.other_gp, person=person.pk, why="Worried")
        with pytest.raises(errors.Refused, match="Say why"):
            actions.come_back(by=by, person=person.pk, why=" ")
        back = actions.come_back(by=by, person=person.pk, why="Worried")
        with pytest.raises(errors.Refused, match="answers for them already"):
            actions.come_back(by=by, person=person.pk, why="Worried")
    assert back.see_by == datetime.date(2026, 11, 9)
    with rows.house(person.pk):
        assert back.return_pass.used_at is not None


def test_after_the_pass_their_practice_still_sends_them_to_the_team_that_knew_them_and_others_know_them_no_more(
    place, person, moved
):
    with clock.at(at("2027-03-10", "10:00")):
        for who in (place.befriender, place.nurse):
            with pytest.raises(errors.NotHere):
                actions.come_back(by=who, person=person.pk, why="Worried")
        back = actions.come_back(by=place.gp, person=person.pk, why="Worried")
        assert steps.about(to=place.gp, person=person.pk).team_name == "Community mental health, North"
    assert back.return_pass is None


def test_a_contact_that_counts_ends_the_step_to_see_them(place, person, moved):
    with clock.at(at("2026-05-04", "10:00")):
        spell = actions.come_back(by=place.gp, person=person.pk, why="Worried").spell
        texted = met(place, clock.now(), mechanism="09")
        actions.record(by=place.nurse, spell=spell, happened=texted)
        assert "come_back" in steps_of(place, person)
        actions.record(by=place.nurse, spell=spell, happened=met(place, clock.now()))
        assert "come_back" not in steps_of(place, person)


def test_another_team_s_key_worker_of_before_is_not_named_and_naming_one_is_a_step(place, person, moved):
    with making("accounts"):
        Membership.objects.filter(user_id=place.nurse.id).update(until_on=datetime.date(2026, 4, 1))
    with clock.at(at("2026-05-04", "10:00")):
        actions.come_back(by=place.gp, person=person.pk, why="Worried")
        after = {step.source for step in steps.about(to=place.other_nurse, person=person.pk).steps}
    assert {"key_worker", "come_back"} <= after


def test_a_pass_never_ends_without_a_word_and_can_be_given_again(place, person, moved):
    def look(day):
        with clock.at(at(day, "06:17")):
            jobs_of_care.look_at_passes()
            return [step.what for step in steps.about(to=place.gp, person=person.pk).steps]

    assert look("2027-02-02") == []
    assert look("2027-02-03") == ["Tell them that their return pass ends on 3 March 2027"]
    assert len(look("2027-02-04")) == 1
    with clock.at(at("2027-02-05", "10:00")):
        with rows.context(place.nurse):
            found = queries.pass_to_tell(to=place.nurse, pass_id=pass_of(person))
        with pytest.raises(errors.NotHere):
            actions.told(by=place.gp, found=found, how="call", again=True)
        actions.told(by=place.nurse, found=found, how="call", again=True)
        assert not steps.about(to=place.gp, person=person.pk).is_open
        with pytest.raises(errors.Refused, match="told them already"):
            actions.told(by=place.nurse, found=found, how="call", again=True)
    assert look("2028-01-07") == []
    assert len(look("2028-01-08")) == 1
    with clock.at(at("2028-01-10", "10:00")):
        actions.come_back(by=place.nurse, person=person.pk, why="Worried")
        assert "pass_ends" not in steps_of(place, person)


def test_who_is_told_in_the_first_hour_of_a_summer_s_day_is_told_once(place, person, moved):
    """The first of the 28 days begins at midnight in London, when UTC still has the day before (F-12)."""
    with making("steps"):
        ReturnPass.objects.filter(person_id=person.pk).update(until_on=datetime.date(2026, 7, 29))
    with clock.at(at("2026-07-01", "00:10")):
        jobs_of_care.look_at_passes()
        assert "pass_ends" in steps_of(place, person)
        with rows.context(place.nurse):
            found = queries.pass_to_tell(to=place.nurse, pass_id=pass_of(person))
        actions.told(by=place.nurse, found=found, how="call", again=False)
    with clock.at(at("2026-07-01", "06:17")):
        jobs_of_care.look_at_passes()
        assert "pass_ends" not in steps_of(place, person)


def test_where_the_team_of_a_pass_is_gone_in_take_tells_them(place, person, moved):
    with making("places"):
        type(place.community).objects.filter(pk=place.community.pk).update(closed_on=datetime.date(2026, 12, 1))
    with clock.at(at("2027-02-05", "06:17")):
        jobs_of_care.look_at_passes()
        now = steps.about(to=place.gp, person=person.pk)
        assert now.team_name == "In-take, Riverside North"
        with rows.context(place.intake):
            found = queries.pass_to_tell(to=place.intake, pass_id=pass_of(person))
        actions.told(by=place.intake, found=found, how="handed", again=False)
        assert not steps.about(to=place.gp, person=person.pk).is_open


def pass_of(person):
    with rows.house(person.pk):
        return person.return_passes.get(used_at=None).pk


def test_who_says_no_is_put_on_the_next_agenda_by_the_house_and_off_it_when_they_said_yes(place, person, spell):
    def found():
        since = clock.now() - datetime.timedelta(days=1)
        return queries.said_no_to_moving_on(place_id=place.north.pk, since=since, on=clock.today())

    no = actions.Asked(asked_by="we", agrees="no", their_words="Not before spring")
    moving = actions.begin(by=place.nurse, spell=spell, asked=no)
    assert found() == [(person.pk, clock.today())]
    assert queries.said_no_to_moving_on(place_id=place.trust.pk, since=clock.now(), on=clock.today()) == []
    actions.say_again(by=place.nurse, moving=moving, asked=YES)
    assert found() == []
