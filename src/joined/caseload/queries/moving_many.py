"""Who would move from whom to whom, before several people are moved at once; and who did, while it can be undone."""

import uuid
from collections.abc import Collection

from joined.caseload import access, models
from joined.caseload.queries import allowed, continuity, finding, list_shapes, listing
from joined.caseload.rules import bumps
from joined.kit import actors, errors
from joined.people import queries as people
from joined.trail.writing import shows


def workers(*, to: actors.Staff) -> list[tuple[uuid.UUID, str]]:
    """Who works in my teams, and whether they are away; empty for whoever does not lead."""
    if access.is_outside(to=to) or not access.is_leader(by=to):
        return []
    found = {user_id: name for team_id in to.team_ids for user_id, name in finding.who_could_be_named(team_id=team_id)}
    return finding.with_leave(sorted(found.items(), key=lambda one: one[1]))


def care_to_move(*, to: actors.Staff, chosen: Collection[uuid.UUID]) -> list[models.Spell]:
    """Open care of these people. Raises NotHere where my teams do not answer for one of them, Forbidden for others."""
    access.check_leads(by=to)
    ours = [one.pk for one in listing.open_care(to=to, whose=listing.TEAM) if one.person_id in chosen]
    if len(ours) != len(set(chosen)):
        raise errors.NotHere()
    return allowed.within(models.Spell.objects.select_related("matter").filter(pk__in=ours))


@shows
def to_move(*, to: actors.Staff, chosen: Collection[uuid.UUID], user_id: uuid.UUID) -> list_shapes.ToMove:
    """From whom to whom, and what stands against one move more. Raises NotHere, Forbidden."""
    care = care_to_move(to=to, chosen=chosen)
    names = dict(workers(to=to))
    if user_id not in names:
        raise errors.NotHere()
    known = people.each(to=to, people=[spell.person_id for spell in care])
    leads = _leads([spell.pk for spell in care])
    moves = continuity.moves_of(list(known))
    was = models.KeyWorker.objects.filter(person_id__in=known, user_id=user_id, role="lead")
    knew = set(was.values_list("person_id", flat=True))
    rows = [
        list_shapes.Moves(
            person=known[spell.person_id],
            from_name=leads[spell.pk].user.name if spell.pk in leads else "",
            is_same=spell.pk in leads and leads[spell.pk].user_id == user_id,
            warning=continuity.warning_of(moved=bumps.count(moves=moves[spell.person_id])),
            knew=spell.person_id in knew,
        )
        for spell in care
        if spell.person_id in known
    ]
    rows.sort(key=lambda row: row.person.name)
    return list_shapes.ToMove(rows=tuple(rows), to_id=user_id, to_name=names[user_id], people=tuple(known))


def _leads(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, models.KeyWorker]:
    now = models.KeyWorker.objects.filter(spell_id__in=spells, role="lead", until_on=None).select_related("user")
    return {row.spell_id: row for row in now}


def reassigning(*, to: actors.Staff, together_id: uuid.UUID) -> models.Reassigning:
    """A deed of mine. Raises NotHere for anybody else's."""
    found = models.Reassigning.objects.filter(pk=together_id, made_by_id=to.id).first()
    if found is None:
        raise errors.NotHere()
    return found


@shows
def moved(*, to: actors.Staff, together_id: uuid.UUID) -> list_shapes.ToMove:
    """Who moved to whom in one deed of mine. Raises NotHere."""
    found = reassigning(to=to, together_id=together_id)
    ours = [one.person_id for one in listing.open_care(to=to, whose=listing.TEAM)]
    named = list(models.KeyWorker.objects.select_related("user").filter(person_id__in=ours, together=found.pk))
    known = people.each(to=to, people=[row.person_id for row in named])
    rows = [list_shapes.Moves(person=one, from_name="", is_same=False, warning="") for one in known.values()]
    rows.sort(key=lambda row: row.person.name)
    to_name = named[0].user.name if named else ""
    return list_shapes.ToMove(rows=tuple(rows), to_id=to.id, to_name=to_name, people=tuple(known))
