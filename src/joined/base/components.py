"""Examples of every component, shown at /components/ and tried by the tests: typical, long, empty, Arabic, Welsh.

Everybody here is made up; telephone numbers are from the ranges kept for drama.
"""

import dataclasses
import datetime
import types
import typing

import markupsafe

from joined.base import forms
from joined.kit import clock

LONG = "Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Wojciechowska"
LONG_TEAM = "Riverside and Marshlands Learning, Recovery and Wellbeing Community Interest Company"
WELSH = "Gwenllian Haf Dychmygol-Llanfihangel"
ARABIC = "نور الخيالي"
ARABIC_WORDS = "لا أستطيع النوم منذ أسابيع"
WORDS = "At night I walk in the flat so the children do not see me. I want to sit with the women again, like before."
LONG_WORDS = " ".join([WORDS] * 6)
PHONE = "+442079460110"
NO_TOKEN = markupsafe.Markup('<input type="hidden" name="csrfmiddlewaretoken" value="example">')


@dataclasses.dataclass(frozen=True)
class Example:
    """One case of one macro. `inside` names the element that its rows stand in; `body` is what {% call %} adds."""

    component: str
    macro: str
    case: str
    arguments: dict[str, typing.Any]
    body: str = ""
    inside: str = ""


def _thing(**values: typing.Any) -> types.SimpleNamespace:
    return types.SimpleNamespace(**values)


def _person(**changes: typing.Any) -> types.SimpleNamespace:
    typical = {
        "name": "Fadumo Cabdi Warsame-Maxamuud",
        "call_me": "Fadumo",
        "pronouns": "she, her",
        "born_on": datetime.date(1979, 8, 14),
        "age": 46,
        "nhs_number": "9990000018",
        "practice_name": "Lockside Surgery",
        "needs": ("Somali interpreter, a woman", "Not before 9:30am"),
        "is_provisional": False,
    }
    return _thing(**typical | changes)


def _step(**changes: typing.Any) -> types.SimpleNamespace:
    typical = {
        "what": "Ring Fadumo about the tea circle",
        "who": "Ubax Jaamac",
        "team_name": "Harbour Refugee Welcome",
        "due_on": clock.today() + datetime.timedelta(days=1),
        "due_at": None,
        "days_late": 0,
        "state": "open",
        "closed_at": None,
        "closed_by": "",
        "reason": "",
        "person_name": "Fadumo Cabdi Warsame-Maxamuud",
        "born_on": datetime.date(1979, 8, 14),
    }
    return _thing(**typical | changes)


def _ago(**length: float) -> datetime.datetime:
    return clock.now() - datetime.timedelta(**length)


def _persons() -> list[Example]:
    nobody = _person(
        name="Without a name", call_me="", pronouns="", born_on=None, age=None, nhs_number="",
        practice_name="", needs=(), is_provisional=True,
    )  # fmt: skip
    cases = {
        "typical": _person(),
        "long": _person(name=LONG, call_me=LONG, practice_name=LONG_TEAM, needs=(LONG_TEAM, "Large print")),
        "empty": nobody,
        "Arabic": _person(name=ARABIC, call_me="نور", needs=("مترجمة باللهجة السودانية",)),
        "Welsh": _person(name=WELSH, call_me="Gwen", needs=("Cymraeg yn gyntaf",)),
    }
    banners = [
        Example(
            "person_banner", "person_banner", case,
            {"person": person, "marker": "how to reach them" if person.needs else "", "level": 3},
            body=markupsafe.Markup('<a class="nhsuk-button nhsuk-button--secondary" href="#">Bring to a huddle</a>'),
        )
        for case, person in cases.items()
    ]  # fmt: skip
    narrow = {"person": cases["long"], "marker": "how to reach them", "in_pane": True, "level": 3}
    return [
        *banners,
        Example("person_banner", "person_banner", "in a pane", narrow),
        Example("person_banner", "person_line", "in a list", {"person": cases["long"], "href": "#"}),
    ]


