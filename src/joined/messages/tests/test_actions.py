"""Writing, taking back, following: every deed and every refusal."""

import datetime
import uuid

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from joined.base import making, rows
from joined.kit import actors, clock, errors
from joined.messages import actions, jobs, models, moving, queries, rules, words
from joined.messages.tests.conftest import BY, MORNING, PHONE, SET_UP, WORDS
from joined.places import actions as places
from joined.trail import models as trail

pytestmark = pytest.mark.django_db
REACH = rules.Reach(allowed=True, to=PHONE, level=3, language="en")
INSTEAD = ["steps.ring_instead", "people.flag"]
RING = "Please ring the surgery on 01632 960100."


def cleared(message, reach=REACH):
    with rows.context(BY, people=[message.about]):
        return actions.clear_to_go(by=BY, message=message, reach=reach)


def staff(organisation_id: uuid.UUID) -> actors.Staff:
    return actors.Staff(
        id=uuid.uuid4(),
        name="Dr Adeyemi",
        organisation=organisation_id,
        organisation_name="Lockside Surgery",
        organisation_kind="practice",
        role="gp",
    )


def test_a_text_is_kept_before_it_is_sent(write):
    message = write()
    assert (message.state, message.words, message.to, message.language) == ("queued", WORDS, PHONE, "en")
    assert message.written_at == clock.now()
    assert message.due_at == clock.now() + datetime.timedelta(seconds=60)
    assert message.written_by == BY.name


def test_the_trail_says_about_whom_it_was_written(write, surgery):
    message = write()
    with making.making("trail"):
        event = trail.Event.objects.get(verb="messages.write")
    assert (event.person_id, event.thing_id) == (message.about, message.pk)


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("", {}, words.EMPTY),
        ("Hello 😀", {}, "😀"),
        ("a" * 919, {}, words.TOO_LONG),
        ("Please ring us.", {"level": 1}, words.WORDING_ONLY),
        ("Look at nhs.uk", {"level": 2}, words.NO_LINK),
        (WORDS, {"level": 0}, words.NO_SUCH_LEVEL),
    ],
)
def test_a_text_that_may_not_go_is_refused_while_it_is_written(write, text, more, said):
    with pytest.raises(errors.Refused) as refused:
        write(text, **more)
    assert said in refused.value.sentence
    assert refused.value.field == "words"


def test_at_level_one_the_wording_goes_as_it_is(write):
    assert write(RING, level=1).words == RING


def test_words_are_kept_with_their_accents_put_together(write):
    assert write("Ro\u0301isi\u0301n rings you.").words == "Róisín rings you."


def test_a_text_written_in_the_evening_goes_in_the_morning(write):
    evening = MORNING.replace(hour=20, minute=59, second=30)
    with clock.at(evening):
        assert clock.london(write().due_at) == MORNING.replace(day=4, hour=8, minute=0)


def test_a_place_may_keep_the_evening_quieter(write, surgery):
    places.set_rule(
        by=SET_UP,
        place=surgery.neighbourhood,
        name="quiet_from_hour",
        value=20,
        reason="Farm families are in bed early.",
        from_on=clock.today(),
        agreed_by="patients",
        lived_experience_count=3,
    )
    with clock.at(MORNING.replace(hour=20, minute=10)):
        assert clock.london(write().due_at).hour == 8


def test_an_approved_wording_in_their_language_is_kept_as_theirs(write, surgery):
    made_up = "Helo {name}. Mae gennym gynllun i'w awgrymu. Ffoniwch {from} ar {number}."
    approved = {"purpose": "plan", "language": "cy", "level": 2, "words": made_up, "approved_by": "A. Person"}
    actions.adopt(by=SET_UP, **approved)
    text = "Helo Amina. Mae gennym gynllun i'w awgrymu. Ffoniwch Lockside Surgery ar 01632 960100."
    assert write(text, language="cy").language == "cy"
    assert write("A nurse rings you on Friday.", language="cy").language == "en"
    with pytest.raises(errors.Refused, match="Approved words"):
        write(text + " Yfory.", language="cy")


