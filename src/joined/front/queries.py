"""Today, and a person's page: one query for each room, put together."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from joined.base import paging, rows, wording
from joined.caseload import queries as caseload
from joined.doors import queries as requests
from joined.front import rules, story, words
from joined.huddle import queries as huddle
from joined.huddle.queries import story as sittings
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as people
from joined.people import whole
from joined.steps import queries as steps
from joined.trail import queries as trail

DIRECT_CARE = people.DIRECT_CARE
leads_to = people.leads_to
MESSAGES = 20
"""How many of somebody's messages their page shows at a time."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a request of ours: the plan, its text, who holds the person, who asks them, and our record."""

    plan: huddle.Plan
    message: messages.Written | None
    held_by: str
    asks: steps.Step | None
    record: str

    @property
    def shown(self) -> huddle.Plan:
        """The plan with how they were told in words."""
        return dataclasses.replace(self.plan, told_how=words.TOLD_HOW.get(self.plan.told_how, self.plan.told_how))

    @property
    def is_told(self) -> bool:
        return self.plan.told_at is not None

    @property
    def is_on_its_way(self) -> bool:
        """A message left our hands, or is about to, and nobody knows yet whether it arrived."""
        if self.is_told or self.message is None or self.message.is_late or self.is_to_post:
            return False
        return self.message.state in ("queued", "sending")

    @property
    def is_to_post(self) -> bool:
        """A letter was written, and nobody has posted it."""
        return self.message is not None and self.message.channel == "letter" and self.message.state == "queued"

    @property
    def is_settled(self) -> bool:
        """Told on an earlier day, or answered: it folds into a line, and opens with one press."""
        was_decided_today = clock.london(self.plan.decided_at).date() == clock.today()
        is_answered = self.plan.state != "proposed"
        return not was_decided_today and (is_answered or self.is_told)

    @property
    def tags(self) -> list[tuple[str, str]]:
        """What they said, and whether they have been told."""
        tag, meaning = words.PLAN_TAGS[self.plan.state]
        found = [(tag.format(name=self.plan.person_name.split()[0]), meaning)]
        if self.message and self.message.state != "undone":
            found.append((f"{self.message.channel_name}: {self.message.state_words.lower()}", self.message.meaning))
        elif self.is_told:
            found.append((f"Told: {words.TOLD_HOW.get(self.plan.told_how, self.plan.told_how)}", "agreed"))
        else:
            found.append(("Not told yet", "soon"))
        return found


@dataclasses.dataclass(frozen=True, kw_only=True)
class Today:
    """What somebody needs to see first this morning. `first` and `requests` hold each thing once."""

    sitting: huddle.Header | None
    may_bring: bool
    may_follow: bool
    first: tuple[steps.Step, ...]
    outcomes: tuple[Outcome, ...]
    mine: tuple[steps.Step, ...]
    my_teams: tuple[steps.Step, ...]
    asked: tuple[steps.Asked, ...]
    names: dict[uuid.UUID, str]
    requests: requests.ForToday | None
    running: tuple[caseload.Running, ...]
    languages: int
    outcomes_page: paging.Page

    @property
    def first_count(self) -> int:
        found = self.requests
        return len(self.first) + (len(found.cannot_wait) + len(found.unnamed_too_long) if found else 0)


def today(*, to: actors.Staff, after: str = "") -> Today:
    """Everything on Today for one worker, acting for one organisation; `after`: the mark of a page of outcomes."""
    promised = steps.mine(to=to).steps
    decided = huddle.outcomes(to=to, after=after)
    outcomes = _outcomes(to, decided.plans)
    found = requests.for_today(to=to) if to.organisation_kind in DIRECT_CARE else None
    shown = {outcome.plan.id for outcome in outcomes if not outcome.is_told}
    listed = (
        {one.person.id for one in (*found.cannot_wait, *found.unnamed_too_long, *found.unnamed)} if found else set()
    )
    first = [step for step in promised if rules.is_first(source=step.source, days_late=step.days_late)]
    lower = [step for step in promised if step not in first and not _is_shown_already(step, shown, listed)]
    asked = steps.asked_of(to=to).offers
    return Today(
        sitting=huddle.next_sitting(to=to),
        may_bring=people.reaches_anybody(by=to),
        may_follow=messages.may_follow(by=to),
        first=tuple(first),
        outcomes=outcomes,
        mine=tuple(dataclasses.replace(step, who="", team_name="") for step in lower if step.is_mine),
        my_teams=tuple(step for step in lower if not step.is_mine),
        asked=asked,
        names={pk: name for pk, (name, _) in people.names(to=to, people=[one.person_id for one in asked]).items()},
        requests=found,
        running=caseload.running(to=to) if people.reaches_anybody(by=to, scope="plan") else (),
        languages=requests.to_approve(to=to),
        outcomes_page=decided.page,
    )


def _is_shown_already(step: steps.Step, plans: set[uuid.UUID], people_listed: set[uuid.UUID]) -> bool:
    """Telling stands on its outcome, and reading a request beside the request: lower lists repeat nothing."""
    return (step.source == "tell" and step.source_id in plans) or (
        step.source == "request" and step.person_id in people_listed
    )


