"""From the conversation with the person to the decision (C7)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="decided",
    kind=shape.WAIT,
    title="Conversation to decision",
    short="Decided",
    counts="From the conversation with the person until a plan was first proposed for them.",
    out_of="Everybody about whom somebody asked.",
    left_out=shape.LEFT_OUT,
    source="Promise P2; C7",
)
