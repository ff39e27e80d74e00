"""What they share, and with whom: taken back by anybody's word, given only by their own (AC-058, AC-061)."""

import pytest

from joined.base import rows
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle import queries as boards
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought, proposal_of
from joined.kit import clock
from joined.messages import models as messages
from joined.people import models
from joined.steps import queries as steps
from joined.trail import models as trail

THEMSELVES = {"said_by": "themselves", "alone": "yes", "said_on": "2026-03-03"}
SISTER = {"said_by": "another", "who": "Zofia, his sister", "alone": "no", "said_on": "2026-03-03"}


def page(person, part=""):
    return f"/people/{person.pk}/sharing/{part}"


def says(place, person, part, *, by=None, **given):
    return riverside.browser(by or place.gp).post(page(person, part), given)


def agenda_of(place, who, item):
    with rows.context(who):
        return boards.board(to=who, sitting_id=item.sitting_id)


def hears(place, who, item):
    board = agenda_of(place, who, item)
    return any(line.id == item.pk for line in (*board.open_part, *board.closed_part))


def test_a_charity_is_taken_back_by_their_sister_s_word_and_sees_nothing_from_then_on(place):
    person, _, item = brought(place, partner_line="Company in the evenings")
    assert hears(place, place.befriender, item)
    browser = riverside.browser(place.gp)
    answer = browser.post(page(person, f"{place.befrienders.pk}/"), SISTER | {"open": []})
    assert answer.status_code == 303
    assert not hears(place, place.befriender, item)
    assert hears(place, place.nurse, item)
    text = browser.get(page(person)).text
    assert "From now on Riverside Befrienders sees nothing about you." in text
    assert "Zofia, his sister said so for them, 3 March 2026" in text
    with making("trail"):
        assert trail.Event.objects.filter(verb="huddle.say_about", person_id=person.pk, actor_id=place.gp.id).exists()


def test_more_is_never_given_by_another_s_word_nor_after_a_no_with_somebody_beside_them(place):
    person, _, item = brought(place)
    says(place, person, f"{place.befrienders.pk}/", **THEMSELVES, open=[])
    again = {"open": ["identity", "huddle"]}
    for word, why in ((SISTER, "Only they themselves"), (THEMSELVES | {"alone": "no"}, "They said no before")):
        answer = says(place, person, f"{place.befrienders.pk}/", **word, **again)
        assert answer.status_code == 422
        assert why in answer.text
        assert not hears(place, place.befriender, item)
    assert says(place, person, f"{place.befrienders.pk}/", **THEMSELVES, **again).status_code == 303
    assert hears(place, place.befriender, item)


