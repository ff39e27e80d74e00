"""How something ends, and what must stand before it may (P1). There is no end called "rejected"."""

from __future__ import annotations

import datetime
import typing
import uuid

from joined.base import happenings, rows
from joined.kit import actors, clock, errors
from joined.people import actions as persons
from joined.places import queries as places
from joined.steps import access, models, rules
from joined.steps import words as said
from joined.steps.actions import asking
from joined.steps.actions.holding import Next, check_open, finish_each, finish_source, make
from joined.steps.queries import ends
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as rows_of_places

RECEIVED_DAYS = 1
"""Working days until a practice says "received"."""


@action
def end(*, by: actors.Actor, matter: models.Matter, ending: str, words: str = "") -> models.Matter:
    """A matter ends only as promise P1 allows. Its open steps end with it when nothing else is open.

    Raises Refused where a guard is missing; the database holds the same guards.
    """
    with rows.house(matter.person_id):
        _check_guards(by, matter, ending, words)
        now = clock.now()
        models.Matter.objects.filter(pk=matter.pk, ended_at=None).update(
            ended_at=now, ended_by=by.shown, ending=ending, ending_words=words.strip()
        )
        _take_back_offers(by, matter)
        _take_back_hand_ons(by, matter)
        if not models.Matter.objects.filter(person_id=matter.person_id, ended_at=None).exists():
            rest(by=by, people=[matter.person_id])
        matter.refresh_from_db()
    happenings.announce("steps.ended", person=str(matter.person_id), matter=str(matter.pk))
    return matter


def _check_guards(by: actors.Actor, matter: models.Matter, ending: str, words: str) -> None:
    closings = models.Closing.objects.filter(matter=matter, ending=ending, withdrawn_at=None)
    if ending == "person_chose" and not words.strip():
        raise errors.Refused(said.THEIR_WORDS, field="words")
    if ending == "person_chose" and by.kind != "staff":
        raise errors.Refused(said.SAID_BY_THEM)
    if ending == "made_in_error" and not closings.exclude(agreed_at=None).exists():
        raise errors.Refused(said.SECOND)
    if ending == "answered" and not words.strip():
        raise errors.Refused("Write what was done.", field="words")
    if ending == "elsewhere" and not models.HandOn.objects.filter(matter=matter, state="accepted").exists():
        raise errors.Refused(said.NOT_ACCEPTED)
    if ending == "not_reached":
        for sentence in rules.missing_to_end(ends.unreached(matter=matter)):
            raise errors.Refused(sentence)


@action
def ask_to_end(*, by: actors.Staff, matter: models.Matter, ending: str, words: str) -> models.Closing:
    """Somebody says that it was made in error, or that nobody can be reached. Alone it ends nothing."""
    access.check_may_hold_on(by=by, matter=matter)
    if not words.strip():
        raise errors.Refused("Say why, in a few words.", field="words")
    with rows.house(matter.person_id):
        check_open(matter)
        if models.Closing.objects.filter(matter=matter, ending=ending, withdrawn_at=None).exists():
            raise errors.Refused("Somebody has asked for this already.")
        closing = models.Closing.objects.create(
            person_id=matter.person_id,
            matter=matter,
            ending=ending,
            words=words.strip(),
            asked_at=clock.now(),
            asked_by=by.shown,
            asked_by_id=by.id,
        )
        if ending == "not_reached":
            _ask_practice(by, closing)
    return closing


def _ask_practice(by: actors.Actor, closing: models.Closing) -> None:
    """Their practice has a step of its own: it may know where they are, and says "received" (product.md §1)."""
    practice = ends.practice_of(closing)
    team = places.front_desk(organisation_id=practice) if practice else None
    if team:
        step = Next(
            what=said.RECEIVED_STEP,
            team=team,
            due_on=clock.working_day(RECEIVED_DAYS),
            source="received",
            source_id=closing.pk,
        )
        make(by=by, matter=closing.matter, step=step)


@action
def withdraw(*, by: actors.Staff, closing: models.Closing) -> models.Closing:
    """It is not so after all: nothing ends."""
    access.check_may_hold_on(by=by, matter=closing.matter)
    kept = _keep(closing, withdrawn_at=clock.now(), withdrawn_by=by.shown)
    finish_each(by=by, person=closing.person_id, sources={"received": closing.pk}, reason="Nothing ends")
    return kept


@action
def agree_to_error(*, by: actors.Staff, closing: models.Closing) -> models.Closing:
    """A second person agrees that it was made in error. Raises Refused for whoever asked for it."""
    if by.id == closing.asked_by_id:
        raise errors.Refused(said.SAME_PERSON)
    return _keep(closing, agreed_at=clock.now(), agreed_by=by.shown, agreed_by_id=by.id)


@action
def end_as_two_said(*, by: actors.Staff, matter: models.Matter, words: str, second: str) -> models.Matter:
    """Made in error, as `by` says and a colleague agrees whom `by` names. Only for what `by` alone has opened."""
    with rows.house(matter.person_id):
        agreed_closing(by=by, matter=matter, words=words, second=second).save(force_insert=True)
    return end(by=by, matter=matter, ending="made_in_error", words=words)


