"""One person's care, whole; and the clock of many people, in a handful of statements."""

import collections
import datetime
import typing
import uuid
from collections.abc import Collection, Iterable

from django.db.models import Max, Q, QuerySet

from joined.base import often, wording
from joined.caseload import access, models, words
from joined.caseload.queries import (
    allowed,
    before,
    continuity,
    counting,
    helping,
    in_groups,
    shapes,
    trying,
)
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import interval
from joined.kit import actors, clock
from joined.steps import queries as steps
from joined.trail.writing import shows

FACE_TO_FACE, SEEN = "01", "5"
PAST_SHOWN = 30
LATELY = 91
"""Days of the last three months."""


class Days(typing.NamedTuple):
    """The last days that matter to the clock of one spell, and how many organisations met them in three months."""

    counted_on: datetime.date | None = None
    face_on: datetime.date | None = None
    nhs_on: datetime.date | None = None
    helped_on: datetime.date | None = None
    organisations: int = 0


class Clocked(typing.Protocol):
    """Of a spell, what its clock runs by."""

    @property
    def began_on(self) -> datetime.date: ...
    @property
    def max_days(self) -> int: ...
    @property
    def ended_at(self) -> datetime.datetime | None: ...


def last_days(contacts: QuerySet[models.Contact], *, lately: typing.Any) -> QuerySet[models.Contact]:
    """By spell, the names of `Days`: last seen by the rule, face to face, by the NHS team, and for help agreed.

    `lately`: from which day organisations are counted, or the place of that value in a question.
    """
    met = Q(attendance__in=words.TOOK_PART, with_whom="person")
    return contacts.values("spell_id").annotate(
        counted_on=Max("on_day", filter=Q(counts=True)),
        face_on=Max("on_day", filter=met & Q(mechanism=FACE_TO_FACE)),
        nhs_on=Max("on_day", filter=met & Q(team__organisation__kind="nhs_trust", mechanism__in=facts.DIRECT)),
        helped_on=Max("on_day", filter=met & Q(mechanism__in=facts.DIRECT, course__isnull=False)),
        organisations=often.Count("team__organisation_id", distinct=True, filter=met & Q(on_day__gte=lately)),
    )


def days_of(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, Days]:
    """When somebody of each spell was last seen."""
    contacts = models.Contact.objects.filter(spell_id__in=spells, replaced_at=None)
    found = last_days(contacts, lately=clock.today() - clock.days(LATELY))
    return {spell: Days(*rest) for spell, *rest in found.values_list("spell_id", *Days._fields)}


def pauses_of(spells: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[datetime.date, datetime.date | None]]]:
    """From and until, of each spell."""
    paused: dict[uuid.UUID, list] = collections.defaultdict(list)
    for spell, *days in models.Pause.objects.filter(spell_id__in=spells).values_list("spell_id", "from_on", "until_on"):
        paused[spell].append(tuple(days))
    return paused


def clock_of(spell: Clocked, days: Days, pauses: Iterable[tuple], *, booked_on: datetime.date | None) -> shapes.Clock:
    """The 28-day clock in words."""
    found = stands(spell, days, pauses, booked_on=booked_on)
    tag, meaning = _tag(found)
    return shapes.Clock(
        state=found.state,
        last_on=days.counted_on,
        due_on=found.due_on,
        days_since=found.days_since,
        late_by=found.late_by,
        max_days=spell.max_days,
        tag=tag,
        meaning=meaning,
    )


def stands(
    spell: Clocked, days: Days, pauses: Iterable[tuple], *, booked_on: datetime.date | None = None
) -> interval.Standing:
    """Where the 28-day clock of one spell stands today."""
    ended_at = spell.ended_at
    return interval.standing(
        began_on=spell.began_on,
        contacts=[days.counted_on] if days.counted_on else [],
        pauses=list(pauses),
        stopped_on=clock.london(ended_at).date() if ended_at else None,
        today=clock.today(),
        max_days=spell.max_days,
        booked_on=booked_on,
    )


def _tag(found: interval.Standing) -> tuple[str, str]:
    if found.state == "stopped":
        return words.STOPPED, "agreed"
    if found.state == "paused":
        return words.PAUSED, "paused"
    if found.late_by:
        return words.LATE.format(days=wording.plural(found.late_by, "day")), "late"
    said = words.SOON.format(day=found.days_since)
    return said, {"red": "late", "amber": "soon"}.get(found.warning, "agreed")


@shows
def care_of(*, to: actors.Actor, person: uuid.UUID) -> shapes.Care | None:
    """Somebody's care, the last spell where none is open; None where there never was any. Raises NotHere, Forbidden."""
    access.check_may_read(to=to, person=person)
    found = models.Spell.objects.select_related("matter").filter(person_id=person)
    open_now = found.filter(matter__ended_at=None).first()
    spell = open_now or found.order_by("-matter__ended_at").first()
    if spell is None:
        return None
    return _care(to, allowed.within([spell])[0])


