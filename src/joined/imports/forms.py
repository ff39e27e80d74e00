"""What the pages about imports ask. They validate only."""

import typing

from django.core.exceptions import ValidationError

from joined.base import forms
from joined.imports import reading, rules, words


class File(forms.FileField):
    """A list as a file. Raises a sentence where there is none, or where it is plainly no list."""

    def __init__(self, **given: typing.Any) -> None:
        too_big = words.TOO_BIG.format(most=rules.MEGABYTES_AT_MOST)
        super().__init__(most=rules.BYTES_AT_MOST, too_big=too_big, missing=words.NO_FILE, **given)

    def clean(self, data: typing.Any, initial: typing.Any = None) -> typing.Any:
        given = super().clean(data, initial)
        try:
            reading.check_kind(given.read())
        except reading.Unreadable as error:
            raise ValidationError(error.sentence, code="kind") from None
        given.seek(0)
        return given


class Upload(forms.Form):
    """A list, and why it is brought in (T08)."""

    reason = forms.OneLine(label=words.WHY_LIST, hint="It stands in the trail", max_length=300)
    file = File(label="The list", hint="A CSV file, at most 20,000 rows and 5 megabytes")

    STATUS: typing.ClassVar = {"too_big": 413, "kind": 415}

    @property
    def status(self) -> int:
        """What kind of problem this is, for whatever reads the number."""
        codes = [error.code for error in self.errors.as_data().get("file", [])]
        return next((self.STATUS[code] for code in codes if code in self.STATUS), 422)


class Approve(forms.Form):
    """Whoever brings in requests says that none of them is urgent (C81)."""

    nobody_waits = forms.Tick(label="Nobody on this list is in danger now", missing="")

    def __init__(self, *args: typing.Any, has_requests: bool, **given: typing.Any) -> None:
        super().__init__(*args, **given)
        self.fields["nobody_waits"].required = has_requests
        self.fields["nobody_waits"].error_messages["required"] = (
            "Tick this when you are sure. Whoever cannot wait is rung through to duty, and taken out of the list."
        )


class Undo(forms.Form):
    """A second person agrees that the list was brought in by mistake."""

    second = forms.OneLine(
        label="Which colleague agrees?", max_length=255, missing=words.SECOND_MISSING, hint="Their whole name"
    )
