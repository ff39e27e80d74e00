"""Form fields for a day: one to come or past by chips, and a date of birth in three boxes."""

import datetime
import typing
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError

from joined.base.fields import Shown
from joined.kit import clock


class DayInput(forms.Widget):
    """Chips give a day at once; `choose` takes the day of the box beside them."""

    CHOOSE = "choose"

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> str:
        chosen = data.get(name) or self.CHOOSE
        return (data.get(f"{name}_on") or "") if chosen == self.CHOOSE else chosen

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        return name not in data and f"{name}_on" not in data


class DayField(Shown, forms.DateField):
    """A day to come: today, tomorrow, in a week, or one that is chosen. Gives a date."""

    component = "day"
    widget = DayInput
    WRONG = "Write the day like 27/3/2026."
    FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d-%m-%Y")
    OFFERED = (("Today", 0), ("Tomorrow", 1), ("In a week", 7))

    def __init__(self, *, offered: tuple[tuple[str, int], ...] = OFFERED, **given: typing.Any) -> None:
        super().__init__(input_formats=self.FORMATS, **given)
        self.offered = offered
        self.error_messages["invalid"] = self.WRONG

    def asks_for(self) -> str:
        return f"Choose a day for “{self.label}”."

    @property
    def days(self) -> list[tuple[str, datetime.date]]:
        """The chips of this moment: a name and its day."""
        return [(name, clock.today() + datetime.timedelta(days=ahead)) for name, ahead in self.offered]


class BornInput(forms.Widget):
    """Three boxes, as the design system asks for a date that somebody knows by heart."""

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> str:
        parts = [str(data.get(f"{name}_{part}") or "").strip() for part in ("day", "month", "year")]
        return "/".join(parts) if any(parts) else str(data.get(name) or "")

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        return not any(key in data for key in (name, f"{name}_day"))


class BornField(Shown, forms.DateField):
    """A date of birth, in three boxes: a real day, not to come. Gives a date."""

    component = "born"
    widget = BornInput
    part_labels = ("Day", "Month", "Year")
    WRONG = "Write the day, the month and the year as numbers, such as 31 3 1980. Leave all empty if not known."
    TO_COME = "A date of birth is in the past. Check the year."
    FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d/%B/%Y", "%d/%b/%Y")

    def __init__(self, **given: typing.Any) -> None:
        super().__init__(input_formats=self.FORMATS, **given)
        self.error_messages["invalid"] = self.WRONG

    def clean(self, value: typing.Any) -> datetime.date | None:
        born = super().clean(value)
        if born and (born > clock.today() or born.year < 1880):
            raise ValidationError(self.TO_COME if born > clock.today() else self.WRONG, code="day")
        return born