def agreed_closing(*, by: actors.Staff, matter: models.Matter, words: str, second: str) -> models.Closing:
    """What two said, before it is kept."""
    now = clock.now()
    return models.Closing(
        person_id=matter.person_id,
        matter=matter,
        ending="made_in_error",
        words=words,
        asked_at=now,
        asked_by=by.shown,
        asked_by_id=by.id,
        agreed_at=now,
        agreed_by=second,
        agreed_by_id=actors.System("a colleague who is named").id,
    )


@action
def letter_went(*, by: actors.Staff, closing: models.Closing, how: str, is_post_safe: bool) -> models.Closing:
    """The letter on how to come back went in a safe way. Raises Refused where they said that post is not."""
    access.check_may_hold_on(by=by, matter=closing.matter)
    if how == "posted" and not is_post_safe:
        raise errors.Refused(said.UNSAFE_POST, field="how")
    return _keep(closing, letter_at=clock.now(), letter_by=by.shown, letter_how=how)


@action
def received(*, by: actors.Staff, closing: models.Closing, who: str) -> models.Closing:
    """Somebody of their GP practice said "received". Raises Refused without their name."""
    access.check_may_hold_on(by=by, matter=closing.matter)
    if not who.strip():
        raise errors.Refused("Write who of the practice said “received”.", field="who")
    return _received(by, closing, who.strip())


@action
def say_received(*, by: actors.Staff, closing: models.Closing) -> models.Closing:
    """A GP or clinician of their practice says it themselves. Raises NotHere or Forbidden to everybody else."""
    access.check_may_say_received(by=by, closing=closing)
    return _received(by, closing, f"{by.shown}, {by.organisation_name}")


def _received(by: actors.Staff, closing: models.Closing, who: str) -> models.Closing:
    if closing.received_at:
        raise errors.Refused(f"{closing.received_by} has said “received” already.")
    kept = _keep(closing, received_at=clock.now(), received_by=who[: models.SHORT])
    finish_each(by=by, person=closing.person_id, sources={"received": closing.pk}, reason="Received")
    return kept


@action
def sign_off(*, by: actors.Staff, closing: models.Closing, where: str) -> models.Closing:
    """A huddle has talked about them and signs it off. Still nothing ends by itself."""
    return _keep(closing, signed_at=clock.now(), signed_by=by.shown, signed_where=where)


def _keep(closing: models.Closing, **values: object) -> models.Closing:
    with rows.house(closing.person_id):
        check_open(closing.matter)
        models.Closing.objects.filter(pk=closing.pk, withdrawn_at=None).update(**values)
        closing.refresh_from_db()
    return closing


@action
def give_pass(*, by: actors.Actor, matter: models.Matter, team: rows_of_places.Team, days: int) -> models.ReturnPass:
    """Straight back to this team until then; the pass that they have already is moved on (S8)."""
    with rows.house(matter.person_id):
        found, _ = models.ReturnPass.objects.update_or_create(
            person_id=matter.person_id,
            used_at=None,
            defaults={
                "matter": matter,
                "team": team,
                "until_on": clock.today() + datetime.timedelta(days=days),
                "given_at": clock.now(),
                "given_by": by.shown,
            },
        )
    return found


@action
def use_pass(*, by: actors.Actor, found: models.ReturnPass) -> models.ReturnPass:
    """They came back with it; nobody has to tell them any more that it ends."""
    models.ReturnPass.objects.filter(pk=found.pk, used_at=None).update(used_at=clock.now())
    end_passes(by=by, person=found.person_id, ending="answered", words="They came back with it")
    found.refresh_from_db()
    return found


@action
def end_passes(*, by: actors.Actor, person: uuid.UUID, ending: str, words: str) -> None:
    """What was open because a return pass ends soon is over; within another action only."""
    with rows.house(person):
        for matter in models.Matter.objects.filter(person_id=person, kind="pass", ended_at=None):
            finish_source(by=by, matter=matter, source="pass_ends", reason=words)
            end(by=by, matter=matter, ending=ending, words=words)


def _take_back_offers(by: actors.Actor, matter: models.Matter) -> None:
    """Nobody says yes any more to what is over."""
    for asked in models.Offer.objects.filter(matter=matter, state="asked"):
        state = rules.OFFER.after(asked.state, "take back")
        models.Offer.objects.filter(pk=asked.pk).update(state=state, answered_at=clock.now(), answered_by=by.shown)
        asking.look_no_more(by, asked, kinds=("referral",))
        asking.close_see_yes(by, asked)


def _take_back_hand_ons(by: actors.Actor, matter: models.Matter) -> None:
    """Nobody outside is waited for any more."""
    for asked in models.HandOn.objects.filter(matter=matter, state="asked"):
        state = rules.HAND_ON.after(asked.state, "take back")
        models.HandOn.objects.filter(pk=asked.pk).update(state=state, answered_at=clock.now(), answered_by=by.shown)


def rest(*, by: actors.Actor, people: list[uuid.UUID]) -> None:
    """Nothing is open any more about these: steps, responsibility and reasons to look end together. Within a deed."""
    now = clock.now()
    models.NextStep.objects.filter(person_id__in=people, state="open").update(
        state="changed", closed_at=now, closed_by=by.shown, reason="Nothing is open any more"
    )
    models.Responsibility.objects.filter(person_id__in=people, until_at=None).update(until_at=now)
    persons.unrelate_each(by=by, people=people, kinds=("caseload", "named", "accepted", "referral"))
