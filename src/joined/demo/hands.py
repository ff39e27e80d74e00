"""The hands with which stories act: short names for what somebody at work does through the product's actions."""

import datetime
import typing

from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo import diary, persons, place, telling
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.huddle import actions as huddle
from joined.huddle import queries as boards
from joined.huddle import rules as planning
from joined.interventions import queries as catalogue
from joined.kit import actors, clock
from joined.matching import actions as matching
from joined.people import actions as people
from joined.steps import actions as steps
from joined.steps import queries as standing

LISTS = actors.System("practice lists")
CHAIRS = {"North": "chair", "Quayside": "quayside-chair", "Hill": "hill-chair"}
Row = typing.Any
"""A row of another room, passed on from one of its actions to the next."""


def ways(
    level: int = 3, *, safe: str = "yes", ring: str = "yes", hours: str = "", if_answered: str = "surgery"
) -> tuple[people.Way, ...]:
    """Text and telephone, as somebody answered when asked alone.

    `level` 0: no texts. `safe` and `ring`: whether texting and ringing are safe. `hours`: when to ring.
    """
    text = people.Way(channel="sms", is_allowed=level > 0, safe=safe, level=level, was_alone="yes")
    voice = people.Way(
        channel="voice",
        is_allowed=True,
        safe=ring,
        level=3,
        hours=hours,
        if_answered=if_answered,
        was_alone="yes",
    )
    return (text, voice)


