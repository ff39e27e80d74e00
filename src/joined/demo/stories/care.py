"""Riverside North: people whom a team cares for, and two who need nothing more."""

from joined.demo.diary import Story
from joined.demo.hands import Hands, ways

NORTH = "Community mental health, North"


def tibor(do: Hands) -> Story:
    """A promise to him was due yesterday."""
    person = do.persons["tibor"]
    yield do.at(-8, "09:15")
    asked = do.bring(
        "gp",
        person,
        ask="Cold, low and behind with everything. Which two of us could take a part each?",
        words="It is warmer in the bus than in my flat. So I ride the bus.",
        story="Heating broken since September. Lost his warehouse work. Sees his daughter on Sundays.",
        partner="Would like to work with his hands again.",
        reach=ways(),
    )
    yield do.at(-8, "12:44")
    plan = do.propose(
        asked,
        f"Róisín meets you on {do.date(-6)}. Marguerite asks about the heating and rings you with the answer.",
        NORTH,
        yes="nurse",
        on=-6,
        then=(
            do.step("First meeting, at home", NORTH, on=-6, someone="nurse"),
            do.step(
                "Ask about the heating and ring Tibor with the answer",
                "Housing, Riverside",
                on=-1,
                someone="housing",
            ),
        ),
    )
    yield do.at(-8, "13:03")
    do.text("receptionist", plan)
    yield do.at(-7, "10:10")
    do.agrees("nurse", plan, "If you fix the cold I will do the rest.")
    yield do.at(-6, "14:00")
    do.meets("nurse", person, "First meeting", again=2, line="He showed me the boiler. We made a list of three things")
    do.asks_circle("nurse", person, "My daughter, on Sundays", "My daughter, on Sundays")
    yield do.at(-1, "15:20")
    do.asks("nurse", person, of="Community links", what="Somebody to go with him to the tool library")


def suharti(do: Hands) -> Story:
    """One name is enough. Agreed, met, and walking with the link worker."""
    person = do.persons["suharti"]
    yield do.at(-14, "09:30")
    asked = do.bring(
        "other-gp",
        person,
        ask="Grief and stiff knees; she has nobody to speak Indonesian with. What is near her?",
        words="In my village nobody eats alone. Here I eat with the radio.",
        story="Husband died two years ago. Walks to the river every morning.",
        partner="Likes walking and singing. Speaks Indonesian and some English.",
        reach=ways(2),
    )
    yield do.at(-14, "12:48")
    plan = do.propose(
        asked,
        "Annika comes to see you. We ask Persis, a link worker, to walk with you to the singing group.",
        NORTH,
        yes="ot",
        on=-12,
        then=(
            do.step("First meeting, at home", NORTH, on=-12, someone="ot"),
            do.step("Walk with her to the singing group", "Community links", on=-10, said_yes=False),
        ),
    )
    yield do.at(-14, "13:09")
    do.told("other-gp", plan)
    yield do.at(-13, "09:50")
    do.agrees("ot", plan, "Singing, yes.")
    do.lets_know("ot", person, "Riverside Community Links", "identity", "contact", "plan")
    yield do.at(-13, "15:00")
    do.says_yes("link-worker", person, on=-9)
    yield do.at(-12, "11:00")
    do.meets("ot", person, "First meeting", again=-2, at="10:30", line="Tea, the stairs, and who she eats with")
    do.asks_circle("ot", person, "My neighbour Ilse reads me my letters", "Nobody now. I looked after my husband")
    yield do.at(-9, "14:10")
    do.answer(
        "link-worker",
        person,
        "First contact",
        then=do.next("Walk with her again, and introduce her to Nneka", "Community links", on=1, someone="link-worker"),
    )
    yield do.at(-2, "10:30")
    do.meets("ot", person, again=4, at="11:00", line="The stairs are too steep: a handrail is asked for")