def test_approving_again_retires_the_earlier_words(surgery):
    for wording in ("Please ring {number}.", "Do ring {number}."):
        actions.adopt(by=SET_UP, purpose="plan", language="en", level=1, words=wording, approved_by="A. Person")
    found = queries.draft(purpose="plan", level=1, language="en", values={"number": "111 222"})
    assert (found.words, found.is_approved) == ("Do ring 111 222.", True)
    assert models.Template.objects.exclude(retired_on=None).count() == 1


def test_words_that_say_too_much_for_their_level_are_not_approved(surgery):
    asked = {"purpose": "plan", "language": "en", "level": 1, "approved_by": "A. Person"}
    with pytest.raises(errors.Refused):
        actions.adopt(by=SET_UP, words="Hello {name}, ring {number}.", **asked)


def test_a_draft_is_in_their_language_only_where_a_human_approved_it(surgery):
    values = {"name": "Amina", "from": "Lockside", "number": "01632 960100", "plan": "a nurse rings", "day": ""}
    ask = {"purpose": "plan", "values": values}
    assert queries.draft(level=3, language="so", **ask).language == "en"
    actions.adopt(by=SET_UP, purpose="plan", language="so", level=2, words="{name}, {number}.", approved_by="A. Person")
    theirs = queries.draft(level=3, language="so", **ask)
    assert (theirs.words, theirs.language, theirs.level) == ("Amina, 01632 960100.", "so", 2)
    assert queries.draft(level=1, language="so", **ask).language == "en"
    assert queries.draft(level=0, language="en", **ask).words == ""


def test_a_text_can_be_taken_back_until_it_goes(write, again, surgery):
    message = write()
    by = staff(surgery.organisation_id)
    assert actions.undo(by=by, message=message).state == "undone"
    with pytest.raises(errors.Refused, match="gone already"):
        actions.undo(by=by, message=message)
    assert not cleared(message)
    assert again(message).state == "undone"


def test_another_organisation_cannot_take_it_back(write, again):
    message = write()
    with pytest.raises(errors.Forbidden):
        actions.undo(by=staff(uuid.uuid4()), message=message)
    assert again(message).state == "queued"


@pytest.mark.parametrize(
    ("reach", "why"),
    [
        (rules.Reach(False, PHONE, 0, "en", "Contact restricted."), "Contact restricted."),
        (rules.Reach(True, "+447700900999", 3, "en"), words.NUMBER_CHANGED),
        (rules.Reach(True, PHONE, 2, "en"), words.LEVEL_CHANGED),
    ],
)
def test_a_text_is_not_sent_when_something_has_changed_since(write, again, put, reach, why):
    message = write()
    assert not cleared(message, reach)
    kept = again(message)
    assert (kept.state, kept.why_not) == ("stopped", why)
    assert put() == INSTEAD


def test_a_text_is_cleared_until_it_has_gone_and_no_more(write, again, went):
    message = write()
    assert cleared(message)
    assert (again(message).state, again(message).sent_at) == ("queued", None)
    assert went(message).sent_at == clock.now()
    assert not cleared(message)


def test_a_text_whose_turn_comes_at_night_waits_for_the_morning(write, again, put):
    message = write()
    with clock.at(MORNING.replace(hour=22)):
        assert not cleared(message)
    kept = again(message)
    assert (kept.state, clock.london(kept.due_at)) == ("queued", MORNING.replace(day=4, hour=8, minute=0))
    assert put() == []


@pytest.mark.parametrize("status", ["permanent-failure", "temporary-failure", "technical-failure"])
def test_a_text_that_failed_makes_somebody_ring(write, went, heard, put, status):
    message = heard(went(write()), status, status)
    assert (message.state, message.why_not) == ("failed", words.FAILURES[status])
    assert put() == INSTEAD


