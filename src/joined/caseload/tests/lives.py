"""What happens to somebody in care in a history: the real deed, and what the plain model thinks of it."""

import copy
import dataclasses
import datetime
import random
import typing

from joined.base import rows
from joined.caseload import actions, queries
from joined.caseload.tests.beginnings import Beginning
from joined.caseload.tests.plain_care import DIRECT, Met, Plain
from joined.kit import actors, clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing

HOWS = (*DIRECT, *DIRECT, "09", "05", "letter")
BECAME = ("5", "5", "5", "6", "3", "7", "2", "4")
TEAMS = ("community", "social_care")


def meets(how: str, became: str) -> bool:
    """Seen or heard, and they took part."""
    return how in DIRECT and became in ("5", "6")


class Life:
    """A history from a beginning on: `one` is whom the deed is about."""

    def __init__(self, beginning: Beginning, chance: random.Random) -> None:
        self.place, self.workers, self.chance = beginning.place, beginning.workers, chance
        self.town, self.records = copy.deepcopy((beginning.town, beginning.records))
        self.one = self.records[-1]

    def any(self, *found: typing.Any) -> typing.Any:
        return self.chance.choice(found)

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    @property
    def time(self) -> Plain:
        """The time that is open, or no deed."""
        if self.one.plain.now is None:
            raise errors.Refused("Nobody cares for them now.")
        return self.one.plain.now

    @property
    def worker(self) -> actors.Staff:
        return self.workers[self.one.plain.team]

    @property
    def manager(self) -> actors.Staff:
        return dataclasses.replace(self.worker, role="team_manager")

    def team(self, name: str = "") -> typing.Any:
        return getattr(self.place, name or self.one.plain.team)

    def read(self, query: typing.Callable, **about: typing.Any) -> typing.Any:
        """As a page reads it for whoever opens it."""
        with rows.context(self.worker):
            return query(to=self.worker, **about)

    def happened(self, how: str, became: str, at: datetime.datetime, *, team: str) -> actions.Happened:
        return actions.Happened(at=at, mechanism=how, attendance=became, team_id=self.team(team).pk)

    def counts(self, how: str, became: str, at: datetime.datetime, *, team: str) -> bool:
        plain = self.one.plain
        held = plain.team_at(at)
        return self.town.counts(how, became, by=team, team=held, day=clock.london(at).date())

    def meet(self) -> None:
        """Met or not, today or some days ago; with the team that answers for them, or one that goes on with them."""
        ready = [team for team, state in self.time.supports.items() if state != "asked"]
        theirs = [self.one.plain.asked] * 2 if self.one.plain.said_yes else []
        team = self.any(self.one.plain.team, self.one.plain.team, *theirs, *ready)
        at = clock.now() - datetime.timedelta(days=self.any(0, 0, 0, 0, 1, 6))
        self.was(self.any(*HOWS), self.any(*BECAME), at, team=team)

    def was(self, how: str, became: str, at: datetime.datetime, *, team: str, planned: typing.Any = None) -> Met:
        time, happened = self.time, self.happened(how, became, at, team=team)
        row = actions.record(by=self.workers[team], spell=self.one.spell, happened=happened, planned=planned)
        now = clock.now()
        met = Met(at, self.counts(how, became, at, team=team), team, meets(how, became), first=now, written=now)
        time.met.append(met)
        self.one.contacts.append((row, met, team))
        self.met_by(team, how, became)
        return met

    def met_by(self, team: str, how: str, became: str) -> None:
        """Who said yes and has met them goes on with them, or answers for them from now on."""
        plain = self.one.plain
        if not meets(how, became):
            return
        if plain.said_yes and team == plain.asked:
            plain.teams.append((clock.now(), team))
            plain.asked, plain.said_yes = "", False
        if self.time.supports.get(team) == "yes":
            self.time.goes_on_with(team, "met", clock.now())

    def book(self) -> None:
        at = clock.now() + datetime.timedelta(days=self.number(1, 40))
        booked = actions.Booked(at=at, mechanism="01", team_id=self.team().pk, worker_id=self.worker.id)
        actions.book(by=self.worker, spell=self.one.spell, booked=booked)
        self.time.booked.append(at)

    def answer(self) -> None:
        """What was booked for today or before: what became of it."""
        planned = self.read(queries.planned_now, spell=self.one.spell)
        if planned is None:
            assert not [at for at in self.time.all("booked") if clock.london(at).date() <= clock.today()]
            raise errors.Refused("Nothing was booked until today.")
        booked, at = planned.at, min(planned.at, clock.now())
        met = self.was(self.any(*HOWS), self.any(*BECAME), at, team=self.one.plain.team, planned=planned)
        whose = self.no_longer_booked(booked)
        self.time.met.remove(met)
        whose.met.append(met)

    def no_longer_booked(self, at: datetime.datetime) -> Plain:
        """And of which time it was."""
        whose = next(time for time in (self.time, *self.time.others) if at in time.booked)
        whose.booked.remove(at)
        return whose

    def call_off(self) -> None:
        found = queries.care_of(to=self.worker, person=self.one.row.pk).planned
        row = self.read(queries.contact_row, contact_id=self.any(*found).id) if found else None
        if row is None:
            raise errors.Refused("Nothing is booked.")
        actions.call_off(by=self.worker, contact=row, attendance=self.any("2", "4"))
        self.no_longer_booked(row.at)

    def ward(self) -> None:
        pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
        pause = actions.begin_pause(by=self.worker, spell=self.one.spell, pause=pausing)
        still = [clock.today(), None]
        self.time.stills.append(still)
        self.one.pauses.append((pause, still))

    def home(self) -> None:
        open_now = [one for one in self.one.pauses if one[1][1] is None]
        if not open_now:
            raise errors.Refused("They are on no ward.")
        pause, still = open_now[-1]
        row = self.read(queries.pause_row, pause_id=pause.pk)
        ended = actions.end_pause(by=self.worker, pause=row, until_on=clock.today(), left_to="home")
        still[1] = ended.until_on

    def take_break(self) -> None:
        last = clock.today() + datetime.timedelta(days=self.number(1, 60))
        given = {"until_on": last, "review_on": last, "safety_plan": "Ring"}
        pausing = actions.Pausing(kind="break", from_on=clock.today(), why="Away", **given)
        actions.begin_pause(by=self.manager, spell=self.one.spell, pause=pausing)
        self.time.stills.append([clock.today(), last])

    def pace(self) -> None:
        longest = self.number(1, 30)
        given = {"intensity": "close", "max_days": longest, "why": "Asked"}
        actions.change_pace(by=self.worker, spell=self.one.spell, **given)
        assert longest <= self.town.rule(self.one.plain.team, clock.today()).longest
        self.time.longest = longest

    def name(self) -> None:
        named = self.any(self.place.nurse, self.place.other_nurse, self.place.social_worker)
        actions.name_worker(by=self.worker, spell=self.one.spell, user_id=named.id, role="lead")
        self.time.lead = named.name

    def hand_over(self) -> None:
        other = TEAMS[self.one.plain.team == TEAMS[0]]
        given = {"to_team": self.team(other), "asked_for": "no", "why": "Nearer"}
        self.one.handover = actions.ask_to_go_on(by=self.worker, spell=self.one.spell, **given)
        self.one.plain.asked, self.one.plain.said_yes = other, False

    def say_yes(self) -> None:
        if not self.one.plain.asked:
            raise errors.Refused("Nobody was asked.")
        by = self.workers[self.one.plain.asked]
        offer = standing.offer(to=by, offer_id=self.one.handover.offer_id)
        assert offer, "whoever is asked sees what it is asked"
        steps.accept(by=by, offer=offer, first_contact_on=clock.today())
        self.one.plain.said_yes = True

    def correct(self) -> None:
        """The last that was written, or the one before, was otherwise: a new version stands in its place."""
        found = self.one.contacts[-2:]
        if not found:
            raise errors.Refused("Nothing is written.")
        row, met, team = self.any(*found)
        how, became = self.any(*HOWS), self.any(*BECAME)
        at = met.at - datetime.timedelta(days=self.any(0, 0, 1, 3))
        old = self.read(queries.contact_row, contact_id=row.pk)
        happened = self.happened(how, became, at, team=team)
        new = actions.correct(by=self.worker, contact=old, happened=happened, why="Wrong")
        self.one.contacts[self.one.contacts.index((row, met, team))] = (new, met, team)
        before = copy.copy(met)
        met.at, met.counts, met.written = at, self.counts(how, became, at, team=team), clock.now()
        met.meets = meets(how, became)
        if self.one.moving is not None and self.one.plain.now is not None:
            self.one.plain.now.was_put_right(met, before)
        self.met_by(team, how, became)
