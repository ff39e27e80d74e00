"""What the message asks, in words.

`ask` is one line: why (the request's reasons, or the conditions that it or its care plan names) and what is
asked for (the request's code, or the task's). Without either it is the first passage, then the narrative,
then the use case's name. `passages` keeps every text, the sender's notes first, so that nothing is lost.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from joined.interop.bars import coded, message, notes, opening, parts

PRIORITIES = ("routine", "urgent", "asap", "stat")
LONGEST_ASK = 300
_LONGEST_PASSAGE = 20_000
_READ = (
    *("MessageHeader", "ServiceRequest", "Encounter", "CarePlan", "Task", "Condition", "Communication", "Observation"),
    *("MedicationStatement", "AllergyIntolerance", "Questionnaire", "QuestionnaireResponse", "Patient", "Consent"),
    *("RelatedPerson", "Practitioner", "PractitionerRole", "Organization", "HealthcareService", "Flag"),
)
"""Kinds that are read elsewhere; of every other the words are kept as a passage, so that nothing is lost."""


def request(place: message.Place, about: message.Message, found: notes.Notes) -> parts.Request:
    """The request as our house needs it."""
    given, path = place.resource, place.path
    codings = [each for kind in given.get("category", []) for each in kind.get("coding", [])]
    category = _matching(codings, coded.CATEGORY, ("referral", "validation"))
    use_case = _matching(codings, coded.USE_CASE, ())
    passages = tuple(dict.fromkeys(_passages(place, about)))
    ask = _ask(place, about, passages) or use_case.get("display", "")
    if not ask:
        found.add(path, "The message does not say in words what is asked.")
    encounter = about.follow(given.get("encounter"), path=f"{path}.encounter") or about.first("Encounter")
    return parts.Request(
        path=path,
        fhir_id=place.full_url or given.get("id", ""),
        status=given.get("status", ""),
        category=category.get("code", ""),
        use_case=use_case.get("code", ""),
        priority=_priority(given, path, found),
        authored_at=_authored_at(given, path, found),
        ask=coded.line(ask)[:LONGEST_ASK],
        passages=passages,
        case_number=_case_number(encounter),
        journey=_journey(encounter),
        objects_to_sharing=any(_refuses(each.resource) for each in about.all("Consent")),
    )


def _matching(codings: list[opening.Tree], system: str, codes: tuple[str, ...]) -> opening.Tree:
    ours = (each for each in codings if coded.same_system(each.get("system", ""), system))
    older = (each for each in codings if each.get("code") in codes)
    return next(ours, None) or next(older, {})


def _priority(given: opening.Tree, path: str, found: notes.Notes) -> str:
    priority: str = given.get("priority", "")
    if priority and priority not in PRIORITIES:
        found.add(f"{path}.priority", "This priority is not one that FHIR knows; in-take will set one.")
        return ""
    return priority


def _authored_at(given: opening.Tree, path: str, found: notes.Notes) -> datetime.datetime | None:
    when = coded.moment(given.get("authoredOn", ""))
    if when is None:
        found.add(f"{path}.authoredOn", "The message does not say when the request was made.")
    return when


def _ask(place: message.Place, about: message.Message, passages: tuple[parts.Passage, ...]) -> str:
    why = "; ".join(dict.fromkeys(_why(place, about)))
    what = ", ".join(dict.fromkeys(_what(place, about)))
    if why or what:
        return f"{why} – asked for: {what}" if why and what else why or what
    first = next(iter(passages), None)
    return first.words if first else coded.narrative(place.resource)


def _why(place: message.Place, about: message.Message) -> Iterator[str]:
    yield from filter(None, map(coded.words, place.resource.get("reasonCode", [])))
    references = [(place.path, "reasonReference", each) for each in place.resource.get("reasonReference", [])]
    for plan in about.all("CarePlan"):
        references += [(plan.path, "addresses", each) for each in plan.resource.get("addresses", [])]
    for path, element, reference in references:
        condition = about.follow(reference, path=f"{path}.{element}")
        words = coded.words(condition.resource.get("code")) if condition else coded.line(reference.get("display", ""))
        if words:
            yield words


def _what(place: message.Place, about: message.Message) -> Iterator[str]:
    yield from filter(None, [coded.words(place.resource.get("code"))])
    yield from filter(None, (coded.words(task.resource.get("code")) for task in about.all("Task")))


def _passages(place: message.Place, about: message.Message) -> Iterator[parts.Passage]:
    given = place.resource
    yield from _said("Note", _notes(given))
    for task in about.all("Task"):
        yield from _said("Task", [task.resource.get("description", ""), *_notes(task.resource)])
    for plan in about.all("CarePlan"):
        yield from _said("Care plan", _plan(plan.resource))
    for condition in about.all("Condition"):
        yield from _said("Condition", [coded.words(condition.resource.get("code")), *_notes(condition.resource)])
    for sent in about.all("Communication"):
        payloads = (each.get("contentString", "") for each in sent.resource.get("payload", []))
        yield from _said(coded.words(sent.resource.get("topic")) or "Message", payloads)
    for seen in about.all("Observation"):
        yield from _said("Observation", [_observation(seen.resource), *_notes(seen.resource)])
    for taken in about.all("MedicationStatement"):
        yield from _said("Medicine", [coded.words(taken.resource.get("medicationCodeableConcept"))])
    for allergy in about.all("AllergyIntolerance"):
        yield from _said("Allergy", [coded.words(allergy.resource.get("code")), *_notes(allergy.resource)])
    for answers in about.all("QuestionnaireResponse"):
        yield from _said("Answers", ["\n".join(_answers(answers.resource.get("item", [])))])
    yield from _said("Told to the person", [given.get("patientInstruction", "")])
    yield from _others(about)


def _others(about: message.Message) -> Iterator[parts.Passage]:
    for other in about.all():
        if other.kind not in _READ:
            yield from _said(_name(other.kind), [_in_words(other.resource), *_notes(other.resource)])


def _in_words(given: opening.Tree) -> str:
    """What a resource of a kind that we do not map says of itself: its code and description, or its narrative."""
    code = given.get("code")
    named = coded.words(code) if isinstance(code, dict) else ""
    said = [text for text in (named, given.get("description", "")) if isinstance(text, str) and text]
    return ": ".join(said) or coded.narrative(given)


def _name(kind: str) -> str:
    """DocumentReference as people write it: Document reference."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", kind).capitalize()


