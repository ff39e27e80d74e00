"""What whoever runs a sitting needs: cover, who can take over or write, and who tells whom before it is closed."""

import dataclasses
import datetime
import uuid

from joined.accounts import queries as accounts
from joined.base import rows
from joined.huddle import access, models, rules
from joined.huddle.queries import finding, giving, ground, shapes, talk
from joined.kit import actors, clock
from joined.messages import queries as messages
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows

NOT_GONE = ("failed", "stopped", "undone")
"""States of a message that will tell nobody anything."""


def cover(on: ground.Ground) -> shapes.Cover | None:
    """Who runs it while the chair is away; whom to ring where nobody of the chairing team has come. Else None."""
    sitting, team = on.sitting, on.sitting.huddle.chair_team
    here = [row for row in on.present if row.team_id == team.pk]
    chair = sitting.chair.name if sitting.chair else ""
    if rules.nobody_runs(
        state=sitting.state, starts_at=sitting.starts_at, now=clock.now(), is_somebody_here=_runs(on, here)
    ):
        phone = team.phone or next((phone for pk, _, phone in on.numbers if pk == team.organisation_id), "")
        return shapes.Cover(chair, (), team=team.name, phone=phone)
    is_away = sitting.state == "open" and chair and sitting.chair_id not in {row.user_id for row in on.present}
    return shapes.Cover(chair, tuple(row.user.name for row in here)) if is_away and here else None


def _runs(on: ground.Ground, here: list[models.Presence]) -> bool:
    return bool(here) or any(row.user_id == on.sitting.chair_id for row in on.present)


def heard(on: ground.Ground, *, to: actors.Staff) -> int | None:
    """How many partners heard today's asks, for whoever runs the sitting while it lasts; None for everybody else."""
    if on.sitting.state == "closed" or not access.may_run(by=to, sitting=on.sitting):
        return None
    return len(giving.partners_heard(sitting=on.sitting))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Running:
    """Who can take over, and who can write: ids and names."""

    sitting: shapes.Header
    chairs: tuple[tuple[str, str], ...]
    scribes: tuple[tuple[str, str], ...]
    chair: str
    scribe: str


def running(*, to: actors.Staff, sitting: models.Sitting) -> Running:
    """For the page of whoever runs it. Raises Forbidden for anybody else."""
    access.check_may_run(by=to, sitting=sitting)
    chairs = chairs_of(sitting=sitting)
    return Running(
        sitting=finding.header(sitting, to=to, count=0),
        chairs=tuple((str(row.user_id), row.user.name) for row in chairs),
        scribes=tuple((str(row.user_id), f"{row.user.name}, {row.organisation.name}") for row in may_write(sitting)),
        chair=str(sitting.chair_id or ""),
        scribe=str(sitting.scribe_id or ""),
    )


def chairs_of(*, sitting: models.Sitting) -> list:
    """Who works in the team that runs the huddle."""
    return accounts.members(team_ids=[sitting.huddle.chair_team_id])


def may_write(sitting: models.Sitting) -> list[models.Presence]:
    """Those present who work in direct care: a scribe reads what is decided."""
    here = models.Presence.objects.filter(sitting=sitting, left_at=None, organisation__kind__in=people.DIRECT_CARE)
    return list(here.select_related("user", "organisation").order_by("user__name"))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Untold:
    """Somebody with a plan whom nobody has told, and who could."""

    plan: uuid.UUID
    person: people.Person
    words: str
    team_name: str
    tellers: tuple[tuple[str, str], ...]
    teller: str
    teller_name: str
    tell_by: datetime.date | None
    is_settled: bool


@dataclasses.dataclass(frozen=True)
class Tellers:
    """Everybody of one sitting whom nobody has told their plan."""

    sitting: shapes.Header
    untold: tuple[Untold, ...]
    people: tuple[uuid.UUID, ...]


@shows
def tellers(*, to: actors.Staff, sitting: models.Sitting) -> Tellers:
    """For the page of whoever closes the sitting. Raises Forbidden for anybody else."""
    access.check_may_run(by=to, sitting=sitting)
    found = untold(sitting=sitting)
    known = people.each(to=to, people=[row.person_id for row in found])
    could = accounts.members(team_ids=list({team for row in found for team in _teams_that_tell(row)}))
    listed = tuple(_untold(row, known[row.person_id], could) for row in found if row.person_id in known)
    return Tellers(finding.header(sitting, to=to, count=0), listed, tuple(known))


def _untold(row: models.Proposal, person: people.Person, could: list) -> Untold:
    teams = _teams_that_tell(row)
    return Untold(
        plan=row.pk,
        person=person,
        words=row.plan,
        team_name=row.team.name,
        tellers=tuple((str(one.user_id), f"{one.user.name}, {one.team.name}") for one in could if one.team_id in teams),
        teller=str(row.teller_id or ""),
        teller_name=row.teller.name if row.teller else "",
        tell_by=row.tell_by,
        is_settled=row.teller_id is not None,
    )


def may_tell(row: models.Proposal) -> list:
    """Who works in the team that asked, or in the one that would be responsible."""
    return accounts.members(team_ids=sorted(_teams_that_tell(row), key=str))


def _teams_that_tell(row: models.Proposal) -> set[uuid.UUID]:
    return {row.team_id, row.item.brought_by_team_id or row.item.sitting.huddle.chair_team_id}


def untold(*, sitting: models.Sitting) -> list[models.Proposal]:
    """Plans of a sitting that stand, of which the person knows nothing and no message is on its way; for the house
    within a deed, and for whoever runs the sitting. Who may not see somebody is not shown them here either.

    Where everything has ended meanwhile there is nothing to tell."""
    plans = models.Proposal.objects.filter(item__sitting=sitting, state="proposed", told_at=None)
    plans = plans.select_related("team", "teller", "person", "item__sitting__huddle")
    return [row for row in plans.order_by("decided_at") if _is_to_be_told(row)]


def is_untold(row: models.Proposal) -> bool:
    """Whether it stands, and nobody has said that they were told."""
    return row.state == "proposed" and row.told_at is None


def _is_to_be_told(row: models.Proposal) -> bool:
    """Something is open about them still, and no message is on its way."""
    by = rows.THE_HOUSE
    with rows.house(row.person_id):
        if steps.open_matter(to=by, person=row.person_id) is None:
            return False
        message = messages.row(to=by, message_id=row.message_id) if row.message_id else None
    return message is None or message.state in NOT_GONE


def addenda(item: models.AgendaItem) -> tuple[shapes.Said, ...]:
    """What was added since the notes were sealed, in its order."""
    return talk.as_said(item.addenda.select_related("organisation").order_by("at"))
