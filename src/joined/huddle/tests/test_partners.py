"""What a partner does without being there: it looks, offers, passes, asks first, and says yes (C4, C8, S2, S9)."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from joined.base import later, rows
from joined.base.making import making
from joined.huddle import actions, models, queries, rules
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.by_link import LINE, STORY
from joined.huddle.tests.test_actions import ASKING, FRIDAY, brought
from joined.kit import clock, errors
from joined.people import actions as people
from joined.steps import queries as steps
from joined.trail import models as trail


def begins(place):
    """One ask of Riverside Befrienders, and the charity's worker with a telephone."""
    person, _, item = brought(place, partner_line=LINE, story=STORY)
    return person, item, by_link.registered(place.befriender)


@pytest.fixture
def asked(own):
    with clock.at(by_link.BEFORE):
        yield own[1]


def offers_of(place, item) -> list[models.HuddleOffer]:
    with rows.context(place.chair):
        return list(models.HuddleOffer.objects.filter(item=item))


def test_the_page_shows_the_partner_s_card_and_not_a_word_more(behind_link, asked):
    device, address = behind_link
    text = device.get(address).content.decode()
    assert "Amina Specimen" in text
    assert ASKING.ask in text
    assert LINE in text
    assert STORY not in text
    assert ASKING.in_their_words not in text
    assert riverside.PHONE not in text


def test_an_offer_behind_the_link_stands_on_the_board_beside_the_others(place, behind_link, asked):
    _, item, _ = asked
    device, address = behind_link
    given = {"what": "Tea on Tuesdays", "who": "Maud herself", "first_on_on": "2026-03-10", "service": ""}
    answer = device.post(
        f"{address}asks/{item.pk}/offer/", {by_link.name_of(name, item.pk): value for name, value in given.items()}
    )
    assert answer.status_code == 303
    board = riverside.browser(place.chair).get(f"/huddles/{item.sitting_id}/").content.decode()
    assert "Tea on Tuesdays" in board
    assert "Maud herself" in board
    [offer] = offers_of(place, item)
    assert (offer.service, offer.first_on) == ("Befriending", datetime.date(2026, 3, 10))
    assert "You offered" in device.get(address).content.decode()


def test_a_charity_passes_with_one_tap_and_a_practice_names_a_door(place, behind_link, asked):
    _, item, _ = asked
    device, address = behind_link
    assert device.post(f"{address}asks/{item.pk}/pass/").status_code == 303
    assert [offer.kind for offer in offers_of(place, item)] == ["passed"]
    with pytest.raises(errors.Refused, match="next door"):
        actions.pass_on(by=place.gp, item=item, team=place.practice_team)
    [offer] = offers_of(place, item)
    with pytest.raises(errors.Refused, match="no offer"):
        actions.put_in_plan(by=place.chair, offer=offer, is_in=True)


def test_three_questions_and_no_fourth_each_a_step_with_a_day_for_whoever_brought_them(place, behind_link, asked):
    person, item, _ = asked
    device, address = behind_link
    asking = {by_link.name_of("question", item.pk): "Is there a dog?"}
    sent = [device.post(f"{address}asks/{item.pk}/question/", asking).status_code for _ in range(4)]
    assert sent == [303, 303, 303, 422]
    now = steps.about(to=place.gp, person=person.pk)
    assert now.team_name == "In-take, Riverside North"
    promised = [step for step in now.steps if step.source == "partner"]
    assert [(step.team_name, step.due_on) for step in promised] == [("Lockside Surgery", clock.working_day(1))] * 3
    with pytest.raises(DatabaseError), transaction.atomic(), rows.house(person.pk), making("huddle"):
        models.PartnerQuestion.objects.filter(item=item, number=1).update(number=4)


def test_the_answer_comes_back_to_the_link_s_page_and_ends_the_step(place, behind_link, asked, jobs):
    person, item, telephone = asked
    device, address = behind_link
    device.post(f"{address}asks/{item.pk}/question/", {by_link.name_of("question", item.pk): "Is there a dog?"})
    with rows.context(place.gp):
        question = models.PartnerQuestion.objects.get(item=item)
    page = f"/huddles/questions/{question.pk}/"
    step = next(step for step in steps.about(to=place.gp, person=person.pk).steps if step.source == "partner")
    gp = riverside.browser(place.gp)
    assert gp.get(f"/steps/{step.id}/").headers["Location"] == page
    assert riverside.browser(place.other_gp).get(page).status_code == 404
    assert gp.post(page, {"answer": "A small one, in the kitchen."}).status_code == 303
    assert "A small one, in the kitchen." in device.get(address).content.decode()
    assert not [step for step in steps.about(to=place.gp, person=person.pk).steps if step.source == "partner"]
    assert "huddle.tell_answer" in [put.name for put in jobs.waiting]


