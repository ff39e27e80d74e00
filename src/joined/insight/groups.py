"""One characteristic at a time, under the rule for small numbers."""

import math
from collections.abc import Callable, Mapping

from joined.insight import measures, rules, words
from joined.insight.counting import Counts
from joined.people import queries as people
from joined.people import rules as persons

HEADS = (
    "Asked for",
    *(f"{one.short}" for one in measures.SHARES),
    *(f"{one.short}: half within" for one in measures.WAITS),
)
ETHNIC = tuple(dict.fromkeys(upper for _, upper in persons.ETHNICITIES.values()))
HOUR = 60


def table(counts: Counts, *, by: str) -> list[tuple[str, ...]]:
    """A row for each group, its name first; every cell as anybody may read it."""
    counts, names = _GROUPED[by](counts)
    columns = [_asked(counts, names)]
    unseen = rules.hidden({group: counts.asked(group) for group in names})
    columns += [_shares(one, counts, names, unseen) for one in measures.SHARES]
    columns += [_halves(one, counts, names, unseen) for one in measures.WAITS]
    return [(name, *(column[group] for column in columns)) for group, name in names.items()]


def _asked(counts: Counts, names: Mapping[str, str]) -> dict[str, str]:
    found = {group: counts.asked(group) for group in names}
    unseen = rules.hidden(found)
    return {group: words.HIDDEN if group in unseen else rules.shown(count) for group, count in found.items()}


def _shares(one: measures.Measure, counts: Counts, names: Mapping[str, str], unseen: frozenset[str]) -> dict[str, str]:
    found = {group: counts.share(one.key, group) for group in names}
    out_of = {group: share.out_of(with_pending=one.with_pending) for group, share in found.items()}
    unseen |= rules.hidden(out_of)
    known = {group: count for group, count in out_of.items() if group not in unseen}
    unseen |= rules.hidden({group: share.yes for group, share in found.items()}, at_most=known)
    return {
        group: words.HIDDEN
        if group in unseen
        else f"{rules.shown(share.yes)} of {rules.shown(out_of[group])} ({rules.percent(share.yes, out_of[group])})"
        for group, share in found.items()
    }


def _halves(one: measures.Measure, counts: Counts, names: Mapping[str, str], unseen: frozenset[str]) -> dict[str, str]:
    """To the whole hour: of a few people, the quarter of an hour is somebody's own."""
    found = {group: rules.pace(counts.waited(one.key, group)) for group in names}
    return {
        group: words.HIDDEN if group in unseen or pace.done < rules.FEWER_THAN else _half(pace)
        for group, pace in found.items()
    }


def _half(pace: rules.Pace) -> str:
    return words.NOT_YET if pace.half is None else words.length(math.ceil(pace.half / HOUR) * HOUR)


def _by_ethnicity(counts: Counts) -> tuple[Counts, dict[str, str]]:
    upper = {str(number): group for number, (_, group) in persons.ETHNICITIES.items()}
    return counts.regrouped(lambda group: upper.get(group, "")), {name: name for name in ETHNIC} | _NOT_KNOWN


def _by_age(counts: Counts) -> tuple[Counts, dict[str, str]]:
    return counts, {str(age): name for age, name in words.AGES.items()} | _NOT_KNOWN


def _by_deprivation(counts: Counts) -> tuple[Counts, dict[str, str]]:
    fifths = counts.regrouped(lambda decile: str(rules.fifth(int(decile))) if decile else "")
    return fifths, {str(fifth): name for fifth, name in words.FIFTHS.items()} | _NOT_KNOWN


def _by_language(counts: Counts) -> tuple[Counts, dict[str, str]]:
    into = rules.folded({group: counts.asked(group) for group in counts.groups}, into="")
    named = {group: people.language_named(group) for group in into.values() if group}
    return counts.regrouped(lambda group: into.get(group, "")), named | {"": words.OTHER_LANGUAGES}


_NOT_KNOWN = {"": words.NOT_KNOWN}
_GROUPED: Mapping[str, Callable[[Counts], tuple[Counts, dict[str, str]]]] = {
    "ethnicity": _by_ethnicity,
    "language": _by_language,
    "age": _by_age,
    "deprivation": _by_deprivation,
}
