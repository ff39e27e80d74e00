"""What `./joined verify` counts for promise P1 on a live database, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

_OPEN = "SELECT DISTINCT person_id FROM steps_matter WHERE ended_at IS NULL"

PROMISES = (
    Promise(
        "P1",
        "people without exactly one responsible team",
        f"""SELECT count(*) FROM ({_OPEN}) o WHERE 1 <> (SELECT count(*) FROM steps_responsibility r
             WHERE r.person_id = o.person_id AND r.until_at IS NULL)""",
    ),
    Promise(
        "P1",
        "people without a live next step",
        f"""SELECT count(*) FROM ({_OPEN}) o WHERE NOT EXISTS (SELECT FROM steps_nextstep s
             WHERE s.person_id = o.person_id AND s.state = 'open')""",
    ),
    Promise(
        "P1",
        "people held by a team that may not be responsible",
        """SELECT count(*) FROM steps_responsibility r JOIN places_team t ON t.id = r.team_id
            WHERE r.until_at IS NULL AND (NOT t.may_hold OR t.closed_on IS NOT NULL)""",
    ),
    Promise(
        "P1",
        "people whose responsible team has no reason to look, and does not see them",
        f"""SELECT count(*) FROM steps_responsibility r JOIN ({_OPEN}) o USING (person_id)
            WHERE r.until_at IS NULL AND NOT EXISTS (SELECT FROM people_relationship l
             WHERE l.person_id = r.person_id AND l.party_kind = 'team' AND l.party_id = r.team_id
               AND l.kind = 'caseload' AND l.until_at IS NULL)""",
    ),
    Promise(
        "P1",
        "requests without a person or an opening",
        """SELECT count(*) FROM doors_referral r WHERE NOT EXISTS (SELECT FROM steps_matter m
            WHERE m.id = r.matter_id AND m.person_id = r.person_id)""",
    ),
    Promise(
        "P1",
        "asks of another team without our own step beside them",
        """SELECT count(*) FROM steps_offer o JOIN steps_matter m ON m.id = o.matter_id
            WHERE o.state = 'asked' AND m.ended_at IS NULL AND NOT EXISTS (SELECT FROM steps_nextstep s
             WHERE s.source_id = o.id AND s.team_id = o.from_team_id AND s.state = 'open')""",
    ),
    Promise(
        "P1",
        "late steps whose team lead does not know after one working day",
        """SELECT count(*) FROM steps_nextstep s WHERE s.state = 'open' AND s.lead_told_at IS NULL
            AND s.due_on <= %(two_working_days_ago)s""",
    ),
    Promise(
        "P1",
        "late steps that have not reached the huddle after two working days",
        """SELECT count(*) FROM steps_nextstep s WHERE s.state = 'open' AND s.huddle_told_at IS NULL
            AND s.due_on <= %(three_working_days_ago)s""",
    ),
    Promise(
        "P1",
        "steps named to somebody who has left",
        """SELECT count(*) FROM steps_nextstep s JOIN accounts_user u ON u.id = s.someone_id
            WHERE s.state = 'open' AND (NOT u.is_active OR EXISTS (SELECT FROM accounts_membership w
             WHERE w.user_id = u.id AND w.team_id = s.team_id AND w.until_on < %(today)s)
              AND NOT EXISTS (SELECT FROM accounts_membership w WHERE w.user_id = u.id AND w.team_id = s.team_id
               AND (w.until_on IS NULL OR w.until_on >= %(today)s)))""",
    ),
    Promise(
        "P1",
        "people held, or with live steps, about whom nothing is open",
        """SELECT count(*) FROM (SELECT person_id FROM steps_responsibility WHERE until_at IS NULL
            UNION SELECT person_id FROM steps_nextstep WHERE state = 'open') held
            WHERE NOT EXISTS (SELECT FROM steps_matter m
             WHERE m.person_id = held.person_id AND m.ended_at IS NULL)""",
    ),
    Promise(
        "P1",
        "asks that wait for an answer although what they were about has ended",
        """SELECT count(*) FROM steps_offer o JOIN steps_matter m ON m.id = o.matter_id
            WHERE o.state = 'asked' AND m.ended_at IS NOT NULL""",
    ),
    Promise(
        "P1",
        "matters that ended without what guards their end",
        """SELECT count(*) FROM steps_matter m
            WHERE m.ending = 'person_chose' AND m.ending_words = ''
            OR m.ending = 'elsewhere' AND NOT EXISTS (SELECT FROM steps_handon h
             WHERE h.matter_id = m.id AND h.state = 'accepted')
            OR m.ending IN ('made_in_error', 'not_reached') AND NOT EXISTS (SELECT FROM steps_closing c
             WHERE c.matter_id = m.id AND c.ending = m.ending AND c.withdrawn_at IS NULL
             AND (c.agreed_at IS NOT NULL OR c.letter_at IS NOT NULL AND c.signed_at IS NOT NULL))""",
    ),
    Promise(
        "P1",
        "services outside that were asked without our own step beside them",
        """SELECT count(*) FROM steps_handon h JOIN steps_matter m ON m.id = h.matter_id
            WHERE h.state = 'asked' AND m.ended_at IS NULL AND NOT EXISTS (SELECT FROM steps_nextstep s
             WHERE s.source = 'hand_on' AND s.source_id = h.id AND s.state = 'open')""",
    ),
    Promise(
        "P1",
        "people who have died and whom somebody is still to ring or write to",
        """SELECT (SELECT count(*) FROM people_person p JOIN steps_matter m ON m.person_id = p.id
             WHERE p.died_on IS NOT NULL AND m.ended_at IS NULL)
            + (SELECT count(*) FROM people_person p JOIN messages_message t ON t.about = p.id
             WHERE p.died_on IS NOT NULL AND t.state = 'queued')""",
    ),
    Promise(
        "P2",
        "texts that failed ten minutes ago or longer and that no step follows",
        """SELECT count(*) FROM messages_message t WHERE t.state = 'failed'
            AND t.settled_at < %(now)s - interval '10 minutes'
            AND EXISTS (SELECT FROM steps_matter m WHERE m.person_id = t.about
             AND m.ended_at IS NULL AND m.opened_at <= t.settled_at)
            AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.source = 'message' AND s.source_id = t.id)""",
    ),
)
FIGURES = (
    Promise("P1", "late steps", "SELECT count(*) FROM steps_nextstep WHERE state = 'open' AND due_on < %(today)s"),
    Promise(
        "P1",
        "days the oldest step is late",
        "SELECT coalesce(%(today)s - min(due_on), 0) FROM steps_nextstep WHERE state = 'open' AND due_on < %(today)s",
    ),
    Promise(
        "P1",
        "requests made in error, in the last 28 days",
        "SELECT count(*) FROM steps_matter WHERE ending = 'made_in_error' AND ended_at > %(now)s - interval '28 days'",
    ),
)
