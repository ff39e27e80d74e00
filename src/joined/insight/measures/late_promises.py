"""Promises whose day passed before they were kept (P1, C9)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="late_promises",
    kind=shape.SHARE,
    title="Promises kept late, or not yet",
    short="Late promises",
    counts="Next steps that were still open at the end of the day they were promised for.",
    out_of=("Next steps made within 90 days of asking whose day has passed, or that were answered before it."),
    left_out=shape.LEFT_OUT,
    source="Promise P1, nobody falls through; C9",
    units="promises",
    pending="promised for today or later",
)