def _now() -> list[Example]:
    now = _thing(
        is_open=True, team_name="In-take, Riverside North", team_phone=PHONE, since=_ago(days=2), moves=1,
        steps=(_step(what="Tell Fadumo what we suggest", due_on=clock.today(), due_at=clock.now()),),
    )  # fmt: skip
    long = _thing(**vars(now) | {"team_name": LONG_TEAM, "steps": (_step(what=LONG_WORDS[:250], who=LONG, days_late=2),)})
    none = _thing(is_open=False, team_name="", team_phone="", since=None, moves=0, steps=())
    asked = "Asked Monday 9:05am. Not decided. Not told."
    return [
        Example("now_panel", "now_panel", "typical", {"now": now, "clock": asked, "next_contact": "Friday 6 March, 2pm"}),
        Example("now_panel", "now_panel", "in a pane", {"now": now, "clock": asked, "in_pane": True}),
        Example("now_panel", "now_panel", "long", {"now": long, "clock": asked}),
        Example("now_panel", "now_panel", "no step", {"now": _thing(**vars(now) | {"steps": ()})}),
        Example("now_panel", "now_panel", "empty", {"now": none}),
    ]


def _steps() -> list[Example]:
    answers = {"done": "#", "changed": "#", "cannot": "#", "csrf": NO_TOKEN, "person_href": "#"}
    cases = {
        "due tomorrow": _step(),
        "late": _step(days_late=2, due_on=clock.today() - datetime.timedelta(days=2)),
        "long": _step(what=LONG_WORDS[:300], who=LONG, team_name=LONG_TEAM, person_name=LONG),
        "Arabic": _step(what="الاتصال بنور", person_name=ARABIC, due_on=clock.today()),
        "done": _step(state="done", closed_at=_ago(hours=2), closed_by="Ubax Jaamac"),
        "could not": _step(state="could_not", closed_at=_ago(hours=1), closed_by=LONG, reason="nobody answered"),
    }
    late = {"title": "Late promises", "steps": (cases["late"],), "late": True, "all_href": "#", "summary": "1 of 8"}
    return [
        *(Example("step_card", "step_card", case, {"step": step, **answers}, inside="rows") for case, step in cases.items()),
        Example("promise_list", "promise_list", "late", late, body="step"),
        Example("promise_list", "promise_list", "empty", {"title": "Promises", "steps": ()}, body="step"),
    ]


def _offers() -> list[Example]:
    typical = {
        "team_name": "Community mental health", "by_name": "Róisín Mac Giolla Bríde, nurse", "kind": "can_start",
        "what": "Meet her at home, hear the whole story once, and plan with her.",
        "first_on": clock.today() + datetime.timedelta(days=3), "languages": "Interpreter, a woman, booked",
        "space": "1 of 2 visits this week", "next_door": "", "is_in_plan": True,
    }  # fmt: skip
    door = {"kind": "not_for_us", "next_door": "Harbour Refugee Welcome said yes", "is_in_plan": False}
    empty = {"first_on": None, "languages": "", "space": "", "is_in_plan": False}
    cases = {
        "in the plan": typical,
        "next door": typical | door,
        "long": typical | {"team_name": LONG_TEAM, "by_name": LONG, "what": LONG_WORDS[:400]},
        "empty": typical | empty,
        "Welsh": typical | {"team_name": "Tîm cymunedol Llanfihangel", "languages": "Cymraeg", "is_in_plan": False},
    }
    return [Example("offer_card", "offer_card", case, {"offer": _thing(**offer)}) for case, offer in cases.items()]


