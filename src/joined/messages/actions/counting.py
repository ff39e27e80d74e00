"""The daily count: what we hold as gone against what the provider says it has; and receipts that nobody knew."""

import datetime
import uuid
from collections import Counter

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.messages import access, gateway, models, queries, rules
from joined.messages import words as said
from joined.messages.actions import hearing, noticing, sending
from joined.trail.writing import action

DAYS = 3
"""How far back the count goes: an undelivered text of the provider ends after three days."""


@action
def count(*, by: actors.Actor) -> models.Count:
    """Ask the provider what it has, message by message, and keep what differs. Raises gateway.TryAgain.

    A receipt that was lost is taken from its answer; a message that it never had is a call; what it has and we do
    not know stays for somebody to look at.
    """
    since = clock.now() - datetime.timedelta(days=DAYS)
    theirs = {found.reference: found.status for found in gateway.since(since)}
    theirs = noticing.notices_counted(by=by, since=since, theirs=theirs)
    ours = {str(one.message): one for one in queries.gone(since=since)}
    made = models.Count.objects.create(
        at=clock.now(),
        since=since,
        ours=dict(Counter(one.state for one in ours.values())),
        theirs=dict(Counter(theirs.values())),
    )
    for reference, one in ours.items():
        if rules.differs(one.state, theirs.get(reference)):
            _differs(by, made, one, theirs.get(reference))
    for reference in theirs.keys() - ours.keys():
        if not queries.person_of(message_id=_identifier(reference)):
            _keep(made, reference, "", theirs[reference])
    return made


def _differs(by: actors.Actor, made: models.Count, one: queries.Gone, theirs: str | None) -> None:
    """Mend what can be mended, message by message, and write down that it was."""
    with rows.context(by, people=[one.about]):
        message = queries.row(to=by, message_id=one.message)
        if theirs is None:
            if message.state == "sending":
                sending.failed(by=by, message=message, why=said.NOT_THERE)
            state = message.state
        else:
            state = hearing.receive_receipt(by=by, message=message, status=theirs).state
    kept = _keep(made, str(one.message), one.state, theirs or "")
    if not rules.differs(state, theirs) or (theirs is None and state == "failed"):
        _settle(kept, by, "Mended by the count: the receipt had not come." if theirs else "Somebody rings instead.")


def _keep(made: models.Count, reference: str, ours: str, theirs: str) -> models.Difference:
    found = models.Difference.objects.filter(reference=reference[:100], settled_at=None).first()
    return found or models.Difference.objects.create(count=made, reference=reference[:100], ours=ours, theirs=theirs)


@action
def settle(*, by: actors.Actor, difference: models.Difference, why: str) -> models.Difference:
    """Somebody has looked at it, and says what it was. Raises Forbidden, Refused."""
    access.check_may_follow(by=by)
    _check_why(why)
    if difference.settled_at:
        raise errors.Refused("Somebody has looked at this already.")
    return _settle(difference, by, why)


def _settle(difference: models.Difference, by: actors.Actor, why: str) -> models.Difference:
    models.Difference.objects.filter(pk=difference.pk, settled_at=None).update(
        settled_at=clock.now(), settled_by=by.shown, why=why.strip()[:200]
    )
    difference.refresh_from_db()
    return difference


@action
def look_at_parked(*, by: actors.Actor, parked: models.Parked) -> bool:
    """A receipt that came before its message was kept is used now; False where nobody knows it still."""
    person = queries.person_of(message_id=_identifier(parked.reference))
    if person is None or parked.cleared_at:
        return False
    with rows.context(by, people=[person]):
        message = queries.row(to=by, message_id=_identifier(parked.reference))
        hearing.receive_receipt(by=by, message=message, status=parked.status)
    _clear(parked, by, "Its message is known now.")
    return True


@action
def clear_parked(*, by: actors.Actor, parked: models.Parked, why: str) -> models.Parked:
    """Somebody has looked at a receipt that belongs to nothing of ours. Raises Forbidden, Refused."""
    access.check_may_follow(by=by)
    _check_why(why)
    if parked.cleared_at:
        raise errors.Refused("Somebody has looked at this already.")
    return _clear(parked, by, why)


def _clear(parked: models.Parked, by: actors.Actor, why: str) -> models.Parked:
    models.Parked.objects.filter(pk=parked.pk, cleared_at=None).update(
        cleared_at=clock.now(), cleared_by=by.shown, why=why.strip()[:200]
    )
    parked.refresh_from_db()
    return parked


def _check_why(why: str) -> None:
    if not why.strip():
        raise errors.Refused("Say in a few words what it was.", field="why")


def _identifier(reference: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(reference)
    except ValueError:
        return None
