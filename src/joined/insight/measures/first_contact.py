"""From the conversation to the first contact with whoever helps (C7)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="first_contact",
    kind=shape.WAIT,
    title="Conversation to first contact",
    short="First contact",
    counts=(
        "From the conversation with the person until the team in the plan, or a team that said yes, "
        "ticked off its first step with them. A huddle and a text are no contact."
    ),
    out_of="Everybody about whom somebody asked.",
    left_out=shape.LEFT_OUT,
    source="C7; what is no contact: the national four-week measure",
)
