"""The one deed of the demo's own: saying that this database is a demo."""

from joined.demo import models
from joined.kit import actors
from joined.trail.writing import action


@action
def mark(*, by: actors.System) -> models.Marker:
    """From now on production refuses this database."""
    return models.Marker.objects.create()
