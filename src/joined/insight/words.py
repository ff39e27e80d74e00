"""What people read about numbers."""

import datetime

MONTHS_A_YEAR = 12
UNIT = 15
"""Waits are counted in quarters of an hour, rounded up."""
_HOUR, _DAY = 60, 24 * 60
_TOGETHER = "\u00a0"
_LONG = 2 * _DAY

HIDDEN = "*"
HIDDEN_MEANS = (
    "* stands for a number too small to show, or one that would give a small number away. Other numbers of people are "
    "rounded to the nearest 5."
)
TOO_FEW = (
    "So few people were asked for that a number of any group could point at one of them. Look at all numbers of the "
    "neighbourhood together. Whoever sets it up can have groups counted by the quarter, half-year or year instead."
)
NOBODY = "Nobody yet"
NOT_YET = "Not yet"
CHARACTERISTICS = {
    "ethnicity": "Ethnicity",
    "language": "Language",
    "age": "Age",
    "deprivation": "Deprivation",
}
BY = {
    "ethnicity": "The groups of the 2021 Census, as people described themselves.",
    "language": "The language that they read best. English also stands for whoever nobody has asked.",
    "age": "Their age on the day they asked.",
    "deprivation": (
        "How deprived the area of their postcode is, in fifths of England: 1 is the most deprived. By the Index of "
        "Multiple Deprivation, from the file that was brought in."
    ),
}
NOT_KNOWN = "Not known"
OTHER_LANGUAGES = "All other languages together"
AGES = {
    0: "Under 18",
    18: "18 to 24",
    25: "25 to 34",
    35: "35 to 49",
    50: "50 to 64",
    65: "65 to 79",
    80: "80 or older",
}
FIFTHS = {1: "1, most deprived", 2: "2", 3: "3", 4: "4", 5: "5, least deprived"}
ONE_AT_A_TIME = (
    "Numbers are shown for one neighbourhood, one month and one way of looking at a time: put together, they could "
    "point at somebody."
)
NOT_OVER = "Groups are shown once {period} is over. A number that grows by one while you look gives that one away."
NO_FIGURES = "Your role sees no numbers. A manager, chair or coordinator of your organisation does: ask them."
OURS = "What your organisation asked for, or is in the plan of, or said yes to."
STILL = "Whoever still waits counts as well, for as long as they have waited so far."

BEFORE_ABOUT = (
    "What somebody counted before this service began stands beside our own numbers, with its source and its day. An "
    "earlier number of the same measure is kept, and no longer shown."
)
AREAS_ABOUT = (
    "How deprived the area of a postcode is, as the government publishes it. It is used for numbers alone, and stands "
    "on nobody’s page."
)
BEFORE = ("measure", "value", "out of", "source", "date")
BEFORE_HELP = (
    ("measure", "One of the names in the empty list"),
    ("value", "Half waited at most so many hours; or how many people, where the measure counts people"),
    ("out of", "How many people were looked at"),
    ("source", "Where the number comes from, such as “audit of 120 referral letters, two practices”"),
    ("date", "The day on which it was counted, such as 31/03/2025"),
)
AREAS = ("postcode", "decile", "lsoa", "year", "source")
AREAS_HELP = (
    ("postcode", "A whole postcode, or the part before its last two letters, or before the space"),
    ("decile", "1 is the most deprived tenth of England, 10 the least"),
    ("lsoa", "The code of the small area, such as E01000001 (optional)"),
    ("year", "Of the index, such as 2025"),
    ("source", "The file it was taken from, with its publisher"),
)
NO_FILE = "Choose the file."
NOT_A_LIST = "This is not a list that we can read. Save it as a CSV file, with commas."
MISSING_COLUMN = "The first row has no column “{column}”. The empty list shows all of them."
NO_ROWS = "There is nothing below the headings."
AT_ROW = "Row {row}: {problem}"
UNKNOWN_MEASURE = "“{value}” is not one of the measures in the empty list."
NOT_A_NUMBER = "“{value}” under “{column}” is not a whole number."
TOO_MANY = "more people than it is out of."
NO_SOURCE = "“source” is empty. A number without its source is not believed."
NO_DAY = "“{value}” is no day. Write it as 31/03/2025."
NO_POSTCODE = "“{value}” is no postcode, and no beginning of one."
NO_DECILE = "“{value}” is not a tenth from 1 to 10."
TWICE = "this stands in the list twice."
KEPT = "Kept, with the source and the day of each."


def period(first: datetime.date, months: int) -> str:
    """Whole months of one year: `October 2026`, `July to September 2026`, `2026`."""
    if months == MONTHS_A_YEAR:
        return str(first.year)
    last = first.replace(month=first.month + months - 1)
    return f"{first:%B %Y}" if months == 1 else f"{first:%B} to {last:%B %Y}"


def length(minutes: int) -> str:
    """A time that it took: `45 min`, `3 h 15 min`, `4 days 2 h`; a number never stands without its unit."""
    if minutes < _LONG:
        hours, left = divmod(minutes, _HOUR)
        parts = ((hours, "h"), (left, "min"))
    else:
        days, left = divmod(minutes, _DAY)
        parts = ((days, "days"), (left // _HOUR, "h"))
    return " ".join(f"{number}{_TOGETHER}{unit}" for number, unit in parts if number) or f"0{_TOGETHER}min"
