"""What `./joined verify` counts about matching, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P1",
        "people not matched for longer than a working day and whom nobody has a step to compare",
        """SELECT count(*) FROM people_person p WHERE p.is_provisional AND p.became_id IS NULL
            AND EXISTS (SELECT FROM steps_matter m WHERE m.person_id = p.id AND m.ended_at IS NULL
             AND (m.opened_at AT TIME ZONE 'Europe/London')::date < %(one_working_day_ago)s)
            AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.person_id = p.id AND s.source = 'match'
             AND s.state = 'open')""",
    ),
    Promise(
        "P3",
        "records that were emptied into another and still hold something of the person",
        """SELECT count(*) FROM people_person p WHERE p.became_id IS NOT NULL
            AND (EXISTS (SELECT FROM steps_matter m WHERE m.person_id = p.id)
              OR EXISTS (SELECT FROM people_relationship r WHERE r.person_id = p.id)
              OR EXISTS (SELECT FROM doors_referral d WHERE d.person_id = p.id)
              OR EXISTS (SELECT FROM messages_message t WHERE t.about = p.id))""",
    ),
)
FIGURES = (
    Promise(
        "P1",
        "people who wait to be matched",
        "SELECT count(*) FROM people_person WHERE is_provisional AND became_id IS NULL",
    ),
)
