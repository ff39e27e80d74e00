"""How somebody looks at a caseload, kept under a name."""

from django.db import models

from joined.base.models import Base


class SavedView(Base):
    """A way of looking at a list that somebody named: what its address asks for, and nothing about any person.

    `team`: shared with that team; else its maker's alone. One that was dropped stays and is shown to nobody.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "name"], condition=models.Q(dropped_at=None), name="saved_view_named_once"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_has_a_name"),
        )
        indexes = (models.Index(fields=["team"], condition=models.Q(dropped_at=None), name="saved_view_of_team"),)
