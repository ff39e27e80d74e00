"""What the pages about words ask: of a text, and of a whole language."""

import typing
from collections.abc import Sequence

from joined.base import forms


class Words(forms.Form):
    """Words of a text, with room in braces."""

    purpose = forms.Pick(label="What are they for?")
    language = forms.OneLine(label="Language", max_length=35, hint="Its tag: en, so, ar, cy, pa-Arab")
    level = forms.Chips(
        label="How much may they say?",
        choices=(("1", "1. Only: please ring"), ("2", "2. NHS and a time"), ("3", "3. The plan")),
    )
    words = forms.Paragraph(label="The words", max_length=900, rows=4)
    reading_note = forms.OneLine(label="How were they tried on readers?", max_length=300, required=False)


class Approve(forms.Form):
    """Who reads the language and says yes."""

    approver = forms.OneLine(label="Who reads this language and approves them?", max_length=255)
    reading_note = forms.OneLine(label="How were they tried on readers?", max_length=300, required=False)


class Language(forms.Form):
    """A language that the help page is to speak."""

    name = forms.OneLine(label="Its name, in the language itself", max_length=80, missing="Write its name.")
    code = forms.OneLine(
        label="Its tag", max_length=35, hint="Such as so, ar, ur, pl, pa-Arab", missing="Write its tag, such as so."
    )


class Sentences(forms.Form):
    """Some English sentences, each with room for the same in another language."""

    version = forms.Version(required=False)

    def __init__(
        self,
        *args: typing.Any,
        sentences: Sequence[tuple[str, str]],
        initial: dict[str, typing.Any],
        **given: typing.Any,
    ) -> None:
        written = {f"s{number}": said for number, (_, said) in enumerate(sentences)}
        super().__init__(*args, initial=initial | written, **given)
        self.sentences = sentences
        for number, (english, _) in enumerate(sentences):
            self.fields[f"s{number}"] = forms.Paragraph(label=english, max_length=900, rows=2, required=False)

    @property
    def written(self) -> dict[str, str]:
        """What was written for each English sentence."""
        return {english: self.cleaned_data[f"s{number}"] for number, (english, _) in enumerate(self.sentences)}


class ApproveLanguage(forms.Form):
    """Who reads the language and says yes."""

    approved_by = forms.OneLine(
        label="Who reads this language and approves every sentence?", max_length=255, missing="Name who approves it."
    )
