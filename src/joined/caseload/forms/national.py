"""What is asked about what they have had, dated duties and physical checks. They validate only."""

import datetime
import decimal
import typing
import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from joined.base import forms
from joined.caseload.words import national as words

SHORT = 300
NOTHING = ("", "Choose")
"""Nothing is chosen for anybody."""
PAST_DAYS = (("Today", 0), ("Yesterday", -1))
COMING = (("In a week", 7), ("In two weeks", 14), ("In four weeks", 28))
MOST = {"alcohol": 500, "hba1c": 250, "fasting_glucose": 60, "random_glucose": 60, "systolic": 300, "diastolic": 200}
MOST |= {"bmi": 120, "weight": 500, "cholesterol": 30, "cvd_risk": 100}
"""Above this a reading is a slip of the pen."""


class Reading(forms.OneLine):
    """A reading with at most one decimal; nothing is nothing read."""

    def __init__(self, *, most: int, **given: typing.Any) -> None:
        super().__init__(max_length=6, required=False, **given)
        self.most = most

    def clean(self, value: typing.Any) -> decimal.Decimal | None:
        text = super().clean(value).replace(",", ".")
        if not text:
            return None
        try:
            read = decimal.Decimal(text)
        except decimal.InvalidOperation:
            read = decimal.Decimal("NaN")
        if not read.is_finite() or not 0 <= read <= self.most:
            raise ValidationError(f"Write a number from 0 to {self.most}.", code="number")
        return read.quantize(decimal.Decimal("0.1"))


class Had(forms.Form):
    """What they have had, and when."""

    code = forms.Pick(label="What have they had?", choices=(NOTHING, *words.HAD.items()), missing="Choose what.")
    on_day = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)


class TakeBack(forms.Form):
    """Why it was wrong."""

    why = forms.OneLine(label="What was wrong about it?", max_length=SHORT, missing="Say why, in a few words.")


class Dated(forms.Form):
    """A duty with a day and a source."""

    kind = forms.Pick(label="What is due?", choices=(NOTHING, *words.DUTIES.items()), missing="Choose what is due.")
    what = forms.OneLine(label="In a few words", required=False, max_length=SHORT, hint="Such as the dose, or where")
    next_on = forms.DayField(label="Due next on", missing="Choose the day.", offered=COMING)
    every_days = forms.Pick(
        label="How often?", choices=(NOTHING, *words.DUTY_EVERY.items()), missing="Choose how often."
    )
    source = forms.OneLine(
        label="Who or what says so?",
        max_length=160,
        missing="Say who or what says so.",
        hint="Such as: depot card, 3 May",
    )

    def clean_every_days(self) -> int:
        """A number of days."""
        return int(self.cleaned_data["every_days"])


class Became(forms.Form):
    """What became of a duty."""

    became = forms.Chips(
        label="What became of it?",
        choices=tuple(words.DUTY_BECAME.items()),
        missing="Choose what became of it.",
    )
    on_day = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)
    line = forms.OneLine(label="In a line", required=False, max_length=SHORT, hint="Needed unless it was done")
    next_on = forms.DayField(label="Due next on", required=False, offered=COMING)


class Checks(forms.Form):
    """Readings of one day; whatever was not read is left empty."""

    on_day = forms.DayField(label="Which day?", missing="Choose the day.", offered=PAST_DAYS)
    systolic = Reading(label=words.READINGS["systolic"], most=MOST["systolic"], hint="mmHg")
    diastolic = Reading(label=words.READINGS["diastolic"], most=MOST["diastolic"], hint="mmHg")
    bmi = Reading(label=words.READINGS["bmi"], most=MOST["bmi"], hint="kg/m²")
    weight = Reading(label=words.READINGS["weight"], most=MOST["weight"], hint="kg")
    hba1c = Reading(label=words.READINGS["hba1c"], most=MOST["hba1c"], hint="mmol/mol")
    fasting_glucose = Reading(label=words.READINGS["fasting_glucose"], most=MOST["fasting_glucose"], hint="mmol/l")
    random_glucose = Reading(label=words.READINGS["random_glucose"], most=MOST["random_glucose"], hint="mmol/l")
    cholesterol = Reading(label=words.READINGS["cholesterol"], most=MOST["cholesterol"], hint="mmol/l")
    cvd_risk = Reading(label=words.READINGS["cvd_risk"], most=MOST["cvd_risk"], hint="per cent")
    alcohol = Reading(label=words.READINGS["alcohol"], most=MOST["alcohol"], hint="units a week")
    smokes = forms.Chips(label=words.READINGS["smokes"], required=False, choices=tuple(words.SMOKES.items()))
    user_id = forms.Pick(
        label="Who looks if a reading is past a limit?", required=False, choices=(), hint="It becomes their step"
    )

    def __init__(
        self, *args: typing.Any, colleagues: Iterable[tuple[uuid.UUID, str]] = (), **given: typing.Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["user_id"].choices = [("", "The team"), *((str(pk), name) for pk, name in colleagues)]

    @property
    def values(self) -> dict[str, decimal.Decimal]:
        """What was read."""
        given = self.cleaned_data
        found = {kind: given[kind] for kind in words.UNITS if given.get(kind) is not None}
        return found | ({"smokes": decimal.Decimal(given["smokes"])} if given["smokes"] else {})

    @property
    def on(self) -> datetime.date:
        """The day of the readings."""
        return self.cleaned_data["on_day"]

    @property
    def looker(self) -> uuid.UUID | None:
        """Who was chosen to look."""
        chosen = self.cleaned_data["user_id"]
        return uuid.UUID(chosen) if chosen else None


class Looked(forms.Form):
    """What a clinician did about readings past a limit."""

    done = forms.OneLine(
        label="What was done or offered?", max_length=SHORT, missing="Say what was done or offered, in a line."
    )
