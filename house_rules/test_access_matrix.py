"""access-matrix.csv, row by row: over HTTP, and as SQL where a table is asked (decisions.md §9).

Every denial stands beside its success at the same address and method. What is expected is read from the row: a
row that changes its result turns its test red. Rows with nothing to stand on yet are in not-yet-built.txt.
"""

import csv
import dataclasses
import datetime
import functools
import json
import pathlib
import re
import uuid
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from house_rules import reading
from house_rules.asking import Page, counts, events, sees

from joined.accounts import actions as accounts
from joined.accounts import models as users
from joined.base import later, registry, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.interop import queries as interop
from joined.interop.tests import systems
from joined.interop.tests.conftest import with_an_address
from joined.kit import actors, clock, errors
from joined.messages import actions as texts
from joined.messages import models as messages
from joined.people import actions as people
from joined.people import models as persons
from joined.people import queries as known
from joined.steps import actions as steps
from joined.steps import models as standing
from joined.steps.tests import riverside_days as days
from joined.worries import actions as worries
from joined.worries import models as worry_models
from joined.worries import moving as worry_moving

HERE = pathlib.Path(__file__).parent
MATRIX = {row["id"]: row for row in csv.DictReader((HERE / "access-matrix.csv").read_text().splitlines())}
NOT_YET = {
    f"AC-{number}"
    for line in (HERE / "not-yet-built.txt").read_text().splitlines()
    if not line.startswith("#")
    for number in line.partition(":")[2].split()
}
CASES: dict[str, Callable] = {}
NAME, PHONE, SHOWN_PHONE = "Amina Specimen", "+447700900123", "07700 900123"
WORDS = "I want to sleep."


def row(identifier: str, result: str) -> Callable:
    """This function tests that row, and expects that result of it."""

    def keep(case: Callable) -> Callable:
        assert MATRIX[identifier]["result"] == result, f"{identifier} is {MATRIX[identifier]['result']} now"
        CASES[identifier] = case
        return case

    return keep


def in_the_afternoon(case: Callable) -> Callable:
    """Asked after the sitting, when what it decided is in force."""

    @functools.wraps(case)
    def asked_later(world: "World") -> None:
        with clock.at(riverside.AFTERNOON):
            case(world)

    return asked_later


@dataclasses.dataclass
class World:
    """Riverside with one person, brought by her GP this morning."""

    place: riverside.Riverside
    amina: persons.Person
    referral: object
    play: object

    @property
    def page(self) -> Page:
        return Page(f"/people/{self.amina.pk}/", self.amina.pk)

    @property
    def item(self) -> huddles.AgendaItem:
        return days.item_of(self.place, self.amina)

    @property
    def card(self) -> Page:
        return Page(f"/huddles/items/{self.item.pk}/", self.item.pk)

    def plan(self, *, by=None, said_yes: bool = False) -> huddles.Proposal:
        """The huddle proposes; with `by`, the community team says yes in the room and holds her."""
        with clock.at(riverside.SITTING):
            return days.propose(self.place, self.item, by=by, said_yes=said_yes)

    def gives(self, organisation, *scopes: str, state: str = "given") -> None:
        for scope in scopes:
            people.choose(
                by=self.place.gp,
                person=self.amina,
                organisation_id=organisation.pk,
                scope=scope,
                state=state,
                wording="As read out",
                how="asked by the GP",
            )

    def ends(self) -> None:
        """The community team's care ends now."""
        with rows.house(self.amina.pk):
            matters = list(standing.Matter.objects.filter(person=self.amina, ended_at=None))
        for matter in matters:
            steps.end(by=self.place.nurse, matter=matter, ending="person_chose", words="Enough, thank you.")


@pytest.fixture(scope="module")
def this_morning(small_riverside):
    """Made once, as the small Riverside is: each row goes back to it, with the jobs that wait then."""
    with clock.at(riverside.MORNING), later.playing() as play:
        (place,) = riverside.own(small_riverside, play)
        amina = riverside.somebody(place, name=NAME, phone=PHONE, nhs_number="9990123454")
        return place, amina, days.bring(place, amina), play.waiting


@pytest.fixture
def world(this_morning, db, morning, jobs) -> World:
    return World(*riverside.own(this_morning, jobs), jobs)


@pytest.mark.django_db
@pytest.mark.parametrize("identifier", sorted(set(MATRIX) - set(NOT_YET)))
def test_a_row_holds(identifier, world):
    CASES[identifier](world)


def test_every_row_is_tested_or_listed_and_none_is_both():
    assert set(CASES) | NOT_YET == set(MATRIX)
    assert not set(CASES) & NOT_YET, "they have a test: take them off the list"


def test_the_matrix_is_the_one_that_was_agreed():
    agreed = reading.ROOT.parent / "shared" / "access-matrix.csv"
    if not agreed.exists():
        pytest.skip("the agreed matrix is not here")
    assert (HERE / "access-matrix.csv").read_bytes() == agreed.read_bytes()


# -- people ----------------------------------------------------------------------------------------


