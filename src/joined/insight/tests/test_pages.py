"""Pages about numbers: whose, for whom, what they say, what they cost, and what they never give away."""

import copy
import csv
import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from joined.base import later
from joined.base.making import making
from joined.base.tests.amount import examples
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.insight import counting, groups, measures, models, rules, words
from joined.kit import clock
from joined.steps.tests import riverside_days as days
from joined.trail import models as trail

AFTER = datetime.datetime(2026, 4, 7, 9, 10, tzinfo=clock.LONDON)
MARCH = "2026-03"
BEFORE = "measure,value,out of,source,date\nConversation to told,72,120,Audit of 120 letters,31/03/2025\n"


@pytest.fixture
def manager(place):
    return riverside.worker("Odette Manager", place.community, "team_manager")


@pytest.fixture(scope="module")
def six(small_riverside):
    """Made once for this file, in Riverside: six people asked for on one morning, of whom one was told the same day."""
    place, _ = copy.deepcopy(small_riverside)
    with later.playing():
        with clock.at(riverside.MORNING):
            people = [riverside.somebody(place, name=f"{n} Specimen", phone="") for n in range(6)]
            for person in people:
                days.bring(place, person)
        with clock.at(riverside.SITTING):
            plan = days.propose(place, days.item_of(place, people[0]), by=place.nurse)
            item = days.item_of(place, people[0])
        with clock.at(riverside.AFTERNOON):
            huddle.told(by=place.gp, proposal=plan, how="spoken")
    return place, item


@pytest.fixture
def place(six, db, morning, jobs):
    return copy.deepcopy(six[0])


@pytest.fixture
def asked(place, six):
    """Where the one who was told stands on the agenda."""
    return copy.deepcopy(six[1])


def text_of(answer) -> str:
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).split())


def page(place, *parts: str) -> str:
    return "/".join(("/insight", str(place.north.pk), *parts, ""))


def test_a_number_says_what_it_counts_of_how_many_as_at_when_and_how_it_was(place, asked, manager):
    with clock.at(AFTER):
        said = text_of(riverside.browser(manager).get(page(place, MARCH)))
    for words_ in (
        "Numbers: Riverside North March 2026. 6 people were asked for. As at Tuesday 7 April 2026, 9:10am.",
        "Told the same day 1 of 6 people, 17%",
        # 35 days by the calendar: the clocks went forward
        "Conversation to told Not yet 1 of 6 people have had it; 5 still wait, the longest for 34 days 23 h.",
        "Before: not known",
        "Mar 2026",
        "How is this counted?",
        "By ethnicity",
    ):
        assert words_ in said, (words_, said)


def test_a_month_that_is_not_over_shows_no_groups_and_says_why(place, asked, manager):
    browser = riverside.browser(manager)
    assert words.NOT_OVER.format(period="March 2026") in text_of(browser.get("/insight/"))
    refused = browser.get(page(place, MARCH, "by", "ethnicity"))
    assert refused.status_code == 422
    assert words.NOT_OVER.format(period="March 2026") in text_of(refused)
    with clock.at(AFTER):
        assert riverside.browser(manager).get(page(place, MARCH, "by", "ethnicity")).status_code == 200


def test_of_so_few_no_group_is_shown_and_the_trail_keeps_who_looked(place, asked, manager):
    for by in words.CHARACTERISTICS:
        with clock.at(AFTER):
            browser = riverside.browser(manager)
            said = text_of(browser.get(page(place, MARCH, "by", by)))
            file = browser.get(page(place, MARCH, "by", by) + "figures.csv").content.decode()
        assert words.TOO_FEW in said
        rows = list(csv.reader(io.StringIO(file)))
        assert {cell for row in rows[1:-1] for cell in row[4:]} == {"*"}
        assert rows[-1] == [words.HIDDEN_MEANS]
        with making("trail"):
            looks = trail.Event.objects.filter(verb=f"insight.by_{by}", actor_id=manager.id, thing_id=place.north.pk)
            assert looks.count() == 2


