"""Riverside North, this morning: who is on today's agenda, and how they came there."""

from joined.demo.diary import Story
from joined.demo.hands import Hands, ways

NORTH = "Community mental health, North"
INTAKE = "In-take, Riverside North"


def wendeline(do: Hands) -> Story:
    """Said "not this" yesterday and is first today, with her words."""
    person = do.persons["wendeline"]
    yield do.at(-2, "08:50")
    asked = do.bring(
        "gp",
        person,
        ask="Who can see her this week? She has not been out since her hours were cut.",
        words="I sit with the curtains shut. I count the money and then I count it again.",
        story="Stopped going out in September. Two months behind with the rent. Sleeps in the afternoon.",
        partner="Would like company on the way to appointments.",
        reach=ways(),
    )
    yield do.at(-2, "09:15")
    do.takes("intake", asked)
    yield do.at(-2, "12:38")
    plan = do.propose(
        asked,
        f"Róisín, a nurse, comes to your home on {do.date(1)} at 2pm. Marguerite looks at the rent with you.",
        NORTH,
        yes="nurse",
        on=1,
        then=(
            do.step("First meeting, at home at 2pm", NORTH, on=1, someone="nurse"),
            do.step("Look at the rent letters with her", "Housing, Riverside", on=3, someone="housing"),
        ),
    )
    yield do.at(-2, "13:02")
    do.text("gp", plan)
    yield do.at(-1, "15:40")
    do.not_this(
        "receptionist",
        plan,
        "Not at home, please. The landlord lets himself in. Somewhere with a door that shuts.",
    )


def kazimierz(do: Hands) -> Story:
    """Asks for the third time; one request, not three."""
    person = do.persons["kazimierz"]
    yield do.at(-12, "09:20")
    asked = do.bring(
        "gp",
        person,
        ask="Is there somebody to talk to, in Polish? His wife died in May.",
        words="I set two plates. Every evening I set two plates.",
        story="Widowed in May after 41 years. Has stopped cooking. Lost eight kilos.",
        partner="Likes chess and repairing clocks. Would like company at midday.",
        reach=ways(2),
    )
    yield do.at(-12, "09:50")
    do.takes("intake", asked)
    yield do.at(-12, "12:41")
    plan = do.propose(
        asked,
        "We ask for somebody to talk to, in Polish. Until then Priyanka rings you every week.",
        "Talking therapies, Riverside",
        on=-6,
        then=(do.step("Ring him and hear how he is", INTAKE, on=-9, someone="intake"),),
    )
    yield do.at(-12, "13:10")
    do.told("gp", plan)
    yield do.at(-11, "10:05")
    do.agrees("gp", plan, "Yes. Only not again a letter that says wait.")
    yield do.at(-10, "15:30")
    do.says_no(
        "psychologist",
        person,
        reason="Our Polish-speaking therapist is away until the spring.",
        next_door="Community mental health, North: Annika can start, with an interpreter.",
    )
    yield do.at(-9, "11:00")
    do.answer("intake", person, "Ring him", then=do.next("Ring him again", INTAKE, on=-4, someone="intake"))
    do.reaches("intake", asked, "He eats once a day. He asks who is coming.")
    do.answer("intake", person, "Talking therapies")
    yield do.at(-5, "09:15")
    again = do.bring(
        "gp",
        person,
        ask="He came back: nothing has begun. Who is the first person he will meet?",
        words="A lady rings me. She is kind. But I do not know who is coming, or when.",
        story="Asked on the telephone by in-take since. Talking therapies cannot start before spring.",
        partner="Likes chess and repairing clocks. Would like company at midday.",
    )
    yield do.at(-5, "12:37")
    second = do.propose(
        again,
        f"Annika, an occupational therapist, meets you at the surgery on {do.date(-2)} with an interpreter.",
        NORTH,
        yes="ot",
        on=-2,
        then=(do.step("First meeting at the surgery, with an interpreter", NORTH, on=-2, someone="ot"),),
    )
    yield do.at(-5, "13:05")
    do.told("gp", second)
    yield do.at(-4, "11:20")
    do.answer("intake", person, "Ring him")
    yield do.at(-3, "09:40")
    do.answer(
        "ot",
        person,
        "Ask whether",
        verb="change",
        reason="He wants to see who comes before he says.",
        then=do.next("Ask whether the plan suits him, once they have met", NORTH, on=2, someone="ot"),
    )
    yield do.at(-2, "16:15")
    do.answer(
        "ot",
        person,
        "First meeting",
        verb="change",
        reason="Annika was off sick and nobody rang the interpreter.",
        then=do.next("First meeting at the surgery, with an interpreter", NORTH, on=2, someone="ot"),
    )
    yield do.at(0, "08:40")
    third = do.bring(
        "gp",
        person,
        ask="Third time. Who meets him, and is the day certain?",
        words="Three times I told it. I do not want to tell it to a fourth door.",
        story="First meeting fell through on illness. Eats once a day. No thoughts of ending his life, asked today.",
        partner="Likes chess and repairing clocks. Would like company at midday.",
    )
    yield do.at(0, "08:58")
    do.views(third, ot="I was away and it was not passed on. I can come to him on the first morning that suits.")
    do.offer(
        "befriender",
        third,
        "Befriending",
        "Lunch and chess on Tuesdays, with Stanisław, who volunteers.",
        on=2,
        languages="Polish",
        space="1 place, as of today",
    )


