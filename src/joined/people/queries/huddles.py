"""Who may hear about somebody at a huddle; only for the board's own working out."""

import dataclasses
import uuid

from django.db.models import Q, QuerySet

from joined.base import rows
from joined.kit import actors, clock
from joined.people import models, rules


@dataclasses.dataclass(frozen=True)
class Hearing:
    """What decides who may hear about one person at a huddle: choices by organisation, and users never."""

    choices: dict[uuid.UUID, str]
    never: frozenset[uuid.UUID]

    def may_hear(self, *, organisation: uuid.UUID, kind: str, user: uuid.UUID) -> bool:
        """Whether somebody there for this organisation may hear."""
        return user not in self.never and rules.may_hear(kind, self.choices.get(organisation, ""))


def hearing(*, people: list[uuid.UUID]) -> dict[uuid.UUID, Hearing]:
    """For several people at once, in two statements; only for the board's own working out."""
    choices: dict[uuid.UUID, dict[uuid.UUID, str]] = {person: {} for person in people}
    never: dict[uuid.UUID, set[uuid.UUID]] = {person: set() for person in people}
    with rows.house(*people):
        for row in _choices_in_force().filter(person_id__in=people, scope="huddle"):
            choices[row.person_id][row.organisation_id] = row.state
        told = models.Exclusion.objects.filter(person_id__in=people, until_at=None).exclude(user_id=None)
        for person_id, user_id in told.values_list("person_id", "user_id"):
            never[person_id].add(user_id)
    return {person: Hearing(choices[person], frozenset(never[person])) for person in people}


def has_exclusions(*, person: uuid.UUID) -> bool:
    """Whether there is anybody who should not be told; only for the board's own working out."""
    with rows.house(person):
        return models.Exclusion.objects.filter(person_id=person, until_at=None).exists()


def choices_about_huddles(*, person: uuid.UUID) -> dict[uuid.UUID, str]:
    """What the person chose for each organisation about being talked of at a huddle; a lapsed yes is left out."""
    return hearing(people=[person])[person].choices


def stands(*, person: uuid.UUID) -> dict[uuid.UUID, dict[str, str]]:
    """Organisation → scope → state of every choice in force, a lapsed yes left out; within a context only."""
    found: dict[uuid.UUID, dict[str, str]] = {}
    for row in _choices_in_force().filter(person_id=person):
        found.setdefault(row.organisation_id, {})[row.scope] = row.state
    return found


def said_no(*, to: actors.Staff, person: uuid.UUID) -> bool:
    """Whether the person said no to being talked about at huddles with the organisation for which `to` acts."""
    mine = models.Consent.objects.filter(person_id=person, organisation_id=to.organisation, scope="huddle")
    return mine.filter(until_at=None, state__in=("refused", "withdrawn")).exists()


def _choices_in_force() -> QuerySet[models.Consent]:
    lasting = Q(review_on=None) | Q(review_on__gt=clock.today()) | ~Q(state__in=rules.YES)
    return models.Consent.objects.filter(lasting, until_at=None)
