"""Several people get another key worker in one deed, and for a minute it can be taken back (C33, S3)."""

import uuid
from collections.abc import Sequence

from joined.base import rows
from joined.caseload import access, models, words
from joined.caseload.actions import nexts, spells
from joined.kit import actors, clock, errors
from joined.trail.writing import action, in_turn

MOST = 60
UNDO_SECONDS = 60


@action
def move_many(
    *, by: actors.Staff, care: Sequence[models.Spell], user_id: uuid.UUID, asked_for: str, why: str
) -> models.Reassigning:
    """Each is named a key worker as one alone would be; all or none.

    Raises Forbidden for whoever does not lead, Refused without anybody, without a reason, or where the worker is not
    in the team of one of them.
    """
    access.check_leads(by=by)
    if not 1 <= len(care) <= MOST:
        raise errors.Refused(words.MOVE_SOME.format(most=MOST))
    if not why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    in_turn([spell.person_id for spell in care])
    together = models.Reassigning.objects.create(at=clock.now(), by=by.shown, made_by_id=by.id)
    for spell in care:
        with rows.house(spell.person_id):
            before = models.KeyWorker.objects.filter(spell=spell, until_on=None)
            before_ids = list(before.values_list("pk", flat=True))
        named = spells.name_worker(by=by, spell=spell, user_id=user_id, role="lead", asked_for=asked_for, why=why)
        if named.pk not in before_ids:
            _mark(named, before_ids, together)
    return together


def _mark(named: models.KeyWorker, before: list[uuid.UUID], together: models.Reassigning) -> None:
    """What began and what ended with it, so that both can be taken back."""
    with rows.house(named.person_id):
        models.KeyWorker.objects.filter(pk=named.pk).update(together=together.pk)
        ended = models.KeyWorker.objects.filter(pk__in=before).exclude(until_on=None)
        ended.update(ended_together=together.pk)


@action
def move_back(*, by: actors.Staff, together: models.Reassigning) -> models.Reassigning:
    """As it was before, but for whoever was moved on since. Raises NotHere for others, Refused after a minute."""
    if together.made_by_id != by.id:
        raise errors.NotHere()
    access.check_leads(by=by)
    if seconds_left(together) <= 0:
        raise errors.Refused(words.TOO_LATE_TO_MOVE_BACK)
    now = models.Reassigning.objects.filter(pk=together.pk, undone_at=None)
    if not now.update(undone_at=clock.now()):
        raise errors.Refused("It has been taken back already.")
    named = list(models.KeyWorker.objects.select_related("spell__matter").filter(together=together.pk, until_on=None))
    in_turn([one.person_id for one in named])
    for one in named:
        unname(by=by, named=one)
    together.refresh_from_db()
    return together


@action
def unname(*, by: actors.Staff, named: models.KeyWorker) -> models.KeyWorker:
    """One of them has the key worker again that they had, and where there was nobody, naming one is a step again."""
    access.check_may_keep(by=by, spell=named.spell)
    with rows.house(named.person_id):
        models.KeyWorker.objects.filter(pk=named.pk, until_on=None).update(until_on=named.from_on)
        before = models.KeyWorker.objects.filter(spell=named.spell, ended_together=named.together)
        had_lead = before.filter(role="lead").exists()
        before.update(until_on=None, ended_together=None)
        if not had_lead:
            due_on = clock.working_day(spells.KEY_WORKER_DAYS)
            step = nexts.Next(words.STEP_KEY_WORKER, due_on, "key_worker", named.spell_id)
            nexts.promise(by, named.spell, step)
        named.refresh_from_db()
    return named


def seconds_left(together: models.Reassigning) -> int:
    """Seconds in which it can still be taken back; 0 when it was, or it is too late."""
    if together.undone_at:
        return 0
    return max(0, UNDO_SECONDS - int((clock.now() - together.at).total_seconds()))
