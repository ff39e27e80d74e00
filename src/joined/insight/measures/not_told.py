"""A decision of which the person does not know (P2)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="not_told",
    kind=shape.SHARE,
    title="Decided and not told",
    short="Not told",
    counts="People for whom a plan was proposed and who have not been told yet.",
    out_of="Everybody for whom a plan was proposed.",
    left_out=shape.LEFT_OUT,
    source="Promise P2",
)
