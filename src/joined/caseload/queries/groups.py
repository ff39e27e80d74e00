"""Groups of my teams, who is in one, and one session; of one person only their own groups, and nobody beside them."""

import datetime
import uuid
from collections.abc import Mapping

from django.db.models import Count, Q

from joined.caseload import access, models, words
from joined.caseload.queries import group_shapes as shapes
from joined.caseload.queries import in_groups, listing
from joined.kit import actors, clock, errors
from joined.people import carding
from joined.people import queries as people
from joined.places import queries as places
from joined.trail.writing import shows

PAST_SHOWN = 12


def groups(*, to: actors.Staff) -> shapes.Groups:
    """Of my teams, those that still meet, and of charities here. Raises NotHere for whoever cares in no team."""
    access.check_has_caseload(to=to)
    is_partner = access.is_outside(to=to)
    meets = models.Group.objects.filter(ended_at=None).select_related("team", "leader").order_by("name")
    ours = list(meets.filter(team_id__in=to.team_ids))
    theirs = () if is_partner else meets.filter(team_id__in=access.partner_teams(to=to) - set(to.team_ids))
    teams = [team for team in places.teams(team_ids=to.team_ids) if team.may_hold or is_partner]
    with access.group_seen(to=to, groups=[group.pk for group in ours]):
        lines = tuple(_lines(ours))
    return shapes.Groups(
        lines=lines,
        partners=tuple(_lines(list(theirs))),
        is_partner=is_partner,
        teams=tuple((team.pk, team.name) for team in teams),
    )


def _lines(found: list[models.Group]) -> list[shapes.Line]:
    """With counts of whom the asker may see: no name among them."""
    ids = [group.pk for group in found]
    members = models.GroupMember.objects.filter(group_id__in=ids, until_on=None, spell__matter__ended_at=None)
    counted = dict(members.values_list("group_id").annotate(n=Count("pk")))
    coming = models.GroupSession.objects.filter(group_id__in=ids, cancelled_at=None, at__gt=clock.now())
    following = dict(coming.order_by("-at").values_list("group_id", "at"))
    begun = models.Attending.objects.filter(session__group_id__in=ids, session__at__lte=clock.now())
    begun = begun.filter(contact__attendance="", session__cancelled_at=None)
    to_answer = dict(begun.order_by("-session__at").values_list("session__group_id", "session_id"))
    return [
        shapes.Line(
            id=group.pk,
            name=group.name,
            team_name=group.team.name,
            when=in_groups.when_of(group),
            where=group.where,
            leader=group.leader.name if group.leader else "",
            members=counted.get(group.pk, 0),
            next_at=following.get(group.pk),
            to_answer=to_answer.get(group.pk),
        )
        for group in found
    ]


@shows
def group_of(*, to: actors.Staff, group_id: uuid.UUID) -> shapes.Group:
    """One group with whoever is in it. Raises NotHere for another team's."""
    group = group_row(to=to, group_id=group_id)
    with access.group_seen(to=to, groups=[group.pk]):
        known, members = _members(to, group)
        line = _lines([group])[0]
        sessions = _sessions(models.GroupSession.objects.filter(group=group))
    return shapes.Group(
        people=tuple(known),
        is_partner=access.is_outside(to=to),
        line=line,
        how=words.GROUP_WAYS[group.mechanism],
        is_over=group.ended_at is not None,
        members=members,
        coming=tuple(one for one in reversed(sessions) if one.is_to_come and not one.is_cancelled),
        past=tuple(one for one in sessions if not one.is_to_come or one.is_cancelled)[:PAST_SHOWN],
    )


Known = Mapping[uuid.UUID, people.Person | shapes.FirstName]


def _members(to: actors.Staff, group: models.Group) -> tuple[Known, tuple[shapes.In, ...]]:
    found = list(models.GroupMember.objects.filter(group=group, until_on=None, spell__matter__ended_at=None))
    known = _known(to, [one.person_id for one in found])
    rows = [
        shapes.In(id=one.pk, person=known[one.person_id], since=one.from_on, said_yes=words.SAID_YES[one.said_yes])
        for one in found
        if one.person_id in known
    ]
    return known, tuple(sorted(rows, key=lambda row: row.person.name))


def _known(to: actors.Staff, ids: list[uuid.UUID]) -> Known:
    """Who they are; to a charity, what they are called and nothing else."""
    if not access.is_outside(to=to):
        return people.each(to=to, people=ids)
    return {pk: shapes.FirstName(name=name) for pk, name in carding.first_names(people=ids).items()}


