"""An administrator sets a neighbourhood up by these pages alone, from its name to its first sitting."""

import datetime
import io
import re

import pytest
from django.core.management import CommandError, call_command

from joined.accounts import models as users
from joined.accounts import queries as who
from joined.base import promises
from joined.base.making import making
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.places import actions as places_actions
from joined.places import models as places
from joined.places import queries as found

pytestmark = pytest.mark.django_db
HOME = "/admin-area/"


def previewed(page) -> str:
    """The page was shown before saving; what it says of itself."""
    (seen,) = re.findall(r'name="previewed" value="(\w+)"', page.text)
    return seen


def twice(browser, address: str, sent: dict):
    """Look at it first, then save it."""
    page = browser.post(address, sent)
    assert page.status_code == 200, page.text[-2000:]
    return browser.post(address, sent | {"previewed": previewed(page)})


def a_neighbourhood(browser, place) -> places.Place:
    sent = {"name": "Riverside South", "kind": "neighbourhood", "within": str(place.north.within.pk)}
    assert browser.post(f"{HOME}places/add/", sent).status_code == 303
    return places.Place.objects.get(name="Riverside South")


HUDDLE = {
    "name": "South huddle",
    "days": ["0", "2"],
    "starts": "12:30",
    "minutes": "30",
    "closed_part_minutes": "10",
    "link": "https://meet.example/south",
}


def test_a_neighbourhood_is_set_up_from_nothing_to_its_first_sitting(place, keepers):
    browser = keepers.browser
    south = a_neighbourhood(browser, place)
    here = f"{HOME}places/{south.pk}/"
    assert "Doors that cannot open yet" in browser.get(HOME).text
    assert "The doors are shut" in browser.get(here).text
    team = {"name": "In-take, South", "kind": "intake", "neighbourhood": str(south.pk), "may_hold": "yes"}
    assert browser.post(f"{HOME}teams/add/", team).status_code == 303
    intake = places.Team.objects.get(name="In-take, South")
    for name, email, role in (("Ina Intake", "ina", "intake"), ("Chas Chair", "chas", "chair")):
        sent = {"name": name, "email": f"{email}@riverside.example", "team": str(intake.pk), "role": role}
        assert browser.post(f"{HOME}people/add/", sent).status_code == 303
    duty = {"name": "Duty, South", "kind": "duty", "neighbourhood": str(south.pk), "may_hold": "yes"}
    assert browser.post(f"{HOME}teams/add/", duty).status_code == 303
    answers = {
        "team": str(places.Team.objects.get(name="Duty, South").pk),
        "phone": "01632 960110",
        "crisis_phone": "111",
        "always": "yes",
        "is_staffed": "yes",
    }
    assert twice(browser, f"{here}duty/", answers).status_code == 303
    assert "The doors are shut" not in browser.get(here).text
    practice = {"kind": "practice", "name": "Southside Surgery", "neighbourhood": str(south.pk), "code": "z99100"}
    assert browser.post(f"{HOME}organisations/add/", practice).status_code == 303
    assert browser.post(f"{here}postcodes/", {"begins": "zz9, ZZ8 1"}).status_code == 303
    surgery = places.Team.objects.get(name="Southside Surgery")
    huddle = HUDDLE | {"chair_team": str(intake.pk), "teams": [str(surgery.pk)]}
    assert twice(browser, f"{here}huddle/", huddle).status_code == 303
    assert "All of it stands" in browser.get(HOME).text
    standing = huddles.Huddle.objects.get(name="South huddle")
    first = huddles.Sitting.objects.filter(huddle=standing).order_by("on").first()
    assert (first.on, clock.london(first.starts_at).time()) == (datetime.date(2026, 3, 4), datetime.time(12, 30))
    assert found.neighbourhood_for(practice_id=surgery.organisation_id) == south.pk
    assert found.neighbourhood_for(practice_id=None, postcode="ZZ9 9ZZ") == south.pk


def test_nothing_is_saved_before_it_was_seen(place, keepers):
    browser, here = keepers.browser, f"{HOME}places/{place.north.pk}/duty/"
    sent = {
        "team": str(place.duty_team.pk),
        "phone": "01632 960999",
        "crisis_phone": "116 123",
        "always": "no",
        "days": ["0", "1", "2", "3", "4", "5", "6"],
        "opens": "9am",
        "closes": "17:30",
        "version": "1",
    }
    page = browser.post(here, sent | {"is_staffed": "yes"})
    assert "ring 116 123. Every day, 9am to 5:30pm, not on bank holidays." in page.text
    changed = browser.post(here, sent | {"previewed": previewed(page)})
    assert "Nobody answers: every door of Riverside North shuts now" in changed.text
    assert found.duty(neighbourhood_id=place.north.pk).hours == "day and night"
    assert browser.post(here, sent | {"previewed": previewed(changed)}).status_code == 303
    assert found.duty(neighbourhood_id=place.north.pk) is None
    assert "Doors that cannot open yet" in browser.get(HOME).text
    page = browser.get(here)
    assert "day and night" in page.text
    assert "Somebody answers: <span" in page.text


