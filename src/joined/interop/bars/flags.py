"""What a message says beside who somebody is: alerts, languages, and how careful to be with the record."""

import typing

from joined.interop.bars import coded, message, notes, opening, parts


def alerts(about: message.Message, found: notes.Notes) -> list[parts.Flag]:
    """Every active flag, of whatever category."""
    flags = []
    for place in about.all("Flag"):
        if place.resource.get("status") == "inactive":
            continue
        codings = [each for kind in place.resource.get("category", []) for each in kind.get("coding", [])]
        chosen = coded.coding(codings, coded.FLAG, path=f"{place.path}.category", found=found)
        words = coded.words(place.resource.get("code")) or coded.code(place.resource.get("code", {}))
        if words:
            kind = coded.line(chosen.get("display", ""))[:80]
            flags.append(parts.Flag(category=chosen.get("code", ""), kind=kind, words=words[:300]))
        else:
            found.add(f"{place.path}.code", "This flag says nothing.")
    return flags


def languages(given: opening.Tree) -> tuple[parts.Flag, ...]:
    """Languages other than English, and the wish for an interpreter, new and retired way."""
    needs = []
    for each in given.get("communication", []):
        concept = each.get("language", {})
        name = coded.words(concept) or coded.code(concept)
        if name and not coded.code(concept).lower().startswith("en"):
            manner = "prefers" if each.get("preferred") else "speaks"
            needs.append(parts.Flag(category="language", words=f"{manner} {name}"))
    inner = [*coded.extensions(given, "patient-interpreterRequired")]
    for old in coded.extensions(given, "NHSCommunication"):
        inner += coded.extensions(old, "interpreterRequired")
    if any(extension.get("valueBoolean") for extension in inner):
        needs.append(parts.Flag(category="language", words="needs an interpreter"))
    return tuple(needs)


def language(given: opening.Tree) -> str:
    """Code of the language they prefer, else of the first one given."""
    spoken = sorted(given.get("communication", []), key=lambda each: not each.get("preferred"))
    return next((coded.code(each.get("language", {}))[:35] for each in spoken), "")


def is_restricted(given: opening.Tree) -> bool:
    """Labelled as restricted or very restricted: address and phone need care (T02)."""
    labels: typing.Any = given.get("meta", {}).get("security", [])
    return any(label.get("code") in ("R", "V") for label in labels)
