"""Spells of care, their key workers, contacts and pauses. The database refuses two leads, and two stays at once."""

import datetime

from django.contrib.postgres import constraints, fields
from django.db import models
from django.db.models import F, Func, Q

from joined.base.models import Base, both_or_neither, named, one_of
from joined.caseload import words
from joined.caseload.models.groups import Attending, Group, GroupMember, GroupSession
from joined.caseload.models.helping import Course
from joined.caseload.models.looking import SavedView
from joined.caseload.models.moving_on import Aftercare, CameBack, MovingOn, NotComing, Support, TakenOver
from joined.caseload.models.national import Check, Duty, DutyDone, Fact, Look
from joined.caseload.models.team import Away, Reassigning, TeamRule

SHORT = 300
__all__ = [
    "Aftercare",
    "Attending",
    "Away",
    "CameBack",
    "Check",
    "Circle",
    "Contact",
    "Course",
    "Duty",
    "DutyDone",
    "Fact",
    "Group",
    "GroupMember",
    "GroupSession",
    "Handover",
    "KeyWorker",
    "Lateness",
    "Line",
    "Look",
    "MovingOn",
    "NotComing",
    "Pause",
    "Reassigning",
    "SavedView",
    "Spell",
    "Support",
    "TakenOver",
    "TeamRule",
]


class _Days(Func):
    """The days of a pause, both included."""

    function = "daterange"
    output_field = fields.DateRangeField()


class Spell(Base):
    """Care of one person: open exactly as long as its matter. The responsible team stands in `steps`.

    `received_at`: when the request that it came of was received. `max_days`: shorter for somebody, never longer.
    `came_back_from`: the spell before, where somebody returned; then this is nobody new to the service.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    matter = models.OneToOneField("steps.Matter", on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    began_by = models.CharField(max_length=255)
    received_at = models.DateTimeField(null=True)
    intensity = models.CharField(max_length=10, default="usual", choices=named(words.INTENSITIES))
    max_days = models.PositiveSmallIntegerField(default=28)
    max_days_why = models.CharField(max_length=SHORT, blank=True)
    came_back_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            one_of("intensity", words.INTENSITIES, name="spell_intensity"),
            models.CheckConstraint(condition=Q(max_days__gte=1, max_days__lte=28), name="spell_never_longer"),
        )
        indexes = (models.Index(fields=["person"], name="spell_of_person"),)

    @property
    def ended_at(self) -> datetime.datetime | None:
        """When its matter ended."""
        return self.matter.ended_at


class KeyWorker(Base):
    """Who knows them best, from and until: one lead and one deputy at a time. `asked_for`: did they want the change?

    `together`, `ended_together`: the `Reassigning` that named them, and the one that ended it.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="workers")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=6, choices=named(words.ROLES))
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    named_by = models.CharField(max_length=255)
    asked_for = models.CharField(max_length=7, default="unknown", choices=named(words.ASKED_FOR))
    why = models.CharField(max_length=SHORT, blank=True)
    together = models.UUIDField(null=True)
    ended_together = models.UUIDField(null=True)

    class Meta:
        constraints = (
            one_of("role", words.ROLES, name="key_worker_role"),
            one_of("asked_for", words.ASKED_FOR, name="key_worker_asked_for"),
            models.UniqueConstraint(fields=["spell", "role"], condition=Q(until_on=None), name="one_of_each_at_a_time"),
            models.CheckConstraint(condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="key_worker_days"),
        )
        indexes = (models.Index(fields=["user"], condition=Q(until_on=None), name="key_worker_now"),)


