"""Bringing somebody to a sitting, with a request just made or one that in-take holds."""

from __future__ import annotations

import dataclasses
import typing
import uuid

from joined.base import rows
from joined.caseload import actions as caseload
from joined.doors import actions as doors
from joined.huddle import access, models, reasons, rules, words
from joined.huddle.actions import placing, sharing
from joined.kit import actors, errors
from joined.people import actions as people
from joined.people import queries as known
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.doors import models as requests
    from joined.people import models as persons


WORDING = "Who may talk about it at the huddle?"
HOW = "asked by who brought them"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bringing:
    """What the bring form says beyond the request itself."""

    story: str = ""
    partner_line: str = ""
    unnamed_line: str = ""
    may_hear: frozenset[uuid.UUID] | None = None
    """Whom they said yes to; None where nobody asked, which keeps what stood before and refuses nobody."""
    ways: tuple[people.Way, ...] = ()
    phone: str = ""
    never_name: str = ""
    never_user_id: uuid.UUID | None = None


@action
def bring(
    *,
    by: actors.Actor,
    person: persons.Person,
    asking: doors.Asking | None = None,
    referral: requests.Referral | None = None,
    extra: Bringing | None = None,
    door: str = "gp",
) -> requests.Referral:
    """Bring somebody to their neighbourhood's next sitting, with a request just made or one that in-take holds.

    What cannot wait goes to duty and onto no agenda. Raises Refused where no huddle is set up for the
    neighbourhood: the request is then with in-take and nothing is lost by trying; and where somebody was asked
    who may hear and nobody is named: that says nothing, and is no refusal of everybody; and where nobody who answers
    for them could read what was asked (docs/decisions/0022).
    """
    access.check_may_bring(by=by, person=person)
    extra = extra or Bringing()
    if referral is None:
        referral = doors.open(by=by, person=person, door=door, asking=asking)
    elif asking is not None:
        referral = doors.clarify(by=by, referral=referral, asking=asking)
    _keep_choices(by, person, referral, extra)
    if by.kind == "staff":
        sharing.keep_read(by, person)
    if referral.safety == "cannot_wait":
        return referral
    huddle = placing.huddle_for(person.neighbourhood_id)
    if huddle is None:
        raise errors.Refused("This neighbourhood has no huddle yet. Send the request to in-take instead.")
    sitting = placing.next_sitting(by, huddle)
    again = referral.joined_to_id is not None
    _put(by, sitting, person, referral, extra, why="asked_again" if again else "asked")
    doors.note(by=by, referral=placing.leading(referral), verb="bring")
    return referral


def _put(
    by: actors.Actor,
    sitting: models.Sitting,
    person: persons.Person,
    referral: requests.Referral,
    extra: Bringing,
    *,
    why: str,
) -> models.AgendaItem:
    values = {
        "referral": referral,
        "why": why,
        "order": reasons.orders(why),
        "ask": referral.ask,
        "in_their_words": referral.in_their_words,
        "words_said_at": referral.asked_at if referral.in_their_words else None,
        "words_by": referral.asker_name if referral.in_their_words else "",
        "story": extra.story,
        "safety_line": referral.safety_words,
        "partner_line": extra.partner_line,
        "sharing": referral.sharing,
    }
    return placing.place(by, sitting, person, values, unnamed_line=extra.unnamed_line, team=referral.asker_team_id)


def _keep_choices(by: actors.Actor, person: persons.Person, referral: requests.Referral, extra: Bringing) -> None:
    huddle = placing.huddle_for(person.neighbourhood_id)
    kinds = {organisation.pk: organisation.kind for _, organisation in placing.invited_teams(huddle)} if huddle else {}
    kinds.pop(by.organisation, None)
    if kinds and rules.says_nothing(referral.sharing, extra.may_hear):
        raise errors.Refused(words.NOBODY_TICKED, field="hear")
    chosen = rules.choices_of(referral.sharing, kinds, extra.may_hear)
    if referral.safety == "cannot_wait":  # it comes onto no agenda, and duty must be able to read it
        chosen = {pk: state for pk, state in chosen.items() if kinds[pk] not in known.DIRECT_CARE}
    with rows.house(person.pk):
        for organisation, state in chosen.items():
            people.choose(
                by=by,
                person=person,
                organisation_id=organisation,
                scope="huddle",
                state=state,
                wording=WORDING,
                how=HOW,
            )
            if state == "given":  # whoever talks about somebody by name knows them
                people.choose(
                    by=by,
                    person=person,
                    organisation_id=organisation,
                    scope="identity",
                    state=state,
                    wording=WORDING,
                    how=HOW,
                )
        for way in extra.ways:
            people.confirm_way(by=by, person=person, way=way, phone=extra.phone)
        if extra.never_name.strip():
            people.exclude(by=by, person=person, name=extra.never_name.strip(), user_id=extra.never_user_id)
            if extra.never_user_id:
                steps.take_from(by=by, person=person, worker=extra.never_user_id)
                caseload.never_key_worker(by=by, person=person.pk, user_id=extra.never_user_id)
