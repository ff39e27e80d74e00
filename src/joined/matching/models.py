"""What was joined, by whom, row by row; and who are two people although they look like one."""

from django.db import models

from joined.base import moving
from joined.base.models import Base, both_or_neither, named, one_of
from joined.matching import rules, words


class Merge(Base):
    """Two records that are one person's. `person`: whom it was proposed about, then the record that goes on.

    `own`: ids of the rows that the kept record had before, so that what was added since can be named. `added`: what
    that was when it was put right, by table: how much stayed and how much went.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kept_id = models.UUIDField()
    emptied_id = models.UUIDField()
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=named(words.STATES))
    reasons = models.JSONField(default=list)
    why = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by_id = models.UUIDField()
    proposed_by = models.CharField(max_length=255)
    joined_at = models.DateTimeField(null=True)
    joined_by_id = models.UUIDField(null=True)
    joined_by = models.CharField(max_length=255, null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=255, null=True)
    undone_why = models.CharField(max_length=300, blank=True)
    own = models.JSONField(default=dict)
    added = models.JSONField(default=dict)

    class Meta:
        constraints = (
            one_of("state", rules.JOINING.states, name="merge_state"),
            both_or_neither("joined_at", "joined_by", "joined_by_id", name="merge_joined_by"),
            both_or_neither("undone_at", "undone_by", name="merge_undone_by"),
            models.CheckConstraint(condition=~models.Q(kept_id=models.F("emptied_id")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["emptied_id"], condition=models.Q(state="joined"), name="emptied_into_one_record"
            ),
        )
        indexes = (models.Index(fields=["kept_id"], name="merge_of_kept"),)

    @property
    def person_ids(self) -> tuple:
        """Both, for the trail and for taking turns."""
        return (self.kept_id, self.emptied_id)


class Moved(Base):
    """One thing that a merge did to one row (`base.moving.Moved`), in order."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="moved")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    table = models.CharField(max_length=63, blank=True)
    row = models.UUIDField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        constraints = (
            one_of(
                "kind",
                (moving.PLACE, moving.STATE, moving.MADE, moving.STOPPED, moving.CHECK, moving.WAS),
                name="moved_kind",
            ),
            models.UniqueConstraint(fields=["merge", "order"], name="moved_in_order"),
        )


class Different(Base):
    """Compared, and two people: never put before anybody again."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    said_at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "other"], condition=models.Q(until_at=None), name="different_once"
            ),
        )
