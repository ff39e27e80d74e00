"""What a board shows, to whoever looks. Row security has the last word on every line."""

import dataclasses
import uuid

from django.db import connection

from joined.accounts import queries as accounts
from joined.base import live
from joined.doors import queries as requests
from joined.huddle import access, models, reasons, rules
from joined.huddle.queries import agenda, cards, finding, ground, hearing, running, shapes, talk
from joined.kit import actors, clock, errors
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows


@shows
def board(
    *,
    to: actors.Staff,
    sitting_id: uuid.UUID,
    item_id: uuid.UUID | None = None,
    on: ground.Ground | None = None,
    with_promises: bool = True,
) -> shapes.Board:
    """One sitting with its agenda and the person being talked about, or the item asked for.

    `on`: the ground, where it was read already for several who look at the same moment. `with_promises`: also what
    was promised last time, which does not change when the room moves on.
    """
    on = on or ground.of(sitting_id=sitting_id)
    on.check_may_sit(to)
    sitting = on.sitting
    items = finding.lines_of(sitting)
    chosen = _chosen(sitting, items, item_id, may_run=access.may_run(by=to, sitting=sitting))
    stays = {pk: len(those) for pk, those in on.staying(items).items()}
    times = _times(to, items, chosen)
    lines = _lines(on, items, chosen, stays, is_partner=access.is_partner(by=to), times=times)
    shown = [item for item in items if not _is_hidden(sitting, item)]
    return shapes.Board(
        sitting=finding.header(sitting, to=to, count=len(items)),
        present=_present(on),
        open_part=tuple(line for line, is_closed in lines if not is_closed),
        closed_part=tuple(line for line, is_closed in lines if is_closed),
        promises=_promises(to, on, items) if with_promises else (),
        card=cards.card_of(to, chosen, on, times=times) if chosen else None,
        cover=running.cover(on),
        heard=running.heard(on, to=to),
        i_am_here=any(row.user_id == to.id for row in on.present),
        people=tuple({item.person_id for item in shown}),
    )


def _times(
    to: actors.Staff, items: list[models.AgendaItem], chosen: models.AgendaItem | None
) -> dict[uuid.UUID, list[requests.Time]]:
    """When they asked: of those who asked again, and of whoever is on the card. No charity reads it."""
    people = {item.person_id for item in items if item.why == "asked_again" or item is chosen}
    return requests.times_asked(to=to, people=list(people)) if people and not access.is_partner(by=to) else {}


def _chosen(
    sitting: models.Sitting, items: list[models.AgendaItem], item_id: uuid.UUID | None, *, may_run: bool
) -> models.AgendaItem | None:
    """The item asked for, else the one being talked about, else the first that waits.

    A closed item opens on nobody's screen before its part does, but on that of whoever runs the sitting.
    """
    wanted = item_id or sitting.now_item_id
    shown = [item for item in items if not _is_hidden(sitting, item)]
    if item_id and item_id not in {item.pk for item in items}:
        raise errors.NotHere()
    found = next((item for item in (items if may_run else shown) if item.pk == wanted), None)
    waiting = [item for item in shown if item.state == "waiting"]
    return found or next(iter(waiting), None) or next(iter(shown), None)


def _is_hidden(sitting: models.Sitting, item: models.AgendaItem) -> bool:
    return item.is_closed_part and sitting.part == "open" and item.state == "waiting"


