"""Two records of one person become one, and two again: nothing misplaced, nothing said to more people (F-36, P1)."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from joined.base import moving, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.doors import models as requests
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.kit import actors, clock, errors
from joined.matching import actions, models, queries
from joined.messages import models as texts
from joined.people import actions as people
from joined.people import models as persons
from joined.people import queries as known
from joined.steps import actions as promising
from joined.steps import models as standing
from joined.steps import queries as steps
from joined.steps.tests import riverside_days as days

BORN = datetime.date(1991, 8, 14)
WHY = "Rang her: the same address"


@pytest.fixture
def place(where_two_came):
    return where_two_came[0]


def whereabouts() -> dict:
    """Whose every row is, and on what it hangs, in every table of the registry."""
    found = {}
    with making("matching"):
        for room in moving.rooms():
            if room == "matching":
                continue
            for model, column in moving.tables(room):
                for row in model.objects.all():
                    hangs = tuple(getattr(row, name, None) for name in ("matter_id", "referral_id", "item_id"))
                    found[model._meta.db_table, row.pk] = (getattr(row, column), hangs)
        for model in (persons.Identifier, persons.SafeContact):
            for row in model.objects.all():
                found[model._meta.db_table, row.pk] = (row.person_id, ())
    return found


def holds(person) -> tuple[int, int, int]:
    """Open matters, responsible teams, live steps."""
    with rows.context(actors.System("test"), people=[person.pk]):
        return (
            standing.Matter.objects.filter(person=person, ended_at=None).count(),
            standing.Responsibility.objects.filter(person=person, until_at=None).count(),
            standing.NextStep.objects.filter(person=person, state="open").count(),
        )


def join(place, two) -> models.Merge:
    return actions.join(by=place.intake, person=two[1].pk, other=two[0].pk, why=WHY)


def test_whoever_was_written_down_and_may_be_known_waits_to_be_matched(place, two):
    known_one, same = two
    page = queries.waiting(to=place.intake)
    assert [one.person.id for one in page.waiting] == [same.pk]
    assert [other.id for other in page.waiting[0].alike] == [known_one.pk]


def test_in_take_has_a_step_to_compare_and_the_asker_does_not_see_it(place, two):
    same = two[1]
    assert "Compare: do we know them already?" in [s.what for s in steps.about(to=place.intake, person=same.pk).steps]
    assert "Compare: do we know them already?" not in [s.what for s in steps.about(to=place.gp, person=same.pk).steps]


def test_matched_to_somebody_with_an_open_request_it_is_asked_again_and_read_today(place, two):
    known_one, same = two
    join(place, two)
    with rows.context(actors.System("test"), people=[known_one.pk]):
        first, again = requests.Referral.objects.filter(person=known_one).order_by("received_at")
        assert again.joined_to_id == first.pk
        assert again.matter_id == first.matter_id
        today = standing.NextStep.objects.filter(person=known_one, what="Read today: asked again", state="open")
        assert [step.due_on for step in today] == [clock.today()]
    assert holds(known_one)[:2] == (1, 1)
    assert holds(same) == (0, 0, 0)


def test_nothing_is_left_with_the_emptied_record_and_it_leads_to_the_other(place, two):
    known_one, same = two
    join(place, two)
    people.let_in(
        by=riverside.SET_UP,
        person=known_one.pk,
        kind="referral",
        team_ids=[place.community.pk],
        until_at=clock.now() + clock.days(1),
        source="test",
    )
    page = riverside.browser(place.nurse).get(f"/people/{same.pk}/")
    assert (page.status_code, page.headers["Location"]) == (303, f"/people/{known_one.pk}/")
    assert riverside.browser(place.duty).get(f"/people/{same.pk}/").status_code == 404


def test_put_right_every_row_is_where_it_was(place, two):
    before = whereabouts()
    merge = join(place, two)
    assert whereabouts() != before
    actions.put_right(by=place.intake, merge=merge)
    after = whereabouts()
    assert {row: after[row] for row in before} == before
    assert holds(two[0])[:2] == holds(two[1])[:2] == (1, 1)


def test_what_was_tried_and_what_they_said_of_a_stop_goes_along_unchanged_and_back(place, two):
    known_one, same = two
    with rows.house(same.pk):
        request = requests.Referral.objects.select_related("matter").get(person=same)
    tried = promising.Tried(outcome="no_answer", rung="other_time")
    doors.tried(by=place.intake, referral=request, tried=tried)
    with making("messages"):
        attempt = standing.Attempt.objects.get(person=same)
        lifted = texts.Lifted.objects.create(
            about=same.pk,
            number="+447700900123",
            words="I did not send it",
            said_on=BORN,
            at=clock.now(),
            by_id=same.pk,
        )
    before = whereabouts()
    merge = join(place, two)
    joined = whereabouts()
    for row in (attempt, lifted):
        assert joined[row._meta.db_table, row.pk][0] == known_one.pk
        room = row._meta.app_label
        with pytest.raises(DatabaseError, match="is not changed"), transaction.atomic(), making(room):
            type(row).objects.filter(pk=row.pk).update(words="Something else")
    actions.put_right(by=place.intake, merge=merge)
    assert {row: now for row, now in whereabouts().items() if row in before} == before


def test_put_right_later_needs_a_reason_and_it_is_not_proposed_again(place, two):
    merge = join(place, two)
    with clock.at(riverside.MORNING + clock.days(3)):
        with pytest.raises(errors.Refused, match="two people"):
            actions.put_right(by=place.intake, merge=merge)
        actions.put_right(by=place.intake, merge=merge, why="She has never lived there")
        assert queries.candidates(to=place.intake, person=two[1].pk).waiting[0].alike == ()


def test_what_was_added_since_is_named_and_goes_with_its_request(place, two):
    known_one, same = two
    merge = join(place, two)
    people.add_need(by=place.intake, person=known_one, words="Large print")
    with rows.context(actors.System("test"), people=[known_one.pk]):
        known_one.refresh_from_db()
    doors.open(by=place.other_gp, person=known_one, door="gp", asking=doors.Asking(ask="Once more"))
    undone = actions.put_right(by=place.intake, merge=merge)
    assert undone.added["people_need"] == {"stays": 1, "went": 0}
    assert undone.added["doors_referral"] == {"stays": 1, "went": 0}
    steps_now = [step.what for step in steps.about(to=place.intake, person=known_one.pk).steps]
    assert "Look at what was added while two records were one" in steps_now


def test_two_established_records_are_joined_by_two_people(place, two, jobs):
    known_one, same = two
    actions.settle(by=place.intake, person=same.pk)
    merge = join(place, two)
    assert merge.state == "proposed"
    assert holds(same)[0] == 1
    with pytest.raises(errors.Refused, match="Somebody else has to look"):
        actions.agree(by=place.intake, merge=merge)
    with pytest.raises(errors.Forbidden):
        actions.agree(by=place.nurse, merge=merge)
    assert actions.agree(by=place.chair, merge=merge).state == "joined"
    assert holds(same)[0] == 0


def test_compared_and_two_people_is_kept_and_never_put_before_anybody_again(place, two):
    known_one, same = two
    actions.tell_apart(by=place.intake, person=same.pk, other=known_one.pk, why="Rang both")
    assert queries.waiting(to=place.chair).waiting == ()
    with pytest.raises(errors.NotHere):
        queries.pair(to=place.chair, person=same.pk, other=known_one.pk)


@pytest.mark.parametrize("who", ["gp", "other_gp", "receptionist", "nurse", "duty", "befriender", "social_worker"])
def test_nobody_but_in_take_compares(place, two, who):
    known_one, same = two
    asker = getattr(place, who)
    for deed in (
        lambda: queries.waiting(to=asker),
        lambda: queries.candidates(to=asker, person=same.pk),
        lambda: queries.pair(to=asker, person=same.pk, other=known_one.pk),
        lambda: actions.join(by=asker, person=same.pk, other=known_one.pk, why=WHY),
    ):
        with pytest.raises(errors.Forbidden):
            deed()


def test_the_team_that_cares_for_them_goes_on_and_in_take_gives_way(place, two):
    known_one, same = two
    promising.take_responsibility(by=riverside.SET_UP, person=same, team=place.community, why="said yes")
    merge = join(place, two)
    assert steps.about(to=place.nurse, person=known_one.pk).team_name == place.community.name
    actions.put_right(by=place.intake, merge=merge)
    assert steps.about(to=place.nurse, person=same.pk).team_name == place.community.name
    assert steps.about(to=place.intake, person=known_one.pk).team_name == place.intake_team.name


def test_a_no_on_either_record_holds_for_both(place, two):
    known_one, same = two
    for person, state in ((known_one, "given"), (same, "refused")):
        people.choose(
            by=riverside.SET_UP,
            person=person,
            organisation_id=place.befrienders.pk,
            scope="plan",
            state=state,
            wording="As read out",
            how="asked",
        )
    join(place, two)
    assert known.choices_about_huddles(person=known_one.pk) == {}
    with rows.context(actors.System("test"), people=[known_one.pk]):
        live = persons.Consent.objects.filter(person=known_one, until_at=None)
        assert [row.state for row in live] == ["refused"]


def test_the_stricter_answer_on_how_to_reach_them_wins(place, two):
    known_one, same = two
    people.confirm_ways(by=place.other_gp, person=known_one, ways=riverside.ways(level=3))
    people.confirm_ways(by=place.gp, person=same, ways=riverside.ways(level=1, safe="no"))
    merge = join(place, two)
    with rows.context(actors.System("test"), people=[known_one.pk, same.pk]):
        assert not known.how_to_reach(to=actors.System("test"), person=known_one.pk).text.is_allowed
    actions.put_right(by=place.intake, merge=merge)
    with rows.context(actors.System("test"), people=[known_one.pk, same.pk]):
        assert known.how_to_reach(to=actors.System("test"), person=known_one.pk).text.level == 3


def test_ben_who_asked_for_himself_on_saturday_is_put_before_in_take_with_0_86_and_a_human_confirms(place, jobs):
    """T2: his number is not known; candidate match 0.86; nothing is joined before somebody presses."""
    born = datetime.date(1984, 2, 29)
    with clock.at(riverside.MORNING - clock.days(30)):
        known_one = riverside.somebody(
            place, by=place.other_gp, name="Ben Nonesuch", born_on=born, practice_id=place.other_practice.pk
        )
    with clock.at(datetime.datetime(2026, 2, 28, 21, 40, tzinfo=clock.LONDON)):
        self_help = actors.System("help page")
        asked = people.Details(name="Ben Nonesuch", born_on=born, neighbourhood_id=place.north.pk)
        ben = people.welcome(by=self_help, details=asked, provisional=True)
        doors.open(by=self_help, person=ben, door="self", asking=doors.Asking(ask="Somebody to talk to"))
        jobs.run_due()
    found = queries.waiting(to=place.intake).waiting[0]
    assert (found.person.id, [one.id for one in found.alike]) == (ben.pk, [known_one.pk])
    assert found.alike[0].likeness.score == 0.86
    assert holds(ben)[:2] == (1, 1)
    merge = actions.join(by=place.intake, person=ben.pk, other=known_one.pk, why="Relay call: he is on our list")
    assert merge.kept_id == known_one.pk
    with rows.context(actors.System("test"), people=[known_one.pk]):
        moved = requests.Referral.objects.get(person=known_one)
        assert clock.london(moved.received_at).date() == datetime.date(2026, 2, 28)


def test_a_text_on_its_way_to_either_stops_and_somebody_checks(place, two, jobs):
    known_one, same = two
    people.confirm_ways(by=place.gp, person=same, ways=riverside.ways(level=2))
    people.text(by=place.gp, person=same, words="Please ring us.", level=2)
    join(place, two)
    with rows.context(actors.System("test"), people=[known_one.pk]):
        assert [text.state for text in texts.Message.objects.filter(about=known_one.pk)] == ["stopped"]
    now = [step.what for step in steps.about(to=place.intake, person=known_one.pk).steps]
    assert "Check and send again: a text was stopped when two records became one" in now


def test_both_on_one_agenda_stand_there_once_with_what_was_said_of_both(place, two):
    known_one, same = two
    for person, gp in ((known_one, place.other_gp), (same, place.gp)):
        days.bring(place, person, by=gp)
    merge = join(place, two)
    with rows.context(actors.System("test"), people=[known_one.pk]):
        items = huddles.AgendaItem.objects.filter(person=known_one)
        assert sorted(items.values_list("state", flat=True)) == ["waiting", "withdrawn"]
        assert items.values("thread").distinct().count() == 1
    actions.put_right(by=place.intake, merge=merge)
    with rows.context(actors.System("test"), people=[known_one.pk, same.pk]):
        items = huddles.AgendaItem.objects.filter(person__in=(known_one, same), state="waiting")
        assert items.values("thread", "person").distinct().count() == 2


def test_whoever_should_never_be_told_of_either_is_not_told_of_both(place, two):
    known_one, same = two
    people.exclude(by=riverside.SET_UP, person=same, name="Priyanka", user_id=place.other_nurse.id)
    join(place, two)
    with rows.context(actors.System("test"), people=[known_one.pk]):
        live = persons.Exclusion.objects.filter(person=known_one, until_at=None)
        assert [row.user_id for row in live] == [place.other_nurse.id]


def test_who_wrote_down_a_second_record_does_not_come_to_read_the_first(place, two):
    """A name and a birthday that somebody knows are no way to a stranger's record."""
    known_one, same = two
    join(place, two)
    assert riverside.browser(place.receptionist).get(f"/people/{known_one.pk}/").status_code == 404
    assert riverside.browser(place.receptionist).get(f"/people/{same.pk}/").status_code == 404
    assert riverside.browser(place.other_gp).get(f"/people/{known_one.pk}/").status_code == 200


def test_whoever_has_died_on_one_record_is_not_joined_to_what_is_open_on_the_other(place, two):
    """Somebody would still ring them: it is said on the other first, which ends it with care."""
    known_one, same = two
    doors.died(by=place.gp, person=same, died_on=clock.today())
    with pytest.raises(errors.Refused, match="Say there first"):
        actions.join(by=place.intake, person=same.pk, other=known_one.pk, why=WHY)
    doors.died(by=place.other_gp, person=known_one, died_on=clock.today())
    assert actions.join(by=place.intake, person=same.pk, other=known_one.pk, why=WHY).state == "joined"


def test_a_request_that_joins_with_its_record_is_to_be_read_the_same_day_as_verify_counts(place, two):
    known_one, same = two
    with clock.at(riverside.MORNING + clock.days(1)):
        actions.join(by=place.intake, person=same.pk, other=known_one.pk, why=WHY)
        assert days.breaches() == {}
