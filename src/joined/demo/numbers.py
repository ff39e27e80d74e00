"""What Riverside counted before it began, and how deprived its areas are. All of it is made up."""

import datetime

from joined.demo import place
from joined.insight import actions as insight
from joined.insight import reading

AUDIT = "audit of 120 referral letters, both practices"
COUNTED_ON = datetime.date(2026, 3, 31)
HOURS_A_DAY, MINUTES = 24, 60
BEFORE_IN_DAYS = {"told": 19, "decided": 12, "telling": 6, "first_contact": 46}
BEFORE_OF_120 = {"same_day": 2, "asked_again": 37}
DECILES = (1, 2, 2, 4, 5, 6, 8, 9, 10)
"""Of the nine sectors of each postcode district."""


def build(made: place.Riverside) -> None:
    """As their managers bring it in, each with its source."""
    manager = made.staff["manager"]
    before = [_before(measure, days * HOURS_A_DAY * MINUTES) for measure, days in BEFORE_IN_DAYS.items()]
    before += [_before(measure, people) for measure, people in BEFORE_OF_120.items()]
    areas = [
        reading.Area(
            begins=f"{district} {sector}",
            decile=decile,
            lsoa="",
            year=2025,
            source="Riverside’s own index, made up for the demo",
        )
        for district in place.POSTCODES.values()
        for sector, decile in enumerate(DECILES, start=1)
    ]
    for name in place.NEIGHBOURHOODS:
        insight.keep_before(by=manager, place_id=made.places[name].pk, found=before)
    insight.keep_areas(by=manager, place_id=made.places["North"].pk, found=areas)


def _before(measure: str, value: int) -> reading.Before:
    return reading.Before(measure=measure, value=value, out_of=120, source=AUDIT, counted_on=COUNTED_ON)
