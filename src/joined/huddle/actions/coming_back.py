"""Back on an agenda, by the house itself or carried over with everything kept; and off one."""

from __future__ import annotations

import typing
import uuid
from collections.abc import Collection

from joined.base import rows
from joined.doors import actions as doors
from joined.doors import queries as asked
from joined.doors import rules as requests_rules
from joined.huddle import access, models, reasons, rules, words
from joined.huddle.actions import placing
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.doors import models as requests
    from joined.people import models as persons
    from joined.steps import models as offers


@action
def bring_asked_again(*, by: actors.Actor, person: persons.Person, referral: requests.Referral) -> None:
    """Asked again is news: first on the next agenda, in the words of the new request.

    What duty has to answer stays off every agenda, and so does what has ended meanwhile.
    """
    leading = placing.leading(referral)
    if referral.matter.ended_at or leading.state == "with_duty":
        return
    if models.AgendaItem.objects.filter(referral=referral).exists():
        return
    item = bring_back(by=by, person=person, referral=referral, why="asked_again")
    if item:
        doors.note(by=by, referral=leading, verb="bring")


@action
def hear_two_noes(
    *, by: actors.Actor, person: persons.Person, offer: offers.Offer, referral: requests.Referral | None
) -> None:
    """The second no on one matter: the team that chairs has a step, and they are on the next agenda."""
    matter = standing.open_matter(to=by, person=person.pk)
    if matter is None:
        return
    huddle = placing.huddle_for(person.neighbourhood_id)
    step = steps.Next(
        what=words.TWO_NOES_STEP,
        team=huddle.chair_team if huddle else steps.responsible_team(person=person.pk),
        due_on=clock.working_day(1),
        source="two_noes",
        source_id=offer.pk,
    )
    steps.promise(by=by, matter=matter, step=step)
    if referral:
        bring_back(by=by, person=person, referral=referral, why="declined")


@action
def bring_back(
    *, by: actors.Actor, person: persons.Person, referral: requests.Referral | None, why: str, their_words: str = ""
) -> models.AgendaItem | None:
    """Back on the next agenda, by the house itself: a late promise, a "no, not this", a team that said no.

    Without a request for somebody in care who stood on an agenda before; nobody more hears of them than then.
    """
    huddle = placing.huddle_for(person.neighbourhood_id)
    if huddle is None:
        return None
    with rows.house(person.pk):
        last = models.AgendaItem.objects.filter(person=person).order_by("-brought_at").first()
    after = last.sitting.on if last and last.sitting.state == "closed" else None
    sitting = placing.next_sitting(by, huddle, after=after)
    values = {
        "referral": referral,
        "why": why,
        "order": reasons.orders(why),
        "ask": referral.ask if referral else words.NO_ASK,
        **_words_of(by, referral, last, their_words=their_words, is_news=why == "asked_again"),
        "story": last.story if last else "",
        "safety_line": last.safety_line if last else referral.safety_words,
        "partner_line": last.partner_line if last else "",
        "sharing": _sharing(by, person, referral, last),
    }
    team = referral.asker_team_id if referral else None
    return placing.place(by, sitting, person, values, team=team, carried_from=last)


def _sharing(
    by: actors.Actor, person: persons.Person, referral: requests.Referral | None, last: models.AgendaItem
) -> str:
    """Nobody hears of it who might not hear of one of the requests; without a request, nobody more than last time,
    nor than they have said since."""
    if referral is None:
        return requests_rules.strictest(last.sharing, *asked.shared_before(to=by, person=person.pk))
    return requests_rules.strictest(referral.sharing, placing.leading(referral).sharing)


def _words_of(
    by: actors.Actor,
    referral: requests.Referral | None,
    last: models.AgendaItem | None,
    *,
    their_words: str,
    is_news: bool,
) -> dict[str, object]:
    """What they said just now, else in the new request, else what stood on the agenda before."""
    if their_words:
        return {"in_their_words": their_words, "words_said_at": clock.now(), "words_by": by.name}
    if last and not (is_news and referral and referral.in_their_words):
        return {"in_their_words": last.in_their_words, "words_said_at": last.words_said_at, "words_by": last.words_by}
    said_at = referral.asked_at if referral.in_their_words else None
    return {"in_their_words": referral.in_their_words, "words_said_at": said_at, "words_by": referral.asker_name}


@action
def carry_over(*, by: actors.Actor, item: models.AgendaItem) -> models.AgendaItem:
    """Tomorrow, with everything kept: words, views, offers, and how often."""
    access.check_may_decide(by=by, item=item)
    with rows.house(item.person_id):
        state = rules.ITEM.after(item.state, "carry over")
        models.AgendaItem.objects.filter(pk=item.pk).update(state=state)
    if item.referral:
        doors.note(by=by, referral=placing.leading(item.referral), verb="carry over")
    sitting = placing.next_sitting(by, item.sitting.huddle, after=item.sitting.on)
    kept = (
        "referral",
        "ask",
        "in_their_words",
        "words_said_at",
        "words_by",
        "story",
        "safety_line",
        "partner_line",
        "sharing",
    )
    values = {field: getattr(item, field) for field in kept}
    values |= {"why": "carried_over", "order": reasons.orders("carried_over")}
    return placing.place(by, sitting, item.person, values, team=item.brought_by_team_id, carried_from=item)


@action
def leave_agenda(*, by: actors.Actor, person: uuid.UUID) -> int:
    """Nothing is open about them any more: nobody talks about them tomorrow. Off how many agendas they are."""
    with rows.house(person):
        if standing.open_matter(to=by, person=person, also_worry=True) is not None:
            return 0
        waiting = models.AgendaItem.objects.filter(person_id=person, state="waiting", sitting__state="planned")
        return waiting.update(state=rules.ITEM.after("waiting", "take off"), is_made=False)


def leave_agendas(*, by: actors.Actor, people: Collection[uuid.UUID]) -> None:
    """The same for each of several who stand on an agenda to come; of the others nothing is written down."""
    with rows.house(*people):
        waiting = models.AgendaItem.objects.filter(person_id__in=people, state="waiting", sitting__state="planned")
        found = set(waiting.values_list("person_id", flat=True))
    for person in sorted(found):
        leave_agenda(by=by, person=person)


@action
def take_off(*, by: actors.Actor, item: models.AgendaItem, reason: str) -> models.AgendaItem:
    """Off this agenda; the request stays with in-take, who have a step and a day."""
    access.check_may_see(by=by, item=item)
    if not reason.strip():
        raise errors.Refused("Say why, in a few words.", field="reason")
    with rows.house(item.person_id):
        state = rules.ITEM.after(item.state, "take off")
        models.AgendaItem.objects.filter(pk=item.pk).update(state=state, is_made=False)
        item.refresh_from_db()
    if item.referral:
        doors.note(by=by, referral=placing.leading(item.referral), verb="read")
    return item