def _outcomes(to: actors.Staff, plans: Sequence[huddle.Plan]) -> tuple[Outcome, ...]:
    if not plans:
        return ()
    texts = messages.each(to=to, message_ids=[plan.message_id for plan in plans if plan.message_id])
    asks = {
        step.source_id: step for step in steps.of_source(to=to, source="ask", source_ids=[p.id for p in plans]).steps
    }
    with rows.narrow({plan.person_id for plan in plans}):
        now = steps.about_each(to=to, people=list({plan.person_id for plan in plans}))
    outcomes = [
        _outcome(plan, texts.get(plan.message_id), now[plan.person_id].team_name, asks.get(plan.id)) for plan in plans
    ]
    return tuple(sorted(outcomes, key=lambda outcome: (outcome.is_settled, outcome.is_told)))


def _outcome(plan: huddle.Plan, message: messages.Written | None, held_by: str, asks: steps.Step | None) -> Outcome:
    live = asks if asks and asks.state == "open" and plan.state == "proposed" else None
    return Outcome(plan=plan, message=message, held_by=held_by, asks=live, record=_record(plan, message, held_by))


def _record(plan: huddle.Plan, message: messages.Written | None, held_by: str) -> str:
    """The outcome as plain text for the record that our own organisation keeps (C80)."""
    told = wording.moment(plan.told_at) if plan.told_at else "not yet"
    how = words.TOLD_HOW.get(plan.told_how, "") if plan.told_at else ""
    return rules.record(
        (
            ("Person", plan.person_name),
            ("Asked", ", ".join(part for part in (plan.ask, plan.asked_by, wording.moment(plan.asked_at)) if part)),
            ("Huddle decided", f"{wording.moment(plan.decided_at)}, written by {plan.decided_by}"),
            ("Plan proposed", plan.plan),
            ("Responsible", held_by),
            (
                "Said yes",
                ", ".join(part for part in (plan.accepted_by, plan.team_name if plan.accepted_by else "") if part),
            ),
            ("First meeting", wording.day(plan.first_contact_on)),
            *(("Next", f"{step.what}, {step.who}, by {wording.day(step.due_on)}") for step in plan.steps),
            ("Told", f"{told} {how}".strip()),
            ("Text", message.words if message and message.state in ("sending", "delivered") else ""),
            ("They said", plan.their_words),
        )
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """One person's page, as far as the looker reaches: parts that are not theirs to see are simply not there."""

    whole: whole.Whole
    now: steps.Now
    care: caseload.Brief | None
    plan: huddle.Plan | None
    story: tuple[story.Entry, ...]
    messages: tuple[messages.Written, ...]
    looked_before: datetime.datetime | None
    looks: tuple[trail.Look, ...] | None
    sitting_item: sittings.Brought | None
    request: requests.Once | None
    way_back: caseload.Way | None

    @property
    def person(self) -> people.Person:
        return self.whole.person

    @property
    def since(self) -> tuple[story.Entry, ...]:
        """Lines of the story that came since they last looked; none where they never did."""
        since = self.looked_before
        return tuple(entry for entry in self.story if entry.at > since) if since else ()

    @property
    def open_offers(self) -> tuple[steps.Asked, ...]:
        return tuple(offer for offer in self.now.offers if offer.state == "asked")


def person(*, to: actors.Staff, person: uuid.UUID) -> Person:
    """Everything about one person, one query for each room, narrowed to them. Raises NotHere."""
    with rows.context(to, people=[person]):
        known = whole.whole(to=to, person=person)
        named = {person: (known.person.name, known.person.born_on)}
        now = steps.about(to=to, person=person, named=named)
        reaches = known.scopes if not known.is_partner else frozenset()
        care = caseload.brief(to=to, person=person) if "plan" in reaches else None
        plans = huddle.plans_of(to=to, person=person).plans if "huddle" in reaches else ()
        asked = requests.of_person(to=to, person=person).requests if "huddle" in reaches else ()
        items = sittings.items_of(to=to, person=person).items if "huddle" in reaches else ()
        texts = messages.about(to=to, person=person).messages if "contact" in reaches else ()
        before = trail.looked_before(to=to, person=person)
        is_over = all(step.source == "pass_ends" for step in now.steps)
        way_back = caseload.way_of(to=to, person=person) if is_over else None
        looks = (
            trail.looks(to=to, person=person, former=people.former(person=person)).looks if "plan" in reaches else None
        )
    return Person(
        whole=known,
        now=now,
        care=care,
        plan=next((plan for plan in plans if plan.state in ("proposed", "agreed")), None),
        story=story.told(
            story.of_requests(asked),
            story.of_sittings(items),
            story.of_plans(plans, name=known.person.called),
            story.of_messages(texts),
            story.of_steps(now.done),
            story.of_care(care.story if care else ()),
            story.of_offers(offer for offer in now.offers if offer.state != "asked"),
        ),
        messages=texts,
        looked_before=before,
        looks=looks,
        way_back=way_back,
        request=next((one for one in asked if one.is_open), None),
        sitting_item=next((item for item in items if not item.is_over and item.state == "waiting"), None),
    )
