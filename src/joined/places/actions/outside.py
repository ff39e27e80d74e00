"""What a place knows of services outside, of what helps while somebody waits, and of whom its teams take."""

from joined.kit import actors, clock
from joined.places import access, models
from joined.trail.writing import action


@action
def know_outside(
    *, by: actors.Actor, place: models.Place, name: str, kind: str, phone: str, age_to: int | None = None
) -> models.OutsideService:
    """A service outside that people of this place are handed on to."""
    access.check_keeps(by, place)
    return models.OutsideService.objects.create(place=place, name=name, kind=kind, phone=phone, age_to=age_to)


@action
def find_useful(*, by: actors.Actor, place: models.Place, words: str, phone: str = "") -> models.UsefulNow:
    """Something that helps while somebody waits."""
    access.check_keeps(by, place)
    return models.UsefulNow.objects.create(place=place, words=words, phone=phone, from_on=clock.today())


@action
def say_whom(
    *,
    by: actors.Actor,
    team: models.Team,
    age_from: int = 0,
    age_to: int | None = None,
    neighbourhoods: tuple[models.Place, ...] = (),
    helps: tuple[str, ...] = (),
    room: str = "",
) -> models.Accepts:
    """Whom a team takes and how much room it has, as it says today; what it said before is replaced."""
    access.check_may_change_team(by, team)
    found, _ = models.Accepts.objects.update_or_create(
        team=team,
        defaults={
            "age_from": age_from,
            "age_to": age_to,
            "neighbourhoods": [str(place.pk) for place in neighbourhoods],
            "helps": list(helps),
            "room": room,
            "room_said_on": clock.today() if room else None,
        },
    )
    return found
