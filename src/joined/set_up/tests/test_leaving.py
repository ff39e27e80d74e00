"""A worker leaves, a team closes: nothing is left without a hand (F-34)."""

import datetime

import pytest

from joined.accounts import actions as accounts
from joined.accounts import jobs as nightly
from joined.accounts import models as users
from joined.accounts import queries as who
from joined.base import promises, rows
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import actors, clock, errors
from joined.people import access as known
from joined.people import models as persons
from joined.places import actions as places
from joined.places import models
from joined.set_up import actions
from joined.steps import actions as steps
from joined.steps import models as standing

pytestmark = pytest.mark.django_db
HOME = "/admin-area/"


def with_steps(place, worker: actors.Staff, count: int, *, team=None) -> list[persons.Person]:
    """So many people, each held by the community team, with a step in this worker's name."""
    found = []
    for number in range(count):
        person = riverside.somebody(place, name=f"Person {number}", phone=f"+44770090{number:04}")
        step = steps.Next(what="Ring them", team=team or place.community, due_on=clock.today(), someone_id=worker.id)
        steps.begin(by=riverside.SET_UP, person=person, kind="request", team=place.community, first=step)
        found.append(person)
    return found


def open_steps() -> list[standing.NextStep]:
    with making("steps"):
        return list(standing.NextStep.objects.filter(state="open"))


def broken() -> dict[str, int]:
    with making("base"):
        return {check: count for check, count in promises.counts(promises.of_every_room()).items() if count}


def test_a_worker_with_thirty_items_leaves_and_none_is_without_an_owner(place, keepers):
    with_steps(place, place.nurse, 30)
    browser, address = keepers.browser, f"{HOME}people/{place.nurse.id}/leave/"
    assert "30 open steps" in browser.get(address).text
    assert all(step.someone_id == place.nurse.id for step in open_steps())
    page = browser.post(address, follow=True)
    assert "30 steps went back to their teams" in page.text
    found = open_steps()
    assert len(found) == 30
    assert {(step.someone_id, step.team_id) for step in found} == {(None, place.community.pk)}
    assert all(step.lead_told_at == clock.now() for step in found)
    assert broken() == {}
    assert not users.User.objects.get(pk=place.nurse.id).is_active
    listed = riverside.browser(place.other_nurse).get("/").text
    assert listed.count("Ring them") >= 1


def test_their_browser_is_signed_out_at_once(place, keepers):
    theirs = riverside.browser(place.nurse)
    assert theirs.get("/").status_code == 200
    keepers.browser.post(f"{HOME}people/{place.nurse.id}/leave/")
    assert "/sign-in/" in theirs.get("/").headers["Location"]


def test_whoever_works_for_two_organisations_and_leaves_one_keeps_the_other_s_steps(place, keepers):
    user = users.User.objects.get(pk=place.nurse.id)
    council = riverside.worker("Cora Council", place.social_care, "organisation_administrator")
    accounts.join(by=council, user=user, team=place.social_care, role="social_worker")
    kept = with_steps(place, place.nurse, 2, team=place.social_care)
    lost = with_steps(place, place.nurse, 3)
    page = keepers.browser.get(f"{HOME}people/{place.nurse.id}/leave/").text
    assert "3 open steps" in page
    assert "They work for another organisation too" in page
    keepers.browser.post(f"{HOME}people/{place.nurse.id}/leave/")
    named = {step.person_id: step.someone_id for step in open_steps()}
    assert {named[person.pk] for person in kept} == {place.nurse.id}
    assert {named[person.pk] for person in lost} == {None}
    assert users.User.objects.get(pk=place.nurse.id).is_active
    acting = who.staff(user_id=place.nurse.id)
    with rows.context(acting):
        seen = set(standing.NextStep.objects.values_list("person_id", flat=True))
    assert {person.pk for person in kept} <= seen
    assert not {person.pk for person in lost} & seen


def test_whom_somebody_was_named_for_is_not_seen_in_another_hat_nor_after_they_left(place, keepers):
    """P3: the four weeks of grace are the team's, and end with the work that they come of."""
    user = users.User.objects.get(pk=place.nurse.id)
    accounts.join(by=riverside.SET_UP, user=user, team=place.social_care, role="social_worker")
    (person,) = with_steps(place, place.nurse, 1)
    page = f"/people/{person.pk}/"
    council = who.staff(user_id=user.pk, organisation=place.council.pk)
    assert riverside.browser(place.nurse).get(page).status_code == 200
    assert not known.may(to=council, person=person.pk, scope="identity")
    actions.let_leave(by=keepers.trust, user=user)
    with rows.context(council):
        assert not persons.Person.objects.filter(pk=person.pk).exists()
    assert riverside.browser(council).get(page).status_code == 404


