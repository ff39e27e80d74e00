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
)
FIGURES = (
    Promise(
        "P1",
        "requests that nobody has read yet",
        """SELECT count(*) FROM doors_referral r JOIN steps_matter m ON m.id = r.matter_id
            WHERE r.state = 'received' AND m.ended_at IS NULL""",
    ),
)
