"""NHS numbers: ten digits, the last a modulus 11 check (NHS Data Dictionary)."""

import nhs_number as library


def clean(text: str) -> str:
    """Ten digits without spaces or hyphens, or an empty string when it is not ten digits."""
    digits = "".join(text.split()).replace("-", "")
    return digits if len(digits) == 10 and digits.isascii() and digits.isdigit() else ""


def is_valid(text: str) -> bool:
    """Whether the check digit is right. Ten noughts pass the sum and are nobody's."""
    digits = clean(text)
    return bool(digits) and digits != "0" * 10 and bool(library.is_valid(digits))


def is_for_tests(text: str) -> bool:
    """Whether it lies in the range that is given to nobody, so that tests and demos may use it."""
    digits = clean(text)
    return bool(digits) and bool(library.is_valid(digits, for_region=library.REGION_SYNTHETIC))


def spaced(digits: str) -> str:
    """As people read it: 3-3-4."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
