"""Rows for actions, and short answers about them."""

import uuid

from joined.accounts import queries as accounts
from joined.base import rows
from joined.kit import actors
from joined.steps import access, models, words


def step(*, to: actors.Actor, step_id: uuid.UUID) -> models.NextStep | None:
    """One step, for the action that answers it; None where `to` may not see it."""
    with rows.acting(to):
        return models.NextStep.objects.filter(pk=step_id).select_related("matter", "team", "person").first()


def named_worker(*, to: actors.Actor, person: uuid.UUID, team_id: uuid.UUID) -> uuid.UUID | None:
    """Who of this team was last named for the person and still works there; None where nobody is."""
    here = {member.user_id for member in accounts.members(team_ids=[team_id])}
    with rows.acting(to, people=[person]):
        named = models.NextStep.objects.filter(person_id=person, team_id=team_id).exclude(someone=None)
        latest = named.order_by("-made_at").values_list("someone_id", flat=True)
    return next((worker for worker in latest if worker in here), None)


def has_source(*, to: actors.Actor, source_id: uuid.UUID) -> bool:
    """Whether a step was made already because of this message or deed."""
    with rows.acting(to):
        return models.NextStep.objects.filter(source_id=source_id).exists()


def has_open(*, to: actors.Actor, matter: uuid.UUID, source: str) -> bool:
    """Whether a step of this source is still open for a matter."""
    return models.NextStep.objects.filter(matter_id=matter, source=source, state="open").exists()


def live_sources(*, to: actors.Actor, person: uuid.UUID) -> set[str]:
    """Of what the live steps of somebody came."""
    with rows.acting(to, people=[person]):
        return set(models.NextStep.objects.filter(person_id=person, state="open").values_list("source", flat=True))


def live_source_ids(*, to: actors.Actor, person: uuid.UUID) -> set[uuid.UUID]:
    """Of which rows the live steps of somebody came; within a deed."""
    found = models.NextStep.objects.filter(person_id=person, state="open").exclude(source_id=None)
    return set(found.values_list("source_id", flat=True))


def open_matter(*, to: actors.Actor, person: uuid.UUID, also_worry: bool = False) -> models.Matter | None:
    """The matter that is open about a person, the request before the care.

    A worry, or a pass that ends, is nobody's plan: given only where `also_worry` asks for whatever is open, and last.
    """
    with rows.acting(to, people=[person]):
        found = models.Matter.objects.filter(person_id=person, ended_at=None)
        asked = found.exclude(kind__in=words.NO_PLAN).order_by("-kind", "opened_at").first()
        return asked or (found.order_by("opened_at").first() if also_worry else None)


def may_close(*, to: actors.Staff, step: models.NextStep) -> bool:
    """Whether the three answers to a step are offered to `to`."""
    return access.may_close(by=to, step=step)
