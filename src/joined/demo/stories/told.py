"""Riverside North, yesterday and before: plans proposed, and whether they reached the person."""

from joined.demo.diary import Story
from joined.demo.hands import Hands, ways
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.people import actions as people

NORTH = "Community mental health, North"


def fadumo(do: Hands) -> Story:
    """Everything as it should be: asked, decided, told the same day. We wait for her answer."""
    person = do.persons["fadumo"]
    yield do.at(-2, "14:20")
    asked = do.bring(
        "gp",
        person,
        ask="Who is the right first person for her, and can it be in Somali?",
        words="At night I walk in the flat so the children do not see me. I want to sit with the women again.",
        story="Sleeps two to three hours since October. Blood tests normal. Letter about rent arrears.",
        partner="Would like to sit with other women again. Cooks for everybody.",
        reach=ways(),
        safety="can_wait",
        safety_words="Asked: no thoughts of ending her life. Worried about losing the flat.",
    )
    yield do.at(-2, "14:45")
    do.takes("intake", asked)
    yield do.at(-1, "12:33")
    huddle.talk(by=do.chair(person), item=do.item(asked))
    do.views(
        asked,
        gp="She does not want tablets first, and I agree. I see her again in four weeks.",
        refugee_worker="She cooked for the whole class. Ask her to bring something; do not ask her to attend.",
    )
    do.offer(
        "nurse",
        asked,
        NORTH,
        "Meet her at home and hear the whole story once.",
        on=1,
        in_plan=True,
        languages="Interpreter, a woman, booked",
        space="1 of 2 visits this week",
    )
    do.offer(
        "refugee-worker",
        asked,
        "Harbour welcome",
        "Women's tea circle; Ubax rings her and walks there with her.",
        on=2,
        in_plan=True,
        languages="Somali",
        space="3 places",
    )
    huddle.not_for_us(
        by=do.who("befriender"),
        item=do.item(asked),
        team=do.team("Befriending"),
        why="We have nobody who speaks Somali.",
        next_door="Harbour Refugee Welcome, who said yes just now.",
    )
    yield do.at(-1, "12:44")
    plan = do.propose(
        asked,
        f"Róisín, a nurse, comes to your home on {do.date(1)} at 2pm with a woman who speaks Somali. "
        "Ubax rings you about the women's tea circle.",
        NORTH,
        yes="nurse",
        on=1,
        then=(
            do.step("Ring Fadumo about the tea circle", "Harbour welcome", on=0, someone="refugee-worker"),
            do.step("First meeting at home, with an interpreter", NORTH, on=1, someone="nurse"),
        ),
    )
    yield do.at(-1, "12:48")
    do.text("gp", plan)


def noor(do: Hands) -> Story:
    """The text with her plan did not arrive: somebody rings."""
    person = do.persons["noor"]
    yield do.at(-1, "08:30")
    asked = do.bring(
        "gp",
        person,
        ask="A new mother who weeps when it gets dark. Who can come to her?",
        words="When the lamp goes on in the street I begin. I do not know why. The baby looks at me.",
        story="Baby of ten weeks, feeding well. On the fourth floor, the lift is broken. Husband works away.",
        partner="New mother, would like to meet other mothers near by.",
        reach=ways(),
    )
    yield do.at(-1, "08:55")
    do.takes("other-intake", asked)
    yield do.at(-1, "12:39")
    plan = do.propose(
        asked,
        f"Róisín, a nurse, comes to you on {do.date(1)} at 10am with an interpreter. No stairs for you.",
        NORTH,
        yes="nurse",
        on=1,
        then=(do.step("First meeting at home, with an interpreter", NORTH, on=1, someone="nurse"),),
    )
    yield do.at(-1, "13:05")
    sent = do.text("receptionist", plan, became="temporary-failure")
    yield do.at(-1, "16:50")
    do.answer(
        "nurse",
        person,
        "Ring them: the text did not arrive",
        verb="change",
        reason="Rang at 2pm and at 4:45pm. The telephone is switched off.",
        then=do.next(
            "Ring Noor with the interpreter: the text did not arrive",
            NORTH,
            on=0,
            someone="nurse",
            source="message",
            source_id=sent.message_id,
        ),
    )
    do.answer(
        "receptionist",
        person,
        "Tell them",
        verb="change",
        reason="The text did not arrive. Róisín rings in the morning.",
        then=do.next(
            "See that Noor has heard the plan, or send a letter",
            "Lockside Surgery",
            on=0,
            source="tell",
            source_id=plan.pk,
        ),
    )


