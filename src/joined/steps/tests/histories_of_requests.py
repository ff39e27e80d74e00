"""What happens to requests in a history: asked, asked again, asked for more, not reached, handed on, ended."""

from hypothesis import strategies as st

from joined.accounts import models as users
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.kit import clock
from joined.people import queries as known
from joined.steps import actions, words
from joined.steps.tests import histories
from joined.steps.tests import riverside_days as days


class Requests(histories.Told):
    """Deeds about requests."""

    def somebody_else_asks(self, data: st.DataObject) -> None:
        safety = data.draw(st.sampled_from(["no", "can_wait", "cannot_wait"]))
        self.new_person()
        with self.doing("ask"):
            asking = doors.Asking(ask="Help", safety=safety, safety_words="Tablets in the house")
            days.bring(self.place, self.people[1], asking=asking)

    def they_ask_again(self, data: st.DataObject) -> None:
        person = self.anybody(data)
        safety, brings = data.draw(st.sampled_from([("no", False), ("no", True), ("cannot_wait", False)]))
        asking = doors.Asking(ask="Help", safety=safety, safety_words="Tablets in the house")
        if brings:
            with self.doing("bring"):
                days.bring(self.place, person, asking=asking)
        else:
            with self.doing("ask again", always=not known.is_one_dead(people=[person.pk])):
                doors.open(by=self.place.receptionist, person=person, door="telephone", asking=asking)

    def intake_routes_a_request_to_the_huddle(self, data: st.DataObject) -> None:
        referral = self.any(data, "referrals")
        with self.doing("route"):
            holder = users.User.objects.get(pk=self.place.intake.id)
            doors.take(by=self.place.intake, referral=referral, holder=holder)
            person = next(person for person in self.people if person.pk == referral.person_id)
            huddle.bring(by=self.place.intake, person=person, referral=referral)

    def it_ends(self, data: st.DataObject) -> None:
        with self.doing("end"):
            actions.end(by=self.place.intake, matter=self.any(data, "matters"), ending="person_chose", words="No more.")

    def it_was_made_in_error(self, data: st.DataObject) -> None:
        """One asks; the same one, or a second person, agrees."""
        referral, second = self.any(data, "referrals"), data.draw(st.sampled_from(["intake", "chair"]))
        with self.doing("made in error"):
            closing = doors.ask_to_end(
                by=self.place.intake, referral=referral, ending="made_in_error", words="A test request"
            )
            doors.end_in_error(by=getattr(self.place, second), referral=referral, closing=closing)

    def they_are_asked_for_more(self, data: st.DataObject) -> None:
        rang = data.draw(st.sampled_from(["answered", "not_there"]))
        more = doors.More(question="Which school?", rang=rang, answer="Weir Lane" if rang == "answered" else "")
        with self.doing("ask for more"):
            doors.ask_more(by=self.place.intake, referral=self.any(data, "referrals"), more=more)

    def somebody_tries_to_reach_them(self, data: st.DataObject) -> None:
        outcome = data.draw(st.sampled_from(["no_answer", "no_answer", "spoke", "in_hospital", "died"]))
        rung = data.draw(st.sampled_from(list(words.RUNGS)))
        with self.doing("not reached"):
            tried = actions.Tried(outcome=outcome, rung=rung)
            doors.tried(by=self.place.intake, referral=self.any(data, "referrals"), tried=tried)

    def they_are_handed_on(self, data: st.DataObject) -> None:
        answer = data.draw(st.sampled_from(["yes, and it ends", "yes", "no", "not yet"]))
        referral, by = self.any(data, "referrals"), self.place.intake
        with self.doing("hand on"):
            asked = actions.Asked(service=self.outside, what="Please take them on")
            handed = doors.hand_on(by=by, referral=referral, asked=asked)
            if answer == "no":
                actions.outside_said_no(by=by, hand_on=handed, reason="Full")
            elif answer != "not yet":
                day = clock.working_day(2)
                actions.outside_said_yes(by=by, hand_on=handed, who="Sister Ama Grindrod", first_contact_on=day)
            if answer == "yes, and it ends":
                doors.end_elsewhere(by=by, referral=referral)

    def they_die(self, data: st.DataObject) -> None:
        with self.doing("die"):
            doors.died(by=self.place.gp, person=self.anybody(data), died_on=clock.today())
