"""What somebody needs and what they chose: who may know, and who never."""

import datetime
import uuid
from collections.abc import Collection

from django.db.models import Q

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.people import access, models, queries, rules
from joined.places import queries as places
from joined.trail.writing import action

Word = rules.Word
WORDING = "What they share, and with whom"


@action
def add_need(*, by: actors.Actor, person: models.Person, words: str) -> models.Need:
    """What they need so that help reaches them (H24)."""
    access.check_may_change(by=by, person=person.pk)
    return models.Need.objects.create(person=person, words=words)


@action
def choose(
    *,
    by: actors.Actor,
    person: models.Person,
    organisation_id: uuid.UUID,
    scope: str,
    state: str,
    wording: str,
    how: str,
) -> models.Consent:
    """Keep a choice of the person. It takes effect on the next request; what stood before is ended, not edited."""
    now = clock.now()
    models.Consent.objects.filter(person=person, organisation_id=organisation_id, scope=scope, until_at=None).update(
        until_at=now
    )
    review = clock.today() + datetime.timedelta(days=365)
    return models.Consent.objects.create(
        person=person,
        organisation_id=organisation_id,
        scope=scope,
        state=state,
        wording=wording,
        how=how,
        by_id=by.id,
        by_name=by.name,
        from_at=now,
        review_on=review if state == "given" else None,
    )


@action
def hear_choice(
    *,
    by: actors.Staff,
    person: models.Person,
    organisation_id: uuid.UUID,
    wanted: Collection[str],
    word: Word,
) -> models.Person:
    """What they say, by whose word, about everything that one organisation may know of them.

    Raises NotHere or Forbidden, and Refused where somebody more would know by another's word, or after a no while
    somebody was beside them (rules.choosing).
    """
    with rows.house(person.pk):
        stands = queries.stands(person=person.pk).get(organisation_id, {})
    moved = rules.moves(places.organisation(organisation_id).kind, stands, wanted)
    more = {scope for scope, state in moved.items() if state == "given"}
    access.check_may_hear_choice(by=by, person=person.pk, organisation=organisation_id, is_more=bool(more))
    check_word(word, is_more=bool(more), after_no=any(stands.get(scope) in ("refused", "withdrawn") for scope in more))
    with rows.house(person.pk):
        for scope, state in moved.items():
            choose(
                by=by,
                person=person,
                organisation_id=organisation_id,
                scope=scope,
                state=state,
                wording=WORDING,
                how=word.how,
            )
    return person


@action
def let_know(*, by: actors.Staff, person: models.Person, organisation_id: uuid.UUID, word: Word) -> models.Person:
    """They say yes that one organisation may know them; what else it may know stays as it was.

    Raises as `hear_choice`.
    """
    with rows.house(person.pk):
        stands = queries.stands(person=person.pk).get(organisation_id, {})
    kind = places.organisation(organisation_id).kind
    wanted = {scope for scope in rules.offered(kind) if rules.is_open(kind, stands.get(scope, ""))} | {"identity"}
    return hear_choice(by=by, person=person, organisation_id=organisation_id, wanted=wanted, word=word)


def check_word(word: Word, *, is_more: bool, after_no: bool = False) -> None:
    """Raises Refused, at its field, where this word is not enough for that."""
    field, why = rules.why_not(word=word, is_more=is_more, after_no=after_no, today=clock.today())
    if why:
        raise errors.Refused(why, field=field)


@action
def hear_never(
    *, by: actors.Staff, person: models.Person, name: str, user_id: uuid.UUID | None, word: Word
) -> models.Person:
    """Somebody who must never see them, from now on. Nobody is told whom they named, and nobody that there is one."""
    access.check_may_change(by=by, person=person.pk)
    check_word(word, is_more=False)
    if not name.strip():
        raise errors.Refused("Write the name of whoever should never see them.", field="name")
    with rows.house(person.pk):
        exclude(by=by, person=person, name=name.strip(), user_id=user_id)
    return person


@action
def hear_may_again(
    *, by: actors.Staff, person: models.Person, name: str, user_id: uuid.UUID | None, word: Word
) -> models.Person:
    """They say, alone, that somebody may know after all. The answer is the same whether or not that name was kept."""
    access.check_may_change(by=by, person=person.pk)
    check_word(word, is_more=True, after_no=True)
    with rows.house(person.pk):
        kept = models.Exclusion.objects.filter(person=person, until_at=None)
        same = Q(name__iexact=name.strip()) | Q(user_id=user_id, user_id__isnull=False)
        kept.filter(same).update(until_at=clock.now())
    return person


@action
def exclude(
    *, by: actors.Actor, person: models.Person, name: str, user_id: uuid.UUID | None = None
) -> models.Exclusion:
    """This member of staff never; beats everything, and they are never told."""
    return models.Exclusion.objects.create(
        person=person, user_id=user_id, name=name, said_at=clock.now(), by_name=by.name
    )