def imogen(do: Hands) -> Story:
    """A draft that nobody sent. After an hour it was the responsible team's step; today it is late."""
    yield do.at(-1, "09:10")
    asked = do.bring(
        "gp",
        do.persons["imogen"],
        ask="First-year student, afraid of leaving her room. Who can she meet on line first?",
        words="I am fine on the phone screen. It is the corridor.",
        story="Has not been to a lecture since half term. Eats in her room. Tutor kind, knows a little.",
        partner="Would like to begin by text or on line.",
        reach=ways(),
    )
    yield do.at(-1, "09:35")
    do.takes("intake", asked)
    yield do.at(-1, "12:51")
    do.propose(
        asked,
        f"Annika, an occupational therapist, writes to you and you meet on line on {do.date(2)} at 4pm.",
        NORTH,
        yes="ot",
        on=2,
        then=(do.step("First meeting, on line", NORTH, on=2, someone="ot"),),
    )


def comfort(do: Hands) -> Story:
    """Her partner answers the telephone, and it is his too: say nothing, ring at another time."""
    person = do.persons["comfort"]
    yield do.at(-2, "10:30")
    asked = do.bring(
        "gp",
        person,
        ask="She asks for somebody to talk to, away from home. Where, and who?",
        words="I can come when he is at work. I said I was going for the blood test.",
        story="Came alone, in a hurry. Has lost touch with her sister. Sleeps in the child's room.",
        reach=ways(0, safe="no", ring="unknown", hours="weekdays 10am to 11:30am", if_answered="nothing"),
        safety="can_wait",
        safety_words="Asked alone: not in danger today, has the number to ring, will say if that changes.",
        sharing="nhs_council",
    )
    yield do.at(-2, "10:50")
    do.takes("intake", asked)
    yield do.at(-2, "12:52")
    plan = do.propose(
        asked,
        "Gethin meets you at the surgery, at the time of your next blood test.",
        "Adult social care, North",
        yes="social-worker",
        on=1,
        then=(do.step("Meet her at the surgery", "Adult social care, North", on=1, someone="social-worker"),),
    )
    yield do.at(-1, "10:20")
    do.told("social-worker", plan)


def ghulam(do: Hands) -> Story:
    """No telephone, no English, no GP: the plan is handed to him, in his own language."""
    yield do.at(-5, "10:40")
    intake = do.who("intake")
    person = do.welcome("ghulam", by=intake)
    asking = doors.Asking(
        asker_name="Ubax Jaamac, who rang with him beside her",
        asker_team=do.team("Harbour welcome"),
        ask="He does not sleep for the noise of the ships. Could a doctor or a nurse come here?",
        in_their_words="The ships sound like the other sound. I know that they are ships.",
    )
    asked = doors.open(by=intake, person=person, door="charity", asking=asking)
    yield do.at(-5, "11:05")
    do.takes("intake", asked)
    do.is_new("intake", person)
    yield do.at(-4, "09:30")
    do.lets_know("intake", person, "Harbour Refugee Welcome", "identity", "contact")
    do.bring(
        "intake",
        person,
        referral=asked,
        story="Came eight months ago. Sleeps by day in the hostel's yard. Not registered with a GP yet.",
        partner="Would like to cook, and to learn the bus routes.",
    )
    yield do.at(-4, "12:43")
    plan = do.propose(
        asked,
        f"Róisín, a nurse, comes to the Harbour on {do.date(1)} at 11am with a man who speaks Dari. "
        "Ubax goes with you to register at the surgery.",
        NORTH,
        yes="nurse",
        on=1,
        then=(
            do.step("Go with him to register", "Harbour welcome", on=2, someone="refugee-worker"),
            do.step("First meeting at the Harbour, with an interpreter", NORTH, on=1, someone="nurse"),
        ),
    )
    yield do.at(-3, "10:15")
    do.hands_over("refugee-worker", plan, "At the Harbour desk, on paper. He read it twice and kept it.")
    yield do.at(-2, "15:20")
    do.answer(
        "nurse",
        person,
        "Ask whether",
        verb="change",
        reason="He has no telephone, and asked to say it face to face.",
        then=do.next("Ask him whether the plan suits him, when they meet", NORTH, on=1, someone="nurse"),
    )


