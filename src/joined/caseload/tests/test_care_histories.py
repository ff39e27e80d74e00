"""Months of random life in care, through the real actions and under a moving clock, beside a plain model (F-11, F-12).

After each deed the page says what the model says, and promise P1 holds. `JOINED_EXAMPLES=100` plays 500 histories.
"""

import contextlib
import dataclasses
import datetime

import hypothesis
from django.db import transaction
from hypothesis import strategies as st

from joined.base import rows
from joined.base.tests.amount import examples
from joined.caseload import actions, queries
from joined.caseload.tests.plain_care import Plain
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.steps.tests import riverside_days as days

LENGTH = 180
DIRECT = ("01", "02", "04", "11")
HOWS = (*DIRECT, *DIRECT, "09", "05", "letter")
BECAME = ("5", "5", "5", "6", "3", "7", "2", "4")
TIMES = ("00:15", "00:45", "09:00", "14:30", "23:45")
DEEDS = st.sampled_from(
    ["meet"] * 6
    + ["book"] * 2
    + ["ward", "home", "break", "pace", "worker", "hand over", "say yes", "correct", "return"]
)
MOMENTS = st.tuples(st.integers(0, 24), st.sampled_from(TIMES), DEEDS)


class Life:
    """Somebody in care, what is done with them, and what the model thinks of it."""

    def __init__(self, place: riverside.Riverside) -> None:
        self.place = place
        self.manager = dataclasses.replace(place.nurse, role="team_manager")
        self.workers = {"community": place.nurse, "social_care": place.social_worker}
        with clock.at(riverside.MORNING):
            self.person = riverside.somebody(place)
        self.begins(riverside.MORNING)

    def begins(self, now: datetime.datetime) -> None:
        """Asked, decided, agreed: in care from today on."""
        with clock.at(now):
            days.bring(self.place, self.person)
            proposal = days.propose(self.place, days.item_of(self.place, self.person), by=self.place.nurse)
            huddle.agree(by=self.place.nurse, proposal=proposal)
            self.plain = Plain(began=clock.today(), lead=self.place.nurse.name, team="community")
            self.spell = self.current()
        self.written: list[tuple] = []
        self.pause, self.contact, self.handover = None, None, None

    def current(self):
        with rows.context(self.worker):
            return queries.current(to=self.worker, person=self.person.pk)

    @property
    def worker(self):
        return self.workers[self.plain.team]

    @property
    def team(self):
        return getattr(self.place, self.plain.team)

    def happened(self, how: str, became: str, at: datetime.datetime, *, team: str = "") -> actions.Happened:
        team_id = getattr(self.place, team or self.plain.team).pk
        return actions.Happened(at=at, mechanism=how, attendance=became, team_id=team_id)

    def meet(self, data: st.DataObject) -> None:
        how, became = data.draw(st.sampled_from(HOWS)), data.draw(st.sampled_from(BECAME))
        team = self.plain.asked_team if self.plain.said_yes and data.draw(st.booleans()) else self.plain.team
        happened = self.happened(how, became, clock.now(), team=team)
        self.contact = actions.record(by=self.workers[team], spell=self.spell, happened=happened)
        counts = how in DIRECT and became in ("5", "6")
        self.written.append((clock.today(), counts))
        if became in ("5", "6") and team != self.plain.team:
            self.plain.team, self.plain.asked_team, self.plain.said_yes = team, "", False
        self.recount()

    def recount(self) -> None:
        self.plain.met = [day for day, counts in self.written if counts]

    def book(self, data: st.DataObject) -> None:
        at = clock.now() + datetime.timedelta(days=data.draw(st.integers(1, 40)))
        booked = actions.Booked(at=at, mechanism="01", team_id=self.team.pk, worker_id=self.worker.id)
        actions.book(by=self.worker, spell=self.spell, booked=booked)
        self.plain.booked.append(at)

    def ward(self, data: st.DataObject) -> None:
        pausing = actions.Pausing(kind="ward", from_on=clock.today(), why="Unwell")
        self.pause = actions.begin_pause(by=self.worker, spell=self.spell, pause=pausing)
        self.plain.stills.append([clock.today(), None])

    def home(self, data: st.DataObject) -> None:
        if self.pause is None:
            raise errors.Refused("No pause runs.")
        ended = actions.end_pause(by=self.worker, pause=self.pause, until_on=clock.today(), left_to="home")
        self.plain.stills[-1][1] = ended.until_on
        self.pause = None

    def break_(self, data: st.DataObject) -> None:
        last = clock.today() + datetime.timedelta(days=data.draw(st.integers(0, 60)))
        pausing = actions.Pausing(
            kind="break", from_on=clock.today(), until_on=last, review_on=last, safety_plan="Ring", why="Away"
        )
        manager = dataclasses.replace(self.worker, role="team_manager")
        actions.begin_pause(by=manager, spell=self.spell, pause=pausing)
        self.plain.stills.append([clock.today(), last])

    def pace(self, data: st.DataObject) -> None:
        longest = data.draw(st.integers(1, 30))
        actions.change_pace(by=self.worker, spell=self.spell, intensity="close", max_days=longest, why="Asked")
        self.plain.longest = longest

    def worker_(self, data: st.DataObject) -> None:
        named = data.draw(st.sampled_from([self.place.nurse, self.place.other_nurse, self.place.social_worker]))
        actions.name_worker(by=self.worker, spell=self.spell, user_id=named.id, role="lead")
        self.plain.lead = named.name

    def hand_over(self, data: st.DataObject) -> None:
        other = "social_care" if self.plain.team == "community" else "community"
        given = {"to_team": getattr(self.place, other), "asked_for": "no", "why": "Nearer"}
        self.handover = actions.ask_to_go_on(by=self.worker, spell=self.spell, **given)
        self.plain.asked_team, self.plain.said_yes = other, False

    def say_yes(self, data: st.DataObject) -> None:
        if not self.plain.asked_team:
            raise errors.Refused("Nobody was asked.")
        by, day = self.workers[self.plain.asked_team], clock.today()
        steps.accept(by=by, offer=self.handover.offer, first_contact_on=day)
        self.plain.said_yes = True

    def correct(self, data: st.DataObject) -> None:
        if self.contact is None:
            raise errors.Refused("Nothing is written.")
        how, became = data.draw(st.sampled_from(HOWS)), data.draw(st.sampled_from(BECAME))
        happened = self.happened(how, became, self.contact.at)
        self.contact = actions.correct(by=self.worker, contact=self.contact, happened=happened, why="Wrong")
        days_written = [index for index, (day, _) in enumerate(self.written) if day == self.contact.on_day]
        counts = how in DIRECT and became in ("5", "6")
        self.written[days_written[-1]] = (self.contact.on_day, counts)
        self.recount()

    def return_(self, data: st.DataObject) -> None:
        """They chose otherwise, and are brought again on the same day."""
        with rows.context(self.worker):
            matter = standing.open_matter(to=self.worker, person=self.person.pk)
        steps.end(by=self.worker, matter=matter, ending="person_chose", words="I am well.")
        self.begins(clock.now())

    def is_as_the_model_says(self) -> None:
        found = queries.care_of(to=self.worker, person=self.person.pk)
        now = standing.about(to=self.worker, person=self.person.pk)
        shown = {
            "state": found.clock.state,
            "due": None if found.clock.state == "paused" else found.clock.due_on,
            "late": found.clock.late_by,
            "since": found.clock.days_since,
            "lead": found.lead,
            "team": next(name for name in self.workers if getattr(self.place, name).pk == now.team_id),
            "next": found.next.at if found.next else None,
        }
        assert shown == self.plain.shown(clock.now(), clock.today())
        assert days.missing([self.person]) == []
        sources = {step.source for step in now.steps}
        is_seen_to = found.planned or found.running or {"book", "first"} & ({"first"} if not self.written else sources)
        assert is_seen_to, "nothing is booked, and nobody is to book"


NAMED = {"break": "break_", "worker": "worker_", "hand over": "hand_over", "say yes": "say_yes", "return": "return_"}


@hypothesis.settings(
    max_examples=examples(5),
    deadline=None,
    derandomize=True,
    phases=[hypothesis.Phase.generate],  # a history is read as it stands; making it shorter takes minutes
    report_multiple_bugs=False,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
@hypothesis.given(moments=st.lists(MOMENTS, min_size=12, max_size=40), data=st.data())
def test_months_of_life_are_shown_as_a_plain_model_counts_them(place, moments, data):
    with transaction.atomic():
        life = Life(place)
        on = riverside.MORNING.date()
        for gap, time, deed in moments:
            on += datetime.timedelta(days=gap)
            if (on - riverside.MORNING.date()).days > LENGTH:
                break
            moment = max(clock.moment_on(on, datetime.time.fromisoformat(time)), clock.now())
            with clock.at(moment):
                hypothesis.note(f"{clock.london(moment):%a %d %b %H:%M} {deed}")
                with contextlib.suppress(errors.Foreseen), transaction.atomic():
                    getattr(life, NAMED.get(deed, deed))(data)
                life.is_as_the_model_says()
        transaction.set_rollback(True)
