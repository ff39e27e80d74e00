"""Running a sitting and what comes after it: cover, scribe, longer, who tells whom, sealed notes, two lines to each."""

import datetime

import pytest
from django.core import mail
from django.db import connection, transaction

from joined.accounts.models import User
from joined.base import rows
from joined.base.making import making
from joined.huddle import actions, models, queries, rules
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock, errors
from joined.places import models as places
from joined.steps import queries as steps

TUESDAY = riverside.SITTING.date()


def begins(place):
    """With the chair, a nurse, a social worker and a charity in the room."""
    _, _, item = brought(place, story="Sleeping two hours a night.")
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        here = {
            place.chair: place.intake_team,
            place.nurse: place.community,
            place.social_worker: place.social_care,
            place.befriender: place.befriending,
        }
        for who, team in here.items():
            actions.come(by=place.chair, sitting=item.sitting, user=user(who), team=team)
        return models.Sitting.objects.select_related("huddle__chair_team").get(pk=item.sitting_id)


@pytest.fixture
def sitting(own):
    with clock.at(riverside.SITTING):
        yield own[1]


@pytest.fixture
def item(place, sitting):
    return item_of(place, sitting)


def item_of(place, sitting):
    with rows.context(place.chair):
        found = models.AgendaItem.objects.get(sitting=sitting)
    return queries.item_row(to=place.chair, item_id=found.pk)


def user(actor):
    return User.objects.get(pk=actor.id)


def closed(place, sitting):
    proposal_of(place, item_of(place, sitting))
    return riverside.finish(place, sitting)


def board(place, sitting, *, to=None):
    return queries.board(to=to or place.chair, sitting_id=sitting.pk)


# -- while it lasts ------------------------------------------------------------------------------------


def test_the_chair_makes_it_longer_and_nobody_else_does(place, sitting):
    browser, address = riverside.browser(place.chair), f"/huddles/{sitting.pk}/go-on/"
    assert browser.post(address, {"minutes": "10"}).status_code == 303
    sitting.refresh_from_db()
    assert clock.london(sitting.ends_at).time() == datetime.time(13, 10)
    assert riverside.browser(place.nurse).post(address, {"minutes": "10"}).status_code == 403
    assert browser.post(address, {"minutes": "25"}).status_code == 422


def test_a_scribe_who_is_here_writes_decisions_and_stops_when_they_leave(place, sitting, item):
    with pytest.raises(errors.Forbidden):
        propose(place.nurse, place, item)
    browser = riverside.browser(place.chair)
    assert browser.get(f"/huddles/{sitting.pk}/running/").status_code == 200
    named = browser.post(f"/huddles/{sitting.pk}/scribe/", {"scribe": str(place.nurse.id)})
    assert named.status_code == 303
    item = item_of(place, sitting)
    assert queries.board(to=place.nurse, sitting_id=sitting.pk).card.may_decide
    assert propose(place.nurse, place, item).decided_by == place.nurse.name
    actions.leave(by=place.nurse, sitting=sitting, user=user(place.nurse))
    item = item_of(place, sitting)
    with pytest.raises(errors.Forbidden):
        propose(place.nurse, place, item)


def propose(by, place, item):
    decision = actions.Deciding(
        plan="Róisín comes on Friday.",
        team_id=place.community.pk,
        steps=(rules.Planned("Visit", place.community.pk, TUESDAY, said_yes=True),),
        said_at=clock.now(),
    )
    return actions.propose(by=by, item=item, decision=decision, version=item.version)


@pytest.mark.parametrize("who", ["befriender", "gp"])
def test_a_scribe_is_somebody_of_direct_care_who_is_in_the_room(place, sitting, who):
    """A charity reads less than what is decided; the GP is not here."""
    with pytest.raises(errors.Refused, match="A scribe is here"):
        actions.name_scribe(by=place.chair, sitting=sitting, user_id=getattr(place, who).id)


def test_the_scribe_has_a_board_of_their_own_among_open_boards(place, sitting):
    actions.name_scribe(by=place.chair, sitting=sitting, user_id=place.nurse.id)
    assert {place.nurse.id, place.chair.id} <= queries.named(sitting_id=sitting.pk)


def test_the_sitting_is_handed_over_within_the_team_that_runs_it(place, sitting):
    browser, address = riverside.browser(place.chair), f"/huddles/{sitting.pk}/hand-over/"
    assert browser.post(address, {"chair": str(place.nurse.id)}).status_code == 422
    assert browser.post(address, {"chair": str(place.intake.id)}).status_code == 303
    sitting.refresh_from_db()
    assert sitting.chair_id == place.intake.id


def test_while_the_chair_is_away_those_who_can_run_it_are_shown_by_name(place, sitting):
    assert board(place, sitting).cover is None
    actions.come(by=place.chair, sitting=sitting, user=user(place.intake), team=place.intake_team)
    actions.leave(by=place.chair, sitting=sitting, user=user(place.chair))
    assert board(place, sitting).cover.names == (place.intake.name,)
    actions.leave(by=place.chair, sitting=sitting, user=user(place.intake))
    page = riverside.browser(place.nurse).get(f"/huddles/{sitting.pk}/").text
    assert "Nobody of In-take, Riverside North has come." in page
    assert 'href="tel:01632960100"' in page


