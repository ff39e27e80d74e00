"""Minutes that partners gave, counted in their favour (S9)."""

from joined.insight.measures import shape

MEASURE = shape.Measure(
    key="partner_minutes",
    kind=shape.GIVEN,
    title="Time that partners gave",
    short="Partners’ time",
    counts=(
        "Minutes of charities and other partners with the huddle. In the room from coming to leaving, each of their "
        "people counted. Behind a link a minute for each visit, and the time between what they did there while it was "
        "not more than five minutes."
    ),
    out_of="Every sitting of these days, held or not.",
    left_out="NHS, practices and council; time on the telephone, and with people themselves.",
    source="S9, in return for doing; C4",
    units="minutes",
)
