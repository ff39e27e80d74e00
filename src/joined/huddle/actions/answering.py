"""What a partner does without being there: it looks, asks before it says yes, and reads the answer."""

from __future__ import annotations

import typing

from joined.base import later, rows
from joined.huddle import access, models, rules
from joined.huddle import words as said
from joined.huddle.actions import giving
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@action
def look(*, by: actors.Staff, sitting: models.Sitting) -> None:
    """A partner opened the asks of a sitting behind a link: it has heard them."""
    giving.give(by, sitting, "looked")


@action
def ask_first(
    *, by: actors.Staff, item: models.AgendaItem, team: places_models.Team, question: str
) -> models.PartnerQuestion:
    """A question before a partner says yes: a step with a day for whoever brought them. It moves nobody.

    Raises Refused after the third, and NotHere where the person's choices hide them.
    """
    access.check_may_ask_first(by=by, item=item, team_id=team.pk)
    if not question.strip():
        raise errors.Refused("Write your question.", field="question")
    days = places.local_rule("partner_question_days", place_id=item.sitting.huddle.neighbourhood_id)
    giving.give(by, item.sitting, "question")
    with rows.house(item.person_id):
        asked = models.PartnerQuestion.objects.filter(item__thread=item.thread, team=team).count()
        if asked >= rules.MOST_QUESTIONS:
            raise errors.Refused(said.NO_MORE_QUESTIONS, field="question")
        made = models.PartnerQuestion.objects.create(
            item=item,
            person_id=item.person_id,
            team=team,
            number=asked + 1,
            question=question.strip(),
            to_team=_who_knows(item),
            asked_at=clock.now(),
            asked_by_id=by.id,
            asked_by=by.name,
            answer_by=clock.working_day(days),
        )
        _promise_answer(by, made)
    return made


def _promise_answer(by: actors.Staff, asked: models.PartnerQuestion) -> None:
    matter = standing.open_matter(to=by, person=asked.person_id)
    if matter is None:
        raise errors.Refused(said.NOTHING_OPEN, field="question")
    step = steps.Next(
        what=said.QUESTION_STEP.format(organisation=by.organisation_name, question=asked.question)[:300],
        team=asked.to_team,
        due_on=asked.answer_by,
        source="partner",
        source_id=asked.pk,
    )
    steps.promise(by=by, matter=matter, step=step)


def _who_knows(item: models.AgendaItem) -> places_models.Team:
    """Whoever brought them; where that team has closed or the house itself brought them, the responsible team."""
    team = item.brought_by_team
    return team if team and not team.closed_on else steps.responsible_team(person=item.person_id)


@action
def answer_partner(*, by: actors.Staff, question: models.PartnerQuestion, words: str) -> models.PartnerQuestion:
    """The answer: it stands behind the partner's link, and a new link tells that it is there."""
    access.check_may_answer_partner(by=by, question=question)
    if not words.strip():
        raise errors.Refused("Write your answer.", field="answer")
    with rows.house(question.person_id):
        answering = models.PartnerQuestion.objects.filter(pk=question.pk, answered_at=None)
        if not answering.update(answer=words.strip(), answered_at=clock.now(), answered_by=by.shown):
            raise errors.Refused(said.ANSWERED_ALREADY)
        steps.finish_each(by=by, person=question.person_id, sources={"partner": question.pk}, reason="Answered")
        question.refresh_from_db()
    later.later("huddle.tell_answer", question=str(question.pk), person=str(question.person_id))
    return question
