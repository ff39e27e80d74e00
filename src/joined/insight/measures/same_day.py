"""Told on the day of the conversation (P2)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="same_day",
    kind=shape.SHARE,
    title="Told the same day",
    short="Same day",
    counts="People who were told the plan on the London day on which somebody had talked with them.",
    out_of=("Everybody about whom somebody asked; of those who asked today, only whoever has been told."),
    left_out=shape.LEFT_OUT,
    source="Promise P2, the same day, and told",
    pending="asked today, and today is not over",
)
