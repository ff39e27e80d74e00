"""Messages spoiled at random, the same for the same seed: real ones where they are here, else our own examples."""

import copy
import json
import random
import typing
from collections.abc import Iterator
from xml.etree import ElementTree

from joined.interop.tests import messages

BYTES = [
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"<", b">", b"&", b"'", b"</Patient>", b"<!--", b"]]>", b"<?x?>"),
    *(b"[[[[", b"{}", b"null", b"&#0;", b"\\u0000", b"\\ud800", b"1e999", b"-", b"\r\n", b"\xf0\x9f\x98\x80", b"\x80"),
    b'<!DOCTYPE x [<!ENTITY a "b">]>',
]
VALUES: list[typing.Any] = [
    *(None, True, False, 0, -1, 2**63, 10**400, 1.5, 1e308, "", " ", "\x00", "\u202e", "😀" * 50, "x" * 10_000),
    *([], {}, [[]], [{}], [None], {"": ""}, {"value": []}, {"reference": "#"}, {"reference": "urn:uuid:0"}),
    *("2026-02-30", "0001-01-01", "9999-12-31T23:59:59+14:00", "24:00", "-0", "'; DROP TABLE people_person; --"),
    *(
        "https://fhir.nhs.uk/Id/nhs-number",
        "entered-in-error",
        "revoked",
        "stat",
        "9990004722",
        "0000000000",
        "|",
        "a|b|c",
    ),
]
_TEXTS = [each for each in VALUES if isinstance(each, str) and each != "\x00"]


def originals() -> list[bytes]:
    """Every message that is worth spoiling."""
    real = [path.read_bytes() for path in messages.real_files("bars")]
    own = [messages.example(path.name) for path in sorted(messages.EXAMPLES.iterdir())]
    return [each for each in real if b"MessageHeader" in each] + own


def spoiled(seed: int, count: int) -> Iterator[bytes]:
    """So many spoiled messages."""
    dice = random.Random(seed)
    whole = originals()
    in_json = [json.loads(each) for each in whole if each.lstrip()[:1] == b"{"]
    in_xml = [ElementTree.fromstring(each) for each in whole if each.lstrip()[:1] == b"<"]
    for _ in range(count):
        how = dice.random()
        if how < 0.2:
            yield _in_its_bytes(dice, dice.choice(whole))
        elif how < 0.5:
            yield _in_its_values(dice, copy.deepcopy(dice.choice(in_json)))
        else:
            yield _in_its_elements(dice, copy.deepcopy(dice.choice(in_xml)))


def _in_its_bytes(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.randint(1, 3)):
        start = dice.randint(0, len(data))
        end = min(len(data), start + dice.choice((0, 1, 5, 40, 400, 4_000)))
        middle = dice.choice([b"", data[start:end] * 2, data[start:end][::-1], dice.choice(BYTES), dice.randbytes(4)])
        data = data[:start] + middle + data[end:]
    return data


def _in_its_values(dice: random.Random, tree: typing.Any) -> bytes:
    for _ in range(dice.randint(1, 8)):
        holder, key = dice.choice(_places(tree))
        deed = dice.randint(0, 4)
        if deed == 0:
            del holder[key]
        elif deed == 1:
            other, where = dice.choice(_places(tree) or [(holder, key)])
            holder[key] = copy.deepcopy(other[where])
        elif deed == 2 and isinstance(holder, list):
            holder.extend(copy.deepcopy(holder[key]) for _ in range(dice.choice((1, 3, 40))))
        elif deed == 3:
            holder[key] = [holder[key]]
        else:
            holder[key] = dice.choice(VALUES)
        if not _places(tree):
            break
    return json.dumps(tree).encode("utf-8", "surrogatepass")


def _in_its_elements(dice: random.Random, root: ElementTree.Element) -> bytes:
    for _ in range(dice.randint(1, 8)):
        pairs = [(parent, child) for parent in root.iter() for child in parent]
        if not pairs:
            break
        parent, child = dice.choice(pairs)
        deed = dice.randint(0, 5)
        if deed == 0:
            parent.remove(child)
        elif deed == 1:
            parent.append(copy.deepcopy(dice.choice(pairs)[1]))
        elif deed == 2:
            child.tag = dice.choice(pairs)[1].tag
        elif deed == 3:
            child.text = dice.choice(_TEXTS)
        else:
            child.set("value", dice.choice(_TEXTS))
    return ElementTree.tostring(root, encoding="utf-8")


def _places(tree: typing.Any) -> list[tuple[typing.Any, typing.Any]]:
    """Every container and key in it, so that any value may be replaced."""
    found, left = [], [tree]
    while left:
        holder = left.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        found += [(holder, key) for key in keys]
        left += [holder[key] for key in keys]
    return found


def bombs() -> dict[str, bytes]:
    """What is made to fill memory, stack or time (T15, T16)."""
    entry = b'{"resource":{"resourceType":"Patient","id":"x"}}'
    head, tail = b'{"resourceType":"Bundle","type":"message","entry":[', b"]}"
    xml = b'<Bundle xmlns="http://hl7.org/fhir">'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    cycle = messages.referral()
    plan = messages.the("CarePlan", cycle)
    plan["basedOn"] = plan["partOf"] = [{"reference": cycle["entry"][3]["fullUrl"]}]
    messages.the("PractitionerRole", cycle)["organization"] = {"reference": cycle["entry"][7]["fullUrl"]}
    return {
        "100,000 entries": head + b",".join([entry] * 100_000) + tail,
        "501 entries": head + b",".join([entry] * 501) + tail,
        "100,000 entries of XML": xml + b"<entry/>" * 100_000 + b"</Bundle>",
        "10,000 deep": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "10,000 lists deep": b"[" * 10_000 + b"]" * 10_000,
        "10,000 deep in XML": xml + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</Bundle>",
        "2 MB of base64": head + b'{"resource":{"resourceType":"Binary","data":"' + b"QUFB" * 500_000 + b'"}}' + tail,
        "2 MB of base64 in XML": xml + b'<a value="' + b"QUFB" * 500_000 + b'"/></Bundle>',
        "past the size": b" " * 6_000_000,
        "a billion laughs": f'<!DOCTYPE l [<!ENTITY l0 "ha">{laughs}]><Bundle>&l9;</Bundle>'.encode(),
        "a file of the server": b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><Bundle>&x;</Bundle>',
        "a number without end": head + b'{"resource":{"resourceType":"Patient","multipleBirthInteger":' + b"9" * 900_000
        + b"}}" + tail,
        "an exponent": head + b'{"resource":{"resourceType":"Patient","multipleBirthInteger":1e999999999}}' + tail,
        "slow to look through": head + b'{"resource":{"resourceType":"Patient","id":"' + b" /n" * 300_000 + b'"}}]}',
        "a name of a million": b'{"' + b"a" * 999_999 + b'":1}',
        "quotation marks": b'{"a":"' + b'\\"' * 2_000_000 + b'"}',
        "half a message, long": _half(),
        "in a circle": json.dumps(cycle).encode(),
    }  # fmt: skip


def _half() -> bytes:
    """A message that stops in the middle of a long text."""
    whole = messages.example("referral.json")
    return whole[: whole.index(b'"note"')] + b'"note":[{"text":"' + b"a" * 900_000
