"""Which way is open, how much it may say, and what a need shuts: truth tables (H1–H3, H24, T11)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.people import needing, routes, rules

TODAY = datetime.date(2026, 3, 3)


def channel(**more) -> rules.Channel:
    usual = {"is_allowed": True, "safe": "yes", "level": 3, "was_alone": "yes", "confirmed_on": TODAY, "number": "x"}
    return rules.Channel(**usual | more)


NO = {"is_allowed": False, "level": 0}
UNSAFE = NO | {"safe": "no"}


def known(needs: tuple[str, ...] = (), *, has_home: bool = True, **channels) -> routes.Known:
    more = {
        name: channels.pop(name)
        for name in ("is_stopped", "has_failed", "has_died", "is_home_kept_back")
        if name in channels
    }
    return routes.Known(channels=channels, has_home=has_home, needs=needs, today=TODAY, months=6, **more)


def stands(asked: routes.Known) -> dict[str, object]:
    """Each way: its level where it is open, else why not."""
    return {one.key: one.level if one.is_allowed else one.why_not for one in routes.routes(asked)}


@pytest.mark.parametrize(
    ("way", "asked", "is_so"),
    [
        ("text", known(sms=channel()), 3),
        ("text", known(sms=channel(level=2)), 2),
        ("text", known(sms=channel(safe="unknown")), 1),
        ("text", known(sms=channel(was_alone="no")), 1),
        ("text", known(sms=channel(confirmed_on=datetime.date(2025, 9, 3))), 1),
        ("text", known(sms=channel(confirmed_on=datetime.date(2025, 9, 4))), 3),
        ("text", known(sms=channel(**UNSAFE)), rules.RESTRICTED),
        ("text", known(sms=channel(**NO)), "They asked us not to text. Ring, write or tell them in person."),
        ("text", known(sms=None), rules.NO_NUMBER),
        ("text", known(sms=channel(), is_stopped=True), routes.STOPPED),
        ("text", known(sms=channel(), has_failed=frozenset({"text"})), routes.FAILED),
        ("text", known(sms=channel(), has_died=True), routes.ENDED),
        ("email", known(email=channel()), 3),
        ("email", known(email=channel(safe="unknown")), 1),
        ("email", known(email=channel(number="")), routes.NO_ADDRESS),
        ("email", known(email=None), routes.NOT_ASKED),
        ("email", known(email=channel(**NO)), routes.NOT_TO_EMAIL),
        ("email", known(email=channel(), has_failed=frozenset({"email"})), routes.FAILED),
        ("email", known(email=channel(safe="unknown"), sms=channel(**UNSAFE)), rules.RESTRICTED),
        ("email", known(email=channel(), sms=channel(**UNSAFE)), 3),
        ("call", known(voice=channel()), 3),
        ("call", known(voice=channel(**NO)), routes.NOT_TO_RING),
        ("call", known(voice=channel(**UNSAFE)), rules.RESTRICTED),
        ("call", known(voice=channel(number="")), routes.NO_NUMBER),
        ("call", known(voice=None), routes.NO_NUMBER),
        ("call", known(voice=None, sms=channel()), 3),
        ("call", known(voice=None, sms=channel(**UNSAFE)), rules.RESTRICTED),
        ("letter", known(letter=None), 1),
        ("letter", known(letter=channel()), 3),
        ("letter", known(letter=channel(was_alone="unknown")), 1),
        ("letter", known(letter=channel(**NO)), routes.NOT_TO_WRITE),
        ("letter", known(letter=channel(**UNSAFE)), rules.RESTRICTED),
        ("letter", known(letter=None, voice=channel(**UNSAFE)), rules.RESTRICTED),
        ("letter", known(letter=channel(), voice=channel(**UNSAFE)), 3),
        ("letter", known(letter=channel(), has_home=False), routes.NO_HOME),
        ("letter", known(letter=channel(), is_home_kept_back=True), routes.KEPT_BACK),
        ("handed", known(), 3),
        ("handed", known(sms=channel(**UNSAFE)), 3),
        ("handed", known(has_died=True), routes.ENDED),
    ],
)
def test_each_way(way, asked, is_so):
    assert stands(asked)[way] == is_so


@pytest.mark.parametrize(
    ("need", "shut_ways", "says"),
    [
        ("Deafblind", {"sms", "voice", "voicemail", "letter"}, "communicator guide"),
        ("no texts - deaf-blind", {"sms", "voice", "voicemail", "letter"}, "communicator guide"),
        ("No texts please", {"sms"}, ""),
        ("Text relay (18001)", {"sms", "voicemail"}, "18001"),
        ("Deaf", {"voice", "voicemail"}, "face to face"),
        ("Deaf, uses Relay UK", {"sms", "voicemail"}, "18001"),
        ("BSL interpreter", {"voice", "voicemail"}, "British Sign Language"),
        ("Cannot read", {"sms", "email", "letter"}, "Say it"),
        ("Braille", {"letter"}, ""),
        ("Large print", set(), "large print"),
        ("Easy read", set(), "Short sentences"),
        ("Dari interpreter, a man", {"voicemail"}, "interpreter"),
        ("No stairs", set(), ""),
        ("Large print no longer needed", set(), ""),
        ("Requires deafblind communicator guide", {"sms", "voice", "voicemail", "letter"}, "communicator guide"),
        ("Requires contact by text relay", {"sms", "voicemail"}, "18001"),
    ],
)
def test_what_a_need_shuts_and_says(need, shut_ways, says):
    found = needing.flags([need])
    assert set(needing.shut(found)) == shut_ways
    assert says.casefold() in " ".join(flag.says for flag in found).casefold()


def test_a_need_shuts_a_way_that_was_open():
    opened = {"sms": channel(), "voice": channel(), "letter": channel()}
    assert routes.first(routes.routes(known(**opened))).key == "text"
    shut = stands(known(("Deafblind",), **opened))
    assert (shut["text"], shut["call"], shut["letter"], shut["handed"]) == (
        needing.NO_TEXTS,
        needing.NO_VOICE,
        needing.NO_PRINT,
        3,
    )


def test_through_text_relay_18001_stands_before_the_number():
    assert needing.dialled("+447700900123", needing.flags(["Text relay"])) == "18001 +447700900123"
    assert needing.dialled("+447700900123", needing.flags(["Large print"])) == "+447700900123"
    assert needing.dialled("", needing.flags(["Text relay"])) == ""


@pytest.mark.parametrize(("voicemail", "may"), [(channel(), True), (channel(was_alone="no"), False), (None, False)])
def test_a_voicemail_is_left_only_where_they_said_so_alone(voicemail, may):
    assert routes.may_leave_voicemail(known(voicemail=voicemail)) is may
    assert not routes.may_leave_voicemail(known(("Interpreter",), voicemail=voicemail))


CHANNELS = st.one_of(
    st.none(),
    st.builds(
        rules.Channel,
        is_allowed=st.booleans(),
        safe=st.sampled_from(sorted(rules.SAFE)),
        level=st.integers(0, 3),
        number=st.sampled_from(["", "x"]),
        confirmed_on=st.sampled_from([None, TODAY, datetime.date(2020, 1, 1)]),
        was_alone=st.sampled_from(sorted(rules.ALONE)),
    ),
)


@given(
    st.fixed_dictionaries(dict.fromkeys(rules.CHANNELS, CHANNELS)),
    st.lists(st.sampled_from([word for flag in needing.FLAGS for word in flag.words]), max_size=3),
    st.booleans(),
)
def test_whatever_is_known_a_way_that_is_not_safe_or_shut_is_never_open(channels, needs, has_home):
    asked = known(tuple(needs), has_home=has_home, **channels)
    found = routes.routes(asked)
    assert sorted(one.key for one in found) == sorted(routes.NAMES)
    shut = needing.shut(needing.flags(needs))
    for one in found:
        way = channels.get(routes.CHANNEL[one.key])
        if one.is_allowed:
            assert routes.CHANNEL[one.key] not in shut
            assert way is None or (way.safe != "no" and way.is_allowed)
            assert way is None or one.key in ("call", "handed") or one.level <= max(way.level, 1) or one.key == "letter"
        else:
            assert (one.level, bool(one.why_not)) == (0, True)
    opened = [one.is_allowed for one in found]
    assert opened == sorted(opened, reverse=True), "open ways come first"
