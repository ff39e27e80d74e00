"""From the conversation with the person to the moment they were told the plan (C7, S1)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="told",
    kind=shape.WAIT,
    title="Conversation to told",
    short="Told",
    counts=(
        "From the conversation with the person until they were told the plan: a text or e-mail that "
        "was delivered, a call in which they spoke, the plan handed over, or a letter whose day has "
        "come. Their answer to the plan proves that they were told."
    ),
    out_of="Everybody about whom somebody asked.",
    left_out=shape.LEFT_OUT,
    source="Promise P2, the same day, and told; C7; S1",
)
