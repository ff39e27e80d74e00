"""Promises: steps that are answered, teams that are asked, and what ends."""

from joined.base import rows
from joined.demo.hands.ground import Ground, Row
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.kit import actors
from joined.steps import actions as steps
from joined.steps import queries as standing


class Promising(Ground):
    """What teams said they would do, and what became of it."""

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
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            step = self.find_step(slug, person, begins)
            steps.close(by=by, step=step, verb=verb, reason=reason, then=then)

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