class Contact(Base):
    """Planned while nobody has said what became of it; afterwards attended, missed or cancelled.

    `on_day`: the London day of `at` (F-12; the database checks it). `counts`, `why`: whether it restarts the clock,
    by the team's rule in force that day, as a sentence. A correction is a new row that `replaces` the old one.
    `course`: of which help it was a session; none where it was a check-in only.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="contacts")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    colleague = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    on_day = models.DateField()
    course = models.ForeignKey(
        Course, null=True, on_delete=models.PROTECT, related_name="sessions", db_constraint=False, db_index=False
    )
    kind = models.CharField(max_length=6, default="one", choices=named(words.KINDS))
    mechanism = models.CharField(max_length=10, choices=named(words.MECHANISMS))
    attendance = models.CharField(max_length=1, blank=True, choices=named(words.ATTENDANCE))
    with_whom = models.CharField(max_length=13, default="person", choices=named(words.WITH))
    where = models.CharField(max_length=120, blank=True)
    counts = models.BooleanField(default=False)
    why = models.CharField(max_length=SHORT, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)
    written_by_id = models.UUIDField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)
    replaced_why = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            one_of("kind", words.KINDS, name="contact_kind"),
            one_of("mechanism", words.MECHANISMS, name="contact_mechanism"),
            one_of("attendance", ("", *words.ATTENDANCE), name="contact_attendance"),
            one_of("with_whom", words.WITH, name="contact_with"),
            models.CheckConstraint(
                condition=Q(counts=False) | Q(attendance__in=words.TOOK_PART, with_whom="person"),
                name="contact_counts_only_if_met",
            ),
            models.CheckConstraint(
                condition=Q(counts=False) | Q(mechanism__in=words.DIRECT), name="contact_counts_only_if_direct"
            ),
        )
        indexes = (
            models.Index(fields=["spell", "on_day"], condition=Q(replaced_at=None), name="contact_of_spell"),
            models.Index(fields=["worker", "at"], condition=Q(attendance="", replaced_at=None), name="contact_planned"),
        )


class Line(Base):
    """The one line about a contact. `from_other`: somebody else told us; kept from the person until looked through."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="line")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=SHORT)
    from_other = models.BooleanField(default=False)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (both_or_neither("reviewed_at", "reviewed_by", name="line_reviewed_by"),)


class Pause(Base):
    """Days that do not count: on a ward, or a break that they asked for, at most 56 days, signed by a lead.

    Staff leave, a vacancy, a waiting list or a missed contact is no pause. Who is taken to a ward during a break is on
    both: the break goes on to its own last day. Two of one kind never overlap.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=5, choices=named(words.PAUSES))
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    why = models.CharField(max_length=SHORT)
    safety_plan = models.CharField(max_length=SHORT, blank=True)
    review_on = models.DateField(null=True)
    begun_by = models.CharField(max_length=255)
    ended_by = models.CharField(max_length=255, blank=True)
    left_to = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = (
            one_of("kind", words.PAUSES, name="pause_kind"),
            one_of("left_to", ("", *words.WARDS_LEFT), name="pause_left_to"),
            models.CheckConstraint(condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="pause_days"),
            models.CheckConstraint(
                condition=Q(kind="ward")
                | (
                    Q(until_on__isnull=False, review_on__isnull=False, until_on__lte=F("from_on") + words.BREAK_DAYS)
                    & ~Q(safety_plan="")
                ),
                name="pause_break_is_bounded",
            ),
            constraints.ExclusionConstraint(
                name="pauses_never_overlap",
                expressions=[("spell", "="), ("kind", "="), (_Days("from_on", "until_on", models.Value("[)")), "&&")],
            ),
        )


class Circle(Base):
    """Who helps them and whom they look after, in their words: asked within 7 days, and again whenever it changes."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="circles")
    helped_by = models.TextField(blank=True)
    looks_after = models.TextField(blank=True)
    would_not_say = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(would_not_say=True) | ~Q(helped_by="") | ~Q(looks_after=""), name="circle_says_something"
            ),
        )


class Handover(Base):
    """Another team is asked to go on with somebody's care. Responsibility moves when they said yes and met them."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="handovers")
    offer = models.OneToOneField("steps.Offer", on_delete=models.PROTECT, related_name="+")
    asked_for = models.CharField(max_length=7, choices=named(words.ASKED_FOR))
    why = models.CharField(max_length=SHORT)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=255)
    met_at = models.DateTimeField(null=True)
    met_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            one_of("asked_for", words.ASKED_FOR, name="handover_asked_for"),
            both_or_neither("met_at", "met_by", name="handover_met_by"),
        )


class Lateness(Base):
    """Why a contact was late, who sees to it, and when that was settled. One for each due day that passed."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(Spell, on_delete=models.PROTECT, related_name="lateness")
    due_on = models.DateField()
    cause = models.CharField(max_length=8, choices=named(words.CAUSES))
    what = models.CharField(max_length=SHORT)
    does = models.CharField(max_length=SHORT)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("cause", words.CAUSES, name="lateness_cause"),
            models.UniqueConstraint(fields=["spell", "due_on"], name="lateness_once"),
        )