def test_where_a_month_holds_too_few_groups_are_of_a_quarter_and_of_nothing_that_overlaps_it(place, asked, manager):
    """Overlapping totals can be subtracted: a place has one length of periods, by the calendar."""
    with making("places"):
        place.north.local_rules.create(name="numbers_group_months", value=2, from_on=clock.today())
    quarter, said = page(place, "2026-01", "by", "age"), "Groups are shown once April to June 2026 is over."
    with clock.at(AFTER):
        browser = riverside.browser(manager)
        assert "Riverside North by age, January to March 2026" in text_of(browser.get(quarter))
        assert browser.get(quarter + "figures.csv").text.splitlines()[1].split(",")[1] == "January to March 2026"
        assert browser.get(page(place, MARCH, "by", "age")).status_code == 404
        assert said in text_of(browser.get(page(place, "2026-04", "by", "age")))
        april = text_of(browser.get(page(place, "2026-04")))
        assert said in april
        assert "January to March 2026, one way of looking at a time" in april
        assert quarter in browser.get(page(place, "2026-04")).text


@pytest.mark.parametrize(
    ("first", "after", "is_given"),
    [("2026-01-01", "2026-04-01", True), ("2026-03-01", "2026-04-01", True), ("2026-02-01", "2026-04-01", False),
     ("2026-02-01", "2026-05-01", False), ("2026-01-01", "2026-07-01", False), ("2026-03-02", "2026-04-01", False),
     ("2025-11-01", "2026-05-01", False)],
)  # fmt: skip
def test_the_database_gives_groups_of_calendar_periods_alone(place, asked, manager, first, after, is_given):
    days_ = {"first": datetime.date.fromisoformat(first), "after": datetime.date.fromisoformat(after)}
    with clock.at(AFTER + clock.days(30)):
        found = counting.counts(to=manager, asked=counting.Asked(place_id=place.north.pk, by="age", **days_))
    assert bool(found.groups) is is_given


def test_two_ways_of_looking_are_never_put_together(place, asked, manager):
    with clock.at(AFTER):
        browser = riverside.browser(manager)
        alone = page(place, MARCH, "by", "ethnicity")
        assert browser.get(alone).status_code == 200
        for more in ("?practice=1&age=18", "?by=age", f"?organisation={place.practice.pk}"):
            for address in (alone, alone + "figures.csv"):
                refused = browser.get(address + more)
                assert refused.status_code == 422
                assert words.ONE_AT_A_TIME.split(":")[0] in text_of(refused)
        assert browser.get(page(place, MARCH, "by", "ethnicity", "by", "age")).status_code == 404
        assert browser.get(page(place, MARCH, "by", "name")).status_code == 404


def test_managers_chairs_and_coordinators_see_a_neighbourhood_others_their_own_organisation(place, asked, manager):
    address, month = page(place, MARCH), f"/insight/ours/{MARCH}/"
    coordinator = riverside.worker("Cora Coordinator", place.befriending, "coordinator")
    volunteer = riverside.worker("Vera Volunteer", place.befriending, "volunteer")
    administrator = riverside.worker("Ada Administrator", place.practice_team, "organisation_administrator")
    seen = {
        who.name: tuple(riverside.browser(who).get(one).status_code for one in ("/insight/", address, month))
        for who in (manager, place.chair, coordinator, place.gp, place.receptionist, volunteer, administrator)
    }
    assert seen == {
        "Odette Manager": (200, 200, 200),
        "Bronwen Achterberg": (200, 200, 200),
        "Cora Coordinator": (200, 200, 200),
        "Dr Oluwaseun Adeyemi": (200, 404, 200),
        "Ros Receptionist": (200, 404, 200),
        "Vera Volunteer": (200, 404, 404),
        "Ada Administrator": (200, 404, 404),
    }
    assert words.NO_FIGURES in text_of(riverside.browser(volunteer).get("/insight/"))
    own = text_of(riverside.browser(place.gp).get("/insight/"))
    assert "Numbers: Lockside Surgery" in own
    assert "By ethnicity" not in own
    assert "Each sitting" not in own


