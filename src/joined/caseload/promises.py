"""What `./joined verify` counts about care, as the owner (decisions.md §9)."""

from joined.base.promises import Promise

_LAST = """SELECT s.id, s.person_id, s.max_days, greatest(s.began_on, max(c.on_day), max(p.until_on)) AS last_on,
                  bool_or(p.from_on <= current_date AND (p.until_on IS NULL OR p.until_on > current_date)) AS paused
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
)
FIGURES = (
    Promise(
        "P1",
        "people in care with more days since the last contact that counts than they may have",
        f"""SELECT count(*) FROM ({_LAST}) AS one
             WHERE NOT coalesce(paused, false) AND last_on + max_days < current_date""",
    ),
)