def test_only_whoever_runs_it_reads_that_no_charity_has_seen_today_s_asks(place, sitting):
    assert (board(place, sitting).heard, board(place, sitting, to=place.nurse).heard) == (1, None)
    with making("huddle"):
        models.Presence.objects.filter(sitting=sitting, user_id=place.befriender.id).update(
            organisation_id=place.council.pk
        )
    words = "No charity has seen today’s asks."
    assert words in riverside.browser(place.chair).get(f"/huddles/{sitting.pk}/").text
    assert words not in riverside.browser(place.nurse).get(f"/huddles/{sitting.pk}/").text


def test_the_week_says_on_which_bank_holidays_nobody_sits(place):
    with clock.at(datetime.datetime(2026, 4, 1, 9, 0, tzinfo=clock.LONDON)):
        actions.make_sitting(by=riverside.SET_UP, huddle=place.huddle, on=clock.today())
        week = queries.week(to=place.chair)
        assert week.left_out == (datetime.date(2026, 4, 3), datetime.date(2026, 4, 6))
        assert "Bank holiday, no huddle" in riverside.browser(place.chair).get("/huddles/").text


# -- closing it ----------------------------------------------------------------------------------------


def test_it_is_closed_only_when_somebody_tells_each_who_was_not_told(place, sitting, item):
    plan = proposal_of(place, item)
    browser = riverside.browser(place.chair)
    refused = browser.post(f"/huddles/{sitting.pk}/finish/")
    assert "1 person has a plan and does not know it yet. Say who tells them, and by when." in refused.text
    listed = browser.get(f"/huddles/{sitting.pk}/who-tells/")
    assert "Amina Specimen" in listed.text
    address = f"/huddles/plans/{plan.pk}/teller/"
    assert browser.post(address, {f"{plan.pk}-who": "", f"{plan.pk}-by": ""}).status_code == 422
    nobody = {f"{plan.pk}-who": str(place.social_worker.id), f"{plan.pk}-by": TUESDAY.isoformat()}
    assert browser.post(address, nobody).status_code == 422
    given = {f"{plan.pk}-who": str(place.receptionist.id), f"{plan.pk}-by": TUESDAY.isoformat()}
    assert riverside.browser(place.nurse).post(address, given).status_code == 403
    assert browser.post(address, given).status_code == 303
    listed = browser.get(f"/huddles/{sitting.pk}/who-tells/")
    assert f"{place.receptionist.name} tells them, by" in listed.text
    told = [s for s in steps.about(to=place.nurse, person=plan.person_id).steps if s.source == "tell"]
    assert [(step.who, step.due_on) for step in told] == [(place.receptionist.name, TUESDAY)]
    assert browser.post(f"/huddles/{sitting.pk}/finish/").status_code == 303
    sitting.refresh_from_db()
    assert sitting.state == "closed"


def test_who_was_told_in_the_room_needs_no_teller(place, sitting, item):
    actions.told(by=place.gp, proposal=proposal_of(place, item), how="spoken")
    assert actions.finish(by=place.chair, sitting=sitting).state == "closed"


SEALED = {
    "sitting": "UPDATE huddle_sitting SET ends_at = ends_at + interval '5 minutes' WHERE id = %(sitting)s",
    "presence": "UPDATE huddle_presence SET left_at = NULL WHERE sitting_id = %(sitting)s",
    "item": "UPDATE huddle_agendaitem SET story = 'Otherwise' WHERE sitting_id = %(sitting)s",
    "view": "UPDATE huddle_view SET words = 'Otherwise' WHERE item_id = %(item)s",
    "gone view": "DELETE FROM huddle_view WHERE item_id = %(item)s",
    "offer": "UPDATE huddle_huddleoffer SET what = 'Otherwise' WHERE item_id = %(item)s",
    "plan": "UPDATE huddle_proposal SET plan = 'Otherwise' WHERE item_id = %(item)s",
    "new line": """INSERT INTO huddle_unnamedline (id, sitting_id, line, "order")
        VALUES (gen_random_uuid(), %(sitting)s, 'x', 1)""",
}
STILL = {
    "told": "UPDATE huddle_proposal SET told_at = now(), told_how = 'spoken' WHERE item_id = %(item)s",
    "answered": "UPDATE huddle_presence SET has_answered = true WHERE sitting_id = %(sitting)s",
    "whose it is": "UPDATE huddle_view SET person_id = person_id WHERE item_id = %(item)s",
}


def test_when_it_is_closed_the_database_itself_refuses_any_change_of_its_notes(place, sitting, item):
    """AC-076. The owner's own statements are refused too; being told, answers and joined records go on."""
    actions.add_view(by=place.nurse, item=item, words="Friday suits.")
    actions.add_offer(by=place.befriender, item=item, team=place.befriending, what="Tea", first_on=TUESDAY)
    closed(place, sitting)
    ids = {"sitting": sitting.pk, "item": item.pk}
    for name, sql in SEALED.items():
        assert "sealed" in refusal(sql, ids), name
    for name, sql in STILL.items():
        assert refusal(sql, ids) == "", name


