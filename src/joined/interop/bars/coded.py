"""Small readers of FHIR's common types: codes, references, names, moments. They take shaped trees."""

import datetime
import html
import re
import typing
from collections.abc import Iterator

from joined.interop.bars import notes, opening, parts
from joined.kit import clock

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS = ("https://fhir.nhs.uk/Id/ods-organization-code", "https://fhir.nhs.uk/Id/ods-site-code")
EVENT = "https://fhir.nhs.uk/CodeSystem/message-events-bars"
REASON = "https://fhir.nhs.uk/CodeSystem/message-reason-bars"
CATEGORY = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest"
USE_CASE = "https://fhir.nhs.uk/CodeSystem/usecases-categories-bars"
FLAG = "https://fhir.nhs.uk/CodeSystem/flag-categories-bars"

_SNOMED_TAG = re.compile(r" \((procedure|finding|situation|disorder|regime/therapy|observable entity)\)$")
_LINE_ENDS = re.compile(r"\\n|\r\n?|(?<=[.:;,])/n|(?<=\s)/n(?=\s)|/n(?=\s{2,})")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def same_system(one: str, other: str) -> bool:
    """Whether two addresses mean one system: http or https, capitals and a last slash do not matter."""
    return _bare(one) == _bare(other)


def _bare(system: str) -> str:
    return system.strip().lower().partition("://")[2].rstrip("/") or system.strip().lower()


def coding(codings: opening.Trees, system: str, *, path: str, found: notes.Notes) -> opening.Tree:
    """The coding of that system; else the first one, which is then reported as older or unknown."""
    ours = [each for each in codings if same_system(each.get("system", ""), system)]
    if ours and ours[0].get("system") != system:
        found.add(path, "The code system is written in another way than BaRS writes it.")
    if not ours and codings:
        found.add(path, "The code system is an older or unknown one.")
    return next(iter(ours or codings), {})


def words(concept: opening.Tree | None) -> str:
    """A coded concept as people would read it: its text and its code's name, the same words once."""
    concept = concept or {}
    names = [each.get("display", "") for each in concept.get("coding", [])]
    text = concept.get("text", "")
    name = _SNOMED_TAG.sub("", next(filter(None, names), ""))
    if text and name and name.casefold() not in text.casefold():
        return line(f"{text}: {name}")
    return line(text or name)


def code(concept: opening.Tree | None) -> str:
    """The first code of a concept."""
    return next((each.get("code", "") for each in (concept or {}).get("coding", [])), "")


def line(text: str) -> str:
    """On one line."""
    return " ".join(lines(text).split())


def lines(text: str) -> str:
    """With real line ends: some systems write the two characters backslash n, or slash n."""
    rows = (_BLANKS.sub(" ", row).strip() for row in _LINE_ENDS.sub("\n", text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def narrative(resource: opening.Tree) -> str:
    """The text that FHIR keeps beside the data, without its markup."""
    return line(html.unescape(_TAG.sub(" ", resource.get("text", {}).get("div", ""))))


def value_of(identifiers: opening.Trees, *systems: str, path: str, found: notes.Notes) -> str:
    """The first identifier of one of these systems."""
    for number, each in enumerate(identifiers):
        if any(same_system(each.get("system", ""), system) for system in systems) and each.get("value"):
            if each["system"] not in systems:
                found.add(f"{path}[{number}].system", "The system is written in another way than BaRS writes it.")
            return str(each["value"])
    return ""


def address_of(endpoint: str) -> parts.Id | None:
    """`system|value` as BaRS writes a receiver's address; None when it is not in that form."""
    system, bar, value = endpoint.strip().partition("|")
    return (system.strip(), value.strip()) if bar and value.strip() else None


def name(human: opening.Tree) -> parts.Name | None:
    """One name; None when it is blank. No surname is ever required."""
    given, prefix = " ".join(human.get("given", [])), " ".join(human.get("prefix", []))
    pieces = (prefix, given, human.get("family", ""), " ".join(human.get("suffix", [])))
    text = line(human.get("text") or " ".join(filter(None, pieces)))[:255]
    if not text:
        return None
    return parts.Name(
        text=text,
        family=line(human.get("family", ""))[:255],
        given=line(given)[:255],
        prefix=line(prefix)[:60],
        use=human.get("use", ""),
    )


def is_over(element: opening.Tree) -> bool:
    """Whether a name, phone or address is no longer in use."""
    end = moment(element.get("period", {}).get("end", ""))
    return element.get("use") == "old" or bool(end and end < clock.now())


def moment(text: str) -> datetime.datetime | None:
    """A moment in UTC; a bare day begins at midnight in London; None when it cannot be told."""
    try:
        when = datetime.datetime.fromisoformat(text)
        if when.tzinfo is None:
            when = when.replace(tzinfo=clock.LONDON)
        return when.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def extensions(element: opening.Tree, url_ending: str) -> Iterator[opening.Tree]:
    """Extensions whose address ends like this."""
    for each in element.get("extension", []):
        if each.get("url", "").lower().endswith(url_ending.lower()):
            yield each


def phone(telecoms: opening.Trees) -> str:
    """The first phone number among them."""
    ranked = sorted(telecoms, key=rank)
    return next((line(each.get("value", "")) for each in ranked if each.get("system") in ("phone", "sms")), "")


def rank(telecom: opening.Tree) -> float:
    """Place in the sender's order of preference; the unranked come last."""
    given: typing.Any = telecom.get("rank")
    return float(given) if given is not None else float("inf")
