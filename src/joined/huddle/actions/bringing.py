"""Bringing somebody to a sitting: new, again, back, or carried over with everything kept."""

from __future__ import annotations

import dataclasses
import datetime
import typing
import uuid
from collections.abc import Iterable

from django.conf import settings

from joined.base import rows
from joined.doors import actions as doors
from joined.doors import rules as requests_rules
from joined.huddle import access, models, rules, words
from joined.huddle.actions.arranging import make_sitting
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import queries as known
from joined.steps import actions as steps
from joined.steps import queries as standing
from joined.trail.writing import action

if typing.TYPE_CHECKING:  # another room's row is named here, never imported
    from joined.doors import models as requests
    from joined.people import models as persons
    from joined.steps import models as offers


WORDING = "Who may talk about it at the huddle?"
HOW = "asked by who brought them"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bringing:
    """What the bring form says beyond the request itself."""

    story: str = ""
    partner_line: str = ""
    unnamed_line: str = ""
    may_hear: frozenset[uuid.UUID] = frozenset()
    ways: tuple[people.Way, ...] = ()
    phone: str = ""
    never_name: str = ""
    never_user_id: uuid.UUID | None = None


@action
def bring(
    *,
    by: actors.Actor,
    person: persons.Person,
    asking: doors.Asking | None = None,
    referral: requests.Referral | None = None,
    extra: Bringing | None = None,
    door: str = "gp",
) -> requests.Referral:
    """Bring somebody to their neighbourhood's next sitting, with a request just made or one that in-take holds.

    What cannot wait goes to duty and onto no agenda. Raises Refused where no huddle is set up for the
    neighbourhood: the request is then with in-take and nothing is lost by trying.
    """
    access.check_may_bring(by=by, person=person)
    extra = extra or Bringing()
    if referral is None:
        referral = doors.open(by=by, person=person, door=door, asking=asking)
    elif asking is not None:
        referral = doors.clarify(by=by, referral=referral, asking=asking)
    _keep_choices(by, person, referral, extra)
    if referral.safety == "cannot_wait":
        return referral
    huddle = huddle_for(person.neighbourhood_id)
    if huddle is None:
        raise errors.Refused("This neighbourhood has no huddle yet. Send the request to in-take instead.")
    sitting = next_sitting(by, huddle)
    again = referral.joined_to_id is not None
    _put(by, sitting, person, referral, extra, why="asked_again" if again else "asked")
    doors.note(by=by, referral=leading(referral), verb="bring")
    return referral


def leading(referral: requests.Referral) -> requests.Referral:
    """The request that goes on: this one, or the earlier one that it joined."""
    return referral.joined_to or referral


def huddle_for(neighbourhood_id: uuid.UUID | None) -> models.Huddle | None:
    """The standing huddle of a neighbourhood; where it is not known, none."""
    if neighbourhood_id is None:
        return None
    return models.Huddle.objects.filter(neighbourhood_id=neighbourhood_id, until_on=None).first()


def next_sitting(by: actors.Actor, huddle: models.Huddle, *, after: datetime.date | None = None) -> models.Sitting:
    """Today's sitting while it is not over, else the next one; `after` a day, the first one later than it."""
    today = clock.today()
    day = rules.next_day(huddle.days, max(today, after + datetime.timedelta(days=1)) if after else today)
    sitting = make_sitting(by=by, huddle=huddle, on=day)
    while sitting.state == "closed" or sitting.ends_at <= clock.now():
        day = rules.next_day(huddle.days, day + datetime.timedelta(days=1))
        sitting = make_sitting(by=by, huddle=huddle, on=day)
    return sitting


def _put(
    by: actors.Actor,
    sitting: models.Sitting,
    person: persons.Person,
    referral: requests.Referral,
    extra: Bringing,
    *,
    why: str,
) -> models.AgendaItem:
    values = {
        "referral": referral,
        "why": why,
        "order": rules.orders(why),
        "ask": referral.ask,
        "in_their_words": referral.in_their_words,
        "words_said_at": referral.asked_at if referral.in_their_words else None,
        "words_by": referral.asker_name if referral.in_their_words else "",
        "story": extra.story,
        "safety_line": referral.safety_words,
        "partner_line": extra.partner_line,
        "sharing": referral.sharing,
    }
    return place(by, sitting, person, values, unnamed_line=extra.unnamed_line, team=referral.asker_team_id)


