"""Requests: open, name a holder, note what became of them, pass to duty."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import secrets
import typing
import uuid
from collections.abc import Sequence

from joined.base import happenings, rows
from joined.caseload import queries as caseload
from joined.doors import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import queries as known
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import many
from joined.steps import queries as standing
from joined.trail import writing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons
    from joined.places import models as places_models
    from joined.steps import models as steps_models

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asking:
    """What somebody asks about a person, as they said it."""

    ask: str
    in_their_words: str = ""
    talked: str = "yes"
    talked_because: str = ""
    sharing: str = "everybody"
    safety: str = "no"
    safety_words: str = ""
    who_was_rung: str = ""
    asked_at: datetime.datetime | None = None
    asker_name: str = ""
    asker_team: places_models.Team | None = None
    read_by: datetime.datetime | None = None
    """By when somebody was told that it is read; else the local rule says."""


@action
def open(  # noqa: A001  the deed's own word
    *, by: actors.Actor, person: persons.Person, door: str, asking: Asking
) -> models.Referral:
    """A request, from any door. In-take holds it from receipt; asked again it joins the open one, read today.

    What cannot wait goes at once to duty. Raises Refused where there is no basis for sharing, or no staffed
    duty route: such doors are closed (C81); and for somebody of whom it is written that they died.
    """
    basis = _basis(asking)
    duty = _duty(person.neighbourhood_id)
    now, organisation = clock.now(), _asking_organisation(by, asking)
    with rows.house(person.pk):
        if known.is_one_dead(people=[person.pk]):
            raise errors.Refused(words.HAS_DIED)
        is_new = person.pk in many.newcomers(people=[person.pk])
        earlier, matter = (None, None) if is_new else _open_already(person)
        referral_id = uuid.uuid4()
        first = _first_step(person, asking, now, duty=duty, again=matter is not None)
        first = dataclasses.replace(first, source_id=referral_id)
        if matter is None:
            matter = _begin(by, person, asking, first, is_new=is_new)
        else:
            steps.promise(by=by, matter=matter, step=first)
        referral = _written(by, person, matter, door=door, asking=asking, basis=basis, at=now)
        referral.pk, referral.joined_to = referral_id, earlier
        referral.save(force_insert=True)
        if organisation:
            people.relate(
                by=by,
                person=person.pk,
                kind="asker",
                party_kind="organisation",
                party_id=organisation,
                source="doors.open",
            )
        if earlier and asking.safety != "cannot_wait":
            happenings.announce("doors.asked_again", referral=str(referral.pk), person=str(person.pk))
    happenings.announce("doors.asked", person=str(person.pk))
    return referral


def _open_already(person: persons.Person) -> tuple[models.Referral | None, steps_models.Matter | None]:
    """The request that is open about them, and whatever is open."""
    found = models.Referral.objects.filter(person=person, matter__ended_at=None, joined_to=None)
    earlier = found.select_related("matter").first()
    matter = earlier.matter if earlier else standing.open_matter(to=actors.System("doors"), person=person.pk)
    return earlier, matter


def _begin(
    by: actors.Actor, person: persons.Person, asking: Asking, first: steps.Next, *, is_new: bool
) -> steps_models.Matter:
    """In-take holds it, or, for whoever comes back, the team that knows them, today with a pass (S8).

    `is_new`: nothing was ever open about them.
    """
    is_with_duty = asking.safety == "cannot_wait"
    team = places.intake_team(neighbourhood_id=person.neighbourhood_id) if is_with_duty else first.team
    return_pass = None if is_new else standing.open_pass(person=person.pk)
    if return_pass:
        team = return_pass.team
        if not is_with_duty:
            first = dataclasses.replace(first, what=words.RETURN_STEP, team=team, due_on=clock.today(), due_at=None)
    elif knows_them := None if is_new else caseload.last_team(person=person.pk):
        team = knows_them
        if not is_with_duty:
            first = dataclasses.replace(first, what=words.LAST_TEAM_STEP, team=team)
    matter = steps.begin(by=by, person=person, kind="request", team=team, first=first)
    if return_pass:
        steps.use_pass(by=by, found=return_pass)
    return matter


def _asking_organisation(by: actors.Actor, asking: Asking) -> uuid.UUID | None:
    """Of whoever asks, not of whoever writes it down for them."""
    return asking.asker_team.organisation_id if asking.asker_team else by.organisation


@dataclasses.dataclass(frozen=True)
class Asked:
    """What is asked about one of many."""

    person: persons.Person
    asking: Asking


@action
def open_many(*, by: actors.Actor, door: str, each: Sequence[Asked]) -> list[models.Referral]:
    """As `open` for each, in a handful of statements for those about whom nothing was ever open; in their order.

    Whoever is known already goes the single way: they may be asked for again. Raises as `open` does.
    """
    writing.in_turn(one.person.pk for one in each)
    new = many.newcomers(people=[one.person.pk for one in each])
    opened: dict[int, models.Referral] = {}
    fresh: dict[uuid.UUID, tuple[int, Asked]] = {}
    for n, one in enumerate(each):
        if one.person.pk in new:
            fresh.setdefault(one.person.pk, (n, one))
    made = _open_fresh(by, door, [one for _, one in fresh.values()]) if fresh else []
    opened |= {n: referral for (n, _), referral in zip(fresh.values(), made, strict=True)}
    for n, one in enumerate(each):
        if n not in opened:
            opened[n] = open(by=by, person=one.person, door=door, asking=one.asking)
    return [opened[n] for n in range(len(each))]


def _open_fresh(by: actors.Actor, door: str, each: Sequence[Asked]) -> list[models.Referral]:
    now = clock.now()
    duty = functools.cache(_duty)
    team = functools.cache(lambda place: places.intake_team(neighbourhood_id=place))
    firsts: dict[tuple[uuid.UUID | None, str], steps.Next] = {}
    for one in each:  # the same step for the same place and safety
        place, safety = one.person.neighbourhood_id, one.asking.safety
        if (place, safety) not in firsts:
            firsts[place, safety] = _first_step(one.person, one.asking, now, duty=duty(place), again=False)
    ids = [uuid.uuid4() for _ in each]
    beginnings = [
        many.Beginning(
            person=one.person.pk,
            team=team(one.person.neighbourhood_id),
            first=dataclasses.replace(firsts[one.person.neighbourhood_id, one.asking.safety], source_id=referral_id),
        )
        for one, referral_id in zip(each, ids, strict=True)
    ]
    with rows.house(*(one.person.pk for one in each)):
        matters = many.begin_many(by=by, kind="request", each=beginnings)
        referrals = [
            _written(by, one.person, matter, door=door, asking=one.asking, basis=_basis(one.asking), at=now)
            for one, matter in zip(each, matters, strict=True)
        ]
        for referral, referral_id in zip(referrals, ids, strict=True):
            referral.pk = referral_id
        models.Referral.objects.bulk_create(referrals)
        asked_by = [(one.person.pk, _asking_organisation(by, one.asking)) for one in each]
        reasons = [
            people.Reason(person, "asker", "organisation", organisation, "doors.open")
            for person, organisation in asked_by
            if organisation
        ]
        people.relate_new(by=by, reasons=reasons)
    writing.each(by=by, verb="doors.open", about=[(one.person_id, one.pk) for one in referrals])
    for one in each:
        if one.person.is_provisional:
            happenings.announce("doors.asked", person=str(one.person.pk))
    return referrals


def _written(
    by: actors.Actor,
    person: persons.Person,
    matter: typing.Any,
    *,
    door: str,
    asking: Asking,
    basis: str,
    at: datetime.datetime,
) -> models.Referral:
    """The request before it is kept."""
    return models.Referral(
        person=person,
        matter=matter,
        door=door,
        reference=_reference(),
        ask=asking.ask,
        in_their_words=asking.in_their_words,
        talked=asking.talked,
        talked_because=asking.talked_because,
        sharing=asking.sharing,
        basis=basis,
        safety=asking.safety,
        safety_words=asking.safety_words,
        who_was_rung=asking.who_was_rung,
        asker_id=by.id if by.kind == "staff" else None,
        asker_name=asking.asker_name or by.name,
        asker_team_id=asking.asker_team.pk if asking.asker_team else next(iter(by.team_ids), None),
        asker_organisation_id=_asking_organisation(by, asking),
        neighbourhood_id=person.neighbourhood_id,
        state="with_duty" if asking.safety == "cannot_wait" else "received",
        asked_at=asking.asked_at or at,
        received_at=at,
    )


def _basis(asking: Asking) -> str:
    """The ground for sharing. Raises Refused, saying what would be one, where there is none."""
    found = rules.basis(talked=asking.talked, sharing=asking.sharing, safety_reason=asking.safety_words)
    if found is None:
        raise errors.Refused(
            "They said no, or have not been asked: bring them without their name, with NHS and council only, "
            "or write whose safety is at risk and how.",
            field="sharing",
        )
    return found


def _duty(neighbourhood_id: uuid.UUID | None) -> places.Duty:
    """The staffed duty route. Raises Refused where there is none: such doors are closed (C81)."""
    found = places.duty(neighbourhood_id=neighbourhood_id)
    if found is None:
        raise errors.Refused(words.NO_DUTY)
    return found


@action
def clarify(*, by: actors.Actor, referral: models.Referral, asking: Asking) -> models.Referral:
    """What in-take or the asker has asked since: talked with them, who may hear, is anybody at risk.

    What cannot wait goes to duty now. Raises Refused where there is no basis for sharing.
    """
    access.check_may_work_on(by=by, referral=referral)
    basis, now = _basis(asking), clock.now()
    kept = ("in_their_words", "talked", "talked_because", "sharing", "safety", "safety_words", "who_was_rung")
    with rows.house(referral.person_id):
        changed = {field: getattr(asking, field) for field in kept} | {"basis": basis}
        if asking.safety == "cannot_wait" and referral.state != "with_duty":
            changed["state"] = rules.REFERRAL.after(referral.state, "pass to duty")
            duty = _duty(referral.neighbourhood_id)
            step = _first_step(referral.person, asking, now, duty=duty, again=False)
            steps.promise(by=by, matter=referral.matter, step=step)
        models.Referral.objects.filter(pk=referral.pk).update(**changed)
        referral.refresh_from_db()
    return referral


def _first_step(
    person: persons.Person, asking: Asking, now: datetime.datetime, *, duty: places.Duty, again: bool
) -> steps.Next:
    place = person.neighbourhood_id
    if asking.safety == "cannot_wait":
        hours = places.local_rule("cannot_wait_hours", place_id=place)
        due = now + datetime.timedelta(hours=hours)
        return _step(words.DUTY_STEP, duty.team, due)
    hours = places.local_rules(("intake_reads_soon_hours", "intake_reads_routine_hours"), place_id=place)
    due = asking.read_by or rules.read_by(
        now,
        safety=asking.safety,
        soon_hours=hours["intake_reads_soon_hours"],
        routine_hours=hours["intake_reads_routine_hours"],
    )
    team = places.intake_team(neighbourhood_id=place)
    if again:
        return dataclasses.replace(_step(words.READ_AGAIN_STEP, team, now), due_on=clock.today(), due_at=None)
    return _step(words.READ_STEP, team, due)


def _step(what: str, team: places_models.Team, due: datetime.datetime) -> steps.Next:
    return steps.Next(what=what, team=team, due_on=clock.london(due).date(), due_at=due, source="request")


def _reference() -> str:
    """A human reference: short, without letters that look or sound alike."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
