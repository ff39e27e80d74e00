"""A group meets: a session is a contact of everybody in it, who came is said at once, and nobody reads of another."""

import datetime

import pytest

from joined.base import later, rows
from joined.caseload import actions, models, queries
from joined.caseload.tests import conftest
from joined.caseload.tests.test_contacts import at, care, steps_of
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.huddle.tests.riverside import browser
from joined.huddle.tests.test_actions import ASKING, everybody, proposal_of
from joined.kit import clock, errors
from joined.matching import actions as matching
from joined.people import actions as people

TUESDAY = at("2026-03-10", "14:00")
AFTER = at("2026-03-10", "16:00")
GROUPS = "/caseload/groups/"


def also_in_care(place, name, phone):
    """Somebody else who agreed to a plan, in care of the same team."""
    with clock.at(riverside.MORNING):
        somebody = riverside.somebody(place, name=name, phone=phone)
        more = huddle.Bringing(may_hear=everybody(place), ways=riverside.ways())
        huddle.bring(by=place.gp, person=somebody, asking=ASKING, extra=more)
        with rows.context(place.chair):
            item = huddles.AgendaItem.objects.select_related("sitting__huddle").get(person=somebody)
    with clock.at(riverside.SITTING):
        proposal = proposal_of(place, item)
    huddle.agree(by=place.nurse, proposal=proposal)
    return somebody


@pytest.fixture(scope="module")
def two_in_care(in_care):
    """Made once for a file: Riverside, two people in care of the same team, and the jobs put."""
    with later.playing() as play, clock.at(conftest.TUESDAY):
        place, person = riverside.own(in_care, play)
        other = also_in_care(place, "Bashir Sample", "+447700900124")
    return place, person, other, play.waiting


@pytest.fixture
def here(two_in_care, db, jobs):
    with clock.at(conftest.TUESDAY):
        yield riverside.own(two_in_care, jobs)


@pytest.fixture
def other(here):
    return here[2]


def spell_of(place, person):
    with rows.context(place.nurse):
        return queries.current(to=place.nurse, person=person.pk)


@pytest.fixture
def group(place, person, other):
    """A walk on Tuesdays, two people in it who said yes."""
    given = {"name": "Walking group", "where": "Lock gates", "mechanism": "01", "weekday": 1}
    grouping = actions.Grouping(**given, usual_time=datetime.time(14), leader_id=place.nurse.id)
    made = actions.begin_group(by=place.nurse, team_id=place.community.pk, grouping=grouping)
    for somebody in (person, other):
        actions.put_in(by=place.nurse, spell=spell_of(place, somebody), group=made, said_yes="spoken")
    return made


@pytest.fixture
def session(place, group):
    with rows.context(place.nurse):
        return actions.book_session(by=place.nurse, group=group, at=TUESDAY, where="")


def register(place, session):
    return {row.person.name: row for row in queries.register_of(to=place.nurse, session_id=session.pk).rows}


def test_a_session_is_a_planned_contact_of_each_and_who_comes_later_joins_it(place, person, other, session, group):
    for somebody in (person, other):
        found = care(place, somebody)
        assert (found.next.at, found.next.how, found.next.where) == (TUESDAY, "Face to face, in a group", "Lock gates")
        assert steps_of(place, somebody)["contact"].what == "See them in the group: face to face"
    with pytest.raises(errors.Refused, match="at that time already"):
        actions.book_session(by=place.nurse, group=group, at=TUESDAY, where="")
    with pytest.raises(errors.Refused, match="without their yes"):
        actions.put_in(by=place.nurse, spell=spell_of(place, person), group=group, said_yes="")
    with pytest.raises(errors.NotHere):
        actions.book_session(by=place.social_worker, group=group, at=AFTER, where="")


