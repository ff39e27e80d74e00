"""An example, and the made-up people that examples show; telephone numbers are from the ranges kept for drama."""

import dataclasses
import datetime
import types
import typing

import markupsafe

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
DEED = markupsafe.Markup('<a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href="#">Read it</a>')


@dataclasses.dataclass(frozen=True)
class Example:
    """One case of one macro. `inside` names the element that its rows stand in; `body` is what {% call %} adds."""

    component: str
    macro: str
    case: str
    arguments: dict[str, typing.Any]
    body: str = ""
    inside: str = ""


def of(
    component: str,
    cases: dict[str, dict[str, typing.Any]],
    *,
    macro: str = "",
    body: str = "",
    inside: str = "",
) -> list[Example]:
    """An example for each case: a name, and the arguments of the macro (called like its file unless named)."""
    return [Example(component, macro or component, case, given, body, inside) for case, given in cases.items()]


def each(name: str, cases: dict[str, dict[str, typing.Any]]) -> dict[str, dict[str, typing.Any]]:
    """The same cases, each as one argument that has its values as attributes."""
    return {case: {name: thing(**values)} for case, values in cases.items()}


def thing(**values: typing.Any) -> types.SimpleNamespace:
    """Something with these attributes, as a query would give it."""
    return types.SimpleNamespace(**values)


def ago(**length: float) -> datetime.datetime:
    """The moment that was so long ago."""
    return clock.now() - datetime.timedelta(**length)


def ahead(days: int) -> datetime.date:
    """The day in so many days."""
    return clock.today() + datetime.timedelta(days=days)


PERSON = {
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
NOBODY = PERSON | {
    "name": "Without a name",
    "call_me": "",
    "pronouns": "",
    "born_on": None,
    "age": None,
    "nhs_number": "",
    "practice_name": "",
    "needs": (),
    "is_provisional": True,
}


def step(**changes: typing.Any) -> dict[str, typing.Any]:
    """A next step, due tomorrow."""
    typical = {
        "what": "Ring Fadumo about the tea circle",
        "who": "Ubax Jaamac",
        "team_name": "Harbour Refugee Welcome",
        "due_on": ahead(1),
        "due_at": None,
        "days_late": 0,
        "state": "open",
        "closed_at": None,
        "closed_by": "",
        "reason": "",
        "person_name": PERSON["name"],
        "born_on": PERSON["born_on"],
    }
    return typical | changes