def test_a_sitting_s_numbers_are_for_managers_whose_team_belongs_to_it(place, asked, manager):
    address = f"/insight/sittings/{asked.sitting_id}/"
    said = text_of(riverside.browser(manager).get(address))
    assert "6 people were asked for" in said
    assert riverside.browser(place.gp).get(address).status_code == 404
    elsewhere = riverside.worker("Dee Duty", place.duty_team, "team_manager")  # their team does not come to it
    assert riverside.browser(elsewhere).get(address).status_code == 404


def test_a_sitting_that_is_over_leads_whoever_may_see_them_to_its_numbers(place, asked, manager):
    address, sitting = f"/insight/sittings/{asked.sitting_id}/", f"/huddles/{asked.sitting_id}/"
    assert address not in riverside.browser(place.chair).get(sitting).text
    with clock.at(riverside.AFTERNOON):
        with making("huddle"):
            type(asked.sitting).objects.update(state="closed", opened_at=riverside.SITTING, closed_at=clock.now())
        for here in (sitting, sitting + "summary/"):
            seen = {
                who.name: address in riverside.browser(who).get(here).text
                for who in (manager, place.chair, place.gp, place.befriender)
            }
            assert seen == {
                manager.name: True,
                place.chair.name: True,
                place.gp.name: False,
                place.befriender.name: False,
            }
            assert riverside.browser(manager).get(address).status_code == 200


def test_nobody_is_named_and_no_id_of_anybody_stands_on_any_page(place, asked, manager):
    with clock.at(AFTER):
        browser = riverside.browser(manager)
        for address in (page(place, MARCH), page(place, MARCH, "sheet"), page(place, MARCH, "by", "age")):
            text = browser.get(address).content.decode()
            assert "Specimen" not in text
            assert str(asked.person_id) not in text
            assert str(asked.pk) not in text


def test_the_file_says_the_same_with_what_each_number_means_and_runs_nothing(place, asked, manager):
    with making("places"):
        type(place.north).objects.filter(pk=place.north.pk).update(name="=1+1")
    with clock.at(AFTER):
        answer = riverside.browser(manager).get(page(place, MARCH) + "figures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Measure"] for row in rows] == [one.title for one in (*measures.ALL, measures.PARTNER_MINUTES)]
    told = next(row for row in rows if row["Measure"] == "Told the same day")
    assert (told["Count"], told["Out of"], told["As at"]) == ("1", "6", "Tuesday 7 April 2026, 9:10am")
    assert told["What is counted"] == measures.BY_KEY["same_day"].counts
    assert {row["Whose"] for row in rows} == {"'=1+1"}


def test_a_page_asks_the_database_as_often_for_many_as_for_few(place, asked, manager, django_assert_max_num_queries):
    with clock.at(AFTER):
        browser = riverside.browser(manager)
        for parts, most in (((MARCH,), 16), ((MARCH, "sheet"), 16), ((MARCH, "by", "ethnicity"), 12)):
            with django_assert_max_num_queries(most):
                browser.get(page(place, *parts))


def sent(place, who, body: str, *, what: str = "before"):
    file = SimpleUploadedFile("before.csv", body.encode(), content_type="text/csv")
    return riverside.browser(who).post(page(place, what), {"file": file})


