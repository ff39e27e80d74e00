"""Asked for more: one question to whoever asked, by telephone first. It moves nobody and stops no clock."""

from __future__ import annotations

import dataclasses
import datetime

from joined.base import rows
from joined.doors import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action


@dataclasses.dataclass(frozen=True, kw_only=True)
class More:
    """What in-take needs to know, what came of ringing first, and the answer where they gave it at once."""

    question: str
    rang: str
    answer: str = ""
    answer_by: datetime.date | None = None


@action
def ask_more(*, by: actors.Staff, referral: models.Referral, more: More) -> models.Question:
    """Ask one question. Raises Refused while another one is open, or where nobody rang first."""
    access.check_may_take(by=by, referral=referral)
    if not more.rang:
        raise errors.Refused(words.RING_FIRST, field="rang")
    if more.rang == "answered" and not more.answer.strip():
        raise errors.Refused("Write what they answered.", field="answer")
    team = steps.responsible_team(person=referral.person_id)
    with rows.house(referral.person_id):
        earlier = models.Question.objects.filter(matter=referral.matter, state="asked").first()
        if earlier:
            day = clock.london(earlier.asked_at)
            raise errors.Refused(words.ONE_QUESTION.format(day=f"{day:%-d %B}"))
        asked = models.Question.objects.create(
            person_id=referral.person_id,
            referral=referral,
            matter=referral.matter,
            to_team=referral.asker_team,
            to_name=referral.asker_name,
            question=more.question.strip(),
            rang=more.rang,
            asked_at=clock.now(),
            asked_by=by.shown,
            asked_by_id=by.id,
            asked_team=team,
            answer_by=_answer_by(referral, more),
        )
        see = steps.Next(
            what=words.QUESTION_STEP.format(name=asked.to_name, question=asked.question)[:300],
            team=team,
            someone_id=by.id if team.pk in by.team_ids else None,
            due_on=asked.answer_by,
            source="question",
            source_id=asked.pk,
        )
        steps.promise(by=by, matter=referral.matter, step=see)
        if more.rang == "answered":
            return _answered(by, asked, more.answer)
    return asked


def _answer_by(referral: models.Referral, more: More) -> datetime.date:
    """By the day chosen, and never later than the local rule has it."""
    days = places.local_rule("question_days", place_id=referral.neighbourhood_id)
    latest = clock.working_day(days)
    if more.answer_by is None:
        return latest
    if more.answer_by < clock.today():
        raise errors.Refused("Choose today or a day to come.", field="answer_by")
    if more.answer_by > latest:
        raise errors.Refused(f"Choose {latest:%A %-d %B} or earlier: they wait meanwhile.", field="answer_by")
    return more.answer_by


@action
def answer(*, by: actors.Staff, question: models.Question, words: str) -> models.Question:
    """Whoever asked answers on their own page, or in-take writes down what they said on the telephone."""
    access.check_may_answer(by=by, question=question)
    if not words.strip():
        raise errors.Refused("Write your answer.", field="answer")
    return _answered(by, question, words)


def _answered(by: actors.Actor, asked: models.Question, said: str) -> models.Question:
    with rows.house(asked.person_id):
        asked.refresh_from_db()
        if asked.answered_at:
            raise errors.Refused("Somebody has answered this already.")
        state = rules.QUESTION.after(asked.state, "answer")
        models.Question.objects.filter(pk=asked.pk).update(
            state=state, answer=said.strip(), answered_at=clock.now(), answered_by=by.shown
        )
        _back_to_intake(by, asked, words.ANSWER_STEP, why="Answered")
        asked.refresh_from_db()
    return asked


@action
def lapse(*, by: actors.System, question: models.Question) -> models.Question:
    """Its day has passed without an answer: back to whoever asked it, with a step, today."""
    with rows.house(question.person_id):
        state = rules.QUESTION.after(question.state, "lapse")
        if models.Question.objects.filter(pk=question.pk, state="asked").update(state=state):
            _back_to_intake(by, question, words.NO_ANSWER_STEP, why="No answer in time")
        question.refresh_from_db()
    return question


def _back_to_intake(by: actors.Actor, asked: models.Question, what: str, *, why: str) -> None:
    """A step for whoever is responsible now, today; where everything has ended there is nothing to do."""
    if asked.matter.ended_at is None:
        step = steps.Next(
            what=what.format(name=asked.to_name)[:300],
            team=steps.responsible_team(person=asked.person_id),
            due_on=clock.today(),
            source="answer",
            source_id=asked.pk,
        )
        steps.promise(by=by, matter=asked.matter, step=step)
    steps.finish_each(by=by, person=asked.person_id, sources={"question": asked.pk}, reason=why)
