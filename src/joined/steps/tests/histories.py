"""What a history of the promise is: people, a moving clock, one deed at a time, and what is asked after each.

A beginning is played once; every history from it is rolled back to it, so that few statements reach far.
"""

import collections
import contextlib
import copy
import dataclasses
import datetime
import functools
import itertools
import json
import uuid

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from joined.base import later, promises, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.doors import models as requests
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.kit import actors, clock, errors
from joined.places import actions as places
from joined.steps import models, rules
from joined.steps.tests import riverside_days as days

MEMBERS = {
    "community": ("nurse", "other_nurse"),
    "social_care": ("social_worker",),
    "intake_team": ("intake", "chair"),
    "befriending": ("befriender",),
    "practice_team": ("gp", "receptionist"),
    "duty_team": ("duty",),
}
STANDING = ("matters", "responsible", "open steps")
BEGINNINGS = ("asked", "two alike", "brought", "proposed", "proposed, with a yes", "in care")
NAMES = ("Amina Specimen", "Amina Specimn")
"""So alike that in-take may take them for one."""
SITTING = ["item__sitting__huddle", "item__referral__matter", "item__referral__joined_to__matter", "person", "team"]
KINDS = {
    "referrals": (requests.Referral, ["matter"], ["received_at", "state", "ask"]),
    "responsible": (models.Responsibility, [], ["from_at", "until_at"]),
    "matters": (models.Matter, [], ["opened_at", "kind", "ended_at"]),
    "steps": (models.NextStep, ["matter", "team"], ["made_at", "what", "due_on", "state"]),
    "offers": (
        models.Offer,
        ["matter", "from_team", "to_team__organisation"],
        ["asked_at", "what", "to_team__name", "state"],
    ),
    "items": (
        huddles.AgendaItem,
        ["sitting__huddle", "referral__matter", "referral__joined_to__matter", "person"],
        ["brought_at", "sitting__on", "sitting__state", "sitting_id", "state"],
    ),
    "proposals": (huddles.Proposal, SITTING, ["decided_at", "team__name", "state"]),
    "said": (huddles.HuddleOffer, ["item__sitting__huddle"], ["at", "kind", "what"]),
    "questions": (
        huddles.PartnerQuestion,
        ["item__sitting__huddle", "team__organisation", "to_team", "person"],
        ["asked_at", "number", "answered_at"],
    ),
}
"""What there can be of somebody: its rows, what the actions need with one, and by what they are known and in order."""


@dataclasses.dataclass
class Beginning:
    """One person of Riverside, as far as `begun` says; and the jobs that wait then."""

    place: riverside.Riverside
    begun: str
    people: list = dataclasses.field(default_factory=list)
    now: datetime.datetime = riverside.MORNING
    waiting: list = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        with later.playing() as jobs:
            self._play(jobs)
        self.waiting = jobs.waiting

    def _play(self, jobs: later.Play) -> None:
        place = self.place
        with clock.at(self.now):
            person = riverside.somebody(place, name=NAMES[0])
            self.people.append(person)
            self.outside = places.know_outside(
                by=riverside.SET_UP, place=place.north, name="Saltholme", kind="other_area", phone="01632 960451"
            )
            if self.begun == "asked":
                doors.open(by=place.gp, person=person, door="gp", asking=days.ASKING)
            else:
                days.bring(place, person)
            if self.begun == "two alike":
                self.people.append(riverside.somebody(place, name=NAMES[1]))
                doors.open(by=place.gp, person=self.people[1], door="gp", asking=days.ASKING)
            if self.begun == "brought":
                by, item = place.befriender, days.item_of(place, person)
                huddle.add_offer(by=by, item=item, team=place.befriending, what="Tea on Tuesdays", first_on=None)
                huddle.ask_first(by=by, item=item, team=place.befriending, question="Is there a dog?")
            jobs.run_due()
        if self.begun in ("asked", "two alike", "brought"):
            return
        self.now = riverside.SITTING
        with clock.at(self.now):
            is_yes = self.begun != "proposed"
            item = days.item_of(place, person)
            plan = days.propose(place, item, by=place.nurse if is_yes else None, said_yes=is_yes)
            if self.begun == "in care":
                huddle.agree(by=place.nurse, proposal=plan)
            jobs.run_due()


@functools.cache
def _everything() -> str:
    """The statement that reads all of it; nobody else is in this Riverside."""
    found = (
        model.objects.order_by(*columns).values("pk", "person_id", *columns) for model, _, columns in KINDS.values()
    )
    return "SELECT " + ", ".join(
        f"(SELECT coalesce(json_agg(t), '[]')::text FROM ({rows.query}) AS t)" for rows in found
    )


