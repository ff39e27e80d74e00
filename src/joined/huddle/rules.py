"""Pure rules of the huddle: when it sits, who may hear, when an outcome is complete."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence

from joined.huddle import words
from joined.kit import clock, states, working_days

SITTING = states.Table(
    name="A sitting",
    moves={"planned": {"open": "open"}, "open": {"finish": "closed"}, "closed": {}},
    words=words.SITTING_STATES,
)
ITEM = states.Table(
    name="An agenda item",
    moves={
        "waiting": {"propose": "proposed", "carry over": "carried_over", "take off": "withdrawn"},
        "proposed": {"propose": "proposed"},
        "carried_over": {},
        "withdrawn": {},
    },
    words=words.ITEM_STATES,
)
PROPOSAL = states.Table(
    name="A proposed plan",
    moves={
        "proposed": {"agree": "agreed", "not this": "not_this", "replace": "replaced"},
        "agreed": {"not this": "not_this"},
        "not_this": {},
        "replaced": {},
    },
    words=words.PROPOSAL_STATES,
)
TABLES = (SITTING, ITEM, PROPOSAL)

LOOK_AHEAD_DAYS = 21
OPENS_EARLY_MINUTES = 30


def sits_on(days: Collection[int], day: datetime.date) -> bool:
    """Whether a huddle of these weekdays (0 is Monday) sits on a day: never on a bank holiday."""
    return day.weekday() in days and working_days.is_working(day)


def next_day(days: Collection[int], after: datetime.date) -> datetime.date:
    """The first sitting day on or after `after`."""
    for ahead in range(LOOK_AHEAD_DAYS):
        day = after + datetime.timedelta(days=ahead)
        if sits_on(days, day):
            return day
    raise ValueError("A huddle needs at least one working weekday.")


def next_days(days: Collection[int], after: datetime.date, count: int) -> list[datetime.date]:
    """So many sitting days, the first on or after `after`."""
    found: list[datetime.date] = []
    while len(found) < count:
        found.append(next_day(days, found[-1] + datetime.timedelta(days=1) if found else after))
    return found


def left_out(days: Collection[int], start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Days between two on which it would sit, were they not bank holidays."""
    every = (start + datetime.timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in every if day.weekday() in days and not sits_on(days, day)]


def hours(day: datetime.date, starts: datetime.time, minutes: int) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when it sits on that day, by London's clock in summer and in winter (F-11)."""
    start = clock.moment_on(day, starts)
    return start, start + datetime.timedelta(minutes=minutes)


@dataclasses.dataclass(frozen=True)
class Planned:
    """One next step of a proposal: what, which team, who once known, by when, and whether the team said yes."""

    what: str
    team_id: uuid.UUID | None
    due_on: datetime.date | None
    someone_id: uuid.UUID | None = None
    said_yes: bool = False


def what_is_missing(
    *,
    plan: str,
    team_id: uuid.UUID | None,
    steps: Sequence[Planned],
    first_contact_on: datetime.date | None,
    accepted: bool,
    today: datetime.date,
) -> dict[str, str]:
    """What a proposal still needs, by field; empty when it is complete (C5, H10)."""
    missing = {}
    if not plan.strip():
        missing["plan"] = "Write the plan in plain words that the person can read."
    if team_id is None:
        missing["team"] = "Choose the team that would be responsible."
    if not steps:
        missing["steps"] = "Add a next step: what, who and by when."
    if any(not step.what.strip() or step.team_id is None or step.due_on is None for step in steps):
        missing["steps"] = "Each next step needs what, who and by when."
    if any(step.due_on and step.due_on < today for step in steps):
        missing["steps"] = "A next step cannot be due before today."
    if accepted and first_contact_on is None:
        missing["first_contact_on"] = "Say on which day they first meet: a yes needs a date."
    return missing


FULL, PARTNER, NONE = "full", "partner", "none"


def card_for(organisation_kind: str, state: str, sharing: str) -> str:
    """Which card an organisation gets: everything, the line written for partners, or nothing (decisions.md §4)."""
    if sharing == "no_name":
        return NONE
    if organisation_kind in ("nhs_trust", "practice", "council"):
        return NONE if state in ("refused", "withdrawn") else FULL
    if sharing == "nhs_council":
        return NONE
    return PARTNER if state in ("given", "best_interest") else NONE


def says_nothing(sharing: str, ticked: Collection[object] | None) -> bool:
    """Whether "everybody" came with nobody ticked: no answer, and no refusal of all. None: it was not asked."""
    return sharing == "everybody" and ticked is not None and not ticked


def choices_of(
    sharing: str, organisations: Mapping[uuid.UUID, str], ticked: Collection[uuid.UUID] | None
) -> dict[uuid.UUID, str]:
    """What "who may talk about it" means for each expected organisation (id → kind): given, refused, or not said."""
    chosen: dict[uuid.UUID, str] = {}
    for organisation, kind in organisations.items():
        direct = kind in ("nhs_trust", "practice", "council")
        if sharing == "everybody" and ticked is not None:
            chosen[organisation] = "given" if organisation in ticked else "refused"
        elif sharing == "nhs_council" and not direct:
            chosen[organisation] = "refused"
    return {
        organisation: state
        for organisation, state in chosen.items()
        if not (state == "given" and organisations[organisation] in ("nhs_trust", "practice", "council"))
    }


