"""Whom of the partners to ask by link, and when. A number of asks at most; nobody is shown here."""

import dataclasses
import uuid

from joined.accounts import behind
from joined.base import rows
from joined.huddle import access, models, rules
from joined.huddle.queries import finding, partners
from joined.kit import actors, clock
from joined.places import queries as places


@dataclasses.dataclass(frozen=True, kw_only=True)
class ToAsk:
    """A telephone of an absent partner, and how many asks may be for it."""

    registered: behind.Registered
    count: int


def sittings_to_ask() -> list[uuid.UUID]:
    """Today's sittings whose partners are asked at this moment (◆ partners_asked_minutes)."""
    found = list(finding.SITTINGS.filter(on=clock.today()).exclude(state="closed"))
    before = places.local_rule_each(
        "partners_asked_minutes", place_ids={sitting.huddle.neighbourhood_id for sitting in found}
    )
    return [
        sitting.pk
        for sitting in found
        if rules.is_time_to_ask(
            starts_at=sitting.starts_at,
            ends_at=sitting.ends_at,
            before_minutes=before[sitting.huddle.neighbourhood_id],
            now=clock.now(),
        )
    ]


def to_ask(*, sitting: models.Sitting) -> list[ToAsk]:
    """Telephones of invited partners of whom nobody is there, that have unanswered asks and were sent no link yet."""
    sent = behind.were_sent(about=sitting.pk)
    found = []
    for registered in _absent(sitting):
        if registered.telephone.pk not in sent and (count := waiting_for(to=registered.actor, sitting=sitting)):
            found.append(ToAsk(registered=registered, count=count))
    return found


def teams_here(*, sitting_id: uuid.UUID) -> set[uuid.UUID]:
    """Teams of which somebody is in the room."""
    return set(models.Presence.objects.filter(sitting_id=sitting_id, left_at=None).values_list("team_id", flat=True))


def _absent(sitting: models.Sitting) -> list[behind.Registered]:
    invited = models.Invited.objects.filter(huddle=sitting.huddle).exclude(
        team_id__in=teams_here(sitting_id=sitting.pk)
    )
    known = behind.registered(teams=[row.team for row in invited.select_related("team__organisation")])
    return [one for one in known if access.is_partner(by=one.actor)]


def waiting_for(*, to: actors.Staff, sitting: models.Sitting) -> int:
    """How many asks of a sitting this worker may hear of and their team has not answered: a number, and nobody."""
    with rows.context(to):
        items = [item for item in partners.items_for(to=to, sitting=sitting) if item.state == "waiting"]
        answered = partners.offers_of(to=to, items=items)
    return len([item for item in items if item.thread not in answered])


def reached_by_link(*, team_id: uuid.UUID, only: uuid.UUID | None = None) -> list[behind.Registered]:
    """Telephones of a partner's team, or that of one of its workers where they have one."""
    of_team = behind.registered(teams=list(places.teams(team_ids=[team_id])))
    known = [one for one in of_team if access.is_partner(by=one.actor)]
    asked = [one for one in known if one.actor.id == only]
    return asked or known


def sitting_of_link(*, about: uuid.UUID) -> models.Sitting | None:
    """The sitting that a link was made for; once it is over, the next one of that huddle."""
    sitting = finding.SITTINGS.filter(pk=about).first()
    if sitting is None or (sitting.state != "closed" and sitting.ends_at > clock.now()):
        return sitting
    later = finding.SITTINGS.filter(huddle=sitting.huddle, ends_at__gt=clock.now()).exclude(state="closed")
    return later.order_by("on").first()
