"""What somebody has had, duties that come round, readings of the yearly check, and who looks at an abnormal one."""

from django.contrib.postgres import fields
from django.db import models
from django.db.models import Q

from joined.base.models import Base, both_or_neither, named, one_of
from joined.caseload.words import national as words

SHORT = 300


class Fact(Base):
    """Something that they have had, beside contacts: by which team, on which day (national wait, domain §4.1).

    `flows_to_mhsds`: the team had a national type on that day, so that its work is in what the trust submits.
    One that was a mistake is taken back and stays readable.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=named(words.FACTS))
    code = models.CharField(max_length=13, choices=named(words.HAD))
    on_day = models.DateField()
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    flows_to_mhsds = models.BooleanField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=255, null=True)
    taken_back_why = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            one_of("kind", words.FACTS, name="fact_kind"),
            one_of("code", words.HAD, name="fact_code"),
            both_or_neither("taken_back_at", "taken_back_by", name="fact_taken_back_by"),
        )
        indexes = (models.Index(fields=["spell", "on_day"], name="fact_of_spell"),)


class Duty(Base):
    """A duty that outranks convenience (C76): asked once, dated, with its source. `every_days`: 0 where it is once.

    While it has not ended a step of the responsible team stands for `next_on`.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=12, choices=named(words.DUTIES))
    what = models.CharField(max_length=SHORT, blank=True)
    source = models.CharField(max_length=160)
    every_days = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField()
    missed_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            one_of("kind", words.DUTIES, name="duty_kind"),
            models.CheckConstraint(condition=~Q(source=""), name="duty_has_a_source"),
            models.CheckConstraint(condition=Q(every_days__lte=366), name="duty_every"),
            both_or_neither("ended_at", "ended_by", name="duty_ended_by"),
        )
        indexes = (models.Index(fields=["next_on"], condition=Q(ended_at=None), name="duty_next"),)


class DutyDone(Base):
    """What became of a duty on one of its days."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="answers")
    due_on = models.DateField()
    became = models.CharField(max_length=8, choices=named(words.DUTY_BECAME))
    on_day = models.DateField()
    line = models.CharField(max_length=SHORT, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)

    class Meta:
        constraints = (one_of("became", words.DUTY_BECAME, name="duty_became"),)


class Check(Base):
    """One reading of the yearly physical check; units as in `words.READINGS`. Written once, put right by another."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=16, choices=named(words.READINGS))
    value = models.DecimalField(max_digits=6, decimal_places=1)
    on_day = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("kind", words.READINGS, name="check_kind"),
            models.CheckConstraint(condition=Q(value__gte=0), name="check_not_below_nought"),
        )
        indexes = (models.Index(fields=["person", "on_day"], name="check_of_person"),)


class Look(Base):
    """A clinician looks at readings past a limit (H26): who, at which, and what was done about them."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="looks")
    elements = fields.ArrayField(models.CharField(max_length=16))
    user = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField()
    done = models.CharField(max_length=SHORT, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            both_or_neither("done_at", "done_by", name="look_done_by"),
            models.CheckConstraint(condition=Q(done_at=None) | ~Q(done=""), name="look_ends_with_what_was_done"),
        )
