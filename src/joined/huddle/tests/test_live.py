"""The board that changes in place: what each open page is sent, and what nobody is sent."""

import contextlib
import datetime
import re

import psycopg
import pytest
from django.db import connection

from joined.accounts.models import User
from joined.base import live as hub
from joined.base import rows
from joined.base.databases import Database
from joined.huddle import actions, live, models, queries
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import ASKING, brought, everybody
from joined.kit import clock
from joined.people import actions as people
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.models import Event

ALL = {hub.EVERYTHING}
FEW = 4
"""Statements: whom rows name, and one that takes what is there, within its transaction."""


def reader(actor, sitting, **more):
    """A page of theirs that has been opened and shows what is there now."""
    found = hub.Reader(actor=actor, session=str(actor.id), about=sitting, **more)
    refreshed(found)
    return found


def refreshed(*readers, changes=ALL):
    """What each of these is sent."""
    seen = live.SCENE.refresh(about=readers[0].about, readers=readers, changes=changes)
    news = {one: hub.changed(parts, one) for one, parts in seen.items()}
    for one, parts in seen.items():
        hub._has_now(one, parts)
    return news


def bring(place, person):
    """Another person on the same agenda; the id of their item."""
    extra = actions.Bringing(may_hear=everybody(place), ways=riverside.ways())
    actions.bring(by=place.gp, person=person, asking=ASKING, extra=extra)
    with rows.context(place.chair):
        return models.AgendaItem.objects.get(person=person).pk


@pytest.fixture
def board(place):
    """A person on today's agenda whom everybody invited may hear of; a minute before anybody else, and so first."""
    with clock.at(clock.now() - datetime.timedelta(minutes=1)):
        return brought(place, partner_line="Would like company.")


def test_a_page_that_has_everything_is_sent_nothing(place, board):
    _, _, item = board
    nurse = reader(place.nurse, item.sitting_id)
    assert not refreshed(nurse)[nurse]


def test_the_page_and_the_stream_show_the_same_bytes(place, board):
    _, _, item = board
    page = riverside.browser(place.nurse).get(f"/huddles/{item.sitting_id}/").content.decode()
    nurse = reader(place.nurse, item.sitting_id)
    assert all(f'data-live="{name}" data-digest="{digest}"' in page for name, digest in nurse.have.items())


def test_a_view_reaches_those_who_may_see_the_person_and_them_alone(place, board):
    person, _, item = board
    people.exclude(by=place.gp, person=person, name="Tunde Bakare", user_id=place.other_nurse.id)
    nurse, excluded = reader(place.nurse, item.sitting_id), reader(place.other_nurse, item.sitting_id)
    actions.add_view(by=place.gp, item=item, words="She would like to walk again.")
    news = refreshed(nurse, excluded, changes={f"said:{item.pk}"})
    assert "She would like to walk again." in news[nurse]["parts"]["said"]
    assert not news[excluded]
    assert not refreshed(excluded)[excluded]


def test_somebody_brought_leaves_no_trace_on_the_board_of_whoever_may_not_see_them(place, board):
    _, _, item = board
    other = riverside.somebody(place, name="Zofia Testowa", phone="")
    people.exclude(by=place.gp, person=other, name="Tunde Bakare", user_id=place.other_nurse.id)
    nurse, excluded = reader(place.nurse, item.sitting_id), reader(place.other_nurse, item.sitting_id)
    bring(place, other)
    news = refreshed(nurse, excluded)
    assert "Closed item" in news[nurse]["parts"]["agenda"]
    assert not news[excluded]


def test_consent_taken_back_takes_the_person_off_an_open_board(place, board):
    person, _, item = board
    charity = reader(place.befriender, item.sitting_id)
    assert person.pk in charity.shown
    people.choose(
        by=place.gp,
        person=person,
        organisation_id=place.befrienders.pk,
        scope="huddle",
        state="withdrawn",
        wording="x",
        how="rang",
    )
    news = refreshed(charity)[charity]
    assert "Amina" not in "".join(news["parts"].values())
    assert {"agenda", "person"} <= set(news["parts"])


def test_whoever_stays_with_an_item_that_is_hidden_now_is_with_everybody_else_again(place, board):
    person, _, item = board
    charity = reader(place.befriender, item.sitting_id, wanted=str(item.pk))
    people.exclude(by=place.gp, person=person, name="Maud Featherington", user_id=place.befriender.id)
    assert refreshed(charity)[charity]["item"] == ""


def test_whoever_leaves_the_huddle_is_sent_away(place, board):
    _, _, item = board
    nurse = reader(place.nurse, item.sitting_id)
    invited = models.Invited.objects.get(huddle=place.huddle, team=place.community)
    actions.uninvite(by=riverside.SET_UP, invited=invited)
    assert nurse not in live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes=ALL)