def test_an_offer_in_the_plan_is_asked_of_its_team_which_says_yes_behind_its_link(place, behind_link, asked):
    person, item, _ = asked
    device, address = behind_link
    device.post(f"{address}asks/{item.pk}/offer/", {by_link.name_of("what", item.pk): "Tea on Tuesdays"})
    [offer] = offers_of(place, item)
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        actions.put_in_plan(by=place.chair, offer=offer, is_in=True)
        board = riverside.browser(place.chair).get(f"/huddles/{item.sitting_id}/").content.decode()
        assert 'value="Tea on Tuesdays"' in board
        step = rules.Planned("Tea on Tuesdays", place.befriending.pk, FRIDAY, said_yes=True)
        plan = actions.Deciding(
            plan="Tea.",
            team_id=place.community.pk,
            steps=(step,),
            accepted_by_id=place.nurse.id,
            first_contact_on=FRIDAY,
        )
        actions.propose(by=place.chair, item=item, decision=plan, version=item.version)
        now = steps.about(to=place.chair, person=person.pk)
        assert "See that Befriending said yes" in [step.what for step in now.steps]
        [wanted] = now.offers
        assert "They would like this from you" in device.get(address).content.decode()
        said = device.post(
            f"{address}wanted/{wanted.id}/yes/", {by_link.name_of("first_contact_on", wanted.id) + "_on": "2026-03-06"}
        )
        assert said.status_code == 303
        now = steps.about(to=place.chair, person=person.pk)
    assert now.team_name == "Community mental health, North"
    assert "First contact: Tea on Tuesdays" in [step.what for step in now.steps]


def test_a_view_and_an_offer_may_be_written_before_the_sitting_starts(place, asked):
    _, item, _ = asked
    assert item.sitting.state == "planned"
    actions.add_view(by=place.befriender, item=item, words="She knows our volunteer.")
    actions.add_offer(by=place.befriender, item=item, team=place.befriending, what="Tea", first_on=None)
    assert [offer.what for offer in offers_of(place, item)] == ["Tea"]


def test_partners_are_asked_from_an_hour_before_and_once(place, asked, jobs):
    _, item, telephone = asked
    assert queries.sittings_to_ask() == [item.sitting_id]
    with clock.at(riverside.MORNING):
        assert queries.sittings_to_ask() == []
    [one] = queries.to_ask(sitting=item.sitting)
    assert (one.registered.telephone, one.count) == (telephone, 1)
    later.JOBS["huddle.tell_partners"](sitting=str(item.sitting_id))
    assert queries.to_ask(sitting=item.sitting) == []


@pytest.mark.parametrize("because", ["here", "answered", "said no", "not invited"])
def test_nobody_is_asked_who_is_there_has_answered_may_not_hear_or_is_not_invited(place, asked, because):
    person, item, _ = asked
    assert len(queries.to_ask(sitting=item.sitting)) == 1
    if because == "here":
        user = queries.member(sitting=item.sitting, user_id=place.befriender.id).user
        actions.come(by=place.chair, sitting=item.sitting, user=user, team=place.befriending)
    elif because == "answered":
        actions.pass_on(by=place.befriender, item=item, team=place.befriending)
    elif because == "said no":
        people.choose(
            by=place.gp, person=person, organisation_id=place.befrienders.pk, scope="huddle", state="withdrawn",
            wording="", how="rang",
        )  # fmt: skip
    else:
        [invited] = [one for one in queries.invited(huddle=place.huddle) if one.team_id == place.befriending.pk]
        actions.uninvite(by=riverside.SET_UP, invited=invited)
    assert queries.to_ask(sitting=item.sitting) == []


def test_who_opened_by_link_has_heard_and_their_minutes_count(place, behind_link, asked):
    _, item, _ = asked
    assert queries.partners_heard(sitting=item.sitting) == ()
    device, address = behind_link
    device.get(address)
    [heard] = queries.partners_heard(sitting=item.sitting)
    assert (heard.name, heard.came, heard.is_by_link, heard.answered) == ("Riverside Befrienders", False, True, False)
    with clock.at(by_link.BEFORE + datetime.timedelta(minutes=4)):
        device.post(f"{address}asks/{item.pk}/pass/")
        [heard] = queries.partners_heard(sitting=item.sitting)
        assert heard.answered
        [gave] = queries.minutes_given(sittings=[item.sitting])
        assert (gave.organisation, gave.on, gave.minutes, gave.by_link) == (heard.name, item.sitting.on, 5, 5)
        actions.come(by=place.chair, sitting=item.sitting, user=item.sitting.huddle.chair_team.memberships.first().user,
                     team=place.intake_team)  # fmt: skip
        assert queries.minutes_given(sittings=[item.sitting]) == (gave,)


def test_minutes_behind_a_link_leave_out_what_was_silence():
    at = by_link.BEFORE
    moments = [at, at + datetime.timedelta(minutes=3), at + datetime.timedelta(minutes=60)]
    assert rules.minutes_behind_link(moments) == 5
    assert rules.minutes_behind_link([]) == 0
    hour = datetime.timedelta(hours=1)
    assert rules.minutes_in_room([(at, None), (at, at + hour / 2), (at + 2 * hour, None)], until=at + hour) == 90


def test_the_trail_says_that_it_was_by_link(place, behind_link, asked):
    person, item, _ = asked
    device, address = behind_link
    device.get(address)
    device.post(f"{address}asks/{item.pk}/pass/")
    with making("trail"):
        written = set(trail.Event.objects.filter(actor_id=place.befriender.id).values_list("verb", "is_look", "why"))
    assert {("huddle.asks", True, "by link"), ("huddle.pass_on", False, "by link")} <= written


def test_the_page_asks_the_database_so_often_and_no_more_with_more_asks(place, behind_link):
    device, address = behind_link
    counts = []
    for name in ("Two", "Three"):
        person = riverside.somebody(place, name=name)
        extra = actions.Bringing(may_hear=frozenset({place.befrienders.pk, place.trust.pk}))
        actions.bring(by=place.gp, person=person, asking=ASKING, extra=extra)
        device.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            device.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 45, counts
