"""Who may set places up: an organisation's administrator its own teams, whoever keeps a place what it stands on.

None of this reaches a person. What may not be changed is answered as if it were not there (AC-085).
"""

from joined.kit import actors, errors
from joined.places import models, rules

ADMINISTRATOR = "organisation_administrator"
PLACE_LEAD = "place_lead"
KEEPERS = (ADMINISTRATOR, PLACE_LEAD)


def is_keeper(to: actors.Actor) -> bool:
    """Whether the set-up pages are theirs at all."""
    return to.kind == "system" or (to.kind == "staff" and to.role in KEEPERS)


def check_keeper(to: actors.Actor) -> None:
    """Raises NotHere for everybody else."""
    if not is_keeper(to):
        raise errors.NotHere()


def keeps(to: actors.Actor, place: models.Place | None) -> bool:
    """Whether their organisation leads this place, or one that it lies in. No place: whether it leads any at all."""
    if to.kind == "system":
        return True
    if not is_keeper(to):
        return False
    if place is None:
        return models.Place.objects.filter(lead_id=to.organisation, until_on=None).exists()
    while place is not None:
        if place.lead_id == to.organisation:
            return True
        place = place.within
    return False


def check_keeps(to: actors.Actor, place: models.Place | None) -> None:
    """Raises NotHere unless they keep it."""
    if not keeps(to, place):
        raise errors.NotHere()


def may_change_organisation(to: actors.Actor, organisation: models.Organisation) -> bool:
    """Its own administrator, or whoever added it."""
    if to.kind == "system":
        return True
    own = to.kind == "staff" and to.role == ADMINISTRATOR and to.organisation == organisation.pk
    return own or (is_keeper(to) and organisation.keeper_id == to.organisation)


def check_may_change_organisation(to: actors.Actor, organisation: models.Organisation) -> None:
    """The strict twin: raises NotHere."""
    if not may_change_organisation(to, organisation):
        raise errors.NotHere()


def may_change_team(to: actors.Actor, team: models.Team) -> bool:
    """Its organisation's administrator, or a lead of that organisation for a place that they keep.

    In-take and duty are what a neighbourhood's doors stand on: these also need the place.
    """
    if to.kind == "system":
        return True
    if not is_keeper(to) or to.organisation != team.organisation_id:
        return False
    if team.kind in rules.FOR_A_PLACE or to.role == PLACE_LEAD:
        return keeps(to, team.neighbourhood)
    return True


def check_may_change_team(to: actors.Actor, team: models.Team) -> None:
    """The strict twin: raises NotHere."""
    if not may_change_team(to, team):
        raise errors.NotHere()


def is_direct_care(organisation: models.Organisation) -> bool:
    """Whether its sharing rests on implied consent: NHS, practice, council."""
    return organisation.kind in rules.DIRECT_CARE
