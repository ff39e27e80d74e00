"""Moving on: named supports say yes and meet them, then the last team lets go, and never before (C14, P1, H19)."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid

from joined.base import rows, wording
from joined.caseload import access, models
from joined.caseload.actions import nexts
from joined.caseload.queries import before
from joined.caseload.queries import moving_on as standing
from joined.caseload.rules import moving_on as rules
from joined.caseload.words import moving_on as words
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as promised
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models
    from joined.steps import models as steps_models

LOOK_AGAIN_DAYS = 28
"""By then somebody looks how far a moving on has come (local rule)."""
TELL_DAYS = 1
"""Working days until those who were asked are told that they are not needed after all."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asked for it, and what they say to it, in their words."""

    asked_by: str
    agrees: str
    their_words: str = ""


@action
def begin(*, by: actors.Staff, spell: models.Spell, asked: Asked) -> models.MovingOn:
    """Begin to move on, with the early signs that were taken over when they came back. Nothing ends by it.

    Raises Refused where it has begun already, or without their words.
    """
    access.check_may_keep(by=by, spell=spell)
    _check(asked)
    with rows.house(spell.person_id):
        steps.check_open(spell.matter)
        if standing.under_way(spell):
            raise errors.Refused("This has begun already.")
        moving = models.MovingOn.objects.create(
            person_id=spell.person_id,
            spell=spell,
            agrees_said_on=clock.today(),
            begun_at=clock.now(),
            begun_by=by.shown,
            **before.signs_taken_over(spell),
            **dataclasses.asdict(asked),
        )
        due_on = clock.today() + clock.days(LOOK_AGAIN_DAYS)
        step = nexts.Next(words.MOVING_STEP, due_on, "moving_on", moving.pk, nexts.lead_of(spell))
        nexts.promise(by, spell, step)
    return moving


def _check(asked: Asked) -> None:
    if asked.agrees == "no" and not asked.their_words.strip():
        raise errors.Refused("Write what they said, in their words: the huddle hears it.", field="their_words")


@action
def say_again(*, by: actors.Staff, moving: models.MovingOn, asked: Asked) -> models.MovingOn:
    """They were asked again. Who says no is talked about at the huddle, and stays."""
    _check(asked)
    return _change(by, moving, agrees_said_on=clock.today(), **dataclasses.asdict(asked))


@action
def write_signs(
    *,
    by: actors.Staff,
    moving: models.MovingOn,
    early_signs: str,
    what_helps: str,
    signs_on: datetime.date | None = None,
) -> models.MovingOn:
    """What they notice first when it gets worse, and what helps then: their words, last talked through on `signs_on`.

    That day is today where none is given. Raises Refused without words, or for a day to come.
    """
    if not early_signs.strip():
        raise errors.Refused("Write what they notice first, in their words.", field="early_signs")
    signs_on = signs_on or clock.today()
    if signs_on > clock.today():
        raise errors.Refused("This is still to come.", field="signs_on")
    said = {"early_signs": early_signs.strip(), "what_helps": what_helps.strip()}
    return _change(by, moving, **said, signs_on=signs_on, signs_by=by.shown)


@action
def had_meeting(*, by: actors.Staff, moving: models.MovingOn, contact_id: uuid.UUID) -> models.MovingOn:
    """A contact at which they were seen since this began was the meeting to say goodbye. Raises Refused otherwise."""
    if contact_id not in {pk for pk, _ in standing.could_be_meeting(moving)}:
        raise errors.Refused("Choose a contact since this began, at which they were seen.", field="contact")
    return _change(by, moving, exit_contact_id=contact_id)


def _change(by: actors.Staff, moving: models.MovingOn, **values: object) -> models.MovingOn:
    access.check_may_keep(by=by, spell=moving.spell)
    with rows.house(moving.person_id):
        if not models.MovingOn.objects.filter(pk=moving.pk, ended_at=None, stopped_at=None).update(**values):
            raise errors.Refused(words.NOT_CARE_ANY_MORE)
        moving.refresh_from_db()
    return moving


