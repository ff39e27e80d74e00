"""An administrator sets up a neighbourhood from nothing to its first huddle, and without a script."""

import re

import pytest
from playwright.sync_api import expect
from walking import PHONE, WIDE, Walker, answers


def opens(page, name):
    page.get_by_role("link", name=name).first.click()


def saves(page, name):
    page.get_by_role("button", name=name).click()


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (PHONE, False)], ids=["wide", "no-script"])
def test_a_neighbourhood_from_nothing_to_its_first_huddle(town, chromium, width, script):
    name = "Lea" if script else "Marsh"
    admin = Walker(town, chromium, width=width, script=script)
    admin.signs_in_as("administrator", opens=None)
    given_a_name(admin, name)
    when_the_doors_can_open(admin, name)
    when_people_belong(admin, name)
    when_the_huddle_is_set(admin, name)
    then_all_of_it_stands(admin, name)
    if script:
        then_the_other_pages_hold(admin)
    admin.ends()


def given_a_name(admin, name):
    page = admin.page
    page.goto("/account/")
    opens(page, re.compile("^Set-up"))
    admin.looks("set-up-home")
    opens(page, "Add a neighbourhood")
    page.locator("#id_name").fill(f"Riverside {name}")
    page.locator("#id_within").select_option(label="Riverside")
    admin.looks("set-up-add-place")
    saves(page, "Add it")
    expect(page.get_by_role("heading", name="The doors are shut")).to_be_visible()
    admin.looks("set-up-place-empty")


def when_the_doors_can_open(admin, name):
    page = admin.page
    opens(page, "Add the in-take team")
    page.locator("#id_name").fill(f"In-take, Riverside {name}")
    saves(page, "Add this team")
    for who, role in (("Ines Calloway", "intake"), ("Bertil Quaye", "chair")):
        opens(page, "Add somebody")
        page.locator("#id_name").fill(who)
        page.locator("#id_email").fill(f"{role}.{name.lower()}@riverside.example")
        page.locator("#id_role").select_option(role)
        expect(page.locator("#id_team")).not_to_have_value("")
        admin.looks("set-up-add-person")
        saves(page, "Add and send the link")
        page.goto("/admin-area/teams/")
        opens(page, f"In-take, Riverside {name}")
    expect(page.get_by_text("Ines Calloway")).to_be_visible()
    admin.looks("set-up-team")
    page.goto("/admin-area/")
    opens(page, f"Go on with Riverside {name}")
    opens(page, re.compile("^Add a team of"))
    page.locator("#id_name").fill(f"Duty, Riverside {name}")
    answers(page, kind="duty")
    saves(page, "Add this team")
    page.goto("/admin-area/")
    opens(page, f"Go on with Riverside {name}")
    opens(page, "Set duty")
    page.locator("#id_team").select_option(label=f"Duty, Riverside {name} (Riverside NHS Trust)")
    page.locator("#id_phone").fill("01632 960170")
    page.locator("#id_crisis_phone").fill("01632 960171")
    answers(page, always="yes")
    saves(page, "See it first")
    expect(page.get_by_text("This is what people will see")).to_be_visible()
    admin.looks("set-up-duty")
    saves(page, "Save duty")
    expect(page.get_by_role("heading", name="The doors are shut")).to_have_count(0)


def when_people_belong(admin, name):
    page = admin.page
    page.locator("#id_begins").fill("RV5" if name == "Lea" else "RV7")
    saves(page, "Add these")
    opens(page, "Not in the list? Add a practice")
    page.locator("#id_name").fill(f"{name} Bridge Surgery")
    admin.looks("set-up-add-practice")
    saves(page, "Add it")
    expect(page.get_by_role("heading", name="Nobody works here yet")).to_be_visible()
    admin.looks("set-up-practice")
    opens(page, "Ask the first administrator in")
    page.locator("#id_name").fill("Oyin Fairweather")
    page.locator("#id_email").fill(f"oyin.{name.lower()}@riverside.example")
    answers_radio(page, "card")
    admin.looks("set-up-first-administrator")
    saves(page, "Send them the link")


def answers_radio(page, value):
    page.locator(f'label[for="{page.locator(f"input[value={value}]").get_attribute("id")}"]').click()


def when_the_huddle_is_set(admin, name):
    page = admin.page
    page.goto("/admin-area/")
    opens(page, f"Go on with Riverside {name}")
    opens(page, "Set the huddle")
    page.locator("#id_chair_team").select_option(label=f"In-take, Riverside {name} (Riverside NHS Trust)")
    page.get_by_label(f"{name} Bridge Surgery").check()
    page.locator("#id_starts").fill("half past")
    saves(page, "See the next ten sittings")
    expect(page.get_by_role("link", name="Write the time like 12:30.")).to_be_visible()
    page.locator("#id_starts").fill("1.15pm")
    saves(page, "See the next ten sittings")
    expect(page.get_by_role("heading", name="The next ten sittings, as you say it now")).to_be_visible()
    admin.looks("set-up-huddle")
    saves(page, "Save the huddle")
    expect(page.get_by_text("Saved. It next sits on")).to_be_visible()


def then_all_of_it_stands(admin, name):
    page = admin.page
    page.goto("/admin-area/")
    expect(page.locator("li", has_text=f"Riverside {name}").get_by_text("All of it stands")).to_be_visible()
    admin.looks("set-up-home-ready")
    page.get_by_role("link", name=f"Riverside {name}", exact=True).click()
    admin.looks("set-up-place")


def then_the_other_pages_hold(admin):
    page = admin.page
    page.goto("/admin-area/")
    opens(page, "Local rules of Riverside North")
    admin.looks("set-up-rules")
    opens(page, re.compile("Change.*named worker"))
    page.locator("#id_value").fill("600")
    page.locator("#id_reason").fill("We are busy")
    saves(page, "See it first")
    expect(page.get_by_role("link", name="Choose between 5 and 60 minutes")).to_be_visible()
    page.locator("#id_value").fill("30")
    page.locator("#id_agreed_by").fill("Riverside North steering group")
    page.locator("#id_lived_experience_count").fill("5")
    saves(page, "See it first")
    expect(page.get_by_text("agreed by Riverside North steering group, with 5 people with lived")).to_be_visible()
    admin.looks("set-up-rule")
    page.goto("/admin-area/access/")
    admin.looks("set-up-access")
    page.goto("/admin-area/people/")
    admin.looks("set-up-people")
    opens(page, "Róisín Mac Giolla")
    admin.looks("set-up-colleague")
    opens(page, "See what they hold, then close their account")
    expect(page.get_by_role("heading", name="What they hold now")).to_be_visible()
    admin.looks("set-up-leave")
    page.goto("/admin-area/organisations/")
    admin.looks("set-up-organisations")
    page.goto("/admin-area/texts/")
    admin.looks("set-up-texts")
    page.goto("/admin-area/teams/")
    opens(page, "Community mental health, North")
    admin.looks("set-up-team-full")
