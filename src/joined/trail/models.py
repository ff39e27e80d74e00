"""The trail's one table: append only, and under row security like everything about a person."""

import uuid

from django.db import models

OUTCOMES = ("ok", "partial", "denied")


class Event(models.Model):
    """One deed or one look. `at` is the house's clock; `recorded_at` is set by the database's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField()
    actor_name = models.CharField(max_length=255)
    organisation_id = models.UUIDField(null=True)
    organisation_name = models.CharField(max_length=255, blank=True)
    role = models.CharField(max_length=40)
    verb = models.CharField(max_length=80)
    is_look = models.BooleanField()
    person_id = models.UUIDField(null=True)
    thing_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, default="ok")
    why = models.CharField(max_length=80, blank=True)
    request_id = models.UUIDField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(outcome__in=OUTCOMES), name="trail_event_outcome"),)
        indexes = (
            models.Index(fields=["person_id", "-at"], name="trail_of_a_person"),
            models.Index(fields=["actor_id", "-at"], name="trail_of_an_actor"),
        )
