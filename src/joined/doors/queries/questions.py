"""What in-take asked, and the answer: for whoever holds the person, and for whoever was asked."""

import dataclasses
import datetime
import uuid

from django.db import connection

from joined.base import rows
from joined.doors import access, models, words
from joined.doors.queries import finding
from joined.kit import actors, errors
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """One question as pages show it."""

    id: uuid.UUID
    question: str
    to_name: str
    to_phone: str
    rang: str
    asked_at: datetime.datetime
    asked_by: str
    asked_team: str
    answer_by: datetime.date
    state: str
    answer: str
    answered_by: str
    answered_at: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class Questions:
    """Every question about one request, the latest first."""

    questions: tuple[Question, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class AskedOfUs:
    """A question to my team. It names the request by its reference only: more the asker may not know any longer."""

    id: uuid.UUID
    reference: str
    question: str
    asked_at: datetime.datetime
    asked_by: str
    asked_team: str
    phone: str
    answer_by: datetime.date


@dataclasses.dataclass(frozen=True)
class Ours:
    """Questions that wait for an answer of my teams."""

    questions: tuple[AskedOfUs, ...]
    people: tuple[uuid.UUID, ...]


ROWS = models.Question.objects.select_related("asked_team", "to_team__organisation", "matter", "referral__matter")


@shows
def questions_of(*, to: actors.Staff, person: uuid.UUID, matter_id: uuid.UUID) -> Questions:
    """What was asked about one request, as far as `to` may see it."""
    found = ROWS.filter(person_id=person, matter_id=matter_id).order_by("-asked_at")
    return Questions(tuple(as_question(row) for row in found), (person,))


def asker_phone(*, to: actors.Staff, referral_id: uuid.UUID) -> str:
    """The number of the team that asked, else of its organisation."""
    row = finding.row(to=to, referral_id=referral_id)
    team, organisation = row.asker_team, row.asker_organisation
    return (team.phone if team else "") or (organisation.phone if organisation else "")


def as_question(row: models.Question) -> Question:
    """A question as pages show it."""
    return Question(
        id=row.pk,
        question=row.question,
        to_name=row.to_name,
        to_phone=(row.to_team.phone or row.to_team.organisation.phone) if row.to_team else "",
        rang=words.RANG[row.rang],
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        asked_team=row.asked_team.name,
        answer_by=row.answer_by,
        state=row.state,
        answer=row.answer,
        answered_by=row.answered_by or "",
        answered_at=row.answered_at,
    )


@shows
def asked_of_us(*, to: actors.Staff) -> Ours:
    """Questions to my teams that nobody has answered: they alone see them, whatever else they may know."""
    listed = _listed()
    questions = tuple(
        AskedOfUs(
            id=pk,
            reference=reference,
            question=question,
            asked_at=asked_at,
            asked_by=asked_by,
            asked_team=team,
            phone=phone,
            answer_by=answer_by,
        )
        for pk, _, reference, question, asked_at, asked_by, team, phone, answer_by in listed
    )
    return Ours(questions, tuple({one[1] for one in listed}))


def _listed() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, person, reference, question, asked_at, asked_by, asked_team, phone, answer_by "
            "FROM doors_asked_of_us()"
        )
        return cursor.fetchall()


def question_row(*, to: actors.Actor, question_id: uuid.UUID) -> models.Question:
    """The row, for the action: to whoever holds the person, and to the team that was asked. Raises NotHere."""
    with rows.acting(to):
        asked = {one[0]: one[1] for one in _listed()}
        found = ROWS.filter(pk=question_id).first()
    if found is not None and to.kind == "staff" and question_id not in asked:
        access.check_may_read(by=to, person=found.referral.person_id)
    if found is None and question_id in asked:
        with rows.house(asked[question_id]):
            found = ROWS.filter(pk=question_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def questions_over(*, on: datetime.date) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of questions whose day has passed, and of their people, from a listed function."""
    return _pairs("SELECT question, person FROM doors_questions_over(%s)", on)


def without_check_in(*, before: datetime.datetime) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Ids of requests that wait since then without a check-in, and of their people, from a listed function."""
    return _pairs("SELECT referral, person FROM doors_without_check_in(%s)", before)


def _pairs(sql: str, value: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchall()
