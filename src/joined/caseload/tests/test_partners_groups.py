"""A charity runs a group: it reads first names of those who agreed, says who came, and nothing of anybody's care."""

import datetime

import pytest
from django.db import connection

from joined.base import rows
from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, care, steps_of
from joined.caseload.tests.test_groups import also_in_care, here, other, spell_of, two_in_care
from joined.caseload.tests.test_pages import page_of, text
from joined.huddle.tests.riverside import browser, worker
from joined.kit import clock, errors
from joined.people import actions as people

TUESDAY = at("2026-03-10", "14:00")
AFTER = at("2026-03-10", "16:00")
GROUPS = "/caseload/groups/"
RULE = {"mechanisms": ("01",), "max_days": 28, "reason": "Our own", "agreed_by": "Us"}


@pytest.fixture
def group(place, person, other):
    """A charity's walk; Amina said yes to it and to the charity, Bashir takes part in nothing."""
    given = {"name": "Towpath walk", "where": "Lock gates", "mechanism": "01", "weekday": 1}
    grouping = actions.Grouping(**given, usual_time=datetime.time(14), leader_id=place.befriender.id)
    made = actions.begin_group(by=place.befriender, team_id=place.befriending.pk, grouping=grouping)
    put = {"group": made, "said_yes": "spoken", "word": alone()}
    actions.put_in(by=place.nurse, spell=spell_of(place, person), **put)
    return made


@pytest.fixture
def session(place, group):
    return actions.book_session(by=place.befriender, group=group, at=TUESDAY, where="")


def alone() -> people.Word:
    return people.Word(is_themselves=True, said_on=clock.today(), was_alone="yes")


def withdrawn(place, person):
    given = {"organisation_id": place.befrienders.pk, "scope": "identity", "state": "withdrawn"}
    people.choose(by=place.nurse, person=person, wording="May they know?", how="asked", **given)


def attending(place, session):
    return queries.register_of(to=place.befriender, session_id=session.pk).rows


def test_a_session_is_a_contact_whose_step_stays_with_the_team_that_cares(place, person, session):
    assert care(place, person).next.where == "Lock gates"
    found = steps_of(place, person)["contact"]
    assert found.due_on == datetime.date(2026, 3, 11), "the charity has the day to say it"
    assert (found.what, found.team_id) == ("Hear from the partner whether they came to the group", place.community.pk)
    with clock.at(AFTER):
        (row,) = attending(place, session)
        actions.who_came(by=place.befriender, session=session, said={row.id: "5"})
        assert care(place, person).clock.due_on == datetime.date(2026, 4, 7)
        assert "contact" not in steps_of(place, person)


@pytest.mark.parametrize(("counts", "said"), [(True, "It counts"), (False, "and not a partner")])
def test_whether_it_counts_goes_by_the_team_s_own_dated_rule_and_the_page_says_why(
    place, person, session, counts, said
):
    leader = worker("Leonie Manager", place.community, "team_manager")
    rule = actions.Rule(**RULE, counts_group=True, counts_partner=counts, from_on=datetime.date(2026, 3, 10))
    actions.write_rule(by=leader, team_id=place.community.pk, rule=rule)
    with clock.at(AFTER):
        theirs, address = browser(place.befriender), f"/caseload/sessions/{session.pk}/"
        (row,) = attending(place, session)
        after = text(theirs.post(address, {f"came_{row.id}": "5"}, follow=True))
        assert "Written down for 1 of 1" in after
        assert said in after


def test_it_reads_a_first_name_and_nothing_else_of_anybody(place, person, session, group):
    theirs = browser(place.befriender)
    for address in (GROUPS, f"{GROUPS}{group.pk}/", f"/caseload/sessions/{session.pk}/"):
        page = theirs.get(address)
        assert page.status_code == 200
        assert not [word for word in ("Specimen", str(person.pk), "Bashir") if word in page.content.decode()]
    assert "Amina" in text(theirs.get(f"{GROUPS}{group.pk}/"))
    for address in (page_of(person), f"{GROUPS}{group.pk}/put-in/"):
        assert theirs.get(address).status_code == 404
    for who in (place.nurse, place.social_worker):
        assert browser(who).get(f"{GROUPS}{group.pk}/").status_code == 404
    with rows.context(place.befriender):
        seen = (models.GroupMember, models.Attending, models.Contact, models.Spell)
        assert not [table for table in seen if table.objects.exists()]


