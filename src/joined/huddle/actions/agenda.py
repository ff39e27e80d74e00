"""The agenda that makes itself: the house puts people on it, says why, and takes them off when it is true no more."""

from __future__ import annotations

import typing

from joined.base import rows
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.doors import rules as requests_rules
from joined.huddle import models, reasons, rules, words
from joined.huddle.actions import placing
from joined.huddle.queries import agenda
from joined.kit import actors
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons

LEAST_SHARED = "nhs_council"


@action
def hold(
    *, by: actors.System, person: persons.Person, sitting: models.Sitting, found: tuple[reasons.Reason, ...]
) -> models.AgendaItem | None:
    """On this agenda once, for exactly these reasons; off it, where there are none and nobody has said a word.

    What was decided today, or taken off by somebody, stays as it is; what duty has to answer is on no agenda.
    """
    with rows.house(person.pk):
        item = agenda.stands(sitting=sitting, person=person.pk)
        if item is None:
            return _put(by, person, sitting, found) if found else None
        if item.state == "waiting":
            return _keep(by, item, found)
        if item.state == "withdrawn" and item.is_made and found:
            models.AgendaItem.objects.filter(pk=item.pk).update(state="waiting", chair_place=None)
            return _keep(by, item, found)
    return item


def _put(
    by: actors.System, person: persons.Person, sitting: models.Sitting, found: tuple[reasons.Reason, ...]
) -> models.AgendaItem | None:
    referral = requests.open_of(to=by, person=person.pk)
    leading = placing.leading(referral) if referral else None
    if leading and leading.state == "with_duty":
        return None
    last = models.AgendaItem.objects.filter(person=person).order_by("-brought_at").first()
    values = {
        "referral": referral,
        "why": found[0].why,
        "reasons": reasons.kept(found),
        "is_made": True,
        "order": agenda.PLACES[found[0].why],
        "ask": referral.ask if referral else words.NO_ASK,
        "sharing": _sharing(by, person, referral, last),
        **_said_before(referral, last),
    }
    if leading and leading.state == "received":  # nobody has read it yet: it is talked about all the same
        doors.note(by=by, referral=leading, verb="bring")
    team = referral.asker_team_id if referral else None
    return placing.place(by, sitting, person, values, team=team, carried_from=last)


def _sharing(by: actors.System, person: persons.Person, referral: typing.Any, last: models.AgendaItem | None) -> str:
    """What they chose with their request; without one the least that they ever chose, and never a charity."""
    if referral:
        return requests_rules.strictest(referral.sharing, placing.leading(referral).sharing)
    before = requests.shared_before(to=by, person=person.pk)
    return requests_rules.strictest(LEAST_SHARED, *before, *([last.sharing] if last else []))


def _said_before(referral: typing.Any, last: models.AgendaItem | None) -> dict[str, object]:
    """Their words and the line of the story, as they stood when they were last talked about."""
    if last:
        kept = ("in_their_words", "words_said_at", "words_by", "story", "safety_line", "partner_line")
        return {name: getattr(last, name) for name in kept}
    if referral is None:
        return {}
    said = {"in_their_words": referral.in_their_words, "safety_line": referral.safety_words}
    if referral.in_their_words:
        said |= {"words_said_at": referral.asked_at, "words_by": referral.asker_name}
    return said


def _keep(by: actors.System, item: models.AgendaItem, found: tuple[reasons.Reason, ...]) -> models.AgendaItem:
    may_leave = reasons.may_leave(
        is_made=item.is_made,
        state="waiting",
        is_talked_about=item.sitting.now_item_id == item.pk,
        is_said=item.views.exists() or item.offers.exists(),
    )
    if not found and may_leave:
        return _take_off(by, item)
    changed: dict[str, object] = {"reasons": reasons.kept(found)}
    if found:
        before = reasons.read(item.reasons)
        changed["order"] = reasons.place(item.order, before, found, agenda.PLACES)
        if item.is_made:
            changed["why"] = found[0].why
    else:
        changed["is_made"] = False
    models.AgendaItem.objects.filter(pk=item.pk).update(**changed)
    item.refresh_from_db()
    return item


def _take_off(by: actors.System, item: models.AgendaItem) -> models.AgendaItem:
    state = rules.ITEM.after("waiting", "take off")
    models.AgendaItem.objects.filter(pk=item.pk).update(state=state, reasons=[])
    leading = placing.leading(item.referral) if item.referral else None
    if leading and leading.state == "in_huddle":
        doors.note(by=by, referral=leading, verb="read")
    item.refresh_from_db()
    return item