@row("AC-001", "ALLOW")
@in_the_afternoon
def in_our_care(world):
    world.plan(by=world.place.nurse)
    world.page.shown(world.place.nurse, NAME, SHOWN_PHONE)
    assert events(actor_id=world.place.nurse.id, is_look=True, person_id=world.amina.pk, outcome="ok")
    world.page.hidden(world.place.duty)
    assert sees(world.place.nurse, "people_phone", world.amina.pk)
    assert not sees(world.place.duty, "people_phone", world.amina.pk)


@row("AC-007", "DENY-403")
@in_the_afternoon
def nobody_is_deleted(world):
    world.plan(by=world.place.nurse)
    before = counts()
    answer = riverside.browser(world.place.nurse).delete(world.page.address)
    assert answer.status_code in (403, 405)
    with rows.context(world.place.nurse), connection.cursor() as cursor:
        for table, (column, _) in registry.PROTECTED.items():
            if table.startswith("people_"):
                cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [world.amina.pk])
                assert cursor.rowcount == 0, table
    assert counts() == before


@row("AC-017", "PARTIAL")
def by_name_only_ones_own(world):
    page = Page("/people/?q=Amina", uuid.uuid4())
    assert NAME not in page.shown(world.place.duty)
    page.shown(world.place.gp, NAME)


@row("AC-018", "PARTIAL")
def by_number_and_birth_date_a_match_card(world):
    page = Page("/people/?q=999+012+3454,+14/08/1991", uuid.uuid4())
    shown = page.shown(world.place.duty, "A.S.", "1991")
    for told in (NAME, "Specimen", SHOWN_PHONE, str(world.amina.pk), "14 August"):
        assert told not in shown, told
    assert events(actor_id=world.place.duty.id, verb="people.find")
    wrong = Page("/people/?q=999+012+3454,+15/08/1991", uuid.uuid4())
    assert "A.S." not in wrong.shown(world.place.duty)


def after_care(world, length: datetime.timedelta) -> datetime.datetime:
    world.plan(by=world.place.nurse)
    with clock.at(riverside.AFTERNOON):
        world.ends()
    with making("people"):  # only the past is asked: the huddle's card has its own rows
        persons.Relationship.objects.filter(kind="huddle").update(until_at=riverside.MORNING)
    return riverside.AFTERNOON.astimezone(datetime.UTC) + length


@row("AC-019", "ALLOW")
def four_weeks_of_grace(world):
    with clock.at(after_care(world, datetime.timedelta(days=27))):
        world.page.shown(world.place.nurse, NAME)
        world.page.hidden(world.place.duty)


@row("AC-021", "DENY-404")
def after_grace(world):
    moment = after_care(world, datetime.timedelta(days=28, minutes=1))
    with clock.at(moment - datetime.timedelta(minutes=2)):
        world.page.shown(world.place.nurse, NAME)
    with clock.at(moment):
        world.page.hidden(world.place.nurse)
        assert not sees(world.place.nurse, "people_person", world.amina.pk)


@row("AC-030", "DENY-404")
@in_the_afternoon
def ones_own_record_on_the_staff_side(world):
    world.plan(by=world.place.nurse)
    world.page.shown(world.place.other_nurse, NAME)
    with making("people"):
        persons.SelfLink.objects.create(user_id=world.place.nurse.id, person=world.amina)
    world.page.hidden(world.place.nurse)
    assert not sees(world.place.nurse, "people_person", world.amina.pk)


@row("AC-035", "DENY-404")
def another_practice(world):
    world.page.shown(world.place.gp, NAME)
    with making("people"):  # both practices come to the huddle; the record is asked here
        persons.Relationship.objects.filter(kind="huddle").delete()
    world.page.hidden(world.place.other_gp)
    assert not sees(world.place.other_gp, "people_person", world.amina.pk)


@row("AC-036", "DENY-404")
def registered_elsewhere_now(world):
    stranger = riverside.somebody(world.place, name="Delroy Augustine")
    page = Page(f"/people/{stranger.pk}/", stranger.pk)
    page.shown(world.place.gp, "Delroy Augustine")
    people.change(by=world.place.gp, person=stranger, version=1, practice_id=world.place.other_practice.pk)
    page.hidden(world.place.gp)
    page.shown(world.place.other_gp, "Delroy Augustine")


@row("AC-040", "PARTIAL")
def a_confidential_address(world):
    with making("people"):
        persons.Address.objects.create(
            person=world.amina, lines="12 Canary Wharf Lane", postcode="ZZ99 3VZ", is_confidential=True
        )
    for address in (f"/people/{world.amina.pk}/", f"/people/{world.amina.pk}/edit/"):
        page = Page(address, world.amina.pk)
        text = page.shown(world.place.receptionist, NAME)
        assert "Canary Wharf" not in text
        assert "ZZ99" not in text
    found = Page("/people/?q=ZZ99+3VZ", uuid.uuid4()).shown(world.place.receptionist)
    assert NAME not in found


@row("AC-047", "DENY-404")
def a_social_worker_without_a_relationship(world):
    stranger = riverside.somebody(world.place, name="Delroy Augustine")
    page = Page(f"/people/{stranger.pk}/", stranger.pk)
    page.shown(world.place.gp, "Delroy Augustine")
    page.hidden(world.place.social_worker)


