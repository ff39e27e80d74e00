"""Doors tried before help began (S2, C8)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="doors",
    kind=shape.SHARE,
    title="Helped by the first door",
    short="First door",
    counts="People with whom a team made first contact before any team had said no.",
    out_of="Everybody with whom a team has made first contact.",
    left_out=shape.LEFT_OUT,
    source="C8, no bare no; S2",
    pending="still without first contact",
    tried="Doors",
)