@pytest.mark.parametrize("who", ["trust", "lead"])
def test_every_page_opens(place, keepers, who):
    browser = riverside.browser(getattr(keepers, who))
    team, practice = place.community.pk, place.practice.pk
    pages = ["", "places/add/", f"places/{place.north.pk}/", f"places/{place.north.within.pk}/"]
    pages += [f"places/{place.north.pk}/{page}/" for page in ("duty", "huddle", "rules", "rules/quiet_from_hour")]
    pages += ["organisations/", "organisations/add/", f"organisations/{practice}/", "teams/", "teams/add/"]
    pages += [f"teams/{team}/"]
    if who == "trust":
        pages += ["people/", "people/add/", "access/", f"people/{place.nurse.id}/", f"people/{place.nurse.id}/leave/"]
        pages += [f"people/{place.nurse.id}/second-factor/"]
    for page in pages:
        answer = browser.get(HOME + page)
        assert answer.status_code == 200, page


@pytest.mark.parametrize(
    "page", ["", "places/{}/", "places/{}/rules/", "places/{}/huddle/", "organisations/", "teams/"]
)
def test_lists_cost_the_same_for_one_place_as_for_many(place, keepers, page, django_assert_max_num_queries):
    browser, address = keepers.browser, HOME + page.format(place.north.pk)
    for number in range(6):
        a_place = places_actions.add_place(
            by=riverside.SET_UP, name=f"Place {number}", kind="neighbourhood", within=place.north.within
        )
        places_actions.place_postcodes(by=riverside.SET_UP, begins=f"ZZ{number}", neighbourhood=a_place)
        practice = {"name": f"Surgery {number}", "kind": "practice", "neighbourhood": place.north}
        places_actions.welcome_organisation(by=riverside.SET_UP, **practice)
    with django_assert_max_num_queries(28):
        assert browser.get(address).status_code == 200


def test_a_place_without_staffed_duty_stands_in_the_one_red_group_and_verify_counts_it(place, keepers):
    """C81."""
    with making("places"):
        places.DutyRoute.objects.update(is_staffed=False)
    page = keepers.browser.get(HOME).text
    assert page.count("ju-box--first") == 1
    assert "a duty route that is staffed" in page
    with making("base"):
        counts = promises.counts(promises.of_every_room())
    assert counts["neighbourhoods with open doors and no staffed duty route"] == 1


def test_before_fewer_days_between_contacts_the_page_says_how_many_would_be_late_at_once(keepers, place):
    address = f"{HOME}places/{place.north.pk}/rules/contact_days/"
    page = keepers.browser.post(address, {"value": "14", "from_on": "2026-03-20", "reason": "Closer"})
    assert "nobody of 0 people in care would be late at once" in page.text
    longer = keepers.browser.post(address, {"value": "28", "from_on": "2026-03-20", "reason": "As it was"})
    assert "late at once" not in longer.text


def test_a_rule_past_its_floor_is_refused_in_words_and_what_was_typed_is_kept(place, keepers):
    browser, address = keepers.browser, f"{HOME}places/{place.north.pk}/rules/unsent_draft_minutes/"
    sent = {"value": "600", "from_on": clock.today().isoformat(), "reason": "We are busy"}
    page = browser.post(address, sent)
    assert page.status_code == 422
    assert "Choose between 5 and 60 minutes: this rule keeps people safe." in page.text
    assert 'value="We are busy"' in page.text
    sent |= {"value": "30", "agreed_by": "Patient group", "lived_experience_count": "3"}
    assert twice(browser, address, sent).status_code == 303
    rules = browser.get(f"{HOME}places/{place.north.pk}/rules/").text
    assert "Local rule: agreed by Patient group, with 3 people with lived experience, on 3 March 2026" in rules
    assert found.local_rule("unsent_draft_minutes", place_id=place.north.pk) == 30
    assert twice(browser, address, sent | {"value": "20", "agreed_by": ""}).status_code == 303
    assert "agreed by nobody yet" in browser.get(address).text


@pytest.mark.parametrize(
    ("part", "sent", "says"),
    [
        ("postcodes/", {"begins": "here, there"}, "No postcode begins with “HERE”"),
        ("practices/", {"practice": "nonsense"}, "This choice is no longer there"),
        ("rename/", {"name": "", "version": "1"}, "Fill in “Name”"),
        ("addresses/", {"system": "", "value": ""}, "Fill in “Directory”"),
        ("duty/", {"phone": "x", "crisis_phone": "1"}, "Write a phone number, such as"),
        ("huddle/", HUDDLE | {"starts": "25:00"}, "Write the time like 12:30."),
        ("huddle/", HUDDLE | {"link": "javascript:alert(1)"}, "it begins with https://"),
        ("huddle/", HUDDLE | {"minutes": "ninety"}, "Write a whole number from 10 to 120."),
        ("rules/quiet_from_hour/", {"value": "x"}, "Write a whole number"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_half_done(place, keepers, part, sent, says):
    page = keepers.browser.post(f"{HOME}places/{place.north.pk}/{part}", sent)
    assert page.status_code == 422
    assert says in page.text
    assert "There is something to mend" in page.text


def test_the_operator_begins_and_the_first_administrator_goes_on(db, morning, jobs):
    asked = ["--borough", "Newtown", "--organisation", "Newtown NHS Trust"]
    call_command("begin", *asked, "--name", "Fay First", "--email", "fay@newtown.example", stdout=io.StringIO())
    first = who.staff(user_id=users.User.objects.get(email="fay@newtown.example").pk)
    assert first.role == "organisation_administrator"
    browser = riverside.browser(first)
    newtown = places.Place.objects.get(name="Newtown")
    sent = {"name": "Newtown East", "kind": "neighbourhood", "within": str(newtown.pk)}
    assert browser.post(f"{HOME}places/add/", sent).status_code == 303
    with pytest.raises(CommandError, match="of that name already"):
        call_command("begin", *asked, "--name", "Fay First", "--email", "fay@newtown.example")
