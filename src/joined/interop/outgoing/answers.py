"""The outbox of later answers: write each once, send it with the same ids until it is taken, else somebody rings."""

from __future__ import annotations

import datetime
import random
import typing
import uuid

from django.conf import settings
from django.db.models import F

from joined.base import later, rows
from joined.interop import access, gateway, models, rules, words
from joined.interop.bars import reading
from joined.interop.outgoing import composing, finding
from joined.kit import actors, clock
from joined.people import actions as people
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

SLACK = datetime.timedelta(seconds=5)
"""How much earlier than our clock the queue's may call an answer due."""

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.places import models as places_models


@action
def register(*, by: actors.Actor, organisation: places_models.Organisation, address: str) -> models.Endpoint:
    """Where an organisation's system takes answers: the only addresses we ever send to (T20). Raises NotHere."""
    access.check_lets_systems_in(by=by)
    gateway.check_address(address)
    values = {"address": address, "registered_at": clock.now()}
    return models.Endpoint.objects.update_or_create(organisation=organisation, defaults=values)[0]


@action
def answer(
    *,
    by: actors.System,
    original: models.Original,
    kind: str,
    team: places_models.Team | None = None,
    first_contact_on: datetime.date | None = None,
) -> models.Answer | None:
    """Put one answer into the outbox, and the job that sends it. None where they have been told this already.

    Where we know no address of their system, somebody of the responsible team tells them by telephone, today.
    """
    if original.person.is_restricted:
        team = first_contact_on = None
    told = models.Answer.objects.filter(arrival_id=original.arrival_id)
    if (
        told.filter(kind="ended").exists()
        or told.filter(kind=kind, team=team, first_contact_on=first_contact_on).exists()
    ):
        return None
    endpoint = _endpoint(original)
    made = models.Answer.objects.create(
        person_id=original.person_id,
        arrival_id=original.arrival_id,
        organisation_id=original.referral.asker_organisation_id,
        kind=kind,
        team=team,
        first_contact_on=first_contact_on,
        made_at=clock.now(),
        next_try_at=clock.now(),
    )
    made.body = _written(made, original)
    models.Answer.objects.filter(pk=made.pk).update(body=made.body)
    if endpoint is None:
        _give_up(by, made, words.NO_ADDRESS)
    else:
        _put(made, seconds=0)
    return made


def _endpoint(original: models.Original) -> models.Endpoint | None:
    """Where their system takes answers, if we can sign and an operator registered it."""
    if not settings.SIGNING_KEY:
        return None
    return models.Endpoint.objects.filter(organisation_id=original.referral.asker_organisation_id).first()


def _written(made: models.Answer, original: models.Original) -> str:
    now = standing.about(to=actors.System("interop.answer"), person=made.person_id)
    team = made.team or (places.team(now.team_id) if now.team_id else None)
    organisation = team.organisation if team else None
    ours = composing.Ours(
        name=organisation.name if organisation else words.OUR_NAME,
        ods_code=organisation.code if organisation else "",
        phone=(team.phone or organisation.phone) if team else "",
        address=settings.ADDRESS,
    )
    said = composing.Said(
        kind=made.kind,
        sentence=_sentence(made, original, ours),
        reference=original.referral.reference,
        team=made.team.name if made.team else "",
        first_contact_on=made.first_contact_on,
    )
    return composing.bundle(
        message_id=made.pk, at=made.made_at, asked=reading.read(bytes(original.body)), said=said, ours=ours
    )


def _sentence(made: models.Answer, original: models.Original, ours: composing.Ours) -> str:
    parts = [finding.short(made)]
    if made.kind == "ended":
        parts.append(words.ENDINGS_SAID.get(original.referral.matter.ending, ""))
    if ours.phone:
        parts.append(words.RING_US.format(organisation=ours.name, phone=ours.phone))
    return " ".join(filter(None, parts))


def send(*, by: actors.System, answer_id: uuid.UUID, person_id: uuid.UUID) -> None:
    """Two short deeds around one call outside, so that a slow partner holds no row and no transaction (F-31).

    Killed in between, it is tried again with the same ids, and their system says "duplicate" (F-02).
    """
    with rows.context(by, people=[person_id]):
        going = claim(by=by, person=person_id, answer_id=answer_id)
    if going is None:
        return
    said = gateway.post(
        address=going.address,
        body=going.row.body,
        request_id=going.row.request_id,
        correlation_id=correlation(going.row.arrival),
    )
    with rows.context(by, people=[person_id]):
        settle(by=by, made=going.row, said=said)


class Going(typing.NamedTuple):
    """An answer on its way, and where to."""

    row: models.Answer
    address: str

    @property
    def pk(self) -> uuid.UUID:
        return self.row.pk