def _story() -> list[Example]:
    typical = {
        "at": _ago(days=1), "source": "Huddle, Riverside North, 8 people present", "title": "Plan proposed",
        "text": "Carys visits weekly for six weeks.", "words": "", "words_said": "",
        "tag": "Waiting to hear from Amina", "meaning": "person", "disagrees": "", "disagrees_said": "",
    }  # fmt: skip
    said = {"words": WORDS, "words_said": "Fadumo, in Somali, through an interpreter", "tag": ""}
    not_so = {"disagrees": "My mother was with me every day.", "disagrees_said": "Said 24 February."}
    cases = {
        "typical": typical,
        "their words": typical | said,
        "they do not agree": typical | not_so | {"text": "A letter says “lives alone, no support”.", "tag": ""},
        "long": typical | said | {"source": LONG_TEAM, "text": LONG_WORDS, "words": LONG_WORDS},
        "Arabic": typical | {"words": ARABIC_WORDS, "words_said": "Noor", "source": ARABIC},
        "empty": typical | {"source": "", "title": "", "text": "", "tag": ""},
    }
    return [
        Example("story_item", "story_item", case, {"entry": _thing(**entry)}, inside="story")
        for case, entry in cases.items()
    ]


def _words() -> list[Example]:
    arabic = {"words": ARABIC_WORDS, "lang": "ar", "translation": "I have not been able to sleep for weeks."}
    return [
        Example("words_quote", "words_quote", "typical", {"words": WORDS, "said": "Said in Somali, Monday 4:10pm"}),
        Example("words_quote", "words_quote", "small", {"words": WORDS, "small": True, "whose": "His sister’s words, not his"}),
        Example("words_quote", "words_quote", "Arabic", arabic | {"said": "Translated by Hala Mithal, interpreter"}),
        Example("words_quote", "words_quote", "long", {"words": LONG_WORDS}),
    ]


def _reach() -> list[Example]:
    rows = (
        ("Ring", "07700 900 ••4, weekdays 10am to 2pm"),
        ("Text", "Short and plain only: a name, a day, a time"),
        ("If somebody else answers", "Say nothing, ring later"),
        ("Never", ""),
    )
    long = tuple((label, LONG_WORDS[:200]) for label, _ in rows)
    return [
        Example("how_to_reach", "how_to_reach", "typical", {"rows": rows, "told": "Fadumo told Carys on 24 February.", "id": "reach-1"}),
        Example("how_to_reach", "how_to_reach", "long", {"rows": long, "title": f"How to reach {LONG}", "id": "reach-2"}),
        Example("how_to_reach", "how_to_reach", "empty", {"rows": (), "id": "reach-3", "title": "How to reach Noor"}),
    ]


def _messages() -> list[Example]:
    text = "Hello Fadumo. We have a plan to suggest: Róisín comes to your home on Friday at 2pm. Not right? Ring 020 7946 0120."
    warning = "“í” and “ó” in Róisín make it 2 texts instead of 1."
    return [
        Example("message_preview", "message_preview", "typical", {"text": text, "sender": "Lockside Surgery", "at": "today 12:48pm"}),
        Example("message_preview", "message_preview", "Arabic", {"text": ARABIC_WORDS, "sender": ARABIC, "lang": "ar", "whose": "In Arabic"}),
        Example("message_preview", "message_preview", "long", {"text": LONG_WORDS, "sender": LONG_TEAM, "whose": "Long"}),
        Example("message_preview", "message_preview", "empty", {"text": "", "sender": "Lockside Surgery", "whose": "Empty"}),
        Example("message_preview", "count", "typical", {"characters": 268, "parts": 4, "warning": warning}),
        Example("message_preview", "bubble", "ours", {"text": text, "caption": "To 07700 900 ••4, Sunday, 10:02am. Delivered."}),
        Example("message_preview", "bubble", "theirs", {"text": "Thursday is ok", "caption": "From Amina", "from_them": True}),
    ]