def test_those_alike_share_what_is_made_and_whoever_is_named_has_their_own(place, board):
    person, _, item = board
    another = riverside.worker("Another Nurse", place.community, "nurse")
    third = riverside.worker("Third Nurse", place.community, "nurse")
    people.exclude(by=place.gp, person=person, name="Third Nurse", user_id=third.id)
    alike = [reader(who, item.sitting_id) for who in (place.nurse, another)]
    named = reader(third, item.sitting_id)
    seen = live.SCENE.refresh(about=item.sitting_id, readers=[*alike, named], changes=ALL)
    assert seen[alike[0]] is seen[alike[1]]
    assert seen[named] is not seen[alike[0]]


def test_nobody_who_shares_can_see_more_than_another(place, board):
    """What a board rests on: two whom no row names reach the same people in every scope."""
    person, _, item = board
    twins = [riverside.worker(f"Twin {n}", place.community, "nurse") for n in ("One", "Two")]
    assert not {twin.id for twin in twins} & queries.named(sitting_id=item.sitting_id)
    for scope in rows.SCOPES:
        reached = [_reach(twin, scope) for twin in twins]
        assert reached[0] == reached[1]


def looked_at(person):
    with rows.house(person.pk):
        looks = Event.objects.filter(verb=live.VERB, person_id=person.pk, is_look=True)
        return sorted(looks.values_list("actor_id", flat=True))


def matter(place, person):
    return standing.open_matter(to=place.chair, person=person.pk)


def step_of(place, who):
    return steps.Next(what="Ring", team=place.community, someone_id=who.id, due_on=clock.today(), source="own")


def _reach(actor, scope):
    with rows.context(actor), connection.cursor() as cursor:
        cursor.execute("SELECT people_reach(%s)", [scope])
        return set(cursor.fetchone()[0])


@pytest.mark.parametrize("how", ["exclusion", "step", "chair"])
def test_every_row_that_could_set_somebody_apart_names_them(place, board, how):
    person, _, item = board
    who = place.chair if how == "chair" else riverside.worker("Named Nurse", place.community, "nurse")
    if how == "exclusion":
        people.exclude(by=place.gp, person=person, name=who.name, user_id=who.id)
    if how == "step":
        with clock.at(riverside.SITTING):
            steps.promise(by=place.nurse, matter=matter(place, person), step=step_of(place, who))
    if how == "chair":
        actions.start(by=place.chair, sitting=item.sitting)
    assert who.id in queries.named(sitting_id=item.sitting_id)


def test_looks_are_written_for_everybody_once(place, board):
    person, _, item = board
    pages = [hub.Reader(actor=who, session="", about=item.sitting_id) for who in (place.nurse, place.gp)]
    seen = live.SCENE.refresh(about=item.sitting_id, readers=pages, changes=ALL)
    assert not looked_at(person)
    news = {one: hub.changed(parts, one) for one, parts in seen.items()}
    live.SCENE.looked(looks=list(hub.looks(seen, news)))
    assert looked_at(person) == sorted([place.nurse.id, place.gp.id])
    for page in pages:
        hub._has_now(page, seen[page])
    assert not list(hub.looks(seen, news))


def test_the_others_read_that_somebody_is_writing(place, board):
    _, _, item = board
    nurse, gp = reader(place.nurse, item.sitting_id), reader(place.gp, item.sitting_id)
    news = refreshed(nurse, gp, changes={f"writing:{item.pk}:{place.gp.id}"})
    assert news[nurse]["writing"] == place.gp.name
    assert not news[gp]


def test_where_streams_are_forbidden_the_page_asks_and_is_told_the_same(place, board):
    _, _, item = board
    nurse = reader(place.nurse, item.sitting_id)
    have = ",".join(f"{name}:{digest}" for name, digest in nurse.have.items())
    browser, address = riverside.browser(place.nurse), f"/huddles/{item.sitting_id}/changes/"
    assert browser.get(address, {"have": have}).json().get("parts", {}) == {}
    actions.add_view(by=place.gp, item=item, words="A new thought.")
    assert set(browser.get(address, {"have": have}).json()["parts"]) == {"said"}
    assert riverside.browser(place.duty).get(address).status_code == 404


def test_whoever_asks_now_and_then_looks_again_only_when_somebody_is_shown_anew(place, board):
    person, _, item = board
    nurse = reader(place.nurse, item.sitting_id)
    browser, address = riverside.browser(place.nurse), f"/huddles/{item.sitting_id}/changes/"

    def asks():
        have = ",".join(f"{name}:{digest}" for name, digest in nurse.have.items())
        nurse.have |= browser.get(address, {"have": have}).json().get("digests", {})

    asks()
    actions.come(by=place.gp, sitting=item.sitting, user=User.objects.get(pk=place.gp.id), team=place.practice_team)
    asks()
    assert looked_at(person) == []
    actions.add_view(by=place.gp, item=item, words="A new thought.")
    asks()
    asks()
    assert looked_at(person) == [place.nurse.id]


