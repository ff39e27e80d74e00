"""A file comes, is read by a job, looked at by whoever sent it, and approved or thrown away."""

from collections.abc import Sequence

from django.db.models import F

from joined.base import later
from joined.imports import access, checking, models, queries, reading, rules, words
from joined.kit import actors, clock, errors
from joined.trail.writing import action

NAME_AT_MOST = 120


@action
def receive(*, by: actors.Staff, file_name: str, body: bytes, reason: str) -> models.Import:
    """Keep a file until it is read, and put the job that reads it. Raises Forbidden."""
    access.check_may_import(by=by)
    made = models.Import.objects.create(
        user_id=by.id,
        organisation_id=by.organisation,
        file_name=file_name[-NAME_AT_MOST:],
        reason=reason,
        body=body,
        uploaded_at=clock.now(),
    )
    put("imports.check", by=by, of=made)
    return made


def put(job: str, *, by: actors.Staff, of: models.Import, in_seconds: float = 0) -> None:
    """Put a job that goes on in the name of whoever asked for it."""
    later.later(job, in_seconds=in_seconds, of=str(of.pk), user=str(by.id), organisation=str(by.organisation))


@action
def hold(*, by: actors.Staff, of: models.Import, in_seconds: float) -> None:
    """The virus scanner is away: nothing of the file is read until it has answered (F-20)."""
    models.Import.objects.filter(pk=of.pk, state="checking").update(why_not=words.HELD)
    put("imports.check", by=by, of=of, in_seconds=in_seconds)


@action
def begin_reading(*, by: actors.Staff, of: models.Import, rows_in: int) -> None:
    """A job begins, perhaps again after it was killed: nothing half-read is left."""
    of.rows.all().delete()
    models.Import.objects.filter(pk=of.pk, state="checking").update(rows_in=rows_in, handled=0, why_not="")


@action
def cannot_read(*, by: actors.Staff, of: models.Import, why: str) -> None:
    """The file is no list that we can read; its text is forgotten."""
    move(of, "cannot read", why_not=why, body=None)


@action
def keep_rows(*, by: actors.Staff, of: models.Import, rows: Sequence[checking.Checked], there: frozenset[int]) -> None:
    """Some rows as they were understood. `there`: rows that stand in the list, or were brought in, already."""
    known = queries.known(to=by, digests=[one.digest for one in rows])
    again = there | {one.row for one in rows if one.digest in known}
    new = [one for one in rows if not one.problems and one.row not in again]
    alike = dict(zip((one.row for one in new), queries.alike(to=by, rows=new), strict=True))
    made = [_row(of, one, by=by, is_there=one.row in again, alike=alike.get(one.row, [])) for one in rows]
    models.Row.objects.bulk_create(made)
    models.Import.objects.filter(pk=of.pk).update(handled=F("handled") + len(made))


def _row(
    of: models.Import,
    one: checking.Checked,
    *,
    by: actors.Staff,
    is_there: bool,
    alike: list[queries.Likely],
) -> models.Row:
    certain = [found for found in alike if found.is_certain]
    choice = str(certain[0].person) if len(certain) == 1 else ""
    if one.problems:
        state = "wrong"
    elif is_there or (choice and not one.asking):
        state = "there"
    else:
        state = "decide" if alike and not choice else "ready"
    return models.Row(
        of=of,
        user_id=by.id,
        row=one.row,
        cells=one.cells,
        details=one.details,
        asking=one.asking,
        problems=[[problem.cell, problem.field, problem.sentence] for problem in one.problems],
        alike=[found.kept() for found in alike],
        digest=one.digest,
        state=state,
        choice=choice,
    )


@action
def checked(*, by: actors.Staff, of: models.Import, sheet: reading.Sheet) -> None:
    """Every row is kept: the file's own text is forgotten, and whoever sent it is asked."""
    counts = queries.counts(of)
    move(
        of,
        "read",
        body=None,
        headings=sheet.headings,
        aside=sheet.aside,
        rows_ready=counts["ready"] + counts["decide"],
        rows_wrong=counts["wrong"],
        rows_there=counts["there"],
        handled=0,
    )


@action
def decide(*, by: actors.Staff, of: models.Import, choices: dict[int, str]) -> None:
    """Same person or somebody else, row by row: only whom the row was likened to, or "new"."""
    _check_state(of, "in_review")
    for row in of.rows.filter(row__in=list(choices), state="decide"):
        choice = choices[row.row]
        if choice == "new" or choice in {found["person"] for found in row.alike}:
            models.Row.objects.filter(pk=row.pk).update(choice=choice)


@action
def approve(*, by: actors.Staff, of: models.Import) -> None:
    """Bring in what is ready; what is to be mended stays out. Raises Refused while something is undecided."""
    access.check_may_import(by=by)
    if of.rows.filter(state="decide", choice="").exists():
        raise errors.Refused(words.DECIDE_FIRST)
    of.rows.filter(state="decide").update(state="ready")
    if not of.rows.filter(state="ready").exists():
        raise errors.Refused(words.NOTHING_TO_DO)
    move(of, "approve", approved_at=clock.now(), handled=0)
    put("imports.write", by=by, of=of)


@action
def throw_away(*, by: actors.Staff, of: models.Import) -> None:
    """Nothing of it is brought in, and nothing of it is kept."""
    move(of, "throw away", body=None)
    of.rows.all().delete()


def _check_state(of: models.Import, state: str) -> None:
    if of.state != state:
        raise errors.Refused(f"This cannot be done now: it is “{words.STATES[of.state]}”.")


def move(of: models.Import, verb: str, **values: object) -> None:
    """The next state, once: whoever comes second is told so. Raises Refused."""
    state = rules.IMPORT.after(of.state, verb)
    if not models.Import.objects.filter(pk=of.pk, state=of.state).update(state=state, **values):
        of.refresh_from_db()
        raise errors.Refused(f"This cannot be done now: it is “{words.STATES[of.state]}”.")
    of.refresh_from_db()