def bartholomew(do: Hands) -> Story:
    """A promise to him is two working days late; the hourly look brought it to the huddle."""
    person = do.persons["bartholomew"]
    yield do.at(-6, "09:00")
    asked = do.bring(
        "gp",
        person,
        ask="He is to lose his tenancy in the new year. Who can stand beside him?",
        words="I open the post and then I put it in the bread bin. That is where the post lives now.",
        story="Three letters about the tenancy, unopened. Drinks more than he wants to. Lives alone.",
        partner="Would like somebody beside him when he makes telephone calls.",
        reach=ways(),
    )
    yield do.at(-6, "09:20")
    do.takes("other-intake", asked)
    yield do.at(-6, "12:35")
    plan = do.propose(
        asked,
        "Róisín meets you at the surgery. Marguerite rings the housing office together with you.",
        NORTH,
        yes="nurse",
        on=-4,
        then=(
            do.step("First meeting, at the surgery", NORTH, on=-4, someone="nurse"),
            do.step("Ring the housing office together with him", "Housing, Riverside", on=-2, someone="housing"),
        ),
    )
    yield do.at(-6, "12:59")
    do.text("receptionist", plan)
    yield do.at(-4, "11:00")
    do.answer(
        "nurse",
        person,
        "First meeting",
        then=do.next("Meet him again, with his letters", NORTH, on=3, someone="nurse"),
    )
    do.answer(
        "nurse",
        person,
        "Ask whether",
        verb="change",
        reason="He says: first the housing office, then I will tell you.",
        then=do.next("Ask again, when the housing office has answered", NORTH, on=1, someone="nurse"),
    )


def delroy(do: Hands) -> Story:
    """Carried over: he wants his sister there. She would not call herself a carer."""
    person = do.persons["delroy"]
    yield do.at(-1, "09:40")
    asked = do.bring(
        "gp",
        person,
        ask="He hears his late mother at night and is ashamed of it. What is a good first step?",
        words="I will talk about it when Marva is in the room. She does my shopping, she knows.",
        story="Hears his mother's voice since the funeral in August. Works nights. Sister Marva helps with shopping.",
        partner="Wants his sister Marva to be there when we talk.",
        reach=ways(2),
    )
    yield do.at(-1, "10:15")
    do.takes("intake", asked)
    do.answer(
        "intake",
        person,
        "In-take reads",
        then=do.next("Ring Marva and ask when she could join the huddle", INTAKE, on=0, someone="intake"),
    )
    yield do.at(-1, "12:20")
    do.views(asked, social_worker="Could we ring Marva in for ten minutes? She finishes work at noon.")


def dafydd(do: Hands) -> Story:
    """Brought this morning for the first time; everybody may hear."""
    yield do.at(0, "08:35")
    asked = do.bring(
        "other-gp",
        do.persons["dafydd"],
        ask="A farm worker who does not sleep and will not stop. Who would he let in?",
        words="If I stop, I think. So I do not stop.",
        story="Up at three since lambing. Fell asleep at the wheel last week, nobody hurt. Wife worried.",
        partner="Good with his hands. Does not like to sit and talk.",
        reach=ways(),
        safety="can_wait",
        safety_words="Fell asleep while driving last week. Has agreed not to drive until he has slept.",
    )
    yield do.at(0, "08:52")
    do.views(asked, social_worker="The farm help scheme could take the early round for two weeks. I will ask today.")
    do.offer("link-worker", asked, "Community links", "Meet him at the tool library on Saturday.", on=1)


def ottilie(do: Hands) -> Story:
    """Somebody who works here must never hear of it: her item is in the closed part, and says not why."""
    yield do.at(0, "08:25")
    asked = do.bring(
        "gp",
        do.persons["ottilie"],
        ask="She wants help to leave the house again. Who could begin, quietly?",
        words="I would like to buy my own bread. Just that, to begin with.",
        story="Has not been to the shops since the spring. Neighbour leaves bread on the step.",
        partner="Would like company on short walks.",
        reach=ways(1, hours="mornings"),
        extra={"never_name": "Tunde Bakare", "never_user_id": do.made.users["excluded-worker"].pk},
    )
    yield do.at(0, "08:41")
    do.takes("intake", asked)


def halina(do: Hands) -> Story:
    """Said no to one charity, and yes to all the others."""
    yield do.at(0, "08:49")
    do.bring(
        "practice-nurse",
        do.persons["halina"],
        ask="She is lonely since the day centre closed. What is there for her, without the church hall?",
        words="My sister does the shopping on Fridays. The other days nobody says my name.",
        story="Day centre closed in October. Sister helps with shopping. Eats well, sleeps badly.",
        partner="Likes company and cards. Hard of hearing.",
        but=("Riverside Befrienders",),
        reach=ways(0),
    )


def callum(do: Hands) -> Story:
    """May be talked about, but not with his name."""
    yield do.at(0, "08:55")
    do.bring(
        "gp",
        do.persons["callum"],
        ask="Where could he sleep this week, and who would he talk to?",
        words="Yes, ask them. But not my name. My brother knows people there.",
        sharing="no_name",
        extra={"unnamed_line": "A man in his thirties, sleeping in his car. Said: yes, ask, but not my name."},
    )


STORIES = (wendeline, kazimierz, bartholomew, delroy, dafydd, ottilie, halina, callum)
