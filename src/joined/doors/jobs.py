"""The hourly look: questions whose day has passed, and who waits without anybody who asks how they are."""

import datetime
import uuid

from joined.base import later, rows
from joined.doors import actions, queries
from joined.kit import actors, clock

WITHOUT_A_CHECK_IN_HOURS = 12


@later.every("doors.look_for_questions", cron="15 * * * *")
def look_for_questions() -> None:
    """A question that nobody answered by its day goes back to in-take with a step: one transaction a person."""
    by = actors.System("doors.look_for_questions")

    def lapse(question_id: uuid.UUID, person_id: uuid.UUID) -> None:
        with rows.context(by, people=[person_id]):
            actions.lapse(by=by, question=queries.question_row(to=by, question_id=question_id))

    later.one_by_one(queries.questions_over(on=clock.today()), lapse)


@later.every("doors.look_for_waiting", cron="20 * * * *")
def look_for_waiting() -> None:
    """Whoever waits without a check-in gets one: one transaction a person."""
    by = actors.System("doors.look_for_waiting")
    before = clock.now() - datetime.timedelta(hours=WITHOUT_A_CHECK_IN_HOURS)

    def see(referral_id: uuid.UUID, person_id: uuid.UUID) -> None:
        with rows.context(by, people=[person_id]):
            actions.see_check_in(by=by, referral=queries.row(to=by, referral_id=referral_id))

    later.one_by_one(queries.without_check_in(before=before), see)
