"""Templates, messages, attempts, receipts, counts. `about` is a person's opaque id, for row security and the story."""

import uuid

from django.db import models

from joined.base.models import Base, both_or_neither, named, one_of
from joined.messages import languages, rules
from joined.messages import words as said


class Template(Base):
    """Approved words: nothing is translated by machine, and nothing goes unapproved (H31).

    `language` is a BCP 47 tag, `direction` how it is written. Somebody proposes, another person who reads the
    language approves; `reading_note` says how it was tried on readers.
    """

    purpose = models.CharField(max_length=40)
    language = models.CharField(max_length=35)
    direction = models.CharField(max_length=3, default=languages.LEFT, choices=named(languages.DIRECTIONS))
    level = models.PositiveSmallIntegerField()
    words = models.TextField()
    reading_note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default="in_force", choices=named(said.TEMPLATE_STATES))
    proposed_by = models.CharField(max_length=255, blank=True)
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=255, blank=True)
    approved_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["purpose", "language", "level"],
                condition=models.Q(state="in_force"),
                name="template_one_in_force",
            ),
            one_of("state", rules.TEMPLATE.states, name="template_state"),
            one_of("direction", languages.DIRECTIONS, name="template_direction"),
            models.CheckConstraint(
                condition=models.Q(state="proposed") | models.Q(state="retired") | ~models.Q(approved_by=""),
                name="template_in_force_is_approved",
            ),
        )


class Message(Base):
    """A message is part of the record (P2). `due_at`: when it may go, after the undo and the quiet hours.

    Its id is the reference under which the provider has it, so that nothing is sent twice (F-02). `to`: a number,
    an e-mail address or, of a letter, where it was posted. `useless_after`: when what it says is over.
    """

    about = models.UUIDField()
    organisation_id = models.UUIDField()
    team_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12, default="sms", choices=named(said.CHANNELS))
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=35)
    level = models.PositiveSmallIntegerField()
    words = models.TextField()
    is_urgent = models.BooleanField(default=False)
    useless_after = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField()
    written_by = models.CharField(max_length=255)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="queued", choices=named(said.STATES))
    provider_id = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    why_not = models.CharField(max_length=300, blank=True)
    printed_at = models.DateTimeField(null=True)
    printed_by = models.CharField(max_length=255, blank=True)
    posted_on = models.DateField(null=True)

    class Meta:
        constraints = (
            one_of("state", rules.MESSAGE.states, name="message_state"),
            one_of("channel", said.CHANNELS, name="message_channel"),
            models.CheckConstraint(
                condition=~models.Q(channel="letter", state__in=["sending", "delivered"])
                | models.Q(posted_on__isnull=False),
                name="message_letter_was_posted",
            ),
        )
        indexes = (
            models.Index(fields=["about", "-written_at"], name="message_about"),
            models.Index(fields=["sent_at"], condition=models.Q(state="sending"), name="message_unsettled"),
            models.Index(fields=["due_at"], condition=models.Q(state="queued"), name="message_waiting"),
            models.Index(fields=["to", "-written_at"], name="message_to"),
            models.Index(fields=["sent_at"], condition=models.Q(sent_at__isnull=False), name="message_gone"),
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
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.CharField(max_length=255, null=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (both_or_neither("cleared_at", "cleared_by", name="parked_cleared_by"),)
        indexes = (models.Index(fields=["at"], condition=models.Q(cleared_at=None), name="parked_waiting"),)


class StoppedNumber(Base):
    """A number whose holder, whoever it was, asked us to stop (STOP by another). Reached through listed functions.

    `lifted_at`: the person themselves said, alone, to a worker, that it was not their wish.
    """

    number = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_id = models.UUIDField(null=True)


class Lifted(Base):
    """What the person said, alone, when they took a STOP back that somebody with their phone had sent."""

    about = models.UUIDField()
    number = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    said_on = models.DateField()
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)

    @property
    def person_id(self) -> uuid.UUID:
        """What the trail calls it."""
        return self.about


class Attempt(Base):
    """Somebody tried to reach the person by telephone, and what came of it. An attempt is not a contact."""

    about = models.UUIDField()
    result = models.CharField(max_length=20, choices=named(said.ATTEMPTS))
    words = models.CharField(max_length=300, blank=True)
    with_interpreter = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)

    class Meta:
        constraints = (one_of("result", said.ATTEMPTS, name="attempt_result"),)
        indexes = (models.Index(fields=["about", "-at"], name="attempt_about"),)

    @property
    def person_id(self) -> uuid.UUID:
        """What the trail calls it."""
        return self.about


class Busy(Base):
    """The provider asked us to slow down, or let us wait: until then nothing is put to it (F-07, F-08).

    `a_minute`: how many requests a minute it takes, where it said so.
    """

    until_at = models.DateTimeField()
    a_minute = models.PositiveIntegerField(null=True)


class Notice(Base):
    """A text or e-mail to a member of staff, about nobody. Its words hold a secret and are not kept.

    Its id is the reference under which the provider has it, and the id of the code or link that it carries.
    """

    organisation_id = models.UUIDField()
    channel = models.CharField(max_length=5, choices=named(said.NOTICE_CHANNELS))
    to = models.CharField(max_length=254)
    state = models.CharField(max_length=10, default="queued", choices=named(said.STATES))
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    why_not = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            one_of("state", rules.MESSAGE.states, name="notice_state"),
            one_of("channel", said.NOTICE_CHANNELS, name="notice_channel"),
        )
        indexes = (models.Index(fields=["-written_at"], name="notice_written"),)


class Count(Base):
    """One day's count of what we hold as gone against what the provider says it has (P2)."""

    at = models.DateTimeField()
    since = models.DateTimeField()
    ours = models.JSONField(default=dict)
    theirs = models.JSONField(default=dict)


class Difference(Base):
    """One message of which the provider tells another story; looked at by somebody, or mended by itself."""

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="differences")
    reference = models.CharField(max_length=100)
    ours = models.CharField(max_length=30, blank=True)
    theirs = models.CharField(max_length=30, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=255, null=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            both_or_neither("settled_at", "settled_by", name="difference_settled_by"),
            models.UniqueConstraint(
                fields=["reference"], condition=models.Q(settled_at=None), name="difference_once_unsettled"
            ),
        )