def _room() -> list[Example]:
    present = (
        _thing(organisation="Riverside NHS trust", names=("Bronwen (chair)", "Róisín", "Tunde"), phone=""),
        _thing(organisation=LONG_TEAM, names=(LONG,), phone=""),
        _thing(organisation="Canolfan Llanfihangel", names=("Siân Ffuglen",), phone=""),
        _thing(organisation="Council housing", names=(), phone=PHONE),
    )
    return [
        Example("presence_strip", "presence_strip", "typical", {"present": present}),
        Example("presence_strip", "presence_strip", "empty", {"present": ()}),
    ]


def _queue() -> list[Example]:
    typical = {
        "name": "Maximilian Fabel-Oyelaran", "href": "#", "born_on": datetime.date(1990, 7, 1), "age": 35,
        "ask": "", "words": "I am not asking for a lot. I am asking for the third time.", "whose": "",
        "age_words": "Day 24 of 28", "age_meaning": "soon", "door": "Himself, by phone", "again": "Asked a third time",
        "known": "Joined to his open request of 18 February.", "team": "Riverside South", "someone": "",
        "tag": "In today’s huddle", "meaning": "ours",
    }  # fmt: skip
    plain = {"born_on": None, "age": None, "words": "", "age_meaning": "", "again": "", "known": "", "tag": ""}
    cases = {
        "typical": typical,
        "long": typical | {"name": LONG, "words": LONG_WORDS[:300], "door": LONG_TEAM, "team": LONG_TEAM, "someone": LONG},
        "Arabic": typical | {"name": ARABIC, "words": ARABIC_WORDS, "whose": "In Arabic, on paper"},
        "empty": typical | plain | {"name": "Without a name", "age_words": "Day 1"},
    }
    deed = markupsafe.Markup('<a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href="#">Read and answer</a>')
    rows = [
        Example("queue_row", "queue_row", case, {"row": _thing(**row)}, body=deed, inside="queue") for case, row in cases.items()
    ]
    return [*rows, Example("queue_row", "queue_group", "group", {"words": "Answer within 24 hours"}, inside="queue")]


def _lists() -> list[Example]:
    views = (
        _thing(label="All doors", href="#", count=9, current=True),
        _thing(label="No named worker", href="#", count=0, current=False),
        _thing(label=LONG_TEAM, href="#", count=None, current=False),
    )
    found = (
        _thing(name="Amina Specimen", href="#", detail="born 14 August 1987, NHS ends 454, Lockside Surgery", why="your practice"),
        _thing(name=LONG, href="#", detail="date of birth not known", why=""),
        _thing(name=ARABIC, href="#", detail="born 19 November 1994", why="your team"),
    )
    rows = [["Amina Specimen", "Day 24", "7 February, phone"], [LONG, "Day 2", LONG_TEAM], [ARABIC, "", ""]]
    looked = {"name": "Dr Olwen Sample", "why": "Her GP, for the huddle", "at": _ago(hours=3)}
    part = {"organisation": LONG_TEAM, "scope": "First name, language, Fridays", "answer": "Yes, part", "meaning": "agreed"}
    asked = {"organisation": "Job centre", "scope": "", "answer": "Not asked", "meaning": "waiting"}
    return [
        Example("filter_bar", "filter_bar", "typical", {"views": views, "more_href": "#"}),
        Example("table", "table", "typical", {"caption": "Running towards 28 days", "heads": ["Person", "Day", "Last"], "rows": rows}),
        Example("table", "table", "empty", {"caption": "Nobody", "heads": ["Person"], "rows": [], "show_caption": True}),
        Example("consent_row", "consent_row", "long", part, inside="rows_two"),
        Example("consent_row", "consent_row", "not asked", asked, inside="rows_two"),
        Example("who_looked_row", "who_looked_row", "typical", looked, inside="rows_two"),
        Example("find", "find_box", "typical", {"action": "/people/", "label": "Find a person", "hint": "Name or NHS number"}),
        Example("find", "find_list", "typical", {"found": found, "said": "3 people"}, body="Not here? Add somebody"),
        Example("find", "find_list", "empty", {"found": (), "said": "Nobody like that", "id": "found-none"}),
    ]


