"""Stolen, forwarded, scanned, guessed, ended: each denial beside the success that proves the address (T34, F-34)."""

import datetime
import re

import pytest
from django.test import Client

from joined.accounts import actions as accounts
from joined.accounts import models as accounts_models
from joined.base.making import making
from joined.huddle import actions, models, queries
from joined.huddle.tests import by_link, riverside
from joined.huddle.tests.test_actions import ASKING, brought
from joined.kit import clock
from joined.people import actions as people
from joined.places import models as places
from joined.trail import models as trail

NAME = "Amina"


def begins(place):
    person, _, item = brought(place, partner_line="Likes tea.")
    telephone = by_link.registered(place.befriender)
    with clock.at(by_link.BEFORE):
        return person, item, telephone, by_link.link_for(telephone, place.befriending, item.sitting)


@pytest.fixture
def asked(own):
    with clock.at(by_link.BEFORE):
        yield own[1]


def shows(device: Client, token: str) -> bool:
    """Whether this address shows the ask to this device; whatever does not, shows no part of it."""
    answer = device.get(f"/partner/{token}/")
    text = answer.content.decode()
    if answer.status_code == 200 and NAME in text:
        return True
    assert NAME not in text
    assert ASKING.ask not in text
    assert "Riverside" not in text.replace("Riverside NHS", "")
    return False


