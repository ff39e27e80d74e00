"""Examples of the parts that show a person: who they are, what is next, their story, words and messages."""

import typing

from joined.base.samples import values
from joined.base.samples.values import ARABIC, ARABIC_WORDS, LONG, LONG_TEAM, LONG_WORDS, PERSON, WORDS, Example, of

Cases = dict[str, dict[str, typing.Any]]


def banners() -> list[Example]:
    """Who this is."""
    people = {
        "typical": PERSON,
        "long": PERSON
        | {"name": LONG, "call_me": LONG, "practice_name": LONG_TEAM, "needs": (LONG_TEAM, "Large print")},
        "empty": values.NOBODY,
        "Arabic": PERSON | {"name": ARABIC, "call_me": "نور", "needs": ("مترجمة باللهجة السودانية",)},
        "Welsh": PERSON | {"name": values.WELSH, "call_me": "Gwen", "needs": ("Cymraeg yn gyntaf",)},
    }
    cases = values.each("person", people)
    marked = {case: given | {"marker": "how to reach them", "level": 3} for case, given in cases.items()}
    return [
        *of("person_banner", marked, body=values.DEED),
        *of(
            "person_banner",
            {"in a pane": marked["long"] | {"in_pane": True}, "no marker": cases["empty"] | {"level": 3}},
        ),
        *of("person_banner", {"in a list": cases["long"] | {"href": "#"}}, macro="person_line"),
    ]


def now_panels() -> list[Example]:
    """Who is responsible, what is next, when."""
    next_step = values.step(what="Tell Fadumo what we suggest", due_on=values.ahead(0), due_at=values.ago(hours=-3))
    now = {
        "is_open": True,
        "team_name": "In-take, Riverside North",
        "team_phone": values.PHONE,
        "since": values.ago(days=2),
        "moves": 1,
        "steps": (values.thing(**next_step),),
    }
    late = values.thing(**values.step(what=LONG_WORDS[:250], who=LONG, days_late=2))
    cases = values.each(
        "now",
        {
            "typical": now,
            "in a pane": now,
            "long": now | {"team_name": LONG_TEAM, "steps": (late,)},
            "no step": now | {"steps": (), "moves": 0},
            "empty": now | {"is_open": False, "team_name": "", "team_phone": "", "since": None, "steps": ()},
        },
    )
    cases["typical"] |= {"clock": "Asked Monday 9:05am. Not decided.", "next_contact": "Friday 6 March, 2pm"}
    cases["in a pane"] |= {"clock": "Asked Monday 9:05am. Not decided.", "in_pane": True}
    return of("now_panel", cases)


def steps() -> list[Example]:
    """Promises, and their three answers."""
    cards: Cases = {
        "due tomorrow": values.step(),
        "late": values.step(days_late=2, due_on=values.ahead(-2)),
        "long": values.step(what=LONG_WORDS[:300], who=LONG, team_name=LONG_TEAM, person_name=LONG),
        "Arabic": values.step(what="الاتصال بنور", person_name=ARABIC, due_on=values.ahead(0)),
        "done": values.step(state="done", closed_at=values.ago(hours=2), closed_by="Ubax Jaamac"),
        "could not": values.step(state="could_not", closed_at=values.ago(hours=1), closed_by=LONG, reason="no answer"),
    }
    answers = {"done": "#", "changed": "#", "cannot": "#", "csrf": values.NO_TOKEN, "person_href": "#"}
    shown = {case: given | answers for case, given in values.each("step", cards).items()}
    late = (values.thing(**cards["late"]),)
    lists = {
        "late": {"title": "Late promises", "steps": late, "late": True, "all_href": "#", "summary": "1 of 8"},
        "empty": {"title": "Promises", "steps": ()},
    }
    return [*of("step_card", shown, inside="rows"), *of("promise_list", lists, body="step")]