def test_what_it_was_like_before_stands_beside_the_number_with_its_source(place, asked, manager):
    assert sent(place, manager, BEFORE).status_code == 303
    assert "half within 3 days, of 120 (Audit of 120 letters, 31 March 2025)" in text_of(
        riverside.browser(manager).get(page(place, MARCH))
    )
    newer = BEFORE.replace(",72,", ",48,")
    assert sent(place, manager, newer).status_code == 303
    kept = models.Before.objects.order_by("kept_at")
    assert sorted((one.value, one.until_at is None) for one in kept) == [(48 * 60, True), (72 * 60, False)]
    with making("trail"):
        assert trail.Event.objects.filter(verb="insight.keep_before", actor_id=manager.id).count() == 2


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "The first row has no column “measure”"),
        (BEFORE.splitlines()[0], words.NO_ROWS),
        (BEFORE.replace("Conversation to told", "Happiness"), "Row 2: “Happiness” is not one of the measures"),
        (BEFORE.replace(",72,", ",three days,"), "Row 2: “three days” under “value” is not a whole number."),
        (BEFORE.replace("Audit of 120 letters", ""), "Row 2: “source” is empty"),
        (BEFORE.replace("31/03/2025", "31/02/2025"), "Row 2: “31/02/2025” is no day."),
        (BEFORE + BEFORE.splitlines()[1], "Row 3: this stands in the list twice."),
        (BEFORE.replace("Conversation to told,72", "Told the same day,121"), "Row 2: more people than it is out of."),
    ],
)
def test_what_is_wrong_in_a_file_is_named_row_by_row_and_nothing_of_it_is_kept(place, manager, body, says):
    answer = sent(place, manager, body)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not models.Before.objects.exists()


@pytest.mark.parametrize("what", ["before", "areas"])
def test_a_chair_sees_the_numbers_and_a_manager_brings_them_in(place, manager, what):
    assert riverside.browser(manager).get(page(place, what)).status_code == 200
    assert riverside.browser(place.chair).get(page(place, what)).status_code == 403
    assert riverside.browser(place.gp).get(page(place, what)).status_code == 404
    assert sent(place, place.chair, BEFORE, what=what).status_code == 403


def test_areas_are_kept_by_postcode_or_the_beginning_of_one(place, manager):
    listed = "postcode,decile,lsoa,year,source\nzz11aa,2,E01000001,2025,Made up\nZZ2,9,,2025,Made up\n"
    assert sent(place, manager, listed, what="areas").status_code == 303
    assert set(models.Area.objects.values_list("begins", "decile")) == {("ZZ1 1AA", 2), ("ZZ2", 9)}
    wrong = sent(place, manager, listed.replace(",9,", ",11,").replace("zz11aa", "nowhere"), what="areas")
    assert "Row 2: “NOWHERE”" in text_of(wrong).replace("nowhere", "NOWHERE")
    assert "Row 3: “11” is not a tenth from 1 to 10." in text_of(wrong)


PEOPLE = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=6, max_size=6)


@settings(max_examples=examples(100), deadline=None)
@given(PEOPLE)
def test_no_hidden_cell_of_a_page_can_be_found_by_subtraction(counted):
    names = [*groups.ETHNIC, ""]
    found = {name: (asked + extra, asked) for name, (asked, extra) in zip(names, counted, strict=True)}
    table = groups.table(as_counts(found), by="ethnicity")
    same_day = 2 + [one.key for one in measures.SHARES].index("same_day")
    for column, count in ((1, 0), (same_day, 1)):
        true = {name: pair[count] for name, pair in found.items()}
        hidden = [name for name, row in zip(names, table, strict=True) if row[column] == words.HIDDEN]
        together = sum(true[name] for name in hidden)
        assert len(hidden) != 1
        assert not hidden or together >= rules.FEWER_THAN - 1 or len(hidden) == len(names)
        assert all(true[name] >= rules.FEWER_THAN for name in names if name not in hidden)


def as_counts(found: dict[str, tuple[int, int]]) -> counting.Counts:
    """Counts of a month as the database gives them: group → asked for, and of these told the same day."""
    number = {upper: str(code) for code, (_, upper) in groups.persons.ETHNICITIES.items()}
    rows = []
    for name, (asked, told) in found.items():
        rows += [(number.get(name, ""), "asked", rules.Waited(0, "yes", asked))]
        rows += [(number.get(name, ""), "same_day", rules.Waited(0, "yes", told))]
        rows += [(number.get(name, ""), "same_day", rules.Waited(0, "no", asked - told))]
    return counting.Counts(rows)
