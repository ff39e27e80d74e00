"""Where somebody stands: the huddle, its next sitting, and one place on its agenda, with who may see the card."""

from __future__ import annotations

import datetime
import typing
import uuid
from collections.abc import Iterable

from django.conf import settings

from joined.base import rows
from joined.huddle import models, rules
from joined.huddle.actions.arranging import make_sitting
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import queries as known
from joined.steps import actions as steps

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.doors import models as requests
    from joined.people import models as persons


def huddle_for(neighbourhood_id: uuid.UUID | None) -> models.Huddle | None:
    """The standing huddle of a neighbourhood; where it is not known, none."""
    if neighbourhood_id is None:
        return None
    found = models.Huddle.objects.select_related("chair_team__organisation")
    return found.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()


def next_sitting(by: actors.Actor, huddle: models.Huddle, *, after: datetime.date | None = None) -> models.Sitting:
    """Today's sitting while it is not over, else the next one; `after` a day, the first one later than it."""
    today = clock.today()
    day = rules.next_day(huddle.days, max(today, after + datetime.timedelta(days=1)) if after else today)
    sitting = make_sitting(by=by, huddle=huddle, on=day)
    while sitting.state == "closed" or sitting.ends_at <= clock.now():
        day = rules.next_day(huddle.days, day + datetime.timedelta(days=1))
        sitting = make_sitting(by=by, huddle=huddle, on=day)
    return sitting


def place(
    by: actors.Actor,
    sitting: models.Sitting,
    person: persons.Person,
    values: dict[str, object],
    *,
    unnamed_line: str = "",
    team: uuid.UUID | None = None,
    carried_from: models.AgendaItem | None = None,
) -> models.AgendaItem:
    """On the agenda once: who is there already is moved up and keeps what was said."""
    with rows.house(person.pk):
        item = _there_already(sitting, person)
        if item:
            is_anew = _let_go_of_old_plan(by, item, values)
            state = "waiting" if is_anew or item.state in ("withdrawn", "carried_over") else item.state
            if state == item.state == "waiting":
                values["order"] = min(item.order, values["order"])
            elif state == "waiting":
                values["chair_place"] = None
            values |= {
                "state": state,
                "is_made": item.is_made and _is_of_house(by, values),
                "version": item.version + 1,
            }
            models.AgendaItem.objects.filter(pk=item.pk).update(**values)
            item.refresh_from_db()
        else:
            values.setdefault("is_made", _is_of_house(by, values))
            item = models.AgendaItem.objects.create(
                sitting=sitting,
                person=person,
                brought_at=clock.now(),
                brought_by_id=by.id,
                brought_by=_bringer(by, values),
                brought_by_team_id=team,
                carried_from=carried_from,
                **({"thread": carried_from.thread} if carried_from else {}),
                **values,
            )
        may_all_hear = _let_in(by, sitting, item)
        models.AgendaItem.objects.filter(pk=item.pk).update(is_closed_part=not may_all_hear)
        item.is_closed_part = not may_all_hear
    if item.sharing == "no_name" and unnamed_line.strip():
        models.UnnamedLine.objects.create(sitting=sitting, line=unnamed_line.strip(), order=item.order)
    return item


def look_again(by: actors.Actor, item: models.AgendaItem) -> None:
    """They chose anew: who may see the card, and whether everybody invited may hear it."""
    if item.sharing == "no_name":
        people.let_out(by=by, person=item.person_id, kind="huddle")
    may_all_hear = _let_in(by, item.sitting, item)
    models.AgendaItem.objects.filter(pk=item.pk).update(is_closed_part=not may_all_hear, version=item.version + 1)


def _let_go_of_old_plan(by: actors.Actor, item: models.AgendaItem, values: dict[str, object]) -> bool:
    """The request that today's plan answered has ended, and they have asked anew: nobody waits to tell that plan.

    Whether there was such a plan.
    """
    before, now = item.referral, values.get("referral")
    if before is None or now is None or now.matter_id == before.matter_id or before.matter.ended_at is None:
        return False
    old = models.Proposal.objects.filter(item=item, state="proposed").first()
    if old is None:
        return False
    models.Proposal.objects.filter(pk=old.pk).update(state=rules.PROPOSAL.after(old.state, "replace"))
    sources = dict.fromkeys(("tell", "unsent", "ask"), old.pk)
    steps.finish_each(by=by, person=item.person_id, sources=sources, reason="They have asked anew")
    return True


def _is_of_house(by: actors.Actor, values: dict[str, object]) -> bool:
    """The house put them here by itself, for a reason that it looks for: it may take them off again."""
    return by.kind == "system" and values["why"] in settings.AGENDA


def _there_already(sitting: models.Sitting, person: persons.Person) -> models.AgendaItem | None:
    """The item that waits, else another: two records that became one may both have stood on this agenda."""
    there = models.AgendaItem.objects.filter(sitting=sitting, person=person)
    return there.filter(state="waiting").first() or there.first()


def _bringer(by: actors.Actor, values: dict[str, object]) -> str:
    """Who is named as having brought them: whoever asked, where the house itself brings somebody back."""
    referral = values.get("referral")
    return referral.asker_name if by.kind == "system" and referral else by.shown


def _let_in(by: actors.Actor, sitting: models.Sitting, item: models.AgendaItem) -> bool:
    """The invited teams may see the card until the end of the next sitting. Whether everybody invited may hear."""
    if item.sharing == "no_name":
        return False
    day = rules.next_day(sitting.huddle.days, sitting.on + datetime.timedelta(days=1))
    _, until = rules.hours(day, sitting.huddle.starts, sitting.huddle.minutes)
    teams = list(invited_teams(sitting.huddle))
    people.let_in(
        by=by,
        person=item.person_id,
        kind="huddle",
        team_ids=[team_id for team_id, _ in teams],
        until_at=until,
        source="huddle.bring",
    )
    kinds = {organisation.pk: organisation.kind for _, organisation in teams}
    states = known.choices_about_huddles(person=item.person_id)
    has_exclusion = known.has_exclusions(person=item.person_id)
    cards = [rules.card_for(kind, states.get(pk, ""), item.sharing) for pk, kind in kinds.items()]
    return rules.NONE not in cards and not has_exclusion


def invited_teams(huddle: models.Huddle) -> Iterable[tuple[uuid.UUID, object]]:
    """Every team that belongs to a huddle, with its organisation."""
    invited = models.Invited.objects.filter(huddle=huddle).select_related("team__organisation")
    found = {row.team_id: row.team.organisation for row in invited}
    found[huddle.chair_team_id] = huddle.chair_team.organisation
    return found.items()


def leading(referral: requests.Referral) -> requests.Referral:
    """The open request that this one joined, else itself."""
    return referral.joined_to or referral