def place(
    by: actors.Actor,
    sitting: models.Sitting,
    person: persons.Person,
    values: dict[str, object],
    *,
    unnamed_line: str = "",
    team: uuid.UUID | None = None,
    carried_from: models.AgendaItem | None = None,
) -> models.AgendaItem:
    """On the agenda once: who is there already is moved up and keeps what was said."""
    with rows.house(person.pk):
        item = _there_already(sitting, person)
        if item:
            is_anew = _let_go_of_old_plan(by, item, values)
            state = "waiting" if is_anew or item.state in ("withdrawn", "carried_over") else item.state
            values |= {
                "state": state,
                "is_made": item.is_made and _is_of_house(by, values),
                "version": item.version + 1,
            }
            models.AgendaItem.objects.filter(pk=item.pk).update(**values)
            item.refresh_from_db()
        else:
            values.setdefault("is_made", _is_of_house(by, values))
            item = models.AgendaItem.objects.create(
                sitting=sitting,
                person=person,
                brought_at=clock.now(),
                brought_by_id=by.id,
                brought_by=_bringer(by, values),
                brought_by_team_id=team,
                carried_from=carried_from,
                **({"thread": carried_from.thread} if carried_from else {}),
                **values,
            )
        may_all_hear = _let_in(by, sitting, item)
        models.AgendaItem.objects.filter(pk=item.pk).update(is_closed_part=not may_all_hear)
        item.is_closed_part = not may_all_hear
    if item.sharing == "no_name" and unnamed_line.strip():
        models.UnnamedLine.objects.create(sitting=sitting, line=unnamed_line.strip(), order=item.order)
    return item


def _let_go_of_old_plan(by: actors.Actor, item: models.AgendaItem, values: dict[str, object]) -> bool:
    """The request that today's plan answered has ended, and they have asked anew: nobody waits to tell that plan.

    Whether there was such a plan.
    """
    before, now = item.referral, values.get("referral")
    if before is None or now is None or now.matter_id == before.matter_id or before.matter.ended_at is None:
        return False
    old = models.Proposal.objects.filter(item=item, state="proposed").first()
    if old is None:
        return False
    models.Proposal.objects.filter(pk=old.pk).update(state=rules.PROPOSAL.after(old.state, "replace"))
    sources = dict.fromkeys(("tell", "unsent", "ask"), old.pk)
    steps.finish_each(by=by, person=item.person_id, sources=sources, reason="They have asked anew")
    return True


def _is_of_house(by: actors.Actor, values: dict[str, object]) -> bool:
    """The house put them here by itself, for a reason that it looks for: it may take them off again."""
    return by.kind == "system" and values["why"] in settings.AGENDA


def _there_already(sitting: models.Sitting, person: persons.Person) -> models.AgendaItem | None:
    """The item that waits, else another: two records that became one may both have stood on this agenda."""
    there = models.AgendaItem.objects.filter(sitting=sitting, person=person)
    return there.filter(state="waiting").first() or there.first()


def _bringer(by: actors.Actor, values: dict[str, object]) -> str:
    """Who is named as having brought them: whoever asked, where the house itself brings somebody back."""
    referral = values.get("referral")
    return referral.asker_name if by.kind == "system" and referral else by.shown


def _let_in(by: actors.Actor, sitting: models.Sitting, item: models.AgendaItem) -> bool:
    """The invited teams may see the card until the end of the next sitting. Whether everybody invited may hear."""
    if item.sharing == "no_name":
        return False
    day = rules.next_day(sitting.huddle.days, sitting.on + datetime.timedelta(days=1))
    _, until = rules.hours(day, sitting.huddle.starts, sitting.huddle.minutes)
    teams = list(invited_teams(sitting.huddle))
    people.let_in(
        by=by,
        person=item.person_id,
        kind="huddle",
        team_ids=[team_id for team_id, _ in teams],
        until_at=until,
        source="huddle.bring",
    )
    kinds = {organisation.pk: organisation.kind for _, organisation in teams}
    states = known.choices_about_huddles(person=item.person_id)
    has_exclusion = known.has_exclusions(person=item.person_id)
    cards = [rules.card_for(kind, states.get(pk, ""), item.sharing) for pk, kind in kinds.items()]
    return rules.NONE not in cards and not has_exclusion


def invited_teams(huddle: models.Huddle) -> Iterable[tuple[uuid.UUID, object]]:
    """Every team that belongs to a huddle, with its organisation."""
    invited = models.Invited.objects.filter(huddle=huddle).select_related("team__organisation")
    found = {row.team_id: row.team.organisation for row in invited}
    found[huddle.chair_team_id] = huddle.chair_team.organisation
    return found.items()


def _keep_choices(by: actors.Actor, person: persons.Person, referral: requests.Referral, extra: Bringing) -> None:
    huddle = huddle_for(person.neighbourhood_id)
    kinds = {organisation.pk: organisation.kind for _, organisation in invited_teams(huddle)} if huddle else {}
    kinds.pop(by.organisation, None)
    with rows.house(person.pk):
        for organisation, state in rules.choices_of(referral.sharing, kinds, extra.may_hear).items():
            people.choose(
                by=by,
                person=person,
                organisation_id=organisation,
                scope="huddle",
                state=state,
                wording=WORDING,
                how=HOW,
            )
            if state == "given":  # whoever talks about somebody by name knows them
                people.choose(
                    by=by,
                    person=person,
                    organisation_id=organisation,
                    scope="identity",
                    state=state,
                    wording=WORDING,
                    how=HOW,
                )
        for way in extra.ways:
            people.confirm_way(by=by, person=person, way=way, phone=extra.phone)
        if extra.never_name.strip():
            people.exclude(by=by, person=person, name=extra.never_name.strip(), user_id=extra.never_user_id)