def _care(to: actors.Actor, spell: models.Spell) -> shapes.Care:
    read = list(_contacts(spell))
    contacts = [_met(row, to=to) for row in read]
    handed = list(models.Handover.objects.filter(spell=spell).select_related("offer__to_team").order_by("-begun_at"))
    planned = tuple(sorted((one for one in contacts if one.is_planned), key=lambda one: one.at))
    is_open = spell.matter.ended_at is None
    coming = next((one for one in planned if is_open and one.at >= clock.now()), None)
    workers = list(models.KeyWorker.objects.filter(person_id=spell.person_id).select_related("user"))
    known = {row.role: row for row in workers if is_open and row.spell_id == spell.pk and row.until_on is None}
    lead, deputy = known.get("lead"), known.get("deputy")
    circle = models.Circle.objects.filter(spell=spell).order_by("-asked_at").first()
    days = days_of([spell.pk]).get(spell.pk, Days())
    pauses = list(models.Pause.objects.filter(spell=spell).order_by("-from_on"))
    reads_all = to.kind != "staff" or not access.is_outside(to=to)
    may_write = access.may_write(by=to, spell=spell)
    may_keep = to.kind == "staff" and steps.is_held_by(to=to, person=spell.person_id)
    return shapes.Care(
        people=(spell.person_id,),
        spell_id=spell.pk,
        began_on=spell.began_on,
        is_open=is_open,
        came_back=spell.came_back_from_id is not None,
        is_back=spell.matter.ended_at is None and before.is_back(spell),
        intensity=spell.intensity,
        max_days_why=spell.max_days_why if reads_all else "",
        clock=clock_of(
            spell,
            days,
            [(row.from_on, row.until_on) for row in pauses],
            booked_on=clock.london(coming.at).date() if coming else None,
        ),
        lead=lead.user.name if lead else "",
        lead_id=lead.user_id if lead else None,
        lead_since=lead.from_on if lead else None,
        deputy=deputy.user.name if deputy else "",
        next=coming,
        last_face_on=days.face_on,
        last_nhs_on=days.nhs_on,
        planned=planned,
        ladder=trying.rungs(to=to, person=spell.person_id, matter_id=spell.matter_id, contacts=read),
        groups=in_groups.groups_of_person(to=to, spell=spell),
        past=tuple(one for one in contacts if not one.is_planned)[:PAST_SHOWN],
        pauses=tuple(_paused(row, reads=reads_all) for row in pauses),
        helped_by=circle.helped_by if circle else "",
        looks_after=circle.looks_after if circle else "",
        asked_circle_at=circle.asked_at if circle else None,
        asked_circle_by=circle.asked_by if circle else "",
        handover=_handover(handed),
        came_today=any(_is_seen_today(row, to=to) for row in read),
        workers_met=len({one.worker for one in contacts if one.worker and not one.is_planned}),
        courses=helping.of_spell(
            spell,
            read,
            changers=_changers(to, may_write=may_write, may_keep=may_keep),
            readers=None if reads_all else to.team_ids,
        ),
        continuous=continuity.of_spell(
            contacts=read, leads=workers, handed=[one.asked_for for one in handed if one.met_at]
        ),
        unexplained=unexplained(spell),
        may_write=may_write,
        may_keep=may_keep,
    )


def _is_seen_today(row: models.Contact, *, to: actors.Actor) -> bool:
    """Met face to face today by one of my teams."""
    is_mine = to.kind == "staff" and row.team_id in to.team_ids
    return is_mine and row.on_day == clock.today() and row.mechanism == FACE_TO_FACE and row.attendance == SEEN


def _changers(to: actors.Actor, *, may_write: bool, may_keep: bool) -> tuple[uuid.UUID, ...] | None:
    """Of which teams `to` changes the help; None: of every team."""
    if may_write and may_keep:
        return None
    return to.team_ids if may_write and to.kind == "staff" else ()


def _contacts(spell: models.Spell) -> Iterable[models.Contact]:
    found = models.Contact.objects.filter(spell=spell, replaced_at=None).select_related(
        "team", "worker", "line", "course__intervention"
    )
    return found.order_by("-at")


def how_of(mechanism: str, kind: str) -> str:
    """How they meet; a group is said, and who else is in it never."""
    how = words.MECHANISMS[mechanism]
    return words.IN_A_GROUP.format(how=how) if kind == "group" else how


def _met(row: models.Contact, *, to: actors.Actor) -> shapes.Met:
    line = getattr(row, "line", None)
    how = how_of(row.mechanism, row.kind)
    became = words.ATTENDANCE.get(row.attendance, "")
    said = line.words if line else ""
    day = wording.plain_day(row.on_day)
    return shapes.Met(
        id=row.pk,
        at=row.at,
        team_name=row.team.name,
        worker=row.worker.name if row.worker else "",
        how=how,
        became=became,
        is_planned=not row.attendance,
        counts=row.counts,
        why=row.why,
        where=row.where,
        line=said,
        from_other=bool(line and line.from_other),
        help=row.course.intervention.name if row.course else "",
        written_at=row.written_at,
        written_by=row.written_by,
        is_late=(clock.london(row.written_at).date() - row.on_day).days > 1 and bool(row.attendance),
        is_corrected=row.replaces_id is not None,
        may_correct=row.written_by_id == to.id,
        may_answer=access.is_of_theirs(to=to, team_id=row.team_id),
        copy=". ".join(part for part in (f"{day}, {how.lower()}, {row.team.name}", became, said) if part),
    )


def _paused(row: models.Pause, *, reads: bool) -> shapes.Paused:
    today = clock.today()
    return shapes.Paused(
        id=row.pk,
        kind=row.kind,
        name=words.PAUSES[row.kind],
        from_on=row.from_on,
        until_on=row.until_on,
        why=row.why if reads else "",
        review_on=row.review_on,
        is_running=row.from_on <= today and (row.until_on is None or row.until_on > today),
    )


def _handover(handed: list[models.Handover]) -> str:
    asked = handed[0] if handed else None
    if asked is None or asked.met_at or asked.offer.state not in ("asked", "accepted"):
        return ""
    return f"{asked.offer.to_team.name}: {words.HANDOVER_STATES[asked.offer.state].lower()}"


def unexplained(spell: models.Spell) -> tuple[datetime.date, ...]:
    """Due days that passed, of which nobody has said why."""
    written = set(models.Lateness.objects.filter(spell=spell).values_list("due_on", flat=True))
    return tuple(day for day in counting.late_days(spell=spell) if day not in written)
