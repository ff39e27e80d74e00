"""The standing huddle, its sittings, who is there, and what is said and noted there."""

import uuid

import pghistory
from django.db import models

from joined.base.models import Base, Edited, named, one_of
from joined.huddle import words


@pghistory.track()
class Huddle(Edited):
    """Set once by the coordinator: days, time, link, usual teams (C1). `days` are 0 (Monday) to 6."""

    neighbourhood = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="huddles")
    name = models.CharField(max_length=120)
    days = models.JSONField(default=list)
    starts = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    closed_part_minutes = models.PositiveSmallIntegerField(default=10)
    link = models.URLField(blank=True)
    chair_team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class Invited(Base):
    """A team that is usually there."""

    huddle = models.ForeignKey(Huddle, on_delete=models.PROTECT, related_name="invited")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["huddle", "team"], name="invited_once"),)


class Sitting(Base):
    """One day of a huddle. `on` is a London day; the database makes it once (F-11).

    `scribe`: writes decisions while the chair talks, as long as they are there. `minutes_more`: by how much it went on.
    """

    huddle = models.ForeignKey(Huddle, on_delete=models.PROTECT, related_name="sittings")
    on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="planned", choices=named(words.SITTING_STATES))
    chair = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    scribe = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    minutes_more = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    part = models.CharField(max_length=6, default="open", choices=named(words.PARTS))
    now_item_id = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["huddle", "on"], name="sitting_once_a_day"),
            one_of("state", words.SITTING_STATES, name="sitting_state"),
            one_of("part", words.PARTS, name="sitting_part"),
        )


class Presence(Base):
    """Somebody is in the room, for an organisation. Ended, not deleted.

    `has_answered`: they have said whether they could say what they thought; what they said is not kept with it.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="presences")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    has_answered = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["sitting", "user"], condition=models.Q(left_at=None), name="present_once"),
        )


class AgendaItem(Base):
    """A person brought to a sitting. `story`: one line for NHS and council. `partner_line`: what charities may read.

    `thread` is shared by an item and those it is carried over to, so that what was said is kept. `why`: how they came
    here first; `reasons`: what the house found besides, as pairs of a key of the wiring and a day. `is_made`: the
    house put them here, and takes them off again when nothing of it is true any more. `order`: how early the house
    would talk about them; `chair_place`: where the chair has put them in their part, which counts before it.
    `has_plan` is no column: it is asked with the lines of a board.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="items")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("doors.Referral", null=True, on_delete=models.PROTECT, related_name="items")
    why = models.CharField(max_length=40)
    reasons = models.JSONField(default=list)
    is_made = models.BooleanField(default=False)
    ask = models.CharField(max_length=500)
    in_their_words = models.TextField(blank=True)
    words_said_at = models.DateTimeField(null=True)
    words_by = models.CharField(max_length=255, blank=True)
    story = models.CharField(max_length=500, blank=True)
    safety_line = models.CharField(max_length=500, blank=True)
    partner_line = models.CharField(max_length=300, blank=True)
    sharing = models.CharField(max_length=12)
    thread = models.UUIDField(default=uuid.uuid4)
    is_closed_part = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=100)
    chair_place = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=12, default="waiting", choices=named(words.ITEM_STATES))
    has_plan: bool
    brought_at = models.DateTimeField()
    brought_by_id = models.UUIDField()
    brought_by = models.CharField(max_length=255)
    brought_by_team = models.ForeignKey("places.Team", null=True, on_delete=models.PROTECT, related_name="+")
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="carried_to")
    room_confirmed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    changed_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = (
            one_of("state", words.ITEM_STATES, name="item_state"),
            models.UniqueConstraint(
                fields=["sitting", "person"], condition=models.Q(state="waiting"), name="item_waits_once_a_sitting"
            ),
        )
        indexes = (models.Index(fields=["person", "-brought_at"], name="item_of_person"),)


class UnnamedLine(Base):
    """Somebody talked about without a name: only the line written for that. Holds no person and no way to one."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="unnamed")
    line = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=100)


class View(Base):
    """What somebody thinks, in a line or two (C4). Corrected by another, never edited. `said_at`: where it was
    written down late, from paper."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)
    by_role = models.CharField(max_length=60)
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)


class Moment(Base):
    """A partner gave a sitting some of its time: it looked, answered or asked. Says nothing of whom it was about."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="moments")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("places.Team", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=8, choices=named(words.MOMENTS))
    is_by_link = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = (one_of("what", words.MOMENTS, name="moment_what"),)
        indexes = (models.Index(fields=["sitting", "organisation", "at"], name="moment_of_sitting"),)


class Addendum(Base):
    """What somebody who sat there adds when the notes are sealed (AC-076). It changes nothing that stands."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="addenda")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=255)
    by_role = models.CharField(max_length=60)
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)


class CouldSay(Base):
    """How many of one role could say what they thought (C78): counted by huddle and month, because a single sitting
    often has one of a role. Nobody's answer is a row. `month`: its first day."""

    huddle = models.ForeignKey(Huddle, on_delete=models.PROTECT, related_name="could_say")
    month = models.DateField()
    role = models.CharField(max_length=60)
    yes = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["huddle", "month", "role"], name="could_say_once_a_role"),)


class Summary(Base):
    """That an organisation was sent its two lines about a sitting: once."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="summaries")
    organisation = models.ForeignKey("places.Organisation", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sitting", "organisation"], name="summary_once"),)