@row("AC-057", "DENY-404")
@in_the_afternoon
def a_charity_without_the_number(world):
    world.gives(world.place.befrienders, "identity", "plan")
    world.plan(by=world.place.nurse, said_yes=True)
    for address in (f"/people/{world.amina.pk}/", "/"):
        text = Page(address, world.amina.pk).shown(world.place.befriender, NAME)
        for told in (PHONE, SHOWN_PHONE, PHONE[1:], "900123"):
            assert told not in text
    reach = Page(f"/people/{world.amina.pk}/reach/", world.amina.pk)
    reach.shown(world.place.gp, PHONE[-6:])
    reach.hidden(world.place.befriender)
    assert sees(world.place.befriender, "people_person", world.amina.pk)
    assert not sees(world.place.befriender, "people_phone", world.amina.pk)


@dataclasses.dataclass
class AskedCharity:
    """A charity outside the huddle that in-take asks to help Amina."""

    worker: object
    offer: standing.Offer
    organisation: object

    @property
    def card(self) -> Page:
        return Page(f"/offers/{self.offer.pk}/", self.offer.pk)


def a_charity_is_asked(world) -> AskedCharity:
    garden = riverside.places.add_organisation(by=riverside.SET_UP, name="Open Garden", kind="charity", phone="")
    team = riverside.places.add_team(by=riverside.SET_UP, name="Garden", organisation=garden, kind="service")
    with rows.house(world.amina.pk):
        matter = standing.Matter.objects.get(person=world.amina, ended_at=None)
    asked = steps.offer(
        by=world.place.intake,
        matter=matter,
        from_team=world.place.intake_team,
        to_team=team,
        what="Gardening, in company",
    )
    return AskedCharity(riverside.worker("Gita Garden", team, "vcse_worker"), asked, garden)


@row("AC-048", "PARTIAL")
def a_charity_that_is_asked_reads_the_card_and_nothing_else(world):
    asked = a_charity_is_asked(world)
    without = asked.card.shown(asked.worker, "Gardening, in company", "In-take, Riverside North")
    assert "Amina" not in without
    world.gives(asked.organisation, "identity", "contact", "plan", "huddle")
    people.confirm_way(by=world.place.gp, person=world.amina, way=riverside.ways()[1])
    text = asked.card.shown(asked.worker, "Amina", SHOWN_PHONE, world.place.intake.name)
    for told in ("Specimen", "1991", "999 012", "Lockside", str(world.amina.pk)):
        assert told not in text, told
    world.page.hidden(asked.worker)
    assert sees(asked.worker, "steps_offer", world.amina.pk)
    for table in ("people_person", "people_phone", "people_safecontact", "doors_referral", "steps_nextstep"):
        assert not sees(asked.worker, table, world.amina.pk), table


@row("AC-049", "DENY-404")
def a_charity_that_said_no(world):
    asked = a_charity_is_asked(world)
    world.gives(asked.organisation, "identity", "contact")
    asked.card.shown(asked.worker, "Amina")
    steps.decline(by=asked.worker, offer=asked.offer, no=steps.No())
    asked.card.hidden(asked.worker)
    assert not sees(asked.worker, "steps_offer", world.amina.pk)
    assert "Amina" not in Page("/", uuid.uuid4()).shown(asked.worker)
    with making("steps"):
        assert standing.Offer.objects.filter(to_team=asked.offer.to_team, state="declined").count() == 1


@row("AC-070", "DENY-404")
@in_the_afternoon
def a_volunteer_sees_whom_they_are_named_for(world):
    volunteer = riverside.worker("Vera Volunteer", world.place.befriending, "volunteer")
    world.gives(world.place.befrienders, "identity", "contact", "plan")
    world.plan(by=world.place.nurse, said_yes=True)
    world.page.shown(world.place.befriender, NAME)
    world.page.hidden(volunteer)
    assert NAME not in Page("/people/?q=Amina", uuid.uuid4()).shown(volunteer)


@row("AC-071", "DENY-403")
@in_the_afternoon
def a_volunteer_takes_out_no_list(world):
    world.gives(world.place.befrienders, "identity", "plan")
    in_care(world)
    volunteer = riverside.worker("Vera Volunteer", world.place.befriending, "volunteer")
    assert NAME in takes_out(world.place.befriender, "Our tea circle on Friday")
    vera = riverside.browser(volunteer)
    assert "/caseload/take-out/" not in vera.get("/caseload/").content.decode()
    for address in ("take-out/", "list.csv", "list.xlsx"):
        assert vera.get(f"/caseload/{address}").status_code == 403
    assert vera.post("/caseload/take-out/", {"why": "Our tea circle"}).status_code == 403


@row("AC-086", "DENY-404")
def an_administrator_of_the_organisation(world):
    administrator = riverside.worker("Ada Administrator", world.place.practice_team, "organisation_administrator")
    world.page.shown(world.place.gp, NAME)
    world.page.hidden(administrator)
    assert not sees(administrator, "people_person", world.amina.pk)


