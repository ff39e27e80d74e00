"""What a team keeps beside its people: which contacts count for it, who is away, and moves of several at once."""

from django.contrib.postgres import fields
from django.db import models
from django.db.models import F, Q

from joined.base.models import Base

SHORT = 300


class TeamRule(Base):
    """Which contacts count for a team, from a day on: written, dated, and agreed by somebody (C32). Never longer."""

    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    mechanisms = fields.ArrayField(models.CharField(max_length=2))
    counts_partner = models.BooleanField(default=True)
    counts_group = models.BooleanField(default=True)
    max_days = models.PositiveSmallIntegerField(default=28)
    reason = models.CharField(max_length=SHORT)
    agreed_by = models.CharField(max_length=160)
    lived_experience_count = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(max_days__gte=1, max_days__lte=28), name="team_rule_never_longer"),
            models.CheckConstraint(
                condition=Q(mechanisms__contained_by=["01", "02", "04", "11"], mechanisms__len__gte=1),
                name="team_rule_direct_only",
            ),
            models.UniqueConstraint(fields=["team", "from_on"], name="team_rule_one_a_day"),
        )


class Away(Base):
    """Days on which a worker is away, both included: nobody is booked with them, and no clock waits for them."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="away_days"),)
        indexes = (models.Index(fields=["user", "until_on"], condition=Q(taken_back_at=None), name="away_ahead"),)


class Reassigning(Base):
    """Several people had another key worker named in one deed; it can be taken back for a minute."""

    at = models.DateTimeField()
    by = models.CharField(max_length=255)
    made_by_id = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
