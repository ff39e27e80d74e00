"""The groups of one person, beside their care: their own, and nobody who is in them too."""

import uuid

from joined.base import wording
from joined.caseload import access, models, words
from joined.kit import actors


def when_of(group: models.Group) -> str:
    """When a group meets as a rule: "Tuesdays, 2pm"."""
    return f"{words.WEEKDAYS[group.weekday]}s, {wording.time(group.usual_time)}"


def groups_of_person(*, to: actors.Actor, spell: models.Spell) -> tuple[tuple[uuid.UUID | None, str], ...]:
    """Their own groups, with the id of those that my teams run; a partner reads of none by name (H21)."""
    if to.kind != "staff" or access.is_outside(to=to):
        return ()
    found = models.GroupMember.objects.filter(spell=spell, until_on=None, group__ended_at=None).select_related("group")
    ours = set(to.team_ids)
    return tuple(
        (one.group_id if one.group.team_id in ours else None, f"{one.group.name}, {when_of(one.group)}")
        for one in found.order_by("group__name")
    )
