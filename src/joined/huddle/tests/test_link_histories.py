"""Whatever happens to a link, and in whatever order: who is shown an ask has given today's code, and may hear it (T34).

A history is what people, scanners and thieves do; what stands beside it is counted by hand.
"""

import collections
import dataclasses
import datetime

import hypothesis
import pytest
from django.db import transaction
from django.test import Client
from hypothesis import strategies as st

from joined.accounts import actions as accounts
from joined.accounts import behind, models, rules
from joined.accounts import queries as who
from joined.base import later
from joined.base.tests.amount import examples
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import clock
from joined.people import actions as people
from joined.people import rules as deciding

NAME = "Amina"
HEARD_UNTIL = datetime.datetime(2026, 3, 4, 13, 0, tzinfo=clock.LONDON)
"""The end of the next sitting: from then on nobody who only heard of them sees the card."""
THEIRS, THIEF = 0, 1
DEEDS = (
    *("look", "scan", "ask for a code", "right code", "right code", "wrong code", "used code", "too old a code"),
    *("steal", "minutes pass", "hours pass", "a day passes", "new link", "register again", "end registration"),
    *("withdraw", "agree again"),
)


class History:
    """One charity's link, its worker's device, and that of whoever found the text."""

    def __init__(self, place, person, sitting, telephone, done: collections.Counter) -> None:
        self.place, self.done = place, done
        self.now = by_link.BEFORE
        self.person, self.sitting, self.telephone = person, sitting, telephone
        self.devices = [Client(), Client()]
        self.known: dict[int, datetime.date] = {}
        self.is_registered = self.may_hear = True
        self.digits = self.used = ""
        self.asked_at = self.now
        self.do("new link")

    def do(self, deed: str) -> None:
        self.now += datetime.timedelta(seconds=1)
        with clock.at(self.now):
            getattr(self, deed.replace(" ", "_"))()
        self.done[deed] += 1
        self.check()

    def check(self) -> None:
        """Each device is shown the ask when everything that it rests on lasts, and never else."""
        with clock.at(self.now):
            for device in (THEIRS, THIEF):
                answer = self.devices[device].get(f"/partner/{self.token}/")
                is_shown = NAME in answer.content.decode()
                may = self.is_live and self.known.get(device) == clock.today() and self.may_hear
                assert is_shown == (may and self.now < HEARD_UNTIL), (device, answer.status_code)
                self.done["shown"] += is_shown

    @property
    def is_live(self) -> bool:
        return self.is_registered and self.now < self.until

    def look(self) -> None:
        self.devices[THEIRS].get(f"/partner/{self.token}/")

    def scan(self) -> None:
        before = models.Link.objects.values_list("opened_at", flat=True)
        Client().get(f"/partner/{self.token}/")
        Client().head(f"/partner/{self.token}/")
        assert list(before) == list(models.Link.objects.values_list("opened_at", flat=True))

    def ask_for_a_code(self) -> None:
        answer = self.devices[THEIRS].post(f"/partner/{self.token}/send-code/")
        assert answer.status_code in ((303, 429) if self.is_live else (410,))
        if answer.status_code == 303:
            code = behind.newest_code(telephone=self.telephone, link=behind.link_of(token=self.token))
            self.digits, self.asked_at = accounts.mint_code(by=by_link.SENDS, code=code), self.now
            self.used = ""

    def right_code(self) -> None:
        self.ask_for_a_code()
        self.tries(THEIRS, self.digits)

    def tries(self, device: int, digits: str) -> None:
        answer = self.devices[device].post(f"/partner/{self.token}/code/", {"code": digits})
        if answer.status_code == 303:
            assert digits == self.digits != self.used
            assert self.is_live
            assert self.now - self.asked_at < datetime.timedelta(minutes=rules.CODE_MINUTES)
            self.known[device] = clock.today()
            self.used = digits
            self.done["opened"] += 1

    def wrong_code(self) -> None:
        wrong = f"{(int(self.digits or 0) + 1) % 10**6:06}"
        for _ in range(3):
            self.tries(THIEF, wrong)

    def used_code(self) -> None:
        self.tries(THIEF, self.used or "000000")

    def too_old_a_code(self) -> None:
        self.now += datetime.timedelta(minutes=rules.CODE_MINUTES)
        with clock.at(self.now):
            self.tries(THIEF, self.digits or "000000")

    def steal(self) -> None:
        """Whoever found the link presses its button: the code goes to the worker's telephone."""
        self.devices[THIEF].post(f"/partner/{self.token}/send-code/")
        self.tries(THIEF, "123456")
        self.digits = ""

    def minutes_pass(self) -> None:
        self.now += datetime.timedelta(minutes=6)

    def hours_pass(self) -> None:
        self.now += datetime.timedelta(hours=5)

    def a_day_passes(self) -> None:
        self.now += datetime.timedelta(days=1)

    def new_link(self) -> None:
        self.token = by_link.link_for(self.telephone, self.place.befriending, self.sitting)
        self.until = self.now + datetime.timedelta(hours=rules.LINK_HOURS)
        self.digits = ""

    def register_again(self) -> None:
        """Another number: nothing that the old one opened is open any more."""
        self.telephone = by_link.registered(self.place.befriender)
        self.is_registered, self.known = True, {}
        self.new_link()

    def end_registration(self) -> None:
        accounts.end_telephone(by=riverside.SET_UP, telephone=self.telephone)
        self.is_registered = False

    def withdraw(self) -> None:
        self.chooses("withdrawn")

    def agree_again(self) -> None:
        self.chooses("given")

    def chooses(self, state: str) -> None:
        charity = self.place.befrienders.pk
        people.choose(
            by=self.place.gp, person=self.person, organisation_id=charity, scope="huddle", state=state,
            wording="", how="rang",
        )  # fmt: skip
        self.may_hear = state == "given"


