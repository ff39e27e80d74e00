"""A form that is sent again learns what came of it, also where the page behind it has closed meanwhile (F-14)."""

import pytest

from joined.base.making import making
from joined.huddle import models
from joined.huddle.tests import riverside as small
from joined.kit import clock
from joined.steps.tests import riverside_days as days

pytestmark = pytest.mark.django_db


def test_the_answer_that_got_lost_is_given_again_after_the_sitting_is_over(place):
    person = small.somebody(place)
    days.bring(place, person)
    item = days.item_of(place, person)
    gp, address = small.browser(place.gp), f"/huddles/items/{item.pk}/view/"
    with clock.at(small.SITTING):
        first = gp.post(address, {"words": "She sleeps better.", "form_key": "one"})
        with making("huddle"):
            models.Sitting.objects.filter(pk=item.sitting_id).update(state="closed", closed_at=clock.now())
        again = gp.post(address, {"words": "She sleeps better.", "form_key": "one"})
        another = gp.post(address, {"words": "She sleeps better.", "form_key": "two"})
    assert first.status_code == 303
    assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert another.status_code == 403
    assert [view.words for view in days.kept(models.View)] == ["She sleeps better."]


def test_somebody_elses_key_opens_nothing(place):
    person = small.somebody(place)
    days.bring(place, person)
    address = f"/huddles/items/{days.item_of(place, person).pk}/view/"
    assert small.browser(place.gp).post(address, {"words": "Mine.", "form_key": "one"}).status_code == 303
    assert small.browser(place.nurse).post(address, {"words": "Mine too.", "form_key": "one"}).status_code == 303
    assert len(days.kept(models.View)) == 2