def eleri(do: Hands) -> Story:
    """In care; a peer worker is named for her, and therapy was asked yesterday."""
    person = do.persons["eleri"]
    yield do.at(-10, "09:00")
    asked = do.bring(
        "gp",
        person,
        ask="Two stays on a ward behind her. She would like to meet somebody who has been there too.",
        words="I do not want another leaflet. I want to see a person who came out of it.",
        story="Home since September. Takes her tablets. Afraid of the letterbox and of Sundays.",
        partner="Likes plants and early mornings.",
        reach=ways(),
    )
    yield do.at(-10, "12:36")
    plan = do.propose(
        asked,
        f"Kofi, who has been there himself, meets you at the allotment on {do.date(-8)} with Róisín.",
        NORTH,
        yes="nurse",
        on=-8,
        then=(do.step("Meet her at the allotment, with Kofi", NORTH, on=-8, someone="nurse"),),
    )
    yield do.at(-10, "12:57")
    do.told("gp", plan)
    yield do.at(-9, "11:10")
    do.agrees("nurse", plan, "Allotment. Not a room. Good.")
    yield do.at(-8, "10:00")
    do.meets(
        "nurse",
        person,
        "Meet her",
        again=1,
        again_by="peer",
        at="10:00",
        line="An hour among the leeks. She spoke of Sundays",
    )
    do.asks_circle("nurse", person, "Kofi, now", "Two cats")
    do.keeps_closer("nurse", person, days=14, why="Two stays on a ward this year")
    do.names("nurse", person, "ot", role="deputy")
    yield do.at(-1, "15:15")
    do.asks("nurse", person, of="Talking therapies, Riverside", what="A group for people who have been on a ward")


def rashida(do: Hands) -> Story:
    """Chose otherwise, in her own words, said when it was safe to talk."""
    person = do.persons["rashida"]
    yield do.at(-20, "09:10")
    asked = do.bring(
        "gp",
        person,
        ask="Low since she retired. Does she need us, or something to belong to?",
        words="I was useful for thirty years. Then there was a cake and I went home.",
        story="Retired in June. Sister near by. Sings.",
        partner="Sings alto. Free on weekdays.",
        reach=ways(),
    )
    yield do.at(-20, "12:42")
    plan = do.propose(
        asked,
        f"Annika meets you on {do.date(-18)}. She brings the list of choirs.",
        NORTH,
        yes="ot",
        on=-18,
        then=(do.step("First meeting, in the café by the lock", NORTH, on=-18, someone="ot"),),
    )
    yield do.at(-20, "13:00")
    do.told("gp", plan)
    yield do.at(-19, "12:00")
    do.agrees("ot", plan)
    yield do.at(-18, "15:00")
    do.meets("ot", person, "First meeting", again=-9, at="16:00", line="We read the list of choirs aloud")
    do.asks_circle("ot", person, "My sister, on Sundays", "")
    yield do.at(-9, "16:00")
    do.meets("ot", person, how="02", line="She has been twice, and sings")
    do.ended(
        "ot",
        person,
        "person_chose",
        words="I have my choir on Tuesdays and my sister on Sundays. Thank you for asking twice.",
    )


def gwilym(do: Hands) -> Story:
    """Moved away; the team there said yes and has met him."""
    person = do.persons["gwilym"]
    yield do.at(-16, "09:35")
    asked = do.bring(
        "other-gp",
        person,
        ask="He moves to the coast in three weeks. Who keeps him company until then, and who after?",
        words="Every time I get to know somebody I have to pack.",
        story="Third move in two years. Steady on his tablets. Dreads new waiting rooms.",
        reach=ways(),
    )
    yield do.at(-16, "12:45")
    plan = do.propose(
        asked,
        f"Tunde rings you on {do.date(-14)} and stays with you until the new team has met you.",
        NORTH,
        yes="excluded-worker",
        on=-14,
        then=(do.step("Ring him, and find the team by the coast", NORTH, on=-14, someone="excluded-worker"),),
    )
    yield do.at(-16, "13:06")
    do.told("other-gp", plan)
    yield do.at(-15, "09:45")
    do.agrees("excluded-worker", plan)
    yield do.at(-14, "10:20")
    do.meets("excluded-worker", person, "Ring him", again=-4, how="02", line="We spoke of the new place")
    do.asks_circle("excluded-worker", person, "Nobody here. That is the trouble", "")
    do.hands_on("excluded-worker", person, "Saltholme community mental health", what="Company, and his tablets")
    yield do.at(-13, "11:25")
    do.outside_says_yes("excluded-worker", who="Sister Ama Grindrod", on=-5)
    yield do.at(-4, "14:40")
    do.ended("excluded-worker", person, "elsewhere", words="Met by the Saltholme team on their side.")


STORIES = (tibor, suharti, eleri, rashida, gwilym)
