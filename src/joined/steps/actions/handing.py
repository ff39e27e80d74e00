"""Handing on to a service outside: asked, accepted by a named person with a day. Until then we keep them."""

from __future__ import annotations

import dataclasses
import datetime
import typing

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.steps import access, models, rules
from joined.steps import words as said
from joined.steps.actions.holding import Next, check_open, finish_each, make
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places

SEE_YES_DAYS = 2


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """What a service outside is asked. `age`: of the person where known; `adult`: who over 18 knows, or why nobody."""

    service: places.OutsideService
    what: str
    age: int | None = None
    adult: str = ""


@action
def hand_on(*, by: actors.Staff, matter: models.Matter, from_team: places.Team, asked: Asked) -> models.HandOn:
    """Ask a service outside to take them on. Nothing moves; our own step "see that they said yes" stands (P1)."""
    access.check_may_hold_on(by=by, matter=matter)
    if rules.must_name_adult(asked.age) and not asked.adult.strip():
        raise errors.Refused(said.ADULT, field="adult")
    with rows.house(matter.person_id):
        check_open(matter)
        made = models.HandOn.objects.create(
            person_id=matter.person_id,
            matter=matter,
            from_team=from_team,
            service=asked.service,
            what=asked.what.strip(),
            adult=asked.adult.strip(),
            asked_at=clock.now(),
            asked_by=by.shown,
        )
        see = Next(
            what=f"See that {asked.service.name} said yes"[: models.SHORT],
            team=from_team,
            someone_id=by.id if from_team.pk in by.team_ids else None,
            due_on=clock.working_day(SEE_YES_DAYS),
            source="hand_on",
            source_id=made.pk,
        )
        make(by=by, matter=matter, step=see)
    return made


@action
def outside_said_yes(
    *, by: actors.Staff, hand_on: models.HandOn, who: str, first_contact_on: datetime.date | None
) -> models.HandOn:
    """Somebody there said yes, by name and with a day: only now may this end as taken on elsewhere."""
    if not who.strip():
        raise errors.Refused(said.WHO_SAID_YES, field="who")
    if first_contact_on is None or first_contact_on < clock.today():
        raise errors.Refused("Choose the day on which they first meet or ring them.", field="first_contact_on")
    return _answer(by, hand_on, "accept", accepted_by=who.strip(), first_contact_on=first_contact_on)


@action
def outside_said_no(*, by: actors.Staff, hand_on: models.HandOn, reason: str) -> models.HandOn:
    """They said no: we keep the person, and find another door."""
    if not reason.strip():
        raise errors.Refused("Write what they said, in a few words.", field="reason")
    with rows.house(hand_on.person_id):
        back = Next(
            what=f"{hand_on.service.name} said no: find another door"[: models.SHORT],
            team=hand_on.from_team,
            due_on=clock.working_day(1),
            source="declined",
            source_id=hand_on.pk,
        )
        make(by=by, matter=hand_on.matter, step=back)
        return _answer(by, hand_on, "decline", reason=reason.strip())


def _answer(by: actors.Staff, asked: models.HandOn, verb: str, **more: object) -> models.HandOn:
    access.check_may_hold_on(by=by, matter=asked.matter)
    with rows.house(asked.person_id):
        state = rules.HAND_ON.after(asked.state, verb)
        answered = models.HandOn.objects.filter(pk=asked.pk, state="asked").update(
            state=state, answered_at=clock.now(), answered_by=by.shown, **more
        )
        if not answered:
            raise errors.Refused("Somebody else has written down their answer already.")
        if verb == "accept":
            met = Next(
                what=f"See that they met {asked.service.name}"[: models.SHORT],
                team=asked.from_team,
                due_on=more["first_contact_on"],
                source="handed_on",
                source_id=asked.pk,
            )
            make(by=by, matter=asked.matter, step=met)
        finish_each(by=by, person=asked.person_id, sources={"hand_on": asked.pk}, reason="They have answered")
        asked.refresh_from_db()
    return asked