@row("AC-087", "DENY-404")
def the_platform_s_operator(world):
    operator = riverside.worker("Olu Operator", world.place.practice_team, "operator")
    world.page.shown(world.place.gp, NAME)
    world.page.hidden(operator)
    assert not sees(operator, "people_person", world.amina.pk)


@row("AC-089", "PARTIAL")
def the_database_s_own_role_without_context(world):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("joined_app",)
        for table in (*registry.PROTECTED, *registry.OWN, *registry.CLOSED):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
    assert sum(counts().values()) > 10


# -- texts -------------------------------------------------------------------------------------------


def telling(world, by) -> Page:
    plan = world.plan(by=world.place.nurse)
    draft = riverside.browser(by).get(f"/huddles/plans/{plan.pk}/tell/").content.decode()
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", draft, re.DOTALL)
    words = found.group(1).strip() if found else WORDS
    return Page(f"/huddles/plans/{plan.pk}/tell/", plan.pk, {"words": words})


def written() -> list[messages.Message]:
    with making("messages"):
        return list(messages.Message.objects.all())


@row("AC-012", "DENY-403")
def not_safe_to_text(world):
    page = telling(world, world.place.nurse)
    unsafe = people.Way(channel="sms", is_allowed=True, safe="no", level=3, was_alone="yes")
    with clock.at(riverside.AFTERNOON):
        page.shown(world.place.nurse)
        people.confirm_way(by=world.place.gp, person=world.amina, way=unsafe)
        assert not cleared(world), "blocked at dispatch"
        assert [message.state for message in written()] == ["stopped"]
        page.forbidden(world.place.nurse)
    assert len(written()) == 1, "blocked when it is written"


def cleared(world) -> bool:
    """As the job does at the moment of sending: how to reach them is asked afresh."""
    by = actors.System("people.dispatch")
    (message,) = written()
    with rows.context(by, people=[world.amina.pk]):
        reach = known.as_reach(known.how_to_reach(to=by, person=world.amina.pk))
        return texts.clear_to_go(by=by, message=message, reach=reach)


@row("AC-013", "PARTIAL")
def a_phone_that_somebody_shares(world):
    plan = world.plan(by=world.place.nurse)
    with making("people"):
        persons.Phone.objects.filter(person=world.amina).update(is_shared=True)
    with clock.at(riverside.AFTERNOON):
        page = Page(
            f"/huddles/plans/{plan.pk}/tell/?by=text", plan.pk, {"words": "Róisín, mental health nurse, comes Friday"}
        )
        assert page.asked_by(world.place.nurse).status_code in (403, 422)
        assert written() == []
        neutral = telling_words(page, world.place.nurse)
        for told in ("mental health", "nurse", "community", "plan", "huddle", "Friday"):
            assert told.lower() not in neutral.lower(), neutral


def telling_words(page: Page, who) -> str:
    text = Page(page.address, page.about).shown(who)
    return re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL).group(1).strip()


@row("AC-014", "ALLOW")
def a_phone_that_was_checked(world):
    page = telling(world, world.place.nurse)
    with clock.at(riverside.AFTERNOON):
        draft = Page(page.address, page.about).shown(world.place.nurse, NAME)
        assert PHONE not in draft
        assert SHOWN_PHONE not in draft
        assert "07700 900 ••3" in draft
        page.shown(world.place.nurse)
    assert [message.to for message in written()] == [PHONE]
    assert events(actor_id=world.place.nurse.id, person_id=world.amina.pk, verb="people.write")
    page.hidden(world.place.duty)


@row("AC-034", "ALLOW")
def the_practice_sends_the_plan(world):
    page = telling(world, world.place.gp)
    with clock.at(riverside.AFTERNOON):
        page.hidden(world.place.duty)
        page.shown(world.place.gp)
    assert [message.written_by for message in written()] == [world.place.gp.name]


# -- huddles -----------------------------------------------------------------------------------------


@row("AC-022", "ALLOW")
def the_card_of_todays_huddle(world):
    world.card.shown(world.place.nurse, NAME, "Who can start this week?", world.place.gp.name)
    world.card.hidden(world.place.duty)
    assert sees(world.place.nurse, "huddle_agendaitem", world.amina.pk)
    assert not sees(world.place.duty, "huddle_agendaitem", world.amina.pk)


@row("AC-024", "DENY-404")
def after_the_next_sitting(world):
    card = world.card
    with clock.at(days.days_after(riverside.MORNING, 1)):
        card.shown(world.place.social_worker, NAME)
    with clock.at(days.days_after(riverside.AFTERNOON, 1)):
        card.hidden(world.place.social_worker)
        assert not sees(world.place.social_worker, "huddle_agendaitem", world.amina.pk)
        card.shown(world.place.gp, NAME)


BRING = {
    "ask": "Who can start?",
    "talked": "yes",
    "sharing": "nhs_council",
    "may_ring": "no",
    "may_text": "0",
    "alone": "yes",
    "if_answered": "nothing",
    "never": "nobody",
    "safety": "no",
}