def story() -> list[Example]:
    """Entries of the story, the person's words, and what they do not agree with."""
    entry = {
        "at": values.ago(days=1),
        "source": "Huddle, Riverside North, 8 people present",
        "title": "Plan proposed",
        "text": "Carys visits weekly for six weeks.",
        "words": "",
        "words_said": "",
        "tag": "Waiting to hear from Amina",
        "meaning": "person",
        "disagrees": "",
        "disagrees_said": "",
    }
    said = {"words": WORDS, "words_said": "Fadumo, in Somali, through an interpreter", "tag": ""}
    against = {"text": "A letter says “lives alone”.", "tag": "", "disagrees": "My mother was with me every day."}
    cases: Cases = {
        "typical": entry,
        "their words": entry | said,
        "they do not agree": entry | against | {"disagrees_said": "Said 24 February."},
        "long": entry | said | {"source": LONG_TEAM, "text": LONG_WORDS, "words": LONG_WORDS},
        "Arabic": entry | {"words": ARABIC_WORDS, "words_said": "Noor", "source": ARABIC},
        "empty": entry | {"source": "", "title": "", "text": "", "tag": ""},
    }
    translated = {"translation": "I have not been able to sleep for weeks.", "said": "Translated by Hala Mithal"}
    quotes: Cases = {
        "typical": {"words": WORDS, "said": "Said in Somali, Monday 4:10pm"},
        "small": {"words": WORDS, "small": True, "whose": "His sister’s words, not his"},
        "Arabic": {"words": ARABIC_WORDS, "lang": "ar"} | translated,
        "long": {"words": LONG_WORDS},
    }
    return [*of("story_item", values.each("entry", cases), inside="story"), *of("words_quote", quotes)]


def reaching() -> list[Example]:
    """What to do before contact, and messages."""
    labels = ("Ring", "Text", "If somebody else answers", "Never")
    rows = tuple(zip(labels, ("07700 900 ••4, weekdays", "A name, a day, a time", "Say nothing", ""), strict=True))
    panels: Cases = {
        "typical": {"rows": rows, "told": "Fadumo told Carys on 24 February.", "id": "reach-1"},
        "long": {"rows": [(label, LONG_WORDS) for label in labels], "title": f"How to reach {LONG}", "id": "reach-2"},
        "empty": {"rows": (), "id": "reach-3", "title": "How to reach Noor"},
    }
    text = "Hello Fadumo. We have a plan to suggest: Róisín comes to your home on Friday. Ring 020 7946 0120."
    phones: Cases = {
        "typical": {"text": text, "sender": "Lockside Surgery", "at": "today 12:48pm"},
        "Arabic": {"text": ARABIC_WORDS, "sender": ARABIC, "lang": "ar", "whose": "In Arabic"},
        "long": {"text": LONG_WORDS, "sender": LONG_TEAM, "whose": "A long one"},
        "empty": {"text": "", "sender": "Lockside Surgery", "whose": "Nothing yet"},
    }
    counted = {"characters": 268, "parts": 4, "warning": "“í” and “ó” in Róisín make it 4 texts instead of 2."}
    bubbles: Cases = {
        "ours": {"text": text, "caption": "To 07700 900 ••4, Sunday, 10:02am. Delivered."},
        "theirs": {"text": "Thursday is ok", "caption": "From Amina", "from_them": True},
    }
    return [
        *of("how_to_reach", panels),
        *of("message_preview", phones),
        *of("message_preview", {"typical": counted}, macro="count"),
        *of("message_preview", bubbles, macro="bubble"),
    ]


def records() -> list[Example]:
    """Sharing, who looked, and finding somebody."""
    consents: Cases = {
        "long": {"organisation": LONG_TEAM, "scope": "First name, Fridays", "answer": "Yes, part", "meaning": "agreed"},
        "not asked": {"organisation": "Job centre", "scope": "", "answer": "Not asked", "meaning": "waiting"},
    }
    looked = {"name": "Dr Olwen Sample", "why": "Her GP, for the huddle", "at": values.ago(hours=3)}
    found = (
        values.thing(name="Amina Specimen", href="#", detail="born 14 August 1987, NHS ends 454", why="your practice"),
        values.thing(name=LONG, href="#", detail="date of birth not known", why=""),
        values.thing(name=ARABIC, href="#", detail="born 19 November 1994", why="your team"),
    )
    box = {"action": "/people/", "label": "Find a person", "hint": "Name, date of birth or NHS number"}
    none = {"found": (), "said": "Nobody like that", "id": "found-none"}
    return [
        *of("consent_row", consents, inside="rows_two"),
        *of("who_looked_row", {"typical": looked}, inside="rows_two"),
        *of("find", {"typical": box}, macro="find_box"),
        *of(
            "find",
            {"typical": {"found": found, "said": "3 people"}, "empty": none},
            macro="find_list",
            body="Add somebody",
        ),
    ]
