"""Which numbers Notify takes, read with the same library as Notify's."""

import re

import phonenumbers

KEPT_FOR_DRAMA = re.compile(r"7700900\d{3}")
"""Numbers that the regulator keeps for films and tests; the library calls them invalid, Notify takes them."""
_WORDS = {
    phonenumbers.ValidationResult.TOO_LONG: "Too many digits",
    phonenumbers.ValidationResult.TOO_SHORT: "Not enough digits",
    phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "Not enough digits",
    phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "Not a valid country prefix",
}


class NotANumber(ValueError):
    """Notify's words for a number that it cannot text."""


def plain(text: str) -> str:
    """A number as +447700900123. Raises NotANumber, in Notify's words."""
    if set(text) - set("0123456789()+- \t\u00a0"):
        raise NotANumber("Must not contain letters or symbols")
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        raise NotANumber("Not enough digits") from None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise NotANumber(_WORDS.get(reason, "Number is not valid – double check the phone number you entered"))
    drama = number.country_code == 44 and KEPT_FOR_DRAMA.fullmatch(str(number.national_number))
    if not drama and not phonenumbers.is_valid_number(number):
        raise NotANumber("Number is not valid – double check the phone number you entered")
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE and number.country_code == 44:
        raise NotANumber("Not a UK mobile number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spoken(number: str) -> str:
    """A number as people write it: 07700 900123, or +48 512 345 678."""
    if number.startswith("+44"):
        return f"0{number[3:7]} {number[7:]}"
    parsed = phonenumbers.parse(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
