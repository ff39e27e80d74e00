"""From being told to the first contact with whoever helps (C7)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="meeting",
    kind=shape.WAIT,
    title="Told to first contact",
    short="Told to contact",
    counts=(
        "From the moment they were told until the team in the plan, or a team that said yes, ticked "
        "off its first step with them. A huddle and a text are no contact."
    ),
    out_of="Everybody who was told a plan.",
    left_out=shape.LEFT_OUT,
    source="C7; what is no contact: the national four-week measure",
)
