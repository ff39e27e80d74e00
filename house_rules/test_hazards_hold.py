"""Tests of hazards that no one room holds alone (docs/hazards.md)."""

import datetime
import uuid

import pytest

from joined.accounts import models as users
from joined.base import rows
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import actions as steps
from joined.steps import models as standing
from joined.steps.tests import riverside_days as days


def begins(place):
    person = riverside.somebody(place, nhs_number="9990123454", needs=("Somali interpreter",))
    days.bring(place, person)
    return person


@pytest.fixture
def amina(own):
    return own[1]


def seen(actor, address: str) -> str:
    return riverside.browser(actor).get(address).content.decode()


def comes(place, sitting, who, team) -> None:
    user = users.User.objects.get(pk=who.id)
    huddle.come(by=place.chair, sitting=sitting, user=user, team=team)


def talked_about(item: huddles.AgendaItem) -> uuid.UUID | None:
    return huddles.Sitting.objects.get(pk=item.sitting_id).now_item_id


def says_no_to_the_charity(place, person) -> None:
    people.choose(
        by=place.gp,
        person=person,
        organisation_id=place.befrienders.pk,
        scope="huddle",
        state="refused",
        wording="As read out",
        how="asked by the GP",
    )


def test_nobody_is_talked_about_while_somebody_is_there_who_may_not_hear(place, amina):
    says_no_to_the_charity(place, amina)
    item = days.item_of(place, amina)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        comes(place, item.sitting, place.nurse, place.community)
        comes(place, item.sitting, place.befriender, place.befriending)
        with pytest.raises(errors.Refused) as refused:
            huddle.talk(by=place.chair, item=item)
        for told in (place.befriender.name, "Befrienders", "charity", "refused"):
            assert told not in refused.value.sentence
        assert talked_about(item) is None
        huddle.talk(by=place.chair, item=item, only_these=True)
    assert talked_about(item) == item.pk
    assert days.item_of(place, amina).room_confirmed_at == riverside.SITTING


def test_with_only_those_who_may_hear_talking_needs_no_question(place, amina):
    says_no_to_the_charity(place, amina)
    item = days.item_of(place, amina)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        comes(place, item.sitting, place.nurse, place.community)
        huddle.talk(by=place.chair, item=item)
    assert talked_about(item) == item.pk


def test_a_draft_that_nobody_sends_is_the_team_s_own_step_within_the_hour(place, amina, jobs):
    with clock.at(riverside.SITTING):
        days.propose(place, days.item_of(place, amina), by=place.nurse)
        jobs.run_due(until=riverside.SITTING + datetime.timedelta(minutes=59))
        assert not [step for step in days.open_steps(amina) if step.source == "unsent"]
        jobs.run_due(until=riverside.SITTING + datetime.timedelta(minutes=61))
    (step,) = [step for step in days.open_steps(amina) if step.source == "unsent"]
    assert (step.team_id, step.due_on) == (place.community.pk, riverside.SITTING.date())


@pytest.mark.parametrize("source", ["tell", "ask"])
def test_telling_them_is_not_ticked_off_without_saying_how(place, amina, source):
    with clock.at(riverside.SITTING):
        days.propose(place, days.item_of(place, amina), by=place.nurse)
    with clock.at(riverside.AFTERNOON):
        (step,) = [step for step in days.open_steps(amina) if step.source == source]
        by = place.gp if source == "tell" else place.nurse
        for verb in ("done", "could not"):
            with pytest.raises(errors.Refused, match="Write down"):
                steps.close(by=by, step=step, verb=verb, reason="As agreed")
        later = steps.Next(what="Try again", team=step.team, due_on=clock.working_day(1))
        steps.close(by=by, step=step, verb="change", reason="No answer", then=later)
        (moved,) = [step for step in days.open_steps(amina) if step.source == source]
        assert (moved.what, moved.source_id) == ("Try again", step.source_id)


def test_only_the_newest_plan_is_told(place, amina):
    with clock.at(riverside.SITTING):
        older = days.propose(place, days.item_of(place, amina), by=place.nurse)
        newer = days.propose(place, days.item_of(place, amina), team=place.social_care, by=place.social_worker)
    (tell,) = [step for step in days.open_steps(amina) if step.source == "tell"]
    assert tell.source_id == newer.pk
    assert [plan.state for plan in days.kept(huddles.Proposal, pk=older.pk)] == ["replaced"]
    assert days.breaches() == {}


def test_every_page_where_a_plan_is_made_shows_whose_it_is(place, amina):
    item = days.item_of(place, amina)
    with clock.at(riverside.SITTING):
        plan = days.propose(place, item, by=place.nurse)
    with clock.at(riverside.AFTERNOON):
        for actor, address in (
            (place.gp, f"/people/{amina.pk}/"),
            (place.chair, f"/huddles/items/{item.pk}/"),
            (place.gp, f"/huddles/plans/{plan.pk}/tell/"),
        ):
            page = seen(actor, address)
            assert "Amina Specimen" in page, address
            assert "14 August 1991" in page, address


def test_what_they_need_stands_wherever_they_are_talked_about(place, amina):
    item = days.item_of(place, amina)
    for actor, address in (
        (place.gp, f"/people/{amina.pk}/"),
        (place.nurse, f"/huddles/{item.sitting_id}/"),
        (place.nurse, f"/huddles/items/{item.pk}/"),
        (place.nurse, f"/huddles/{item.sitting_id}/sheet/"),
    ):
        assert "Somali interpreter" in seen(actor, address), address


@pytest.mark.parametrize(
    ("answer", "said"), [("nothing", "Say nothing, ring later"), ("surgery", "Say: the surgery rang")]
)
def test_what_to_say_when_somebody_else_answers_stands_beside_the_number(place, amina, answer, said):
    way = people.Way(channel="voice", is_allowed=True, safe="yes", level=3, was_alone="yes", if_answered=answer)
    people.confirm_way(by=place.gp, person=amina, way=way)
    page = seen(place.gp, f"/people/{amina.pk}/")
    assert "If somebody else answers" in page
    assert said in page


def test_what_is_over_is_over_for_every_deed(place, amina):
    """Every deed that would hold, promise or ask about something ended is refused in the same words."""
    with rows.house(amina.pk):
        matter = standing.Matter.objects.get(person=amina)
    steps.end(by=place.gp, matter=matter, ending="person_chose", words="Enough, thank you.")
    following = steps.Next(what="See them", team=place.community, due_on=clock.today())
    deeds = (
        lambda: steps.promise(by=place.gp, matter=matter, step=following),
        lambda: steps.take_responsibility(by=place.gp, person=amina, team=place.community, why="said yes"),
        lambda: steps.begin_care(by=place.gp, matter=matter),
        lambda: steps.offer(
            by=place.gp, matter=matter, from_team=place.intake_team, to_team=place.community, what="Could you?"
        ),
    )
    for deed in deeds:
        with pytest.raises(errors.Refused, match="This has ended already"):
            deed()
    assert days.breaches() == {}