NEXT_TRY: Mapping[str, tuple[str, int]] = {
    "try_later": ("Ring them again: they asked us to ring later", 1),
    "no_answer": ("Ring them again: they did not answer", 1),
    "wrong_number": ("Find their number: the one we have is wrong", 0),
    "not_now": ("Ask another day whether they want to hear the plan: not now, they said", 5),
    "moved": ("Find out where they live now, and who can tell them", 1),
    "elsewhere": ("Ask the other service to tell them, or to say how we can", 1),
    "in_hospital": ("Ask the ward how to tell them", 1),
    "died": ("Ask the practice whether they have died, and end with care what is open", 0),
    "other": ("Tell them the plan: the last call did not reach them", 1),
}
"""What comes after a call that did not tell them, and in how many working days at the latest. Trying ends nothing."""


MOST_QUESTIONS = 3
"""Questions that a partner may put before it says yes."""
VISIT_GAP = datetime.timedelta(minutes=5)
"""Behind a link, a longer silence than this is no time given."""


def is_time_to_ask(
    *, starts_at: datetime.datetime, ends_at: datetime.datetime, before_minutes: int, now: datetime.datetime
) -> bool:
    """Whether partners who cannot come are asked now: from so many minutes before a sitting until its end."""
    return starts_at - datetime.timedelta(minutes=before_minutes) <= now < ends_at


def minutes_behind_link(moments: Collection[datetime.datetime]) -> int:
    """Whole minutes that somebody gave behind a link: a minute for each visit, and the time between its deeds."""
    given, last = datetime.timedelta(0), None
    for moment in sorted(moments):
        is_going_on = last is not None and moment - last <= VISIT_GAP
        given += moment - last if last is not None and is_going_on else datetime.timedelta(minutes=1)
        last = moment
    return round(given.total_seconds() / 60)


def minutes_in_room(
    stays: Collection[tuple[datetime.datetime, datetime.datetime | None]], *, until: datetime.datetime
) -> int:
    """Whole minutes that an organisation's people sat there, each of them counted; who stays, until `until`."""
    given = sum(((min(left or until, until) - came) for came, left in stays if came < until), datetime.timedelta(0))
    return round(given.total_seconds() / 60)


SHEET_IS_GOOD_FOR = datetime.timedelta(minutes=15)
"""So long a printed sheet is as good as the board (H29)."""
CHAIR_IS_LATE = datetime.timedelta(minutes=5)
LONGER_BY = (5, 10)
MOST_MINUTES_MORE = 30


def nobody_runs(*, state: str, starts_at: datetime.datetime, now: datetime.datetime, is_somebody_here: bool) -> bool:
    """Whether those present must be told whom to ring: five minutes on, and nobody of the chairing team has come."""
    return state != "closed" and not is_somebody_here and now >= starts_at + CHAIR_IS_LATE


def may_go_on(*, minutes: int, so_far: int) -> bool:
    """Whether a sitting may go on by so many minutes, after those that it went on already."""
    return minutes in LONGER_BY and so_far + minutes <= MOST_MINUTES_MORE


@dataclasses.dataclass(frozen=True, order=True)
class Answers:
    """How many of one role could say what they thought: yes, in part, no."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def all(self) -> int:
        return self.yes + self.partly + self.no


def shown_by_role(found: Mapping[str, Answers], *, least: int) -> tuple[dict[str, Answers], Answers | None]:
    """Roles with enough answers, and all together: never so that a smaller group follows from the rest.

    What is left out must itself be enough people, or nothing: else the smallest group that is shown is left out too,
    and where that is not enough, nothing of the roles is shown (decisions.md §6: staff, fewer than seven).
    """
    whole = Answers(*(sum(getattr(one, name) for one in found.values()) for name in ("yes", "partly", "no")))
    if whole.all < least:
        return {}, None
    shown = {role: one for role, one in found.items() if one.all >= least}
    while shown and 0 < whole.all - sum(one.all for one in shown.values()) < least:
        del shown[min(shown, key=lambda role: (shown[role].all, role))]
    return shown, whole


def two_lines(*, brought: int, offered: int, in_plan: int, promised: int, asks: int) -> tuple[str, str]:
    """What a sitting holds for one organisation: what came of its own, and what it has to do. Nobody is named."""
    came = f"Talked about: {brought} that you brought. Your offers: {offered}, of them in a plan: {in_plan}."
    return came, f"Next steps with your teams: {promised}. Asked of you and not answered yet: {asks}."


def months_before(day: datetime.date, count: int) -> datetime.date:
    """The first day of the month so many months before that of a day."""
    months = day.year * 12 + day.month - 1 - count
    return datetime.date(months // 12, months % 12 + 1, 1)
