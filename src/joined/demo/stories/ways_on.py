"""Over half a year: one who moved on and came back by pass, and one who moved house and was handed on."""

from joined.demo import walks
from joined.demo.diary import Story
from joined.demo.hands import Hands

NORTH = "Community mental health, North"


def desta(do: Hands) -> Story:
    """Moved on with somebody who had met them; came straight back weeks later, to the same worker."""
    walk = walks.Walk(
        do,
        "desta",
        """
        -108 14:00 ot face We met in the library, whispering
        -103 14:00 ot face What the exams took, and what they did not
        -94 14:00 ot face They cooked for the whole floor
        -83 14:00 ot face Steady for weeks. Asked what comes after us
        -73 14:00 ot face We said goodbye on the library steps, with Persis
        -47 14:00 ot face The post again, unopened. They said it first this time
        -38 14:00 ot face One envelope a day, with music
        -28 14:00 nurse face Annika was away. They told me the rule with the music
        -15 14:00 ot face Four weeks without a pile
        3 14:00 ot face -
        """,
        alone=(-73,),
    )
    asked = walks.Beginning(
        by="other-gp",
        ask="First in the family at college, and now behind the door of the room. Who knocks well?",
        words="I am not missing lectures. They are happening without me.",
        story="Second year of engineering. Has not answered the door since the resits.",
        plan=f"Annika meets you in the library on {do.date(-108)}.",
        helped_by="The people on my floor, since I cooked",
        lead="ot",
    )
    person = walk.person
    yield from walk.begins(-110, asked)
    yield from walk.until(-102)
    walk.agrees("Behavioural activation", by="ot", sessions=2, wish="To answer the door")
    yield from walk.until(-82)
    walk.finishes()
    do.lets_know("ot", person, "Riverside Community Links", "identity", "contact", "plan")
    do.begins_to_move_on(
        "ot",
        person,
        words="I would like not to have an appointment for a while.",
        asks="Community links",
        what="Wednesdays at the repair café",
        signs="The post stays in a pile and I walk round it",
    )
    yield do.at(-82, "10:15")
    do.says_yes("link-worker", person, on=-80)
    yield do.at(-80, "15:20")
    do.answer("link-worker", person, "First contact")
    yield from walk.until(-72)
    yield do.at(-72, "10:40")
    do.moves_on("ot", person, goodbye=walk.last)
    yield do.at(-50, "09:50")
    do.comes_back("other-gp", person, "The pile is back, they say, and it has a name now")
    yield from walk.begins_again("The people on my floor, and Persis")
    walk.agrees("Everyday skills with an occupational therapist", by="ot", wish="A way to open the post")
    yield from walk.until(1)


def rhodri(do: Hands) -> Story:
    """Moved house; the North team said yes, met him, and only then answered for him."""
    walk = walks.Walk(
        do,
        "rhodri",
        """
        -103 12:00 quayside-nurse face We met on the pontoon, out of the wind
        -97 12:00 quayside-nurse face He wrote down the nights: three good of seven
        -87 12:00 quayside-nurse face The divorce is through. He has found a flat in the North
        -76 12:00 quayside-nurse face He met Róisín with me, and showed us the flat on a map
        -65 12:00 nurse face Boxes everywhere. Five good nights of seven
        -53 12:00 nurse face His daughters came for a weekend
        -41 12:00 ot face Shelves. He does not need me, he says, and asked me to stay
        -25 12:00 nurse face A bad fortnight after the hearing, and he rang on the third day
        -10 12:00 nurse face Six good nights
        11 12:00 nurse face -
        """,
    )
    asked = walks.Beginning(
        by="quayside-gp",
        ask="Sleeps on his boat since the separation, and badly. He will talk if nobody calls it talking.",
        words="The boat is fine. It is the man on it.",
        story="Surveyor. Two daughters. Separated in winter. Does not drink, and says so before you ask.",
        plan=f"Tegan, a nurse, meets you on the pontoon on {do.date(-103)}.",
        helped_by="My daughters, on the telephone",
        looks_after="My daughters, every other weekend",
        lead="quayside-nurse",
        neighbourhood="Quayside",
    )
    person = walk.person
    yield from walk.begins(-105, asked)
    yield from walk.until(-96)
    walk.agrees("Behavioural activation", by="quayside-nurse", sessions=2, wish="Three good nights, then four")
    yield from walk.until(-80)
    yield do.at(-80, "10:10")
    do.asks_to_go_on(
        "quayside-nurse", person, NORTH, why="He moves to Tannery Steps, and would like to know them before"
    )
    yield do.at(-79, "11:50")
    do.says_yes("nurse", person, on=-65)
    yield from walk.until(-75)
    walk.finishes()
    yield from walk.until(-64)
    do.names("nurse", person, "nurse", role="lead", asked_for="yes", why="He has moved house")
    yield from walk.until(1)


STORIES = (desta, rhodri)
