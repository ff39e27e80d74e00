"""Care as a plain model that counts by hand, day by day: nothing here is taken from the rules it is compared with."""

import dataclasses
import datetime
import zoneinfo

LONDON = zoneinfo.ZoneInfo("Europe/London")
DAY = datetime.timedelta(days=1)
DIRECT = ("01", "02", "04", "11")
ATTENDED = ("5", "6")
HOLIDAYS = ("2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28")
HOLIDAYS += ("2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30")


def working_days_after(day: datetime.date, count: int) -> datetime.date:
    """So many days on which England works after a day."""
    while count:
        day += DAY
        count -= day.weekday() < 5 and day.isoformat() not in HOLIDAYS
    return day


@dataclasses.dataclass(eq=False)
class Met:
    """A contact as it is written now: when it was, and whether it counts.

    `meets`: that team saw or heard them. `first`, `written`: when it was written down at first, and as it is now.
    """

    at: datetime.datetime
    counts: bool
    team: str
    meets: bool
    first: datetime.datetime
    written: datetime.datetime

    @property
    def day(self) -> datetime.date:
        return self.at.astimezone(LONDON).date()


@dataclasses.dataclass
class Rule:
    """What a team wrote: from that day on, at most so many days, by these ways, and whether a charity's count."""

    first: datetime.date
    longest: int = 28
    ways: tuple[str, ...] = DIRECT
    partners: bool = True


@dataclasses.dataclass(eq=False)
class Pass:
    """The way straight back to a team, until the day before this one; and when they were told that it ends."""

    until: datetime.date
    team: str
    used: bool = False
    told: list[datetime.date] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class Plain:
    """One time in care: when it began, whom they met on which days, and from when to when the clock stood still.

    `others`: times of another record, as long as the two are one. `back`: when they came back.
    `ended_with`: the team that had them then. `supports`: who was asked to go on with them: asked, yes, met; `said`:
    since when each of it. `moving`: since when they move on. `farewell`: the meeting to say goodbye.
    """

    began: datetime.date
    lead: str
    longest: int = 28
    met: list[Met] = dataclasses.field(default_factory=list)
    stills: list[list] = dataclasses.field(default_factory=list)
    booked: list[datetime.datetime] = dataclasses.field(default_factory=list)
    ended: datetime.datetime | None = None
    ended_with: str = ""
    others: list["Plain"] = dataclasses.field(default_factory=list)
    back: datetime.datetime | None = None
    supports: dict[str, str] = dataclasses.field(default_factory=dict)
    said: dict[tuple[str, str], datetime.datetime] = dataclasses.field(default_factory=dict)
    moving: datetime.date | None = None
    farewell: Met | None = None
    signs: bool = False

    def all(self, name: str) -> list:
        """What is written of all the times that are one."""
        return [one for time in (self, *self.others) for one in getattr(time, name)]

    def is_still(self, day: datetime.date) -> bool:
        """Whether the clock stands still at the end of that day."""
        return any(first <= day and (until is None or day < until) for first, until in self.all("stills"))

    def left(self, today: datetime.date, longest: int) -> int:
        """Days left at the end of that day; below nought somebody is late by so many."""
        met = {one.day for one in self.all("met") if one.counts}
        day, left = self.began, longest
        while day < today:
            was_still = self.is_still(day)
            day += DAY
            if not was_still:
                left -= 1
            elif not self.is_still(day):
                left = max(left, min(7, longest))
            if day in met:
                left = longest
        return left

    def days_since(self, today: datetime.date) -> int:
        """Days since somebody met them, else since it began; what came after its end is not of it."""
        last = self.ended.astimezone(LONDON).date() if self.ended else today
        met = [one.day for one in self.all("met") if one.counts and self.began <= one.day <= last]
        return (today - max(met, default=self.began)).days

    def goes_on(self, lead: str) -> None:
        """It had ended, and has not after all; moving on begins anew."""
        self.ended, self.lead = None, lead
        self.supports, self.farewell, self.signs = {}, None, False

    def is_awaited(self) -> bool:
        """Whether they came back, and nobody has met them since."""
        return self.back is not None and not any(one.counts and one.at >= self.back for one in self.all("met"))

    def may_end(self) -> bool:
        """Whether everybody who goes on with them has met them, and what they need stands."""
        asked = self.supports.values()
        is_met = "met" in asked and not {"asked", "yes"} & set(asked)
        return is_met and self.farewell is not None and self.signs and not self.all("booked")

    def goes_on_with(self, team: str, state: str, at: datetime.datetime) -> None:
        """Whoever was asked for has been asked, has said yes, or has met them."""
        self.supports[team], self.said[team, state] = state, at

    def was_put_right(self, met: Met, before: Met) -> None:
        """A goodbye that was none is still to come; whoever met them by nothing else is still to meet them."""
        if met is self.farewell and not (met.meets and met.day >= self.moving):
            self.farewell = None
        if before.meets and self.supports.get(met.team) == "met":
            yes, first = self.said[met.team, "yes"], self.said[met.team, "met"]
            others = [one for one in self.all("met") if one.team == met.team and one.meets and one.written >= yes]
            if first >= before.first and yes <= before.written and not others:
                self.supports[met.team] = "yes"


