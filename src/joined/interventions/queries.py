"""Reading the catalogue: what may be agreed with somebody here and today, and what a place keeps. Nobody is shown."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection

from django.db.models import Q

from joined.base import wording
from joined.interventions import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of help as a page shows it; `counts`: in which national set it is."""

    id: uuid.UUID
    name: str
    what: str
    kind: str
    kind_words: str
    counts: str
    evidence: str
    delivered_by: str
    usual_sessions: int | None
    usual_weeks: int | None
    code: str
    code_source: str
    from_on: datetime.date
    until_on: datetime.date | None
    said: str
    ended: str
    is_local: bool
    is_in_force: bool

    @property
    def dose(self) -> str:
        """How many sessions, over how long; empty where there is no usual dose."""
        found = (
            wording.plural(self.usual_sessions, "session") if self.usual_sessions else "",
            "over " + wording.plural(self.usual_weeks, "week") if self.usual_weeks else "",
        )
        return " ".join(part for part in found if part)


def offered(*, place_id: uuid.UUID | None) -> list[Kind]:
    """What may be agreed with somebody of this place today: the standard's own, its own, and that of larger places."""
    found = models.Intervention.objects.filter(Q(place=None) | Q(place_id__in=places.around(place_id=place_id)))
    found = found.filter(Q(until_on=None) | Q(until_on__gt=clock.today()), from_on__lte=clock.today())
    return _kinds(found)


def each(*, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Kind]:
    """These kinds of help, whether they still stand in a catalogue or not."""
    found = models.Intervention.objects.filter(pk__in=ids) if ids else models.Intervention.objects.none()
    return {one.id: one for one in _kinds(found)}


def kept(*, place_id: uuid.UUID) -> list[Kind]:
    """The catalogue of a place with all that it had: the standard's own, its own and that of larger places."""
    return _kinds(models.Intervention.objects.filter(Q(place=None) | Q(place_id__in=places.around(place_id=place_id))))


def row(*, to: actors.Actor, intervention_id: uuid.UUID) -> models.Intervention:
    """One that `to` may end. Raises NotHere for any other."""
    found = models.Intervention.objects.select_related("place__within__within").filter(pk=intervention_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_end(by=to, row=found)
    return found


def _kinds(found: object) -> list[Kind]:
    shown = [_kind(one) for one in found.select_related("place")]  # type: ignore[attr-defined]
    order = list(words.KINDS)
    return sorted(shown, key=lambda one: (order.index(one.kind), one.name.lower(), one.from_on))


def _kind(one: models.Intervention) -> Kind:
    return Kind(
        id=one.pk,
        name=one.name,
        what=one.what,
        kind=one.kind,
        kind_words=words.KINDS[one.kind],
        counts=words.NATIONAL.get(one.kind, words.NOT_NATIONAL),
        evidence=one.evidence,
        delivered_by=one.delivered_by,
        usual_sessions=one.usual_sessions,
        usual_weeks=one.usual_weeks,
        code=one.snomed_code,
        code_source=one.snomed_source,
        from_on=one.from_on,
        until_on=one.until_on,
        said=_said(one),
        ended=f"{one.ended_by}: {one.ended_why}" if one.ended_at else "",
        is_local=one.place_id is not None,
        is_in_force=rules.is_in_force(from_on=one.from_on, until_on=one.until_on, day=clock.today()),
    )


def _said(one: models.Intervention) -> str:
    """Whose it is: the standard's own, or local and agreed by whom."""
    if one.place is None:
        return words.STANDARD
    day = wording.plain_day(one.from_on)
    if not one.agreed_by:
        return words.LOCAL_BY_NOBODY.format(place=one.place.name, day=day)
    with_whom = wording.plural(one.lived_experience_count, "person", "people")
    return words.LOCAL.format(place=one.place.name, by=one.agreed_by, people=with_whom, day=day)
