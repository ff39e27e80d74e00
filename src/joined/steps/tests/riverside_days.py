"""What tests of the promise do with people of the small Riverside, through the real actions."""

import datetime

from joined.base import promises, rows
from joined.base.making import making
from joined.doors import actions as doors
from joined.huddle import actions as huddle
from joined.huddle import models as huddles
from joined.huddle import rules as huddle_rules
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.people import models as persons
from joined.steps import models, rules

ASKING = doors.Asking(ask="Who can start this week?", in_their_words="I want to sleep.")


def everybody(place: riverside.Riverside) -> frozenset:
    """Every organisation that comes to the huddle."""
    organisations = (place.trust, place.practice, place.council, place.befrienders, place.other_practice)
    return frozenset(organisation.pk for organisation in organisations)


def bring(place, person, *, by=None, asking=ASKING):
    """The GP brings somebody to the next sitting."""
    extra = huddle.Bringing(may_hear=everybody(place), ways=riverside.ways())
    return huddle.bring(by=by or place.gp, person=person, asking=asking, extra=extra)


def item_of(place, person) -> huddles.AgendaItem:
    """Where somebody stands on the newest agenda."""
    with rows.context(place.chair):
        found = huddles.AgendaItem.objects.filter(person=person).select_related("sitting__huddle", "referral")
        return found.order_by("-sitting__on").first()


def propose(place, item, *, team=None, by=None, said_yes=False) -> huddles.Proposal:
    """The huddle proposes that a team holds them, and that the befrienders ring."""
    step = huddle_rules.Planned(
        "Ring about the tea circle", place.befriending.pk, clock.working_day(3), said_yes=said_yes
    )
    decision = huddle.Deciding(
        plan="Róisín comes to your home on Friday.",
        team_id=(team or place.community).pk,
        steps=(step,),
        accepted_by_id=by.id if by else None,
        first_contact_on=clock.working_day(3),
    )
    return huddle.propose(by=place.chair, item=item, decision=decision, version=item.version)


def kept(model, **about) -> list:
    """Rows as their owner reads them."""
    with making("steps"):
        return list(model.objects.filter(**about).order_by("pk"))


def open_steps(person: persons.Person) -> list[models.NextStep]:
    """Somebody's live next steps, with what the actions need of them."""
    with rows.house(person.pk):
        found = models.NextStep.objects.filter(person=person, state="open").select_related("matter", "team")
        return list(found.order_by("due_on", "made_at"))


def standing(person: persons.Person) -> rules.Standing:
    """The three numbers of promise P1 for one person."""
    with making("steps"):
        return rules.Standing(
            open_matters=models.Matter.objects.filter(person=person, ended_at=None).count(),
            responsible_teams=models.Responsibility.objects.filter(person=person, until_at=None).count(),
            live_steps=models.NextStep.objects.filter(person=person, state="open").count(),
        )


def missing(people: list[persons.Person]) -> list[str]:
    """What promise P1 misses, by its pure rule, for any of them."""
    return [words for person in people for words in rules.what_is_missing(standing(person))]


def breaches(found: list[promises.Promise] | None = None) -> dict[str, int]:
    """What `verify` would count of these promises (else of every room's), where it is not nothing."""
    found = promises.of_every_room() if found is None else found
    with making("steps"):
        counts = promises.counts(found)
    return {check: count for check, count in counts.items() if count}


def days_after(moment: datetime.datetime, count: int) -> datetime.datetime:
    """The same time of a later London day."""
    local = clock.london(moment)
    return clock.moment_on(local.date() + datetime.timedelta(days=count), local.time())
