"""Who may send, what arrived (each message once), and its bytes as they came."""

from django.db import models

from joined.base.models import Base
from joined.interop import rules


class Client(Base):
    """Another organisation's system that may send us messages: it speaks for that organisation alone.

    `key` is the public half of the key with which it signs (a JWK); we never hold the other half.
    """

    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    key = models.JSONField()
    per_minute = models.PositiveIntegerField(default=rules.PER_MINUTE)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class ShownToken(Base):
    """That a client has shown this token: never a second time, and so many in a minute (T20)."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=rules.LONGEST_TOKEN_ID)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "token"], name="token_shown_once"),)
        indexes = (models.Index(fields=["client", "at"], name="token_by_minute"),)


class Arrival(Base):
    """That a message was received, and under which reference. It names no person.

    The same message: same sender, message id and SHA-256 of the body (BaRS, decisions). `asked_as` is the
    sender's own id of the request, by which a later message may name it. What a later answer needs stands
    here: `message` is what it answers, `endpoint_…` where it goes, `correlation_id` what stays the same.
    """

    sender = models.CharField(max_length=300)
    message = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    organisation = models.ForeignKey("places.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    endpoint_system = models.CharField(max_length=200, blank=True)
    endpoint_value = models.CharField(max_length=200, blank=True)
    client = models.ForeignKey(Client, null=True, on_delete=models.PROTECT, related_name="+")
    request_id = models.CharField(max_length=36, blank=True)
    correlation_id = models.CharField(max_length=36, blank=True)
    asked_as = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["sender", "message", "digest"], name="arrival_once"),
            models.UniqueConstraint(fields=["client", "request_id", "correlation_id"], name="arrival_of_pair"),
        )
        indexes = (
            models.Index(fields=["sender", "asked_as", "-at"], name="arrival_asked_as"),
            models.Index(fields=["organisation", "-at"], name="arrival_of_sender"),
        )


class Original(Base):
    """The bytes of a received message, kept with the person as long as their record. Never changed.

    `nhs_number` as the sender wrote it: they find their request by it, and by no number that we learned since.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("doors.Referral", on_delete=models.PROTECT, related_name="+")
    arrival = models.OneToOneField(Arrival, on_delete=models.PROTECT, related_name="original")
    nhs_number = models.CharField(max_length=20, blank=True)
    format = models.CharField(max_length=4)
    body = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["person"], name="original_of_person"),)
