"""Two records joined, lived with, put right: rows misplaced 0 (F-36), P1 at every moment, no consent wider."""

import contextlib
import datetime

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from joined.base import later, moving, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.doors.models import Referral
from joined.huddle.models import AgendaItem, HuddleOffer, Proposal, View
from joined.huddle.tests import riverside
from joined.kit import actors, clock, errors
from joined.matching import actions
from joined.people import actions as people
from joined.people import models as persons
from joined.people import rules
from joined.steps import actions as promising
from joined.steps import models as standing
from joined.steps import queries as steps
from joined.steps import rules as promises
from joined.steps.tests import riverside_days as days

SYSTEM = actors.System("test")
DEEDS = (
    "ask again",
    "promise",
    "finish a step",
    "take over",
    "offer",
    "answer an offer",
    "end",
    "begin care",
    "huddle",
    "choose",
    "need",
    "reach",
    "write a text",
)
ANSWERS = ("", "given", "refused", "withdrawn")


class World:
    """Two records of one person, whom somebody lives with as if they were one."""

    def __init__(self, place: riverside.Riverside, play: later.Play) -> None:
        self.place, self.play = place, play
        with clock.at(riverside.MORNING - datetime.timedelta(minutes=5)):
            self.kept = riverside.somebody(
                place, by=place.other_gp, name="Amina Specimen", practice_id=place.other_practice.pk
            )
        self.other = riverside.somebody(place, name="Amina Specimn")
        doors.open(by=place.gp, person=self.other, door="gp", asking=doors.Asking(ask="Who can help?"))
        play.run_due()

    @property
    def both(self) -> tuple[persons.Person, persons.Person]:
        return self.kept, self.other

    def does(self, deed: str, person: persons.Person) -> None:
        """One deed about somebody. What is refused in words is no deed."""
        person = persons.Person(pk=person.pk, name=person.name, neighbourhood_id=person.neighbourhood_id)
        with contextlib.suppress(errors.Foreseen):
            getattr(self, deed.replace(" ", "_"))(person)
        self.play.run_due()
        self.promise_holds()

    def matter(self, person):
        return steps.open_matter(to=SYSTEM, person=person.pk)

    def live(self, person) -> list[standing.NextStep]:
        with rows.context(SYSTEM, people=[person.pk]):
            found = standing.NextStep.objects.filter(person_id=person.pk, state="open").select_related("matter", "team")
            return list(found.order_by("made_at", "pk"))

    def ask_again(self, person):
        doors.open(by=self.place.other_gp, person=person, door="gp", asking=doors.Asking(ask="Once more"))

    def promise(self, person):
        if matter := self.matter(person):
            step = promising.Next(what="Ring them", team=self.place.duty_team, due_on=clock.today())
            promising.promise(by=riverside.SET_UP, matter=matter, step=step)

    def finish_a_step(self, person):
        for step in self.live(person)[:1]:
            with rows.context(SYSTEM, people=[person.pk]):
                promising.close(by=SYSTEM, step=step, verb="done")

    def take_over(self, person):
        promising.take_responsibility(by=riverside.SET_UP, person=person, team=self.place.community, why="said yes")

    def offer(self, person):
        if matter := self.matter(person):
            team = steps.about(to=SYSTEM, person=person.pk).team_id
            ours = self.place.community if team == self.place.community.pk else self.place.intake_team
            promising.offer(
                by=riverside.SET_UP, matter=matter, from_team=ours, to_team=self.place.social_care, what="See them"
            )

    def answer_an_offer(self, person):
        with rows.context(SYSTEM, people=[person.pk]):
            asked = standing.Offer.objects.filter(person_id=person.pk, state="asked").first()
            if asked:
                promising.accept(by=SYSTEM, offer=asked, first_contact_on=clock.today())

    def end(self, person):
        if matter := self.matter(person):
            promising.end(by=self.place.intake, matter=matter, ending="person_chose", words="Enough, thank you.")

    def begin_care(self, person):
        if (matter := self.matter(person)) and matter.kind == "request":
            promising.begin_care(by=riverside.SET_UP, matter=matter)

    def huddle(self, person):
        days.bring(self.place, person)

    def choose(self, person):
        self.chooses(person, "refused")

    def chooses(self, person, state):
        people.choose(
            by=riverside.SET_UP,
            person=person,
            organisation_id=self.place.befrienders.pk,
            scope="plan",
            state=state,
            wording="As read out",
            how="asked",
        )

    def need(self, person):
        people.add_need(by=SYSTEM, person=person, words="Large print")

    def reach(self, person):
        people.confirm_ways(by=SYSTEM, person=person, ways=riverside.ways(level=2))

    def write_a_text(self, person):
        people.text(by=self.place.intake, person=person, words="Please ring us.", level=1)

    def promise_holds(self) -> None:
        """P1 for both, as the rule says it."""
        for person in self.both:
            with rows.context(SYSTEM, people=[person.pk]):
                found = promises.Standing(
                    open_matters=standing.Matter.objects.filter(person=person, ended_at=None).count(),
                    responsible_teams=standing.Responsibility.objects.filter(person=person, until_at=None).count(),
                    live_steps=standing.NextStep.objects.filter(person=person, state="open").count(),
                )
            assert promises.what_is_missing(found) == []
            assert found.open_matters or not (found.responsible_teams or found.live_steps)