def test_the_room_moves_on_for_whoever_is_there_and_not_for_whoever_stays_with_another(place, board):
    _, _, item = board
    second = bring(place, riverside.somebody(place, name="Zofia Testowa", phone=""))
    nurse, gp = reader(place.nurse, item.sitting_id), reader(place.gp, item.sitting_id, wanted=str(item.pk))
    with rows.context(place.chair):
        talked = models.AgendaItem.objects.get(pk=second)
    actions.talk(by=place.chair, item=talked, only_these=True)
    news = refreshed(nurse, gp, changes={live.TALK})
    assert (news[nurse]["item"], news[gp]["item"]) == (str(second), str(item.pk))
    assert set(news[nurse]["parts"]) == {"agenda", "person"}
    assert set(news[gp]["parts"]) == {"agenda"}
    seen = live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes={live.TALK, f"said:{second}"})
    assert set(seen[nurse].html) == {"timer", "agenda", "person", "said", "plan"}
    assert not any(refreshed(nurse, gp).values())


# What the database says, and when


@contextlib.contextmanager
def heard(database: Database):
    """The notices that arrive from now on."""
    found: list[str] = []
    with psycopg.connect(database.owner_url, autocommit=True) as line:
        line.execute(f"LISTEN {hub.CHANNEL}")
        yield found
        found += [_ids_alone(notice) for notice in line.notifies(timeout=2, stop_after=1)]
        found += [_ids_alone(notice) for notice in line.notifies(timeout=0.05)]


def _ids_alone(notice):
    """What a notice says, without the number of the transaction that stands behind some."""
    return re.sub(r" \d+$", "", notice.payload)


def test_notices_carry_ids_alone_and_come_only_for_people_on_an_agenda(fresh_database, django_db_blocker):
    with django_db_blocker.unblock(), clock.at(riverside.MORNING):
        place = riverside.make()
        person, _, item = brought(place)
        stranger = riverside.somebody(place, name="Zofia Testowa", phone="")
        with heard(fresh_database) as notices:
            people.exclude(by=place.gp, person=stranger, name="Nobody We Know")
            actions.add_view(by=place.gp, item=item, words="Words that stay here.")
        assert notices == [f"huddles:{item.sitting_id} said:{item.pk}"]
        with heard(fresh_database) as notices:
            actions.talk(by=place.chair, item=item, only_these=True)
        assert notices == [f"huddles:{item.sitting_id} talk"]
        with heard(fresh_database) as notices:
            actions.start(by=place.chair, sitting=item.sitting)
        assert notices == [f"huddles:{item.sitting_id} all"]
        with heard(fresh_database) as notices:
            people.exclude(by=place.gp, person=person, name="Somebody They Fear")
        assert set(notices) == {f"huddles:{item.sitting_id} all"}


# What another process has made


def test_two_processes_that_heard_the_same_make_it_once_and_send_the_same(place, board, django_assert_max_num_queries):
    _, _, item = board
    ours, theirs = reader(place.nurse, item.sitting_id), reader(place.nurse, item.sitting_id)
    actions.add_view(by=place.gp, item=item, words="She would like to walk again.")
    change = {f"said:{item.pk}"}
    first = live.SCENE.refresh(about=item.sitting_id, readers=[ours], changes=change, notice="7")
    with django_assert_max_num_queries(FEW):
        second = live.SCENE.refresh(about=item.sitting_id, readers=[theirs], changes=change, notice="7")
    assert "She would like to walk again." in first[ours].html["said"]
    assert second[theirs] == first[ours]


def test_after_another_change_it_is_made_again(place, board):
    _, _, item = board
    nurse, change = reader(place.nurse, item.sitting_id), {f"said:{item.pk}"}
    live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes=change, notice="7")
    actions.add_view(by=place.gp, item=item, words="She would like to walk again.")
    seen = live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes=change, notice="8")
    assert "She would like to walk again." in seen[nurse].html["said"]


def test_nobody_takes_what_was_made_for_somebody_with_other_rights(place, board):
    """Of one sitting, after one change: charity, trust, and whoever is kept out, each by itself (AC-074)."""
    person, _, item = board
    people.exclude(by=place.gp, person=person, name="Tunde Bakare", user_id=place.other_nurse.id)
    nurse = reader(place.nurse, item.sitting_id)
    live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes={live.TALK}, notice="7")
    for actor in (place.befriender, place.other_nurse):
        own = reader(actor, item.sitting_id)
        alone = live.SCENE.refresh(about=item.sitting_id, readers=[own], changes={live.TALK})[own]
        shared = live.SCENE.refresh(about=item.sitting_id, readers=[own], changes={live.TALK}, notice="7")[own]
        assert shared == alone
        assert (
            shared.html["person"]
            != live.SCENE.refresh(about=item.sitting_id, readers=[nurse], changes={live.TALK}, notice="7")[nurse].html[
                "person"
            ]
        )


def test_what_is_packed_is_unpacked_as_it_was(place, board):
    person, _, item = board
    parts = hub.Parts(
        html={"agenda": "<b>Róisín</b>"}, item=str(item.pk), people=frozenset({person.pk}), plain=live.PLAIN
    )
    assert hub.Parts.unpacked(parts.packed()) == parts
