"""Sent twice, done once (F-14); and drafts that only their writer sees."""

import datetime
import uuid

import psycopg
import pytest
from django.db import transaction

from joined.base import forms_sent, models, rows
from joined.base.making import making
from joined.base.tests.together import PATIENCE, together, who_won
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import actions as people
from joined.people import models as persons
from joined_launch import processes


def needs() -> list[str]:
    with making("people"):
        return list(persons.Need.objects.values_list("words", flat=True))


def send(place, person, key: str, words: str = "No stairs") -> str:
    """One sending of one form, as the entrance takes it in."""
    with transaction.atomic(), rows.context(place.gp), forms_sent.sending(key, place.gp.id) as sent:
        people.add_need(by=place.gp, person=person, words=words)
        forms_sent.remember(sent, "/people/")
    return "done"


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_the_second_sending_does_nothing_and_learns_where_the_first_led(self, place):
        person = riverside.somebody(place)
        send(place, person, "key")
        with pytest.raises(forms_sent.AlreadyDone) as done:
            send(place, person, "key")
        assert done.value.went_to == "/people/"
        assert needs() == ["No stairs"]

    def test_two_deeds_of_one_sending_are_both_done(self, place):
        person = riverside.somebody(place)
        with rows.context(place.gp), forms_sent.sending("key", place.gp.id):
            people.add_need(by=place.gp, person=person, words="No stairs")
            people.add_need(by=place.gp, person=person, words="Large print")
        assert sorted(needs()) == ["Large print", "No stairs"]

    def test_the_same_key_of_somebody_else_is_another_sending(self, place):
        person = riverside.somebody(place)
        send(place, person, "key")
        with rows.context(place.receptionist), forms_sent.sending("key", place.receptionist.id):
            people.add_need(by=place.receptionist, person=person, words="Large print")
        assert len(needs()) == 2

    def test_a_sending_that_was_refused_can_be_sent_again(self, place):
        person = riverside.somebody(place)
        refused = people.Way(channel="sms", is_allowed=True, level=9)
        with (
            pytest.raises(Exception, match="safe_contact_level"),
            transaction.atomic(),
            rows.context(place.gp),
            forms_sent.sending("key", place.gp.id),
        ):
            people.confirm_way(by=place.gp, person=person, way=refused)
        assert send(place, person, "key") == "done"

    def test_keys_and_drafts_are_seen_by_their_writer_alone(self, place):
        with rows.context(place.gp):
            forms_sent.keep_draft(
                user_id=place.gp.id, form="huddle.bring", about="", values={"ask": ["Who can start?"]}
            )
        with rows.context(place.receptionist):
            assert not models.Draft.objects.exists()
            assert not forms_sent.draft(user_id=place.gp.id, form="huddle.bring", about="")
        with rows.context(place.gp):
            kept = forms_sent.draft(user_id=place.gp.id, form="huddle.bring", about="")
        assert kept.values == {"ask": ["Who can start?"]}

    def test_nobody_writes_a_draft_for_somebody_else(self, place):
        with (
            pytest.raises(Exception, match="row-level security"),
            transaction.atomic(),
            rows.context(place.gp),
        ):
            forms_sent.keep_draft(user_id=place.receptionist.id, form="huddle.bring", about="", values={})

    def test_a_draft_is_kept_for_fourteen_days(self, place):
        about = str(uuid.uuid4())
        with rows.context(place.gp):
            kept_at = forms_sent.keep_draft(user_id=place.gp.id, form="huddle.bring", about=about, values={})
        for days, is_there in ((13, True), (15, False)):
            with clock.at(kept_at + datetime.timedelta(days=days)), rows.context(place.gp):
                found = forms_sent.draft(user_id=place.gp.id, form="huddle.bring", about=about)
            assert bool(found) is is_there


def test_the_same_form_sent_twice_at_the_same_moment_is_done_once(fresh_database, django_db_blocker, morning, jobs):
    with django_db_blocker.unblock():
        place = riverside.make()
        person = riverside.somebody(place)
        came = together(*[lambda: send(place, person, "key")] * 3)
        assert who_won(came, losing=forms_sent.AlreadyDone) == "done"
        assert {one.went_to for one in came if one != "done"} == {"/people/"}
        assert needs() == ["No stairs"]


def test_what_the_other_sending_ended_meanwhile_is_no_dead_end(fresh_database, django_db_blocker, morning, jobs):
    """The other commits after this one has asked whether it was done, and before its page looks at the person."""
    with django_db_blocker.unblock(), psycopg.connect(fresh_database.owner_url) as other:
        place = riverside.make()
        person = riverside.somebody(place)
        browser = riverside.browser(place.gp)
        other.execute("LOCK TABLE people_relationship")

        def is_waited_for():
            with psycopg.connect(fresh_database.owner_url) as looking:
                waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'people_relationship'::regclass"
                return looking.execute(waiting).fetchone()

        def does_the_same():
            assert processes.until(is_waited_for, seconds=PATIENCE)
            values = {"key": "key", "actor": place.gp.id, "at": clock.now(), "person": person.pk}
            other.execute(
                "INSERT INTO base_formkey (id, key, actor_id, went_to, at)"
                " VALUES (gen_random_uuid(), %(key)s, %(actor)s, '/people/', %(at)s)",
                values,
            )
            other.execute("UPDATE people_relationship SET until_at = %(at)s WHERE person_id = %(person)s", values)
            other.commit()

        def sends(key):
            return browser.post(f"/people/{person.pk}/edit/", {"form_key": key})

        came, _ = together(lambda: sends("key"), does_the_same)
        assert (came.status_code, came.headers["Location"]) == (302, "/people/")
        assert sends("another").status_code == 404


def test_two_who_correct_the_same_row_at_the_same_moment_both_keep_their_text(
    fresh_database, django_db_blocker, morning, jobs
):
    with django_db_blocker.unblock():
        place = riverside.make()
        person = riverside.somebody(place)

        def corrects(by, name):
            mine = persons.Person(pk=person.pk)
            with rows.context(by):
                mine = persons.Person.objects.get(pk=person.pk)
            return lambda: people.change(by=by, person=mine, version=1, name=name)

        came = together(corrects(place.gp, "Amina Specimen-Jones"), corrects(place.receptionist, "Aminah Specimen"))
        who_won(came, losing=errors.Conflict)
        lost = next(one for one in came if isinstance(one, errors.Conflict))
        assert {*lost.yours.values(), *lost.theirs.values()} == {"Amina Specimen-Jones", "Aminah Specimen"}
        assert lost.by in ("Dr Oluwaseun Adeyemi", "Ros Receptionist")
