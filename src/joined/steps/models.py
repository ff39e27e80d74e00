"""Matters, responsibility, offers, next steps. A constraint trigger holds promise P1 at every commit."""

from django.db import models

from joined.base.models import Base, both_or_neither, named, one_of
from joined.steps import words

SHORT = 300


class Matter(Base):
    """Something open about a person. A referral is open exactly when its matter is.

    `joined_to`: the matter that goes on, when two records of one person were found to be one.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=10, choices=named(words.KINDS))
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)
    ending = models.CharField(max_length=20, blank=True, choices=named(words.ENDINGS))
    ending_words = models.TextField(blank=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            one_of("kind", words.KINDS, name="matter_kind"),
            both_or_neither("ended_at", "ended_by", name="matter_ended_by"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ending="")
                | models.Q(ended_at__isnull=False, ending__in=list(words.ENDINGS)),
                name="matter_ends_only_so",
            ),
            models.CheckConstraint(
                condition=~models.Q(ending="answered") | models.Q(kind__in=words.NO_PLAN),
                name="matter_only_a_worry_is_answered",
            ),
            models.CheckConstraint(
                condition=~models.Q(ending="person_chose") | ~models.Q(ending_words=""),
                name="matter_ends_in_their_words",
            ),
        )
        indexes = (models.Index(fields=["person"], condition=models.Q(ended_at=None), name="matter_open"),)


class Responsibility(Base):
    """One team answers for the person, from and until; never two at once, and none missing while anything is open."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="responsibilities")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=255)
    why = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=models.Q(until_at=None), name="one_team_responsible"),
        )
        indexes = (models.Index(fields=["team"], condition=models.Q(until_at=None), name="responsible_now"),)


class Offer(Base):
    """Asking another team or organisation. Being asked moves nothing; a decline names what else."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="offers")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="offers")
    from_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=SHORT)
    is_to_hold = models.BooleanField(default=False)
    first_contact_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    state = models.CharField(max_length=10, default="asked")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)
    reason = models.CharField(max_length=SHORT, blank=True)
    next_door = models.CharField(max_length=SHORT, blank=True)
    reason_code = models.CharField(max_length=20, blank=True)
    can_offer = models.CharField(max_length=SHORT, blank=True)
    next_team = models.ForeignKey("places.Team", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            one_of("reason_code", ("", *words.REASONS_FOR_NO, *words.NOT_REASONS), name="offer_reason"),
            one_of("state", ("asked", *words.ANSWERS), name="offer_state"),
            both_or_neither("answered_at", "answered_by", name="offer_answered_by"),
        )


class NextStep(Base):
    """What, which team (that said yes), who once known, by when. `due_at` where the hour matters."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="steps")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=SHORT)
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    someone = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=255)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, default="open", choices=named(words.STEP_STATES))
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=255, null=True)
    reason = models.CharField(max_length=SHORT, blank=True)
    lead_told_at = models.DateTimeField(null=True)
    huddle_told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            one_of("state", words.STEP_STATES, name="step_state"),
            both_or_neither("closed_at", "closed_by", name="step_closed_by"),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None)
                | (~models.Q(state="open") & models.Q(closed_at__isnull=False)),
                name="step_closed_when_not_open",
            ),
        )
        indexes = (
            models.Index(fields=["team", "due_on"], condition=models.Q(state="open"), name="step_open_of_team"),
            models.Index(fields=["someone", "due_on"], condition=models.Q(state="open"), name="step_open_of_someone"),
            models.Index(fields=["person", "state"], name="step_of_person"),
        )


class Attempt(Base):
    """Somebody tried to reach the person: on which rung of the ladder, and what came of it. No contact by itself."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="attempts")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="attempts")
    rung = models.CharField(max_length=12, choices=named(words.RUNGS))
    outcome = models.CharField(max_length=14, choices=named(words.OUTCOMES))
    words = models.CharField(max_length=SHORT, blank=True)
    service = models.CharField(max_length=160, blank=True)
    again_on = models.DateField(null=True)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("rung", words.RUNGS, name="attempt_rung"),
            one_of("outcome", words.OUTCOMES, name="attempt_outcome"),
        )
        indexes = (models.Index(fields=["matter", "at"], name="attempt_of_matter"),)


class Closing(Base):
    """An end that one person alone cannot make: asked for by one, and standing only when each part is written down.

    `received`: who of the GP practice said "received". `letter`: how to come back. `signed`: at which huddle.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="closings")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="closings")
    ending = models.CharField(max_length=20)
    words = models.CharField(max_length=SHORT)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    asked_by_id = models.UUIDField()
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=255, null=True)
    agreed_by_id = models.UUIDField(null=True)
    letter_at = models.DateTimeField(null=True)
    letter_by = models.CharField(max_length=255, null=True)
    letter_how = models.CharField(max_length=10, blank=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=255, null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=255, null=True)
    signed_where = models.CharField(max_length=160, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            one_of("ending", words.CLOSINGS, name="closing_ending"),
            both_or_neither("agreed_at", "agreed_by", "agreed_by_id", name="closing_agreed_by"),
            both_or_neither("letter_at", "letter_by", name="closing_letter_by"),
            both_or_neither("received_at", "received_by", name="closing_received_by"),
            both_or_neither("signed_at", "signed_by", name="closing_signed_by"),
            both_or_neither("withdrawn_at", "withdrawn_by", name="closing_withdrawn_by"),
            models.CheckConstraint(
                condition=models.Q(agreed_by_id=None) | ~models.Q(agreed_by_id=models.F("asked_by_id")),
                name="closing_needs_two",
            ),
            models.UniqueConstraint(
                fields=["matter", "ending"], condition=models.Q(withdrawn_at=None), name="closing_once"
            ),
        )


class HandOn(Base):
    """A service outside is asked to take somebody on. We keep them until a named person there says yes, with a day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="hand_ons")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="hand_ons")
    from_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("places.OutsideService", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=SHORT)
    adult = models.CharField(max_length=SHORT, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    state = models.CharField(max_length=10, default="asked", choices=named(words.HAND_ON_STATES))
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)
    accepted_by = models.CharField(max_length=160, blank=True)
    first_contact_on = models.DateField(null=True)
    reason = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            one_of("state", words.HAND_ON_STATES, name="hand_on_state"),
            both_or_neither("answered_at", "answered_by", name="hand_on_answered_by"),
            models.CheckConstraint(
                condition=~models.Q(state="accepted")
                | (~models.Q(accepted_by="") & models.Q(first_contact_on__isnull=False)),
                name="hand_on_accepted_by_somebody",
            ),
        )


class ReturnPass(Base):
    """Straight back to this team until that day, without a new referral and without a threshold (S8)."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="return_passes")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="return_passes")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    until_on = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=255)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=models.Q(used_at=None), name="return_pass_one"),
        )
