"""Reads of numbers. They show nobody; who may read them, `access.py` says, and the database again."""

import datetime
import uuid

from joined.base import wording
from joined.huddle import queries as huddle
from joined.insight import access, counting, figures, groups, measures, models, rules, shapes, words
from joined.kit import actors, clock, errors
from joined.people import access as people
from joined.places import queries as setup
from joined.trail import writing as trail

MONTHS = 6
"""How many months a plot shows."""


def places(*, to: actors.Staff) -> tuple[access.Place, ...]:
    """Neighbourhoods whose numbers they may see, the first is that of their own team where it is among them."""
    return access.places(to=to)


def of_place(*, to: actors.Staff, place_id: uuid.UUID, month: datetime.date) -> shapes.Numbers:
    """A neighbourhood's month, with the months before it. Raises NotHere."""
    place = access.check_place(to=to, place_id=place_id)
    held = huddle.held(neighbourhood_id=place.id, first=month, after=rules.next_month(month))
    return _month(
        to,
        place.name,
        month,
        place=place,
        before=_known(place.id),
        gave=huddle.minutes_at(neighbourhood_id=place.id, first=_first(month), after=rules.next_month(month)),
        sittings=tuple(shapes.Sitting(id=one.pk, name=one.huddle.name, on=one.on) for one in held),
    )


def ours(*, to: actors.Staff, month: datetime.date) -> shapes.Numbers:
    """One's own organisation's month. Raises NotHere."""
    access.check_ours(to=to)
    gave = None
    if not people.is_direct_care(by=to):
        after = rules.next_month(month)
        gave = huddle.minutes_of(organisation_id=to.organisation, first=_first(month), after=after)
    return _month(to, to.organisation_name, month, gave=gave)


def _month(
    to: actors.Staff,
    name: str,
    month: datetime.date,
    *,
    place: access.Place | None = None,
    before: dict[str, str] | None = None,
    gave: tuple[huddle.Gave, ...] | None = None,
    sittings: tuple[shapes.Sitting, ...] = (),
) -> shapes.Numbers:
    if month > clock.today():
        raise errors.NotHere()
    months = rules.months_to(month, MONTHS)
    after = rules.next_month(month)
    asked = counting.Asked(place_id=place.id if place else None, first=months[0], after=after, by="month")
    counts = counting.counts(to=to, asked=asked)
    this = f"{month:%Y-%m}"
    return shapes.Numbers(
        name=name,
        place=place,
        month=month,
        asked=counts.asked(this),
        is_over=is_over(month),
        figures=figures.every(counts, group=this, before=before or {}, months=months),
        given=None if gave is None else figures.given(gave, months=months),
        grouped=_grouped(place, month) if place else None,
        sittings=sittings,
    )


def _first(month: datetime.date) -> datetime.date:
    """Of the months that a plot shows."""
    return rules.months_to(month, MONTHS)[0]


def is_over(month: datetime.date) -> bool:
    """Whether nobody can ask in it any more."""
    return rules.next_month(month) <= clock.today()


def of_sitting(*, to: actors.Staff, sitting_id: uuid.UUID) -> shapes.Numbers:
    """One sitting of a huddle that a team of theirs belongs to. Raises NotHere."""
    row = huddle.sitting_row(to=to, sitting_id=sitting_id)
    place = access.check_place(to=to, place_id=row.huddle.neighbourhood_id)
    counts = counting.counts(to=to, asked=counting.Asked(place_id=place.id, sitting_id=row.pk))
    return shapes.Numbers(
        name=row.huddle.name,
        place=place,
        sitting=shapes.Sitting(id=row.pk, name=row.huddle.name, on=row.on),
        asked=counts.asked(),
        figures=figures.every(counts, before={}),
        given=figures.given(huddle.minutes_given(sittings=[row])),
    )


def by_group(*, to: actors.Staff, place_id: uuid.UUID, month: datetime.date, by: str) -> shapes.Groups:
    """A neighbourhood's month, or longer where its local rule says so, by one characteristic, once it is over.

    `month`: the first of the period. The trail keeps who looked (T40). Raises NotHere or Refused.
    """
    place = access.check_place(to=to, place_id=place_id)
    period = rules.period_of(month, at_least=_group_months(place.id))
    if by not in words.CHARACTERISTICS or month != period.first:
        raise errors.NotHere()
    if period.after > clock.today():
        raise errors.Refused(words.NOT_OVER.format(period=words.period(period.first, period.months)))
    asked = counting.Asked(place_id=place.id, first=period.first, after=period.after, by=by)
    counts = counting.counts(to=to, asked=asked)
    trail.numbers(to=to, verb=f"insight.by_{by}", thing=place.id)
    return shapes.Groups(
        place=place,
        period=period,
        by=by,
        heads=(words.CHARACTERISTICS[by], *groups.HEADS),
        rows=tuple(groups.table(counts, by=by)),
        asked=sum(counts.asked(group) for group in counts.groups),
    )


def _group_months(place_id: uuid.UUID) -> int:
    """◆ numbers_group_months."""
    return setup.local_rule("numbers_group_months", place_id=place_id)


def _grouped(place: access.Place, month: datetime.date) -> shapes.Grouped:
    this = rules.period_of(month, at_least=_group_months(place.id))
    now = rules.period_of(clock.today(), at_least=this.months)
    return shapes.Grouped(this, now.before if this == now else this)


def _known(place_id: uuid.UUID) -> dict[str, str]:
    """What each measure was before, in words with its source and day."""
    return {row.measure: _before(row) for row in models.Before.objects.filter(place_id=place_id, until_at=None)}


def _before(row: models.Before) -> str:
    is_wait = measures.BY_KEY[row.measure].kind == measures.WAIT
    number = f"half within {words.length(row.value)}, of {row.out_of}" if is_wait else f"{row.value} of {row.out_of}"
    return f"{number} ({row.source}, {wording.plain_day(row.counted_on)})"


def sees_ours(*, to: actors.Staff) -> bool:
    """Whether their own organisation's numbers are theirs to see."""
    return access.may_see_ours(to=to)


def keeping(*, to: actors.Staff, place_id: uuid.UUID) -> shapes.Keeping:
    """What is known from before, for whoever brings it in. Raises NotHere or Forbidden."""
    place = access.check_may_keep(by=to, place_id=place_id)
    known = _known(place_id)
    return shapes.Keeping(
        place=place,
        before=tuple((one.title, known[one.key]) for one in measures.ALL if one.key in known),
        areas=models.Area.objects.filter(until_at=None).count(),
    )


def may_keep(*, to: actors.Staff) -> bool:
    """Whether the pages that bring in numbers are theirs."""
    return rules.may_keep_before(to.role)
