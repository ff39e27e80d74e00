"""What `./joined verify` counts about care, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

_LAST = """SELECT s.id, s.person_id, s.max_days, greatest(s.began_on, max(c.on_day), max(p.until_on)) AS last_on,
                  bool_or(p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s)) AS paused
             FROM caseload_spell s
             JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
             LEFT JOIN caseload_contact c ON c.spell_id = s.id AND c.counts AND c.replaced_at IS NULL
             LEFT JOIN caseload_pause p ON p.spell_id = s.id
            GROUP BY s.id"""

PROMISES = (
    Promise(
        "P1",
        "care that is open without a spell, so that no clock runs",
        """SELECT count(*) FROM steps_matter m WHERE m.kind = 'care' AND m.ended_at IS NULL
            AND NOT EXISTS (SELECT FROM caseload_spell s WHERE s.matter_id = m.id)""",
    ),
    Promise(
        "P1",
        "spells whose matter is another person's, or no care",
        """SELECT count(*) FROM caseload_spell s JOIN steps_matter m ON m.id = s.matter_id
            WHERE m.kind <> 'care' OR (m.person_id <> s.person_id AND m.joined_to_id IS NULL)""",
    ),
    Promise(
        "P1",
        "care without a key worker, and without the step to name one",
        """SELECT count(*) FROM caseload_spell s JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
            WHERE NOT EXISTS (SELECT FROM caseload_keyworker k
                               WHERE k.spell_id = s.id AND k.role = 'lead' AND k.until_on IS NULL)
              AND NOT EXISTS (SELECT FROM steps_nextstep n WHERE n.matter_id = m.id AND n.state = 'open'
                                                             AND n.source = 'key_worker')""",
    ),
    Promise(
        "P1",
        "contacts that are booked for somebody in care, and no step of anybody",
        """SELECT count(*) FROM caseload_contact c JOIN caseload_spell s ON s.id = c.spell_id
             JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL
            WHERE c.attendance = '' AND c.replaced_at IS NULL
              AND NOT EXISTS (SELECT FROM steps_nextstep n WHERE n.source = 'contact' AND n.source_id = c.id
                                                             AND n.state = 'open')""",
    ),
    Promise(
        "P1",
        "people who moved on while somebody who said yes had not met them",
        """SELECT count(*) FROM caseload_movingon m WHERE m.ended_at IS NOT NULL AND (
            NOT EXISTS (SELECT FROM caseload_support u WHERE u.moving_on_id = m.id AND u.met_at <= m.ended_at)
            OR EXISTS (SELECT FROM caseload_support u JOIN steps_offer o ON o.id = u.offer_id
                WHERE u.moving_on_id = m.id AND u.met_at IS NULL AND o.state IN ('asked', 'accepted')))""",
    ),
    Promise(
        "P1",
        "care that ended with aftercare under section 117 undecided",
        """SELECT count(*) FROM caseload_aftercare a JOIN caseload_spell s ON s.person_id = a.person_id
             JOIN steps_matter m ON m.id = s.matter_id
            WHERE m.ended_at > a.written_at AND m.ending NOT IN ('died', 'made_in_error', 'joined')
              AND (a.decided_on IS NULL OR a.decided_on > (m.ended_at AT TIME ZONE 'Europe/London')::date)""",
    ),
    Promise(
        "P1",
        "return passes that ended without a word to the person",
        """SELECT count(*) FROM steps_returnpass p JOIN people_person d ON d.id = p.person_id AND d.died_on IS NULL
            WHERE p.used_at IS NULL AND p.until_on < %(today)s
              AND NOT EXISTS (SELECT FROM steps_matter m WHERE m.person_id = p.person_id
                               AND (m.opened_at AT TIME ZONE 'Europe/London')::date <= p.until_on
                               AND m.kind <> 'worry' AND m.kind <> 'pass' AND (m.ended_at IS NULL
                                OR (m.ended_at AT TIME ZONE 'Europe/London')::date > p.until_on - 28))
              AND NOT EXISTS (SELECT FROM steps_nextstep n WHERE n.source = 'pass_ends' AND n.source_id = p.id
                               AND n.state <> 'open'
                               AND (n.made_at AT TIME ZONE 'Europe/London')::date >= p.until_on - 28)""",
    ),
    Promise(
        "P1",
        "people who came back and are open without the step to see them, unseen",
        """SELECT count(*) FROM caseload_cameback b JOIN caseload_spell s ON s.id = b.spell_id
             JOIN steps_matter m ON m.id = s.matter_id AND m.ended_at IS NULL AND m.opened_at <= b.asked_at
            WHERE NOT EXISTS (SELECT FROM caseload_contact c WHERE c.spell_id = s.id AND c.counts
                              AND c.replaced_at IS NULL AND c.at >= b.asked_at)
              AND NOT EXISTS (SELECT FROM steps_nextstep n WHERE n.matter_id = m.id AND n.state = 'open'
                                                             AND n.source = 'come_back')""",
    ),
    Promise(
        "P1",
        "help that ended without a word what became of it",
        "SELECT count(*) FROM caseload_course c WHERE (c.ended_on IS NULL) <> (c.result = '')",
    ),
    Promise(
        "P1",
        "help that stands as given to somebody whose care has ended",
        """SELECT count(*) FROM caseload_course c JOIN caseload_spell s ON s.id = c.spell_id
             JOIN steps_matter m ON m.id = s.matter_id
            WHERE c.ended_on IS NULL AND m.ended_at IS NOT NULL
              AND m.ending NOT IN ('died', 'made_in_error', 'joined')""",
    ),
)
FIGURES = (
    Promise(
        "P1",
        "people in care with more days since the last contact that counts than they may have",
        f"""SELECT count(*) FROM ({_LAST}) AS one
             WHERE NOT coalesce(paused, false) AND last_on + least(max_days, coalesce((
                SELECT t.max_days FROM caseload_teamrule t
                  JOIN steps_responsibility r ON r.team_id = t.team_id AND r.until_at IS NULL
                 WHERE r.person_id = one.person_id AND t.from_on <= %(today)s
                 ORDER BY t.from_on DESC LIMIT 1), max_days), coalesce((
                SELECT l.value FROM places_localrule l JOIN places_team p ON p.neighbourhood_id = l.place_id
                  JOIN steps_responsibility r ON r.team_id = p.id AND r.until_at IS NULL
                 WHERE r.person_id = one.person_id AND l.name = 'contact_days' AND l.from_on <= %(today)s
                   AND (l.until_on IS NULL OR l.until_on > %(today)s)
                 ORDER BY l.from_on DESC LIMIT 1), max_days)) < %(today)s""",
    ),
    Promise(
        "P1",
        "people who came back, in the last 28 days",
        "SELECT count(*) FROM caseload_cameback WHERE asked_at > %(now)s - interval '28 days'",
    ),
    Promise(
        "P1",
        "people who came back in the last 28 days and were not seen within five working days",
        """SELECT count(*) FROM caseload_cameback b WHERE b.asked_at > %(now)s - interval '28 days'
            AND b.see_by < %(today)s AND NOT EXISTS (SELECT FROM caseload_contact c WHERE c.spell_id = b.spell_id
             AND c.counts AND c.replaced_at IS NULL AND c.at >= b.asked_at AND c.on_day <= b.see_by)""",
    ),
)