@action
def claim(*, by: actors.System, person: uuid.UUID, answer_id: uuid.UUID) -> Going | None:
    """Mark it as on its way, for one worker. None where another has it, it is not due, or it is given up."""
    found = models.Answer.objects.select_for_update(skip_locked=True, of=("self",)).select_related("team", "arrival")
    made = found.filter(pk=answer_id, state__in=("waiting", "sent"), next_try_at__lte=clock.now() + SLACK).first()
    if made is None:
        return None
    endpoint = _endpoint(_original(made))
    if endpoint is None or rules.is_too_late(made.made_at, clock.now()):
        hours = round(rules.GIVE_UP_AFTER.total_seconds() / 3600)
        _give_up(by, made, words.TOO_LONG.format(hours=hours) if endpoint else words.NO_ADDRESS)
        return None
    back = clock.now() + datetime.timedelta(seconds=rules.ON_ITS_WAY)
    models.Answer.objects.filter(pk=made.pk).update(state="sent", tries=F("tries") + 1, next_try_at=back)
    made.refresh_from_db()
    return Going(made, endpoint.address)


@action
def settle(*, by: actors.System, made: models.Answer, said: gateway.Said) -> models.Answer:
    """What their system answered: delivered, again later, or somebody rings. Nothing that was settled moves back."""
    made = models.Answer.objects.select_for_update(of=("self",)).select_related("team").get(pk=made.pk)
    if made.state != "sent":
        return made
    verb = rules.verdict(status=said.status, issue=said.issue, is_ours=said.is_ours)
    if verb == "deliver":
        _change(made, verb, settled_at=clock.now(), last_error="")
    elif verb == "give up" or rules.is_too_late(made.made_at, clock.now()):
        _give_up(by, made, said.in_words())
    else:
        luck = random.random()  # noqa: S311  only so that not all try at once
        seconds = rules.seconds_to_wait(made.tries, luck=luck, asked_for=said.seconds)
        next_try_at = clock.now() + datetime.timedelta(seconds=seconds)
        _change(made, verb, next_try_at=next_try_at, last_error=said.in_words())
        _put(made, seconds=seconds)
    return made


@action
def tell_by_telephone(*, by: actors.Staff, made: models.Answer) -> models.Answer:
    """Somebody of the team that has it on its list has rung them. Raises Refused where somebody had already."""
    team = made.with_team_id
    with rows.house(made.person_id):
        _change(made, "tell by telephone", settled_at=clock.now(), with_team=None)
        if standing.open_matter(to=by, person=made.person_id) is None:
            people.unrelate(by=by, person=made.person_id, kinds=("accepted",), party_id=team)
    return made


def _put(made: models.Answer, *, seconds: float) -> None:
    later.later("interop.send_answer", in_seconds=seconds, answer=str(made.pk), person=str(made.person_id))


def _change(made: models.Answer, verb: str, **values: object) -> None:
    state = rules.ANSWER.after(made.state, verb)
    models.Answer.objects.filter(pk=made.pk).update(state=state, **values)
    made.refresh_from_db()


def _give_up(by: actors.System, made: models.Answer, why: str) -> None:
    """It will not be delivered: the team that answers for the person rings the sender today (F-33)."""
    _change(made, "give up", settled_at=clock.now(), last_error=why[:200])
    now = standing.about(to=by, person=made.person_id)
    matter = standing.open_matter(to=by, person=made.person_id)
    if matter is None or now.team_id is None:
        _list_by_telephone(by, made)
        return
    original = _original(made)
    sender = original.referral.asker_name or words.A_SENDER
    what = words.STEP.format(sender=sender, said=finding.short(made).rstrip("."), reference=original.referral.reference)
    step = steps.Next(
        what=what[: models.STEP_LENGTH],
        team=places.team(now.team_id),
        due_on=clock.today(),
        source="answer",
        source_id=made.pk,
    )
    steps.promise(by=by, matter=matter, step=step)


def _list_by_telephone(by: actors.System, made: models.Answer) -> None:
    """Nothing is open about them, so no step can stand: it is on in-take's list until somebody has rung."""
    team = places.intake_team(neighbourhood_id=_original(made).referral.neighbourhood_id)
    models.Answer.objects.filter(pk=made.pk).update(with_team=team)
    people.relate(
        by=by, person=made.person_id, kind="accepted", party_kind="team", party_id=team.pk, source="interop.answer"
    )


def _original(made: models.Answer) -> models.Original:
    found = models.Original.objects.select_related("referral__matter", "person")
    return found.get(arrival_id=made.arrival_id)


def correlation(arrival: models.Arrival) -> str:
    """What stays the same in everything about one message: the sender's own id, else one of ours (a file has none)."""
    return arrival.correlation_id or str(uuid.uuid5(arrival.pk, "correlation"))
