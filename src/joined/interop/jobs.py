"""Answers put into the outbox when something becomes of a request, and sent; tokens long over are forgotten."""

import datetime
import uuid

from joined.base import later, rows
from joined.interop import tokens
from joined.interop.outgoing import answers, finding
from joined.kit import actors
from joined.people import queries as persons
from joined.places import queries as places


@later.job("interop.answer_accepted")
def answer_accepted(*, person: str, team: str, first_contact_on: str) -> None:
    """A team has said yes: its name and the day of first contact go to whoever asked by message."""
    day = datetime.date.fromisoformat(first_contact_on) if first_contact_on else None
    _answer("interop.answer_accepted", person, "accepted", team=places.team(uuid.UUID(team)), first_contact_on=day)


@later.job("interop.answer_proposed")
def answer_proposed(*, person: str) -> None:
    """A plan was suggested: that, and none of its words."""
    _answer("interop.answer_proposed", person, "proposed")


@later.job("interop.answer_ended")
def answer_ended(*, person: str, matter: str) -> None:
    """It has ended, and in which of the ways that the asker may know."""
    _answer("interop.answer_ended", person, "ended", matter_id=uuid.UUID(matter))


def _answer(deed: str, person: str, kind: str, *, matter_id: uuid.UUID | None = None, **facts: object) -> None:
    by, who = actors.System(deed), persons.goes_on(person=uuid.UUID(person))
    with rows.context(by, people=[who]):
        for original in finding.to_answer(to=by, person=who, matter_id=matter_id):
            answers.answer(by=by, original=original, kind=kind, **facts)


@later.job("interop.send_answer")
def send_answer(*, answer: str, person: str) -> None:
    """One try. What comes of it is kept with the answer, and the next try is put."""
    by = actors.System("interop.send_answer")
    answers.send(by=by, answer_id=uuid.UUID(answer), person_id=uuid.UUID(person))


@later.every("interop.look_for_unsent", cron="*/5 * * * *")
def look_for_unsent() -> None:
    """Answers whose job was lost, or whose worker was killed on the way, go again."""
    by = actors.System("interop.look_for_unsent")
    for answer_id, person_id in finding.unsent():
        answers.send(by=by, answer_id=answer_id, person_id=person_id)


@later.every("interop.forget_tokens", cron="29 3 * * *")
def forget_tokens() -> None:
    """A token ends within minutes; kept for a day."""
    tokens.forget_old()