def test_whatever_happens_to_a_link_only_whoever_gave_the_code_is_shown_what_they_may_hear(place):
    done: collections.Counter = collections.Counter()
    person, _, item = brought(place)
    telephone = by_link.registered(place.befriender)

    @hypothesis.settings(
        max_examples=examples(12),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(st.lists(st.sampled_from(DEEDS), min_size=8, max_size=12))
    def lives(deeds: list[str]) -> None:
        with transaction.atomic(), later.playing():
            with clock.at(by_link.BEFORE):
                history = History(place, person, item.sitting, telephone, done)
            for deed in deeds:
                history.do(deed)
            transaction.set_rollback(True)

    lives()
    assert set(DEEDS) | {"shown", "opened"} <= set(done), done


PARTIES = ("me", "my organisation", "the link's team", "another team of mine")
QUESTIONS = st.builds(
    deciding.Question,
    role_class=st.sampled_from(sorted(deciding.ROLE_SCOPES) + ["organisation_administrator"]),
    organisation_kind=st.sampled_from(["charity", "council"]),
    is_excluded=st.booleans(),
    is_self=st.booleans(),
    consent=st.dictionaries(
        st.sampled_from(list(deciding.CONSENT_SCOPES)), st.sampled_from(list(deciding.CONSENT_STATES))
    ),
    scope=st.sampled_from(deciding.SCOPES),
    action=st.sampled_from(["read", "create", "update", "send", "delete"]),
)
RELATIONS = st.sets(st.tuples(st.sampled_from(list(deciding.RELATIONS)), st.sampled_from(PARTIES)))


@hypothesis.settings(max_examples=examples(150), deadline=None, derandomize=True, database=None)
@hypothesis.given(QUESTIONS, RELATIONS)
def test_behind_a_link_nobody_may_what_the_same_worker_may_not_when_signed_in(asked, relations):
    """Against the pure table: what differs is one team in the place of all of theirs (`behind.worker_of`)."""
    signed_in = dataclasses.replace(asked, kinds=frozenset(kind for kind, _ in relations))
    by_one_team = frozenset(kind for kind, party in relations if party != "another team of mine")
    behind_link = dataclasses.replace(asked, kinds=by_one_team)
    if deciding.decide(behind_link).is_allowed:
        assert deciding.decide(signed_in).is_allowed


@pytest.mark.parametrize("first", ["vcse_worker", "receptionist", "volunteer", "organisation_administrator"])
def test_who_acts_behind_a_link_is_the_signed_in_worker_with_that_team_alone(place, first):
    worker = riverside.worker("Wanda Welcome", place.befriending, first)
    telephone = by_link.registered(worker, number="+447700900556")
    accounts.join(
        by=riverside.SET_UP, user=telephone.user, team=place.befriending, role="team_manager",
        from_on=datetime.date(2026, 2, 1),
    )  # fmt: skip
    signed_in = who.staff(user_id=worker.id)
    acting = behind.worker_of(telephone=telephone, team=place.befriending)
    assert acting == dataclasses.replace(signed_in, team_ids=(place.befriending.pk,))
    assert acting.role == first
    assert behind.worker_of(telephone=telephone, team=place.community) is None