def whose() -> dict:
    """Whose every row is, in every table that a merge moves."""
    found = {}
    with making("matching"):
        for room in moving.rooms():
            if room == "matching":
                continue
            for model, column in moving.tables(room):
                found |= {(model._meta.db_table, pk): who for pk, who in model.objects.values_list("pk", column)}
    return found


def astray() -> list:
    """Rows that are not with the person of what they hang on."""
    hangs = {
        standing.NextStep: "matter",
        standing.Offer: "matter",
        Referral: "matter",
        AgendaItem: "referral",
        View: "item",
        HuddleOffer: "item",
        Proposal: "item",
    }
    with making("matching"):
        return [
            (model.__name__, row.pk)
            for model, on in hangs.items()
            for row in model.objects.select_related(on)
            if getattr(row, on) is not None and getattr(row, on).person_id != row.person_id
        ]


def may_know(person: persons.Person, place) -> tuple[str, ...]:
    """The scopes that the charity has a yes for."""
    with rows.context(SYSTEM, people=[person.pk]):
        live = persons.Consent.objects.filter(
            person=person, organisation_id=place.befrienders.pk, until_at=None, state__in=rules.YES
        )
        return tuple(sorted(live.values_list("scope", flat=True)))


@example(before=[("ask again", 0), ("ask again", 1)], choices=("", ""), since=["ask again"])
@example(before=[("ask again", 0), ("ask again", 1)], choices=("", ""), since=["ask again", "end"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 1)), max_size=4),
    choices=st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)),
    since=st.lists(st.sampled_from(DEEDS), max_size=4),
)
def test_joined_lived_with_and_put_right(place, jobs, before, choices, since):
    with transaction.atomic():
        world = World(place, jobs)
        for person, state in zip(world.both, choices, strict=True):
            if state:
                world.chooses(person, state)
        for deed, which in before:
            world.does(deed, world.both[which])
        lived_with(world, choices, since)
        transaction.set_rollback(True)
        jobs.waiting.clear()


def lived_with(world: World, choices: tuple[str, str], since: list[str]) -> None:
    """Joined, then lived with as one, then put right."""
    place, there = world.place, whose()
    knew = [may_know(person, place) for person in world.both]
    try:
        merge = actions.join(by=place.intake, person=world.other.pk, other=world.kept.pk, why="Rang her")
    except errors.Foreseen:
        assert whose() == there
        return
    assert astray() == []
    world.promise_holds()
    now = may_know(world.kept, place)
    assert set(now) <= {scope for scopes in knew for scope in scopes}
    if {"refused", "withdrawn"} & set(choices):
        assert "plan" not in now
    for deed in since:
        world.does(deed, world.kept)
    actions.put_right(by=place.chair, merge=merge, why="Two people after all")
    after = whose()
    assert {row: (who, after[row]) for row, who in there.items() if after[row] != who} == {}
    assert astray() == []
    world.promise_holds()
    if not {"choose", "huddle"} & set(
        since
    ):  # who brings somebody for everybody to hear writes down that they said yes
        assert [may_know(person, place) for person in world.both] == knew
