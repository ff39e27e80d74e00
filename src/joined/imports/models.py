"""An import, its rows until they are processed, and what came of them.

Rows hold people whom nobody has been told of yet: they are their worker's own until he or she brings them in, and
are gone when they have been.
"""

from django.db import models

from joined.base.models import Base, named, one_of
from joined.imports import words


class Import(Base):
    """One file of one worker. `body` is kept only until it has been read.

    After checking: `rows_in` = `rows_ready` + `rows_wrong` + `rows_there`, where rows still to decide count as ready.
    When done: `rows_in` = `rows_accepted` + `rows_rejected` + `rows_there`, exactly (F-19).
    """

    user_id = models.UUIDField()
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    body = models.BinaryField(null=True)
    state = models.CharField(max_length=12, default="checking", choices=named(words.STATES))
    why_not = models.CharField(max_length=500, blank=True)
    headings = models.JSONField(default=list)
    aside = models.JSONField(default=list)
    uploaded_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    second = models.CharField(max_length=255, blank=True)
    handled = models.PositiveIntegerField(default=0)
    rows_in = models.PositiveIntegerField(default=0)
    rows_ready = models.PositiveIntegerField(default=0)
    rows_wrong = models.PositiveIntegerField(default=0)
    rows_there = models.PositiveIntegerField(default=0)
    rows_accepted = models.PositiveIntegerField(default=0)
    rows_rejected = models.PositiveIntegerField(default=0)
    requests = models.PositiveIntegerField(default=0)
    rows_back = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            one_of("state", words.STATES, name="import_state"),
            models.CheckConstraint(
                condition=~models.Q(state__in=("done", "undoing", "undone"))
                | models.Q(rows_in=models.F("rows_accepted") + models.F("rows_rejected") + models.F("rows_there")),
                name="import_adds_up",
            ),
        )
        indexes = (models.Index(fields=["user_id", "-uploaded_at"], name="import_of_user"),)


class Row(Base):
    """One row, until it is processed. `choice`: whom it is decided to be, an id or "new"; empty while undecided."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    user_id = models.UUIDField()
    row = models.PositiveIntegerField()
    cells = models.JSONField()
    details = models.JSONField()
    asking = models.JSONField()
    problems = models.JSONField(default=list)
    alike = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=named(words.ROW_STATES))
    choice = models.CharField(max_length=36, blank=True)

    class Meta:
        constraints = (
            one_of("state", words.ROW_STATES, name="import_row_state"),
            models.UniqueConstraint(fields=["of", "row"], name="import_row_once"),
        )
        indexes = (models.Index(fields=["of", "state", "row"], name="import_row_in_state"),)


class Made(Base):
    """What one row became: the person (new or known already) and the request, until it was taken back."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("doors.Referral", null=True, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="made")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    row = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    is_new = models.BooleanField()
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    left = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "digest"], condition=models.Q(undone_at=None), name="import_made_once"
            ),
        )
        indexes = (
            models.Index(fields=["of", "row"], name="import_made_of"),
            models.Index(fields=["person"], name="import_made_person"),
        )
