"""Examples of the parts that show work: the huddle, the queue, outcomes, lists and small things."""

import datetime
import typing

from joined.base.samples import values
from joined.base.samples.values import ARABIC, ARABIC_WORDS, LONG, LONG_TEAM, LONG_WORDS, PERSON, WORDS, Example, of
from joined.kit import clock

Cases = dict[str, dict[str, typing.Any]]
MEANINGS = ("waiting", "ours", "partner", "person", "agreed", "soon", "late", "paused")


def huddle() -> list[Example]:
    """Offers, and who is in the room."""
    offer = {
        "team_name": "Community mental health",
        "by_name": "Róisín Mac Giolla Bríde, nurse",
        "kind": "can_start",
        "service": "Assertive outreach",
        "who": "Róisín, with a student nurse",
        "what": "Meet her at home, hear the whole story once, and plan with her.",
        "first_on": values.ahead(3),
        "languages": "Interpreter, a woman, booked",
        "space": "1 of 2 visits this week",
        "next_door": "",
        "is_in_plan": True,
    }
    other = offer | {"is_in_plan": False}
    offers: Cases = {
        "in the plan": offer,
        "not for them": other | {"kind": "passed", "what": "", "service": "", "who": ""},
        "next door": other | {"kind": "not_for_us", "next_door": "Harbour Refugee Welcome said yes"},
        "long": offer | {"team_name": LONG_TEAM, "by_name": LONG, "what": LONG_WORDS},
        "empty": other | {"first_on": None, "languages": "", "space": ""},
        "Welsh": other | {"team_name": "Tîm cymunedol Llanfihangel", "languages": "Cymraeg"},
    }
    present = (
        values.thing(organisation="Riverside NHS trust", names=("Bronwen (chair)", "Róisín", "Tunde"), phone=""),
        values.thing(organisation=LONG_TEAM, names=(LONG,), phone=""),
        values.thing(organisation="Canolfan Llanfihangel", names=("Siân Ffuglen",), phone=""),
        values.thing(organisation="Council housing", names=(), phone=values.PHONE),
    )
    return [
        *of("offer_card", values.each("offer", offers)),
        *of("presence_strip", {"typical": {"present": present}, "empty": {"present": ()}}),
    ]


def queue() -> list[Example]:
    """Rows of the in-take queue."""
    row = {
        "name": "Maximilian Fabel-Oyelaran",
        "href": "#",
        "born_on": datetime.date(1990, 7, 1),
        "age": 35,
        "ask": "",
        "words": "I am not asking for a lot. I am asking for the third time.",
        "whose": "",
        "age_words": "Day 24 of 28",
        "age_meaning": "soon",
        "door": "Himself, by phone",
        "again": "Asked a third time",
        "known": "Joined to his open request of 18 February.",
        "team": "Riverside South",
        "someone": "",
        "tag": "In today’s huddle",
        "meaning": "ours",
    }
    unknown = {"born_on": None, "age": None, "words": "", "age_meaning": "", "again": "", "known": "", "tag": ""}
    rows: Cases = {
        "typical": row,
        "long": row | {"name": LONG, "words": LONG_WORDS, "door": LONG_TEAM, "team": LONG_TEAM, "someone": LONG},
        "Arabic": row | {"name": ARABIC, "words": ARABIC_WORDS, "whose": "In Arabic, on paper"},
        "empty": row | unknown | {"name": "Without a name", "age_words": "Day 1"},
    }
    group = {"group": {"words": "Answer within 24 hours"}}
    return [
        *of("queue_row", group, macro="queue_group", inside="queue"),
        *of("queue_row", values.each("row", rows), body=values.DEED, inside="queue"),
    ]


def outcomes() -> list[Example]:
    """What became of somebody, and what has just been sent."""
    plan = {
        "person_name": PERSON["name"],
        "ask": "Who is the right first person for her?",
        "plan": "Róisín, a nurse, comes to your home on Friday at 2pm with a woman who speaks Somali.",
        "team_name": "Community mental health, North",
        "team_phone": values.PHONE,
        "accepted_by": "Róisín Mac Giolla Bríde",
        "first_contact_on": values.ahead(3),
        "asked_at": values.ago(hours=28),
        "decided_at": values.ago(hours=1),
        "told_at": values.ago(minutes=20),
        "told_how": "by text",
    }
    not_known = {"team_phone": "", "accepted_by": "", "first_contact_on": None, "asked_at": None, "told_at": None}
    cards = values.each(
        "plan",
        {
            "typical": plan,
            "long": plan | {"person_name": LONG, "plan": LONG_WORDS, "team_name": LONG_TEAM, "accepted_by": LONG},
            "not told": plan | not_known | {"ask": ""},
        },
    )
    tags = (("Waiting to hear from Fadumo · we ring Thursday", "person"), ("Text delivered", "agreed"))
    for given in cards.values():
        given |= {"tags": tags, "clock": "We ring on Thursday."}
    sent = {
        "words": "Goes to Fadumo at 12:48pm",
        "detail": "07700 900 ••4, from Lockside Surgery",
        "undo": "#",
        "until": clock.now() + datetime.timedelta(seconds=52),
        "csrf": values.NO_TOKEN,
        "left": 52,
    }
    long = sent | {"words": f"Goes to {LONG} at 12:48pm", "detail": LONG_TEAM}
    return [*of("outcome_card", cards, body=values.DEED), *of("confirm_undo", {"typical": sent, "long": long})]