def _lines(
    on: ground.Ground,
    items: list[models.AgendaItem],
    chosen: models.AgendaItem | None,
    stays: dict[uuid.UUID, int],
    *,
    is_partner: bool,
    times: dict[uuid.UUID, list[requests.Time]],
) -> list[tuple[shapes.Line, bool]]:
    sitting = on.sitting
    lines: list[tuple[shapes.Line, bool]] = []
    for item in items:
        hidden = _is_hidden(sitting, item) and item is not chosen
        line = shapes.Line(
            id=item.pk,
            number=0,
            title="Closed item" if hidden else item.person.name,
            line="" if hidden else _line(item, is_partner=is_partner),
            why="" if hidden else _why(item, times, is_partner=is_partner),
            tag="talking" if item.pk == sitting.now_item_id and item.state == "waiting" else item.state,
            is_now=item is chosen,
            is_hidden=hidden,
            stays=stays.get(item.pk, 0),
        )
        lines.append((line, item.is_closed_part))
    for unnamed in on.unnamed:
        line = shapes.Line(
            id=None,
            number=0,
            title="Without a name",
            line=unnamed.line,
            why="",
            tag="waiting",
            is_now=False,
            is_hidden=False,
            stays=0,
        )
        lines.append((line, False))
    lines.sort(key=lambda pair: pair[1])
    return [(dataclasses.replace(line, number=n), closed) for n, (line, closed) in enumerate(lines, 1)]


def _why(item: models.AgendaItem, times: dict[uuid.UUID, list[requests.Time]], *, is_partner: bool) -> str:
    """Why they are here; who asked again, with how often."""
    often = requests.times_in_words(len(times.get(item.person_id, ()))) if item.why == "asked_again" else ""
    return agenda.why(item, times=often, is_partner=is_partner)


def _line(item: models.AgendaItem, *, is_partner: bool) -> str:
    """The story is for NHS and council; a charity reads the line written for partners, else the ask."""
    return (item.partner_line or item.ask) if is_partner else (item.story or item.ask)


def _present(on: ground.Ground) -> tuple[shapes.Here, ...]:
    """By organisation; who is missing with the number to ring."""
    names: dict[uuid.UUID, list[str]] = {}
    for row in on.present:
        chair = " (chair)" if row.user_id == on.sitting.chair_id else ""
        names.setdefault(row.organisation_id, []).append(row.user.name + chair)
    return tuple(
        shapes.Here(
            organisation=name,
            names=tuple(names.get(pk, ())),
            phone="" if pk in names else phone,
        )
        for pk, name, phone in on.numbers
    )


def _promises(to: actors.Staff, on: ground.Ground, items: list[models.AgendaItem]) -> tuple[steps.Step, ...]:
    """What was promised at the sitting before, and what else is late for those on the agenda; late first (C9)."""
    made = list(
        models.Proposal.objects.filter(item__sitting=on.before).values_list("pk", flat=True) if on.before else ()
    )
    promised = steps.of_source(to=to, source="proposal", source_ids=made).steps if made else ()
    late = steps.late_about(to=to, people=[item.person_id for item in items if _has_late_step(item)]).steps
    found = {step.id: step for step in (*promised, *late)}.values()
    return tuple(sorted(found, key=lambda step: (step.state != "open", -step.days_late, step.due_on)))


def _has_late_step(item: models.AgendaItem) -> bool:
    return "late_step" in {item.why, *(reason.why for reason in reasons.read(item.reasons))}


@shows
def room(*, to: actors.Staff, sitting_id: uuid.UUID) -> shapes.Board:
    """The board for a shared screen: names and cards that everybody present may hear, and counts of the rest."""
    shown = board(to=to, sitting_id=sitting_id)
    card, here = shown.card, sum(len(group.names) for group in shown.present)
    if card and (card.must_confirm or not card.stays):
        card = None
    return dataclasses.replace(
        shown,
        card=dataclasses.replace(card, kind=rules.PARTNER, story="", safety="", in_their_words="") if card else None,
        open_part=tuple(line if line.stays >= here or line.id is None else _closed(line) for line in shown.open_part),
        closed_part=tuple(_closed(line) for line in shown.closed_part),
        promises=(),
    )


def _closed(line: shapes.Line) -> shapes.Line:
    return dataclasses.replace(line, title="Closed item", line="", why="", is_hidden=True)


