"""What happens in a history without anybody of NHS or council: by link; and what is undone, of texts and of records."""

from hypothesis import strategies as st

from joined.huddle import actions as huddle
from joined.kit import clock
from joined.matching import actions as matching
from joined.steps.tests import histories
from joined.steps.tests import riverside_days as days

SAID = ("ask by link", "offer by link", "pass by link", "think by link")


class Partners(histories.Told):
    """Deeds by link, and deeds that take others back."""

    def a_partner_speaks_by_link(self, data: st.DataObject) -> None:
        how = data.draw(st.sampled_from(SAID))
        item, by = self.any(data, "waiting", of="items"), self.behind_link()
        if by is None:
            return
        given = {"by": by, "item": item}
        with self.doing(how):
            if how == "offer by link":
                first_on = clock.working_day(2)
                huddle.add_offer(**given, team=self.place.befriending, what="Tea on Tuesdays", first_on=first_on)
            elif how == "pass by link":
                huddle.pass_on(**given, team=self.place.befriending)
            elif how == "ask by link":
                huddle.ask_first(**given, team=self.place.befriending, question="Is there a dog?")
            else:
                huddle.add_view(**given, words="She knows our volunteer.")

    def a_partner_is_answered(self, data: st.DataObject) -> None:
        with self.doing("answer a partner"):
            question = self.any(data, "to answer", of="questions")
            huddle.answer_partner(by=self.place.chair, question=question, words="A small one.")

    def an_offer_is_put_in_the_plan(self, data: st.DataObject) -> None:
        """And the plan is proposed with it: its team is asked for its yes."""
        with self.doing("propose an offer"):
            offer = huddle.put_in_plan(by=self.place.chair, offer=self.any(data, "can start", of="said"), is_in=True)
            item = self.opened("items", str(offer.item_id))
            days.propose(self.place, item, by=self.place.nurse if "nurse" not in self.left else None)

    def a_text_is_taken_back(self, data: st.DataObject) -> None:
        """Within its minute: nothing went, and they have still to be told."""
        with self.doing("take back"):
            proposal = self.any(data, "proposed", of="proposals")
            plan = huddle.write(by=self.place.gp, proposal=proposal, route="text", words="Please ring us.", level=3)
            huddle.take_back(by=self.place.gp, proposal=plan)

    def two_records_are_joined(self, data: st.DataObject) -> None:
        """By in-take at once, or by two people where both are established."""
        kept, other = (person.pk for person in self.people)
        with self.doing("join"):
            merge = matching.join(by=self.place.intake, person=kept, other=other, why="Rang her")
            if merge.state == "proposed":
                merge = matching.agree(by=self.place.chair, merge=merge)
            self.merge, self.gone = merge, {merge.emptied_id}

    def the_joining_is_put_right(self, data: st.DataObject) -> None:
        with self.doing("put right"):
            matching.put_right(by=self.place.chair, merge=self.merge, why="Two people after all")
            self.gone = set()
