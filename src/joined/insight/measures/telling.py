"""From the decision to the moment the person was told (P2)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="telling",
    kind=shape.WAIT,
    title="Decision to told",
    short="Decision to told",
    counts="From the first plan that was proposed until the person was told.",
    out_of="Everybody for whom a plan was proposed.",
    left_out=shape.LEFT_OUT,
    source="Promise P2",
)
