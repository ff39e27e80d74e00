"""What `./joined verify` counts of answers to other systems, as the owner (decisions.md §9, F-33)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P2",
        "answers to other systems that were not taken in time and are on nobody’s list",
        """SELECT count(*) FROM interop_answer a
            WHERE (a.state IN ('waiting', 'sent') AND a.made_at < %(now)s - interval '5 hours')
               OR (a.state = 'failed' AND a.settled_at < %(now)s - interval '10 minutes' AND a.with_team_id IS NULL
                   AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.source = 'answer' AND s.source_id = a.id))""",
    ),
)
