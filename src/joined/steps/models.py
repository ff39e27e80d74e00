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

    class Meta:
        constraints = (
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
