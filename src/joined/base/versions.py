"""Two people, one row: the second to save is shown both texts, and nothing is lost (F-15)."""

import typing

from django.db import models

from joined.kit import errors


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
        yours={words[field]: str(values[field]) for field in changed},
        theirs={words[field]: str(getattr(row, field)) for field in changed},
        by=getattr(row, "changed_by_name", ""),
    )