def ewa(do: Hands) -> Story:
    """She asked for e-mail; the address does not work any more. Somebody rings, and asks for the right one."""
    person = do.persons["ewa"]
    yield do.at(-2, "15:10")
    way = people.Way(channel="email", is_allowed=True, safe="yes", level=3, was_alone="yes")
    asked = do.bring(
        "gp",
        person,
        ask="Night shifts, panic in the lift. Who could see her in the daytime?",
        words="Write to me. At work I cannot pick up, and at home I sleep.",
        story="Nurse on nights at another hospital. Would rather not be seen in a waiting room.",
        reach=(*ways(0), way),
    )
    people.confirm_ways(by=do.who("gp"), person=person, ways=(), email="ewa.w@example.org")
    yield do.at(-2, "15:30")
    do.takes("intake", asked)
    yield do.at(-1, "12:57")
    plan = do.propose(
        asked,
        f"Annika meets you on {do.date(2)} at 4pm, before your shift, at the surgery.",
        NORTH,
        yes="ot",
        on=2,
        then=(do.step("First meeting, before her shift", NORTH, on=2, someone="ot"),),
    )
    yield do.at(-1, "14:20")
    do.email("receptionist", plan, became="permanent-failure")


def margit(do: Hands) -> Story:
    """A charity said no and named a next door; the question is back with in-take."""
    person = do.persons["margit"]
    yield do.at(-2, "09:25")
    asked = do.bring(
        "other-gp",
        person,
        ask="Panic on the bus since her fall. How could she get to her Friday market again?",
        words="It is four stops. I get as far as the shelter and then I go home and clean.",
        story="Fell on the bus in August. Goes nowhere she cannot walk to. Keeps house for two.",
        partner="Would like somebody to walk with on Fridays.",
        reach=ways(),
    )
    yield do.at(-2, "09:50")
    do.takes("other-intake", asked)
    yield do.at(-2, "12:46")
    plan = do.propose(
        asked,
        "Annika meets you at the bus shelter and you ride one stop together. "
        "We ask the Befrienders for somebody to walk with on Fridays.",
        NORTH,
        yes="ot",
        on=1,
        then=(
            do.step("Meet her at the bus shelter", NORTH, on=1, someone="ot"),
            do.step("Walk with Margit on Fridays", "Befriending", on=3, said_yes=False),
        ),
    )
    yield do.at(-2, "13:08")
    do.text("other-gp", plan)
    yield do.at(-1, "10:00")
    do.agrees("ot", plan, "One stop. I can do one stop if you talk all the way.")
    yield do.at(-1, "14:30")
    do.says_no(
        "befriender",
        person,
        reason="Nobody is free on a Friday until the spring.",
        next_door="The walking group of Tideway Learning and Recovery: Thursdays, places free.",
    )


STORIES = (fadumo, noor, imogen, comfort, ghulam, ewa, margit)
