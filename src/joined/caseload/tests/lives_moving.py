"""How care ends and goes on in a history: moving on with a pass, coming back, rules, and two records of one person."""

import contextlib
import datetime

from django.db import transaction

from joined.base import rows
from joined.caseload import actions, jobs, queries
from joined.caseload.tests import beginnings, lives
from joined.caseload.tests.lives_joined import WORKERS, Joining
from joined.caseload.tests.plain_care import DIRECT, Pass, Plain, Rule, working_days_after
from joined.kit import clock, errors
from joined.matching import actions as matching
from joined.steps import actions as steps

SUPPORTS = ("befriending", "practice_team")
PASS_DAYS = 90
SAME_TIME = datetime.timedelta(days=5)


class Moving(lives.Life):
    """Deeds that end care, begin it again, or change whose it is."""

    joining: Joining | None = None
    was_joined = False

    def is_told(self) -> None:
        """The day's look: whose return pass ends within four weeks is told, and perhaps it is good for longer."""
        today = clock.today()
        wanted = {one.row.pk: one.plain.good(today) for one in self.records if one.plain.is_to_be_told(today)}
        ending = {person: pass_id for pass_id, person in queries.passes_ending()}
        assert set(ending) == set(wanted), "somebody's pass ends without a word, or a word is said too soon"
        jobs.look_at_passes()
        for person, good in wanted.items():
            by, again = self.workers[good.team], self.any(True, False, False)
            with rows.context(by):
                found = queries.pass_to_tell(to=by, pass_id=ending[person])
            actions.told(by=by, found=found, how="call", again=again)
            good.told.append(today)
            if again:
                good.until = today + datetime.timedelta(days=PASS_DAYS)

    def rule(self) -> None:
        """Whoever leads writes what counts, from today or a day to come."""
        ways = self.any(DIRECT, DIRECT, ("01",), ("01", "11"))
        wanted = Rule(clock.today() + datetime.timedelta(days=self.number(0, 20)), self.number(1, 30), ways)
        wanted.partners = self.any(True, True, False)
        team = self.time and self.one.plain.team
        written = actions.Rule(
            from_on=wanted.first,
            mechanisms=wanted.ways,
            counts_partner=wanted.partners,
            counts_group=True,
            max_days=wanted.longest,
            reason="We want to see faces",
            agreed_by="Our forum",
        )
        actions.write_rule(by=self.manager, team_id=self.team().pk, rule=written)
        assert wanted.longest <= 28
        self.town.rules.setdefault(team, []).append(wanted)

    def chooses(self) -> None:
        """They chose otherwise: care ends today, in their words."""
        time = self.time
        matter = self.read(queries.current, person=self.one.row.pk).matter
        steps.end(by=self.worker, matter=matter, ending="person_chose", words="I am well.")
        self.is_over(time)

    def is_over(self, time: Plain) -> None:
        """With care ends what another team was asked for and has not said yes to."""
        time.ended, time.ended_with = clock.now(), self.one.plain.team
        if not self.one.plain.said_yes:
            self.one.plain.asked = ""

    def move_on(self) -> None:
        """So many of the things that are to be done before care ends as agreed, in order; perhaps the end as well."""
        for _ in range(self.number(1, 8)):
            if self.one.plain.now:
                with contextlib.suppress(errors.Foreseen), transaction.atomic():
                    self.one_thing_more()

    def one_thing_more(self) -> None:
        time, by = self.time, {"by": self.worker}
        if self.one.moving is None:
            asked = actions.Asked(asked_by="both", agrees="yes", their_words="I am ready")
            self.one.moving, time.moving = actions.begin(**by, spell=self.one.spell, asked=asked), clock.today()
        elif not time.farewell:
            self.was("01", "5", clock.now(), team=self.one.plain.team)
            actions.had_meeting(**by, moving=self.one.moving, contact_id=self.one.contacts[-1][0].pk)
            time.farewell = self.one.contacts[-1][1]
        elif not time.signs:
            actions.write_signs(**by, moving=self.one.moving, early_signs="I sleep badly", what_helps="Maud rings me")
            time.signs = True
        else:
            self.with_supports()

    def with_supports(self) -> None:
        """Somebody is asked, says yes, meets them; or it is tried to end, ready or not."""
        time = self.time
        waiting = [team for team, state in time.supports.items() if state != "met"]
        unasked = [team for team in SUPPORTS if team not in time.supports]
        if unasked and (not time.supports or self.any(False, False, True)):
            team = self.any(*unasked)
            given = {"team": self.team(team), "what": "Tea on Tuesdays"}
            self.one.supports[team] = actions.ask_support(by=self.worker, moving=self.one.moving, **given)
            time.goes_on_with(team, "asked", clock.now())
        elif waiting and not self.any(False, False, False, True):
            self.answers(waiting[0])
        else:
            self.ends()

    def answers(self, team: str) -> None:
        support = self.one.supports[team]
        if self.time.supports[team] == "asked":
            steps.accept(by=self.workers[team], offer=support.offer, first_contact_on=clock.today())
            self.time.goes_on_with(team, "yes", clock.now())
        else:
            actions.have_met(by=self.workers[team], support=support)
            self.time.goes_on_with(team, "met", clock.now())

    def ends(self) -> None:
        """Exactly when everybody has met them."""
        time, plain = self.time, self.one.plain
        may = time.may_end()
        try:
            actions.finish(by=self.worker, moving=self.one.moving)
        except errors.Refused:
            assert not may
            raise
        assert may
        self.is_over(time)
        good = clock.today() + datetime.timedelta(days=PASS_DAYS)
        plain.passes = [*(one for one in plain.passes if one.used), Pass(good, plain.team)]

    def stay(self) -> None:
        """They stay with us after all."""
        if self.one.moving is None or self.time is None:
            raise errors.Refused("Nothing has begun.")
        actions.stop(by=self.worker, moving=self.one.moving, why="Not before spring")
        self.one.moving, self.one.supports = None, {}
        self.time.supports, self.time.farewell, self.time.signs = {}, None, False

    def home(self) -> None:
        super().home()
        if self.joining and self.joining.same_ward:
            self.joining.same_ward[1] = clock.today()

    def come_back(self) -> None:
        """One line of why: up to five days after the end the same time goes on, later a new one begins."""
        plain, today = self.one.plain, clock.today()
        if not plain.times:
            raise errors.Refused("They were never with us.")
        last, good = plain.shown, plain.good(today)
        by = self.any(self.place.gp, self.place.gp, self.place.nurse, self.place.befriender)
        is_open = plain.is_open
        try:
            back = actions.come_back(by=by, person=self.one.row.pk, why="It is worse again")
        except errors.Refused:
            assert is_open
            raise
        assert not is_open
        team = good.team if good else last.ended_with
        lead = last.lead if last.lead in WORKERS[team] else ""
        is_same = today - clock.london(last.ended).date() <= SAME_TIME
        if is_same:
            last.goes_on(lead)
        else:
            plain.times.append(Plain(began=today, lead=lead))
        if good:
            good.used = True
        plain.now.back = clock.now()
        plain.teams.append((clock.now(), team))
        assert back.see_by == working_days_after(today, 5)
        assert (back.spell_id == self.one.spell.pk) == is_same
        beginnings.began(self.one, self.worker)

    def asked_again(self) -> None:
        """Somebody without a way straight back is asked about anew, and in care by the evening."""
        plain = self.one.plain
        if plain.now or plain.good(clock.today()):
            raise errors.Refused("They are in care, or come straight back.")
        beginnings.brought(self.place, self.one)

    def join(self) -> None:
        """Two people of in-take find that two records are one person's."""
        if len(self.records) < 2 or self.was_joined:
            raise errors.Refused("There are no two.")
        if any(one.plain.asked or one.moving for one in self.records):
            raise errors.Refused("Something is under way.")
        older, newer = self.records
        deed = matching.join(by=self.place.intake, person=newer.row.pk, other=older.row.pk, why="Rang her")
        assert deed.state == ("joined" if newer.plain.is_new else "proposed")
        if deed.state == "proposed":
            deed = matching.agree(by=self.place.chair, merge=deed)
        is_newer = not newer.plain.is_new and newer.plain.is_open and not older.plain.is_open
        kept, emptied = (newer, older) if is_newer else (older, newer)
        assert (deed.kept_id, deed.emptied_id) == (kept.row.pk, emptied.row.pk)
        self.joining = Joining(deed, kept, emptied)
        self.was_joined, self.records, self.one = True, [kept], kept
        if kept.plain.now:
            beginnings.look_up(kept, self.worker)

    def put_right(self) -> None:
        """They are two people after all."""
        if self.joining is None:
            raise errors.Refused("Nothing was joined.")
        matching.put_right(by=self.place.chair, merge=self.joining.deed, why="Two people after all")
        self.records = self.joining.undone()
        self.joining = None
        for one in self.records:
            if one.plain.now:
                beginnings.look_up(one, self.workers[one.plain.team])