def _said(label: str, texts: Iterable[str]) -> Iterator[parts.Passage]:
    for text in texts:
        words = coded.lines(text)[:_LONGEST_PASSAGE]
        if words:
            yield parts.Passage(label=label[:80], words=words)


def _notes(given: opening.Tree) -> list[str]:
    return [each.get("text", "") for each in given.get("note", [])]


def _plan(given: opening.Tree) -> Iterator[str]:
    yield given.get("title", "")
    yield given.get("description", "")
    yield from _notes(given)
    for activity in given.get("activity", []):
        yield activity.get("detail", {}).get("description", "")
        for outcome in activity.get("outcomeCodeableConcept", []):
            yield outcome.get("text", "") if not outcome.get("coding") else coded.words(outcome)


def _observation(given: opening.Tree) -> str:
    quantity = given.get("valueQuantity", {})
    value = (
        given.get("valueString")
        or coded.words(given.get("valueCodeableConcept"))
        or f"{quantity.get('value', '')} {quantity.get('unit', '')}".strip()
        or (_yes_or_no(given["valueBoolean"]) if "valueBoolean" in given else "")
    )
    return f"{coded.words(given.get('code'))}: {value}" if value else coded.words(given.get("code"))


def _answers(items: list[opening.Tree]) -> Iterator[str]:
    for item in items:
        values = [_value(answer) for answer in item.get("answer", [])]
        question = coded.line(item.get("text") or item.get("linkId", ""))
        if any(values):
            yield f"{question}: {', '.join(filter(None, values))}"
        yield from _answers(item.get("item", []))
        for answer in item.get("answer", []):
            yield from _answers(answer.get("item", []))


def _value(answer: opening.Tree) -> str:
    coding = answer.get("valueCoding", {})
    if coding:
        return coded.line(coding.get("display") or coding.get("code", ""))
    if "valueBoolean" in answer:
        return _yes_or_no(answer["valueBoolean"])
    values = (value for name, value in answer.items() if name.startswith("value"))
    return next((coded.line(str(value)) for value in values if not isinstance(value, dict)), "")


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _case_number(encounter: message.Place | None) -> str:
    identifiers = encounter.resource.get("identifier", []) if encounter else []
    return next((coded.line(each["value"])[:80] for each in identifiers if each.get("value")), "")


def _journey(encounter: message.Place | None) -> str:
    references = encounter.resource.get("episodeOfCare", []) if encounter else []
    return next((each["reference"].rpartition("/")[2][:80] for each in references if each.get("reference")), "")


def _refuses(consent: opening.Tree) -> bool:
    return consent.get("status") == "rejected" or consent.get("provision", {}).get("type") == "deny"
