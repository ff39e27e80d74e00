"""What `./joined verify` counts about worries, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P1",
        "worries that are open while their matter has ended, or answered while it is open",
        """SELECT count(*) FROM worries_worry w JOIN steps_matter m ON m.id = w.matter_id
            WHERE (w.answered_at IS NULL) <> (m.ended_at IS NULL) OR m.kind <> 'worry' OR m.person_id <> w.person_id""",
    ),
    Promise(
        "P1",
        "worries that no step of in-take or duty follows",
        """SELECT count(*) FROM worries_worry w WHERE w.answered_at IS NULL AND NOT EXISTS (SELECT FROM steps_nextstep s
            WHERE s.matter_id = w.matter_id AND s.state = 'open' AND s.source IN ('worry', 'early'))""",
    ),
)
FIGURES = (
    Promise(
        "P1",
        "worries that nobody has read yet",
        "SELECT count(*) FROM worries_worry WHERE state = 'received'",
    ),
)
