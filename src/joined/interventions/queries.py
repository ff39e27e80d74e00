"""Reading the catalogue: what may be agreed with somebody here and today, and what a place keeps. Nobody is shown."""

import collections
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
class Off:
    """That a place does not offer it: where, from when, why and who, as a page says it.

    `is_ours`: this place's own, and not of a larger one. `is_over`: it is offered again, or will be.
    """

    id: uuid.UUID
    said: str
    is_now: bool
    is_ours: bool
    is_over: bool


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
    off: tuple[Off, ...] = ()

    @property
    def is_off(self) -> bool:
        """Whether it is not offered here today."""
        return any(one.is_now for one in self.off)

    @property
    def off_here(self) -> Off | None:
        """What this place itself switched off and may switch on again."""
        return next((one for one in self.off if one.is_ours and not one.is_over), None)

    @property
    def dose(self) -> str:
        """How many sessions, over how long; empty where there is no usual dose."""
        found = (
            wording.plural(self.usual_sessions, "session") if self.usual_sessions else "",
            "over " + wording.plural(self.usual_weeks, "week") if self.usual_weeks else "",
        )
        return " ".join(part for part in found if part)


def offered(*, place_id: uuid.UUID | None) -> list[Kind]:
    """What may be agreed with somebody of this place today: the standard's own, its own, and that of larger places.

    What this place or a larger one switched off is left out; where the place is not known, nothing is.
    """
    today, around = clock.today(), places.around(place_id=place_id)
    found = models.Intervention.objects.filter(Q(place=None) | Q(place_id__in=around))
    found = found.filter(Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today)
    if place_id is not None:
        off = models.SwitchedOff.objects.filter(Q(until_on=None) | Q(until_on__gt=today), from_on__lte=today)
        found = found.exclude(pk__in=off.filter(place_id__in=around).values("intervention_id"))
    return _kinds(found)


def each(*, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Kind]:
    """These kinds of help, whether they still stand in a catalogue or not."""
    found = models.Intervention.objects.filter(pk__in=ids) if ids else models.Intervention.objects.none()
    return {one.id: one for one in _kinds(found)}


def kept(*, place_id: uuid.UUID) -> list[Kind]:
    """The catalogue of a place with all that it had: the standard's own, its own and that of larger places.

    With everything that this place or a larger one switched off, and on again.
    """
    around = places.around(place_id=place_id)
    off: dict[uuid.UUID, list[Off]] = collections.defaultdict(list)
    found = models.SwitchedOff.objects.filter(place_id__in=around).select_related("place").order_by("-off_at")
    for one in found:
        off[one.intervention_id].append(_off(one, place_id))
    kinds = _kinds(models.Intervention.objects.filter(Q(place=None) | Q(place_id__in=around)))
    return [dataclasses.replace(kind, off=tuple(off[kind.id])) for kind in kinds]


def _off(one: models.SwitchedOff, place_id: uuid.UUID) -> Off:
    given = {"place": one.place.name, "day": wording.plain_day(one.from_on), "why": one.why, "by": one.off_by}
    if one.until_on is None:
        said = words.OFF_FROM.format(**given, at=wording.short_moment(one.off_at))
    else:
        back = {"back": one.back_by, "at": wording.short_moment(one.back_at)}
        said = words.OFF_UNTIL.format(**given, **back, until=wording.plain_day(one.until_on))
    return Off(
        id=one.pk,
        said=said,
        is_now=rules.is_in_force(from_on=one.from_on, until_on=one.until_on, day=clock.today()),
        is_ours=one.place_id == place_id,
        is_over=one.until_on is not None,
    )


def to_switch(*, to: actors.Actor, place: object, intervention_id: uuid.UUID) -> models.Intervention:
    """One of the standard's own that `to` may switch off in this place. Raises NotHere for any other."""
    found = models.Intervention.objects.filter(pk=intervention_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_switch(by=to, row=found, place=place)
    return found


def switched_off(*, to: actors.Actor, off_id: uuid.UUID) -> models.SwitchedOff:
    """What `to` may switch on again. Raises NotHere for any other."""
    found = models.SwitchedOff.objects.select_related("intervention", "place__within__within").filter(pk=off_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_switch(by=to, row=found.intervention, place=found.place)
    return found


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
