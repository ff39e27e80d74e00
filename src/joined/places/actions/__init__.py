"""Setting up places, organisations, teams, duty and local rules, and changing them."""

from joined.places.actions.arranging import (
    add_organisation,
    add_place,
    add_team,
    join_team,
    own_address,
    place_every_postcode,
    place_postcodes,
    place_practice,
    set_rule,
    staff_duty,
    welcome_organisation,
)
from joined.places.actions.changing import (
    change_duty,
    change_organisation,
    change_place,
    change_team,
    close_team,
    lead_place,
    leave_team,
    reopen_team,
    take_out_postcodes,
    take_out_practice,
)
from joined.places.actions.outside import find_useful, know_outside, say_whom
from joined.places.rules import DAY_AND_NIGHT, DutyHours

__all__ = [
    "DAY_AND_NIGHT",
    "DutyHours",
    "add_organisation",
    "add_place",
    "add_team",
    "change_duty",
    "change_organisation",
    "change_place",
    "change_team",
    "close_team",
    "find_useful",
    "join_team",
    "know_outside",
    "lead_place",
    "leave_team",
    "own_address",
    "place_every_postcode",
    "place_postcodes",
    "place_practice",
    "reopen_team",
    "say_whom",
    "set_rule",
    "staff_duty",
    "take_out_postcodes",
    "take_out_practice",
    "welcome_organisation",
]