def test_a_charity_may_give_up_what_it_knows_and_nothing_else(place):
    person, _, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
        about = f"{place.befrienders.pk}/"
        mine, other = (
            says(place, person, f"{pk}/", by=place.befriender, **THEMSELVES, open=["identity", "huddle", "plan"])
            for pk in (place.befrienders.pk, place.council.pk)
        )
        assert (mine.status_code, other.status_code) == (403, 404)
        text = riverside.browser(place.befriender).get(page(person)).text
        assert "Riverside Council" not in text
        assert "Lockside" not in text
        for part in ("huddle/", "never/"):
            assert riverside.browser(place.befriender).get(page(person, part)).status_code == 404
            assert riverside.browser(place.gp).get(page(person, part)).status_code == 200
        assert says(place, person, about, by=place.befriender, **THEMSELVES, open=[]).status_code == 303
        assert riverside.browser(place.befriender).get(f"/people/{person.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["other_gp", "duty"])
def test_whoever_may_not_correct_them_is_answered_as_if_nobody_were_there(place, who):
    person, _, _ = brought(place)
    for part in ("", "huddle/", "never/", f"{place.befrienders.pk}/"):
        assert riverside.browser(getattr(place, who)).get(page(person, part)).status_code in (403, 404)
        assert riverside.browser(place.gp).get(page(person, part)).status_code == 200


def test_nobody_by_name_takes_them_off_every_board_and_keeps_their_promises(place):
    person, referral, item = brought(place)
    answer = says(place, person, "huddle/", **SISTER, sharing="no_name")
    assert answer.status_code == 303
    for who in (place.befriender, place.social_worker, place.nurse):
        assert not hears(place, who, item)
    with rows.context(place.gp):
        referral.refresh_from_db()
        assert referral.sharing == "no_name"
        assert huddles.AgendaItem.objects.get(pk=item.pk).is_closed_part
        assert steps.about(to=place.gp, person=person.pk).team_name == "In-take, Riverside North"
    assert says(place, person, "huddle/", **SISTER, sharing="nhs_council").status_code == 422
    assert says(place, person, "huddle/", **THEMSELVES, sharing="nhs_council").status_code == 303
    assert hears(place, place.nurse, item)
    assert not hears(place, place.befriender, item)


def test_a_worker_who_must_never_see_them_loses_page_board_and_steps_and_nobody_is_shown_the_name(place):
    person, _, item = brought(place)
    with clock.at(riverside.SITTING):
        huddle.start(by=place.chair, sitting=item.sitting)
        proposal_of(place, item)
        assert riverside.browser(place.nurse).get(f"/people/{person.pk}/").status_code == 200

        def named():
            with rows.context(place.gp):
                now = steps.about(to=place.gp, person=person.pk)
            assert now.is_open
            return {step.source for step in now.steps if place.nurse.name in (step.who, step.someone)}

        assert named() == {"ask"}
        assert says(place, person, "never/", **SISTER, what="never", name=place.nurse.name).status_code == 303
        assert riverside.browser(place.nurse).get(f"/people/{person.pk}/").status_code == 404
        assert named() == set()
        for who in (place.gp, place.other_nurse):
            text = riverside.browser(who).get(page(person)).text
            assert text.count(place.nurse.name) == 0
        wrong = says(place, person, "never/", **SISTER, what="again", name=place.nurse.name)
        assert wrong.status_code == 422
        right, unknown = (
            says(place, person, "never/", **THEMSELVES, what="again", name=name)
            for name in (place.nurse.name, place.other_nurse.name)
        )
        assert (right.status_code, right.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
        assert riverside.browser(place.nurse).get(f"/people/{person.pk}/").status_code == 200


def test_they_are_texted_what_changed_only_where_they_chose_to_read_so_much(place):
    person, _, _ = brought(place)
    about, given = f"{place.befrienders.pk}/", THEMSELVES | {"open": ["identity"], "send": "yes"}
    assert "Also text them what changed" in riverside.browser(place.gp).get(page(person, about)).text
    assert says(place, person, about, **given).status_code == 303
    with making("messages"):
        [text] = messages.Message.objects.filter(about=person.pk)
    assert text.words.startswith("You asked us to change what you share. From now on Riverside Befrienders does not")
    with making("people"):
        models.SafeContact.objects.filter(person=person).update(level=1)
    assert "No text goes" in riverside.browser(place.gp).get(page(person, about)).text
    assert says(place, person, about, **THEMSELVES, open=[], send="yes").status_code == 303
    with making("messages"):
        assert messages.Message.objects.filter(about=person.pk).count() == 1


def test_whoever_cannot_read_a_request_does_not_answer_for_it_and_somebody_does(place):
    """P1: not the trust, they say; In-take is the trust's. A practice that agreed to hold answers from then on."""
    person, referral, item = brought(place)
    assert says(place, person, f"{place.trust.pk}/", **SISTER, open=[]).status_code == 422
    riverside.holds(place.practice_team)
    assert says(place, person, f"{place.trust.pk}/", **SISTER, open=[]).status_code == 303
    with rows.context(place.gp):
        now = steps.about(to=place.gp, person=person.pk)
    assert now.team_name == "Lockside Surgery"
    assert now.next.what == "Read what they asked and find who helps: In-take, Riverside North may not read it"
    assert now.next.who.startswith(place.gp.name)
    assert riverside.browser(place.intake).get(f"/requests/{referral.pk}/").status_code == 404
    assert riverside.browser(place.gp).get(f"/requests/{referral.pk}/").status_code == 200
    assert not hears(place, place.chair, item)


def test_a_worker_of_a_team_that_may_not_read_it_writes_nothing_down_that_leaves_nobody(place):
    person, referral, _ = brought(place)
    answer = says(place, person, f"{place.trust.pk}/", by=place.intake, **SISTER, open=[])
    assert answer.status_code == 422
    assert "nobody who answers for them could read what they asked" in answer.text
    assert riverside.browser(place.intake).get(f"/requests/{referral.pk}/").status_code == 200
    assert says(place, person, f"{place.council.pk}/", by=place.intake, **SISTER, open=[]).status_code == 303
