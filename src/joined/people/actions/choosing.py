"""What somebody needs and what they chose: who may know, and who never."""

import datetime
import uuid

from joined.kit import actors, clock
from joined.people import access, models
from joined.trail.writing import action


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
def exclude(
    *, by: actors.Actor, person: models.Person, name: str, user_id: uuid.UUID | None = None
) -> models.Exclusion:
    """This member of staff never; beats everything, and they are never told."""
    return models.Exclusion.objects.create(
        person=person, user_id=user_id, name=name, said_at=clock.now(), by_name=by.name
    )