@action
def bring_asked_again(*, by: actors.Actor, person: persons.Person, referral: requests.Referral) -> None:
    """Asked again is news: first on the next agenda, in the words of the new request.

    What duty has to answer stays off every agenda, and so does what has ended meanwhile.
    """
    first = leading(referral)
    if referral.matter.ended_at or first.state == "with_duty":
        return
    if models.AgendaItem.objects.filter(referral=referral).exists():
        return
    item = bring_back(by=by, person=person, referral=referral, why="asked_again")
    if item:
        doors.note(by=by, referral=first, verb="bring")


@action
def hear_two_noes(
    *, by: actors.Actor, person: persons.Person, offer: offers.Offer, referral: requests.Referral | None
) -> None:
    """The second no on one matter: the team that chairs has a step, and they are on the next agenda."""
    matter = standing.open_matter(to=by, person=person.pk)
    if matter is None:
        return
    huddle = huddle_for(person.neighbourhood_id)
    step = steps.Next(
        what=words.TWO_NOES_STEP,
        team=huddle.chair_team if huddle else steps.responsible_team(person=person.pk),
        due_on=clock.working_day(1),
        source="two_noes",
        source_id=offer.pk,
    )
    steps.promise(by=by, matter=matter, step=step)
    if referral:
        bring_back(by=by, person=person, referral=referral, why="declined")


@action
def bring_back(
    *, by: actors.Actor, person: persons.Person, referral: requests.Referral | None, why: str, their_words: str = ""
) -> models.AgendaItem | None:
    """Back on the next agenda, by the house itself: a late promise, a "no, not this", a team that said no.

    Without a request for somebody in care who stood on an agenda before; nobody more hears of them than then.
    """
    huddle = huddle_for(person.neighbourhood_id)
    if huddle is None:
        return None
    with rows.house(person.pk):
        last = models.AgendaItem.objects.filter(person=person).order_by("-brought_at").first()
    after = last.sitting.on if last and last.sitting.state == "closed" else None
    sitting = next_sitting(by, huddle, after=after)
    values = {
        "referral": referral,
        "why": why,
        "order": rules.orders(why),
        "ask": referral.ask if referral else words.NO_ASK,
        **_words_of(by, referral, last, their_words=their_words, is_news=why == "asked_again"),
        "story": last.story if last else "",
        "safety_line": last.safety_line if last else referral.safety_words,
        "partner_line": last.partner_line if last else "",
        "sharing": requests_rules.strictest(referral.sharing, leading(referral).sharing) if referral else last.sharing,
    }
    team = referral.asker_team_id if referral else None
    return place(by, sitting, person, values, team=team, carried_from=last)


def _words_of(
    by: actors.Actor,
    referral: requests.Referral | None,
    last: models.AgendaItem | None,
    *,
    their_words: str,
    is_news: bool,
) -> dict[str, object]:
    """What they said just now, else in the new request, else what stood on the agenda before."""
    if their_words:
        return {"in_their_words": their_words, "words_said_at": clock.now(), "words_by": by.name}
    if last and not (is_news and referral and referral.in_their_words):
        return {"in_their_words": last.in_their_words, "words_said_at": last.words_said_at, "words_by": last.words_by}
    said_at = referral.asked_at if referral.in_their_words else None
    return {"in_their_words": referral.in_their_words, "words_said_at": said_at, "words_by": referral.asker_name}


@action
def carry_over(*, by: actors.Actor, item: models.AgendaItem) -> models.AgendaItem:
    """Tomorrow, with everything kept: words, views, offers, and how often."""
    access.check_may_decide(by=by, item=item)
    with rows.house(item.person_id):
        state = rules.ITEM.after(item.state, "carry over")
        models.AgendaItem.objects.filter(pk=item.pk).update(state=state)
    if item.referral:
        doors.note(by=by, referral=leading(item.referral), verb="carry over")
    sitting = next_sitting(by, item.sitting.huddle, after=item.sitting.on)
    kept = (
        "referral",
        "ask",
        "in_their_words",
        "words_said_at",
        "words_by",
        "story",
        "safety_line",
        "partner_line",
        "sharing",
    )
    values = {field: getattr(item, field) for field in kept}
    values |= {"why": "carried_over", "order": rules.orders("carried_over")}
    return place(by, sitting, item.person, values, team=item.brought_by_team_id, carried_from=item)


@action
def take_off(*, by: actors.Actor, item: models.AgendaItem, reason: str) -> models.AgendaItem:
    """Off this agenda; the request stays with in-take, who have a step and a day."""
    access.check_may_see(by=by, item=item)
    if not reason.strip():
        raise errors.Refused("Say why, in a few words.", field="reason")
    with rows.house(item.person_id):
        state = rules.ITEM.after(item.state, "take off")
        models.AgendaItem.objects.filter(pk=item.pk).update(state=state, is_made=False)
        item.refresh_from_db()
    if item.referral:
        doors.note(by=by, referral=leading(item.referral), verb="read")
    return item
