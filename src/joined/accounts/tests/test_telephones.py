"""An administrator registers a colleague's telephone for links; the code read from it confirms it."""

import pytest

from joined.accounts import actions, behind, models
from joined.accounts.tests import factories
from joined.base import later
from joined.kit import actors, errors

HOUSE = actors.System("tests")
NUMBER = "07700 900555"


@pytest.fixture
def charity(db):
    return factories.an_organisation(kind="charity", name="Riverside Befrienders")


@pytest.fixture
def colleague(charity):
    user, _ = factories.staff("vcse_worker", charity)
    return user


def browser_of(organisation, role="organisation_administrator"):
    user, _ = factories.staff(role, organisation)
    return factories.signed_in(user)


def page(user, more: str = "") -> str:
    return f"/admin-area/people/{user.pk}/telephone/{more}"


def registered(browser, user) -> models.Telephone:
    with later.playing() as jobs:
        assert browser.post(page(user), {"number": NUMBER}).status_code == 303
        assert [put.name for put in jobs.waiting] == ["messages.send_code"]
    return behind.telephone(user_id=user.pk, organisation=models.Telephone.objects.get().organisation_id)


def test_a_telephone_counts_once_the_code_was_read_from_it_and_until_it_is_ended(charity, colleague):
    browser = browser_of(charity)
    assert "Their telephone for links" in browser.get(f"/admin-area/people/{colleague.pk}/").content.decode()
    telephone = registered(browser, colleague)
    digits = actions.mint_code(by=HOUSE, code=behind.newest_code(telephone=telephone))
    wrong = f"{(int(digits) + 1) % 10**6:06}"
    assert browser.post(page(colleague, "code/"), {"code": wrong}).status_code == 422
    [team] = [row.team for row in colleague.memberships.all()]
    assert behind.registered(teams=[team]) == []
    assert browser.post(page(colleague, "code/"), {"code": digits}).status_code == 303
    [known] = behind.registered(teams=[team])
    assert known.actor.id == colleague.pk
    assert "07700 900 ••5" in browser.get(page(colleague)).content.decode()
    assert browser.post(page(colleague, "end/")).status_code == 303
    assert behind.registered(teams=[team]) == []


def test_nobody_registers_a_telephone_for_another_organisation_or_without_being_its_administrator(charity, colleague):
    stranger = browser_of(factories.an_organisation(kind="charity"))
    worker = browser_of(charity, "vcse_worker")
    for browser in (stranger, worker):
        assert browser.get(page(colleague)).status_code == 404
        assert browser.post(page(colleague), {"number": NUMBER}).status_code == 404
    assert not models.Telephone.objects.exists()
    registered(browser_of(charity), colleague)


def test_who_signs_in_has_no_page_for_links_and_the_deed_itself_refuses_it(charity, colleague):
    practice = factories.an_organisation(kind="practice")
    user, _ = factories.staff("gp", practice)
    browser = browser_of(practice)
    assert browser.get(page(user)).status_code == 404
    assert browser.post(page(user), {"number": NUMBER}).status_code == 404
    assert "Their telephone for links" not in browser.get(f"/admin-area/people/{user.pk}/").content.decode()
    with pytest.raises(errors.Refused, match="sign in"):
        actions.register(by=HOUSE, user=user, organisation=practice, number="+447700900555")
    assert browser_of(charity).get(page(colleague)).status_code == 200