def lists() -> list[Example]:
    """Filters, tables, boxes, and what stands where nothing is."""
    views = (
        values.thing(label="All doors", href="#", count=9, current=True),
        values.thing(label="No named worker", href="#", count=0, current=False),
        values.thing(label=LONG_TEAM, href="#", count=None, current=False),
    )
    pages: Cases = {
        "the first": {"links": values.thing(next="#", first="", size=50)},
        "between": {"links": values.thing(next="#", first="#", size=50), "of": "Requests"},
        "empty": {"links": values.thing(next="", first="", size=50)},
    }
    heads = ["Person", "Day", "Last that counted"]
    rows = [["Amina Specimen", "Day 24", "7 February, phone"], [LONG, "Day 2", LONG_TEAM], [ARABIC, "", ""]]
    tables: Cases = {
        "typical": {"caption": "Running towards 28 days", "heads": heads, "rows": rows},
        "empty": {"caption": "Nobody", "heads": heads, "rows": [], "show_caption": True},
    }
    boxes: Cases = {
        "typical": {"title": "Messages", "aside": "2 new", "level": 3},
        "first": {"title": LONG_TEAM, "first": True, "level": 3},
    }
    points = (
        values.thing(label="Jan 2026", shown="Nobody yet", height=None, is_this=False),
        values.thing(label="Feb 2026", shown="0 of 12 (0%)", height=0, is_this=False),
        values.thing(label="Mar 2026", shown="9 of 12 (75%)", height=48, is_this=True),
    )
    empty = {"title": "No worries are waiting", "text": "When a friend tells us they are worried, it comes here."}
    return [
        *of("filter_bar", {"typical": {"views": views, "more_href": "#"}}),
        *of("pages", pages),
        *of("table", tables),
        *of("box", boxes, macro="box", body="What stands in it"),
        *of("box", {"typical": {"rows": (("Story", WORDS), ("Safety", "No"), ("Empty", ""))}}, macro="facts"),
        *of("empty_state", {"typical": empty | {"last": "The last one was on Monday."}}, body=values.DEED),
        *of("definition", {"typical": {}}, body="Texts, voicemails and letters do not count."),
        *of("chart", {"typical": {"caption": "Told the same day", "points": points}}),
    ]


def small() -> list[Example]:
    """Tags, buttons, and single sentences."""
    tags = {meaning: {"words": meaning.capitalize(), "meaning": meaning} for meaning in MEANINGS}
    due: Cases = {
        "tomorrow": {"on": values.ahead(1)},
        "late": {"on": clock.today(), "days_late": 2},
        "empty": {"on": None},
    }
    buttons: Cases = {
        "the one deed": {"words": "Propose this plan"},
        "a link": {"words": "Take out", "kind": "link", "about": LONG},
    }
    numbers = ((values.PHONE, "Duty, Riverside North, until 8pm"), ("+442079460199", "Crisis line, day and night"))
    versions = {"yours": {"Plan": WORDS, "Team": ""}, "theirs": {"Plan": LONG_WORDS}, "by": LONG}
    return [
        *of("tag", tags | {"long": {"words": LONG_TEAM, "meaning": "partner"}}),
        *of("clock_tag", due, macro="due_tag"),
        *of("clock_tag", {"day 24": {"number": 24, "meaning": "soon"}}, macro="day_tag"),
        *of("buttons", buttons, macro="button"),
        *of("buttons", {"second": {"words": "Carry over", "href": "#", "kind": "secondary"}}, macro="go"),
        *of("buttons", {"alone": {"words": "Take this", "action": "#", "csrf": values.NO_TOKEN}}, macro="post"),
        *of(
            "buttons",
            {"in a live part": {"words": "Put in the plan", "action": "#", "about": "Befriending"}},
            macro="act",
        ),
        *of("save_status", {"typical": {"saved_at": values.ago(minutes=3)}, "empty": {}}),
        *of("stop_panel", {"typical": {"title": "Ring now.", "numbers": numbers}}, body="Duty gets this at once."),
        *of("stop_panel", {"typical": {"phone": values.PHONE}}, macro="cannot_wait"),
        *of("conflict_view", {"typical": versions}),
        *of("error_summary", {"typical": {"sentence": "This plan changed while you wrote."}}, macro="error_sentence"),
    ]
