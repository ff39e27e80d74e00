"""What is kept beside contacts for months: pauses, dated duties, readings, another team, moving on."""

import datetime
import decimal

from joined.accounts import actions as accounts
from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo import place
from joined.demo.hands.ground import Row
from joined.demo.hands.helping import Helping
from joined.kit import clock

READ = ("alcohol", "hba1c", "systolic", "diastolic", "bmi", "cholesterol", "smokes")
"""The six elements of the yearly check, in the order in which a story gives them."""


class Keeping(Helping):
    """Deeds of long care."""

    def books(self, slug: str, person: Row, worker: str, moment: datetime.datetime) -> None:
        """A contact to come, by whoever looks ahead."""
        caring.book(by=self.who(slug), spell=self.care(slug, person), booked=self.booked(worker, moment))

    def had(self, slug: str, spell: Row, code: str) -> None:
        """They had this today, beside the contact: a code of `caseload.words.national.HAD`."""
        by = self.who(slug)
        team_id = next(iter(by.team_ids))
        caring.write_had(by=by, spell=spell, code=code, on_day=clock.today(), team_id=team_id)

    def agrees_break(self, slug: str, person: Row, *, until: int, review: int, why: str, plan: str) -> None:
        """A break that they asked for, signed by whoever leads."""
        days = {"from_on": clock.today(), "until_on": self.day(until), "review_on": self.day(review)}
        pause = caring.Pausing(kind="break", why=why, safety_plan=plan, **days)
        caring.begin_pause(by=self.who(slug), spell=self.care(slug, person), pause=pause)

    def comes_home(self, slug: str, person: Row) -> None:
        """Home from the ward today: somebody sees them within 48 hours."""
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            shown = care.care_of(to=by, person=person.pk).pauses[0]
            pause = care.pause_row(to=by, pause_id=shown.id)
        caring.end_pause(by=by, pause=pause, until_on=clock.today(), left_to="home")

    def begins_duty(self, slug: str, person: Row, kind: str, *, on: datetime.date, every: int, source: str) -> Row:
        """Something that is due on a day, and again after so many."""
        dated = caring.Dated(kind=kind, next_on=on, source=source, every_days=every)
        return caring.begin_duty(by=self.who(slug), spell=self.care(slug, person), dated=dated)

    def does_duty(self, slug: str, duty: Row, line: str = "") -> Row:
        """Done today; it comes round again."""
        became = caring.Became(became="done", on_day=clock.today(), line=line)
        return caring.answer_duty(by=self.who(slug), duty=duty, became=became)

    def reads(self, slug: str, person: Row, *values: str, looks: str) -> None:
        """The whole yearly check on one day; `looks`: who sees to what is past a limit."""
        read = {kind: decimal.Decimal(value) for kind, value in zip(READ, values, strict=True)}
        user_id = self.made.users[looks].pk
        spell = self.care(slug, person)
        caring.write_checks(by=self.who(slug), spell=spell, on_day=clock.today(), values=read, user_id=user_id)

    def looked(self, slug: str, person: Row, done: str) -> None:
        """A clinician has looked at what was past a limit."""
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            waiting = care.checks_of(to=by, person=person.pk).looks[0]
            look = care.look_row(to=by, look_id=waiting.id)
        caring.looked(by=by, look=look, done=done)

    def puts_right(self, slug: str, contact: Row, *, why: str, **right: str) -> None:
        """What was written down of a contact was wrong."""
        as_it_was = {name: getattr(contact, name) for name in ("at", "mechanism", "attendance", "team_id", "worker_id")}
        happened = caring.Happened(**(as_it_was | right))
        caring.correct(by=self.who(slug), contact=contact, happened=happened, why=why)

    def explains(self, slug: str, person: Row, *, cause: str, what: str, does: str) -> None:
        """Why the last contact was late, and what somebody does about it."""
        by, spell = self.who(slug), self.care(slug, person)
        due_on = care.late_days(spell=spell)[0]
        caring.explain_lateness(by=by, spell=spell, due_on=due_on, cause=cause, what=what, does=does)

    def looks_through(self, slug: str, contact: Row) -> None:
        """What somebody else told us gives nobody away, and the person may read it."""
        by = self.who(slug)
        with rows.context(by, people=[contact.person_id]):
            line = care.line_row(to=by, line_id=contact.line.pk)
        caring.review_line(by=by, line=line)

    def asks_to_go_on(self, slug: str, person: Row, team: str, *, why: str) -> None:
        """Another team is asked to answer for them, because they asked for it."""
        spell = self.care(slug, person)
        caring.ask_to_go_on(by=self.who(slug), spell=spell, to_team=self.team(team), asked_for="yes", why=why)

    def leaves(self, slug: str) -> None:
        """Somebody works here no more, from today on."""
        accounts.disable(by=place.SET_UP, user=self.made.users[slug])

    def moves_many(self, slug: str, people: list[Row], worker: str, *, why: str) -> None:
        """Several people get another key worker in one deed."""
        spells = [self.care(slug, person) for person in people]
        user_id = self.made.users[worker].pk
        caring.move_many(by=self.who(slug), care=spells, user_id=user_id, asked_for="no", why=why)

    def begins_to_move_on(self, slug: str, person: Row, *, words: str, asks: str, what: str, signs: str) -> None:
        """They are ready: who goes on with them is asked, and their early signs are written down."""
        by, spell = self.who(slug), self.care(slug, person)
        moving = caring.begin(by=by, spell=spell, asked=caring.Asked(asked_by="both", agrees="yes", their_words=words))
        caring.ask_support(by=by, moving=moving, team=self.team(asks), what=what)
        caring.write_signs(by=by, moving=moving, early_signs=signs, what_helps="Somebody rings, and I answer")

    def moves_on(self, slug: str, person: Row, goodbye: Row) -> None:
        """Everybody has met them and said goodbye: a return pass, and no appointment."""
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            moving = care.moving_row(to=by, person=person.pk)
        caring.had_meeting(by=by, moving=moving, contact_id=goodbye.pk)
        caring.finish(by=by, moving=moving)

    def comes_back(self, slug: str, person: Row, why: str) -> None:
        """Straight back, by whoever knows them."""
        caring.come_back(by=self.who(slug), person=person.pk, why=why)

    def is_away(self, slug: str, *, since: int, until: int) -> None:
        """On leave on these days to come."""
        caring.be_away(by=self.who(slug), from_on=self.day(since), until_on=self.day(until))
