"""The catalogue of help. It names no person."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from joined.base.models import Base, both_or_neither, named, one_of
from joined.interventions import words


class Intervention(Base):
    """One kind of help, from a day on, until it is ended; without a place it is the standard's own.

    `evidence`: name and number of a guideline, as a fact. `delivered_by`: roles and skills. `snomed_code`: only with
    where it was found. Written once: another wording is another row, and what was agreed by the old one keeps it.
    """

    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    what = models.CharField(max_length=300)
    kind = models.CharField(max_length=13, choices=named(words.KINDS))
    evidence = models.CharField(max_length=200, blank=True)
    delivered_by = models.CharField(max_length=200)
    usual_sessions = models.PositiveSmallIntegerField(null=True)
    usual_weeks = models.PositiveSmallIntegerField(null=True)
    snomed_code = models.CharField(max_length=18, blank=True)
    snomed_source = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    lived_experience_count = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField(null=True)
    written_by = models.CharField(max_length=255, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            one_of("kind", words.KINDS, name="intervention_kind"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(what=""), name="intervention_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(snomed_code="", snomed_source="") | (~Q(snomed_code="") & ~Q(snomed_source="")),
                name="intervention_code_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="intervention_days"
            ),
            both_or_neither("ended_at", "ended_by", name="intervention_ended_by"),
            models.UniqueConstraint(
                F("place"),
                Lower("name"),
                condition=Q(until_on=None),
                nulls_distinct=False,
                name="intervention_stands_once",
            ),
        )


class SwitchedOff(Base):
    """A place does not offer one of the standard's own from a day on, until the day on which it does again.

    Back on before it began, both days are the same and it never was off.
    """

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="switched_off")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    why = models.CharField(max_length=300)
    off_at = models.DateTimeField()
    off_by = models.CharField(max_length=255)
    until_on = models.DateField(null=True)
    back_at = models.DateTimeField(null=True)
    back_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(why=""), name="switched_off_says_why"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="switched_off_days"
            ),
            both_or_neither("until_on", "back_at", name="switched_off_back_on"),
            both_or_neither("back_at", "back_by", name="switched_off_back_by"),
            models.UniqueConstraint(
                fields=["intervention", "place"], condition=Q(until_on=None), name="switched_off_once"
            ),
        )
