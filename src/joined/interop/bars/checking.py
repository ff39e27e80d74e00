"""Checks one shaped resource against FHIR's own definition and says, path by path, what does not hold."""

import typing

from joined.interop.bars import dictionary, notes, opening

_SENTENCES = {
    "missing": "FHIR requires this; it is not there.",
    "date": "This is not a date as FHIR writes it, such as 2026-11-22.",
    "moment": "This is not a moment as FHIR writes it, with seconds and a time zone.",
}
_OTHERWISE = "This is not written as FHIR asks."


def check(resource: opening.Tree, *, path: str, found: notes.Notes) -> None:
    """Reports; never refuses. A fault of the checker itself is reported too: it must not stop a request."""
    import pydantic

    try:
        dictionary.model_of(resource["resourceType"]).model_validate(resource)
    except pydantic.ValidationError as faults:
        for fault in faults.errors(include_url=False, include_context=False, include_input=False):
            found.add(_path(path, fault["loc"]), _sentence(fault))
    except Exception:  # whatever a stranger's bytes do to the library, the person's request goes on
        found.add(path, "This resource could not be checked.")


def _path(path: str, place: tuple[int | str, ...]) -> str:
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path


def _sentence(fault: typing.Any) -> str:
    if "missing" in fault["type"] or "required" in fault["type"]:
        return _SENTENCES["missing"]
    if "DateTime value" in fault["msg"] or "Instant value" in fault["msg"]:
        return _SENTENCES["moment"]
    return _SENTENCES["date"] if "Date value" in fault["msg"] else _OTHERWISE