@action
def ask_support(*, by: actors.Staff, moving: models.MovingOn, team: places_models.Team, what: str) -> models.Support:
    """A team, organisation or practice is asked to be there for them. Nothing moves; "see that they said yes" stands.

    Raises Refused where they have been asked already, or are the responsible team.
    """
    spell = moving.spell
    access.check_may_keep(by=by, spell=spell)
    if not what.strip():
        raise errors.Refused("Say what they are asked for.", field="what")
    with rows.house(spell.person_id):
        ours = steps.responsible_team(person=spell.person_id)
        if ours.pk == team.pk:
            raise errors.Refused("That is your own team.", field="team")
        asked = models.Support.objects.filter(moving_on=moving, offer__to_team=team)
        if asked.filter(offer__state__in=rules.WAITED_FOR).exists():
            raise errors.Refused("They have been asked already.", field="team")
        wanted = words.MOVING_ASK.format(what=what.strip())[:300]
        offer = steps.offer(by=by, matter=spell.matter, from_team=ours, to_team=team, what=wanted)
        return models.Support.objects.create(person_id=spell.person_id, spell=spell, moving_on=moving, offer=offer)


@action
def have_met(*, by: actors.Actor, support: models.Support) -> models.Support:
    """The team that said yes has met them. Raises Forbidden for any other team, Refused before they said yes."""
    access.check_may_say_met(by=by, support=support)
    with rows.house(support.person_id):
        support.refresh_from_db()
        if support.offer.state != rules.ACCEPTED:
            raise errors.Refused("They have not said yes yet.")
        _met(by, support)
        support.refresh_from_db()
    return support


def see_met(by: actors.Actor, spell: models.Spell, contact: models.Contact) -> None:
    """A contact of a team that said yes: they have met."""
    waiting = models.Support.objects.filter(spell=spell, met_at=None, offer__state=rules.ACCEPTED)
    for support in waiting.filter(offer__to_team_id=contact.team_id).select_related("offer"):
        _met(by, support)


def _met(by: actors.Actor, support: models.Support) -> None:
    now = {"met_at": clock.now(), "met_by": by.shown}
    if models.Support.objects.filter(pk=support.pk, met_at=None).update(**now):
        steps.finish_each(by=by, person=support.person_id, sources={"offer": support.offer_id}, reason="They have met")


@action
def stop(*, by: actors.Staff, moving: models.MovingOn, why: str) -> models.MovingOn:
    """They stay with us after all: who was asked to be there for them is asked no more, and our team tells them so.

    Raises Refused without a reason.
    """
    if not why.strip():
        raise errors.Refused("Say why, in a few words.", field="why")
    stopped = _change(by, moving, stopped_at=clock.now(), stopped_by=by.shown, stopped_why=why.strip())
    with rows.house(moving.person_id):
        nexts.finish(by, moving.spell, words.STAYS, moving_on=moving.pk)
        _ask_nobody_any_more(by, stopped)
        nexts.book_if_nothing(by, moving.spell)
    return stopped


def _ask_nobody_any_more(by: actors.Staff, moving: models.MovingOn) -> None:
    """Asks and unmet yeses are taken back, and telling these teams is a step. Who has met them goes on as they like."""
    waited_for = models.Support.objects.filter(moving_on=moving, met_at=None, offer__state__in=rules.WAITED_FOR)
    supports = list(waited_for.select_related("offer__to_team").order_by("offer__asked_at"))
    for support in supports:
        steps.take_back(by=by, offer=support.offer, why=words.STAYS)
    if supports:
        teams = wording.joined([support.offer.to_team.name for support in supports])
        what = words.STEP_TELL_STAYS.format(teams=teams)[:300]
        step = nexts.Next(what, clock.working_day(TELL_DAYS), "stays", moving.pk, nexts.lead_of(moving.spell))
        nexts.promise(by, moving.spell, step)


