"""Somebody as a list knows them; numbers are from the ranges kept for drama and tests."""

import dataclasses
import datetime

from joined.kit import nhs_number


@dataclasses.dataclass(frozen=True, kw_only=True)
class Somebody:
    """Somebody as their practice's list, or whoever first wrote them down, knows them."""

    name: str
    born: str = ""
    practice: str = "Lockside Surgery"
    number: int | None = None
    phone: str = ""
    is_shared: bool = False
    street: str = ""
    postcode: str = "RV1 4QA"
    language: str = "en"
    ethnicity: int | None = None
    call_me: str = ""
    pronouns: str = ""
    needs: tuple[str, ...] = ()

    @property
    def born_on(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.born) if self.born else None


def nhs_number_for(number: int) -> str:
    """The NHS number for tests (they begin with 999) that has this serial number; empty where none passes."""
    nine = f"999{number:06}"
    return next((nine + check for check in "0123456789" if nhs_number.is_valid(nine + check)), "")
