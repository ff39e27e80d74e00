"""The request itself. It is open exactly when its matter is; it has no end column of its own."""

from django.db import models

from joined.base.models import Base, both_or_neither, named, one_of
from joined.doors import rules, words


class Referral(Base):
    """Who asks what, about whom, on what basis, and how far it has come.

    `asked_at`: the conversation with the person. `received_at`: the same moment at every door (T2).
    `joined_to`: the open request that this one joined because it was asked again.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="referrals")
    matter = models.ForeignKey("steps.Matter", on_delete=models.PROTECT, related_name="referrals")
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="asked_again")
    door = models.CharField(max_length=12, choices=named(words.DOORS))
    reference = models.CharField(max_length=12, unique=True)
    ask = models.CharField(max_length=500)
    in_their_words = models.TextField(blank=True)
    talked = models.CharField(max_length=10, choices=named(words.TALKED))
    talked_because = models.CharField(max_length=300, blank=True)
    sharing = models.CharField(max_length=12, choices=named(words.SHARING))
    basis = models.CharField(max_length=12, choices=named(words.BASES))
    safety = models.CharField(max_length=12, choices=named(words.SAFETY))
    safety_words = models.CharField(max_length=500, blank=True)
    who_was_rung = models.CharField(max_length=200, blank=True)
    asker_id = models.UUIDField(null=True)
    asker_name = models.CharField(max_length=255)
    asker_team = models.ForeignKey("places.Team", null=True, on_delete=models.PROTECT, related_name="+")
    asker_organisation = models.ForeignKey("places.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    holder_since = models.DateTimeField(null=True)
    state = models.CharField(max_length=14, default="received", choices=named(words.STATES))
    asked_at = models.DateTimeField()
    received_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            one_of("door", words.DOORS, name="referral_door"),
            one_of("state", rules.REFERRAL.states, name="referral_state"),
            one_of("talked", words.TALKED, name="referral_talked"),
            one_of("sharing", words.SHARING, name="referral_sharing"),
            one_of("basis", words.BASES, name="referral_basis"),
            one_of("safety", words.SAFETY, name="referral_safety"),
        )
        indexes = (
            models.Index(fields=["neighbourhood", "state", "received_at"], name="referral_queue"),
            models.Index(fields=["asker_team", "-received_at"], name="referral_of_asker"),
            models.Index(fields=["person"], name="referral_of_person"),
        )


class Question(Base):
    """One question to whoever asked, by telephone first. It moves nobody and stops no clock (product.md §7)."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="questions")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="questions")
    matter = models.ForeignKey("steps.Matter", on_delete=models.PROTECT, related_name="questions")
    to_team = models.ForeignKey("places.Team", null=True, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=255)
    question = models.CharField(max_length=300)
    rang = models.CharField(max_length=10, choices=named(words.RANG))
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    asked_by_id = models.UUIDField()
    asked_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    state = models.CharField(max_length=10, default="asked", choices=named(words.QUESTION_STATES))
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            one_of("state", rules.QUESTION.states, name="question_state"),
            one_of("rang", words.RANG, name="question_rang"),
            both_or_neither("answered_at", "answered_by", name="question_answered_by"),
            models.UniqueConstraint(
                fields=["matter"], condition=models.Q(state="asked"), name="question_one_at_a_time"
            ),
        )
