"""Many rows in one statement say the same as one row at a time."""

import uuid

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from joined.base import many, models
from joined.base.making import making
from joined.imports import models as lists
from joined.kit import clock

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20)
VALUES = st.dictionaries(TEXTS, TEXTS | st.none() | st.integers(-5, 5), max_size=3)


def draft(*, form: str = "tell", about: str = "", **values: object) -> models.Draft:
    return models.Draft(user_id=uuid.uuid4(), form=form, about=about, values=values, saved_at=clock.now())


def kept(drafts: list[models.Draft]) -> None:
    """Add them, and read the same back."""
    with making("base"), CaptureQueriesContext(connection) as asked:
        many.insert(models.Draft, many.columns_of(drafts))
        assert len(asked) == bool(drafts)
        found = {row.pk: row for row in models.Draft.objects.filter(pk__in=[one.pk for one in drafts])}
    fields = [field.attname for field in models.Draft._meta.concrete_fields]
    for one in drafts:
        assert [getattr(found[one.pk], name) for name in fields] == [getattr(one, name) for name in fields]


class Read(TestCase):
    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(TEXTS, TEXTS, VALUES), max_size=4))
    def test_what_is_written_is_what_was_given(self, given):
        kept([draft(form=form, about=about, said=values) for form, about, values in given])


@pytest.mark.django_db
def test_what_is_the_same_in_every_row_is_sent_once():
    with making("base"), CaptureQueriesContext(connection) as asked:
        many.insert(models.Draft, many.columns_of([draft(form="the same everywhere", n=n) for n in range(50)]))
    assert asked[0]["sql"].count("the same everywhere") == 1


@pytest.mark.django_db
def test_what_is_too_long_is_refused_and_never_cut():
    with pytest.raises(DataError), making("base"):
        many.insert(models.Draft, many.columns_of([draft(form="x" * 61), draft(form="y")]))


def test_a_table_with_bytes_goes_the_single_way():
    assert many.is_plain(models.Draft)
    assert not many.is_plain(lists.Import)
