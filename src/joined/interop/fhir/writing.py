"""Resources as bytes: FHIR JSON or FHIR XML."""

import json
import typing
from xml.etree import ElementTree

from joined.interop.bars import dictionary
from joined.interop.fhir.faults import Resource

JSON, XML = "application/fhir+json", "application/fhir+xml"
_NAMESPACE = "http://hl7.org/fhir"


def written(resource: Resource, form: str) -> bytes:
    """The resource in that form."""
    if form == JSON:
        return json.dumps(resource, ensure_ascii=False).encode()
    root = _resource(resource)
    root.set("xmlns", _NAMESPACE)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _resource(tree: Resource) -> ElementTree.Element:
    kind = tree["resourceType"]
    return _filled(ElementTree.Element(kind), tree, kind)


def _filled(element: ElementTree.Element, tree: Resource, kind: str) -> ElementTree.Element:
    """The parts of a tree in the order that the standard gives them: in XML the order counts."""
    defined = dictionary.elements(kind)
    for name in dictionary.order(kind):
        if name not in tree:
            continue
        if name == "url" and kind == "Extension":
            element.set("url", tree["url"])
            continue
        values = tree[name] if isinstance(tree[name], list) else [tree[name]]
        for value in values:
            _part(ElementTree.SubElement(element, name), value, defined[name])
    return element


def _part(element: ElementTree.Element, value: typing.Any, defined: dictionary.Element) -> None:
    if defined.is_simple:
        element.set("value", str(value).lower() if isinstance(value, bool) else str(value))
    elif defined.kind == dictionary.RESOURCE:
        element.append(_resource(value))
    else:
        _filled(element, value, defined.kind)