def test_one_save_says_who_came_each_by_their_own_rule_and_who_did_not_is_rung(place, person, other, session):
    with clock.at(AFTER):
        nurse, address = browser(place.nurse), f"/caseload/sessions/{session.pk}/"
        shown = register(place, session)
        pressed = {f"came_{shown['Amina Specimen'].id}": "5", f"came_{shown['Bashir Sample'].id}": "3"}
        assert "Written down for 2 of 2" in text(nurse.post(address, pressed, follow=True))
        after = register(place, session)
        assert after["Amina Specimen"].counts
        assert not after["Bashir Sample"].counts
        assert care(place, person).clock.due_on == datetime.date(2026, 4, 7)
        assert care(place, other).clock.due_on == datetime.date(2026, 3, 31)
        assert steps_of(place, other)["missed"].what.startswith("They did not come: Try again")
        assert "missed" not in steps_of(place, person)


def test_a_team_that_counts_no_groups_counts_none_from_that_day_and_the_forecast_knows(place, person, session):
    leader = riverside.worker("Leonie Manager", place.community, "team_manager")
    given = {"mechanisms": ("01",), "counts_partner": True, "max_days": 28, "reason": "Faces", "agreed_by": "Us"}
    rule = actions.Rule(**given, counts_group=False, from_on=datetime.date(2026, 3, 10))
    actions.write_rule(by=leader, team_id=place.community.pk, rule=rule)
    with clock.at(at("2026-03-09", "09:05")):
        rows_ahead = queries.forecast(to=place.nurse, whose="team").rows
    (row,) = [row for row in rows_ahead if row.person.name == "Amina Specimen"]
    assert row.why == "does_not_count"
    with clock.at(AFTER):
        said = {row.id: "5" for row in register(place, session).values()}
        actions.who_came(by=place.nurse, session=session, said=said)
        assert [row.why for row in register(place, session).values()] == [
            "It does not count: this team does not count groups."
        ] * 2


def test_nobody_is_said_to_have_come_before_it_begins_and_what_was_answered_stands(place, person, other, session):
    said = {row.id: "5" for row in register(place, session).values()}
    with pytest.raises(errors.Refused, match="still to come"):
        actions.who_came(by=place.nurse, session=session, said=said)
    with clock.at(AFTER):
        with rows.context(place.nurse):
            contact = queries.contact_row(to=place.nurse, contact_id=care(place, other).planned[0].id)
        actions.call_off(by=place.nurse, contact=contact, attendance="2")
        actions.who_came(by=place.nurse, session=session, said=said)
        found = register(place, session)
        assert found["Bashir Sample"].became == "Cancelled by them or for them", "what was answered before stands"
        assert found["Amina Specimen"].became == "Seen, on time"


def test_cancelled_by_us_it_is_cancelled_for_all_and_each_has_the_step_to_book(place, person, other, session, group):
    with pytest.raises(errors.Refused, match="Cancel it first"):
        actions.end_group(by=place.nurse, group=group)
    given = {"why": "The leader is ill"}
    after = browser(place.nurse).post(f"/caseload/sessions/{session.pk}/cancel/", given, follow=True)
    assert "Cancelled for everybody" in text(after)
    for somebody in (person, other):
        assert not care(place, somebody).planned
        assert set(steps_of(place, somebody)) >= {"book"}
        assert "contact" not in steps_of(place, somebody)
    with pytest.raises(errors.Refused, match="already"):
        actions.cancel_session(by=place.nurse, session=session, why="Again")


def test_it_is_cancelled_also_for_whom_its_leader_does_not_see_any_more(place, person, other, session):
    word = people.Word(is_themselves=True, said_on=clock.today(), was_alone="yes")
    huddle.say_never(by=place.other_nurse, person=person, name=place.nurse.name, word=word)
    actions.cancel_session(by=place.nurse, session=session, why="The leader is ill")
    for somebody in (person, other):
        assert not queries.care_of(to=place.other_nurse, person=somebody.pk).planned


def test_who_leaves_is_booked_no_more_and_the_others_stay(place, person, other, session, group):
    member = next(
        one for one in queries.group_of(to=place.nurse, group_id=group.pk).members if "Amina" in one.person.name
    )
    browser(place.nurse).post(f"/caseload/members/{member.id}/leave/")
    assert not care(place, person).planned
    assert care(place, other).planned
    again = actions.book_session(by=place.nurse, group=group, at=at("2026-03-17"), where="")
    assert set(register(place, again)) == {"Bashir Sample"}


