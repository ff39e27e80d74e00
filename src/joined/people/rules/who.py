"""Who somebody is: names as they are searched, age, ethnicity (domain.md §5.6)."""

import datetime
import unicodedata
from collections.abc import Mapping

KEY_AT_MOST = 600


def name_key(name: str) -> str:
    """A name as it is searched: compatibility-folded, without marks, one space between words.

    Some single letters fold into eighteen (F-21), so the key ends where its column does.
    """
    bare = name.casefold()
    if bare.isascii():
        return " ".join(bare.split())[:KEY_AT_MOST]
    bare = unicodedata.normalize("NFKD", bare)
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())[:KEY_AT_MOST]


def initials(name: str) -> str:
    """First letters of the words of a name: what a match card may show."""
    return "".join(f"{word[0]}." for word in name.split())


def age_on(day: datetime.date, born_on: datetime.date) -> int:
    """Age in whole years; somebody born on 29 February is a year older on 1 March of other years (F-23)."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


ETHNICITIES: Mapping[int, tuple[str, str]] = {
    13: ("English, Welsh, Scottish, Northern Irish or British", "White"),
    14: ("Irish", "White"),
    15: ("Gypsy or Irish Traveller", "White"),
    16: ("Roma", "White"),
    17: ("Any other White background", "White"),
    11: ("White and Black Caribbean", "Mixed or multiple"),
    10: ("White and Black African", "Mixed or multiple"),
    9: ("White and Asian", "Mixed or multiple"),
    12: ("Any other Mixed or multiple background", "Mixed or multiple"),
    3: ("Indian", "Asian or Asian British"),
    4: ("Pakistani", "Asian or Asian British"),
    1: ("Bangladeshi", "Asian or Asian British"),
    2: ("Chinese", "Asian or Asian British"),
    5: ("Any other Asian background", "Asian or Asian British"),
    7: ("Caribbean", "Black or Black British"),
    6: ("African", "Black or Black British"),
    8: ("Any other Black background", "Black or Black British"),
    18: ("Arab", "Other"),
    19: ("Any other ethnic group", "Other"),
}
"""The 19 groups of the 2021 Census for England, by their Census number (domain.md §5.6)."""
