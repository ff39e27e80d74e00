"""Somebody asks for themselves at the help page: safe, private, true about when, and done once."""

import re

from django.test import Client

from joined.doors.tests import asking_for_help as ben
from joined.kit import clock


def test_somebody_writes_on_a_saturday_night_and_is_told_when_it_is_read(place):
    browser = Client()
    with clock.at(ben.SATURDAY_NIGHT):
        text = browser.get("/help/").text
        assert "999" in text
        assert "111</a>, then press 2" in text
        assert "01632 960111" in text
        assert "A person reads this by 9am on Monday 9 March." in text
        kept = ben.sends(browser)
        text = browser.get("/help/sent/").text
    assert kept.referral.reference in text
    assert "9am on Monday 9 March" in text
    assert "You hear from us by 5pm on Monday 9 March" in text
    assert re.search(r"/help/status/[\w-]{43}/", text)
