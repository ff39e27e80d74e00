"""One story out of what each room tells: dated lines, latest first, each with the organisation it comes from."""

import dataclasses
import datetime
from collections.abc import Iterable

from joined.base import wording
from joined.caseload import queries as caseload
from joined.doors import queries as requests
from joined.front import words
from joined.huddle import queries as huddle
from joined.huddle.queries import story as sittings
from joined.messages import queries as messages
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the story, as `story_item` shows it. `id`: of what it tells, and never another line's."""

    id: str
    at: datetime.datetime
    source: str
    title: str
    text: str
    words: str = ""
    words_said: str = ""
    tag: str = ""
    meaning: str = "waiting"
    disagrees: str = ""
    disagrees_said: str = ""


def told(*parts: Iterable[Entry]) -> tuple[Entry, ...]:
    """All of them, latest first; what happened at the same moment always in the same order."""
    every = (entry for part in parts for entry in part)
    return tuple(sorted(every, key=lambda entry: (entry.at, entry.id), reverse=True))


def _by(where: str, who: str) -> str:
    """Organisation or team, then who; each once."""
    return ", ".join(dict.fromkeys(name for name in (where, who) if name))


def of_requests(found: Iterable[requests.Once]) -> list[Entry]:
    """What was asked, by whom, in whose words."""
    return [
        Entry(
            id=f"request-{one.id}",
            at=one.asked_at,
            source=_by(one.where, one.asked_by),
            title="Asked for help" if not one.is_joined else "Asked again",
            text=one.ask,
            words=one.in_their_words,
            words_said=f"Said to {one.asked_by}" if one.in_their_words else "",
            tag=one.tag,
            meaning=one.meaning,
        )
        for one in found
    ]


def of_sittings(found: Iterable[sittings.Brought]) -> list[Entry]:
    """On an agenda without a plan: to come, carried over or taken off. A plan tells its own."""
    entries = []
    for item in found:
        if item.state in words.ITEM_ENDS:
            views = f"{wording.plural(item.views, 'view')} kept." if item.views else ""
            entries.append(_sitting(item, words.ITEM_ENDS[item.state], views))
        elif item.state != "proposed" and not item.is_over:
            entries.append(_sitting(item, "On the agenda", f"{item.why}. {item.ask}"))
    return entries


def _sitting(item: sittings.Brought, title: str, text: str) -> Entry:
    return Entry(
        id=f"sitting-{item.item_id}",
        at=item.starts_at,
        source=f"{item.huddle}, brought by {item.brought_by}",
        title=title,
        text=text,
    )


def of_plans(found: Iterable[huddle.Plan], *, name: str) -> list[Entry]:
    """What a huddle suggested, whether they were told, and what they said."""
    entries = []
    for plan in found:
        tag, meaning = words.PLAN_TAGS[plan.state]
        entries.append(
            Entry(
                id=f"plan-{plan.id}",
                at=plan.decided_at,
                source=f"Huddle, written by {plan.decided_by}",
                title="Plan proposed",
                text=plan.plan,
                words=plan.their_words,
                words_said=f"{name}, about this plan" if plan.their_words else "",
                tag=tag.format(name=name),
                meaning=meaning,
            )
        )
        if plan.told_at and plan.told_how not in WRITTEN:
            how = words.TOLD_HOW.get(plan.told_how, plan.told_how)
            entries.append(
                Entry(
                    id=f"told-{plan.id}", at=plan.told_at, source="", title="Told the plan", text=how.capitalize() + "."
                )
            )
    return entries


WRITTEN = ("text", "email", "letter")
SAID = ("call_note", "handed_over")
"""What was said is told by its plan; its words stand under Messages."""


def of_messages(found: Iterable[messages.Written]) -> list[Entry]:
    """What was sent or posted, by what became of it; the words stand under Messages."""
    return [
        Entry(
            id=f"message-{one.id}",
            at=one.written_at,
            source=f"{one.channel_name}, written by {one.written_by}",
            title=one.channel_name,
            text=_first_line(one.words),
            tag=one.state_words,
            meaning=one.meaning,
        )
        for one in found
        if one.state != "undone" and one.channel not in SAID
    ]


def _first_line(text: str) -> str:
    line = text.strip().splitlines()[0] if text.strip() else ""
    return line if len(line) <= 120 else line[:119].rstrip() + "…"


TOLD_ELSEWHERE = ("tell", "ask", "request", "contact", "book")
"""Steps that end by themselves: a plan is told or answered, a request is decided, a contact is written down."""


def of_care(found: Iterable[caseload.Told]) -> list[Entry]:
    """Contacts, pauses, key workers."""
    return [
        Entry(
            id=f"care-{one.id}",
            at=one.at,
            source=one.source,
            title=one.title,
            text=one.text,
            tag=one.tag,
            meaning=one.meaning,
        )
        for one in found
    ]


def of_steps(found: Iterable[steps.Step]) -> list[Entry]:
    """What was promised and is over, unless another line of the story says so already."""
    return [
        Entry(
            id=f"step-{step.id}",
            at=step.closed_at,
            source=_by(step.organisation_name, step.closed_by),
            title=words.STEP_ENDS[step.state],
            text=f"{step.what}. {step.reason}".strip() if step.reason else step.what,
        )
        for step in found
        if step.closed_at and not (step.state == "done" and step.source in TOLD_ELSEWHERE)
    ]


def of_offers(found: Iterable[steps.Asked]) -> list[Entry]:
    """What was asked of other teams, and their answers. Being asked moves nothing."""
    return [_offer(offer) for offer in found]


def _offer(offer: steps.Asked) -> Entry:
    if offer.state == "asked":
        return Entry(
            id=f"offer-{offer.id}",
            at=offer.asked_at,
            source=f"{offer.from_team}, {offer.asked_by}",
            title=f"Asked {offer.to_team}",
            text=offer.what,
            tag="Not answered yet",
            meaning="partner",
        )
    more = f" Next door: {offer.next_door}" if offer.next_door else ""
    is_ours = offer.state == "withdrawn"
    return Entry(
        id=f"offer-{offer.id}",
        at=offer.answered_at or offer.asked_at,
        source=_by(offer.from_team if is_ours else offer.to_team, offer.answered_by),
        title=f"{words.ANSWERS[offer.state]}: {offer.to_team}" if is_ours else words.ANSWERS[offer.state],
        text=f"{offer.what} {offer.reason}{more}".strip(),
        meaning="partner",
    )
