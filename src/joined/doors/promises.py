"""What `./joined verify` counts about doors, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P1",
        "neighbourhoods with open doors and no staffed duty route",
        """SELECT count(*) FROM places_place p WHERE p.kind = 'neighbourhood'
            AND (EXISTS (SELECT FROM places_team t
                  WHERE t.neighbourhood_id = p.id AND t.kind = 'intake' AND t.closed_on IS NULL)
                OR EXISTS (SELECT FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
                  WHERE r.neighbourhood_id = p.id AND m.ended_at IS NULL))
            AND NOT EXISTS (SELECT FROM places_dutyroute d JOIN places_team t ON t.id = d.team_id
                  WHERE d.neighbourhood_id = p.id AND d.is_staffed AND t.closed_on IS NULL)""",
    ),
    Promise(
        "P1",
        "requests asked again that nobody was to read the same day",
        """SELECT count(*) FROM doors_referral r WHERE r.joined_to_id IS NOT NULL AND r.safety <> 'cannot_wait'
            AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.source = 'request' AND s.source_id = r.id
             AND s.due_on <= greatest((r.received_at AT TIME ZONE 'Europe/London')::date,
                                      (s.made_at AT TIME ZONE 'Europe/London')::date))""",  # joined with its record
    ),
    Promise(
        "P1",
        "questions without an answer that went back to nobody after their day",
        """SELECT count(*) FROM doors_question q JOIN steps_matter m ON m.id = q.matter_id
            WHERE q.state = 'asked' AND m.ended_at IS NULL AND q.answer_by < %(today)s - 1""",
    ),
    Promise(
        "P1",
        "people whom in-take has held for two days and whom nobody is to ask how they are",
        """SELECT count(*) FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
            WHERE m.ended_at IS NULL AND m.kind = 'request' AND r.joined_to_id IS NULL
            AND r.received_at < %(now)s - interval '2 days'
            AND EXISTS (SELECT FROM steps_responsibility h JOIN places_team t ON t.id = h.team_id
             WHERE h.person_id = r.person_id AND h.until_at IS NULL AND t.kind = 'intake'
             AND h.from_at < %(now)s - interval '2 days')
            AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.matter_id = m.id AND s.state = 'open'
             AND s.source IN ('check_in', 'ladder'))""",
    ),
)
FIGURES = (
    Promise(
        "P1",
        "requests that nobody has read yet",
        """SELECT count(*) FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
            WHERE r.state = 'received' AND m.ended_at IS NULL""",
    ),
    Promise(
        "P1",
        "requests asked again that were not read the same day",
        """SELECT count(*) FROM doors_referral r JOIN steps_nextstep s ON s.source_id = r.id AND s.source = 'request'
            WHERE r.joined_to_id IS NOT NULL AND s.state = 'open' AND s.due_on < %(today)s""",
    ),
    Promise(
        "P1",
        "days that whoever waits longest has waited",
        """SELECT coalesce(max(%(today)s - (r.received_at AT TIME ZONE 'Europe/London')::date), 0)
            FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
            WHERE m.ended_at IS NULL AND m.kind = 'request' AND r.joined_to_id IS NULL""",
    ),
)