@row("AC-033", "ALLOW")
def the_gp_brings(world):
    stranger = riverside.somebody(world.place, name="Delroy Augustine")
    page = Page(f"/huddles/bring/?person={stranger.pk}", stranger.pk, BRING)
    page.hidden(world.place.other_gp)
    page.shown(world.place.gp, status=(303,))
    assert days.item_of(world.place, stranger)


@row("AC-063", "ALLOW")
def a_charity_that_may_hear(world):
    world.card.shown(world.place.befriender, NAME, "Who can start this week?")
    world.gives(world.place.befrienders, "huddle", state="refused")
    world.card.hidden(world.place.befriender)


@row("AC-064", "DENY-404")
def a_charity_that_may_not_hear(world):
    world.card.shown(world.place.befriender, NAME)
    item = world.item
    with_her = riverside.browser(world.place.befriender).get(f"/huddles/{item.sitting_id}/").content.decode()
    assert NAME in with_her
    world.gives(world.place.befrienders, "huddle", state="withdrawn")
    world.card.hidden(world.place.befriender)
    for address in (f"/huddles/{item.sitting_id}/", f"/huddles/{item.sitting_id}/sheet/", "/huddles/", "/"):
        text = riverside.browser(world.place.befriender).get(address).content.decode()
        for told in (NAME, "Specimen", WORDS, str(item.pk), str(world.amina.pk)):
            assert told not in text, (address, told)
    assert not sees(world.place.befriender, "huddle_agendaitem", world.amina.pk)


@row("AC-065", "PARTIAL")
def talked_about_without_a_name(world):
    delroy = riverside.somebody(world.place, name="Delroy Augustine", born_on=datetime.date(1970, 5, 17))
    asking = doors.Asking(ask="Who knows a men's group?", talked="said_no", sharing="no_name")
    extra = huddle.Bringing(unnamed_line="A man in his fifties, lonely since spring")
    huddle.bring(by=world.place.gp, person=delroy, asking=asking, extra=extra)
    item = days.item_of(world.place, delroy)
    board, sheet = (Page(f"/huddles/{item.sitting_id}/{part}", item.sitting_id) for part in ("", "sheet/"))
    board.shown(world.place.befriender, "A man in his fifties, lonely since spring")
    for page in (board, sheet):
        text = page.shown(world.place.befriender)
        for told in ("Delroy", "Augustine", "17 May", "1970", str(delroy.pk), str(item.pk), "men&#39;s group"):
            assert told not in text, (page.address, told)
    Page(f"/huddles/items/{item.pk}/", item.pk).hidden(world.place.befriender)
    assert not sees(world.place.befriender, "huddle_agendaitem", delroy.pk)


WORRY = "She has stopped opening the door."


def a_stranger_worries(about: str) -> tuple[int, str, worry_models.Worry]:
    """Somebody without an account, from the first question to the answer; what they read, and what is kept."""
    browser = Client()
    sent = (
        {"danger": "no"},
        {"sees": WORRY},
        {"name": about},
        {"postcode": "", "area": ""},
        {"sender_name": "Hodan", "relation": "Sister"},
        {"reach": "none"},
        {"tell": "no"},
        {"helps": "yes"},
    )
    for number, fields in enumerate(sent, 1):
        assert browser.post(f"/help/other/{number}/", fields).status_code == 303
    assert browser.post("/help/other/check/", {"form_key": "k"}).status_code == 303
    answer = browser.get("/help/other/sent/")
    reference = re.search(r"Y\w{3}-\w{4}", answer.text).group()
    with making("worries"):
        kept = worry_models.Worry.objects.select_related("person").get(reference=reference)
    return answer.status_code, re.sub(r"Y\w{3}-\w{4}|value=\"[\w-]{20,}\"", "", answer.text), kept


@row("AC-100", "ALLOW")
def listening_never_needs_consent(world):
    for organisation in (world.place.trust, world.place.practice):
        world.gives(organisation, "identity", "huddle", state="refused")
    before = counts()["worries_worry"]
    status, _, kept = a_stranger_worries(NAME)
    assert (status, counts()["worries_worry"]) == (200, before + 1)
    assert kept.sees == WORRY


# -- caseload --------------------------------------------------------------------------------------


def in_care(world) -> None:
    """She agrees to the plan: the community team cares for her, and the befrienders have a step of their own."""
    huddle.agree(by=world.place.nurse, proposal=world.plan(by=world.place.nurse, said_yes=True))


def takes_out(who, why: str) -> str:
    return riverside.browser(who).post("/caseload/take-out/", {"why": why}).content.decode()


@row("AC-067", "PARTIAL")
@in_the_afternoon
def a_charity_takes_out_its_own_list(world):
    world.gives(world.place.befrienders, "identity", "plan")
    in_care(world)
    text = takes_out(world.place.befriender, "Our tea circle on Friday")
    for told in (NAME, world.place.nurse.name, "Given to Maud Featherington", "Our tea circle on Friday"):
        assert told in text, told
    for told in (PHONE, SHOWN_PHONE, "1991", "Weight", "Missing", "Due", str(world.amina.pk)):
        assert told not in text, told
    (kept,) = events(verb="caseload.take_out", person_id=world.amina.pk, actor_id=world.place.befriender.id)
    assert kept.why == "Our tea circle on Friday"
    assert "What do you need the file for?" in takes_out(world.place.befriender, " ")
    world.gives(world.place.befrienders, "plan", state="withdrawn")
    assert NAME not in takes_out(world.place.befriender, "Our tea circle on Friday")


