"""Moving on and coming back: who goes on with somebody, aftercare under section 117, the way back, not coming."""

from django.db import models
from django.db.models import Q

from joined.base.models import Base, both_or_neither, named, one_of
from joined.caseload.words import moving_on as words

SHORT = 300


class Aftercare(Base):
    """Aftercare under section 117: from whom we know of it, and the joint decision that may end it, with two names."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="aftercare")
    known_from = models.CharField(max_length=160)
    known_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)
    nhs_name = models.CharField(max_length=160, blank=True)
    council_name = models.CharField(max_length=160, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            both_or_neither("decided_on", "decided_by", name="aftercare_decided_by"),
            models.CheckConstraint(
                condition=Q(decided_on=None) | (~Q(nhs_name="") & ~Q(council_name="")), name="aftercare_two_names"
            ),
        )


class MovingOn(Base):
    """Somebody moves on from our care: who asked for it, whether they agree, what they watch for, and when it ended.

    `signs_on`, `signs_by`: when early signs and what helps were last talked through, and with whom.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="moving_on")
    asked_by = models.CharField(max_length=4, choices=named(words.ASKED_BY))
    agrees = models.CharField(max_length=6, choices=named(words.AGREES))
    their_words = models.CharField(max_length=SHORT, blank=True)
    agrees_said_on = models.DateField()
    early_signs = models.TextField(blank=True)
    what_helps = models.TextField(blank=True)
    signs_on = models.DateField(null=True)
    signs_by = models.CharField(max_length=255, null=True)
    exit_contact = models.ForeignKey("caseload.Contact", null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=255)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=255, null=True)
    stopped_why = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            one_of("asked_by", words.ASKED_BY, name="moving_on_asked_by"),
            one_of("agrees", words.AGREES, name="moving_on_agrees"),
            both_or_neither("signs_on", "signs_by", name="moving_on_signs_by"),
            both_or_neither("ended_at", "ended_by", name="moving_on_ended_by"),
            both_or_neither("stopped_at", "stopped_by", name="moving_on_stopped_by"),
            models.UniqueConstraint(
                fields=["spell"], condition=Q(ended_at=None, stopped_at=None), name="moving_on_once"
            ),
        )


class Support(Base):
    """A team, organisation or practice that goes on with somebody: asked, said yes, and then met them."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="+")
    moving_on = models.ForeignKey(MovingOn, on_delete=models.PROTECT, related_name="supports")
    offer = models.OneToOneField("steps.Offer", on_delete=models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True)
    met_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (both_or_neither("met_at", "met_by", name="support_met_by"),)


class CameBack(Base):
    """Somebody came back: why in a line, who said so, with which pass, and by when they are seen."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="came_back")
    return_pass = models.ForeignKey("steps.ReturnPass", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=SHORT)
    organisation = models.ForeignKey("places.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    see_by = models.DateField()


class NotComing(Base):
    """A huddle agreed that care may end because somebody does not come: who was there. Still nothing ends by itself."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="+")
    closing = models.OneToOneField("steps.Closing", on_delete=models.PROTECT, related_name="+")
    organisations = models.PositiveSmallIntegerField()
    clinicians = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=255)
    agreed_where = models.CharField(max_length=160)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(organisations__gte=2, clinicians__gte=1), name="not_coming_by_two_and_a_clinician"
            ),
        )


class TakenOver(Base):
    """Something that was known from the time before holds again, as of the day on which it was said: never as new.

    `what`: of `words.BEFORE`. The words stay where they were written down.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=8, choices=named(words.BEFORE))
    as_of = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("what", words.BEFORE, name="taken_over_what"),
            models.UniqueConstraint(fields=["spell", "what"], name="taken_over_once"),
        )
