"""Asked for again within 90 days (S2)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="asked_again",
    kind=shape.SHARE,
    title="Asked again within 90 days",
    short="Asked again",
    counts=(
        "People about whom somebody asked again within 90 days of asking, also where that joined the open request."
    ),
    out_of="Everybody about whom somebody asked.",
    left_out=shape.LEFT_OUT,
    source="Promise P1; S2",
    pending="for whom the 90 days are not over",
    with_pending=True,
)
