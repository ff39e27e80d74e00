"""Who the message is about: the Patient resource, with flags, contacts and related persons beside it."""

import datetime
import re

import phonenumbers

from joined.interop.bars import coded, flags, message, notes, opening, parts, senders
from joined.kit import clock, nhs_number

_NAME_ORDER = {
    "official": 0,
    "usual": 1,
    "": 2,
    "temp": 3,
    "nickname": 4,
    "anonymous": 5,
    "maiden": 6,
    "old": 7,
}
_ADDRESS_ORDER = {"home": 0, "temp": 1, "": 2, "work": 3, "billing": 4}
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
_VERIFICATION = {
    "number-present-and-verified": "01",
    "number-present-but-not-traced": "02",
    "trace-required": "03",
    "trace-attempted": "04",
    "trace-needs-to-be-resolved": "05",
    "trace-in-progress": "06",
    "number-not-present-and-trace-not-required": "07",
    "trace-postponed": "08",
}
_OLDEST = 130
"""Years. A birth date further back is a slip of the pen."""


def patient(place: message.Place, about: message.Message, found: notes.Notes) -> parts.Patient:
    """All that the message says of the person. Missing things are problems, never a reason to stop."""
    given, path = place.resource, place.path
    born_as_written = given.get("birthDate", "")
    own, others = _telecoms(place, about, found)
    alerts = flags.alerts(about, found)
    return parts.Patient(
        path=path,
        names=_names(place, found),
        born_on=_born_on(born_as_written, f"{path}.birthDate", found),
        born_as_written=born_as_written[:40],
        gender=given.get("gender", "")[:20],
        ethnicity=_ethnicity(given),
        language=flags.language(given),
        nhs_number=_nhs_number(place, found),
        phones=_phones(own, path, found),
        emails=tuple(dict.fromkeys(coded.line(each["value"])[:254] for each in own if each.get("system") == "email")),
        addresses=_addresses(place, found),
        practice=senders.practice(place, about, found),
        needs=(*flags.languages(given), *(flag for flag in alerts if flag.category == "RA")),
        safeguarding=tuple(flag for flag in alerts if flag.category == "SG"),
        other_flags=tuple(flag for flag in alerts if flag.category not in ("RA", "SG")),
        contacts=others,
        has_died=bool(given.get("deceasedBoolean") or given.get("deceasedDateTime")),
        is_restricted=any(flags.is_restricted(each) for each in (given, about.bundle)),
    )


def _names(place: message.Place, found: notes.Notes) -> tuple[parts.Name, ...]:
    named = []
    for number, human in enumerate(place.resource.get("name", [])):
        name = coded.name(human)
        if name:
            named.append((coded.is_over(human), _NAME_ORDER.get(name.use, 2), name))
        else:
            found.add(f"{place.path}.name[{number}]", "This name is blank.")
    if not named:
        found.add(f"{place.path}.name", "The message gives no name for the person.")
    return tuple(name for _, _, name in sorted(named, key=lambda each: each[:2]))


def _born_on(written: str, path: str, found: notes.Notes) -> datetime.date | None:
    if not written:
        found.add(path, "The message gives no date of birth.")
        return None
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        found.add(path, "This is not a whole date of birth; in-take will ask.")
        return None
    if not clock.today().year - _OLDEST <= day.year or day > clock.today():
        found.add(path, "Nobody living was born on this day; it was not used.")
        return None
    return day


def _nhs_number(place: message.Place, found: notes.Notes) -> parts.NhsNumber | None:
    path = f"{place.path}.identifier"
    identifiers = place.resource.get("identifier", [])
    written = coded.value_of(identifiers, coded.NHS_NUMBER, path=path, found=found)
    if not written:
        found.add(path, "The message gives no NHS number.")
        return None
    holder = next(each for each in identifiers if each.get("value") == written)
    verification = ""
    for extension in coded.extensions(holder, "NHSNumberVerificationStatus"):
        for each in extension.get("valueCodeableConcept", {}).get("coding", []):
            code = each.get("code", "")
            verification = verification or _VERIFICATION.get(code, code if re.fullmatch("0[1-8]", code) else "")
    is_possible = nhs_number.is_valid(written)
    if not is_possible:
        found.add(path, "The NHS number fails its check digit; it was kept but not used to find the person.")
    elif nhs_number.is_for_tests(written):
        found.add(path, parts.KEPT_FOR_TESTS)
    return parts.NhsNumber(
        value=nhs_number.clean(written) or written[:20], is_possible=is_possible, verification=verification
    )


