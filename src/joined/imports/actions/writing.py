"""What was approved is brought in, some hundreds of rows in one transaction: as many deeds, all or none of them."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import F

from joined.base import rows
from joined.doors import actions as doors
from joined.doors import rules as requests
from joined.imports import access, models, queries, words
from joined.imports.actions import receiving
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import queries as persons
from joined.places import queries as places
from joined.trail.writing import action

MIDDAY = datetime.time(12)
COUNTS = ("rows_accepted", "rows_there", "requests", "handled")


@action
def write(*, by: actors.Staff, of: models.Import, numbers: Sequence[int]) -> None:
    """These rows become people and requests. What this organisation brought in before changes nothing (F-19).

    Raises whatever adding somebody or asking for them raises; then nothing of these rows is done.
    """
    access.check_may_import(by=by)
    _one_at_a_time(by)
    waiting = list(of.rows.filter(row__in=list(numbers), state="ready").order_by("row"))
    known = queries.known(to=by, digests=[row.digest for row in waiting])
    there = [row for row in waiting if row.digest in known or (_is_same(row) and not row.asking)]
    left = set(there)
    ready = [row for row in waiting if row not in left]
    made = _made(by, of, ready)
    with rows.house(*(one.person_id for one in made)):
        models.Made.objects.bulk_create(made)
    of.rows.filter(pk__in=[row.pk for row in ready]).update(state="accepted")
    of.rows.filter(pk__in=[row.pk for row in there]).update(state="there")
    _count(of, len(ready), len(there), sum(1 for one in made if one.referral_id))


def _count(of: models.Import, accepted: int, there: int, requests: int) -> None:
    added = dict(zip(COUNTS, (accepted, there, requests, accepted + there), strict=True))
    models.Import.objects.filter(pk=of.pk).update(**{name: F(name) + count for name, count in added.items()})


def _made(by: actors.Staff, of: models.Import, ready: list[models.Row]) -> list[models.Made]:
    if not ready:
        return []
    new = [row for row in ready if not _is_same(row)]
    welcomed = people.welcome_many(by=by, each=[_details(row) for row in new])
    who = {row.pk: person for row, person in zip(new, welcomed, strict=True)}
    same = {row.pk: uuid.UUID(row.choice) for row in ready if _is_same(row)}
    seen = persons.rows_of(to=by, people=same.values()) if same else {}
    for pk, person in same.items():
        if person not in seen:
            raise errors.Refused(words.LEFT_GONE[0].upper() + words.LEFT_GONE[1:] + ".")
        who[pk] = seen[person]
    asked = [row for row in ready if row.asking]
    door = requests.door_of(by.organisation_kind)
    opened = doors.open_many(by=by, door=door, each=[doors.Asked(who[row.pk], _asking(row)) for row in asked])
    requests_of = {row.pk: referral.pk for row, referral in zip(asked, opened, strict=True)}
    return [
        models.Made(
            person_id=who[row.pk].pk,
            referral_id=requests_of.get(row.pk),
            of=of,
            organisation_id=by.organisation,
            row=row.row,
            digest=row.digest,
            is_new=not _is_same(row),
            made_at=clock.now(),
        )
        for row in ready
    ]


def _is_same(row: models.Row) -> bool:
    """Whether the row was decided to be somebody known already."""
    return row.choice not in ("", "new")


def _details(row: models.Row) -> people.Details:
    kept = dict(row.details)
    born_on, practice = kept.pop("born_on"), kept.pop("practice_id")
    return people.Details(
        **kept | {"needs": tuple(kept["needs"])},
        born_on=datetime.date.fromisoformat(born_on) if born_on else None,
        practice_id=uuid.UUID(practice) if practice else None,
    )


def _asking(row: models.Row) -> doors.Asking:
    kept = dict(row.asking)
    asked_on = kept.pop("asked_on")
    day = datetime.date.fromisoformat(asked_on) if asked_on else None
    return doors.Asking(**kept, asked_at=min(clock.moment_on(day, MIDDAY), clock.now()) if day else None)


def _one_at_a_time(by: actors.Staff) -> None:
    """Two lists of one organisation at once take turns, so that a row in both is brought in once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import {by.organisation}"])


@action
def could_not(*, by: actors.Staff, of: models.Import, number: int, why: str) -> None:
    """One row cannot be brought in, whatever the others do; it is to be mended like the others (F-18)."""
    changed = of.rows.filter(row=number, state="ready").update(state="wrong", problems=[["", "", why]])
    models.Import.objects.filter(pk=of.pk).update(
        rows_wrong=F("rows_wrong") + changed, rows_ready=F("rows_ready") - changed, handled=F("handled") + changed
    )


@action
def finish(*, by: actors.Staff, of: models.Import) -> None:
    """Everything ready is done: what came in is forgotten but for what it became, and the time to take it back runs."""
    of.refresh_from_db()
    hours = places.local_rule("import_undo_hours", place_id=queries.place_of(to=by))
    now = clock.now()
    receiving.move(
        of,
        "finish",
        done_at=now,
        undo_until=now + datetime.timedelta(hours=hours),
        rows_rejected=of.rows_wrong,
    )
    of.rows.filter(state__in=("accepted", "there")).delete()