def _outcomes() -> list[Example]:
    typical = {
        "person_name": "Fadumo Cabdi Warsame-Maxamuud", "ask": "Who is the right first person for her?",
        "plan": "Róisín, a nurse, comes to your home on Friday at 2pm with a woman who speaks Somali.",
        "team_name": "Community mental health, North", "team_phone": PHONE, "accepted_by": "Róisín Mac Giolla Bríde",
        "first_contact_on": clock.today() + datetime.timedelta(days=3), "asked_at": _ago(hours=28),
        "decided_at": _ago(hours=1), "told_at": _ago(minutes=20), "told_how": "by text",
    }  # fmt: skip
    waits = {"ask": "", "team_phone": "", "accepted_by": "", "first_contact_on": None, "asked_at": None, "told_at": None}
    tags = (("Waiting to hear from Fadumo · we ring Thursday", "person"), ("Text delivered", "agreed"))
    deed = markupsafe.Markup('<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">Copy for our record</button>')
    sent = {
        "words": "Goes to Fadumo at 12:48pm", "detail": "07700 900 ••4, from Lockside Surgery", "undo": "#",
        "until": clock.now() + datetime.timedelta(seconds=52), "csrf": NO_TOKEN, "left": 52,
    }  # fmt: skip
    long = typical | {"person_name": LONG, "plan": LONG_WORDS, "team_name": LONG_TEAM, "accepted_by": LONG}
    return [
        Example("outcome_card", "outcome_card", "typical", {"plan": _thing(**typical), "tags": tags, "href": "#"}, body=deed),
        Example("outcome_card", "outcome_card", "long", {"plan": _thing(**long), "tags": tags}, body=deed),
        Example("outcome_card", "outcome_card", "not told", {"plan": _thing(**typical | waits), "clock": "We ring on Thursday."}),
        Example("confirm_undo", "confirm_undo", "typical", sent),
        Example("confirm_undo", "confirm_undo", "long", sent | {"words": f"Goes to {LONG} at 12:48pm", "detail": LONG_TEAM}),
    ]


def _small() -> list[Example]:
    meanings = ("waiting", "ours", "partner", "person", "agreed", "soon", "late", "paused")
    tags = [Example("tag", "tag", meaning, {"words": meaning.capitalize(), "meaning": meaning}) for meaning in meanings]
    first = {"title": "No worries are waiting for an answer", "text": "When a friend tells us they are worried, it comes here."}
    numbers = ((PHONE, "Duty, Riverside North, until 8pm"), ("+442079460199", "Crisis line, day and night"))
    box = {"title": "Messages", "aside": "2 new", "level": 3}
    return [
        *tags,
        Example("tag", "tag", "long", {"words": LONG_TEAM, "meaning": "partner"}),
        Example("clock_tag", "due_tag", "tomorrow", {"on": clock.today() + datetime.timedelta(days=1)}),
        Example("clock_tag", "due_tag", "late", {"on": clock.today(), "days_late": 2}),
        Example("clock_tag", "due_tag", "empty", {"on": None}),
        Example("clock_tag", "day_tag", "day 24", {"number": 24, "meaning": "soon"}),
        Example("buttons", "button", "the one deed", {"words": "Propose this plan"}),
        Example("buttons", "go", "second", {"words": "Carry over to tomorrow", "href": "#", "kind": "secondary"}),
        Example("buttons", "post", "a form of one button", {"words": "I will take this", "action": "#", "csrf": NO_TOKEN}),
        Example("buttons", "button", "link", {"words": "Take out", "kind": "link", "about": LONG}),
        Example("box", "box", "typical", box, body="What stands in it"),
        Example("box", "box", "first", box | {"first": True, "title": LONG_TEAM}, body="The one red group of a page"),
        Example("box", "facts", "typical", {"rows": (("Story", WORDS), ("Safety", "Asked on Monday: no"), ("Empty", ""))}),
        Example("empty_state", "empty_state", "typical", first | {"last": "The last one was on Monday."}, body="Write one down"),
        Example("definition", "definition", "typical", {}, body="Texts, voicemails and letters do not count."),
        Example("save_status", "save_status", "typical", {"saved_at": _ago(minutes=3)}),
        Example("save_status", "save_status", "empty", {}),
        Example("stop_panel", "stop_panel", "typical", {"title": "Ring now. This does not go onto the agenda.", "numbers": numbers}),
        Example("stop_panel", "cannot_wait", "typical", {"phone": PHONE}),
        Example("conflict_view", "conflict_view", "typical", {"yours": {"Plan": WORDS, "Team": ""}, "theirs": {"Plan": LONG_WORDS}, "by": LONG}),
        Example("error_summary", "error_sentence", "typical", {"sentence": "This plan changed while you wrote."}),
    ]