def test_the_administrator_of_one_organisation_is_not_shown_what_somebody_holds_for_the_other(place, keepers):
    user = users.User.objects.get(pk=place.nurse.id)
    council = riverside.worker("Cora Council", place.social_care, "organisation_administrator")
    accounts.join(by=council, user=user, team=place.social_care, role="social_worker")
    with_steps(place, place.nurse, 2)
    page = riverside.browser(council).get(f"{HOME}people/{place.nurse.id}/leave/").text
    assert place.community.name not in page
    assert "0 open steps" in page
    assert place.community.name in keepers.browser.get(f"{HOME}people/{place.nurse.id}/leave/").text


def test_sittings_that_a_leaver_chairs_are_free(place, keepers):
    with making("accounts"):
        users.Membership.objects.filter(user_id=place.chair.id).update(organisation=place.trust)
    day = clock.working_day(1)
    sitting = huddle.make_sitting(by=riverside.SET_UP, huddle=place.huddle, on=day)
    huddle.hand_over(by=place.chair, sitting=sitting, user_id=place.chair.id)
    assert "Chairs it on" in keepers.browser.get(f"{HOME}people/{place.chair.id}/leave/").text
    keepers.browser.post(f"{HOME}people/{place.chair.id}/leave/")
    assert huddles.Sitting.objects.get(pk=sitting.pk).chair_id is None
    assert huddle.start(by=place.intake, sitting=huddles.Sitting.objects.get(pk=sitting.pk)).state == "open"


def test_work_that_ends_on_a_day_said_beforehand_gives_its_steps_back_on_that_day(place, keepers, jobs):
    with_steps(place, place.nurse, 2)
    row = users.Membership.objects.get(user_id=place.nurse.id)
    sent = {"until_on": "choose", "until_on_on": "2026-03-05"}
    assert keepers.browser.post(f"{HOME}people/works/{row.pk}/end/", sent).status_code == 303
    jobs.run_due()
    assert {step.someone_id for step in open_steps()} == {place.nurse.id}
    with clock.at(riverside.MORNING + clock.days(2)):
        nightly.see_leavers()
        jobs.run_due()
    assert {step.someone_id for step in open_steps()} == {None}
    assert not users.User.objects.get(pk=place.nurse.id).is_active


def test_somebody_of_another_organisation_is_not_let_go(place, keepers):
    address = f"{HOME}people/{place.nurse.id}/leave/"
    for keeper in (keepers.practice, keepers.charity):
        browser = riverside.browser(keeper)
        assert browser.get(address).status_code == 404
        assert browser.post(address).status_code == 404
    assert users.User.objects.get(pk=place.nurse.id).is_active
    assert keepers.browser.post(address).status_code == 303


def test_it_is_all_or_nothing(place, keepers, monkeypatch):
    """The last of the deeds fails: they have not left, and no step has lost its hand."""
    with_steps(place, place.nurse, 3)

    def fails(**_):
        raise errors.Refused("Not now.")

    monkeypatch.setattr(huddle, "free_chair", fails)
    page = keepers.browser.post(f"{HOME}people/{place.nurse.id}/leave/")
    assert (page.status_code, "Not now." in page.text) == (422, True)
    assert users.User.objects.get(pk=place.nurse.id).is_active
    assert {step.someone_id for step in open_steps()} == {place.nurse.id}


