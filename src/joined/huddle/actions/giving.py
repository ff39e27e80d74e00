"""What partners give of their time, counted in their favour and without a word of whom it was about."""

from joined.huddle import access, models
from joined.kit import actors, clock
from joined.places import queries as places


def give(by: actors.Actor, sitting: models.Sitting, what: str) -> None:
    """Within a deed of a sitting: a partner's moment; of NHS, practice and council nothing is counted."""
    if not access.is_partner(by=by):
        return
    team = next(iter(places.teams(team_ids=by.team_ids)), None)
    if team:
        models.Moment.objects.create(
            sitting=sitting,
            organisation_id=by.organisation,
            team=team,
            what=what,
            is_by_link=by.link is not None,
            at=clock.now(),
        )