class Told(RuleBasedStateMachine):
    """People of Riverside, from a beginning on. `there` is what the house holds of them, read after each deed."""

    start: Beginning
    promises: list[promises.Promise]
    done: collections.Counter
    refused: collections.Counter

    def __init__(self) -> None:
        super().__init__()
        self.place, self.outside, self.now = self.start.place, self.start.outside, self.start.now
        self.people = copy.deepcopy(self.start.people)
        self.gone: set[uuid.UUID] = set()
        self.merge = None
        self.left: set[str] = set()
        self.there: dict[str, list] = collections.defaultdict(list)
        self.around = contextlib.ExitStack()
        self.around.enter_context(transaction.atomic())
        self.jobs = self.around.enter_context(later.playing())
        self.jobs.waiting, self.jobs.count = [*self.start.waiting], itertools.count(len(self.start.waiting))
        self.look_round()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.close()

    @contextlib.contextmanager
    def doing(self, name: str, *, always: bool = False):
        """One deed at this moment: done, or, unless it must `always` do, refused in words and not done at all."""
        try:
            with clock.at(self.now), transaction.atomic():
                yield
                self.jobs.run_due()
        except errors.Foreseen:
            if always:
                raise
            self.refused[name] += 1
        else:
            self.done[name] += 1
        self.look_round()

    def look_round(self) -> None:
        """What there is now, briefly, in an order that the same history always has; and what `verify` would count."""
        place = {str(person.pk): number for number, person in enumerate(self.people)}
        with making("steps"), connection.cursor() as cursor:
            cursor.execute(_everything())
            for name, found in zip(KINDS, cursor.fetchone(), strict=True):
                self.there[name] = sorted(json.loads(found), key=lambda row: place[row["person_id"]])
            with clock.at(self.now):
                self.breaches = {check: count for check, count in promises.counts(self.promises).items() if count}
        self.there["asked"] = [offer for offer in self.there["offers"] if offer["state"] == "asked"]
        self.there["proposed"] = [plan for plan in self.there["proposals"] if plan["state"] == "proposed"]
        self.there["open steps"] = [step for step in self.there["steps"] if step["state"] == "open"]
        self.there["waiting"] = [row for row in self.there["items"] if row["state"] in ("waiting", "talking")]
        self.there["to answer"] = [row for row in self.there["questions"] if row["answered_at"] is None]
        self.there["can start"] = [row for row in self.there["said"] if row["kind"] == "can_start"]

    def any(self, data: st.DataObject, name: str, *, of: str = ""):
        """One of these (`of` their kind), the newest most often, as the page has it that somebody opens."""
        number = data.draw(st.integers(1, len(self.there[name])), label=name)
        return self.opened(of or name, self.there[name][-number]["pk"])

    def opened(self, kind: str, pk: str):
        model, related, _ = KINDS[kind]
        with rows.house(*[person.pk for person in self.people]):
            return model.objects.select_related(*related).get(pk=pk)

    def anybody(self, data: st.DataObject):
        """Somebody whose record has not been joined to another."""
        people = [person for person in self.people if person.pk not in self.gone]
        return people[-data.draw(st.integers(1, len(people)), label="who")]

    def worker(self, team: str) -> actors.Staff | None:
        """Somebody of that team who is still there."""
        here = [name for name in MEMBERS.get(team, ()) if name not in self.left]
        return getattr(self.place, here[0]) if here else None

    def worker_of(self, team_id: uuid.UUID) -> actors.Staff | None:
        name = next((name for name in MEMBERS if getattr(self.place, name).pk == team_id), "")
        return self.worker(name)

    def behind_link(self) -> actors.Staff | None:
        """The charity's worker as they act behind a link: themselves, with that one team (docs/decisions/0014)."""
        worker = self.worker("befriending")
        return dataclasses.replace(worker, link=uuid.uuid4()) if worker else None

    def new_person(self) -> None:
        with clock.at(self.now):
            self.people.append(riverside.somebody(self.place, name=NAMES[len(self.people)]))

    @invariant()
    def the_promise_holds(self) -> None:
        for person in self.people:
            assert rules.what_is_missing(self.standing(person)) == []
        assert not self.breaches, self.breaches

    def standing(self, person) -> rules.Standing:
        """What stands about one of them, counted by hand."""
        theirs = {name: [row for row in self.there[name] if row["person_id"] == str(person.pk)] for name in STANDING}
        return rules.Standing(
            open_matters=sum(row["ended_at"] is None for row in theirs["matters"]),
            responsible_teams=sum(row["until_at"] is None for row in theirs["responsible"]),
            live_steps=len(theirs["open steps"]),
        )
