"""People who may be the same: for in-take that holds somebody; to everybody else as if nobody were there (T09)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.huddle.tests import riverside
from joined.kit import errors, nhs_number
from joined.people import actions, comparing, likeness, models, queries
from joined.trail import models as trail

BORN = datetime.date(1991, 8, 14)
NUMBER = "9990001197"


def two(place, **more):
    """Amina of another practice, and a request about somebody who is spelled a little otherwise."""
    known = riverside.somebody(
        place, by=place.other_gp, name="Amina Specimen", practice_id=place.other_practice.pk, nhs_number=NUMBER
    )
    same = riverside.somebody(place, name="Amina Specimn", **more)
    doors.open(by=place.gp, person=same, door="gp", asking=doors.Asking(ask="Who can help?"))
    return known, same


def ids(found: comparing.Alikes) -> list:
    return [one.id for one in found.found]


def test_in_take_that_holds_somebody_sees_who_they_may_be_and_why(place):
    known, same = two(place)
    found = queries.alike(to=place.intake, person=same.pk)
    assert ids(found) == [known.pk]
    assert found.found[0].likeness.words == "likely"
    assert set(found.found[0].likeness.reasons) == {"Same date of birth", "Name sounds the same", "Same phone"}


def test_it_is_a_search_and_a_look_at_whoever_was_shown(place):
    known, same = two(place)
    queries.alike(to=place.intake, person=same.pk)
    with making("trail"):
        written = trail.Event.objects.filter(verb="people.alike", actor_id=place.intake.id)
        assert written.filter(is_look=False, why__startswith="likeness ").count() == 1
        assert [event.person_id for event in written.filter(is_look=True)] == [known.pk]


@pytest.mark.parametrize("who", ["gp", "receptionist", "nurse", "duty", "befriender", "social_worker"])
def test_nobody_else_is_told_of_anybody_beyond_their_reach(place, who):
    known, same = two(place)
    asker = getattr(place, who)
    if who in ("gp", "receptionist"):
        assert ids(queries.alike(to=asker, person=same.pk)) == []
    else:
        with pytest.raises(errors.NotHere):
            queries.alike(to=asker, person=same.pk)
    details = likeness.Known(name="Amina Specimen", born_on=BORN, number=NUMBER, phones=(riverside.PHONE,))
    assert known.pk not in ids(queries.alike(to=asker, details=details))
    with rows.context(asker), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_alike(%s)", [same.pk])
        assert cursor.fetchone() == (0,)


def test_in_take_that_does_not_hold_somebody_is_told_nothing(place):
    known = riverside.somebody(place)
    with pytest.raises(errors.NotHere):
        queries.alike(to=place.intake, person=known.pk)


def test_ones_own_people_are_found_by_what_is_about_to_be_written(place):
    known = riverside.somebody(place)
    details = likeness.Known(name="Ámina Specimen", born_on=BORN)
    assert ids(queries.alike(to=place.gp, details=details)) == [known.pk]
    assert ids(queries.alike(to=place.other_gp, details=details)) == []


def test_whoever_excluded_a_worker_is_not_among_those_whom_they_are_shown(place):
    known, same = two(place)
    actions.exclude(by=place.other_gp, person=known, name="Priyanka", user_id=place.intake.id)
    assert ids(queries.alike(to=place.intake, person=same.pk)) == []
    assert ids(queries.alike(to=place.chair, person=same.pk)) == [known.pk]


def test_a_restricted_record_is_not_shown_to_who_is_not_on_its_list(place):
    known, same = two(place)
    with making("people"):
        models.Person.objects.filter(pk=known.pk).update(is_restricted=True)
    assert ids(queries.alike(to=place.intake, person=same.pk)) == []


def test_a_confidential_address_is_not_compared(place):
    known = riverside.somebody(
        place, by=place.other_gp, practice_id=place.other_practice.pk, lines="3 Wharf Row", postcode="RV1 1AA"
    )
    with making("people"):
        models.Address.objects.update(is_confidential=True)
    same = riverside.somebody(place, lines="3 Wharf Row", postcode="RV1 1AA")
    doors.open(by=place.gp, person=same, door="gp", asking=doors.Asking(ask="Who can help?"))
    found = queries.alike(to=place.intake, person=same.pk).found[0]
    assert found.id == known.pk
    assert not any("address" in reason or "postcode" in reason for reason in found.likeness.reasons)
    assert found.known.lines == ""


def test_at_most_a_handful_however_many_there_are(place):
    _, same = two(place)
    for _ in range(15):
        riverside.somebody(place, by=place.other_gp, practice_id=place.other_practice.pk)
    assert len(queries.alike(to=place.intake, person=same.pk).found) == comparing.AT_MOST
    with rows.context(place.intake), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_alike(%s)", [same.pk])
        assert cursor.fetchone() == (12,)


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["1991-08-14", "1991-08-04", "2000-02-29", "1999-12-31", "1904-01-01"])
def test_the_database_and_the_rules_know_the_same_birthdays(day):
    born = datetime.date.fromisoformat(day)
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_birthdays_like(%s)", [born])
        assert set(cursor.fetchone()[0]) == set(likeness.birthdays_like(born))


def test_whether_somebody_is_known_cannot_be_told_from_the_answer(place):
    """T09, G26: the same status, wording, size and statements for those who are known and those who are not."""
    numbers = [str(n) for n in range(9990000000, 9990000400) if nhs_number.is_valid(str(n))][:20]
    for n in range(6):
        riverside.somebody(
            place,
            by=place.other_gp,
            name=f"Known Person{n}",
            nhs_number=numbers[n],
            practice_id=place.other_practice.pk,
            born_on=datetime.date(1980, 1, 1 + n),
            phone=f"+4477009001{n:02}",
        )
    browser = riverside.browser(place.gp)

    def asked(surname: str, n: int, number: str) -> tuple:
        sent = {
            "name": f"Known {surname}{n}",
            "born_on": f"{1 + n}/1/1980",
            "nhs_number": number,
            "phone": f"07700 9001{n:02}",
            "language": "en",
            "practice": str(place.practice.pk),
        }
        with CaptureQueriesContext(
            connection,
        ) as captured:
            answer = browser.post("/people/add/", sent)
            page = browser.get(answer.headers["Location"])
        text = page.text.replace(f"Known {surname}{n}", "Known Somebody")
        assert "We will check whether we already know them." in text
        return answer.status_code, page.status_code, len(text), len(captured)

    asked("Warmup", 0, numbers[19])
    known = {asked("Person", n, numbers[n]) for n in range(6)}
    new = {asked("Nobody", n, numbers[6 + n]) for n in range(6)}
    assert known == new
    assert len(known) == 1
