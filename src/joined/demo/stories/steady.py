"""Riverside North over half a year: who is seen steadily, what comes round again, and a worker who left."""

import datetime

from joined.demo import walks
from joined.demo.diary import Story
from joined.demo.hands import Hands
from joined.kit import clock

NORTH = "Community mental health, North"
EVERY_FOUR_WEEKS, EVERY_TWELVE_WEEKS = 28, 84


def anahera(do: Hands) -> Story:
    """Known by one nurse for half a year; her yearly check is whole, and one line was put right."""
    walk = walks.Walk(
        do,
        "anahera",
        """
        -121 10:30 nurse face We met by the lock gates. She named the birds, and then the voices
        -116 10:30 nurse face The early signs, in her words, on one page
        -109 14:00 ot face Her kitchen, and what the mornings need
        -101 10:30 nurse face Slept five nights of seven. She counts them herself
        -91 10:30 nurse face Her sister came along and asked the better questions
        -81 11:30 psychiatrist face The depot stays. We spoke of her hands, and they are steadier
        -71 10:30 nurse face She swims on Tuesdays. The voices do not like water
        -60 10:30 nurse face The yearly check, all of it, in one go
        -49 14:00 ot face Half an hour at the pottery, and she stayed for two
        -38 10:30 nurse face She is with her sister by the sea, and well
        -27 10:30 nurse face Home again. Glad of her own door
        -13 10:30 nurse face Her first bowl from the kiln. It leaks, and she is proud
        3 10:30 nurse face -
        """,
    )
    asked = walks.Beginning(
        ask="She has held herself together for two years and asks not to have to do it alone.",
        words="I am good at it. I would like to be good at something else.",
        story="Hears voices since she was nineteen. Depot every four weeks. Swims. A sister near by.",
        plan=f"Róisín meets you by the lock gates on {do.date(-121)}.",
        helped_by="My sister Marama, and the water",
    )
    yield from walk.begins(-123, asked)
    yield from walk.until(-108)
    do.names("nurse", walk.person, "ot", role="deputy")
    walk.agrees("Crisis and safety planning", by="nurse", sessions=2, wish="A page my sister can find")
    yield from walk.until(-90)
    walk.finishes()
    yield from walk.until(-59)
    walk.agrees("Everyday skills with an occupational therapist", by="nurse", giver="ot", wish="The pottery, alone")
    do.reads("nurse", walk.person, "4", "38", "128", "82", "26.4", "5.1", "0", looks="psychiatrist")
    yield do.at(-58, "12:10")
    do.looked(
        "psychiatrist",
        walk.person,
        "Her weight is as before the depot. Swimming helps; we look again in six months",
    )
    yield from walk.until(-37)
    yield do.at(-37, "09:10")
    do.puts_right(
        "nurse", walk.last, why="It was by telephone: she was away", mechanism="02", line="We rang; she is well"
    )
    yield from walk.until(1)


def anaheras_depot(do: Hands) -> Story:
    """Every four weeks, on the day."""
    yield do.at(-119, "09:40")
    duty = do.begins_duty(
        "nurse",
        do.persons["anahera"],
        "depot",
        on=do.day(-112),
        every=EVERY_FOUR_WEEKS,
        source="Depot card of the surgery",
    )
    yield from _when_due(do, "nurse", duty, "Left side next time")


def _when_due(do: Hands, slug: str, duty: object, line: str) -> Story:
    while duty.next_on < do.days.anchor:
        yield clock.moment_on(duty.next_on, datetime.time(11, 40))
        duty = do.does_duty(slug, duty, line)


def jasvinder(do: Hands) -> Story:
    """Her key worker left; somebody else was named on the same day."""
    walk = walks.Walk(
        do,
        "jasvinder",
        """
        -120 09:30 gone-nurse face We met. She had made a list, with the tax year in it
        -115 09:30 gone-nurse phone The list is shorter by two
        -107 09:30 gone-nurse face We opened the post together
        -97 09:30 gone-nurse face She went to the gurdwara kitchen, and was let wash up
        -86 09:30 gone-nurse face Slept, and was angry, and said so
        -74 09:30 gone-nurse face Her son was there. They argued about tea
        -62 09:30 gone-nurse face I told her that I leave, and who comes. She wrote the name down
        -55 13:30 ot face She tested me on the list, and I passed
        -44 13:30 ot face The kitchen at the gurdwara asks for her now
        -32 13:30 ot phone A bad week, named early
        -20 13:30 ot face We planned the bad weeks: who cooks, who rings
        -7 13:30 ot face Better. She wants the mornings back
        5 13:30 ot face -
        """,
    )
    asked = walks.Beginning(
        ask="Nine years of looking after the shop and everybody in it. Now she cannot open an envelope.",
        words="I can add up anything but this.",
        story="Closed the shop in spring. Husband away for work. Sits in the car outside the house.",
        plan=f"Ignatius, a nurse, meets you at the surgery on {do.date(-120)}.",
        helped_by="My son, though he thinks I do not see it",
        looks_after="Everybody, for nine years",
        lead="gone-nurse",
    )
    yield from walk.begins(-123, asked)
    yield from walk.until(-106)
    walk.agrees("Behavioural activation", by="gone-nurse", sessions=4, wish="To open what comes through the door")
    yield from walk.until(-61)
    walk.finishes()
    yield from walk.until(-54)
    walk.agrees("Everyday skills with an occupational therapist", by="ot", sessions=8, wish="The mornings back")
    yield from walk.until(1)


