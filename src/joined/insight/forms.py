"""What the pages about numbers ask: a file. It validates only."""

from joined.base import forms
from joined.insight import words

BYTES_AT_MOST = 2_000_000


class Upload(forms.Form):
    """Numbers as a CSV file."""

    file = forms.FileField(
        label="The file",
        hint="A CSV file, at most 2 megabytes",
        most=BYTES_AT_MOST,
        too_big="This is more than 2 megabytes. Bring it in as several files.",
        missing=words.NO_FILE,
    )