def refusal(sql: str, ids: dict) -> str:
    try:
        with making("huddle"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, ids)
            assert cursor.rowcount > 0
    except Exception as wrong:
        return str(wrong)
    return ""


# -- afterwards ----------------------------------------------------------------------------------------


def test_whoever_sat_there_adds_to_sealed_notes_and_it_says_when_it_was_said(place, sitting, item):
    closed(place, sitting)
    address, note = f"/huddles/items/{item.pk}/note/", {"said": "She likes Fridays.", "said_at": "12:41"}
    assert riverside.browser(place.nurse).post(address, note).status_code == 303
    page = riverside.browser(place.nurse).get(f"/huddles/items/{item.pk}/").text
    assert "Added after the sitting" in page
    assert "written down late, said at 12:41pm" in page
    assert riverside.browser(place.gp).post(address, note).status_code == 403
    assert riverside.browser(place.duty).post(address, note).status_code == 404


def test_before_it_is_closed_what_was_on_paper_is_a_view_marked_late(place, sitting, item):
    address = f"/huddles/items/{item.pk}/note/"
    browser = riverside.browser(place.social_worker)
    assert browser.post(address, {"said": "Rent is paid.", "said_at": "at noon"}).status_code == 422
    assert browser.post(address, {"said": "Rent is paid.", "said_at": "12.33"}).status_code == 303
    assert "Written down late, said at 12:33pm" in browser.get(f"/huddles/{sitting.pk}/?pane=offers").text
    assert propose(place.chair, place, item_of(place, sitting)).said_at is not None
    assert "late, decided at" in browser.get(f"/huddles/{sitting.pk}/?pane=decide").text


def test_each_organisation_is_sent_two_lines_of_its_own_once_and_nobody_is_named(place, sitting, item, jobs):
    with making("places"):
        places.Organisation.objects.filter(pk=place.befrienders.pk).update(email="office@befrienders.example")
    actions.add_offer(by=place.befriender, item=item, team=place.befriending, what="Tea", first_on=TUESDAY)
    closed(place, sitting)
    jobs.run_due()
    assert [letter.to for letter in mail.outbox] == [["office@befrienders.example"]]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert "Your offers: 1, of them in a plan: 0." in text
    assert "Next steps with your teams: 1." in text
    assert f"/huddles/{sitting.pk}/summary/" in text
    assert "Amina" not in text
    actions.send_summary(by=riverside.SET_UP, sitting=sitting, organisation_id=place.befrienders.pk)
    assert len(mail.outbox) == 1


BUDGETS = {"": 62, "running/": 14, "who-tells/": 24, "summary/": 40}


@pytest.mark.parametrize("page", BUDGETS)
def test_pages_of_whoever_runs_it_have_query_budgets(place, sitting, item, django_assert_max_num_queries, page):
    proposal_of(place, item)
    browser = riverside.browser(place.chair)
    browser.get("/huddles/")
    with django_assert_max_num_queries(BUDGETS[page]):
        assert browser.get(f"/huddles/{sitting.pk}/{page}").status_code == 200


def test_behind_the_sign_in_each_organisation_reads_what_is_its_own(place, sitting, item):
    closed(place, sitting)
    address = f"/huddles/{sitting.pk}/summary/"
    theirs = riverside.browser(place.befriender).get(address).text
    assert "Ring about the tea circle" in theirs
    assert "Sleeping two hours" not in theirs
    ours = riverside.browser(place.gp).get(address).text
    assert "What came of what we brought" in ours
    assert "Ring about the tea circle" not in ours
    assert riverside.browser(place.duty).get(address).status_code == 404


def test_whether_one_could_say_what_one_thought_is_one_tap_and_counted_without_a_name(place, sitting, item):
    closed(place, sitting)
    browser, address = riverside.browser(place.nurse), f"/huddles/{sitting.pk}/could-say/"
    summary = f"/huddles/{sitting.pk}/summary/"
    assert "Could you say what you thought?" in browser.get(summary).text
    assert browser.post(address, {"answer": "partly"}).status_code == 303
    assert browser.post(address, {"answer": "partly"}).status_code == 422
    page = browser.get(summary).text
    assert "Could you say what you thought?" not in page
    assert "Too few answers to show so far." in page
    assert riverside.browser(place.gp).post(address, {"answer": "yes"}).status_code == 422
    (row,) = models.CouldSay.objects.all()
    assert (row.role, row.yes, row.partly, row.no) == ("community mental health nurse", 0, 1, 0)
    models.CouldSay._base_manager.update(yes=9)
    assert "Community mental health nurse" in browser.get(summary).text


def test_the_print_sheet_says_until_when_it_is_good(place, sitting):
    page = riverside.browser(place.chair).get(f"/huddles/{sitting.pk}/sheet/").text
    assert "Good until 12:50pm: print it again after that." in page