def test_a_text_that_arrived_says_so_once(write, went, heard, put):
    message = heard(went(write()), "sending", "delivered", "delivered", "permanent-failure")
    assert (message.state, message.why_not) == ("delivered", "")
    assert message.settled_at == clock.now()
    assert put() == ["huddle.was_told"]


def test_a_receipt_that_comes_before_we_know_that_it_was_sent_is_kept(write, heard, went):
    message = heard(write(), "delivered")
    assert message.state == "delivered"
    kept = went(message)
    assert (kept.state, kept.provider_id) == ("delivered", "theirs")


def test_no_receipt_in_two_hours_is_not_delivered_and_a_late_one_still_counts(write, went, heard, again, put):
    message = went(write())
    for minutes, state in ((119, "sending"), (120, "failed"), (121, "failed")):
        with clock.at(clock.now() + datetime.timedelta(minutes=minutes)):
            jobs.look_for_silence()
        assert again(message).state == state
    assert again(message).why_not == words.NO_RECEIPT
    assert put() == INSTEAD
    assert heard(message, "delivered").state == "delivered"


def test_what_should_have_gone_goes_again_and_after_an_hour_somebody_rings(write, again, put):
    message = write()
    for minutes in (10, 20, 59):
        with clock.at(message.due_at + datetime.timedelta(minutes=minutes)):
            jobs.look_for_waiting()
        assert again(message).state == "queued"
    assert put() == ["people.send_again"]  # one at a time, however often it is looked at
    with clock.at(message.due_at + datetime.timedelta(minutes=61)):
        jobs.look_for_waiting()
    assert (again(message).state, again(message).why_not) == ("failed", words.NEVER_WENT)
    assert put()[-2:] == INSTEAD


def test_stop_stops_the_phone_whoever_holds_it(write, again, put):
    mine, theirs = write(), write()
    actions.hear_reply(by=BY, number=PHONE, words="STOP")
    assert put() == ["steps.ring_safely"] * 2
    assert not cleared(mine)
    assert again(mine).why_not == words.STOPPED
    with pytest.raises(errors.Refused, match="asked us to stop"):
        write(about=theirs.about)
    assert write(to="+447700900999").state == "queued"


def test_stop_twice_is_stop(write):
    actions.stop(by=BY, number=PHONE)
    actions.stop(by=BY, number=PHONE)


def test_an_answer_makes_somebody_ring_and_is_not_kept(write, put):
    write()
    actions.hear_reply(by=BY, number=PHONE, words="I cannot go on")
    assert put() == ["steps.ring_back"]


def test_an_answer_long_after_is_nobodys(write, put):
    write()
    with clock.at(MORNING + datetime.timedelta(days=29)):
        actions.hear_reply(by=BY, number=PHONE, words="who is this")
    assert put() == []


def test_stopped_numbers_are_closed_even_to_us(surgery):
    actions.stop(by=BY, number=PHONE)
    assert models.StoppedNumber.objects.count() == 0
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO messages_stoppednumber (id, number, at) VALUES (gen_random_uuid(), '1', now())")


def test_nobody_sees_a_message_of_somebody_they_may_not_reach(write):
    message = write()
    with rows.context(BY, people=[uuid.uuid4()]):
        assert queries.row(to=BY, message_id=message.pk) is None
    assert models.Message.objects.count() == 0


def test_being_told_another_way_is_part_of_the_record(surgery):
    about = uuid.uuid4()
    with rows.context(BY, people=[about]):
        actions.note(
            by=BY,
            about=about,
            organisation_id=surgery.organisation_id,
            team_id=surgery.pk,
            channel="call_note",
            language="so",
            words="Told by telephone with an interpreter.",
        )
        [shown] = queries.about(to=BY, person=about).messages
    assert (shown.state, shown.words) == ("delivered", "Told by telephone with an interpreter.")


def test_messages_follow_somebody_who_is_matched(write, again):
    message, real = write(), uuid.uuid4()
    moving.move_person(by=SET_UP, from_=message.about, to=real)
    with rows.context(BY, people=[real]):
        assert queries.row(to=BY, message_id=message.pk).about == real
