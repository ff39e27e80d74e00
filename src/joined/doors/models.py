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


class SelfReferral(Base):
    """What somebody wrote for themselves at the help page, beside their request (T2).

    `digest` is of the status link's token, which nobody keeps. `email` and `practice_name` as they wrote them;
    their practice reads nothing unless `tells_gp` is "yes". `reads_by`, `replies_by`: what they were told.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="self_referral")
    digest = models.CharField(max_length=64, unique=True)
    way = models.CharField(max_length=10, choices=named(words.WAYS))
    email = models.CharField(max_length=254, blank=True)
    practice_name = models.CharField(max_length=160, blank=True)
    tells_gp = models.CharField(max_length=10, choices=named(words.TELLS_GP))
    might_see = models.CharField(max_length=300, blank=True)
    reads_by = models.DateTimeField()
    replies_by = models.DateTimeField(null=True)
    is_from_busy_address = models.BooleanField(default=False)

    class Meta:
        constraints = (
            one_of("way", words.WAYS, name="self_referral_way"),
            one_of("tells_gp", words.TELLS_GP, name="self_referral_tells_gp"),
        )
        indexes = (models.Index(fields=["person"], name="self_referral_of_person"),)


class HelpLanguage(Base):
    """The help page in another language: proposed by one, approved by another; every sentence, or not offered (H31).

    `written_by_ids`: everybody who wrote words of it, none of whom approves them.
    """

    code = models.CharField(max_length=35)
    name = models.CharField(max_length=80)
    direction = models.CharField(max_length=3, choices=named(words.DIRECTIONS))
    state = models.CharField(max_length=10, default="proposed", choices=named(words.LANGUAGE_STATES))
    words = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.CharField(max_length=255, blank=True)
    proposed_on = models.DateField(null=True)
    written_by_ids = models.JSONField(default=list)
    approved_by = models.CharField(max_length=255, blank=True)
    approved_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["code", "state"],
                condition=models.Q(state__in=("proposed", "in_force")),
                name="help_language_one_each",
            ),
            one_of("direction", words.DIRECTIONS, name="help_language_direction"),
            one_of("state", rules.LANGUAGE.states, name="help_language_state"),
            models.CheckConstraint(
                condition=~models.Q(state="in_force")
                | (~models.Q(approved_by="") & models.Q(approved_on__isnull=False)),
                name="help_language_approved",
            ),
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
