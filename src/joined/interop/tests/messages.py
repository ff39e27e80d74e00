"""Messages for tests: our own examples, and ways to change them."""

import copy
import json
import os
import pathlib
import typing

from joined.interop.bars import judging, opening, reading

OURS = {("https://fhir.nhs.uk/Id/dos-service-id", "111111111"): False}
FOR_TESTS = {("https://fhir.nhs.uk/Id/dos-service-id", "111111111"): True}
EXAMPLES = pathlib.Path(__file__).parent / "examples"
_BESIDE_THE_PROJECT = pathlib.Path(__file__).resolve().parents[5] / "shared" / "data"


def example(name: str) -> bytes:
    """One of our own example messages."""
    return (EXAMPLES / name).read_bytes()


def referral() -> typing.Any:
    """The faultless referral as a tree that a test may change."""
    return json.loads(example("referral.json"))


def the(kind: str, bundle: typing.Any) -> typing.Any:
    """The first resource of this kind."""
    return next(each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind)


def without(bundle: typing.Any, *kinds: str) -> typing.Any:
    """The same without the resources of these kinds."""
    left = copy.deepcopy(bundle)
    left["entry"] = [each for each in left["entry"] if each["resource"]["resourceType"] not in kinds]
    return left


def read(bundle: typing.Any) -> reading.Reading:
    """Read a tree as if it had arrived as JSON."""
    return reading.read(json.dumps(bundle).encode())


def codes(bundle: typing.Any, *, test_mode: bool = True) -> list[str]:
    """The codes of the reasons to refuse it."""
    found = judging.refusals(read(bundle), ours=OURS, test_mode=test_mode)
    return [each.code for each in found]


def folder(name: str) -> pathlib.Path:
    """Where real messages are kept: beside the project, or where JOINED_DATA says."""
    return pathlib.Path(os.environ.get("JOINED_DATA", _BESIDE_THE_PROJECT)) / name


def real_files(name: str) -> list[pathlib.Path]:
    """Real messages; none on a newcomer's clone."""
    return sorted(path for path in folder(name).rglob("*") if path.suffix in (".json", ".xml"))


def sentence_of(data: bytes) -> str:
    """Why these bytes cannot be read; empty when they can."""
    try:
        reading.read(data)
    except opening.Unreadable as error:
        return error.sentence
    return ""
