"""Two people, one row: the second to save is shown both texts, and nothing is lost (F-15). And what stood before."""

import dataclasses
import datetime
import typing
from collections.abc import Callable, Mapping

from django.db import models

from joined.kit import actors, clock, errors


def change(row: models.Model, *, version: int, words: dict[str, str], **values: typing.Any) -> None:
    """Save `values` if the row is still at `version`; it moves to the next.

    `words` maps a field to what it is called on the page. Raises errors.Conflict with both texts otherwise.
    """
    rows = type(row)._default_manager.filter(pk=row.pk)
    if rows.filter(version=version).update(version=version + 1, **values):
        row.refresh_from_db()
        return
    row.refresh_from_db()
    changed = [field for field in values if field in words]
    raise errors.Conflict(
        yours={words[field]: text_of(values[field]) for field in changed},
        theirs={words[field]: text_of(getattr(row, field)) for field in changed},
        by=getattr(row, "changed_by_name", ""),
    )


def text_of(value: object) -> str:
    """A value beside another one; nothing stays empty."""
    return "" if value is None else str(value)


def edit(
    row: models.Model, *, by: actors.Actor, version: int, words: dict[str, str], why: str = "", **values: typing.Any
) -> None:
    """As `change`, for what is edited in place: who, when and why go beside the values. No change, no version."""
    fresh = type(row)._default_manager.filter(pk=row.pk, version=version, **values)
    if not fresh.exists():
        mark = {"changed_at": clock.now(), "changed_by_name": by.shown, "changed_why": why}
        change(row, version=version, words=words, **values, **mark)


@dataclasses.dataclass(frozen=True)
class Version:
    """What one change did: when, who, why, and each field that it touched, before and after."""

    at: datetime.datetime
    by: str
    why: str
    fields: tuple[tuple[str, str, str], ...]


Said = Callable[[typing.Any], str]


def history(row: models.Model, words: dict[str, str], *, said: Mapping[str, Said] | None = None) -> tuple[Version, ...]:
    """Changes of a row that is edited in place, newest first.

    `words` names the fields that are shown; `said` how a field's value reads where it is no plain text.
    """
    ways = {name: (said or {}).get(name) for name in words}
    events = list(row.events.order_by("pgh_id"))  # type: ignore[attr-defined]
    found = []
    for before, after in zip(events, events[1:], strict=False):
        read = {name: (_read(before, name, way), _read(after, name, way)) for name, way in ways.items()}
        fields = tuple((words[name], *pair) for name, pair in read.items() if pair[0] != pair[1])
        found.append(
            Version(after.changed_at or after.pgh_created_at, after.changed_by_name, after.changed_why, fields)
        )
    return tuple(reversed(found))


def _read(event: models.Model, name: str, way: Said | None) -> str:
    """A value as people read it: a choice by its words, a yes or no."""
    value = getattr(event, name)
    if way is not None:
        return way(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    choices = dict(event._meta.get_field(name).flatchoices)
    return str(choices.get(value, "" if value is None else value))
