"""The person now: the card that one viewer gets."""

import uuid
from collections.abc import Mapping, Sequence

from joined.doors import queries as requests
from joined.huddle import access, models, rules
from joined.huddle.queries import agenda, ground, outcomes, shapes, talk
from joined.kit import actors
from joined.people import queries as people
from joined.steps import queries as steps

Times = Mapping[uuid.UUID, Sequence[requests.Time]]


def card_of(to: actors.Staff, item: models.AgendaItem, on: ground.Ground, *, times: Times | None = None) -> shapes.Card:
    """What `to` sees of one person at a sitting, and who of those present may hear it.

    `times`: when they asked, where that was read already.
    """
    return cards_of(to, [item], on, times=times)[0]


def cards_of(
    to: actors.Staff, items: Sequence[models.AgendaItem], on: ground.Ground, *, times: Times | None = None
) -> tuple[shapes.Card, ...]:
    """The same for several: one by one only plans are asked for, and whether a chair may decide."""
    ids = [item.person_id for item in items]
    known = people.each(to=to, people=ids)
    now = steps.about_each(to=to, people=ids, named={one.id: (one.name, one.born_on) for one in known.values()})
    said = talk.about_each(to, items)
    remain = on.staying(items)
    waiting = set() if access.is_partner(by=to) else on.waiting(ids)
    if times is None:
        times = {} if access.is_partner(by=to) else requests.times_asked(to=to, people=ids)
    return tuple(
        _card(
            to,
            item,
            on,
            person=known[item.person_id],
            now=now[item.person_id],
            said=said[item.pk],
            remain=remain[item.pk],
            asked=tuple(times.get(item.person_id, ())),
            to_sign_off=item.person_id in waiting,
        )
        for item in items
    )


def _card(
    to: actors.Staff,
    item: models.AgendaItem,
    on: ground.Ground,
    *,
    person: people.Person,
    now: steps.Now,
    said: shapes.Talk,
    remain: list[models.Presence],
    asked: tuple[requests.Time, ...],
    to_sign_off: bool,
) -> shapes.Card:
    kind = rules.PARTNER if access.is_partner(by=to) else rules.FULL
    full = kind == rules.FULL
    return shapes.Card(
        item_id=item.pk,
        version=item.version,
        state=item.state,
        kind=kind,
        person=person,
        ask=item.ask,
        asker=item.referral.asker_name if item.referral else item.brought_by,
        why=agenda.why(item, is_partner=not full),
        in_their_words=item.in_their_words if full else "",
        words_said_at=item.words_said_at,
        words_by=item.words_by or item.brought_by,
        story=item.story if full else "",
        safety=item.safety_line if full else "",
        partner_line=item.partner_line,
        needs=person.needs,
        brought_at=item.brought_at,
        now=now,
        views=said.views,
        offers=said.offers,
        asks=said.asks,
        plan=outcomes.plan_of(to, item) if item.has_plan else None,
        stays=tuple(row.user.name for row in remain),
        must_confirm=len(remain) != len(on.present),
        may_decide=said.may_decide,
        asked=asked if full else (),
        to_sign_off=to_sign_off,
    )