@dataclasses.dataclass(eq=False)
class Somebody:
    """One record of a person: their times in care, who answered for them from when, and their ways back.

    `is_new`: they may be somebody whom we know. `requested`: a request is open, beside care or without. `asked`: the
    team that was asked to go on with their care.
    """

    teams: list[tuple[datetime.datetime, str]]
    times: list[Plain] = dataclasses.field(default_factory=list)
    passes: list[Pass] = dataclasses.field(default_factory=list)
    is_new: bool = False
    requested: bool = False
    asked: str = ""
    said_yes: bool = False

    @property
    def team(self) -> str:
        return self.teams[-1][1]

    @property
    def now(self) -> Plain | None:
        """The time that is open."""
        return next((time for time in self.times if time.ended is None), None)

    @property
    def shown(self) -> Plain:
        """The time that their page shows: the open one, else the one that ended last."""
        return self.now or max(self.times, key=lambda time: time.ended)

    def team_at(self, moment: datetime.datetime) -> str:
        """Who answered for them when something happened."""
        before = [team for since, team in self.teams if since < moment]
        return before[-1] if before else self.teams[0][1]

    @property
    def is_open(self) -> bool:
        return self.now is not None or self.requested

    def good(self, today: datetime.date) -> Pass | None:
        """The pass with which they come straight back."""
        return next((one for one in self.passes if not one.used and today < one.until), None)

    def is_to_be_told(self, today: datetime.date) -> bool:
        """Whether nothing is open, the pass ends within four weeks, and nobody has said so in these weeks."""
        good = self.good(today)
        if self.is_open or good is None or good.until > today + 28 * DAY:
            return False
        return all(day < good.until - 28 * DAY for day in good.told)


class Town:
    """What the teams wrote down that counts."""

    def __init__(self) -> None:
        self.rules: dict[str, list[Rule]] = {}

    def rule(self, team: str, day: datetime.date) -> Rule:
        """The one that began last."""
        begun = [rule for rule in self.rules.get(team, ()) if rule.first <= day]
        return max(begun, key=lambda rule: rule.first, default=Rule(datetime.date.min))

    def counts(self, how: str, became: str, *, by: str, team: str, day: datetime.date) -> bool:
        """Whether they were met, in a way that the team which answered for them lets count that day."""
        rule = self.rule(team, day)
        is_ours = rule.partners or by != "befriending"
        return how in DIRECT and how in rule.ways and became in ATTENDED and is_ours

    def page(self, who: Somebody, now: datetime.datetime) -> dict[str, object]:
        """What their page should say."""
        time, today = who.shown, now.astimezone(LONDON).date()
        left = time.left(today, min(time.longest, self.rule(who.team, today).longest))
        state = "stopped" if time.ended else "paused" if time.is_still(today) else "running"
        coming = sorted(at for at in time.all("booked") if at >= now)
        good = who.good(today)
        return {
            "state": state,
            "due": today + left * DAY if state == "running" else None,
            "late": max(0, -left) if state == "running" else 0,
            "since": time.days_since(today),
            "lead": "" if time.ended else time.lead,
            "team": who.team if who.is_open else "",
            "next": coming[0] if coming and not time.ended else None,
            "good until": good.until if good and time.ended else None,
        }
