"""How moments, days, numbers and names are written for people; always London time (interface.md §5, F-24)."""

import dataclasses
import datetime
import re

import phonenumbers

from joined.kit import clock
from joined.kit import nhs_number as nhs_numbers

Day = datetime.date
Moment = datetime.datetime
LONG_HOURS = 3
"""From so many hours on, minutes are left out."""


@dataclasses.dataclass(frozen=True)
class Due:
    """When something is due, and what its tag means (interface.md §3)."""

    words: str
    meaning: str


def _london_day(value: Day | Moment) -> Day:
    return clock.london(value).date() if isinstance(value, Moment) else value


def day(value: Day | Moment | None) -> str:
    """`Tuesday 3 March 2026`."""
    return f"{_london_day(value):%A %-d %B %Y}" if value else ""


def plain_day(value: Day | Moment | None) -> str:
    """`14 August 1979`, as in dates of birth."""
    return f"{_london_day(value):%-d %B %Y}" if value else ""


def short_day(value: Day | Moment | None) -> str:
    """`Tue 3 March`, with the year when it is not this year."""
    if not value:
        return ""
    on = _london_day(value)
    return f"{on:%a %-d %B}" if on.year == clock.today().year else f"{on:%a %-d %B %Y}"


def near_day(value: Day | Moment | None) -> str:
    """`today`, `tomorrow`, `yesterday`, else `Tue 3 March`."""
    if not value:
        return ""
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((_london_day(value) - clock.today()).days) or short_day(value)


def time(value: Moment | datetime.time | None) -> str:
    """`12:41pm`, `2pm`, `midday`, `midnight`."""
    if value is None:
        return ""
    at = clock.london(value).time() if isinstance(value, Moment) else value
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def moment(value: Moment | None) -> str:
    """`Tuesday 3 March 2026, 12:41pm`."""
    return f"{day(value)}, {time(value)}" if value else ""


def short_moment(value: Moment | None) -> str:
    """`today, 12:41pm` or `Tue 3 March, 12:41pm`."""
    return f"{near_day(value)}, {time(value)}" if value else ""


def promised(value: Moment | None) -> str:
    """`9am on Monday 9 March`, `5pm today`: a moment that we promise somebody, so that it cannot be misread."""
    if not value:
        return ""
    on = _london_day(value)
    names = {0: "today", 1: f"tomorrow, {on:%A %-d %B}"}
    return f"{time(value)} {names.get((on - clock.today()).days) or f'on {on:%A %-d %B}'}"


def in_words(value: Day | Moment | None) -> str:
    """`in 2 days`, `tomorrow`, `4 minutes ago`, `now`: from the clock's now, days counted in London."""
    if not value:
        return ""
    days = (_london_day(value) - clock.today()).days
    if not isinstance(value, Moment) or abs(days) > 1:
        names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        return names.get(days) or _ago(plural(abs(days), "day"), is_past=days < 0)
    seconds = (value - clock.now()).total_seconds()
    if abs(seconds) < 60:
        return "now"
    return _ago(_hours_and_minutes(abs(seconds)), is_past=seconds < 0)


def _ago(length: str, *, is_past: bool) -> str:
    return f"{length} ago" if is_past else f"in {length}"


def _hours_and_minutes(seconds: float) -> str:
    hours, minutes = divmod(int(seconds // 60), 60)
    if not hours:
        return plural(minutes, "minute")
    if hours >= LONG_HOURS or not minutes:
        return plural(hours, "hour")
    return f"{plural(hours, 'hour')} {plural(minutes, 'minute')}"


def span(start: Moment | None, end: Moment | None) -> str:
    """How long from one moment to another: `27 h 39 min`, `4 min`."""
    if not start or not end:
        return ""
    hours, minutes = divmod(int((end - start).total_seconds() // 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def due(on: Day | None, days_late: int = 0, *, at: Moment | None = None) -> Due:
    """When a step is due, as its tag says it. Late comes from the rules that count it, never from here."""
    if days_late:
        return Due(f"Late by {plural(days_late, 'day')}", "late")
    if on is None:
        return Due("No date yet", "waiting")
    by = f", {time(at)}" if at else ""
    days = (on - clock.today()).days
    if days in (0, 1):
        return Due(f"Due {near_day(on)}{by}", "soon")
    return Due(f"{short_day(on)}{by}", "waiting")


def nhs_number(value: str | None) -> str:
    """`999 000 0018`; anything that is not ten digits stays as it is."""
    digits = nhs_numbers.clean(value or "")
    return nhs_numbers.spaced(digits) if digits else (value or "")


def masked(phone: str | None) -> str:
    """`07700 900 ••4`: enough to ask "is it the number that ends in 4?", never the whole number."""
    if not phone:
        return ""
    try:
        parsed = phonenumbers.parse(phone, "GB")
    except phonenumbers.NumberParseException:
        return "••••"
    digits = str(parsed.national_number)
    if parsed.country_code == 44 and len(digits) == 10:
        return f"0{digits[:4]} {digits[4:7]} ••{digits[-1]}"
    return f"+{parsed.country_code} •••• ••{digits[-1]}"


def masked_email(address: str | None) -> str:
    """`a••••@example.org`: enough to ask "is it the one at example.org?", never the whole address."""
    name, _, domain = (address or "").partition("@")
    return f"{name[:1]}••••@{domain}" if domain else ""


RELAY = "18001 "


def phone(value: str | None) -> str:
    """A whole number as people read it: `020 7946 0110`; through text relay `18001 020 7946 0110`."""
    if not value:
        return ""
    if value.startswith(RELAY):
        return RELAY + phone(value.removeprefix(RELAY))
    try:
        parsed = phonenumbers.parse(value, "GB")
    except phonenumbers.NumberParseException:
        return value
    home = parsed.country_code == 44
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def plural(count: int, one: str, many: str = "") -> str:
    """`1 person`, `2 people`, `1,204 texts`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def sentence(text: str | None) -> str:
    """Ends with a full stop, begins with a capital."""
    words = (text or "").strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if re.search(r"[.?!…”]$", words) else ".")


def joined(names: list[str] | tuple[str, ...]) -> str:
    """`Amina, Carys and Dele`."""
    listed = [name for name in names if name]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"
