"""The pages of care that no story comes by: each is reached by a link of somebody in care, and looked at."""

import re

import psycopg
from walking import WIDE, Walker

ONE = r"[0-9a-f-]{36}"
PAGES = {
    "care-book": f"/caseload/people/{ONE}/book/",
    "care-call-off": f"/caseload/contacts/{ONE}/call-off/",
    "care-correct": f"/caseload/contacts/{ONE}/correct/",
    "care-plan-help": f"/caseload/help/{ONE}/plan/",
    "care-pause-ends": f"/caseload/pauses/{ONE}/end/",
    "moving-stop": f"/caseload/people/{ONE}/moving-on/stop/",
    "aftercare": f"/caseload/people/{ONE}/aftercare/",
}


def test_pages_of_care_that_are_seldom_opened_look_as_they_should(town, chromium):
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse", opens=None)
    found = links_of_everybody(nurse)
    for name, address in PAGES.items():
        nurse.page.goto(next(link for link in found if re.fullmatch(address, link)))
        nurse.looks(name)
    decides_about_aftercare(nurse)
    nurse.ends()


def decides_about_aftercare(nurse):
    """From the last of these pages on."""
    page = nurse.page
    page.get_by_label("From whom do we know?").fill("The ward’s letter")
    page.locator("label", has_text="Yesterday").click()
    page.get_by_role("button", name="Write it down").click()
    page.locator('a[href$="/aftercare/decided/"]').click()
    nurse.looks("aftercare-decided")


def test_pages_to_which_a_day_leads_that_has_not_come_look_as_they_should(town, chromium):
    """Why a contact was late, as if nobody had said so yet; and that somebody was told that their way back ends."""
    nurse = Walker(town, chromium, width=WIDE)
    nurse.signs_in_as("nurse", opens=None)
    with psycopg.connect(town.env["DATABASE_OWNER_URL"]) as owner:
        late = owner.execute("DELETE FROM caseload_lateness RETURNING person_id").fetchall()
        passes = owner.execute("SELECT id FROM steps_returnpass WHERE used_at IS NULL").fetchall()
    opens_the_first(nurse, [f"/caseload/people/{person}/late/" for (person,) in late])
    nurse.looks("care-late")
    opens_the_first(nurse, [f"/caseload/passes/{found}/told/" for (found,) in passes])
    nurse.looks("pass-told")
    nurse.ends()


def opens_the_first(walker, addresses):
    """Of these, the one of somebody whom they answer for."""
    asks = walker.page.context.request
    walker.page.goto(next(one for one in addresses if asks.get(one, max_redirects=0).status == 200))


def test_a_charity_says_why_before_its_list_leaves_the_house(town, chromium):
    charity = Walker(town, chromium, width=WIDE)
    charity.signs_in_as("befriender", opens="/caseload/take-out/")
    charity.looks("take-out")
    charity.ends()


def links_of_everybody(walker):
    """What the pages of care, and of moving on, of the whole team lead to."""
    asks = walker.page.context.request
    found = []
    for person in dict.fromkeys(links(asks.get("/caseload/?whose=team"))):
        if re.fullmatch(f"/caseload/people/{ONE}/", person):
            found += links(asks.get(person)) + links(asks.get(f"{person}moving-on/"))
    return found


def links(answer):
    return re.findall(r'href="(/caseload/[^"?#]*)"', answer.text())
