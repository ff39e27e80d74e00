"""Courses of help: what was agreed with somebody, who gives it, and what became of it (C34)."""

from django.db import models
from django.db.models import F, Q

from joined.base.models import Base, named, one_of
from joined.caseload import words

SHORT = 300


class Course(Base):
    """Help agreed with somebody: one kind of the catalogue, from which team, for how many sessions.

    Agreed, it waits; its first session begins it (`started_on`, worked out of its sessions); a result ends it, and
    nothing else. `wish`: what they want of it, in their words. A session is a contact of the course: the database
    refuses one of somebody else's. `sessions_planned`: None where no number was agreed.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="courses")
    intervention = models.ForeignKey("interventions.Intervention", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    wish = models.CharField(max_length=SHORT, blank=True)
    sessions_planned = models.PositiveSmallIntegerField(null=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    result = models.CharField(max_length=12, blank=True, choices=named(words.RESULTS))
    result_line = models.CharField(max_length=SHORT, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)
    changed_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            one_of("result", ("", *words.RESULTS), name="course_result"),
            models.CheckConstraint(
                condition=Q(ended_on=None, result="") | (Q(ended_on__isnull=False) & ~Q(result="")),
                name="course_ends_with_a_result",
            ),
            models.CheckConstraint(condition=Q(ended_on=None) | Q(ended_on__gte=F("agreed_on")), name="course_days"),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(started_on__gte=F("agreed_on")), name="course_begins_when_agreed"
            ),
            models.CheckConstraint(
                condition=Q(sessions_planned=None) | Q(sessions_planned__gte=1), name="course_sessions"
            ),
            models.UniqueConstraint(fields=["id", "person"], name="course_of_person"),
        )
        indexes = (
            models.Index(fields=["spell"], name="course_of_spell"),
            models.Index(fields=["team", "intervention"], name="course_of_team"),
        )