@row("AC-072", "ALLOW")
@in_the_afternoon
def who_leads_reads_the_caseload_and_the_clock(world):
    manager = riverside.worker("Wilma Leads", world.place.community, "team_manager")
    page = Page("/caseload/?whose=team", uuid.uuid4())
    assert NAME not in page.shown(manager)
    in_care(world)
    page.shown(manager, NAME, "Day 0")
    care = Page(f"/caseload/people/{world.amina.pk}/", world.amina.pk)
    care.shown(manager, "Next contact by Tuesday 31 March 2026")
    assert sees(manager, "caseload_spell", world.amina.pk)


@row("AC-073", "DENY-404")
@in_the_afternoon
def who_leads_elsewhere(world):
    elsewhere = riverside.places.add_team(
        by=riverside.SET_UP, name="Community mental health, South", organisation=world.place.trust, kind="community",
        may_hold=True,
    )  # fmt: skip
    manager = riverside.worker("Sten Southerly", elsewhere, "team_manager")
    in_care(world)
    care = Page(f"/caseload/people/{world.amina.pk}/", world.amina.pk)
    care.shown(world.place.nurse, NAME)
    care.hidden(manager)
    lists = ("?whose=team", "?whose=team&show=unbooked", "forecast/?whose=team", "list.csv?whose=team", "continuity/")
    for address in lists:
        assert NAME not in Page(f"/caseload/{address}", uuid.uuid4()).shown(manager)
    assert not sees(manager, "caseload_spell", world.amina.pk)


@row("AC-101", "DENY-404")
def what_others_see_is_never_shown_to_the_person(world):
    heard = worries.hear(by=world.place.intake, worry=worries.Worrying(sees=WORRY, tell="no"))
    worry_moving.move_person(by=riverside.SET_UP, from_=heard.person_id, to=world.amina.pk)
    herself = actors.PersonActing(id=uuid.uuid4(), name=NAME)
    with making("people"):
        persons.SelfLink.objects.create(user_id=herself.id, person=world.amina)
    assert sees(world.place.gp, "worries_worry", world.amina.pk)
    assert sees(herself, "steps_matter", world.amina.pk)
    assert not sees(herself, "worries_worry", world.amina.pk)
    for scope in ("identity", "contact", "plan", "safety", "clinical", "huddle"):
        world.gives(world.place.befrienders, scope)
    assert not sees(world.place.befriender, "worries_worry", world.amina.pk)
    Page(f"/worries/{heard.pk}/", heard.pk).hidden(world.place.befriender)
    Page(f"/worries/{heard.pk}/", heard.pk).shown(world.place.gp, WORRY)


@row("AC-104", "ALLOW")
def the_same_answer_whether_or_not_they_are_known(world):
    _, known, about_amina = a_stranger_worries(NAME)
    _, unknown, about_nobody = a_stranger_worries("Amina Nobodyknown")
    assert known == unknown
    with making("people"):
        kinds = set(persons.Relationship.objects.filter(person=about_amina.person).values_list("kind", "party_kind"))
    assert kinds == {("caseload", "team")}, "the sender is nothing of hers"
    assert about_amina.person_id not in (world.amina.pk, about_nobody.person_id)


def deciding(world) -> Page:
    item = world.item
    fields = {
        "plan": "Róisín comes on Friday.",
        "team": str(world.place.community.pk),
        "what_1": "First meeting at home",
        "who_1": str(world.place.community.pk),
        "by_1": "2026-03-06",
        "yes_1": "yes",
        "version": str(item.version),
    }
    return Page(f"/huddles/items/{item.pk}/propose/", item.pk, fields)


@row("AC-075", "ALLOW")
def the_chair_decides(world):
    page = deciding(world)
    with clock.at(riverside.SITTING):
        page.forbidden(world.place.nurse)
        page.hidden(world.place.duty)
        page.shown(world.place.chair, status=(303,))
    with making("huddle"):
        assert huddles.Proposal.objects.filter(person=world.amina).count() == 1


@row("AC-076", "DENY-403")
def a_sitting_that_is_over(world):
    page = deciding(world)
    with clock.at(riverside.SITTING):
        page.shown(world.place.chair, status=(303,))
        riverside.finish(world.place, start(world))
        page.post["version"] = str(world.item.version)
        page.forbidden(world.place.chair)


def start(world) -> huddles.Sitting:
    sitting = world.item.sitting
    return huddle.start(by=world.place.chair, sitting=sitting) if sitting.state == "planned" else sitting


# -- steps -------------------------------------------------------------------------------------------


