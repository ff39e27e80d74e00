"""Two who came to the public doors: somebody at night for himself, and a sister this morning."""

import datetime

from joined.demo.diary import Story
from joined.demo.hands import Hands
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.kit import actors
from joined.people import queries as people
from joined.worries import actions as worries


def emrys(do: Hands) -> Story:
    """Wrote at night on his phone; text relay, large print. In-take read it at half past eight and answers today."""
    yield do.at(-1, "21:40")
    told = doors.Helping(
        words="I am all right until the house is quiet. Then I go through every door again to see that it is shut.",
        wish="Somebody to write with, who does not ring",
        name="Emrys Fairweather-Ng",
        born_on=datetime.date(1968, 11, 2),
        way="relay",
        phone="+447700900461",
        safe="yes",
        alone="yes",
        needs=("Large print",),
        postcode="RV1 2HT",
    )
    wrote = doors.ask_for_help(by=actors.System("help page"), told=told)
    yield do.at(0, "08:24")
    intake = do.who("intake")
    do.takes("intake", requests.row(to=intake, referral_id=wrote.referral_id))
    yield do.at(0, "08:31")
    do.answer("intake", people.row(to=intake, person=wrote.person_id), "In-take reads")


def hepzibah(do: Hands) -> Story:
    """A sister's worry, written this morning; nobody is named for it yet."""
    yield do.at(0, "08:41")
    worry = worries.Worrying(
        sees="He has taken all the clocks off the wall and sleeps in the car. He was not like this at Easter.",
        name="Barnaby Oyelaran-Pike",
        postcode="RV1 7CC",
        area="The flats behind the bus station",
        sender_name="Hepzibah Oyelaran",
        relation="Sister",
        reach="ring",
        phone="+447700900462",
        hours="after 4pm",
        tell="ask",
        helps="yes",
    )
    worries.hear(by=actors.System("worry page"), worry=worry)


STORIES = (emrys, hepzibah)
