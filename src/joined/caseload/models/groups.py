"""Groups of a team, who is in them, their dated sessions, and the contact that each session is of each person.

Who else was there stands on no row of a person: a session names nobody, and an attendance names one.
"""

from django.db import models
from django.db.models import Q

from joined.base.models import Base, both_or_neither, named, one_of
from joined.caseload import words

SHORT = 300


class Group(Base):
    """A group that a team runs: where, on which day of the week and when as a rule, and by whom."""

    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    where = models.CharField(max_length=120, blank=True)
    mechanism = models.CharField(max_length=2, default="01", choices=named(words.GROUP_WAYS))
    weekday = models.PositiveSmallIntegerField()
    usual_time = models.TimeField()
    leader = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=255)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (
            one_of("mechanism", words.GROUP_WAYS, name="group_mechanism"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="group_weekday"),
            both_or_neither("ended_at", "ended_by", name="group_ended_by"),
        )
        indexes = (models.Index(fields=["team"], condition=Q(ended_at=None), name="group_of_team"),)


class GroupMember(Base):
    """Somebody in a group, from and until, with how they said yes to it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="groups")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    said_yes = models.CharField(max_length=7, choices=named(words.SAID_YES))
    from_on = models.DateField()
    put_by = models.CharField(max_length=255)
    until_on = models.DateField(null=True)
    until_by = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            one_of("said_yes", words.SAID_YES, name="group_member_said_yes"),
            models.UniqueConstraint(fields=["group", "spell"], condition=Q(until_on=None), name="in_a_group_once"),
        )


class GroupSession(Base):
    """One meeting of a group. `on_day`: the London day of `at`."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    at = models.DateTimeField()
    on_day = models.DateField()
    where = models.CharField(max_length=120, blank=True)
    leader = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=255)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=255, null=True)
    cancelled_why = models.CharField(max_length=SHORT, blank=True)

    class Meta:
        constraints = (
            both_or_neither("cancelled_at", "cancelled_by", name="group_session_cancelled_by"),
            models.UniqueConstraint(fields=["group", "at"], condition=Q(cancelled_at=None), name="group_session_once"),
        )


class Attending(Base):
    """One person at one session: the contact that it is of theirs, as it stands after every correction."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey("caseload.Spell", on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="attending")
    contact = models.OneToOneField("caseload.Contact", on_delete=models.PROTECT, related_name="attending")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["session", "spell"], name="at_a_session_once"),)
