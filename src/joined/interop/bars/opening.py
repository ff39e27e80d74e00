"""Bytes of unknown origin → a plain tree of dictionaries, lists and strings.

Size, depth, number of parts and length of values are bounded before any tree is made (T15, T16); a document
type is refused, so entities cannot be declared; comments and processing instructions are left out.
"""

import dataclasses
import hashlib
import json
import re
import typing
from xml.etree import ElementTree

import defusedxml.common
import defusedxml.ElementTree

from joined.interop.bars import notes
from joined.kit import errors

LARGEST = 5_000_000
"""Bytes. The largest official example is 49 kB; a scanned letter fits."""
DEEPEST = 64
MOST_PARTS = 30_000
"""Elements of XML, or objects and lists of JSON; the largest official example has 1,300."""
MOST_MARKS = 1_000_000
"""Brackets, braces, quotation marks and backslashes of JSON."""
LONGEST_VALUE = 1_000_000
"""Characters of one value, such as an attachment in base64."""

_FHIR = "{http://hl7.org/fhir}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_JSON_MARKS = re.compile(r'\\.|["\[\]{}]', re.DOTALL)

Tree = dict[str, typing.Any]
Trees = list[Tree]


class Unreadable(errors.Foreseen):
    """The bytes are no FHIR message that can be read at all. `code` is FHIR's type of issue."""

    status = 400

    def __init__(self, sentence: str, *, code: str = "structure", path: str = "Bundle") -> None:
        super().__init__(sentence)
        self.code = code
        self.path = path


@dataclasses.dataclass(frozen=True, kw_only=True)
class Opened:
    """A tree still to be shaped. From XML every element stands in a list and every value is a string."""

    format: typing.Literal["xml", "json"]
    digest: str
    tree: Tree


def opened(data: bytes, *, found: notes.Notes) -> Opened:
    """Raises Unreadable when the bytes are not XML or JSON, or go past a limit."""
    if len(data) > LARGEST:
        raise Unreadable("The file is too large.", code="too-long")
    start = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    digest = hashlib.sha256(data).hexdigest()
    if start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return Opened(format="xml", digest=digest, tree=_from_xml(data, found))
    if start.startswith(b"{"):
        return Opened(format="json", digest=digest, tree=_from_json(data, found))
    raise Unreadable("The file is neither FHIR XML nor FHIR JSON." if start else "The file is empty.")


def _from_json(data: bytes, found: notes.Notes) -> Tree:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("The file is not written in UTF-8, as FHIR JSON must be.") from None
    _check_json_limits(text)

    def once(pairs: list[tuple[str, typing.Any]]) -> Tree:
        tree: Tree = {}
        for name, value in pairs:
            if name in tree:
                found.add("Bundle", f"{notes.naming(name)} is given twice in one place; the first was read.")
            tree.setdefault(name, value)
        return tree

    try:
        tree = json.loads(text, object_pairs_hook=once, parse_constant=_no_such_number)
    except ValueError:
        raise Unreadable("The file looks like JSON but is not well formed.") from None
    return typing.cast(Tree, tree)


def _no_such_number(name: str) -> typing.NoReturn:
    raise ValueError(name)


def _check_json_limits(text: str) -> None:
    depth = parts = 0
    string_began: int | None = None
    for number, mark in enumerate(_JSON_MARKS.finditer(text)):
        if number > MOST_MARKS or parts > MOST_PARTS:
            raise Unreadable("The file has too many parts.", code="too-costly")
        sign = mark.group()
        if sign == '"':
            if string_began is not None and mark.start() - string_began > LONGEST_VALUE:
                raise Unreadable("One value in the file is too long.", code="too-long")
            string_began = mark.end() if string_began is None else None
        elif string_began is None and sign in "[{":
            parts += 1
            depth += 1
            if depth > DEEPEST:
                raise Unreadable("The file is nested too deeply.", code="too-costly")
        elif string_began is None and sign in "]}":
            depth -= 1


class _Bounded(ElementTree.TreeBuilder):
    """Builds a tree, and stops at the first element too many or too deep."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._parts = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        self._depth += 1
        self._parts += 1
        if self._depth > DEEPEST:
            raise Unreadable("The file is nested too deeply.", code="too-costly")
        if self._parts > MOST_PARTS:
            raise Unreadable("The file has too many parts.", code="too-costly")
        if any(len(value) > LONGEST_VALUE for value in attrs.values()):
            raise Unreadable("One value in the file is too long.", code="too-long")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag)


def _from_xml(data: bytes, found: notes.Notes) -> Tree:
    parser = defusedxml.ElementTree.DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(data)
        root = parser.close()
    except defusedxml.common.DefusedXmlException:
        raise Unreadable("The file declares a document type, which FHIR XML never does.", code="security") from None
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable("The file looks like XML but is not well formed.") from None
    if not root.tag.startswith(_FHIR):
        found.add("Bundle", "The FHIR namespace is missing.")
    tree = _plain(root)
    return {"resourceType": _name(root), **tree} if isinstance(tree, dict) else {"resourceType": _name(root)}


def _plain(element: ElementTree.Element) -> Tree | Trees | str:
    """One XML element as the standard turns it into JSON, still without knowing what repeats.

    Extensions of a simple value are left out: BaRS puts none there that we need.
    """
    if element.tag == f"{_XHTML}div":
        return " ".join(" ".join(element.itertext()).split())
    if "value" in element.attrib:
        return element.attrib["value"]
    resources = [child for child in element if _name(child)[:1].isupper()]
    if resources:
        return [_resource(child) for child in resources]
    tree: Tree = {name: [value] for name, value in element.attrib.items() if name in ("id", "url")}
    for child in element:
        value = _plain(child)
        tree.setdefault(_name(child), []).extend(value if isinstance(value, list) else [value])
    return tree or (element.text or "").strip()


def _resource(element: ElementTree.Element) -> Tree:
    tree = _plain(element)
    return {"resourceType": _name(element), **(tree if isinstance(tree, dict) else {})}


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
