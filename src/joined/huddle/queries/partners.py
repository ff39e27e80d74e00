"""What a partner sees of a sitting without being there, and what it has said to it so far."""

import dataclasses
import datetime
import uuid

from joined.base import rows
from joined.huddle import access, models, reasons, rules
from joined.huddle.queries import finding, giving
from joined.kit import actors, clock, errors
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

ASKED_STATES = ("waiting", "proposed")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Question:
    """One of a partner's questions, with its answer once it is there."""

    question: str
    asked_by: str
    to_team: str
    answer_by: datetime.date
    answer: str
    answered_by: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """One person of a sitting as a partner may see them: the partner's card, and what its team said so far.

    `wanted`: what the huddle asks this team to say yes to. `own`: what it has promised.
    """

    item_id: uuid.UUID
    person: people.Person
    ask: str
    line: str
    offers: tuple[models.HuddleOffer, ...]
    views: tuple[models.View, ...]
    questions: tuple[Question, ...]
    wanted: steps.Asked | None
    own: tuple[steps.Step, ...]
    may_offer: bool

    @property
    def is_answered(self) -> bool:
        return bool(self.offers)

    @property
    def questions_left(self) -> int:
        return rules.MOST_QUESTIONS - len(self.questions)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asks:
    """The asks of one sitting, and lines without a name, for one team of a partner. `given`: the minutes that its
    organisation has given this month."""

    huddle: str
    starts_at: datetime.datetime
    is_over: bool
    asks: tuple[Ask, ...]
    unnamed: tuple[str, ...]
    given: int

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return tuple(ask.person.id for ask in self.asks)


@shows
def asks(*, to: actors.Staff, sitting_id: uuid.UUID) -> Asks:
    """Everybody at this sitting whose choices let `to` hear of them. Raises NotHere for a team that is not invited."""
    sitting = finding.sitting_row(to=to, sitting_id=sitting_id)
    items = items_for(to=to, sitting=sitting)
    known = people.each(to=to, people=[item.person_id for item in items])
    stands = steps.about_each(to=to, people=list(known))
    unnamed = models.UnnamedLine.objects.filter(sitting=sitting).order_by("order")
    wanted = {asked.person_id: asked for asked in steps.asked_of(to=to).offers}
    offers = offers_of(to=to, items=items)
    views = _views(to, items)
    questions = _questions(to, items)
    is_over = sitting.state == "closed"
    month, tomorrow = clock.today().replace(day=1), clock.today() + clock.days(1)
    gave = giving.minutes_of(organisation_id=to.organisation, first=month, after=tomorrow)
    return Asks(
        huddle=sitting.huddle.name,
        starts_at=sitting.starts_at,
        is_over=is_over,
        asks=tuple(
            Ask(
                item_id=item.pk,
                person=known[item.person_id],
                ask=item.ask,
                line=item.partner_line,
                offers=tuple(offers.get(item.thread, ())),
                views=tuple(views.get(item.thread, ())),
                questions=tuple(questions.get(item.thread, ())),
                wanted=wanted.get(item.person_id),
                own=tuple(step for step in stands[item.person_id].steps if step.team_id in to.team_ids),
                may_offer=not is_over and item.state == "waiting",
            )
            for item in items
            if item.person_id in known
        ),
        unnamed=tuple(unnamed.values_list("line", flat=True)),
        given=sum(one.minutes for one in gave),
    )


def items_for(*, to: actors.Staff, sitting: models.Sitting) -> list[models.AgendaItem]:
    """Items that the person's choices let `to` hear of; whoever is talked of without a name is in no list."""
    with rows.acting(to):
        found = models.AgendaItem.objects.filter(sitting=sitting, state__in=ASKED_STATES).exclude(sharing="no_name")
        return reasons.in_line(found)


def offers_of(*, to: actors.Staff, items: list[models.AgendaItem]) -> dict[uuid.UUID, list[models.HuddleOffer]]:
    """What the teams of `to` have said to each of these, by their thread."""
    found: dict[uuid.UUID, list[models.HuddleOffer]] = {}
    of_team = models.HuddleOffer.objects.filter(item__thread__in=[item.thread for item in items])
    with rows.acting(to):
        for offer in of_team.filter(team_id__in=to.team_ids).select_related("item").order_by("at"):
            found.setdefault(offer.item.thread, []).append(offer)
    return found


def _views(to: actors.Staff, items: list[models.AgendaItem]) -> dict[uuid.UUID, list[models.View]]:
    """What the organisation of `to` has written about each of these, by their thread; nobody else's."""
    found: dict[uuid.UUID, list[models.View]] = {}
    written = models.View.objects.filter(item__thread__in=[item.thread for item in items])
    with rows.acting(to):
        for view in written.filter(organisation_id=to.organisation).select_related("item").order_by("at"):
            found.setdefault(view.item.thread, []).append(view)
    return found


def _questions(to: actors.Staff, items: list[models.AgendaItem]) -> dict[uuid.UUID, list[Question]]:
    found: dict[uuid.UUID, list[Question]] = {}
    of_team = models.PartnerQuestion.objects.filter(item__thread__in=[item.thread for item in items])
    with rows.acting(to):
        for row in of_team.filter(team_id__in=to.team_ids).select_related("item", "to_team").order_by("number"):
            found.setdefault(row.item.thread, []).append(_question(row))
    return found


def _question(row: models.PartnerQuestion) -> Question:
    return Question(
        question=row.question,
        asked_by=row.asked_by,
        to_team=row.to_team.name,
        answer_by=row.answer_by,
        answer=row.answer,
        answered_by=row.answered_by or "",
    )


def question_row(*, to: actors.Actor, question_id: uuid.UUID) -> models.PartnerQuestion:
    """A partner's question, for the page of whoever answers it. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        found = models.PartnerQuestion.objects.filter(pk=question_id)
        row = found.select_related("item__sitting__huddle", "team__organisation", "to_team", "person").first()
    if row is None:
        raise errors.NotHere()
    if to.kind == "staff":
        access.check_may_answer_partner(by=to, question=row)
    return row
