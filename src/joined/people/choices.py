"""What somebody shares, and with whom: how each organisation stands, and every choice since, with its day (C22)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable

from joined.kit import actors
from joined.people import access, models, queries, rules
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Organisation:
    """One organisation: the scopes that a choice may be about, and which of them are open to it now."""

    id: uuid.UUID
    name: str
    kind: str
    offered: tuple[tuple[str, str], ...]
    open: frozenset[str]
    has_chosen: bool

    @property
    def is_direct(self) -> bool:
        return self.kind in rules.DIRECT_CARE

    @property
    def knows(self) -> tuple[str, ...]:
        """What is open to it, in words."""
        return tuple(label for scope, label in self.offered if scope in self.open)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """One choice, as it was written down. `until`: another took its place."""

    organisation: str
    about: str
    state: str
    answer: str
    how: str
    by: str
    on: datetime.datetime
    until: datetime.datetime | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sharing:
    """Everything about one person's choices that `to` may know: a partner only what is about itself."""

    person: queries.Person
    organisations: tuple[Organisation, ...]
    history: tuple[Said, ...]
    is_partner: bool

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person.id,)

    def of(self, organisation: uuid.UUID) -> Organisation | None:
        """One organisation of these."""
        return next((one for one in self.organisations if one.id == organisation), None)


@shows
def sharing(*, to: actors.Staff, person: uuid.UUID, among: Iterable[tuple[uuid.UUID, str, str]]) -> Sharing:
    """How each of `among` (id, name, kind) stands, and the history. Raises NotHere or Forbidden to whoever may not
    write a choice down."""
    access.check_may_hear_choice(by=to, person=person, organisation=to.organisation, is_more=False)
    is_partner = not access.is_direct_care(by=to)
    kept = models.Consent.objects.filter(person_id=person).select_related("organisation").order_by("-from_at")
    stands, chosen = queries.stands(person=person), set(kept.values_list("organisation_id", flat=True))
    if is_partner:
        kept = kept.filter(organisation_id=to.organisation)
    shown = [one for one in among if not is_partner or one[0] == to.organisation]
    return Sharing(
        person=queries.shown(models.Person.objects.filter(pk=person), to=to)[0],
        organisations=tuple(_organisation(*one, stands.get(one[0], {}), one[0] in chosen) for one in shown),
        history=tuple(_said(row) for row in kept),
        is_partner=is_partner,
    )


def _organisation(pk: uuid.UUID, name: str, kind: str, stands: dict[str, str], has_chosen: bool) -> Organisation:
    offered = rules.offered(kind)
    return Organisation(
        id=pk,
        name=name,
        kind=kind,
        offered=tuple((scope, rules.CONSENT_SCOPES[scope]) for scope in offered),
        open=frozenset(scope for scope in offered if rules.is_open(kind, stands.get(scope, ""))),
        has_chosen=has_chosen,
    )


def _said(row: models.Consent) -> Said:
    return Said(
        organisation=row.organisation.name,
        about=rules.CONSENT_SCOPES[row.scope],
        state=row.state,
        answer=rules.CONSENT_STATES[row.state],
        how=row.how,
        by=row.by_name,
        on=row.from_at,
        until=row.until_at,
    )


def told(before: Sharing, after: Sharing) -> str:
    """What changed between the two, in sentences that are read to the person."""
    found = []
    for one in after.organisations:
        was = before.of(one.id)
        opened = one.open - (was.open if was else frozenset())
        shut = (was.open if was else frozenset()) - one.open
        moved = dict.fromkeys(opened, "given") | dict.fromkeys(shut, "withdrawn")
        found.append(rules.told(one.name, moved))
    return " ".join(sentence for sentence in found if sentence)
