"""What staff tell us about the pages that they work with."""

from django.db import models

from joined.base.models import Base, both_or_neither


class Told(Base):
    """Something that somebody at work told us, and the answer it was given. `by` only where they said so themselves.

    `page`: its address without whom it was about.
    """

    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=1000)
    page = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (both_or_neither("answered_at", "answered_by", name="told_answered_by"),)
        indexes = (models.Index(fields=["organisation", "-at"], name="told_to_organisation"),)
