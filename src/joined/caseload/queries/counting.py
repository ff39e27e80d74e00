"""What counts for a team, and the history that the clock is read from."""

import dataclasses
import datetime
import functools
import uuid

from joined.base import rows, wording
from joined.caseload import models, words
from joined.caseload.queries import allowed
from joined.caseload.rules import contacts as facts
from joined.caseload.rules import interval
from joined.kit import clock
from joined.places import queries as places
from joined.steps import actions as steps
from joined.steps import queries as standing


def rule_of(*, team_id: uuid.UUID, on: datetime.date) -> facts.TeamRule:
    """What counts for that team on that day: its latest rule, else the default of the house."""
    found = models.TeamRule.objects.filter(team_id=team_id, from_on__lte=on).order_by("-from_on").first()
    if found is None:
        return facts.DEFAULT
    return facts.TeamRule(
        from_on=found.from_on,
        mechanisms=frozenset(found.mechanisms),
        counts_partner=found.counts_partner,
        counts_group=found.counts_group,
        max_days=found.max_days,
    )


def longest_of(*, team_id: uuid.UUID) -> int:
    """The most days between contacts that a team allows today, by its own rule and that of its place."""
    return allowed.longest(team_id=team_id, of_team=rule_of(team_id=team_id, on=clock.today()).max_days)


def rule_said(*, team_id: uuid.UUID | None) -> str:
    """Whose local rule it is what counts for a team today: agreed by whom, with whom, from when; or by nobody yet.

    With the rule of its place, where that has set one.
    """
    begun = models.TeamRule.objects.filter(team_id=team_id, from_on__lte=clock.today())
    found = begun.order_by("-from_on").first()
    of_team = said(found) if found else words.RULE_NOT_AGREED
    set_now = places.set_now(allowed.PLACE)
    here = set_now.get(places.places_of(team_ids=[team_id]).get(team_id)) if set_now and team_id else None
    return f"{of_team}; {said_of_place(here)}" if here else of_team


def said_of_place(row: places.Set) -> str:
    """The local rule of a place in a line: where, how many days, agreed by whom, and from which day."""
    where = words.RULE_OF_PLACE.format(place=row.place__name, days=wording.plural(row.value, "day"))
    if not row.agreed_by:
        return f"{where}, {words.BY_NOBODY}"
    with_whom = wording.plural(row.lived_experience_count, "person", "people")
    day = wording.plain_day(row.from_on)
    return f"{where}, {words.BY_WHOM.format(by=row.agreed_by, people=with_whom, day=day)}"


def said(row: models.TeamRule) -> str:
    """A rule in a line: agreed by whom, and from which day."""
    if not row.agreed_by:
        return words.RULE_NOT_AGREED
    with_whom = wording.plural(row.lived_experience_count, "person", "people")
    return words.RULE_AGREED.format(by=row.agreed_by, people=with_whom, day=wording.plain_day(row.from_on))


BEFORE = datetime.timedelta(microseconds=1)
"""The contact with which another team takes over is still of the time before."""


def why_counts(*, person: uuid.UUID, team_id: uuid.UUID, fact: facts.Contact, at: datetime.datetime) -> facts.Counts:
    """Whether a contact restarts the clock, by the rule that day of the team which answered for them; with why."""
    ours = standing.held_at(person=person, moment=at - BEFORE) or steps.responsible_team(person=person).pk
    is_partner = places.team(team_id).organisation.kind == "charity"
    fact = dataclasses.replace(fact, by_partner=is_partner)
    return facts.why_counts(contact=fact, rule=rule_of(team_id=ours, on=fact.on))


def missed_in_a_row(*, spell: models.Spell) -> int:
    """How many contacts were missed since they were last seen."""
    told = models.Contact.objects.filter(spell=spell, replaced_at=None).exclude(attendance="")
    last = told.filter(attendance__in=words.TOOK_PART, with_whom="person").order_by("-at").first()
    since = told.filter(at__gt=last.at) if last else told
    return since.filter(attendance__in=words.MISSED).count()


def late_days(*, spell: models.Spell) -> list[datetime.date]:
    """The due days that passed without a contact that counts, the latest first; of a spell read by `allowed`."""
    with rows.house(spell.person_id):
        days = models.Contact.objects.filter(spell=spell, replaced_at=None, counts=True).order_by("on_day")
        pauses = models.Pause.objects.filter(spell=spell)
        late = functools.partial(
            interval.breaches,
            began_on=spell.began_on,
            contacts=list(days.values_list("on_day", flat=True)),
            pauses=list(pauses.values_list("from_on", "until_on")),
            stopped_on=clock.london(spell.matter.ended_at).date() if spell.matter.ended_at else None,
            today=clock.today(),
        )
        found = [one.due_on for one in late(max_days=spell.max_days)]
        rule = allowed.shorter(people=[spell.person_id]).get(spell.person_id) if found else None
        if rule:  # it makes nobody late for a day before it was
            own = models.Spell.objects.filter(pk=spell.pk).values_list("max_days", flat=True).get()
            before = [one.due_on for one in late(max_days=own) if one.due_on < rule.from_on]
            found = before + [day for day in found if day >= rule.from_on]
    return found[::-1]
