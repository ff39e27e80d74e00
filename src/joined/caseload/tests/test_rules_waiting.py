"""The national wait: which referrals are one, what stops it and what never does, day by day."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload.rules import contacts, waiting
from joined.caseload.words import national as words

MONDAY, THURSDAY = datetime.date(2025, 6, 2), datetime.date(2025, 6, 5)
FRIDAY_WEEK = datetime.date(2025, 6, 13)
LATER = MONDAY + datetime.timedelta(days=60)
ASSESSMENTS, PSYCHOLOGICAL = "1853441000000109", "1853461000000105"
REFERRAL = waiting.Referral(received_on=MONDAY, team_type="A06", age=34)
SPELL = waiting.Spell(MONDAY, None)


def seen(day: datetime.date, mechanism: str = "01", attendance: str = "5") -> contacts.Contact:
    return contacts.Contact(on=day, mechanism=mechanism, attendance=attendance)


def assessed(day: datetime.date) -> waiting.Activity:
    return waiting.Activity(day, "391281002", ASSESSMENTS)


def after(day: datetime.date, count: int) -> datetime.date:
    return day + datetime.timedelta(days=count)


VISIT = waiting.Evidence(
    seen=(seen(THURSDAY),),
    scores=((THURSDAY, "dialog"),),
    activities=(assessed(THURSDAY),),
    plans=(waiting.Plan(MONDAY, MONDAY, False), waiting.Plan(THURSDAY, THURSDAY, True)),
)


def waits(evidence: waiting.Evidence, today: datetime.date = LATER, spell=SPELL) -> waiting.Wait:
    return waiting.wait(spell=spell, evidence=evidence, today=today)


def but(**changes: object) -> waiting.Evidence:
    return dataclasses.replace(VISIT, **changes)


class TestTheWait:
    def test_a_huddle_a_proposed_plan_and_a_text_stop_nothing(self):
        talked = waiting.Activity(MONDAY, "2386021000000108", ASSESSMENTS)
        proposed = waiting.Plan(MONDAY, MONDAY, False)
        found = waits(waiting.Evidence(seen=(seen(MONDAY, "09"),), activities=(talked,), plans=(proposed,)), MONDAY)
        assert set(found.first.values()) == {None}
        assert found.is_waiting
        assert found.days == 0

    def test_one_visit_with_everything_ends_it_that_day(self):
        found = waits(VISIT)
        assert (found.stopped_on, found.days, found.is_waiting, found.is_in_time) == (THURSDAY, 3, False, True)
        assert [day for _, day in waiting.checklist(wait=found)] == [THURSDAY] * 4

    def test_it_ends_with_the_latest_of_the_four(self):
        found = waits(but(activities=(assessed(FRIDAY_WEEK),)))
        assert (found.stopped_on, found.days) == (FRIDAY_WEEK, 11)

    @pytest.mark.parametrize("without", ["seen", "scores", "activities", "plans"])
    def test_without_any_one_of_the_four_somebody_still_waits(self, without):
        found = waits(but(**{without: ()}))
        assert (found.stopped_on, found.days, found.is_waiting, found.is_in_time) == (None, 60, True, False)

    def test_today_and_the_day_of_its_end_are_in_it(self):
        assert waits(VISIT, today=THURSDAY).stopped_on == THURSDAY
        assert waits(VISIT, spell=waiting.Spell(MONDAY, THURSDAY)).stopped_on == THURSDAY

    @pytest.mark.parametrize(("days", "is_in_time"), [(28, True), (29, False)])
    def test_day_28_is_in_time(self, days, is_in_time):
        found = waits(but(activities=(assessed(after(MONDAY, days)),)))
        assert (found.days, found.is_in_time) == (days, is_in_time)

    def test_what_will_be_or_was_before_or_after_does_not_count(self):
        for day in (after(MONDAY, -1), after(MONDAY, 61)):
            assert waits(but(activities=(assessed(day),))).is_waiting
        ended = waits(but(activities=(assessed(FRIDAY_WEEK),)), spell=waiting.Spell(MONDAY, after(THURSDAY, 1)))
        assert (ended.stopped_on, ended.days, ended.is_waiting) == (None, 4, False)

    def test_not_coming_pauses_and_ends_nothing(self):
        found = waits(but(seen=(seen(THURSDAY, attendance="3"), seen(FRIDAY_WEEK))))
        assert found.stopped_on == FRIDAY_WEEK


class TestWhatCounts:
    @pytest.mark.parametrize("concept", [*sorted(waiting.NEVER), "975131000000104:363589002=1"])
    @pytest.mark.parametrize(("code", "name"), waiting.REFERENCE_SETS.items())
    def test_signposting_consultation_and_talking_about_them_never_do(self, concept, code, name):
        for counted, found in [(concept, None), ("391281002", THURSDAY)]:
            activities = (waiting.Activity(THURSDAY, counted, code),)
            assert waits(waiting.Evidence(activities=activities)).first[name] == found

    def test_help_that_began_does_as_well_as_a_plan_and_the_earlier_one(self):
        helped = waiting.Activity(after(MONDAY, 1), "1", PSYCHOLOGICAL)
        assert waits(but(plans=(), activities=(helped,))).first["helped"] == after(MONDAY, 1)
        assert waits(but(activities=(helped,))).first["helped"] == after(MONDAY, 1)
        assert waits(waiting.Evidence(activities=(waiting.Activity(MONDAY, "1", "7"),))).first["helped"] is None

    def test_a_plan_from_before_counts_on_the_day_it_was_last_changed(self):
        old = waiting.Plan(after(MONDAY, -90), FRIDAY_WEEK, True)
        assert waits(but(plans=(old,))).first["helped"] == FRIDAY_WEEK
        made = waiting.Plan(MONDAY, FRIDAY_WEEK, True)
        assert waits(but(plans=(made,))).first["helped"] == MONDAY
        untouched = waiting.Plan(after(MONDAY, -90), after(MONDAY, -80), True)
        assert waits(but(plans=(untouched,))).first["helped"] is None

    def test_current_view_is_no_measure_of_outcome(self):
        assert waits(but(scores=((THURSDAY, "current_view"),))).first["asked"] is None

    @pytest.mark.parametrize(
        ("began", "met", "needed"),
        [
            ("2024-04-01", "2024-04-02", True),
            ("2024-03-31", "2024-04-01", True),
            ("2024-03-31", "2024-03-31", False),
            ("2024-03-31", None, True),
        ],
    )
    def test_being_heard_is_asked_for_from_april_2024(self, began, met, needed):
        day = datetime.date.fromisoformat(began)
        met_on = met and datetime.date.fromisoformat(met)
        evidence = waiting.Evidence(
            seen=(seen(met_on),) if met_on else (),
            scores=((after(day, 1), "dialog"),),
            plans=(waiting.Plan(day, day, True),),
        )
        found = waits(evidence, today=after(day, 10), spell=waiting.Spell(day, None))
        assert (found.stopped_on is None) is needed
        assert (words.WAITS["heard"] in dict(waiting.checklist(wait=found))) is needed


class TestSpells:
    @pytest.mark.parametrize(
        ("changes", "is_in"),
        [
            ({}, True),
            ({"age": 17}, False),
            ({"age": 18}, True),
            ({"team_type": "C03"}, True),
            ({"team_type": "A14"}, False),
            ({"team_type": "A18"}, False),
            ({"is_of_england": False}, False),
            ({"is_of_england": None}, True),
            ({"has_ward_stay": True}, False),
            *(({"team_type": kind}, True) for kind in sorted(waiting.TEAM_TYPES)),
        ],
    )
    def test_which_referrals_are_in_it(self, changes, is_in):
        assert waiting.in_scope(referral=dataclasses.replace(REFERRAL, **changes)) is is_in

    @pytest.mark.parametrize(
        ("second", "spells"),
        [
            ((4, 40), [(0, 40)]),
            ((4, 8), [(0, 10)]),
            ((4, None), [(0, None)]),
            ((14, 40), [(0, 40)]),  # four days after the first ended
            ((15, 40), [(0, 40)]),
            ((16, 40), [(0, 10), (16, 40)]),
        ],
    )
    def test_at_once_or_up_to_five_days_apart_is_one(self, second, spells):
        def referral(start: int, end: int | None) -> waiting.Referral:
            ended_on = None if end is None else after(MONDAY, end)
            return dataclasses.replace(REFERRAL, received_on=after(MONDAY, start), ended_on=ended_on)

        wanted = [(after(MONDAY, a), b if b is None else after(MONDAY, b)) for a, b in spells]
        assert waiting.spells(referrals=[referral(*second), referral(0, 10)]) == wanted

    def test_a_referral_that_is_not_counted_begins_no_wait(self):
        young = dataclasses.replace(REFERRAL, age=17)
        later = dataclasses.replace(REFERRAL, received_on=THURSDAY)
        assert waiting.spells(referrals=[young, later]) == [(THURSDAY, None)]

    def test_every_type_that_counts_has_words(self):
        assert set(words.TEAM_TYPES) == waiting.TEAM_TYPES | waiting.ALSO_FOR_ACCESS


class TestTwoContacts:
    def found(self, *days: int, until: int = 100, **changes: object) -> datetime.date | None:
        referral = dataclasses.replace(REFERRAL, **changes)
        met = [seen(after(MONDAY, day)) for day in days]
        return waiting.two_contacts(referral=referral, seen=met, until_on=after(MONDAY, until))

    def test_the_second_within_twelve_months_is_found(self):
        assert self.found(9, 3) == after(MONDAY, 9)
        assert self.found(3) is None
        assert self.found(3, 100) == after(MONDAY, 100)
        assert self.found(3, 101) is None
        assert self.found(0, 10, until=364) == after(MONDAY, 10)
        assert self.found(0, 10, until=365) is None

    def test_early_intervention_and_employment_count_here_and_a_ward_stay_does_not(self):
        assert self.found(1, 2, team_type="A14")
        assert self.found(1, 2, team_type="D05")
        assert self.found(1, 2, team_type="A02") is None
        assert self.found(1, 2, has_ward_stay=True) is None

    def test_a_text_is_not_the_second(self):
        met = [seen(MONDAY), seen(THURSDAY, "09"), seen(THURSDAY, attendance="3")]
        assert waiting.two_contacts(referral=REFERRAL, seen=met, until_on=FRIDAY_WEEK) is None


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=6), st.integers(1, 40), st.integers(0, 40))
def test_spells_lie_apart_and_hold_every_referral(referrals, heard, helped):
    some = [
        dataclasses.replace(REFERRAL, received_on=after(MONDAY, a), ended_on=after(MONDAY, a + n)) for a, n in referrals
    ]
    found = waiting.spells(referrals=some)
    for earlier, later in zip(found, found[1:], strict=False):
        assert (later.began_on - earlier.ended_on).days > 5
    for one in some:
        assert sum(spell.began_on <= one.received_on and one.ended_on <= spell.ended_on for spell in found) == 1