class Hands:
    """Riverside, its calendar, and everybody who has been written down so far."""

    def __init__(self, made: place.Riverside, days: diary.Diary) -> None:
        self.made = made
        self.days = days
        self.at, self.day = days.at, days.day
        self.persons: dict[str, Row] = {}
        self.crowd: dict[str, persons.Somebody] = {}
        self.handed: Row = None

    def who(self, slug: str) -> actors.Staff:
        """Somebody of the cast, as they act."""
        return self.made.staff[slug]

    def team(self, name: str) -> Row:
        """A team by its name."""
        return self.made.teams[name]

    def chair(self, about: Row) -> actors.Staff:
        """Who chairs the huddle of the neighbourhood of a person or a request."""
        found = (name for name, row in self.made.places.items() if row.pk == about.neighbourhood_id)
        return self.who(CHAIRS[next(found)])

    def welcome(self, key: str, *, by: actors.Actor = LISTS, known: persons.Somebody | None = None) -> Row:
        """Write somebody down; without details, those of the story's own person."""
        somebody = known or persons.PERSONS[key]
        practice = self.made.organisations.get(somebody.practice)
        details = people.Details(
            name=somebody.name,
            call_me=somebody.call_me,
            pronouns=somebody.pronouns,
            born_on=somebody.born_on,
            nhs_number=persons.nhs_number_for(somebody.number) if somebody.number else "",
            ethnicity=somebody.ethnicity,
            language=somebody.language,
            practice_id=practice.pk if practice else None,
            lines=f"{somebody.street}, Riverside" if somebody.street else "",
            postcode=somebody.postcode,
            phone=somebody.phone,
            is_phone_shared=somebody.is_shared,
            needs=somebody.needs,
        )
        self.persons[key] = people.welcome(by=by, details=details, provisional=by is not LISTS)
        return self.persons[key]

    def everybody(self, person: Row, *, but: tuple[str, ...] = ()) -> frozenset:
        """Every organisation at somebody's huddle, but those that they said no to."""
        found = boards.expected(neighbourhood_id=person.neighbourhood_id)
        return frozenset(organisation for organisation, name, _ in found if name not in but)

    def bring(
        self,
        slug: str,
        person: Row,
        *,
        ask: str = "",
        words: str = "",
        story: str = "",
        partner: str = "",
        but: tuple[str, ...] = (),
        reach: tuple[people.Way, ...] = (),
        referral: Row = None,
        extra: dict[str, typing.Any] | None = None,
        **asking: typing.Any,
    ) -> Row:
        """Bring somebody to the next huddle; the request."""
        bringing = huddle.Bringing(
            story=story,
            partner_line=partner,
            may_hear=self.everybody(person, but=but),
            ways=reach,
            **(extra or {}),
        )
        asked = None if referral else doors.Asking(ask=ask, in_their_words=words, **asking)
        return huddle.bring(by=self.who(slug), person=person, asking=asked, referral=referral, extra=bringing)

    def is_new(self, slug: str, person: Row) -> None:
        """In-take has compared, and it is nobody whom we know."""
        matching.settle(by=self.who(slug), person=person.pk)

    def takes(self, slug: str, referral: Row) -> None:
        """Somebody of in-take puts their name to a request."""
        doors.take(by=self.who(slug), referral=referral, holder=self.made.users[slug])

    def lets_know(self, slug: str, person: Row, organisation: str, *scopes: str) -> None:
        """They say to `slug` that an organisation may know these parts."""
        for scope in scopes:
            people.choose(
                by=self.who(slug),
                person=person,
                organisation_id=self.made.organisations[organisation].pk,
                scope=scope,
                state="given",
                wording=f"May {organisation} know how to find you, and what we plan?",
                how="asked face to face",
            )

    def item(self, referral: Row) -> Row:
        """Where a request stands on an agenda, as the chair sees it."""
        return boards.item_of_request(to=self.chair(referral), referral_id=referral.pk)

    def views(self, referral: Row, **said: str) -> None:
        """What several people think; a name of the cast, with _ for -, and their words."""
        item = self.item(referral)
        for slug, words in said.items():
            huddle.add_view(by=self.who(slug.replace("_", "-")), item=item, words=words)

    def offer(
        self, slug: str, referral: Row, team: str, what: str, *, on: int, in_plan: bool = False, **more: str
    ) -> None:
        """What a team could do, from which day."""
        by = self.who(slug)
        made = huddle.add_offer(
            by=by, item=self.item(referral), team=self.team(team), what=what, first_on=self.day(on), **more
        )
        if in_plan:
            huddle.put_in_plan(by=self.chair(referral), offer=made, is_in=True)

    def step(self, what: str, team: str, *, on: int, someone: str = "", said_yes: bool = True) -> planning.Planned:
        """A next step of a plan; who has not said yes is asked."""
        return planning.Planned(
            what=what,
            team_id=self.team(team).pk,
            due_on=self.day(on),
            someone_id=self.made.users[someone].pk if someone else None,
            said_yes=said_yes,
        )

    def propose(
        self, referral: Row, plan: str, team: str, *, on: int, yes: str = "", then: tuple[planning.Planned, ...]
    ) -> Row:
        """The huddle proposes a plan; `yes`: who of the team says yes in the room."""
        item = self.item(referral)
        decision = huddle.Deciding(
            plan=plan,
            team_id=self.team(team).pk,
            steps=then,
            accepted_by_id=self.made.users[yes].pk if yes else None,
            first_contact_on=self.day(on),
        )
        return huddle.propose(by=self.chair(referral), item=item, decision=decision, version=item.version)

    def told(self, slug: str, proposal: Row, *, how: str = "spoken") -> None:
        """Somebody told them, not by text."""
        huddle.told(by=self.who(slug), proposal=proposal, how=how)

    def text(self, slug: str, proposal: Row, *, became: str = "delivered") -> Row:
        """Somebody told them by text."""
        return telling.in_writing(by=self.who(slug), proposal=proposal, became=became)

    def email(self, slug: str, proposal: Row, *, became: str = "delivered") -> Row:
        """Somebody told them by e-mail."""
        return telling.in_writing(by=self.who(slug), proposal=proposal, became=became, route="email")

    def hands_over(self, slug: str, proposal: Row, words: str) -> None:
        """Somebody told them face to face, with an interpreter, and gave them the plan."""
        huddle.handed(by=self.who(slug), proposal=proposal, words=words, with_interpreter=True)

    def agrees(self, slug: str, proposal: Row, words: str = "") -> None:
        """They say yes, to whoever writes it down."""
        huddle.agree(by=self.who(slug), proposal=proposal, their_words=words)

    def not_this(self, slug: str, proposal: Row, words: str) -> None:
        """They want something else, and say what."""
        huddle.not_this(by=self.who(slug), proposal=proposal, their_words=words)

    def find_step(self, slug: str, person: Row, begins: str) -> Row:
        """The open step whose words begin like this."""
        by = self.who(slug)
        found = standing.about(to=by, person=person.pk).steps
        return standing.step(to=by, step_id=next(step.id for step in found if step.what.startswith(begins)))

    def answer(
        self,
        slug: str,
        person: Row,
        begins: str,
        *,
        verb: str = "done",
        reason: str = "",
        then: steps.Next | None = None,
    ) -> None:
        """A step is done, could not be, or is changed into another."""
        step = self.find_step(slug, person, begins)
        steps.close(by=self.who(slug), step=step, verb=verb, reason=reason, then=then)

    def meets(
        self,
        slug: str,
        person: Row,
        begins: str = "",
        *,
        again: int | None = None,
        again_by: str = "",
        at: str = "14:20",
        line: str = "",
        how: str = "01",
        became: str = "5",
        course: Row = None,
    ) -> None:
        """Somebody sees them now, or they do not come; `again`, `again_by`: booked. A step may end with it.

        `course`: it was a session of this help, and so is what is booked; without it, what was booked decides.
        """
        by, spell = self._care(slug, person)
        with rows.context(by, people=[person.pk]):
            planned = care.planned_now(to=by, spell=spell)
        team_id = next(iter(by.team_ids))
        course_id = course.pk if course else planned and planned.course_id
        booked = None
        if again is not None:
            moment = clock.moment_on(self.day(again), datetime.time.fromisoformat(at))
            seen_by = self.made.users[again_by].pk if again_by else by.id
            booked = caring.Booked(at=moment, mechanism="01", team_id=team_id, worker_id=seen_by, course_id=course_id)
        happened = caring.Happened(
            at=clock.now(),
            mechanism=how,
            attendance=became,
            team_id=team_id,
            worker_id=by.id,
            line=line,
            course_id=course_id,
            next=booked,
        )
        caring.record(by=by, spell=spell, happened=happened, planned=planned)
        if begins:
            self.answer(slug, person, begins)

    def agrees_course(
        self, slug: str, person: Row, name: str, *, wish: str = "", sessions: int | None = None, worker: str = ""
    ) -> Row:
        """Help of the catalogue, by its name, is agreed with them; the course. `worker`: who of the team gives it."""
        by, spell = self._care(slug, person)
        offered = catalogue.offered(place_id=person.neighbourhood_id)
        agreed = caring.Agreed(
            intervention_id=next(one.id for one in offered if one.name == name),
            team_id=next(iter(by.team_ids)),
            agreed_on=clock.today(),
            worker_id=self.made.users[worker or slug].pk,
            sessions=sessions,
            wish=wish,
        )
        return caring.agree_course(by=by, spell=spell, agreed=agreed)

    def ends_course(self, slug: str, course: Row, result: str, line: str = "") -> None:
        """What became of help that was agreed: a key of `caseload.words.RESULTS`, and why in a line."""
        by, _ = self._care(slug, course.person)
        now = care.course_row(to=by, course_id=course.pk)
        caring.finish_course(by=by, course=now, version=now.version, result=result, line=line)

    def asks_circle(self, slug: str, person: Row, helped_by: str, looks_after: str) -> None:
        """Who helps them, and whom they look after, in their words."""
        by, spell = self._care(slug, person)
        caring.ask_circle(by=by, spell=spell, helped_by=helped_by, looks_after=looks_after)

    def keeps_closer(self, slug: str, person: Row, *, days: int, why: str) -> None:
        """They are seen more often than the rule asks."""
        by, spell = self._care(slug, person)
        caring.change_pace(by=by, spell=spell, intensity="close", max_days=days, why=why)

    def names(self, slug: str, person: Row, worker: str, *, role: str) -> None:
        """Another worker knows them too."""
        by, spell = self._care(slug, person)
        caring.name_worker(by=by, spell=spell, user_id=self.made.users[worker].pk, role=role)

    def cancelled(self, slug: str, person: Row, why: str) -> None:
        """We had to cancel what was booked for today."""
        by, spell = self._care(slug, person)
        with rows.context(by, people=[person.pk]):
            planned = care.planned_now(to=by, spell=spell)
        caring.call_off(by=by, contact=planned, attendance="4", why=why)

    def goes_to_ward(self, slug: str, person: Row, why: str) -> None:
        """On a ward from today on: the clock stands still."""
        by, spell = self._care(slug, person)
        caring.begin_pause(by=by, spell=spell, pause=caring.Pausing(kind="ward", from_on=clock.today(), why=why))

    def _care(self, slug: str, person: Row) -> tuple[actors.Staff, Row]:
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            return by, care.current(to=by, person=person.pk)

    def next(self, what: str, team: str, *, on: int, someone: str = "", **source: typing.Any) -> steps.Next:
        """What comes after a step."""
        return steps.Next(
            what=what,
            team=self.team(team),
            due_on=self.day(on),
            someone_id=self.made.users[someone].pk if someone else None,
            **source,
        )

    def reaches(self, slug: str, referral: Row, words: str = "") -> None:
        """Somebody rang them while they wait, and they spoke."""
        by = self.who(slug)
        row = requests.row(to=by, referral_id=referral.pk)
        doors.tried(by=by, referral=row, tried=steps.Tried(outcome="spoke", words=words))

    def says_yes(self, slug: str, person: Row, *, on: int) -> None:
        """The team that was asked says yes, with a day."""
        by = self.who(slug)
        steps.accept(by=by, offer=self._asked(by, person), first_contact_on=self.day(on))

    def says_no(
        self, slug: str, person: Row, *, reason: str, next_door: str, why: str = "no_space", can_offer: str = ""
    ) -> None:
        """The team that was asked says no, and names a next door."""
        by = self.who(slug)
        no = steps.No(reason_code=why, reason=reason, next_door=next_door, can_offer=can_offer)
        steps.decline(by=by, offer=self._asked(by, person), no=no)

    def asks(self, slug: str, person: Row, *, of: str, what: str) -> None:
        """The team that holds somebody asks another, outside the huddle."""
        by = self.who(slug)
        steps.offer(
            by=by,
            matter=standing.open_matter(to=by, person=person.pk),
            from_team=next(team for team in self.made.teams.values() if team.pk in by.team_ids),
            to_team=self.team(of),
            what=what,
        )

    def hands_on(self, slug: str, person: Row, service: str, *, what: str) -> None:
        """A service outside is asked to take somebody on."""
        by = self.who(slug)
        asked = steps.Asked(service=self.made.outside[service], what=what)
        matter = standing.open_matter(to=by, person=person.pk)
        team = next(team for team in self.made.teams.values() if team.pk in by.team_ids)
        self.handed = steps.hand_on(by=by, matter=matter, from_team=team, asked=asked)

    def outside_says_yes(self, slug: str, *, who: str, on: int) -> None:
        """Somebody there says yes, by name and with a day, to whoever was handed on last."""
        steps.outside_said_yes(by=self.who(slug), hand_on=self.handed, who=who, first_contact_on=self.day(on))

    def _asked(self, by: actors.Staff, person: Row) -> Row:
        found = standing.asked_of(to=by).offers
        return standing.offer(to=by, offer_id=next(o.id for o in found if o.person_id == person.pk))

    def ended(self, slug: str, person: Row, ending: str, *, words: str = "") -> None:
        """Nothing is open about them any more, in one of the ways that promise P1 allows."""
        by = self.who(slug)
        matter = standing.open_matter(to=by, person=person.pk)
        steps.end(by=by, matter=matter, ending=ending, words=words)

    def date(self, number: int) -> str:
        """A day as people say it: "Friday 6 March"."""
        day: datetime.date = self.day(number)
        return f"{day:%A} {day.day} {day:%B}"
