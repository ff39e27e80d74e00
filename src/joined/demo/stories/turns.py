"""Riverside North over half a year: a ward, a break, days on which nobody came, and a day 28 that was seen coming."""

from joined.demo import walks
from joined.demo.diary import Story
from joined.demo.hands import Hands

NORTH = "Community mental health, North"


def mwangi(do: Hands) -> Story:
    """Three weeks on a ward, and seen on the day after he came home."""
    walk = walks.Walk(
        do,
        "mwangi",
        """
        -118 10:00 excluded-worker face We met on the bench by the lock. He fishes and does not catch
        -111 10:00 excluded-worker face He said when it began: the year of the two funerals
        -102 10:00 excluded-worker phone Too loud on the street for him today
        -93 10:00 excluded-worker face He has stopped fishing
        -83 11:00 psychiatrist face He does not sleep and says that he is finished. A bed was found, and he said yes
        -67 10:00 excluded-worker face Home since yesterday. We counted the tablets and the people
        -60 10:00 excluded-worker face He bought bait
        -50 10:00 excluded-worker face A perch. He let it go
        -37 10:00 nurse face Tunde was away. He told me about the perch too
        -24 10:00 excluded-worker face He asks about work at the boatyard
        -9 10:00 excluded-worker face Two mornings at the boatyard, unpaid, and he came home tired
        6 10:00 excluded-worker face -
        """,
        alone=(-83,),
    )
    asked = walks.Beginning(
        ask="Two funerals in one year, and he has gone quiet in a way I do not like.",
        words="I am not sad. I am put away.",
        story="Bargeman. Lost his wife and his brother. Fishes by the lock, alone, since March.",
        plan=f"Tunde comes to the bench by the lock on {do.date(-118)}.",
        helped_by="My daughter, from Leeds, at weekends",
        lead="excluded-worker",
    )
    person = walk.person
    yield from walk.begins(-120, asked)
    yield from walk.until(-82)
    do.goes_to_ward("excluded-worker", person, "He said himself that he is not safe at home")
    yield do.at(-78, "15:10")
    again = do.next("Ask the ward when he comes home", NORTH, on=-68, someone="excluded-worker")
    do.answer("excluded-worker", person, "Ask the ward", verb="change", reason="Sleeping; not this week", then=again)
    yield do.at(-68, "15:40")
    do.comes_home("excluded-worker", person)
    do.answer("excluded-worker", person, "Ask the ward when")
    yield from walk.until(-59)
    walk.agrees("Behavioural activation", by="excluded-worker", sessions=8, wish="To fish, and to catch")
    yield from walk.until(1)


def saoirse(do: Hands) -> Story:
    """Three times nobody opened; each rung of the ladder was somebody's, and the fourth found her."""
    walk = walks.Walk(
        do,
        "saoirse",
        """
        -114 16:00 nurse face We met on the stairs, then in the café, then in her kitchen
        -107 16:00 nurse face She draws what she cannot say. I keep the drawings in the plan
        -96 16:00 nurse face Work is the good part of the day
        -86 16:00 nurse face She is moving desks, and dreads it
        -72 16:00 nurse missed Nobody opened
        -71 09:00 nurse missed Nobody opened in the morning either
        -69 13:00 nurse silent Rang twice. It rang out
        -64 17:00 nurse face Her brother let me in. She had not been at work for two weeks
        -57 16:00 nurse face She has told her manager. The world is still there
        -46 16:00 nurse face A smaller desk, by the window
        -34 16:00 ot face Five days of five at work
        -21 16:00 nurse face Drew me a map of the office with the good people on it
        -6 16:00 nurse phone She rang me first
        8 16:00 nurse face -
        """,
    )
    asked = walks.Beginning(
        ask="She comes for headaches and does not say what they are about. Who has time?",
        words="If I start I will be here until Christmas.",
        story="Lives above the laundrette. Goes to work, goes home. A brother two streets away.",
        plan=f"Róisín comes to you on {do.date(-114)} after work.",
        helped_by="My brother Fintan has the key",
    )
    person = walk.person
    yield from walk.begins(-116, asked)
    yield from walk.until(-68)
    yield do.at(-67, "12:20")
    told = {"mechanism": "02", "with_whom": "somebody_else", "from_other": True}
    heard = do.sees("nurse", walk.spell, line="Her brother: she does not go to work, and eats at night", **told)
    visit = do.next("Visit with her brother, who has the key", NORTH, on=-64, someone="nurse")
    do.answer("nurse", person, "They did not come", then=visit)
    yield do.at(-66, "10:40")
    do.looks_through("manager", heard)
    yield from walk.until(-63)
    yield do.at(-63, "09:30")
    do.explains(
        "nurse",
        person,
        cause="person",
        what="She did not open for two weeks; we tried four ways",
        does="Her brother has the key, and she agreed that we ring him on the first day",
    )
    yield from walk.until(-56)
    walk.agrees("Behavioural activation", by="nurse", wish="Work, without the dread on Sundays")
    yield from walk.until(-12)
    yield do.at(-12, "13:15")
    do.sees(
        "nurse", walk.spell, line="Her brother: she sings on the stairs again. He asks us not to say he rang", **told
    )
    yield from walk.until(1)