def test_the_database_names_whoever_agreed_to_this_charity_and_to_nobody_else(place, person, group):
    with rows.context(place.nurse):
        assert asked(group) == [], "who cares for them asks row security"
    for who, expected in ((place.befriender, [person.pk]), (place.social_worker, [])):
        with rows.context(who):
            assert asked(group) == expected
    shut = people.exclude(by=place.nurse, person=person, name="Maud", user_id=place.befriender.id)
    with rows.context(place.befriender):
        assert asked(group) == []
    people.hear_may_again(by=place.nurse, person=person, name="Maud", user_id=shut.user_id, word=alone())
    with rows.context(place.befriender):
        assert asked(group) == [person.pk]
    withdrawn(place, person)
    with rows.context(place.befriender):
        assert asked(group) == []


def asked(group) -> list:
    with connection.cursor() as cursor:
        cursor.execute("SELECT person FROM caseload_in_groups(%s, %s)", [[group.pk], clock.today()])
        return [person for (person,) in cursor.fetchall()]


def test_who_takes_it_back_is_gone_at_once_and_our_team_still_hears(place, person, session, group):
    withdrawn(place, person)
    theirs = browser(place.befriender)
    assert "Amina" not in text(theirs.get(f"{GROUPS}{group.pk}/"))
    with clock.at(AFTER):
        assert attending(place, session) == ()
        with rows.context(place.nurse):
            (row,) = models.Attending.objects.filter(session=session)
        actions.who_came(by=place.befriender, session=session, said={row.pk: "5"})
        assert steps_of(place, person)["contact"], "nobody said that they came"


def test_cancelled_by_the_charity_it_is_cancelled_also_for_who_took_it_back(place, person, session):
    withdrawn(place, person)
    actions.cancel_session(by=place.befriender, session=session, why="The bridge is shut")
    assert not care(place, person).planned
    assert set(steps_of(place, person)) >= {"book"}


def test_nobody_is_put_into_it_without_a_yes_to_the_charity(place, person, other, group):
    spell = spell_of(place, other)
    with pytest.raises(errors.Refused, match="reads nobody"):
        actions.put_in(by=place.nurse, spell=spell, group=group, said_yes="spoken")
    withdrawn(place, other)
    nurse, put = browser(place.nurse), f"{GROUPS}{group.pk}/put-in/"
    given = {"person": str(other.pk), "said_yes": "spoken"}
    assert "They said no before" in text(nurse.post(put, given | {"alone": "no"}))
    after = text(nurse.post(put, given | {"alone": "yes"}, follow=True))
    assert "They are in the group" in after
    assert "Bashir" in text(browser(place.befriender).get(f"{GROUPS}{group.pk}/"))


def test_our_team_takes_them_out_and_the_charity_puts_nobody_in(place, person, session, group):
    nurse, put = browser(place.nurse), f"{GROUPS}{group.pk}/put-in/"
    assert "Towpath walk" in text(nurse.get(GROUPS))
    (member,) = queries.could_join(to=place.nurse, group_id=group.pk).members
    leave = f"/caseload/members/{member.id}/leave/"
    assert browser(place.befriender).post(leave).status_code == 404
    assert "no longer in it" in text(nurse.post(leave, follow=True))
    assert "Amina" not in text(browser(place.befriender).get(f"{GROUPS}{group.pk}/"))
    spell, given = spell_of(place, person), {"said_yes": "spoken", "word": alone()}
    with pytest.raises(errors.NotHere):
        actions.put_in(by=place.befriender, spell=spell, group=group, **given)
    assert nurse.get(put).status_code == 200
    assert browser(place.receptionist).get(put).status_code == 404


def test_two_who_are_called_the_same_are_told_apart_by_one_letter_or_by_all_of_it(place, person, group):
    for name, phone in (("Amina Zeta", "+447700900125"), ("Amina Sample", "+447700900126")):
        twin = spell_of(place, also_in_care(place, name, phone))
        actions.put_in(by=place.nurse, spell=twin, group=group, said_yes="spoken", word=alone())
    found = queries.group_of(to=place.befriender, group_id=group.pk)
    assert [one.person.name for one in found.members] == ["Amina Sample", "Amina Specimen", "Amina Z."]


__all__ = ["here", "other", "two_in_care"]
