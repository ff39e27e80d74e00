"""What people at work told us about these pages, and where two organisations want their lines after a huddle."""

from joined.demo.diary import Story
from joined.demo.hands import Hands
from joined.demo.place import SET_UP, TRUST
from joined.places import actions as places
from joined.set_up import actions as set_up
from joined.set_up import queries as told

ADDRESSES = {"Riverside Befrienders": "kettle@befrienders.example", "Lockside Surgery": "desk@lockside.example"}


def lines_to_each(do: Hands) -> Story:
    """From two days ago on, two of them are sent what is theirs after each huddle."""
    yield do.at(-2, "08:40")
    for name, email in ADDRESSES.items():
        row = do.made.organisations[name]
        places.change_organisation(
            by=SET_UP,
            organisation=row,
            version=row.version,
            name=row.name,
            code=row.code,
            phone=row.phone,
            text_name=row.text_name,
            email=email,
        )


def told_us(do: Hands) -> Story:
    """One without a name waits for its answer; one with a name has one."""
    yield do.at(-3, "15:10")
    set_up.tell_us(
        by=do.who("nurse"),
        words="Thank you for the sheet. Could it say who is in the closed part, for the chair alone?",
        page="/huddles/",
        named=True,
    )
    yield do.at(-2, "11:20")
    administrator = do.who("administrator")
    row = next(one for one in told.told(to=administrator).told if one.by)
    set_up.answer_told(
        by=administrator,
        told_id=row.pk,
        answer=f"A sheet lies about in a room, so no. We have asked {TRUST} for a second screen instead.",
    )
    yield do.at(-1, "16:45")
    set_up.tell_us(
        by=do.who("ot"),
        words="On my telephone the buttons under an offer are close together. With cold hands I press the wrong one.",
        page="/huddles/",
    )


STORIES = (lines_to_each, told_us)
