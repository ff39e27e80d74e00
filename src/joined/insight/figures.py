"""From counts to what is read: the big number and the sentences beside it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from joined.base import wording
from joined.huddle import queries as huddle
from joined.insight import measures, rules, shapes, words
from joined.insight.counting import Counts
from joined.insight.measures import SHARE, Measure

PLOT_HEIGHT = 48
HOW_OFTEN = {1: "one", 2: "two", 3: "three or more"}


def every(
    counts: Counts, *, before: Mapping[str, str], group: str = "", months: Sequence[datetime.date] = ()
) -> tuple[shapes.Figure, ...]:
    """All measures of one group, in the order of the page. `months`: whose groups make the plot, the last is this."""
    return tuple(
        (_share if one.kind == SHARE else _wait)(
            one, counts, group, before=before.get(one.key, ""), months=_points(one, counts, months)
        )
        for one in measures.ALL
    )


def _wait(one: Measure, counts: Counts, group: str, *, before: str, months: tuple[shapes.Point, ...]) -> shapes.Figure:
    pace = rules.pace(counts.waited(one.key, group))
    return shapes.Figure(
        measure=one, big=half(pace), notes=tuple(_about_wait(pace)), before=before, months=months, pace=pace
    )


def half(pace: rules.Pace) -> str:
    """Within what time half had it, in words."""
    if not pace.people:
        return words.NOBODY
    return words.NOT_YET if pace.half is None else words.length(pace.half)


def _about_wait(pace: rules.Pace) -> list[str]:
    """Within what time half and nine of ten had it; and, plainly, how many have had it and how many wait."""
    if not pace.people:
        return []
    notes = [] if pace.half is None else ["Half within this time."]
    if pace.nine is not None:
        notes.append(f"Nine of ten within {words.length(pace.nine)}.")
    waits = "waits" if pace.open == 1 else "wait"
    open_ = f"; {pace.open} still {waits}, the longest for {words.length(pace.longest_open)}" if pace.open else ""
    ended = f"; {pace.ended} went another way before" if pace.ended else ""
    people = wording.plural(pace.people, "person has", "people have")
    return [*notes, f"{pace.done} of {people} had it{open_}{ended}."]


def _share(one: Measure, counts: Counts, group: str, *, before: str, months: tuple[shapes.Point, ...]) -> shapes.Figure:
    found = counts.share(one.key, group)
    out_of = found.out_of(with_pending=one.with_pending)
    notes = [_tried(one.tried, counts.waited(one.key, group))] if one.tried and out_of else []
    notes += [f"{found.pending} {one.pending}."] if found.pending else []
    return shapes.Figure(
        measure=one,
        big=f"{found.yes} of {out_of}" if out_of else words.NOBODY,
        share=f"{round(100 * found.yes / out_of)}%" if out_of else "",
        notes=tuple(notes),
        before=before,
        months=months,
        counted=found,
    )


def _tried(what: str, waited: Sequence[rules.Waited]) -> str:
    """How often it took one, two, or more."""
    people = dict.fromkeys(HOW_OFTEN.values(), 0)
    for one in waited:
        if one.state != "pending":
            people[HOW_OFTEN[min(one.amount, max(HOW_OFTEN))]] += one.people
    parts = [f"{often} for {wording.plural(count, 'person', 'people')}" for often, count in people.items() if count]
    return f"{what} tried: {', '.join(parts)}."


def given(gave: Sequence[huddle.Gave], *, months: Sequence[datetime.date] = ()) -> shapes.Given:
    """What partners gave in the last of these months, or, without any, in all."""
    this = _in(gave, months[-1]) if months else gave
    each = {
        name: [one for one in this if one.organisation == name] for name in sorted({one.organisation for one in this})
    }
    minutes, by_link = _minutes(this), _by_link(this)
    notes = [f"{words.length(by_link)} of it by link."] if by_link else []
    return shapes.Given(
        minutes=minutes,
        by_organisation=tuple((name, _minutes(those), _by_link(those)) for name, those in each.items()),
        figure=shapes.Figure(
            measure=measures.PARTNER_MINUTES,
            big=words.length(minutes) if minutes else words.NOBODY,
            notes=tuple(notes),
            months=_plot(
                [(total, words.length(total)) for total in (_minutes(_in(gave, month)) for month in months)], months
            ),
        ),
    )


def _in(gave: Sequence[huddle.Gave], month: datetime.date) -> list[huddle.Gave]:
    return [one for one in gave if one.on.replace(day=1) == month]


def _minutes(gave: Iterable[huddle.Gave]) -> int:
    return sum(one.minutes for one in gave)


def _by_link(gave: Iterable[huddle.Gave]) -> int:
    return sum(one.by_link for one in gave)


def _points(one: Measure, counts: Counts, months: Sequence[datetime.date]) -> tuple[shapes.Point, ...]:
    return _plot([_point(one, counts, f"{month:%Y-%m}") for month in months], months)


def _plot(found: Sequence[tuple[float | None, str]], months: Sequence[datetime.date]) -> tuple[shapes.Point, ...]:
    heights = rules.bars([value for value, _ in found], height=PLOT_HEIGHT)
    return tuple(
        shapes.Point(f"{month:%b %Y}", shown, height, month == months[-1])
        for month, (_, shown), height in zip(months, found, heights, strict=True)
    )


def _point(one: Measure, counts: Counts, group: str) -> tuple[float | None, str]:
    if one.kind == SHARE:
        found = counts.share(one.key, group)
        out_of = found.out_of(with_pending=one.with_pending)
        share = found.yes / out_of if out_of else None
        return share, f"{found.yes} of {out_of} ({round(100 * share)}%)" if share is not None else words.NOBODY
    pace = rules.pace(counts.waited(one.key, group))
    return pace.half, half(pace)