@shows
def sheet(*, to: actors.Staff, sitting_id: uuid.UUID) -> shapes.Sheet:
    """The print sheet: what `to` may see, for the hour when the screens are down."""
    on = ground.of(sitting_id=sitting_id)
    on.check_may_sit(to)
    sitting = on.sitting
    items = finding.lines_of(sitting)
    made = cards.cards_of(to, items, on)
    return shapes.Sheet(
        sitting=finding.header(sitting, to=to, count=len(items)),
        cards=made,
        unnamed=tuple(unnamed.line for unnamed in on.unnamed),
        printed_by=to.name,
        printed_at=clock.now(),
        good_until=clock.now() + rules.SHEET_IS_GOOD_FOR,
        people=tuple(card.person.id for card in made),
    )


@shows
def item(*, to: actors.Staff, item_id: uuid.UUID) -> shapes.Shown:
    """The conversation about one person at one sitting. Raises NotHere where the person's choices hide it."""
    row = finding.item_row(to=to, item_id=item_id)
    access.check_may_see(by=to, item=row)
    card = cards.card_of(to, row, ground.of(sitting_id=row.sitting_id))
    return shapes.Shown(
        finding.header(row.sitting, to=to, count=0),
        card,
        (row.person_id,),
        addenda=running.addenda(row),
        may_add=access.may_add(by=to, sitting=row.sitting),
    )


@shows
def said(*, to: actors.Staff, item_id: uuid.UUID) -> shapes.Saying:
    """Views and offers about one person, for a board that is open. Raises NotHere where `to` may not see it."""
    row = finding.spoken_of(to=to, item_id=item_id)
    access.check_may_see(by=to, item=row)
    return shapes.Saying(card=talk.about_each(to, [row])[row.pk], people=(row.person_id,))


def tell_writing(*, to: actors.Staff, item_id: uuid.UUID) -> None:
    """The boards that show this person say who is writing. Raises NotHere where `to` may not see them."""
    row = finding.item_row(to=to, item_id=item_id)
    access.check_may_see(by=to, item=row)
    live.say(f"huddles:{row.sitting_id}", f"writing:{row.pk}:{to.id}")


def named(*, sitting_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Users whom a row about somebody on this agenda names: what they may see is theirs alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT huddle_named(%s)", [sitting_id])
        return frozenset(cursor.fetchone()[0])


def people_on(*, sitting_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Ids of the people on an agenda, whoever may see them: to narrow what is asked, and for nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT huddle_people(%s)", [sitting_id])
        return tuple(cursor.fetchone()[0])


def who_stays(*, item: models.AgendaItem) -> list[str]:
    """Names of those present who may hear an item; nobody else is named."""
    present = models.Presence.objects.filter(sitting=item.sitting, left_at=None)
    return [
        row.user.name for row in hearing.staying([item], list(present.select_related("user", "organisation")))[item.pk]
    ]


def attendance(*, to: actors.Staff, sitting: models.Sitting) -> shapes.Attendance:
    """The attendance sheet: who could be here, and who is."""
    here = set(models.Presence.objects.filter(sitting=sitting, left_at=None).values_list("user_id", flat=True))
    groups: dict[str, list[tuple[uuid.UUID, str, str, bool]]] = {}
    for row in finding.members(sitting):
        person = (row.user_id, row.user.name, actors.ROLE_NAMES[row.role], row.user_id in here)
        groups.setdefault(row.organisation.name, []).append(person)
    return shapes.Attendance(
        finding.header(sitting, to=to, count=0),
        tuple((name, tuple(rows)) for name, rows in sorted(groups.items())),
    )


def teams(*, neighbourhood_id: uuid.UUID) -> tuple[shapes.Choice, ...]:
    """Teams that a plan of a sitting there can name, with who works in them today."""
    found = list(places.teams_of(neighbourhood_id=neighbourhood_id))
    members: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    for row in accounts.members(team_ids=[team.pk for team in found]):
        members.setdefault(row.team_id, []).append((row.user_id, row.user.name))
    return tuple(
        shapes.Choice(id=team.pk, name=team.name, may_hold=team.may_hold, members=tuple(members.get(team.pk, ())))
        for team in found
    )
