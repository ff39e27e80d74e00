"""Words of texts are proposed by one person and approved by another who reads the language (H31)."""

import pytest

from joined.huddle.tests import riverside
from joined.messages.models import Template

pytestmark = pytest.mark.django_db
HOME = "/admin-area/texts/"
SENT = {"purpose": "plan", "language": "ar", "level": "1", "words": "اتصل من فضلك بـ {from} على {number}."}


def test_words_wait_for_somebody_who_reads_them_then_stand_then_stay_readable(place, keepers):
    browser = keepers.browser
    assert browser.post(f"{HOME}propose/", SENT).status_code == 303
    row = Template.objects.get(language="ar")
    page = browser.get(HOME).text
    assert 'dir="rtl"' in page
    approve = f"{HOME}{row.pk}/approve/"
    own = browser.post(approve, {"approver": keepers.trust.name})
    assert (own.status_code, row.state) == (422, "proposed")
    assert browser.post(approve, {"approver": ""}).status_code == 422
    assert browser.post(approve, {"approver": "Samira Reader"}).status_code == 303
    assert "Approved by Samira Reader, 3 March 2026" in browser.get(HOME).text
    assert browser.post(f"{HOME}{row.pk}/retire/").status_code == 303
    page = browser.get(HOME).text
    assert "Used until now" in page
    assert "Until 3 March 2026" in page


def test_words_that_may_not_stand_there_are_refused_at_their_field(place, keepers):
    page = keepers.browser.post(f"{HOME}propose/", SENT | {"language": "nonsense!"})
    assert page.status_code == 422
    assert "There is something to mend" in page.text
    assert not Template.objects.filter(language="nonsense!").exists()


@pytest.mark.parametrize("page", ["", "propose/"])
def test_words_are_not_there_for_a_plain_worker(place, keepers, page):
    assert riverside.browser(place.nurse).get(HOME + page).status_code == 404
    assert keepers.browser.get(HOME + page).status_code == 200
