"""Who sent the message, to whom, and who asks."""

import typing

from joined.interop.bars import coded, message, notes, opening, parts


def sender(header: message.Place, about: message.Message, found: notes.Notes) -> parts.Sender:
    """The sending organisation and the address for answers."""
    source = header.resource.get("source", {})
    organisation = _organisation(header.resource.get("sender"), f"{header.path}.sender", about, found)
    return parts.Sender(
        name=organisation.name or coded.line(source.get("name", "")),
        ods_code=organisation.ods_code,
        endpoint=coded.address_of(source.get("endpoint", "")),
        software=coded.line(f"{source.get('software', '')} {source.get('version', '')}"),
    )


def receivers(header: message.Place, about: message.Message, found: notes.Notes) -> tuple[parts.Id, ...]:
    """Every address that the header names as destination: service ids, and the receiver's own identifiers."""
    ids: list[parts.Id] = []
    for number, destination in enumerate(header.resource.get("destination", [])):
        path = f"{header.path}.destination[{number}]"
        endpoint = destination.get("endpoint", "")
        address = coded.address_of(endpoint)
        if address:
            ids.append(address)
        elif endpoint:
            found.add(f"{path}.endpoint", "This is not in the form system|value.")
        receiver = destination.get("receiver")
        place = about.follow(receiver, path=f"{path}.receiver")
        known = place.resource.get("identifier", []) if place else []
        logical = (receiver or {}).get("identifier")
        for each in [*known, logical] if logical else known:
            if each.get("system") and each.get("value"):
                ids.append((each["system"], each["value"]))
    return tuple(dict.fromkeys(ids))


def asker(request: message.Place, sent_by: parts.Sender, about: message.Message, found: notes.Notes) -> parts.Asker:
    """Who stands as requester. A practitioner's organisation is found through their role in the message."""
    reference = request.resource.get("requester")
    place = about.follow(reference, path=f"{request.path}.requester")
    if place and place.kind in ("Practitioner", "PractitionerRole"):
        return _worker(place, sent_by, about, found)
    if place and place.kind in ("Patient", "RelatedPerson"):
        kind: typing.Literal["person", "related"] = "person" if place.kind == "Patient" else "related"
        telecoms = place.resource.get("telecom", [])
        return parts.Asker(kind=kind, name=_first_name(place), phone=coded.phone(telecoms))
    if place and place.kind == "Organization":
        its = _organisation_at(place, found)
        telecoms = place.resource.get("telecom", [])
        return parts.Asker(
            kind="organisation", organisation=its.name, ods_code=its.ods_code, phone=coded.phone(telecoms)
        )
    found.add(f"{request.path}.requester", "The message does not say who asks.")
    name = coded.line((reference or {}).get("display", ""))
    return parts.Asker(name=name, organisation=sent_by.name, ods_code=sent_by.ods_code)


def practice(patient: message.Place, about: message.Message, found: notes.Notes) -> parts.Practice | None:
    """The registered practice, from whichever kind of reference the sender used."""
    for number, reference in enumerate(patient.resource.get("generalPractitioner", [])):
        path = f"{patient.path}.generalPractitioner[{number}]"
        organisation = _organisation(reference, path, about, found)
        if organisation.name or organisation.ods_code:
            return parts.Practice(name=organisation.name, ods_code=organisation.ods_code)
    return None


def _worker(place: message.Place, sent_by: parts.Sender, about: message.Message, found: notes.Notes) -> parts.Asker:
    if place.kind == "PractitionerRole":
        role: message.Place | None = place
        path = f"{place.path}.practitioner"
        worker = about.follow(place.resource.get("practitioner"), "Practitioner", path=path)
    else:
        role, worker = _role_of(place, about), place
    organisation = parts.Practice()
    if role:
        organisation = _organisation(role.resource.get("organization"), f"{role.path}.organization", about, found)
    if organisation == parts.Practice():
        organisation = parts.Practice(name=sent_by.name, ods_code=sent_by.ods_code)
    telecoms = [each for holder in (worker, role) if holder for each in holder.resource.get("telecom", [])]
    return parts.Asker(
        kind="practitioner",
        name=_first_name(worker),
        organisation=organisation.name,
        ods_code=organisation.ods_code,
        phone=coded.phone(telecoms),
    )


def _first_name(holder: message.Place | None) -> str:
    names = map(coded.name, holder.resource.get("name", [])) if holder else ()
    return next((name.text for name in names if name), "")


def _role_of(practitioner: message.Place, about: message.Message) -> message.Place | None:
    for role in about.all("PractitionerRole"):
        reference = role.resource.get("practitioner")
        if reference and about.follow(reference, path=f"{role.path}.practitioner") is practitioner:
            return role
    return None


def _organisation(
    reference: opening.Tree | None, path: str, about: message.Message, found: notes.Notes
) -> parts.Practice:
    if not reference:
        return parts.Practice()
    logical = reference.get("identifier")
    if logical:
        ods_code = coded.value_of([logical], *coded.ODS, path=f"{path}.identifier", found=found)
        if ods_code:
            return parts.Practice(name=coded.line(reference.get("display", "")), ods_code=ods_code)
    place = about.follow(reference, path=path)
    if place and place.kind == "PractitionerRole":
        inner = place.resource.get("organization")
        place = about.follow(inner, "Organization", path=f"{place.path}.organization")
    return _organisation_at(place, found) if place and place.kind == "Organization" else parts.Practice()


def _organisation_at(place: message.Place, found: notes.Notes) -> parts.Practice:
    identifiers = place.resource.get("identifier", [])
    return parts.Practice(
        name=coded.line(place.resource.get("name", ""))[:160],
        ods_code=coded.value_of(identifiers, *coded.ODS, path=f"{place.path}.identifier", found=found)[:20],
    )