def _telecoms(
    place: message.Place, about: message.Message, found: notes.Notes
) -> tuple[list[opening.Tree], tuple[parts.Contact, ...]]:
    """The person's own telecoms, and the other people. BaRS puts the former under a contact "ONESELF"."""
    own = list(place.resource.get("telecom", []))
    own_names = {_key(name) for name in place.resource.get("name", [])}
    others = []
    for number, contact in enumerate(place.resource.get("contact", [])):
        path = f"{place.path}.contact[{number}]"
        codes = {each.get("code") for kind in contact.get("relationship", []) for each in kind.get("coding", [])}
        human = contact.get("name", {})
        if "ONESELF" in codes and (not _key(human).strip() or _key(human) in own_names):
            own += contact.get("telecom", [])
            continue
        if "ONESELF" in codes:
            found.add(
                path,
                "This contact is called the person's own but has another name; it was read as another's.",
            )
        others.append(_contact(human, contact, path, found))
    for related in about.all("RelatedPerson"):
        human = next(iter(related.resource.get("name", [])), {})
        others.append(_contact(human, related.resource, related.path, found))
    return [each for each in own if each.get("value") and not coded.is_over(each)], tuple(others)


def _key(human: opening.Tree) -> str:
    return f"{' '.join(human.get('given', []))} {human.get('family', '')}".casefold()


def _contact(human: opening.Tree, given: opening.Tree, path: str, found: notes.Notes) -> parts.Contact:
    name = coded.name(human)
    kinds = [coded.words(kind) or coded.code(kind) for kind in given.get("relationship", [])]
    current = [each for each in given.get("telecom", []) if not coded.is_over(each)]
    return parts.Contact(
        name=name.text if name else "",
        relation=", ".join(filter(None, kinds))[:120],
        phones=_phones(current, path, found),
    )


def _phones(telecoms: opening.Trees, path: str, found: notes.Notes) -> tuple[parts.Phone, ...]:
    phones: dict[str, parts.Phone] = {}
    for each in sorted(telecoms, key=coded.rank):
        number = coded.line(each.get("value", ""))
        if each.get("system") in ("phone", "sms") and number:
            if not _can_be_dialled(number):
                found.add(f"{path}.telecom", "One phone number here cannot be dialled as it is written.")
            phones.setdefault("".join(number.split()), parts.Phone(number=number[:40], use=each.get("use", "")))
    return tuple(phones.values())


def _can_be_dialled(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _addresses(place: message.Place, found: notes.Notes) -> tuple[parts.Address, ...]:
    addresses = []
    for number, given in enumerate(place.resource.get("address", [])):
        if coded.is_over(given):
            continue
        pieces = [*given.get("line", []), given.get("city", ""), given.get("district", "")]
        lines = [coded.line(piece)[:120] for piece in pieces if piece] or _split(given.get("text", ""))
        postcode = coded.line(given.get("postalCode", "")).upper()
        if not postcode and lines and _POSTCODE.fullmatch(lines[-1].upper()):
            postcode = lines.pop().upper()
        if postcode and not _POSTCODE.fullmatch(postcode):
            found.add(f"{place.path}.address[{number}].postalCode", "This is not a postcode of the United Kingdom.")
        if lines or postcode:
            use = given.get("use", "")
            addresses.append(parts.Address(lines=tuple(dict.fromkeys(lines)), postcode=postcode[:10], use=use))
    return tuple(sorted(addresses, key=lambda each: _ADDRESS_ORDER.get(each.use, 2)))


def _split(address: str) -> list[str]:
    return [coded.line(piece)[:120] for piece in re.split(r"[,\n]", address) if piece.strip()]


def _ethnicity(given: opening.Tree) -> str:
    """A code of the 16+1 NHS list, Z or 99; empty when the message does not say."""
    for extension in coded.extensions(given, "EthnicCategory"):
        code = coded.code(extension.get("valueCodeableConcept", {}))
        if re.fullmatch("[A-HJ-NPRSZ]|99", code):
            return code
    return ""