def yevhen(do: Hands) -> Story:
    """A charity’s table counts beside the team’s visits; his blood is tested every twelve weeks."""
    walk = walks.Walk(
        do,
        "yevhen",
        """
        -118 15:00 gone-nurse face We met with an interpreter, and drew the flat he left
        -111 15:00 gone-nurse face The tablets, and the blood test that goes with them
        -104 15:00 gone-nurse face He would like to eat with people who are not sad
        -95 12:30 refugee-worker came Sat at the Thursday table and mended the leg of it
        -88 12:30 refugee-worker came Came with a neighbour
        -84 15:00 gone-nurse face Steady. He laughs at my Ukrainian
        -69 15:00 gone-nurse face I leave in ten days, and Annika came along today
        -54 15:30 ot face Two hours of sleep more than when we met
        -47 12:30 refugee-worker came Cooked for nineteen
        -40 15:30 ot face He teaches the table to swear properly
        -26 15:30 ot face His mother has a date to come
        -19 12:30 refugee-worker came Brought a chessboard
        -11 15:30 ot face Afraid of the airport. We wrote down the morning, step by step
        4 15:30 ot face -
        """,
    )
    asked = walks.Beginning(
        ask="Lithium since Lviv, and nobody here has met him yet. Who gets to know him?",
        words="At home I was the quiet one of my friends. Here I am quiet because nobody asks.",
        story="Came two years ago. Drives a van at night. Knows when it begins, and stops driving.",
        plan=f"Ignatius, a nurse, meets you with an interpreter on {do.date(-118)}.",
        helped_by="A neighbour with a chessboard",
        looks_after="My mother, by telephone",
        lead="gone-nurse",
    )
    person = walk.person
    yield from walk.begins(-120, asked)
    yield from walk.until(-103)
    do.lets_know("gone-nurse", person, "Harbour Refugee Welcome", "identity", "contact", "plan")
    do.asks("gone-nurse", person, of="Harbour welcome", what="A chair at the Thursday table")
    yield do.at(-103, "10:20")
    do.says_yes("refugee-worker", person, on=-95)
    yield from walk.until(-94)
    keep = do.next("Keep his chair at the Thursday table", "Harbour welcome", on=5, someone="refugee-worker")
    do.answer("refugee-worker", person, "First contact", then=keep)
    walk.agrees("Company and things to do nearby", by="refugee-worker", wish="To eat with people who are not sad")
    yield from walk.until(1)


def yevhens_blood(do: Hands) -> Story:
    """Every twelve weeks."""
    yield do.at(-111, "16:10")
    duty = do.begins_duty(
        "gone-nurse",
        do.persons["yevhen"],
        "blood",
        on=do.day(-97),
        every=EVERY_TWELVE_WEEKS,
        source="The psychiatrist’s letter",
    )
    yield from _when_due(do, "psychiatrist", duty, "In range")


def ignatius(do: Hands) -> Story:
    """He left. Whoever he was key worker of had another before noon."""
    yield do.at(-58, "09:20")
    do.leaves("gone-nurse")
    yield do.at(-58, "11:40")
    both = [do.persons["jasvinder"], do.persons["yevhen"]]
    do.moves_many("manager", both, "ot", why="Ignatius has left; Annika met both of them with him")


def zdenka(do: Hands) -> Story:
    """A course counted as contacts; what is booked next is with somebody who is away then."""
    walk = walks.Walk(
        do,
        "zdenka",
        """
        -121 11:00 excluded-worker face We met among the tomatoes. She does not like the word group
        -113 11:00 excluded-worker face She will look at the course if the chairs are not in a circle
        -106 14:00 tutor came Sat by the window. The chairs were in rows
        -99 14:00 tutor came Corrected my handout, rightly
        -95 11:00 excluded-worker face Sleeps since she writes the list before supper
        -92 14:00 tutor came Moved the chairs into a circle herself
        -85 14:00 tutor came Last evening of the course. She brought plum dumplings
        -79 11:00 excluded-worker face She misses Tuesdays already
        -63 11:00 excluded-worker face The garden, and her brother’s letter
        -47 11:00 excluded-worker phone She answers the letter, a page a day
        -30 16:00 pharmacist face Fewer tablets at night. We wrote down how slowly
        -14 16:00 pharmacist face Two halves fewer, and she dreams again
        3 16:00 pharmacist face -
        """,
    )
    asked = walks.Beginning(
        ask="Forty years at the library, and no book holds her now. What would?",
        words="I read the same page. It is a good page, but I know it.",
        story="Retired at Easter. Brother in Brno, not spoken for years. Tablets to sleep since winter.",
        plan=f"Tunde meets you in your garden on {do.date(-121)}.",
        helped_by="The tomatoes",
        lead="excluded-worker",
    )
    person = walk.person
    yield from walk.begins(-123, asked)
    yield from walk.until(-112)
    do.lets_know("excluded-worker", person, "Tideway Learning and Recovery", "identity", "contact", "plan")
    do.asks("excluded-worker", person, of="Learning and recovery", what="A place on the course about sleep")
    yield do.at(-112, "12:20")
    do.says_yes("tutor", person, on=-106)
    yield from walk.until(-105)
    keep = do.next("Ask her about the winter course", "Learning and recovery", on=8, someone="tutor")
    do.answer("tutor", person, "First contact", then=keep)
    yield from walk.until(-46)
    sleep = "Medication: starting, changing, coming off"
    walk.agrees(sleep, by="excluded-worker", giver="pharmacist", wish="To sleep without a tablet")
    yield from walk.until(1)
    yield do.at(-9, "17:10")
    do.is_away("pharmacist", since=2, until=6)


STORIES = (anahera, anaheras_depot, jasvinder, yevhen, yevhens_blood, ignatius, zdenka)
