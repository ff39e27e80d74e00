"""NHS numbers: ten digits, the last a modulus 11 check (NHS Data Dictionary)."""

import nhs_number as library


def clean(text: str) -> str:
    """Ten digits without spaces or hyphens, or an empty string when it is not ten digits."""
    digits = "".join(text.split()).replace("-", "")
    return digits if len(digits) == 10 and digits.isascii() and digits.isdigit() else ""


def is_valid(text: str) -> bool:
    """Whether the check digit is right."""
    digits = clean(text)
    return bool(digits) and bool(library.is_valid(digits))


def spaced(digits: str) -> str:
    """As people read it: 3-3-4."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