def test_nobody_reads_on_one_page_who_else_was_there_and_a_partner_not_even_which_group(place, person, other, session):
    for scope in ("identity", "contact", "plan"):
        given = {"organisation_id": place.befrienders.pk, "scope": scope, "state": "given"}
        people.choose(by=place.nurse, person=person, wording="May they know?", how="asked face to face", **given)
    with clock.at(AFTER):
        said = {row.id: "5" for row in register(place, session).values()}
        actions.who_came(by=place.nurse, session=session, said=said)
        ours = [text(browser(place.nurse).get(page)) for page in (page_of(person), f"/people/{person.pk}/")]
        theirs = text(browser(place.befriender).get(page_of(person)))
        assert all("in a group" in page for page in (*ours, theirs))
        assert "Walking group" in ours[0]
        assert not [page for page in (*ours, theirs) if "Bashir" in page]
        assert "Walking" not in theirs
        with rows.context(place.befriender):
            assert models.Contact.objects.filter(person_id=person.pk).exists()
            assert not models.GroupMember.objects.exists()
            assert not models.Attending.objects.exists()
    for who, answer in ((place.befriender, 404), (place.social_worker, 404), (place.nurse, 200)):
        assert browser(who).get(f"/caseload/sessions/{session.pk}/").status_code == answer


def test_a_group_of_many_takes_one_place_of_its_leaders_day(place, person, other, session):
    from joined.caseload.queries import free

    with rows.context(place.nurse):
        diary = free.read(team_ids=[place.community.pk])
    assert diary.taken[place.nurse.id, TUESDAY.date()] == [14]


def test_a_group_is_begun_filled_and_booked_by_its_forms(place, person):
    nurse, begin = browser(place.nurse), f"/caseload/teams/{place.community.pk}/groups/begin/"
    assert "No group meets yet" in text(nurse.get(GROUPS))
    assert browser(place.social_worker).get(begin).status_code == 404
    given = {"name": "Voices", "where": "", "mechanism": "11", "weekday": "3", "usual_time": "10am", "leader": ""}
    assert nurse.post(begin, given | {"weekday": ""}).status_code == 422
    made = nurse.post(begin, given)["Location"]
    put = {"person": str(person.pk), "said_yes": "written"}
    assert "They are in the group" in text(nurse.post(made + "put-in/", put, follow=True))
    assert 'value="2026-03-05"' in text(nurse.get(made + "book/")), "the next Thursday"
    nurse.post(made + "book/", {"on_day": "2026-03-05", "at_time": "10am"})
    assert care(place, person).next.how == "Video, in a group"
    changed = nurse.post(made + "change/", given | {"name": "Hearing voices"}, follow=True)
    assert "Hearing voices" in text(changed)
    assert "Thursdays, 10am" in text(nurse.get(GROUPS))


def test_two_records_of_one_person_in_one_group_become_one_member_who_is_answered_for(place, person, session, group):
    twin = also_in_care(place, "Amina Specimn", riverside.PHONE)
    actions.put_in(by=place.nurse, spell=spell_of(place, twin), group=group, said_yes="spoken")
    merge = matching.join(by=place.intake, person=twin.pk, other=person.pk, why="The same person, they told us")
    kept, _ = matching.agree(by=place.chair, merge=merge).person_ids
    members = queries.group_of(to=place.nurse, group_id=group.pk).members
    assert [one.person.id for one in members if one.person.name.startswith("Amina")] == [kept]
    with clock.at(AFTER):
        rows_of = queries.register_of(to=place.nurse, session_id=session.pk).rows
        actions.who_came(by=place.nurse, session=session, said={row.id: "5" for row in rows_of})
        assert queries.care_of(to=place.nurse, person=kept).clock.due_on == datetime.date(2026, 4, 7)