class TestTeams:
    def test_a_team_is_not_closed_while_anything_is_with_it(self, place, keepers):
        (person,) = with_steps(place, place.nurse, 1)
        browser, address = keepers.browser, f"{HOME}teams/{place.community.pk}/"
        assert "1 person to answer for, 1 open step" in browser.get(address).text
        page = browser.post(address + "close/", {"why": "Merged"})
        assert page.status_code == 422
        assert "Move its work first: it answers for 1 people, has 1 open steps" in page.text
        assert models.Team.objects.get(pk=place.community.pk).closed_on is None
        with rows.house(person.pk):
            matter = standing.Matter.objects.get(person=person)
        steps.end(by=place.nurse, matter=matter, ending="person_chose", words="Enough, thank you.")
        assert browser.post(address + "close/", {"why": "Merged"}).status_code == 303
        assert models.Team.objects.get(pk=place.community.pk).closed_on == clock.today()
        assert not users.Membership.objects.filter(team=place.community, until_on=None).exists()

    def test_the_database_refuses_whatever_the_deed(self, place):
        """Past every page and action: as the owner, with the trigger alone."""
        brought(place)
        with making("places"), pytest.raises(Exception, match="Move its work first"):
            models.Team.objects.filter(pk=place.intake_team.pk).update(closed_on=clock.today())

    def test_nothing_new_goes_to_a_team_that_has_closed(self, place, keepers):
        places.close_team(by=keepers.trust, team=place.community)
        user = users.User.objects.get(pk=place.duty.id)
        with pytest.raises(errors.Refused, match="has closed. Choose another team"):
            accounts.join(by=keepers.trust, user=user, team=place.community, role="nurse")
        person = riverside.somebody(place)
        step = steps.Next(what="Ring", team=place.community, due_on=clock.today())
        with pytest.raises(errors.Refused, match="That team has closed"):
            steps.begin(by=riverside.SET_UP, person=person, kind="care", team=place.intake_team, first=step)

    def test_a_team_that_runs_a_huddle_or_answers_what_cannot_wait_stays(self, place, keepers):
        with pytest.raises(errors.Refused, match="It runs Riverside North huddle"):
            actions.close_team(by=keepers.trust, team=place.intake_team, why="x")
        with pytest.raises(errors.Refused, match="answers what cannot wait"):
            actions.close_team(by=keepers.trust, team=place.duty_team, why="x")

    def test_a_team_closed_too_early_is_opened_again_and_its_history_stays(self, place, keepers):
        browser, address = keepers.browser, f"{HOME}teams/{place.community.pk}/"
        browser.post(address + "close/", {"why": "A mistake"})
        assert "Closed on Tuesday 3 March 2026" in browser.get(address).text
        assert browser.post(address + "reopen/").status_code == 303
        page = browser.get(address).text
        assert "A mistake" in page
        assert models.Team.objects.get(pk=place.community.pk).closed_on is None

    def test_no_team_closes_with_an_administrator_in_it(self, place, keepers):
        """Else an organisation could lose everybody who can set it up."""
        riverside.worker("Bo Administrator", place.community, "organisation_administrator")
        with pytest.raises(errors.Refused, match="Bo Administrator is an administrator in this team"):
            actions.close_team(by=keepers.trust, team=place.community, why="x")
        assert who.members(team_ids=[place.community.pk])


class TestJointTeams:
    SENT = {"agreement": "Section 75, 1 March 2026", "scopes": ["identity", "plan"]}

    def test_each_organisation_places_its_own_people_and_only_under_an_agreement(self, place, keepers):
        """C17."""
        user = users.User.objects.get(pk=place.social_worker.id)
        council = riverside.worker("Cora Council", place.social_care, "organisation_administrator")
        added = {"team": str(place.community.pk), "role": "social_worker"}
        theirs = f"{HOME}people/{user.pk}/join/"
        assert riverside.browser(council).post(theirs, added).status_code == 422
        with pytest.raises(errors.Refused, match="does not work in"):
            accounts.join(by=council, user=user, team=place.community, role="social_worker", organisation=place.council)
        joint = f"{HOME}teams/{place.community.pk}/join/"
        sent = self.SENT | {"organisation": str(place.council.pk)}
        assert riverside.browser(council).post(joint, sent).status_code == 404
        assert keepers.browser.post(joint, sent).status_code == 303
        assert riverside.browser(council).post(theirs, added).status_code == 303
        assert place.community.pk in who.staff(user_id=user.pk, organisation=place.council.pk).team_ids

    def test_an_organisation_that_leaves_takes_its_people_along_and_their_steps_stay(self, place, keepers):
        member = places.join_team(
            by=keepers.trust, team=place.community, organisation=place.council, scopes=["plan"], agreement="Section 75"
        )
        council = riverside.worker("Cora Council", place.social_care, "organisation_administrator")
        user = users.User.objects.get(pk=place.social_worker.id)
        accounts.join(by=council, user=user, team=place.community, role="social_worker", organisation=place.council)
        with_steps(place, place.social_worker, 2)
        assert riverside.browser(council).post(f"{HOME}teams/joined/{member.pk}/end/").status_code == 404
        assert keepers.browser.post(f"{HOME}teams/joined/{member.pk}/end/").status_code == 303
        steps.rehome(by=riverside.SET_UP, worker=user.pk)
        assert {(step.someone_id, step.team_id) for step in open_steps()} == {(None, place.community.pk)}
        assert who.staff(user_id=user.pk).team_ids == (place.social_care.pk,)
        assert "Section 75" in keepers.browser.get(f"{HOME}teams/{place.community.pk}/").text


def test_verify_counts_a_step_named_to_somebody_who_left_its_team(place):
    with_steps(place, place.nurse, 1)
    with making("accounts"):
        users.Membership.objects.filter(user_id=place.nurse.id).update(until_on=clock.today() - datetime.timedelta(1))
    assert broken().get("steps named to somebody who has left") == 1