def philippa(do: Hands) -> Story:
    """A break of some weeks that she asked for, with a day in it on which we rang."""
    walk = walks.Walk(
        do,
        "philippa",
        """
        -114 11:00 ot face Tea in the good cups, and nothing said until the second
        -104 11:00 ot face The stairs, the bath, the garden step
        -92 11:00 ot face She would like to see her sister’s island once more
        -80 11:00 ot face Tickets bought. We wrote down what to do if it turns
        -64 11:30 ot phone From the island: the wind is good for her, she says
        -48 11:00 ot face Brown as a nut. She has slept in a boat
        -35 11:00 ot face The dark weeks are coming. She says so herself this time
        -22 15:00 psychiatrist face Half the dose, as she wished
        -8 11:00 ot face The island is on the wall now, in her own watercolour
        7 11:00 ot face -
        """,
        alone=(-80,),
    )
    asked = walks.Beginning(
        by="other-gp",
        ask="She apologises for coming. She has apologised for fifty years. Who asks her what she wants?",
        words="One does not like to be a nuisance.",
        story="Headmistress, long retired. Low every winter. One sister, on an island.",
        plan=f"Annika comes to tea on {do.date(-114)}.",
        helped_by="My sister Maud, when the ferry goes",
        lead="ot",
    )
    person = walk.person
    yield from walk.begins(-116, asked)
    yield from walk.until(-103)
    walk.agrees("Everyday skills with an occupational therapist", by="ot", sessions=3, wish="To travel alone once more")
    yield from walk.until(-78)
    yield do.at(-78, "10:20")
    do.agrees_break(
        "manager",
        person,
        until=-50,
        review=-64,
        why="Six weeks with her sister on the island, which she has wanted for years",
        plan="She rings Annika or her sister’s doctor; the crisis line is on the tin with the stamps",
    )
    yield from walk.until(-63)
    do.answer("ot", person, "Ask how the break goes")
    walk.finishes()
    yield from walk.until(1)


def oonagh(do: Hands) -> Story:
    """We cancelled, and nothing was booked; the forecast said so, and the manager booked her before day 28."""
    walk = walks.Walk(
        do,
        "oonagh",
        """
        -108 09:00 excluded-worker face We met at the school gate, between the bell and the bus
        -100 09:00 excluded-worker face She counts exits. We counted them together
        -88 09:00 excluded-worker face The assembly hall, empty, for ten minutes
        -78 15:30 pharmacist face She would like fewer tablets at school
        -68 09:00 excluded-worker face The assembly hall, full, from the door
        -55 09:00 excluded-worker off Tunde was ill
        -51 09:00 excluded-worker face Full, from the third row. She walked out once and back in
        -41 09:00 excluded-worker phone Parents’ evening is on Thursday
        -29 09:00 excluded-worker face She stayed to the end, and told the head why it was hard
        -16 09:00 excluded-worker face A whole week without a plan for leaving
        2 09:00 excluded-worker face -
        """,
    )
    asked = walks.Beginning(
        ask="A teacher who cannot go into the hall. She would rather not stop teaching. What can start?",
        words="There are four doors and I know how far each one is.",
        story="Panic since the flood drill. Teaches eight-year-olds. Partner works nights.",
        plan=f"Tunde meets you at the school gate on {do.date(-108)}.",
        helped_by="Omar, when he is awake",
        looks_after="Thirty children, nine to three",
        lead="excluded-worker",
    )
    yield from walk.begins(-110, asked)
    yield from walk.until(-99)
    walk.agrees("Behavioural activation", by="excluded-worker", sessions=10, wish="The hall, to the end")
    yield from walk.until(-54)
    yield do.at(-54, "16:50")
    do.books("manager", walk.person, "excluded-worker", do.at(-51, "09:00"))
    yield from walk.until(1)


STORIES = (mwangi, saoirse, philippa, oonagh)
