"""What arrived: each message once, and its bytes as they came."""

from django.db import models

from joined.base.models import Base


class Arrival(Base):
    """That a message was received, and under which reference. It names no person.

    The same message: same sender, message id and SHA-256 of the body (BaRS, decisions). `asked_as` is the
    sender's own id of the request, by which a later message may name it.
    """

    sender = models.CharField(max_length=300)
    message = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    asked_as = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sender", "message", "digest"], name="arrival_once"),)
        indexes = (models.Index(fields=["sender", "asked_as", "-at"], name="arrival_asked_as"),)


class Original(Base):
    """The bytes of a received message, kept with the person as long as their record. Never changed."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("doors.Referral", on_delete=models.PROTECT, related_name="+")
    arrival = models.OneToOneField(Arrival, on_delete=models.PROTECT, related_name="original")
    format = models.CharField(max_length=4)
    body = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["person"], name="original_of_person"),)
