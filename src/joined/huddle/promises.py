"""What `./joined verify` counts for promise P2 on plans, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

PROMISES = (
    Promise(
        "P2",
        "plans proposed that nobody has told and nobody has a step to tell or to ask about",
        """SELECT count(*) FROM huddle_proposal p WHERE p.state = 'proposed' AND p.told_at IS NULL
            AND EXISTS (SELECT FROM huddle_agendaitem i JOIN doors_referral r ON r.id = i.referral_id
             JOIN steps_matter m ON m.id = r.matter_id WHERE i.id = p.item_id AND (m.ended_at IS NULL
              OR EXISTS (SELECT FROM steps_matter care WHERE care.person_id = p.person_id
               AND care.kind = 'care' AND care.ended_at IS NULL AND care.opened_at < p.decided_at)))
            AND NOT EXISTS (SELECT FROM steps_nextstep s WHERE s.person_id = p.person_id AND s.state = 'open'
             AND (s.source IN ('tell', 'unsent', 'ask') AND s.source_id = p.id OR s.source_id = p.message_id))
            AND NOT EXISTS (SELECT FROM messages_message m WHERE m.id = p.message_id
             AND m.state IN ('queued', 'sending'))""",
    ),
    Promise(
        "P2",
        "people with two plans proposed at once",
        """SELECT count(*) FROM (SELECT FROM huddle_proposal WHERE state = 'proposed'
            GROUP BY person_id HAVING count(*) > 1) doubled""",
    ),
)
FIGURES = (
    Promise(
        "P2",
        "plans proposed and not told yet",
        "SELECT count(*) FROM huddle_proposal WHERE state = 'proposed' AND told_at IS NULL",
    ),
    Promise(
        "P2",
        "hours from the decision to being told, the median of the last 28 days",
        """SELECT coalesce(round(percentile_cont(0.5) WITHIN GROUP (
            ORDER BY extract(epoch FROM told_at - decided_at) / 3600)::numeric, 1), 0)
            FROM huddle_proposal WHERE told_at > %(now)s - interval '28 days'""",
    ),
)
