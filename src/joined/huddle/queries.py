"""What a board, an item and an outcome show, to whoever looks. Row security has the last word on every line."""

import dataclasses
import datetime
import uuid

from joined.accounts import queries as accounts
from joined.base import rows
from joined.huddle import access, models, rules, words
from joined.kit import actors, clock, errors
from joined.messages import queries as messages
from joined.people import queries as people
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Header:
    """One sitting as headings and lists show it."""

    id: uuid.UUID
    name: str
    on: datetime.date
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    state: str
    part: str
    closed_part_at: datetime.datetime
    chair_name: str
    link: str
    count: int
    may_run: bool
    is_mine: bool

    @property
    def minutes_left(self) -> int:
        return max(0, int((self.ends_at - clock.now()).total_seconds() // 60))

    @property
    def is_over(self) -> bool:
        return self.state == "closed" or self.ends_at <= clock.now()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """One line of an agenda. A closed item has no name until its part opens."""

    id: uuid.UUID | None
    number: int
    title: str
    line: str
    why: str
    tag: str
    is_now: bool
    is_hidden: bool
    stays: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Here:
    """Who is in the room for one organisation, and how to ring them when nobody is."""

    organisation: str
    names: tuple[str, ...]
    phone: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """A view as the board shows it."""

    words: str
    by_name: str
    by_role: str
    organisation: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Offered:
    """An offer, or a "not for us, but"."""

    id: uuid.UUID
    team_id: uuid.UUID
    team_name: str
    by_name: str
    kind: str
    what: str
    first_on: datetime.date | None
    languages: str
    space: str
    next_door: str
    is_in_plan: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Plan:
    """A proposal with its steps and what became of it: the outcome that the asker sees without asking."""

    id: uuid.UUID
    item_id: uuid.UUID
    person_id: uuid.UUID
    person_name: str
    plan: str
    team_name: str
    team_phone: str
    accepted_by: str
    first_contact_on: datetime.date | None
    state: str
    decided_at: datetime.datetime
    decided_by: str
    asked_at: datetime.datetime | None
    asked_by: str
    ask: str
    told_at: datetime.datetime | None
    told_how: str
    message_id: uuid.UUID | None
    their_words: str
    steps: tuple[steps.Step, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Card:
    """The person now. A partner's card holds only the line written for partners (decisions.md §4)."""

    item_id: uuid.UUID
    version: int
    state: str
    kind: str
    person: people.Person
    ask: str
    asker: str
    why: str
    in_their_words: str
    words_said_at: datetime.datetime | None
    story: str
    safety: str
    partner_line: str
    needs: tuple[str, ...]
    brought_at: datetime.datetime
    now: steps.Now | None
    views: tuple[Said, ...]
    offers: tuple[Offered, ...]
    plan: Plan | None
    stays: tuple[str, ...]
    must_confirm: bool
    may_decide: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choice:
    """A team that a plan can name, and who of it can say yes."""

    id: uuid.UUID
    name: str
    may_hold: bool
    members: tuple[tuple[uuid.UUID, str], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Board:
    """One sitting, as `to` may see it."""

    sitting: Header
    present: tuple[Here, ...]
    open_part: tuple[Line, ...]
    closed_part: tuple[Line, ...]
    promises: tuple[steps.Step, ...]
    card: Card | None
    teams: tuple[Choice, ...]
    i_am_here: bool
    people: tuple[uuid.UUID, ...]

    @property
    def late(self) -> tuple[steps.Step, ...]:
        return tuple(step for step in self.promises if step.days_late)


@dataclasses.dataclass(frozen=True)
class Week:
    """Sittings of my huddles, past week and next."""

    sittings: tuple[Header, ...]


def _header(row: models.Sitting, *, to: actors.Actor, count: int) -> Header:
    closed_at = row.ends_at - datetime.timedelta(minutes=row.huddle.closed_part_minutes)
    return Header(
        id=row.pk,
        name=row.huddle.name,
        on=row.on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=row.state,
        part=row.part,
        closed_part_at=closed_at,
        chair_name=row.chair.name if row.chair else "",
        link=row.huddle.link,
        count=count,
        may_run=access.may_run(by=to, sitting=row),
        is_mine=True,
    )


_SITTINGS = models.Sitting.objects.select_related("huddle__chair_team", "chair")
_ITEMS = models.AgendaItem.objects.select_related(
    "sitting__huddle__chair_team", "referral__asker_organisation", "referral__joined_to", "brought_by_team", "person"
)


def sitting_row(*, to: actors.Actor, sitting_id: uuid.UUID) -> models.Sitting:
    """The sitting, for pages and actions. Raises NotHere unless a team of `to` belongs to it."""
    row = _SITTINGS.filter(pk=sitting_id).first()
    if row is None:
        raise errors.NotHere()
    access.check_may_sit(by=to, sitting=row)
    return row


def item_row(*, to: actors.Actor, item_id: uuid.UUID) -> models.AgendaItem:
    """The item, for pages and actions. Raises NotHere where the person's choices hide it from `to`."""
    with rows.acting(to):
        row = _ITEMS.filter(pk=item_id).first()
    if row is None:
        raise errors.NotHere()
    return row


def proposal_row(*, to: actors.Actor, proposal_id: uuid.UUID) -> models.Proposal:
    """The proposal, for pages and actions. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        row = (
            models.Proposal.objects.filter(pk=proposal_id)
            .select_related("person", "team", "item__referral__joined_to__matter", "item__referral__matter")
            .select_related("item__sitting__huddle__chair_team")
            .first()
        )
    if row is None:
        raise errors.NotHere()
    return row


def week(*, to: actors.Staff) -> Week:
    """Sittings of the huddles that my teams belong to, from a week ago to a week ahead."""
    today = clock.today()
    mine = models.Invited.objects.filter(team_id__in=to.team_ids).values("huddle_id")
    found = _SITTINGS.filter(on__range=(today - clock.days(7), today + clock.days(7)))
    found = found.filter(huddle_id__in=mine) | found.filter(huddle__chair_team_id__in=to.team_ids)
    listed = list(found.order_by("on", "starts_at"))
    with rows.acting(to):
        seen = models.AgendaItem.objects.filter(sitting__in=listed).exclude(state="withdrawn")
        counts: dict[uuid.UUID, int] = {}
        for sitting_id in seen.values_list("sitting_id", flat=True):
            counts[sitting_id] = counts.get(sitting_id, 0) + 1
    return Week(sittings=tuple(_header(row, to=to, count=counts.get(row.pk, 0)) for row in listed))


def next_sitting(*, to: actors.Staff) -> Header | None:
    """The next sitting of mine that is not over."""
    return next((sitting for sitting in week(to=to).sittings if not sitting.is_over), None)


def expected(*, neighbourhood_id: uuid.UUID | None) -> list[tuple[uuid.UUID, str, str]]:
    """Organisations usually at the huddle of a neighbourhood: id, name, kind."""
    huddle = models.Huddle.objects.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()
    if huddle is None:
        return []
    invited = models.Invited.objects.filter(huddle=huddle).select_related("team__organisation")
    found = {row.team.organisation_id: row.team.organisation for row in invited}
    found[huddle.chair_team.organisation_id] = huddle.chair_team.organisation
    return sorted(((o.pk, o.name, o.kind) for o in found.values()), key=lambda o: (o[2] == "charity", o[1]))


@dataclasses.dataclass(frozen=True)
class Coming:
    """When somebody brought now would be talked about."""

    name: str
    on: datetime.date
    starts_at: datetime.datetime
    number: int
    is_today: bool


def coming(*, neighbourhood_id: uuid.UUID | None) -> Coming | None:
    """The sitting that a person brought now would come to; None where there is no huddle."""
    huddle = models.Huddle.objects.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()
    if huddle is None:
        return None
    day = rules.next_day(huddle.days, clock.today())
    starts_at, ends_at = rules.hours(day, huddle.starts, huddle.minutes)
    sitting = models.Sitting.objects.filter(huddle=huddle, on=day).first()
    if ends_at <= clock.now() or (sitting and sitting.state == "closed"):
        day = rules.next_day(huddle.days, day + clock.days(1))
        starts_at, _ = rules.hours(day, huddle.starts, huddle.minutes)
    return Coming(huddle.name, day, starts_at, 0, day == clock.today())


@shows
def board(*, to: actors.Staff, sitting_id: uuid.UUID, item_id: uuid.UUID | None = None) -> Board:
    """One sitting with its agenda and the person being talked about, or the item asked for."""
    sitting = sitting_row(to=to, sitting_id=sitting_id)
    items = list(_ITEMS.filter(sitting=sitting).exclude(state="withdrawn").order_by("order", "brought_at"))
    present = list(
        models.Presence.objects.filter(sitting=sitting, left_at=None)
        .select_related("user", "organisation", "team")
        .order_by("came_at")
    )
    chosen = _chosen(sitting, items, item_id)
    stays = {item.pk: len(_staying(item, present)) for item in items if item.is_closed_part}
    lines = _lines(sitting, items, chosen, stays)
    shown = [item for item in items if not _is_hidden(sitting, item)]
    return Board(
        sitting=_header(sitting, to=to, count=len(items)),
        present=_present(sitting, present),
        open_part=tuple(line for line, is_closed in lines if not is_closed),
        closed_part=tuple(line for line, is_closed in lines if is_closed),
        promises=_promises(to, sitting),
        card=_card(to, chosen, present) if chosen else None,
        teams=teams(sitting=sitting),
        i_am_here=any(row.user_id == to.id for row in present),
        people=tuple({item.person_id for item in shown}),
    )


def _chosen(
    sitting: models.Sitting, items: list[models.AgendaItem], item_id: uuid.UUID | None
) -> models.AgendaItem | None:
    wanted = item_id or sitting.now_item_id
    found = next((item for item in items if item.pk == wanted), None)
    if item_id and found is None:
        raise errors.NotHere()
    waiting = [item for item in items if item.state in ("waiting", "talking") and not _is_hidden(sitting, item)]
    return found or next(iter(waiting), None) or next(iter(items), None)


def _is_hidden(sitting: models.Sitting, item: models.AgendaItem) -> bool:
    return item.is_closed_part and sitting.part == "open" and item.state in ("waiting", "talking")


def _lines(
    sitting: models.Sitting,
    items: list[models.AgendaItem],
    chosen: models.AgendaItem | None,
    stays: dict[uuid.UUID, int],
) -> list[tuple[Line, bool]]:
    lines: list[tuple[Line, bool]] = []
    for item in items:
        hidden = _is_hidden(sitting, item) and item is not chosen
        line = Line(
            id=item.pk,
            number=0,
            title="Closed item" if hidden else item.person.name,
            line="" if hidden else (item.story or item.ask),
            why="" if hidden else words.WHY_HERE[item.why],
            tag=item.state,
            is_now=item is chosen,
            is_hidden=hidden,
            stays=stays.get(item.pk, 0),
        )
        lines.append((line, item.is_closed_part))
    for unnamed in models.UnnamedLine.objects.filter(sitting=sitting).order_by("order"):
        line = Line(
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


def _present(sitting: models.Sitting, present: list[models.Presence]) -> tuple[Here, ...]:
    names: dict[uuid.UUID, list[str]] = {}
    for row in present:
        chair = " (chair)" if row.user_id == sitting.chair_id else ""
        names.setdefault(row.organisation_id, []).append(row.user.name + chair)
    return tuple(
        Here(organisation=name, names=tuple(names.get(pk, ())), phone=places.organisation(pk).phone if pk not in names else "")
        for pk, name, _ in expected(neighbourhood_id=sitting.huddle.neighbourhood_id)
    )


def _staying(item: models.AgendaItem, present: list[models.Presence]) -> list[models.Presence]:
    kinds = {row.organisation_id: row.organisation.kind for row in present}
    hear = people.organisations_that_may_hear(person=item.person_id, organisations=kinds)
    excluded = people.excluded_users(person=item.person_id)
    listeners = [rules.Listener(row.user_id, row.organisation_id) for row in present]
    staying = rules.who_stays(
        listeners, organisations_that_may_hear=set() if item.sharing == "no_name" else hear, excluded=excluded
    )
    ids = {listener.user_id for listener in staying}
    return [row for row in present if row.user_id in ids]


def _promises(to: actors.Staff, sitting: models.Sitting) -> tuple[steps.Step, ...]:
    """What was promised at the sitting before: late first, then open, then done (C9)."""
    before = models.Sitting.objects.filter(huddle=sitting.huddle, on__lt=sitting.on).order_by("-on").first()
    if before is None:
        return ()
    made = list(models.Proposal.objects.filter(item__sitting=before).values_list("pk", flat=True))
    found = steps.of_source(to=to, source="proposal", source_ids=made).steps if made else ()
    return tuple(sorted(found, key=lambda step: (step.state != "open", -step.days_late, step.due_on)))


def _card(to: actors.Staff, item: models.AgendaItem, present: list[models.Presence]) -> Card:
    kind = rules.PARTNER if to.organisation_kind not in people.DIRECT_CARE else rules.FULL
    person = people.each(to=to, people=[item.person_id])[item.person_id]
    staying = _staying(item, present)
    full = kind == rules.FULL
    return Card(
        item_id=item.pk,
        version=item.version,
        state=item.state,
        kind=kind,
        person=person,
        ask=item.ask,
        asker=item.referral.asker_name if item.referral else item.brought_by,
        why=words.WHY_HERE[item.why],
        in_their_words=item.in_their_words if full else "",
        words_said_at=item.words_said_at,
        story=item.story if full else "",
        safety=item.safety_line if full else "",
        partner_line=item.partner_line,
        needs=person.needs,
        brought_at=item.brought_at,
        now=steps.about_each(to=to, people=[item.person_id])[item.person_id],
        views=_views(item),
        offers=_offers(item),
        plan=_plan_of(to, item),
        stays=tuple(row.user.name for row in staying),
        must_confirm=len(staying) != len(present),
        may_decide=access.may_decide(by=to, item=item),
    )


def _views(item: models.AgendaItem) -> tuple[Said, ...]:
    found = models.View.objects.filter(item__thread=item.thread).select_related("organisation").order_by("at")
    return tuple(
        Said(words=v.words, by_name=v.by_name, by_role=v.by_role, organisation=v.organisation.name, at=v.at)
        for v in found
    )


def _offers(item: models.AgendaItem) -> tuple[Offered, ...]:
    found = models.HuddleOffer.objects.filter(item__thread=item.thread).select_related("team").order_by("at")
    return tuple(
        Offered(
            id=o.pk,
            team_id=o.team_id,
            team_name=o.team.name,
            by_name=o.by_name,
            kind=o.kind,
            what=o.what,
            first_on=o.first_on,
            languages=o.languages,
            space=o.space,
            next_door=o.next_door,
            is_in_plan=o.is_in_plan,
        )
        for o in found
    )


_PROPOSALS = models.Proposal.objects.select_related(
    "person", "team", "accepted_by", "item__referral__joined_to", "item__referral__asker_team"
)


def _plan_of(to: actors.Staff, item: models.AgendaItem) -> Plan | None:
    row = _PROPOSALS.filter(item=item).exclude(state="replaced").order_by("-decided_at").first()
    return _plans(to, [row])[0] if row else None


def _plans(to: actors.Actor, found: list[models.Proposal]) -> list[Plan]:
    ids = [row.pk for row in found]
    made = steps.of_source(to=to, source="proposal", source_ids=ids).steps if ids else ()
    return [_plan(row, tuple(step for step in made if step.source_id == row.pk)) for row in found]


def _plan(row: models.Proposal, made: tuple[steps.Step, ...]) -> Plan:
    referral = row.item.referral
    return Plan(
        id=row.pk,
        item_id=row.item_id,
        person_id=row.person_id,
        person_name=row.person.name,
        plan=row.plan,
        team_name=row.team.name,
        team_phone=row.team.phone,
        accepted_by=row.accepted_by.name if row.accepted_by else "",
        first_contact_on=row.first_contact_on,
        state=row.state,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        asked_at=referral.asked_at if referral else None,
        asked_by=referral.asker_name if referral else "",
        ask=row.item.ask,
        told_at=row.told_at,
        told_how=row.told_how,
        message_id=row.message_id,
        their_words=row.their_words,
        steps=made,
    )


@dataclasses.dataclass(frozen=True)
class Outcomes:
    """What came of what my practice or team asked."""

    plans: tuple[Plan, ...]
    people: tuple[uuid.UUID, ...]


@shows
def outcomes(*, to: actors.Staff, days: int = 3) -> Outcomes:
    """Plans of the last days for requests that my team made: they stand on Today without asking (C9)."""
    since = clock.now() - clock.days(days)
    found = _PROPOSALS.filter(decided_at__gte=since, item__brought_by_team_id__in=to.team_ids)
    plans = _plans(to, list(found.exclude(state="replaced").order_by("-decided_at")[:20]))
    return Outcomes(plans=tuple(plans), people=tuple({plan.person_id for plan in plans}))


@shows
def plans_of(*, to: actors.Actor, person: uuid.UUID) -> Outcomes:
    """Every plan that a huddle suggested for somebody, newest first."""
    plans = _plans(to, list(_PROPOSALS.filter(person_id=person).order_by("-decided_at")))
    return Outcomes(plans=tuple(plans), people=(person,))


def teams(*, sitting: models.Sitting) -> tuple[Choice, ...]:
    """Teams that a plan of this sitting can name, with who works there today."""
    found = list(places.teams_of(neighbourhood_id=sitting.huddle.neighbourhood_id))
    members: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    for row in accounts.members(team_ids=[team.pk for team in found]):
        members.setdefault(row.team_id, []).append((row.user_id, row.user.name))
    return tuple(
        Choice(id=team.pk, name=team.name, may_hold=team.may_hold, members=tuple(members.get(team.pk, ())))
        for team in found
    )


MAKE_AHEAD_DAYS = 7


def days_to_make() -> list[tuple[models.Huddle, datetime.date]]:
    """Sittings of the next week that nobody has made yet."""
    today, missing = clock.today(), []
    for huddle in models.Huddle.objects.filter(until_on=None):
        made = set(models.Sitting.objects.filter(huddle=huddle, on__gte=today).values_list("on", flat=True))
        days = [today + clock.days(n) for n in range(MAKE_AHEAD_DAYS + 1)]
        missing += [(huddle, day) for day in days if rules.sits_on(huddle.days, day) and day not in made]
    return missing


def open_referral(*, person: uuid.UUID) -> object | None:
    """The request that an item of this person belongs to, the latest first; within a context only."""
    item = _ITEMS.filter(person_id=person).exclude(referral=None).order_by("-brought_at").first()
    return (item.referral.joined_to or item.referral) if item else None


def proposal_of_message(*, to: actors.Actor, message_id: uuid.UUID) -> models.Proposal | None:
    """The proposal that a message told, if it told one."""
    with rows.acting(to):
        found = models.Proposal.objects.filter(message_id=message_id).first()
    return proposal_row(to=to, proposal_id=found.pk) if found else None


@shows
def room(*, to: actors.Staff, sitting_id: uuid.UUID) -> Board:
    """The board for a shared screen: names and cards that everybody present may hear, and counts of the rest."""
    shown = board(to=to, sitting_id=sitting_id)
    card = shown.card
    if card and (card.must_confirm or not card.stays):
        card = None
    return dataclasses.replace(
        shown,
        card=dataclasses.replace(card, kind=rules.PARTNER, story="", safety="", in_their_words="") if card else None,
        closed_part=tuple(_closed(line) for line in shown.closed_part),
        promises=(),
    )


def _closed(line: Line) -> Line:
    return dataclasses.replace(line, title="Closed item", line="", why="", is_hidden=True)


@dataclasses.dataclass(frozen=True)
class Sheet:
    """Every card of a sitting on paper, with who printed it and when."""

    sitting: Header
    cards: tuple[Card, ...]
    printed_by: str
    printed_at: datetime.datetime
    people: tuple[uuid.UUID, ...]


@shows
def sheet(*, to: actors.Staff, sitting_id: uuid.UUID) -> Sheet:
    """The print sheet: what `to` may see, for the hour when the screens are down."""
    sitting = sitting_row(to=to, sitting_id=sitting_id)
    items = list(_ITEMS.filter(sitting=sitting).exclude(state="withdrawn").order_by("order", "brought_at"))
    cards = tuple(_card(to, item, []) for item in items)
    return Sheet(
        sitting=_header(sitting, to=to, count=len(items)),
        cards=cards,
        printed_by=to.name,
        printed_at=clock.now(),
        people=tuple(card.person.id for card in cards),
    )


@dataclasses.dataclass(frozen=True)
class Shown:
    """One item on its own page."""

    sitting: Header
    card: Card
    people: tuple[uuid.UUID, ...]


@shows
def item(*, to: actors.Staff, item_id: uuid.UUID) -> Shown:
    """The conversation about one person at one sitting. Raises NotHere where the person's choices hide it."""
    row = item_row(to=to, item_id=item_id)
    access.check_may_see(by=to, item=row)
    return Shown(_header(row.sitting, to=to, count=0), _card(to, row, []), (row.person_id,))


def offer_row(*, to: actors.Actor, offer_id: uuid.UUID) -> models.HuddleOffer:
    """The offer, for the action. Raises NotHere where `to` may not see it."""
    with rows.acting(to):
        row = models.HuddleOffer.objects.filter(pk=offer_id).select_related("item__sitting__huddle").first()
    if row is None:
        raise errors.NotHere()
    return row


def who_stays(*, item: models.AgendaItem) -> list[str]:
    """Names of those present who may hear an item; nobody else is named."""
    present = models.Presence.objects.filter(sitting=item.sitting, left_at=None)
    return [row.user.name for row in _staying(item, list(present.select_related("user", "organisation")))]


@dataclasses.dataclass(frozen=True)
class Attendance:
    """Everybody who is usually there, by organisation, with whether they are here now."""

    sitting: Header
    groups: tuple[tuple[str, tuple[tuple[uuid.UUID, str, str, bool], ...]], ...]


def attendance(*, to: actors.Staff, sitting: models.Sitting) -> Attendance:
    """The attendance sheet: who could be here, and who is."""
    here = set(models.Presence.objects.filter(sitting=sitting, left_at=None).values_list("user_id", flat=True))
    groups: dict[str, list[tuple[uuid.UUID, str, str, bool]]] = {}
    for row in _members(sitting):
        person = (row.user_id, row.user.name, actors.ROLE_NAMES[row.role], row.user_id in here)
        groups.setdefault(row.organisation.name, []).append(person)
    return Attendance(
        _header(sitting, to=to, count=0), tuple((name, tuple(rows)) for name, rows in sorted(groups.items()))
    )


def _members(sitting: models.Sitting) -> list:
    invited = list(models.Invited.objects.filter(huddle=sitting.huddle).values_list("team_id", flat=True))
    return accounts.members(team_ids=[*invited, sitting.huddle.chair_team_id])


def member(*, sitting: models.Sitting, user_id: uuid.UUID) -> object:
    """The membership by which somebody is at this huddle. Raises NotHere for anybody else."""
    found = next((row for row in _members(sitting) if row.user_id == user_id), None)
    if found is None:
        raise errors.NotHere()
    return found


TOLD_HOW = {"spoken": "Spoken to", "handed": "Handed over", "letter": "Letter"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Telling:
    """Everything that somebody about to tell a person needs to see first."""

    plan: Plan
    reach: people.Reach
    draft: str
    level: int
    language: str
    fit: object
    sends_at: datetime.datetime | None
    message: object | None
    from_name: str
    people: tuple[uuid.UUID, ...]


@shows
def telling(*, to: actors.Staff, proposal_id: uuid.UUID, words: str | None = None) -> Telling:
    """The draft from an approved template at the person's level and language, and how it fits a text."""
    row = proposal_row(to=to, proposal_id=proposal_id)
    reach = people.how_to_reach(to=to, person=row.person_id)
    plan = _plans(to, [_PROPOSALS.get(pk=proposal_id)])[0]
    sender = places.organisation(to.organisation)
    draft = messages.draft(
        purpose="plan",
        level=reach.text.level,
        language=reach.language,
        values={
            "name": people.each(to=to, people=[row.person_id])[row.person_id].called,
            "plan": row.plan,
            "from": sender.text_name or sender.name,
            "number": sender.phone,
            "day": f"{row.first_contact_on:%A %-d %B}" if row.first_contact_on else "",
        },
    )
    text = draft.words if words is None else words
    return Telling(
        plan=plan,
        reach=reach,
        draft=draft.words,
        level=reach.text.level,
        language=draft.language,
        fit=messages.fit(words=text),
        sends_at=None,
        message=messages.one(to=to, message_id=row.message_id) if row.message_id else None,
        from_name=sender.name,
        people=(row.person_id,),
    )


def item_of_request(*, to: actors.Actor, referral_id: uuid.UUID) -> models.AgendaItem:
    """Where a request that was just brought stands."""
    with rows.acting(to):
        return _ITEMS.filter(referral_id=referral_id).order_by("-brought_at").first()


def user_called(name: str) -> uuid.UUID | None:
    """The member of staff of that name, when there is exactly one; else in-take works out who is meant."""
    return accounts.user_called(name=name)
