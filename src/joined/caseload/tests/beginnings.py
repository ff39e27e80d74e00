"""Where a history of care begins: somebody of Riverside in care since this morning, and perhaps a second record."""

import dataclasses
import datetime
import typing

from joined.base import later, rows
from joined.caseload import queries
from joined.caseload.tests.plain_care import Plain, Somebody, Town
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle.tests import riverside
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import models as persons
from joined.steps.tests import riverside_days as days

SYSTEM = actors.System("test")
MOMENT = datetime.timedelta(seconds=10)
TWIN_CAME = datetime.timedelta(hours=-1)
"""Their other record is the older one, and goes on where both have something open."""


@dataclasses.dataclass
class Record:
    """One record: its row, what the model thinks of it, and the rows that its pages hold."""

    row: persons.Person
    plain: Somebody
    spell: typing.Any = None
    pauses: list = dataclasses.field(default_factory=list)
    contacts: list = dataclasses.field(default_factory=list)
    handover: typing.Any = None
    moving: typing.Any = None
    supports: dict = dataclasses.field(default_factory=dict)


class Beginning:
    """Somebody of Riverside in care since this morning; and perhaps a second record, `twin`: asked, or in care."""

    def __init__(self, place: riverside.Riverside, start: datetime.datetime, twin: str) -> None:
        self.place, self.start, self.twin = place, start, twin
        self.town, self.records = Town(), []
        self.workers = {"community": place.nurse, "social_care": place.social_worker, "befriending": place.befriender}
        self.workers |= {"practice_team": place.gp, "intake_team": place.intake}
        with later.playing() as jobs:
            if twin:
                with clock.at(start + TWIN_CAME):
                    self.comes("Amina Specimn", is_in_care=twin == "in care")
                    jobs.run_due()
            with clock.at(start):
                self.comes("Amina Specimen", is_in_care=True)
                jobs.run_due()
                self.records[-1].plain.is_new = twin == "asked"
                if twin == "in care":
                    people.settle(by=SYSTEM, person=self.records[-1].row)

    def comes(self, name: str, *, is_in_care: bool) -> None:
        with clock.at(clock.now() - 3 * MOMENT):
            person = riverside.somebody(self.place, name=name)
            for scope in ("identity", "contact", "plan"):
                given = {"organisation_id": self.place.befrienders.pk, "scope": scope, "state": "given"}
                people.choose(by=riverside.SET_UP, person=person, wording="May they know?", how="asked", **given)
        plain = Somebody(teams=[(clock.now() - datetime.timedelta(days=1), "intake_team")])
        self.records.append(Record(person, plain))
        if is_in_care:
            brought(self.place, self.records[-1])
        else:
            doors.open(by=self.place.gp, person=person, door="gp", asking=days.ASKING)
            plain.requested = True


def brought(place: riverside.Riverside, record: Record) -> None:
    """Brought to the huddle, decided, agreed: in care of the community team from today on."""
    now = clock.now()
    with clock.at(now - 2 * MOMENT):
        days.bring(place, record.row)
        item = days.item_of(place, record.row)
    with clock.at(now - MOMENT):
        proposal = days.propose(place, item, by=place.nurse)
    huddle.agree(by=place.nurse, proposal=proposal)
    record.plain.teams.append((clock.now(), "community"))
    record.plain.times.append(Plain(began=clock.today(), lead=place.nurse.name))
    record.plain.requested = False
    began(record, place.nurse)


def began(record: Record, worker: actors.Staff) -> None:
    """Care begins, or goes on: what was under way before is over."""
    look_up(record, worker)
    record.handover, record.moving, record.supports = None, None, {}
    record.plain.asked, record.plain.said_yes = "", False


def look_up(record: Record, worker: actors.Staff) -> None:
    """The open spell, as its page has it."""
    with rows.context(worker):
        record.spell = queries.current(to=worker, person=record.row.pk)