def without_secrets(answer, token: str) -> str:
    """The page without what differs by chance or because it was asked for."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]*"', r"\1", answer.content.decode()).replace(token, "")


def everything() -> list[int]:
    """How many rows there are of whatever a link could change, and how far each has come."""
    tables = (models.HuddleOffer, models.PartnerQuestion, models.Moment, accounts_models.TextCode, trail.Event)
    with making("huddle"):
        counted = [table.objects.count() for table in tables]
        return [*counted, accounts_models.Link.objects.exclude(opened_at=None).count()]


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_nothing_and_shows_nobody(asked, method):
    *_, token = asked
    before = everything()
    answer = getattr(Client(), method)(f"/partner/{token}/")
    assert (answer.status_code, NAME in answer.content.decode()) == (200, False)
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("same-origin", "no-store")
    assert everything() == before
    assert shows(by_link.opened(token), token)


def test_no_deed_goes_through_without_the_code_whoever_forwarded_the_link(asked):
    _, item, _, token = asked
    before, thief = everything(), Client()
    for deed in ("offer", "pass", "question"):
        given = {by_link.name_of("what", item.pk): "x", by_link.name_of("question", item.pk): "x"}
        assert thief.post(f"/partner/{token}/asks/{item.pk}/{deed}/", given).status_code == 401
    assert everything() == before
    assert by_link.opened(token).post(f"/partner/{token}/asks/{item.pk}/pass/").status_code == 303


def test_a_code_is_needed_once_a_day_on_each_device(asked):
    *_, token = asked
    mine, other = by_link.opened(token), Client()
    assert shows(mine, token)
    assert not shows(other, token)
    with clock.at(by_link.BEFORE + datetime.timedelta(hours=12, minutes=40)):
        assert not shows(mine, token)
        assert shows(by_link.opened(token), token)


def test_a_code_works_once_and_not_for_long(asked):
    *_, token = asked
    digits = by_link.asks_for_code(token)
    with clock.at(by_link.BEFORE + datetime.timedelta(minutes=10, seconds=1)):
        assert Client().post(f"/partner/{token}/code/", {"code": digits}).status_code == 422
    digits = by_link.asks_for_code(token)
    assert Client().post(f"/partner/{token}/code/", {"code": digits}).status_code == 303
    assert Client().post(f"/partner/{token}/code/", {"code": digits}).status_code == 422


def test_wrong_codes_are_throttled_as_signing_in_is_and_then_the_right_one_opens(asked):
    _, _, telephone, token = asked
    digits = by_link.asks_for_code(token)
    wrong = f"{(int(digits) + 1) % 10**6:06}"
    said = [Client().post(f"/partner/{token}/code/", {"code": wrong}).status_code for _ in range(5)]
    assert said == [422] * 5
    assert Client().post(f"/partner/{token}/code/", {"code": digits}).status_code == 429
    with clock.at(by_link.BEFORE + datetime.timedelta(minutes=5, seconds=1)):
        assert Client().post(f"/partner/{token}/code/", {"code": digits}).status_code == 422  # five tries: used up
        assert shows(by_link.opened(token), token)
    with making("trail"):
        assert trail.Event.objects.filter(verb="accounts.try_code", outcome="denied").count() == 7


def test_whoever_found_a_link_cannot_fill_a_telephone_with_codes(asked):
    _, _, telephone, token = asked
    sent = [Client().post(f"/partner/{token}/send-code/").status_code for _ in range(10)]
    assert sent == [303] * 9 + [429]  # one confirmed the telephone today
    with clock.at(by_link.BEFORE + datetime.timedelta(hours=23, minutes=59)):
        assert Client().post(f"/partner/{token}/send-code/").status_code == 303


def test_a_link_that_is_over_and_a_guess_are_answered_alike(asked):
    *_, token = asked
    guess = "g" * len(token)
    assert shows(by_link.opened(token), token)
    with clock.at(by_link.BEFORE + datetime.timedelta(hours=24)):
        over, never = (Client().get(f"/partner/{name}/") for name in (token, guess))
        assert over.status_code == never.status_code == 410
        assert without_secrets(over, token) == without_secrets(never, guess)
        anew, nothing = (Client().post(f"/partner/{name}/new/") for name in (token, guess))
        assert without_secrets(anew, token) == without_secrets(nothing, guess)


def test_a_new_link_goes_to_the_registered_addresses_alone_and_only_while_an_ask_waits(place, asked, jobs):
    _, item, telephone, token = asked
    with clock.at(riverside.SITTING):
        actions.start(by=place.chair, sitting=item.sitting)
        actions.carry_over(by=place.chair, item=item)
        actions.finish(by=place.chair, sitting=queries.sitting_row(to=place.chair, sitting_id=item.sitting_id))
    tomorrow = by_link.BEFORE + datetime.timedelta(hours=24, minutes=1)
    with clock.at(tomorrow):
        jobs.waiting.clear()
        for _ in range(2):
            Client().post(f"/partner/{token}/new/")
        assert [put.name for put in jobs.waiting] == ["huddle.link_anew"]
        jobs.waiting.clear()
        from joined.base import later

        later.JOBS["huddle.link_anew"](link=str(accounts_models.Link.objects.get(asked_anew_at__isnull=False).pk))
        new = accounts_models.Link.objects.filter(made_at=tomorrow)
        assert {link.telephone_id for link in new} == {telephone.pk}
        assert {link.channel for link in new} == {"sms", "email"}
        link = new.first()
        token = accounts.mint_link(by=by_link.SENDS, link=link)
        assert shows(by_link.opened(token), token)


def test_one_charity_s_device_does_not_open_another_s_link(place, asked):
    _, item, _, token = asked
    with making("places"):
        other = places.Organisation.objects.create(name="Harbour Welcome", kind="charity")
        team = places.Team.objects.create(name="Welcome", organisation=other, kind="service", neighbourhood=place.north)
    actions.invite(by=riverside.SET_UP, huddle=place.huddle, team=team)
    worker = riverside.worker("Wanda Welcome", team, "vcse_worker")
    theirs = by_link.link_for(by_link.registered(worker, number="+447700900556"), team, item.sitting)
    ours = by_link.opened(token)
    assert shows(ours, token)
    assert not shows(ours, theirs)
    answer = by_link.opened(theirs).get(f"/partner/{theirs}/")
    assert answer.status_code == 200
    assert NAME not in answer.content.decode()


def ends_registration(place, person, telephone):
    accounts.end_telephone(by=riverside.SET_UP, telephone=telephone)


def ends_work(place, person, telephone):
    row = accounts_models.Membership.objects.get(user_id=place.befriender.id)
    accounts.end_work(by=riverside.SET_UP, membership=row, until_on=clock.today())


def disables(place, person, telephone):
    accounts.disable(by=riverside.SET_UP, user=telephone.user)


def closes_team(place, person, telephone):
    with making("places"):
        places.Team.objects.filter(pk=place.befriending.pk).update(closed_on=clock.today())


def uninvites(place, person, telephone):
    [invited] = [one for one in queries.invited(huddle=place.huddle) if one.team_id == place.befriending.pk]
    actions.uninvite(by=riverside.SET_UP, invited=invited)


def withdraws(place, person, telephone):
    people.choose(
        by=place.gp, person=person, organisation_id=place.befrienders.pk, scope="huddle", state="withdrawn",
        wording="", how="rang",
    )  # fmt: skip


def excludes(place, person, telephone):
    people.exclude(by=place.gp, person=person, name=place.befriender.name, user_id=place.befriender.id)


@pytest.mark.parametrize(
    "happens", [ends_registration, ends_work, disables, closes_team, uninvites, withdraws, excludes]
)
def test_on_the_next_request_nobody_is_shown_any_more(place, asked, happens):
    person, item, telephone, token = asked
    device = by_link.opened(token)
    assert shows(device, token)
    happens(place, person, telephone)
    assert NAME not in device.get(f"/partner/{token}/").content.decode()
    before = list(everything()[:2])
    given = {by_link.name_of("what", item.pk): "x", by_link.name_of("question", item.pk): "x"}
    for deed in ("offer", "pass", "question"):
        assert device.post(f"/partner/{token}/asks/{item.pk}/{deed}/", given).status_code in (401, 404, 410)
    assert everything()[:2] == before


def test_whoever_left_and_comes_back_registers_their_telephone_anew(place, asked):
    _, item, telephone, token = asked
    assert shows(by_link.opened(token), token)
    ends_work(place, None, telephone)
    accounts.invite(
        by=riverside.SET_UP,
        name=telephone.user.name,
        email=telephone.user.email,
        title="",
        team=place.befriending,
        role="vcse_worker",
    )
    assert Client().get(f"/partner/{token}/").status_code == 410
    token = by_link.link_for(by_link.registered(place.befriender), place.befriending, item.sitting)
    assert shows(by_link.opened(token), token)


def test_a_joint_team_s_agreement_that_ends_ends_its_links(place, asked):
    _, item, telephone, token = asked
    with making("places"):
        joint = places.Team.objects.create(name="Joint", organisation=place.trust, kind="community")
        agreement = places.JointMember.objects.create(
            team=joint, organisation=place.befrienders, agreement="A", from_on=datetime.date(2026, 1, 1)
        )
    actions.invite(by=riverside.SET_UP, huddle=place.huddle, team=joint)
    accounts.join(
        by=riverside.SET_UP, user=telephone.user, team=joint, role="vcse_worker", organisation=place.befrienders
    )
    token = by_link.link_for(telephone, joint, item.sitting)
    assert by_link.opened(token).get(f"/partner/{token}/").status_code == 200
    with making("places"):
        places.JointMember.objects.filter(pk=agreement.pk).update(until_on=clock.today())
    assert Client().get(f"/partner/{token}/").status_code == 410


def test_leaving_forgets_the_device(asked):
    *_, token = asked
    device = by_link.opened(token)
    left = device.post(f"/partner/{token}/leave/")
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert not shows(device, token)


def test_links_are_for_charities_and_an_unconfirmed_telephone_opens_nothing(place, asked):
    from joined.kit import errors

    user = accounts_models.User.objects.get(pk=place.gp.id)
    with pytest.raises(errors.Refused, match="sign in"):
        accounts.register(by=riverside.SET_UP, user=user, organisation=place.practice, number="+447700900557")
    _, item, telephone, token = asked
    new = accounts.register(
        by=riverside.SET_UP, user=telephone.user, organisation=place.befrienders, number="+447700900558"
    )
    assert Client().get(f"/partner/{token}/").status_code == 410  # the number was replaced
    token = by_link.link_for(new, place.befriending, item.sitting)
    assert Client().get(f"/partner/{token}/").status_code == 410  # and not confirmed yet