@row("AC-054", "ALLOW")
@in_the_afternoon
def a_charity_answers_its_own_step(world):
    world.gives(world.place.befrienders, "identity", "plan")
    world.plan(by=world.place.nurse, said_yes=True)
    with making("steps"):
        own = standing.NextStep.objects.get(person=world.amina, team=world.place.befriending)
        ours = standing.NextStep.objects.filter(person=world.amina, team=world.place.community).first()
    page = Page(f"/steps/{own.pk}/done/", own.pk, {})
    page.hidden(world.place.duty)
    Page(f"/steps/{ours.pk}/done/", ours.pk, {}).hidden(world.place.befriender)
    page.shown(world.place.befriender, status=(302, 303))
    with making("steps"):
        own.refresh_from_db()
    assert (own.state, own.closed_by) == ("done", world.place.befriender.name)


# -- accounts ------------------------------------------------------------------------------------------


def an_administrator(world):
    return riverside.worker("Ada Administrator", world.place.practice_team, "organisation_administrator")


@row("AC-083", "ALLOW")
def an_administrator_adds_and_disables(world):
    ada = an_administrator(world)
    invited = {
        "name": "New Nurse",
        "email": "new.nurse@riverside.example",
        "title": "Nurse",
        "team": str(world.place.practice_team.pk),
        "role": "practice_clinician",
    }
    add = Page("/admin-area/people/add/", uuid.uuid4(), invited)
    assert add.asked_by(world.place.gp).status_code == 404
    add.shown(ada, status=(303,))
    assert users.User.objects.filter(email="new.nurse@riverside.example").exists()
    leaver = riverside.browser(world.place.receptionist)
    assert leaver.get("/").status_code == 200
    Page(f"/admin-area/people/{world.place.receptionist.id}/leave/", world.place.receptionist.id, {}).shown(ada)
    assert leaver.get("/").status_code == 302


@row("AC-084", "DENY-403")
def nobody_gives_themselves_a_clinical_role(world):
    ada = an_administrator(world)
    other = riverside.worker("Other Administrator", world.place.practice_team, "organisation_administrator")
    join = {"team": str(world.place.practice_team.pk), "role": "practice_clinician"}
    Page(f"/admin-area/people/{ada.id}/join/", ada.id, join).forbidden(ada)
    assert not users.Membership.objects.filter(user_id=ada.id, role="practice_clinician").exists()
    Page(f"/admin-area/people/{ada.id}/join/", ada.id, join).shown(other, status=(303,))


@row("AC-085", "DENY-404")
def another_organisation_s_user(world):
    ada = an_administrator(world)
    nurse = world.place.nurse.id
    trust = riverside.worker("Tom Trust", world.place.community, "organisation_administrator")
    page = Page(f"/admin-area/people/{nurse}/", nurse)
    page.shown(trust, world.place.nurse.name)
    page.hidden(ada)
    disable = Page(f"/admin-area/people/{nurse}/leave/", nurse, {})
    disable.hidden(ada)
    assert users.User.objects.get(pk=nurse).is_active


@row("AC-068", "DENY-404")
def forging_an_organisation_in_the_request(world):
    stranger = riverside.somebody(world.place, name="Delroy Augustine")
    forged = BRING | {
        "organisation": str(world.place.practice.pk),
        "role": "gp",
        "asker_organisation_id": str(world.place.practice.pk),
        "actor": str(world.place.gp.id),
    }
    page = Page(f"/huddles/bring/?person={stranger.pk}", stranger.pk, forged)
    page.hidden(world.place.befriender)
    page.shown(world.place.gp, status=(303,))
    with making("doors"):
        made = days.item_of(world.place, stranger).referral
    assert made.asker_organisation_id == world.place.practice.pk


# -- the door ------------------------------------------------------------------------------------------


def receipt(world, token: str) -> tuple[Client, dict]:
    page = telling(world, world.place.gp)
    with clock.at(riverside.AFTERNOON):
        page.shown(world.place.gp)
    with making("messages"):
        messages.Message.objects.update(state="sending", sent_at=riverside.AFTERNOON, provider_id="one")
    (message,) = written()
    posted = {"id": "one", "reference": str(message.pk), "status": "delivered", "to": PHONE}
    return Client(headers={"Authorization": f"Bearer {token}"}), posted


def post(client: Client, body: dict):
    return client.post("/messages/notify/callback/", json.dumps(body), content_type="application/json")


@row("AC-112", "ALLOW")
def a_receipt_with_the_right_token(world):
    client, body = receipt(world, settings.NOTIFY_CALLBACK_TOKEN)
    with clock.at(riverside.AFTERNOON):
        assert post(client, body).status_code == 204
        assert [message.state for message in written()] == ["delivered"]
        for status in ("delivered", "permanent-failure", "sending"):
            assert post(client, body | {"status": status}).status_code == 204
    assert [message.state for message in written()] == ["delivered"]


@row("AC-113", "DENY-403")
def a_receipt_without_it(world):
    client, body = receipt(world, "another token")
    answers = {(one.status_code, one.content) for one in (post(client, body), post(Client(), body))}
    assert answers == {(401, b"")}
    assert [message.state for message in written()] == ["sending"]


