"""Care as a plain model that counts by hand, day by day: nothing here is taken from the rules it is compared with."""

import dataclasses
import datetime

DAY = datetime.timedelta(days=1)


@dataclasses.dataclass
class Plain:
    """One time in care: when it began, on which days somebody was met, and from when to when the clock stood still."""

    began: datetime.date
    lead: str
    team: str
    longest: int = 28
    met: list[datetime.date] = dataclasses.field(default_factory=list)
    stills: list[list] = dataclasses.field(default_factory=list)
    booked: list[datetime.datetime] = dataclasses.field(default_factory=list)
    missed: int = 0
    asked_team: str = ""
    said_yes: bool = False

    def is_still(self, day: datetime.date) -> bool:
        """Whether the clock stands still at the end of that day."""
        return any(first <= day and (until is None or day < until) for first, until in self.stills)

    def left(self, today: datetime.date) -> int:
        """Days left at the end of that day; below nought somebody is late by so many."""
        day, left = self.began, self.longest
        while day < today:
            was_still = self.is_still(day)
            day += DAY
            if not was_still:
                left -= 1
            elif not self.is_still(day):
                left = max(left, 7)
            if day in self.met:
                left = self.longest
        return left

    def days_since(self, today: datetime.date) -> int:
        """Days since somebody met them, else since it began."""
        return (today - max([day for day in self.met if day >= self.began], default=self.began)).days

    def shown(self, now: datetime.datetime, today: datetime.date) -> dict[str, object]:
        """What their page should say."""
        left, coming = self.left(today), sorted(at for at in self.booked if at >= now)
        still = self.is_still(today)
        return {
            "state": "paused" if still else "running",
            "due": None if still else today + left * DAY,
            "late": 0 if still else max(0, -left),
            "since": self.days_since(today),
            "lead": self.lead,
            "team": self.team,
            "next": coming[0] if coming else None,
        }
