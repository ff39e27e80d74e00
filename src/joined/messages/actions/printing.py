"""Letters: printed by somebody, posted on a day, and told when they can have arrived (C6, ◆ letter_days)."""

import datetime

from joined.base import rows
from joined.kit import actors, clock, errors, working_days
from joined.messages import access, models, news, queries
from joined.messages import words as said
from joined.trail.writing import action


@action
def printed(*, by: actors.Actor, message: models.Message, to: str) -> models.Message:
    """Who printed it, when, and for which address, as that stands now."""
    access.check_may_undo(by=by, message=message)
    with rows.house(message.about):
        models.Message.objects.filter(pk=message.pk, state="queued").update(
            printed_at=clock.now(), printed_by=by.shown, to=to[:254]
        )
        message.refresh_from_db()
    return message


@action
def posted(*, by: actors.Actor, message: models.Message, on: datetime.date) -> models.Message:
    """It is in the post. Raises Refused before it was printed, for a day to come, or where it went already."""
    access.check_may_undo(by=by, message=message)
    if message.printed_at is None:
        raise errors.Refused("Print the letter first.")
    if not clock.london(message.printed_at).date() <= on <= clock.today():
        raise errors.Refused(
            "Choose the day on which it was posted: not before it was printed, not after today.", field="on"
        )
    with rows.house(message.about):
        gone = models.Message.objects.filter(pk=message.pk, state="queued").update(
            state="sending", posted_on=on, sent_at=clock.now()
        )
        if not gone:
            raise errors.Refused("Somebody has written down already what became of this letter.")
        message.refresh_from_db()
    return message


@action
def arrived(*, by: actors.Actor, message: models.Message) -> bool:
    """The day is here on which a letter counts as told; False where it is not yet."""
    if message.channel != "letter" or message.state != "sending":
        return False
    days = queries.rule("letter_days", team_id=message.team_id)
    if clock.today() < working_days.add(message.posted_on, days):
        return False
    models.Message.objects.filter(pk=message.pk, state="sending").update(state="delivered", settled_at=clock.now())
    news.tell("delivered", message)
    return True


@action
def came_back(*, by: actors.Actor, message: models.Message) -> models.Message:
    """The post brought it back: they were not told, and somebody rings or goes (H4)."""
    access.check_may_undo(by=by, message=message)
    with rows.house(message.about):
        changed = models.Message.objects.filter(
            pk=message.pk, channel="letter", state__in=("sending", "delivered")
        ).update(state="failed", why_not=said.CAME_BACK, settled_at=clock.now())
        if not changed:
            raise errors.Refused("Only a letter that was posted can come back.")
        news.tell("failed", message)
        message.refresh_from_db()
    return message
