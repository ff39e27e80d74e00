"""What it was like before, and how deprived areas are: figures with their source and day. No person is in them."""

from django.db import models

from joined.base.models import Base, one_of
from joined.insight import measures


class Before(Base):
    """One number from before, of one neighbourhood, with its source. `value`: minutes, or people. Never edited."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=20)
    value = models.PositiveIntegerField()
    out_of = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    counted_on = models.DateField()
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=255)
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            one_of("measure", measures.BY_KEY, name="before_measure"),
            models.CheckConstraint(condition=~models.Q(source=""), name="before_has_a_source"),
            models.UniqueConstraint(
                fields=["place", "measure"], condition=models.Q(until_at=None), name="before_one_in_force"
            ),
        )


class Area(Base):
    """How deprived the postcodes are that begin like this, in tenths of England. `year`: of the index."""

    begins = models.CharField(max_length=8)
    decile = models.PositiveSmallIntegerField()
    lsoa = models.CharField(max_length=9, blank=True)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=255)
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(decile__range=(1, 10)), name="area_decile"),
            models.UniqueConstraint(fields=["begins"], condition=models.Q(until_at=None), name="area_one_in_force"),
        )
