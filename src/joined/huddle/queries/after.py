"""After a sitting: what of it is an organisation's own, and whether people could say what they thought."""

import dataclasses
import uuid

from django.db import connection

from joined.base import rows
from joined.huddle import access, models, rules
from joined.huddle.queries import finding, outcomes, planned, shapes
from joined.kit import actors
from joined.places import queries as places
from joined.steps import queries as steps
from joined.trail.writing import shows

MONTHS = 3


@dataclasses.dataclass(frozen=True, kw_only=True)
class Own:
    """What of one sitting is my organisation's: what it brought, what it offered, what it promised."""

    sitting: shapes.Header
    plans: tuple[planned.Plan, ...]
    offers: tuple[tuple[str, str, bool], ...]
    promises: tuple[steps.Step, ...]
    asks: tuple[steps.Asked, ...]
    lines: tuple[str, str]
    could_say: "Said | None"
    may_answer: bool
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Said:
    """Answers of three months by role, as many as may be shown; `whole`: all of them, or None for too few."""

    roles: tuple[tuple[str, rules.Answers], ...]
    whole: rules.Answers | None
    least: int

    @property
    def rows(self) -> list[list[str]]:
        """Each role with its answers, and everybody at the end."""
        listed = [*self.roles, *([("Everybody", self.whole)] if self.whole else [])]
        return [[role[:1].upper() + role[1:], str(one.yes), str(one.partly), str(one.no)] for role, one in listed]


@shows
def summary(*, to: actors.Staff, sitting: models.Sitting) -> Own:
    """The page behind the two lines: only what is theirs, as far as `to` may see it. Raises NotHere for strangers."""
    access.check_may_sit(by=to, sitting=sitting)
    mine = {team.pk for team in places.teams_within(organisation_id=to.organisation)}
    plans = outcomes.plans_at(to=to, sitting=sitting)
    brought = tuple(plan for plan in plans if plan.brought_by in mine)
    promises = tuple(step for plan in plans for step in plan.steps if step.team_id in mine)
    offers = models.HuddleOffer.objects.filter(item__sitting=sitting, team_id__in=mine, kind="can_start")
    on_agenda = set(models.AgendaItem.objects.filter(sitting=sitting).values_list("person_id", flat=True))
    asks = tuple(one for one in steps.asked_of(to=to).offers if one.person_id in on_agenda)
    made = [(row.what, row.person_id, row.person.name, row.is_in_plan) for row in offers.select_related("person")]
    shown = {plan.person_id for plan in brought} | {step.person_id for step in promises}
    return Own(
        sitting=finding.header(sitting, to=to, count=0),
        plans=brought,
        offers=tuple((what, name, is_in) for what, _, name, is_in in made),
        promises=promises,
        asks=asks,
        lines=_lines(counts_of(sitting_id=sitting.pk).get(to.organisation)),
        could_say=could_say(sitting=sitting),
        may_answer=access.may_answer(by=to, sitting=sitting),
        people=tuple(shown | {person for _, person, _, _ in made} | {one.person_id for one in asks}),
    )


@dataclasses.dataclass(frozen=True)
class Counts:
    """What of one sitting is an organisation's, as numbers."""

    brought: int
    offered: int
    in_plan: int
    promised: int
    asks: int


def counts_of(*, sitting_id: uuid.UUID) -> dict[uuid.UUID, Counts]:
    """For each organisation that a sitting has something for: numbers and nobody (its listed function counts)."""
    with rows.context(actors.System("summaries")), connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation, brought, offered, in_plan, promised, asks FROM huddle_counts(%s)", [sitting_id]
        )
        return {organisation: Counts(*counted) for organisation, *counted in cursor.fetchall()}


def to_summarise(*, sitting_id: uuid.UUID) -> list[uuid.UUID]:
    """Organisations that a sitting has something for, and that said where their lines go."""
    counted = counts_of(sitting_id=sitting_id)
    return [pk for pk, email in places.addresses(organisation_ids=counted).items() if email]


def _lines(counts: Counts | None) -> tuple[str, str]:
    return rules.two_lines(**dataclasses.asdict(counts)) if counts else ("", "")


def lines_of(counts: Counts) -> tuple[str, str]:
    """The two lines that an organisation is sent."""
    return _lines(counts)


def summarised(*, sitting: models.Sitting) -> set[uuid.UUID]:
    """Ids of the organisations that were sent their lines already."""
    return set(models.Summary.objects.filter(sitting=sitting).values_list("organisation_id", flat=True))


def could_say(*, sitting: models.Sitting) -> Said:
    """Whether people could say what they thought at this huddle, by role, in this month and the two before (C78)."""
    found: dict[str, rules.Answers] = {}
    since = rules.months_before(sitting.on, MONTHS - 1)
    for row in models.CouldSay.objects.filter(huddle_id=sitting.huddle_id, month__gte=since, month__lte=sitting.on):
        before = found.get(row.role, rules.Answers())
        found[row.role] = rules.Answers(before.yes + row.yes, before.partly + row.partly, before.no + row.no)
    least = places.local_rule("staff_small_number", place_id=sitting.huddle.neighbourhood_id)
    shown, whole = rules.shown_by_role(found, least=least)
    return Said(tuple(sorted(shown.items())), whole, least)
