"""What is offered, asked and proposed about somebody at a sitting."""

from django.db import models

from joined.base.models import Base, both_or_neither, named, one_of
from joined.huddle import rules, words
from joined.huddle.models.sitting import AgendaItem


class HuddleOffer(Base):
    """What a team could do, who would, and from when; or "not for us", with a next door (S2). Moves nothing.

    A charity alone may pass without naming a door.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="offers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=named(words.OFFER_KINDS))
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=300, blank=True)
    who = models.CharField(max_length=120, blank=True)
    first_on = models.DateField(null=True)
    languages = models.CharField(max_length=120, blank=True)
    space = models.CharField(max_length=120, blank=True)
    next_door = models.CharField(max_length=300, blank=True)
    is_in_plan = models.BooleanField(default=False)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            one_of("kind", words.OFFER_KINDS, name="huddle_offer_kind"),
            models.CheckConstraint(
                condition=~models.Q(kind="not_for_us") | ~models.Q(next_door=""),
                name="no_bare_no",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="passed") | ~models.Q(what=""), name="huddle_offer_says_what"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="passed") | models.Q(is_in_plan=False), name="a_pass_is_in_no_plan"
            ),
        )


class PartnerQuestion(Base):
    """What a partner asks before it says yes, three times at most; answered by whoever brought them. Moves nobody."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="questions")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=300)
    to_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by = models.CharField(max_length=255)
    answer_by = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            both_or_neither("answered_at", "answered_by", name="partner_question_answered_by"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, rules.MOST_QUESTIONS)), name="partner_question_three_at_most"
            ),
            models.UniqueConstraint(fields=["item", "team", "number"], name="partner_question_once"),
        )


class Proposal(Base):
    """The plan that a huddle suggests, in words that the person can read. Proposed until they agree (P2).

    `said_at`: when it was decided, where it was written down late. `teller`, `tell_by`: who tells them, where nobody
    had when the sitting ended. `asked_for`: whether they wanted another worker or team than they had (S3).
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="proposals")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    plan = models.TextField()
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    first_contact_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default="proposed", choices=named(words.PROPOSAL_STATES))
    decided_at = models.DateTimeField()
    decided_by_id = models.UUIDField()
    decided_by = models.CharField(max_length=255)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)
    their_words = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)
    told_how = models.CharField(max_length=20, blank=True)
    message_id = models.UUIDField(null=True)
    said_at = models.DateTimeField(null=True)
    asked_for = models.CharField(max_length=7, default="unknown", choices=named(words.ASKED_FOR))
    teller = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    tell_by = models.DateField(null=True)

    class Meta:
        constraints = (
            both_or_neither("teller", "tell_by", name="proposal_teller_by"),
            one_of("asked_for", words.ASKED_FOR, name="proposal_asked_for"),
            one_of("state", words.PROPOSAL_STATES, name="proposal_state"),
            both_or_neither("answered_at", "answered_by", name="proposal_answered_by"),
            models.UniqueConstraint(fields=["item"], condition=models.Q(state="proposed"), name="one_proposal_stands"),
        )
