"""The person now: the card that one viewer gets."""

import uuid
from collections.abc import Mapping, Sequence

from joined.doors import queries as requests
from joined.huddle import access, models, rules
from joined.huddle.queries import agenda, ground, outcomes, shapes
from joined.kit import actors
from joined.people import queries as people
from joined.steps import queries as steps


def card_of(
    to: actors.Staff,
    item: models.AgendaItem,
    on: ground.Ground,
    *,
    times: Mapping[uuid.UUID, Sequence[requests.Time]] | None = None,
) -> shapes.Card:
    """What `to` sees of one person at a sitting, and who of those present may hear it.

    `times`: when they asked, where that was read already.
    """
    kind = rules.PARTNER if access.is_partner(by=to) else rules.FULL
    person = people.each(to=to, people=[item.person_id])[item.person_id]
    named = {person.id: (person.name, person.born_on)}
    remain = on.staying([item])[item.pk]
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
        now=steps.about_each(to=to, people=[person.id], named=named)[person.id],
        views=_views(item),
        offers=_offers(item),
        asks=_asks(to, item),
        plan=outcomes.plan_of(to, item) if item.has_plan else None,
        stays=tuple(row.user.name for row in remain),
        must_confirm=len(remain) != len(on.present),
        may_decide=access.may_decide(by=to, item=item),
        asked=_asked(to, item, times) if full else (),
        to_sign_off=full and on.waits(item.person_id),
    )


def _asked(
    to: actors.Staff, item: models.AgendaItem, times: Mapping[uuid.UUID, Sequence[requests.Time]] | None
) -> tuple[requests.Time, ...]:
    if times is None:
        times = requests.times_asked(to=to, people=[item.person_id])
    return tuple(times[item.person_id])


def _views(item: models.AgendaItem) -> tuple[shapes.Said, ...]:
    found = models.View.objects.filter(person_id=item.person_id, item__thread=item.thread)
    found = found.select_related("organisation").order_by("at")
    return tuple(
        shapes.Said(
            words=v.words,
            by_name=v.by_name,
            by_role=v.by_role,
            organisation=v.organisation.name,
            at=v.at,
            said_at=v.said_at,
        )
        for v in found
    )


def _offers(item: models.AgendaItem) -> tuple[shapes.Offered, ...]:
    found = models.HuddleOffer.objects.filter(person_id=item.person_id, item__thread=item.thread)
    found = found.select_related("team").order_by("at")
    return tuple(
        shapes.Offered(
            id=o.pk,
            team_id=o.team_id,
            team_name=o.team.name,
            by_name=o.by_name,
            kind=o.kind,
            service=o.service,
            what=o.what,
            who=o.who,
            first_on=o.first_on,
            languages=o.languages,
            space=o.space,
            next_door=o.next_door,
            is_in_plan=o.is_in_plan,
        )
        for o in found
    )


def _asks(to: actors.Staff, item: models.AgendaItem) -> tuple[shapes.AskedFirst, ...]:
    """A partner reads its own team's alone: an answer says what the person lets that partner know."""
    found = models.PartnerQuestion.objects.filter(person_id=item.person_id, item__thread=item.thread)
    if access.is_partner(by=to):
        found = found.filter(team_id__in=to.team_ids)
    related = found.select_related("team__organisation", "to_team", "item__sitting__huddle")
    return tuple(
        shapes.AskedFirst(
            id=row.pk,
            question=row.question,
            asked_by=row.asked_by,
            organisation=row.team.organisation.name,
            to_team=row.to_team.name,
            answer_by=row.answer_by,
            answer=row.answer,
            answered_by=row.answered_by or "",
            may_answer=not row.answered_at and access.may_answer_partner(by=to, question=row),
        )
        for row in related.order_by("asked_at")
    )


def talk_about(to: actors.Staff, item: models.AgendaItem) -> shapes.Talk:
    """What was said about somebody so far."""
    return shapes.Talk(_views(item), _offers(item), _asks(to, item), access.may_decide(by=to, item=item))