@action
def finish(*, by: actors.Staff, moving: models.MovingOn) -> steps_models.ReturnPass:
    """Everybody has met them: care ends as agreed, and they have a return pass. Raises Refused for what is missing.

    Until the pass ends our team may still find them, and who goes on with them still sees them (decision 0025).
    """
    spell = moving.spell
    access.check_may_keep(by=by, spell=spell)
    with rows.house(spell.person_id):
        moving.refresh_from_db()
        for sentence in rules.missing(stands=standing.stands(moving)):
            raise errors.Refused(sentence)
        ours = steps.responsible_team(person=spell.person_id)
        days = places.local_rule("return_pass_days", place_id=standing.place_of(spell))
        given = steps.give_pass(by=by, matter=spell.matter, team=ours, days=days)
        nexts.finish(by, spell, "Everybody has met them", moving_on=moving.pk, book=spell.pk)
        steps.end(by=by, matter=spell.matter, ending="agreed")
        now = {"ended_at": clock.now(), "ended_by": by.shown}
        models.MovingOn.objects.filter(pk=moving.pk).update(**now)
        let_go(by, spell)
        moving.refresh_from_db()
    return given


def let_go(by: actors.Actor, spell: models.Spell) -> None:
    """After an end: nobody is key worker any more. Until the pass ends its team finds them, and who met them sees."""
    models.KeyWorker.objects.filter(spell=spell, until_on=None).update(until_on=clock.today())
    found = promised.open_pass(person=spell.person_id)
    if found is None:
        return
    until_at = clock.moment_on(found.until_on, datetime.time())
    met = models.Support.objects.filter(spell=spell, moving_on__stopped_at=None).exclude(met_at=None)
    stay = [("accepted", pk) for pk in met.values_list("offer__to_team_id", flat=True)]
    for kind, team_id in [("referral", found.team_id), *stay]:
        people.relate(
            by=by,
            person=spell.person_id,
            kind=kind,
            party_kind="team",
            party_id=team_id,
            until_at=until_at,
            source="caseload.return_pass",
        )


@action
def know_aftercare(*, by: actors.Staff, spell: models.Spell, known_from: str, known_on: datetime.date) -> object:
    """They have a right to aftercare under section 117; from whom we know. Raises Refused where that stands."""
    access.check_may_keep(by=by, spell=spell)
    if not known_from.strip():
        raise errors.Refused("Say from whom you know.", field="known_from")
    if known_on > clock.today():
        raise errors.Refused("This day is still to come.", field="known_on")
    with rows.house(spell.person_id):
        if standing.undecided(spell.person_id):
            raise errors.Refused("This is written down already.")
        return models.Aftercare.objects.create(
            person_id=spell.person_id,
            spell=spell,
            known_from=known_from.strip(),
            known_on=known_on,
            written_at=clock.now(),
            written_by=by.shown,
        )


@action
def decide_aftercare(
    *, by: actors.Staff, spell: models.Spell, nhs_name: str, council_name: str, decided_on: datetime.date
) -> models.Aftercare:
    """NHS and council decided together that it ends: who of each, and when. Raises Refused where one is missing."""
    access.check_may_keep(by=by, spell=spell)
    for name, field in ((nhs_name, "nhs_name"), (council_name, "council_name")):
        if not name.strip():
            raise errors.Refused("Both decide together: write both names.", field=field)
    if decided_on > clock.today():
        raise errors.Refused("This day is still to come.", field="decided_on")
    with rows.house(spell.person_id):
        found = standing.undecided(spell.person_id)
        if found is None:
            raise errors.Refused("Nothing is to be decided.")
        models.Aftercare.objects.filter(pk=found.pk).update(
            nhs_name=nhs_name.strip(), council_name=council_name.strip(), decided_on=decided_on, decided_by=by.shown
        )
        found.refresh_from_db()
    return found