def two_systems(world) -> tuple[systems.System, systems.System]:
    """Of organisation B, which our example names as its sender, and of organisation C."""
    with_an_address(world.place)
    return systems.client("Z99001"), systems.client("Z99002")


def sql_of(system: systems.System) -> list[tuple]:
    """What the database itself tells this client of what was sent, and of whom."""
    actor = interop.client(client_id=uuid.UUID(system.id)).actor
    with rows.context(actor), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM interop_original")
        assert cursor.fetchone() == (0,), "a machine reaches nobody by itself"
        cursor.execute("SELECT arrival_id FROM interop_sent_by_us(NULL, '', 20)")
        return cursor.fetchall()


@row("AC-110", "ALLOW")
def a_machine_refers_once_for_one_key(world):
    ours, theirs = two_systems(world)
    before, ids = counts(), {"X_Request_Id": str(uuid.uuid4()), "X_Correlation_Id": str(uuid.uuid4())}
    assert theirs.sends(systems.REFERRAL).status_code == 403, "as another organisation"
    assert counts() == before
    first = ours.sends(systems.REFERRAL, **ids)
    assert first.status_code == 200
    made = counts()
    assert made["doors_referral"] == before["doors_referral"] + 1
    again = ours.sends(systems.REFERRAL, **ids)
    assert systems.why(again) == (409, "REC_CONFLICT", "duplicate")
    (planned,) = [one for one in systems.the("Encounter", systems.told(first)) if one["status"] == "planned"]
    assert planned["identifier"][0]["value"] in again.text, "the same key names the same result"
    assert ours.sends(systems.REFERRAL).content == first.content, "and so does the same message under another key"
    assert counts() == made


@row("AC-111", "DENY-404")
def a_machine_asks_for_another_organisation_s_referral(world):
    ours, theirs = two_systems(world)
    (request,) = systems.the("ServiceRequest", systems.told(ours.sends(systems.REFERRAL)))
    ids = {"X_Request_Id": str(uuid.uuid4()), "X_Correlation_Id": str(uuid.uuid4())}
    unknown = theirs.asks(f"ServiceRequest/{uuid.uuid4()}", **ids)
    denied = theirs.asks(f"ServiceRequest/{request['id']}", **ids)
    assert denied.status_code == 404
    assert (denied.content, dict(denied.headers)) == (unknown.content, dict(unknown.headers))
    assert len(events(actor_id=uuid.UUID(theirs.id), outcome="denied")) == 2
    assert ours.asks(f"ServiceRequest/{request['id']}").status_code == 200
    assert sql_of(theirs) == []
    assert sql_of(ours) == [(uuid.UUID(request["id"]),)]


@row("AC-114", "DENY-404")
def nobody_in_particular(world):
    pages = [world.page, world.card, Page(f"/huddles/{world.item.sitting_id}/", world.item.sitting_id)]
    for page in pages:
        real = Client().get(page.address)
        invented = Client().get(page.address.replace(str(page.about), str(uuid.uuid4())))
        assert (real.status_code, real.content) == (invented.status_code, invented.content) == (302, b"")
        assert real.headers["Location"].split("?")[0] == invented.headers["Location"].split("?")[0]
        page.shown(world.place.gp)


@row("AC-115", "DENY-404")
def somebody_who_was_disabled(world):
    live = riverside.browser(world.place.gp)
    assert live.get(world.page.address).status_code == 200
    user = users.User.objects.get(pk=world.place.gp.id)
    accounts.disable(by=riverside.SET_UP, user=user)
    answer = live.get(world.page.address)
    assert answer.status_code == 302
    assert NAME not in answer.content.decode()
    assert not sees(world.place.gp, "people_person", world.amina.pk)


@row("AC-116", "DENY-404")
def somebody_of_two_organisations(world):
    user = users.User.objects.get(pk=world.place.gp.id)
    with making("accounts"):
        users.Membership.objects.create(
            user=user,
            organisation=world.place.other_practice,
            team=world.place.other_practice_team,
            role="gp",
            from_on=datetime.date(2025, 1, 1),
        )
    with making("people"):
        persons.Relationship.objects.filter(kind="huddle").delete()
    browser = riverside.browser(world.place.gp)
    for organisation, status in ((world.place.practice, 200), (world.place.other_practice, 404)):
        browser.post("/account/act-for/", {"organisation": str(organisation.pk)})
        assert browser.get(world.page.address).status_code == status
    acting = dataclasses.replace(world.place.gp, organisation=world.place.other_practice.pk)
    assert not sees(acting, "people_person", world.amina.pk)
    denied = events(actor_id=world.place.gp.id, outcome="denied")
    assert [event.organisation_id for event in denied] == [world.place.other_practice.pk]


def test_a_denial_is_kept_while_what_was_tried_is_not(world):
    """The whole request is one transaction: what it tried is undone, and its line in the trail stands."""
    page = Page(f"/people/{world.amina.pk}/reach/", world.amina.pk, {"phone": "07700 900999"})
    page.hidden(world.place.duty)
    with transaction.atomic(), pytest.raises(errors.NotHere):
        people.add_need(by=world.place.duty, person=world.amina, words="No stairs")
