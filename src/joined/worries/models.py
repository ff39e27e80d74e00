"""A worry, and nothing else: its sender is no person of ours and gets no relationship."""

from django.db import models

from joined.base.models import Base, both_or_neither, named, one_of
from joined.worries import words


class Worry(Base):
    """What somebody sees in somebody else. `sees` is never the person's words, and never copied to them.

    `may_tell`: whether we may say to the person who wrote. `assessment`: whether the sender, who helps, was
    offered an assessment of their own (Care Act 2014, section 10).
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey("steps.Matter", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=12, unique=True)
    sees = models.TextField()
    safety = models.CharField(max_length=12, choices=named(words.DANGER))
    sender_name = models.CharField(max_length=255)
    sender_relation = models.CharField(max_length=120, blank=True)
    sender_phone = models.CharField(max_length=20, blank=True)
    sender_hours = models.CharField(max_length=120, blank=True)
    may_tell = models.CharField(max_length=10, choices=named(words.TELL))
    helps = models.CharField(max_length=10, choices=named(words.HELPS))
    assessment = models.CharField(max_length=12, default="not_asked", choices=named(words.ASSESSMENT))
    heard_by = models.CharField(max_length=255)
    received_at = models.DateTimeField()
    reads_by = models.DateTimeField()
    state = models.CharField(max_length=10, default="received", choices=named(words.STATES))
    holder = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    holder_since = models.DateTimeField(null=True)
    rang_at = models.DateTimeField(null=True)
    rang_by = models.CharField(max_length=255, null=True)
    added = models.TextField(blank=True)
    passed_to = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)
    done = models.TextField(blank=True)

    class Meta:
        constraints = (
            one_of("state", words.STATES, name="worry_state"),
            one_of("safety", words.DANGER, name="worry_safety"),
            one_of("may_tell", words.TELL, name="worry_may_tell"),
            one_of("helps", words.HELPS, name="worry_helps"),
            one_of("assessment", words.ASSESSMENT, name="worry_assessment"),
            both_or_neither("rang_at", "rang_by", name="worry_rang_by"),
            both_or_neither("answered_at", "answered_by", name="worry_answered_by"),
            models.CheckConstraint(
                condition=(models.Q(state="answered", answered_at__isnull=False) & ~models.Q(done=""))
                | (~models.Q(state="answered") & models.Q(answered_at=None)),
                name="worry_answered_with_what_was_done",
            ),
        )
        indexes = (
            models.Index(fields=["team", "state", "received_at"], name="worry_queue"),
            models.Index(fields=["person"], name="worry_of_person"),
        )
