"""The people whom the stories are about. All are made up."""

from joined.demo.persons import elsewhere, lockside, months
from joined.demo.persons.somebody import Somebody, nhs_number_for

__all__ = ["PERSONS", "Somebody", "nhs_number_for"]

PERSONS = lockside.PERSONS | elsewhere.PERSONS | months.PERSONS
