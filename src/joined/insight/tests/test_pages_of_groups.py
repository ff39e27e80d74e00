"""Groups on a page of numbers: what is shown of whom, where a neighbourhood has people of every kind."""

import re

from joined.huddle.tests import riverside
from joined.insight import words
from joined.insight.tests.test_pages import AFTER, MARCH, page, text_of
from joined.kit import clock
from joined.steps.tests import riverside_days as days


def test_groups_that_are_large_enough_are_shown_and_small_ones_are_not(place):
    manager = riverside.worker("Odette Manager", place.community, "team_manager")
    ethnicities = [13] * 6 + [6] * 4 + [7]
    for number, ethnicity in enumerate(ethnicities):
        days.bring(place, riverside.somebody(place, name=f"{number} Specimen", phone="", ethnicity=ethnicity))
    with clock.at(AFTER):
        answer = riverside.browser(manager).get(page(place, MARCH, "by", "ethnicity"))
    cells = re.findall(
        r'<th scope="row" dir="auto">([^<]+)</th><td data-label="Asked for" dir="auto">([^<]+)<', answer.text
    )
    assert dict(cells) == {"White": "5"}
    # Black or Black British are five: the smallest that is shown keeps the others from being nobody at all
    hidden = "Mixed or multiple; Asian or Asian British; Black or Black British; Other; Not known."
    assert f"would give a small one away: {hidden}" in text_of(answer)
    assert words.HIDDEN_MEANS in text_of(answer)
