"""What a partner asks or thinks, behind its link: it stands on the board, and the answer behind the link (C4, S9)."""

import pytest

from joined.base import rows
from joined.base.making import making
from joined.huddle import actions, models, queries
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.test_actions import ASKING, everybody
from joined.huddle.tests.test_live import reader, refreshed
from joined.kit import clock

DOG = "Is there a dog at home?"
SMALL = "A small one, in the kitchen."


@pytest.fixture
def question(place, behind_link, asked):
    """What the befriender asks first, behind the link."""
    _, item, _ = asked
    device, address = behind_link
    sent = device.post(f"{address}asks/{item.pk}/question/", {by_link.name_of("question", item.pk): DOG})
    assert sent.status_code == 303
    with rows.context(place.chair):
        return models.PartnerQuestion.objects.get(item=item)


def board_of(actor, item) -> str:
    return riverside.browser(actor).get(f"/huddles/{item.sitting_id}/").content.decode()


def test_a_question_stands_on_the_board_with_who_asks_and_whoever_may_answers_in_one_line(place, asked, question):
    _, item, _ = asked
    answer_line = f"/huddles/questions/{question.pk}/?from=board"
    seen = {name: board_of(getattr(place, name), item) for name in ("chair", "gp", "nurse")}
    for text in seen.values():
        assert DOG in text
        assert "Riverside Befrienders, Maud Featherington:" in text
    assert {name for name, text in seen.items() if answer_line in text} == {"chair", "gp"}


def test_the_chair_answers_on_the_board_and_it_is_read_behind_the_link(place, behind_link, asked, question):
    person, item, _ = asked
    device, address = behind_link
    chair = riverside.browser(place.chair)
    answer = chair.post(f"/huddles/questions/{question.pk}/?from=board", {"answer": SMALL})
    assert answer["Location"].startswith(f"/huddles/{item.sitting_id}/?item={item.pk}&pane=offers")
    board = board_of(place.chair, item)
    assert SMALL in board
    assert "?from=board" not in board
    assert SMALL in device.get(address).content.decode()


def test_an_open_board_is_sent_the_question_and_its_answer(place, behind_link, asked):
    _, item, _ = asked
    device, address = behind_link
    chair, gp = reader(place.chair, item.sitting_id), reader(place.other_gp, item.sitting_id)
    refreshed(chair, gp)
    device.post(f"{address}asks/{item.pk}/question/", {by_link.name_of("question", item.pk): DOG})
    news = refreshed(chair, gp)
    assert DOG in news[chair]["parts"]["said"]
    assert "data-waits" in news[chair]["parts"]["said"]
    assert "data-waits" not in news[gp]["parts"]["said"]


def test_another_charity_reads_neither_the_question_nor_the_answer(place):
    """What one partner may know is not what every partner may."""
    team = riverside._team("Carers", riverside._organisation("Riverside Carers", "charity"), "service", place.north)
    carers = riverside.worker("Una Carer", team, "vcse_worker")
    actions.invite(by=riverside.SET_UP, huddle=place.huddle, team=team)
    extra = actions.Bringing(may_hear=everybody(place) | {team.organisation_id})
    person = riverside.somebody(place)
    actions.bring(by=place.gp, person=person, asking=ASKING, extra=extra)
    with rows.context(place.chair):
        item = models.AgendaItem.objects.get(person=person)
    question = actions.ask_first(by=place.befriender, item=item, team=place.befriending, question=DOG)
    actions.answer_partner(by=place.gp, question=question, words=SMALL)
    own, theirs = (board_of(actor, item) for actor in (place.befriender, carers))
    assert DOG in own
    assert SMALL in own
    assert "Amina Specimen" in theirs
    assert DOG not in theirs
    assert SMALL not in theirs


def test_a_view_behind_the_link_stands_on_the_board_and_nobody_else_s_stands_behind_it(place, behind_link, asked):
    _, item, _ = asked
    device, address = behind_link
    actions.add_view(by=place.gp, item=item, words="Words of the practice.")
    said = {by_link.name_of("words", item.pk): "She knows our volunteer."}
    assert device.post(f"{address}asks/{item.pk}/view/", said).status_code == 303
    assert "She knows our volunteer." in board_of(place.chair, item)
    text = device.get(address).content.decode()
    assert "She knows our volunteer." in text
    assert "Words of the practice." not in text
    [heard] = queries.partners_heard(sitting=item.sitting)
    assert heard.answered
    assert device.post(f"{address}asks/{item.pk}/view/", {}).status_code == 422


def test_nothing_is_said_by_link_of_whoever_has_no_name_there(place, behind_link, asked):
    """They agreed to a line without a name: no way leads from it to them, though their charity may hear of them."""
    person, item, _ = asked
    device, address = behind_link
    with rows.house(person.pk), making("huddle"):
        models.AgendaItem.objects.filter(pk=item.pk).update(sharing="no_name")
    said = {by_link.name_of(name, item.pk): "Words" for name in ("words", "what", "question")}
    answers = {deed: device.post(f"{address}asks/{item.pk}/{deed}/", said).status_code for deed in
               ("view", "offer", "pass", "question")}  # fmt: skip
    assert set(answers.values()) == {404}, answers
    with rows.house(person.pk), making("huddle"):
        models.AgendaItem.objects.filter(pk=item.pk).update(sharing="everybody")
    assert device.post(f"{address}asks/{item.pk}/view/", said).status_code == 303


def test_nothing_is_said_by_link_when_the_sitting_is_over(place, behind_link, asked):
    _, item, _ = asked
    device, address = behind_link
    assert "Add this view" in device.get(address).content.decode()
    with making("huddle"):
        models.Sitting.objects.filter(pk=item.sitting_id).update(state="closed", closed_at=clock.now())
    assert "Add this view" not in device.get(address).content.decode()
    said = {by_link.name_of("words", item.pk): "Too late."}
    assert device.post(f"{address}asks/{item.pk}/view/", said).status_code == 403