def _sessions(found: object) -> list[shapes.Session]:
    """The latest first."""
    counted = found.select_related("leader").annotate(  # type: ignore[attr-defined]
        booked=Count("attending"),
        came=Count("attending", filter=Q(attending__contact__attendance__in=words.TOOK_PART)),
        waiting=Count("attending", filter=Q(attending__contact__attendance="")),
    )
    return [
        shapes.Session(
            id=one.pk,
            at=one.at,
            where=one.where,
            leader=one.leader.name if one.leader else "",
            booked=one.booked,
            came=one.came,
            waiting=one.waiting,
            cancelled_why=one.cancelled_why,
            is_to_come=one.at > clock.now(),
            is_cancelled=one.cancelled_at is not None,
        )
        for one in counted.order_by("-at")
    ]


@shows
def register_of(*, to: actors.Staff, session_id: uuid.UUID) -> shapes.Register:
    """Who was booked for one session, and what became of it. Raises NotHere for another team's."""
    session = session_row(to=to, session_id=session_id)
    with access.group_seen(to=to, groups=[session.group_id]):
        found = list(models.Attending.objects.filter(session=session).select_related("contact"))
        known = _known(to, [one.person_id for one in found])
        (shown,) = _sessions(models.GroupSession.objects.filter(pk=session.pk))
    rows = [_there(one, known[one.person_id]) for one in found if one.person_id in known]
    return shapes.Register(
        people=tuple(known),
        group_id=session.group_id,
        group_name=session.group.name,
        session=shown,
        rows=tuple(sorted(rows, key=lambda row: row.person.name)),
    )


def _there(row: models.Attending, person: people.Person | shapes.FirstName) -> shapes.There:
    return shapes.There(
        id=row.pk,
        person=person,
        became=words.ATTENDANCE.get(row.contact.attendance, ""),
        is_planned=not row.contact.attendance,
        counts=row.contact.counts,
        why=row.contact.why,
    )


@shows
def could_join(*, to: actors.Staff, group_id: uuid.UUID) -> shapes.CouldJoin:
    """Whom my teams answer for and who is not in the group yet, by name. Raises NotHere as `group_to_join`."""
    group = group_to_join(to=to, group_id=group_id)
    partner = partner_of(group=group)
    seen, members = _members(to, group) if partner else ({}, ())
    there = set(models.GroupMember.objects.filter(group=group, until_on=None).values_list("spell_id", flat=True))
    spells = [one for one in listing.open_care(to=to, whose=listing.TEAM) if one.pk not in there]
    known = people.each(to=to, people=[one.person_id for one in spells])
    return shapes.CouldJoin(
        people=(*known, *seen),
        rows=tuple(sorted(known.values(), key=lambda one: one.name)),
        partner=partner,
        members=members,
    )


def partner_of(*, group: models.Group) -> str:
    """The charity that runs it, by name; nothing where a team does that cares for them."""
    organisation = group.team.organisation
    return organisation.name if access.is_partner(organisation_kind=organisation.kind) else ""


def group_to_join(*, to: actors.Staff, group_id: uuid.UUID) -> models.Group:
    """A group into which my team may put people: its own, or a charity's here. Raises NotHere."""
    found = models.Group.objects.filter(pk=group_id).select_related("team__organisation").first()
    if found is None:
        raise errors.NotHere()
    access.check_puts_into(to=to, group=found)
    return found


def group_row(*, to: actors.Staff, group_id: uuid.UUID) -> models.Group:
    """One group of my teams. Raises NotHere."""
    found = models.Group.objects.filter(pk=group_id).select_related("team", "leader").first()
    if found is None:
        raise errors.NotHere()
    access.check_runs_groups(to=to, team_id=found.team_id)
    return found


def session_row(*, to: actors.Staff, session_id: uuid.UUID) -> models.GroupSession:
    """One session of a group of my teams. Raises NotHere."""
    found = models.GroupSession.objects.filter(pk=session_id).select_related("group").first()
    if found is None:
        raise errors.NotHere()
    access.check_runs_groups(to=to, team_id=found.group.team_id)
    return found


def member_row(*, to: actors.Staff, member_id: uuid.UUID) -> models.GroupMember:
    """Somebody in a group of my teams, or of ours in a charity's. Raises NotHere."""
    found = models.GroupMember.objects.filter(pk=member_id)
    found = found.select_related("group__team__organisation", "spell__matter").first()
    if found is None:
        raise errors.NotHere()
    access.check_puts_into(to=to, group=found.group)
    access.check_may_read(to=to, person=found.person_id)
    return found


def last_session_on(*, group: models.Group) -> datetime.date | None:
    """The day of the last session that is booked, or was; None where there is none from today on."""
    booked = models.GroupSession.objects.filter(group=group, cancelled_at=None, on_day__gte=clock.today())
    return booked.order_by("-at").values_list("on_day", flat=True).first()
