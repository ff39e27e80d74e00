"""The base of every table of the house, and the two tables that belong to forms."""

import typing
import uuid
from collections.abc import Iterable, Mapping

from django.db import models

from joined.base import guard, many


class Rows(models.QuerySet):
    """A queryset whose writing methods ask the write guard first."""

    def _check(self) -> None:
        guard.check(self.model._meta.app_label)

    def bulk_create(self, objs: Iterable[models.Model], **kwargs: typing.Any) -> list:
        """As Django's, in one statement however many they are (`many.insert`)."""
        self._check()
        rows = list(objs)
        if kwargs or not many.is_plain(self.model):
            return super().bulk_create(rows, **kwargs)
        many.insert(self.model, many.columns_of(rows))
        for row in rows:
            row._state.adding, row._state.db = False, self.db
        return rows

    def update(self, **kwargs: typing.Any) -> int:
        self._check()
        return super().update(**kwargs)

    def bulk_update(self, *args: typing.Any, **kwargs: typing.Any) -> int:
        self._check()
        return super().bulk_update(*args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check()
        return super().delete()


class Base(models.Model):
    """Ids are made in Python, so that a new row need not be read back (decisions.md §3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = Rows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: typing.Any, **kwargs: typing.Any) -> None:
        guard.check(self._meta.app_label)
        super().save(*args, **kwargs)

    def delete(self, *args: typing.Any, **kwargs: typing.Any) -> tuple[int, dict[str, int]]:
        guard.check(self._meta.app_label)
        return super().delete(*args, **kwargs)


class Edited(Base):
    """Edited in place: who did last, when and why. What stood before is kept as versions (decisions.md §5)."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by_name = models.CharField(max_length=255, blank=True)
    changed_why = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


def one_of(field: str, values: Iterable[str], *, name: str) -> models.CheckConstraint:
    """The database itself refuses any other value in `field`."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(values)}), name=name)


def both_or_neither(*fields: str, name: str) -> models.CheckConstraint:
    """`x_at` and `x_by` stand together or not at all."""
    full = models.Q(**{f"{field}__isnull": False for field in fields})
    empty = models.Q(**{f"{field}__isnull": True for field in fields})
    return models.CheckConstraint(condition=full | empty, name=name)


def named(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """A mapping of value → words as Django's choices."""
    return list(words.items())


class FormKey(models.Model):
    """A form that was sent: sent twice it is done once, and the second sender lands where the first did (F-14)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64)
    actor_id = models.UUIDField()
    went_to = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["actor_id", "key"], name="form_key_once"),)
        indexes = (models.Index(fields=["at"], name="form_key_at"),)


class Draft(models.Model):
    """What somebody was typing, kept for them alone for 14 days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_id = models.UUIDField()
    form = models.CharField(max_length=60)
    about = models.CharField(max_length=60, blank=True, default="")
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user_id", "form", "about"], name="draft_one_each"),)
