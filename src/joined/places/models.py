"""Places, organisations, teams, duty routes and local rules. None of them reaches a person."""

import pghistory
from django.db import models

from joined.base.models import Base, Edited, named, one_of
from joined.places import rules


@pghistory.track()
class Place(Edited):
    """System, borough or neighbourhood; they merge often, so each has dates.

    `lead`: the organisation that keeps its set-up, and that of every place within it.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=named(rules.PLACE_KINDS))
    within = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    lead = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = (one_of("kind", rules.PLACE_KINDS, name="place_kind"),)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Organisation(Edited):
    """Data controller for what its staff write. `code` is its ODS code where it has one.

    `email`: where its two lines after a huddle go; nobody is named in them.
    `keeper`: the organisation that added it, and mends its details beside its own administrator.
    """

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=named(rules.ORGANISATION_KINDS))
    code = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    text_name = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    keeper = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (one_of("kind", rules.ORGANISATION_KINDS, name="organisation_kind"),)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Team(Edited):
    """A unit that can say yes. `may_hold`: may be responsible for a person (NHS, council, a practice that agreed)."""

    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    neighbourhood = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="teams")
    kind = models.CharField(max_length=20, choices=named(rules.TEAM_KINDS))
    may_hold = models.BooleanField(default=False)
    phone = models.CharField(max_length=30, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            one_of("kind", rules.TEAM_KINDS, name="team_kind"),
            models.UniqueConstraint(
                fields=["neighbourhood"],
                condition=models.Q(kind="intake", closed_on=None),
                name="one_intake_team_each",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.name


class TeamType(Base):
    """Which national type a team is, from a day on; what was counted before keeps the type that it had then."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="types")
    code = models.CharField(max_length=3, blank=True, choices=named(rules.NATIONAL_TYPES))
    from_on = models.DateField()
    said_by = models.CharField(max_length=255)

    class Meta:
        constraints = (
            one_of("code", rules.NATIONAL_TYPES, name="team_type_code"),
            models.UniqueConstraint(fields=["team", "from_on"], name="team_type_one_a_day"),
        )


class JointMember(Base):
    """An organisation that works in a joint team, with the scopes its agreement gives."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scopes = models.JSONField(default=list)
    agreement = models.CharField(max_length=200)
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class PracticeArea(Base):
    """Which neighbourhood a practice's people belong to."""

    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="areas")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="practices")
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class PostcodeArea(Base):
    """Postcodes beginning like this lie in this neighbourhood; the longest beginning wins."""

    begins = models.CharField(max_length=8)
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="postcodes")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["begins"], condition=models.Q(until_on=None), name="postcode_once"),
        )


@pghistory.track()
class DutyRoute(Edited):
    """Who answers now when something cannot wait. A neighbourhood without one cannot open its doors (C81).

    `hours`: when somebody answers, in words for people; the four after it say the same as data. An older row may
    have the words alone: nobody then says that somebody is there now.
    """

    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="duty_routes")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=30)
    crisis_phone = models.CharField(max_length=30)
    is_staffed = models.BooleanField(default=False)
    hours = models.CharField(max_length=80)
    days = models.JSONField(default=list)
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    on_bank_holidays = models.BooleanField(default=True)

    @property
    def when(self) -> rules.DutyHours | None:
        """The hours as data; None where only words are written down."""
        if not self.days or self.opens is None or self.closes is None:
            return None
        return rules.DutyHours(tuple(self.days), self.opens, self.closes, self.on_bank_holidays)


class LocalRule(Base):
    """A value that a place has set for a time, with its reason and who agreed it (decisions.md §6)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="local_rules")
    name = models.CharField(max_length=60)
    value = models.IntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    agreed_by = models.CharField(max_length=200, blank=True)
    lived_experience_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (one_of("name", rules.LOCAL_RULES, name="local_rule_name"),)


class ReceiverId(Base):
    """An address of ours in other systems' directories (BaRS service id and the like)."""

    system = models.CharField(max_length=200)
    value = models.CharField(max_length=80)
    neighbourhood = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    is_test = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["system", "value"], name="receiver_once"),)


class OutsideService(Base):
    """A service that is not ours and that a place hands people on to: children's, another area's. They are rung."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="outside_services")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=named(rules.OUTSIDE_KINDS))
    phone = models.CharField(max_length=30)
    age_to = models.PositiveSmallIntegerField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (one_of("kind", rules.OUTSIDE_KINDS, name="outside_service_kind"),)


class UsefulNow(Base):
    """Something that helps while somebody waits, as a place has found it does."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="useful_now")
    words = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class Accepts(Base):
    """Whom a team takes, as it says, and how much room it says it has, with the day it said so."""

    team = models.OneToOneField(Team, on_delete=models.PROTECT, related_name="accepts")
    age_from = models.PositiveSmallIntegerField(default=0)
    age_to = models.PositiveSmallIntegerField(null=True)
    neighbourhoods = models.JSONField(default=list)
    helps = models.JSONField(default=list)
    room = models.CharField(max_length=120, blank=True)
    room_said_on = models.DateField(null=True)
