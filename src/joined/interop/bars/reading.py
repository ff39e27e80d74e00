"""Bytes → Reading: what our house needs of one BaRS message, in XML or JSON, and all that is wrong with it.

Parsed tolerantly: real systems, and the standard's own examples, break the rules in harmless ways. Whether to
receive the message is `judging`'s question, not asked here.
"""

import dataclasses
import datetime

from joined.interop.bars import (
    asking,
    checking,
    coded,
    contents,
    message,
    notes,
    opening,
    parts,
    patients,
    senders,
    shaping,
)

MOST_ENTRIES = 500


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reading:
    """One message. `request` and `patient` are None when there is none, or more than can be told apart."""

    digest: str
    format: str
    bundle_id: str
    message_id: str
    sent_at: datetime.datetime | None
    event: str
    reason: str
    definition: str
    sender: parts.Sender
    receivers: tuple[parts.Id, ...]
    asker: parts.Asker
    request: parts.Request | None
    patient: parts.Patient | None
    problems: tuple[notes.Problem, ...]
    header_path: str

    @property
    def same_message(self) -> tuple[str, str, str]:
        """Equal for two arrivals of one message: sender, message id and SHA-256 of the body."""
        return self.sender.key, self.bundle_id or self.message_id, self.digest


def read(data: bytes) -> Reading:
    """Raises opening.Unreadable, and nothing else, when the bytes are no FHIR message with a header."""
    found = notes.Notes()
    opened = opening.opened(data, found=found)
    _check_it_is_a_message(opened.tree)
    bundle = shaping.shaped(opened.tree, typed=opened.format == "json", found=found)
    about = message.Message(bundle, found=found)
    header = about.first("MessageHeader")
    if header is None:
        raise opening.Unreadable("The message has no MessageHeader.", code="required", path="Bundle.entry")
    if bundle.get("type") != "message":
        found.add("Bundle.type", "A message says here that it is one.")
    for place in about.every():
        checking.check(place.resource, path=place.path, found=found)
    return _reading(opened, header, about, found)


def _check_it_is_a_message(tree: opening.Tree) -> None:
    if tree.get("resourceType") != "Bundle":
        raise opening.Unreadable("This is not a message: a message is a Bundle.")
    entries = tree.get("entry")
    if isinstance(entries, list) and len(entries) > MOST_ENTRIES:
        raise opening.Unreadable("The message has too many entries.", code="too-costly", path="Bundle.entry")


def _reading(opened: opening.Opened, header: message.Place, about: message.Message, found: notes.Notes) -> Reading:
    given = header.resource
    asked = _focus(header, about, found)
    person = _person(asked, about, found)
    sent_by = senders.sender(header, about, found)
    definition = given.get("definition", "")
    if not definition:
        found.add(f"{header.path}.definition", "The message does not say which definition it follows.")
    if not definition or definition.endswith(contents.REFERRAL):
        contents.check(about, found)
    return Reading(
        digest=opened.digest,
        format=opened.format,
        bundle_id=about.bundle.get("id", "") or about.bundle.get("identifier", {}).get("value", ""),
        message_id=given.get("id", "") or header.full_url,
        sent_at=coded.moment(about.bundle.get("timestamp", "")),
        event=_code([given["eventCoding"]] if "eventCoding" in given else [], coded.EVENT, header, "event", found),
        reason=_code(given.get("reason", {}).get("coding", []), coded.REASON, header, "reason", found),
        definition=definition,
        sender=sent_by,
        receivers=senders.receivers(header, about, found),
        asker=senders.asker(asked, sent_by, about, found) if asked else parts.Asker(),
        request=asking.request(asked, about, found) if asked else None,
        patient=patients.patient(person, about, found) if person else None,
        problems=found.all(),
        header_path=header.path,
    )


def _code(codings: opening.Trees, system: str, header: message.Place, element: str, found: notes.Notes) -> str:
    if not codings:
        found.add(f"{header.path}.{element}", f"The message does not say its {element}.")
    code: str = coded.coding(codings, system, path=f"{header.path}.{element}", found=found).get("code", "")
    return code


def _focus(header: message.Place, about: message.Message, found: notes.Notes) -> message.Place | None:
    for number, reference in enumerate(header.resource.get("focus", [])):
        place = about.follow(reference, path=f"{header.path}.focus[{number}]")
        if place and place.kind == "ServiceRequest":
            return place
    return _the_only("ServiceRequest", about)


def _person(asked: message.Place | None, about: message.Message, found: notes.Notes) -> message.Place | None:
    if asked:
        path = f"{asked.path}.subject"
        subject = about.follow(asked.resource.get("subject"), "Patient", path=path)
        if subject:
            return subject
        found.add(path, "The request does not lead to a Patient.")
    return _the_only("Patient", about)


def _the_only(kind: str, about: message.Message) -> message.Place | None:
    places = [place for place in about.every() if place.kind == kind]
    return places[0] if len(places) == 1 else None
