"""At the huddle: somebody is brought, talked about, and told what was proposed."""

import typing

from joined.base import rows
from joined.demo import telling
from joined.demo.hands.ground import Ground, Row
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle import queries as boards
from joined.huddle import rules as planning
from joined.people import actions as people


class Huddling(Ground):
    """From the first ask to their yes."""

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
        is_asked_who: bool = True,
        reach: tuple[people.Way, ...] = (),
        referral: Row = None,
        extra: dict[str, typing.Any] | None = None,
        **asking: typing.Any,
    ) -> Row:
        """Bring somebody to the next huddle; the request. `is_asked_who`: whether they were asked who may hear it."""
        bringing = huddle.Bringing(
            story=story,
            partner_line=partner,
            may_hear=self.everybody(person, but=but) if is_asked_who else None,
            ways=reach,
            **(extra or {}),
        )
        asked = None if referral else doors.Asking(ask=ask, in_their_words=words, **asking)
        return huddle.bring(by=self.who(slug), person=person, asking=asked, referral=referral, extra=bringing)

    def takes(self, slug: str, referral: Row) -> None:
        """Somebody of in-take puts their name to a request."""
        doors.take(by=self.who(slug), referral=referral, holder=self.made.users[slug])

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
        decision = huddle.Deciding(
            plan=plan,
            team_id=self.team(team).pk,
            steps=then,
            accepted_by_id=self.made.users[yes].pk if yes else None,
            first_contact_on=self.day(on),
        )
        chair = self.chair(referral)
        with rows.context(chair, people=[referral.person_id]):
            item = self.item(referral)
            return huddle.propose(by=chair, item=item, decision=decision, version=item.version)

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
