"""Templates, messages and their receipts. `about` is a person's opaque id, for row security and the story."""

import uuid

from django.db import models

from joined.base.models import Base, named, one_of
from joined.messages import rules
from joined.messages import words as said


class Template(Base):
    """Approved words: nothing is translated by machine, and nothing goes unapproved (H31)."""

    purpose = models.CharField(max_length=40)
    language = models.CharField(max_length=35)
    level = models.PositiveSmallIntegerField()
    words = models.TextField()
    approved_by = models.CharField(max_length=255)
    approved_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["purpose", "language", "level"],
                condition=models.Q(retired_on=None),
                name="template_one_in_force",
            ),
        )


class Message(Base):
    """A message is part of the record (P2). `due_at`: when it may go, after the undo and the quiet hours.

    Its id is the reference under which the provider has it, so that nothing is sent twice (F-02).
    """

    about = models.UUIDField()
    organisation_id = models.UUIDField()
    team_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12, default="sms", choices=named(said.CHANNELS))
    to = models.CharField(max_length=20)
    language = models.CharField(max_length=35)
    level = models.PositiveSmallIntegerField()
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField()
    written_by = models.CharField(max_length=255)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="queued", choices=named(said.STATES))
    provider_id = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    why_not = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            one_of("state", rules.MESSAGE.states, name="message_state"),
            one_of("channel", said.CHANNELS, name="message_channel"),
        )
        indexes = (
            models.Index(fields=["about", "-written_at"], name="message_about"),
            models.Index(fields=["sent_at"], condition=models.Q(state="sending"), name="message_unsettled"),
            models.Index(fields=["due_at"], condition=models.Q(state="queued"), name="message_waiting"),
            models.Index(fields=["to", "-written_at"], name="message_to"),
        )

    @property
    def person_id(self) -> uuid.UUID:
        """What the trail calls it."""
        return self.about


class Parked(Base):
    """A receipt for a message that we do not know yet: kept a day, then looked at (F-10). Holds no number."""

    reference = models.CharField(max_length=100)
    status = models.CharField(max_length=30)
    at = models.DateTimeField()


class StoppedNumber(Base):
    """A number whose holder, whoever it was, asked us to stop (STOP by another). Reached through listed functions."""

    number = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
