"""What a person takes back or gives, by their word: most restrictive at once, and nobody left without a reader (P3)."""

from __future__ import annotations

import typing
import uuid
from collections.abc import Collection

from joined.accounts import queries as accounts
from joined.base import rows
from joined.caseload import actions as caseload
from joined.doors import actions as doors
from joined.doors import queries as requests
from joined.doors import rules as requests_rules
from joined.huddle import rules, words
from joined.huddle.actions import placing
from joined.huddle.queries import sharing as standing
from joined.kit import actors, errors
from joined.people import actions as people
from joined.people import queries as known
from joined.people import rules as choosing
from joined.places import queries as places
from joined.steps import actions as steps
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.people import models as persons
    from joined.places import models as places_models

Word = people.Word


@action
def say_who_talks(
    *,
    by: actors.Staff,
    person: persons.Person,
    sharing: str,
    hear: Collection[uuid.UUID],
    word: Word,
) -> persons.Person:
    """Who may talk about them at the huddle from now on; `hear`: of those expected there, whom they said yes to.

    Raises Refused where somebody more would hear by another's word, where nobody is named, and where nobody who
    answers for them could read what they asked.
    """
    huddle = placing.huddle_for(person.neighbourhood_id)
    kinds = {one.pk: one.kind for _, one in placing.invited_teams(huddle)} if huddle else {}
    if kinds and rules.says_nothing(sharing, hear):
        raise errors.Refused(words.NOBODY_TICKED, field="hear")
    before = standing.talked_about_as(person=person.pk)
    is_more = bool(before) and requests_rules.strictest(before, sharing) != sharing
    people.check_word(word, is_more=is_more, after_no=is_more)
    with rows.house(person.pk):
        stands = known.stands(person=person.pk)
    for organisation, kind in kinds.items():
        stood = stands.get(organisation, {})
        wanted = choosing.wanted_after(kind, stood, sharing=sharing, is_ticked=organisation in hear)
        people.hear_choice(by=by, person=person, organisation_id=organisation, wanted=wanted, word=word)
    doors.share(by=by, person=person, sharing=sharing)
    with rows.house(person.pk):
        standing.to_come(person=person.pk).update(sharing=sharing)
    return _settled(by, person)


@action
def say_about(
    *,
    by: actors.Staff,
    person: persons.Person,
    organisation_id: uuid.UUID,
    wanted: Collection[str],
    word: Word,
) -> persons.Person:
    """Everything that one organisation may know, said anew. Raises as `people.hear_choice`, and as above."""
    people.hear_choice(
        by=by,
        person=person,
        organisation_id=organisation_id,
        wanted=wanted,
        word=word,
    )
    return _settled(by, person)


@action
def say_never(*, by: actors.Staff, person: persons.Person, name: str, word: Word) -> persons.Person:
    """Somebody of staff who must never see them. What they had promised is their team's again, and nobody hears why."""
    user_id = accounts.user_called(name=name)
    people.hear_never(by=by, person=person, name=name, user_id=user_id, word=word)
    if user_id:
        steps.take_from(by=by, person=person, worker=user_id)
        caseload.never_key_worker(by=by, person=person.pk, user_id=user_id)
    return _settled(by, person)


@action
def say_may_again(*, by: actors.Staff, person: persons.Person, name: str, word: Word) -> persons.Person:
    """They say, alone, that this one may know after all. The answer tells nobody whether the name was kept."""
    user_id = accounts.user_called(name=name)
    people.hear_may_again(by=by, person=person, name=name, user_id=user_id, word=word)
    return _settled(by, person)


def _settled(by: actors.Staff, person: persons.Person) -> persons.Person:
    keep_read(by, person)
    with rows.house(person.pk):
        for item in standing.to_come(person=person.pk).select_related("sitting__huddle__chair_team"):
            placing.look_again(by, item)
    return person


def keep_read(by: actors.Staff, person: persons.Person) -> places_models.Team | None:
    """Whoever answers for an open request can read it: else the writer's own team does, from now on (P1).

    Raises Refused where that team may not either.
    """
    with rows.house(person.pk):
        referral = requests.open_of(to=standing.HOUSE, person=person.pk)
        if referral is None or _may_read(steps.responsible_team(person=person.pk), person):
            return None
    own = places.teams(team_ids=standing.could_answer(by=by))
    mine = next((team for team in own if _may_read(team, person)), None)
    if mine is None:
        raise errors.Refused(words.NOBODY_READS)
    doors.hold_instead(by=by, referral=referral, team=mine)
    return mine


def _may_read(team: places_models.Team, person: persons.Person) -> bool:
    said = known.choices_about_huddles(person=person.pk).get(team.organisation_id, "")
    return choosing.may_hear(team.organisation.kind, said)
