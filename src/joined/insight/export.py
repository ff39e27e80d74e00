"""Numbers as rows of a file, with what each means beside it."""

from joined.base import wording
from joined.insight import measures, shapes, words
from joined.kit import clock

HEADS = (
    "Whose", "When", "As at", "Measure", "Half within (minutes)", "Nine of ten within (minutes)", "Count", "Out of",
    "Still open", "Went another way", "Before", "What is counted", "Out of whom", "Left out",
)  # fmt: skip


def numbers(found: shapes.Numbers) -> list[list[str]]:
    """Every measure, one a row."""
    when = f"{found.sitting.on:%Y-%m-%d}" if found.sitting else f"{found.month:%Y-%m}"
    about = [found.name, when, wording.moment(clock.now())]
    return [list(HEADS), *([*about, *row] for row in (*map(_row, found.figures), *_given(found.given)))]


def _row(one: shapes.Figure) -> list[str]:
    measure, pace, counted = one.measure, one.pace, one.counted
    if measure.kind == measures.WAIT:
        cells = [_text(pace.half), _text(pace.nine), str(pace.done), str(pace.people), str(pace.open), str(pace.ended)]
    else:
        out_of = counted.out_of(with_pending=measure.with_pending)
        cells = ["", "", str(counted.yes), str(out_of), str(counted.pending), ""]
    return [measure.title, *cells, one.before, measure.counts, measure.out_of, measure.left_out]


def _given(found: shapes.Given | None) -> list[list[str]]:
    """All minutes, and those of each organisation."""
    if found is None:
        return []
    measure = found.figure.measure
    each = [
        (measure.title, found.minutes),
        *((f"{measure.title}: {name}", own) for name, own, _ in found.by_organisation),
    ]
    means = [measure.counts, measure.out_of, measure.left_out]
    return [[title, "", "", str(minutes), "", "", "", "", *means] for title, minutes in each]


def _text(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)


def groups(found: shapes.Groups) -> list[list[str]]:
    """Every group, one a row, as it is shown; below them what the star means."""
    about = [found.place.name, words.period(found.period.first, found.period.months), wording.moment(clock.now())]
    rows = [[*about, *row] for row in found.rows]
    return [["Whose", "When", "As at", *found.heads], *rows, [words.HIDDEN_MEANS]]


def sheet(found: shapes.Numbers) -> list[list[str]]:
    """Every measure as one page of paper has it: what, number, what stands beside it, before, what is counted."""
    rows = [
        [
            one.measure.title,
            f"{one.big} ({one.share})" if one.share else one.big,
            " ".join(one.notes),
            one.before or "Not known",
            one.measure.counts,
        ]
        for one in found.figures
    ]
    if found.given:
        each = [f"{name}: {words.length(minutes)}." for name, minutes, _ in found.given.by_organisation]
        one = found.given.figure
        rows.append([one.measure.title, one.big, " ".join((*one.notes, *each)), "", one.measure.counts])
    return rows
