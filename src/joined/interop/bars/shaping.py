"""A tree → the same with every element as FHIR defines it. What does not fit is reported, and mended.

Afterwards a reader may rely on it: what repeats is a list, what does not is one value, text is clean.
"""

import decimal
import re
import typing

from joined.interop.bars import dictionary, notes, opening

_NO_SPACES = frozenset({"uri", "url", "canonical", "oid", "uuid", "id", "code", "date", "dateTime", "instant"})
_WHOLE = frozenset({"integer", "positiveInt", "unsignedInt", "integer64"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def shaped(tree: opening.Tree, *, typed: bool, found: notes.Notes) -> opening.Tree:
    """A whole resource. `typed`: the tree came from JSON, which must already tell lists and numbers."""
    return _resource(tree, "Bundle", _Shaper(typed, found))


class _Shaper(typing.NamedTuple):
    typed: bool
    found: notes.Notes


def _resource(tree: opening.Tree, path: str, shaper: _Shaper) -> opening.Tree:
    name = tree.get("resourceType")
    if not isinstance(name, str) or not dictionary.is_resource(name):
        shaper.found.add(path, "This is not a kind of resource that FHIR knows; it was not read.")
        return {}
    return {"resourceType": name, **_object(tree, name, path, shaper)}


def _object(tree: opening.Tree, type_name: str, path: str, shaper: _Shaper) -> opening.Tree:
    defined = dictionary.elements(type_name)
    result: opening.Tree = {}
    for name, value in tree.items():
        if name == "resourceType" or name.startswith("_"):
            continue
        if name not in defined:
            shaper.found.add(path, f"{notes.naming(name)} is not known to FHIR here; it was not read.")
            continue
        element = defined[name]
        values = _values(value, element, f"{path}.{name}", shaper)
        if values:
            result[name] = values if element.repeats else values[0]
    return result


def _values(value: typing.Any, element: dictionary.Element, path: str, shaper: _Shaper) -> list[typing.Any]:
    given = value if isinstance(value, list) else [value]
    if shaper.typed and isinstance(value, list) != element.repeats:
        shaper.found.add(path, "This should be a list." if element.repeats else "This should not be a list.")
    if not element.repeats and len(given) > 1:
        shaper.found.add(path, "This is given more than once; the first was read.")
        given = given[:1]
    places = (f"{path}[{number}]" if element.repeats else path for number in range(len(given)))
    shapes = (_one(item, element, place, shaper) for item, place in zip(given, places, strict=True))
    return [shape for shape in shapes if shape is not None]


def _one(item: typing.Any, element: dictionary.Element, path: str, shaper: _Shaper) -> typing.Any:
    if item is None:
        return None
    if element.is_simple:
        return _simple(item, element.kind, path, shaper)
    if not isinstance(item, dict):
        shaper.found.add(path, "This should have parts of its own; it was not read.")
        return None
    if element.kind == dictionary.RESOURCE:
        return _resource(item, path, shaper) or None
    return _object(item, element.kind, path, shaper)


def _simple(item: typing.Any, kind: str, path: str, shaper: _Shaper) -> typing.Any:
    if isinstance(item, dict | list):
        shaper.found.add(path, "This should be one plain value; it was not read.")
        return None
    if kind == "boolean":
        return _boolean(item, path, shaper)
    if kind in _WHOLE or kind == "decimal":
        return _number(item, kind, path, shaper)
    if not isinstance(item, str):
        shaper.found.add(path, "This should be written as text.")
        item = str(item)
    return _text(item, kind, path, shaper)


def _boolean(item: typing.Any, path: str, shaper: _Shaper) -> bool | None:
    if isinstance(item, str) and shaper.typed:
        shaper.found.add(path, "This should be true or false without quotation marks.")
    value = {"true": True, "false": False}.get(str(item).strip().lower())
    if value is None:
        shaper.found.add(path, "This should be true or false; it was not read.")
    return value


def _number(item: typing.Any, kind: str, path: str, shaper: _Shaper) -> int | decimal.Decimal | None:
    try:
        number = decimal.Decimal(str(item).strip()[:40])
        return int(number) if kind in _WHOLE and abs(number) < 10**12 else number
    except (decimal.InvalidOperation, ValueError, OverflowError):
        shaper.found.add(path, "This should be a number; it was not read.")
        return None


def _text(item: str, kind: str, path: str, shaper: _Shaper) -> str | None:
    text = _UNWRITABLE.sub("", item)
    if text != item:
        shaper.found.add(path, "This holds characters that cannot be written; they were left out.")
    trimmed = text.strip()
    if kind in _NO_SPACES and trimmed != text:
        shaper.found.add(path, "This has spaces around it, which FHIR does not allow here.")
    if not trimmed:
        shaper.found.add(path, "This is empty; an element without a value should be left out.")
        return None
    return trimmed