class Everything(forms.Form):
    """One field of each kind."""

    ask = forms.OneLine(label="What are you asking?", hint="One line", max_length=60)
    words = forms.Paragraph(label="In their words", hint="Exactly what they said", required=False)
    talked = forms.Chips(
        label="Have you talked with them about this?", choices=(("yes", "Yes"), ("not_yet", "Not yet, because"), ("no", "They said no"))
    )
    because = forms.OneLine(label="Not yet, because", required=False)
    hear = forms.TickChips(
        label="Who may hear?", choices=(("a", "Riverside NHS trust"), ("b", LONG_TEAM), ("c", "Tîm Llanfihangel")), required=False
    )
    level = forms.Chips(
        label="May we text them?", choices=(("3", "The plan"), ("0", "No")), hints={"3": "level 3"}, hint="How much a text may say"
    )
    first_on = forms.DayField(label="From when")
    born_on = forms.BornField(label="Date of birth", hint="For example, 31 3 1980", required=False)
    phone = forms.PhoneField(label="Their number", required=False)
    number = forms.NHSNumberField(label="NHS number", hint="10 digits", required=False)
    team = forms.Pick(label="Responsible team", choices=(("", "Choose a team"), ("1", LONG_TEAM)))
    public = forms.Radios(label="Is this for you?", choices=(("me", "It is for me"), ("other", "I am worried about somebody")))
    yes = forms.Tick(label="Róisín says yes, here", required=False)
    version = forms.Hidden(initial="1")


def _forms() -> list[Example]:
    empty = Everything(auto_id="id_%s", prefix="empty")
    wrong = {
        "wrong-ask": LONG * 2, "wrong-phone": "0770", "wrong-number": "999 000 0019", "wrong-born_on_day": "31",
        "wrong-born_on_month": "2", "wrong-born_on_year": "1980", "wrong-first_on": "choose", "wrong-first_on_on": "soon",
        "wrong-hear": ["a"], "wrong-talked": "not_yet",
    }  # fmt: skip
    mended = Everything(wrong, prefix="wrong")
    option = forms.Option("example-1", "yes", "Yes", "", True)
    shown = [("empty", empty, "field"), ("wrong", mended, "question")]
    fields = [
        Example("fields", macro, f"{case}: {name}", {"bound": form[name]}, inside="form" if macro == "question" else "")
        for case, form, macro in shown
        for name in form.fields
        if name != "version"
    ]
    return [
        Example("error_summary", "error_summary", "typical", {"form": mended}),
        Example("error_summary", "error_summary", "empty", {"form": empty}),
        Example("chips", "chips", "typical", {"legend": "Who is here?", "name": "here", "options": [option], "type": "checkbox"}),
        *fields,
        Example("fields", "inside", "in a table", {"bound": Everything(prefix="row")["team"]}),
    ]


def examples() -> list[Example]:
    """Every case of every component, in the order of a page."""
    groups = (_persons, _now, _steps, _offers, _story, _words, _reach, _messages, _room, _queue, _lists, _outcomes, _small, _forms)
    return [example for group in groups for example in group()]
