"""A month in the small Riverside whose numbers were counted by hand, from the deeds of seven people's teams.

Everybody is asked for at 9:10 on a morning of March 2026, and counted at 9:10 on Tuesday the 10th.

Amina   3rd: decided 12:35, told 2pm, agreed; first contact on the 5th at 2pm
Bela    3rd: decided 12:40, told the next day at 10:10, one team said no; the first meeting was moved, a day late, and
        was on the 9th at 9:10
Cai     3rd: decided 12:45, never told
Dele    3rd: not decided; asked for again on the 6th
Efua    4th: chose otherwise a day later
Farah   5th: made in error, so nowhere in the numbers
Gita    10th: asked for at 9am, ten minutes before the count
"""

import datetime

from joined.base import rows
from joined.base.making import making
from joined.huddle import actions as huddle
from joined.huddle import rules as planning
from joined.huddle.tests import riverside
from joined.insight import counting, models, words
from joined.kit import clock
from joined.people import models as persons
from joined.steps import actions as steps
from joined.steps import models as standing
from joined.steps import queries as steps_queries
from joined.steps.tests import riverside_days as days

MORNING = riverside.MORNING
COUNTED = datetime.datetime(2026, 3, 10, 9, 10, tzinfo=clock.LONDON)
OVER = datetime.datetime(2026, 4, 1, 9, 10, tzinfo=clock.LONDON)
MARCH, APRIL = datetime.date(2026, 3, 1), datetime.date(2026, 4, 1)


def at(day: int, hour: str):
    """London's hour on that day of March 2026, as the clock."""
    return clock.at(clock.moment_on(datetime.date(2026, 3, day), datetime.time.fromisoformat(hour)))


def play() -> dict[str, counting.Counts]:
    """The month, and its counts as several people are given them."""
    place = riverside.make()
    people = _first_day(place)
    _days_after(place, people)
    with clock.at(COUNTED):
        found = _counted(place, people)
        too_early = _by_group(place)["age"]
    with clock.at(OVER):
        return found | _by_group(place) | {"by age, too early": too_early}


def _somebody(place, name: str, **more: object) -> persons.Person:
    return riverside.somebody(place, name=f"{name} Specimen", phone="", **more)


def _first_day(place) -> dict[str, persons.Person]:
    people = {
        "amina": _somebody(place, "Amina", ethnicity=18, language="so", postcode="ZZ1 1AA"),
        "bela": _somebody(place, "Bela", ethnicity=13, born_on=datetime.date(2008, 3, 4), postcode="zz11bb"),
        "cai": _somebody(place, "Cai", ethnicity=14, born_on=datetime.date(2008, 3, 3), postcode="ZZ2 9XX"),
        "dele": _somebody(place, "Dele", ethnicity=6, born_on=None),
    }
    days.bring(place, people["amina"])  # the charity may hear of her, and of nobody else
    for name in ("bela", "cai", "dele"):
        _bring(place, people[name])
    for minute, name in enumerate(("amina", "bela", "cai")):
        with at(3, f"12:{35 + 5 * minute}"):
            people[f"{name}'s plan"] = _plan(place, people[name], asks_charity=name == "bela")
    with at(3, "14:00"):
        huddle.told(by=place.gp, proposal=people["amina's plan"], how="spoken")
    return people


def _bring(place, person) -> None:
    """NHS, practices and council may hear of them."""
    direct = frozenset(days.everybody(place) - {place.befrienders.pk})
    extra = huddle.Bringing(may_hear=direct, ways=riverside.ways())
    huddle.bring(by=place.gp, person=person, asking=days.ASKING, extra=extra)


def _plan(place, person, *, asks_charity: bool):
    first = planning.Planned(
        what="First meeting", team_id=place.community.pk, due_on=datetime.date(2026, 3, 5), said_yes=True
    )
    company = planning.Planned(
        what="Company", team_id=place.befriending.pk, due_on=datetime.date(2026, 3, 9), said_yes=False
    )
    item = days.item_of(place, person)
    decision = huddle.Deciding(
        plan="Róisín comes on Thursday.",
        team_id=place.community.pk,
        steps=(first, company) if asks_charity else (first,),
        accepted_by_id=place.nurse.id,
        first_contact_on=first.due_on,
    )
    return huddle.propose(by=place.chair, item=item, decision=decision, version=item.version)


def _days_after(place, people) -> None:
    with at(4, "09:10"):
        people["efua"] = _somebody(place, "Efua")
        days.bring(place, people["efua"])
    with at(4, "10:00"):
        huddle.agree(by=place.nurse, proposal=people["amina's plan"])
    with at(4, "10:10"):
        huddle.told(by=place.gp, proposal=people["bela's plan"], how="spoken")
    with at(4, "11:00"), rows.house(people["bela"].pk):
        asked = standing.Offer.objects.select_related("to_team__organisation", "matter", "person").get(
            person=people["bela"], to_team=place.befriending
        )
        steps.decline(by=place.befriender, offer=asked, no=steps.No(reason_code="no_space"))
    with at(5, "09:10"):
        _end(place, people["efua"], "person_chose")
        people["farah"] = _somebody(place, "Farah")
        days.bring(place, people["farah"])
        _end(place, people["farah"], "made_in_error")
    with at(5, "14:00"):
        _meets(place, people["amina"])
    with at(6, "09:00"):
        moved = steps.Next(what="First meeting", team=place.community, due_on=datetime.date(2026, 3, 9))
        steps.close(by=place.nurse, step=_meeting(people["bela"]), verb="change", reason="She was ill.", then=moved)
    with at(6, "09:10"):
        _bring(place, people["dele"])
    with at(9, "09:10"):
        _meets(place, people["bela"])
    with at(10, "09:00"):
        people["gita"] = _somebody(place, "Gita")
        days.bring(place, people["gita"])


def _end(place, person, ending: str) -> None:
    matter = steps_queries.open_matter(to=place.intake, person=person.pk)
    if ending == "made_in_error":
        closing = steps.ask_to_end(by=place.intake, matter=matter, ending=ending, words="Another Farah.")
        steps.agree_to_error(by=place.chair, closing=closing)
    steps.end(by=place.intake, matter=matter, ending=ending, words="I am all right.")


def _meeting(person):
    return next(one for one in days.open_steps(person) if one.what == "First meeting")


def _meets(place, person) -> None:
    then = steps.Next(what="Visit again", team=place.community, due_on=datetime.date(2026, 3, 20))
    steps.close(by=place.nurse, step=_meeting(person), verb="done", then=then)


def _counted(place, people) -> dict[str, object]:
    with making("insight"):
        more = {"year": 2025, "source": "Made up", "kept_at": COUNTED, "kept_by": "Tests"}
        models.Area.objects.create(begins="ZZ1 1", decile=2, **more)
        models.Area.objects.create(begins="ZZ1 1AA", decile=9, **more)
    excluded = riverside.worker("Odette Excluded", place.community, "team_manager")
    with making("people"):
        persons.Exclusion.objects.create(
            person=people["amina"], user_id=excluded.id, name=excluded.name, said_at=MORNING, by_name="Tests"
        )
        persons.Person.objects.filter(pk=people["cai"].pk).update(is_restricted=True)
        persons.Relationship.objects.create(
            person=people["cai"],
            kind="named",
            party_kind="user",
            party_id=place.chair.id,
            from_at=MORNING,
            source="t",
            through=place.intake_team.pk,
        )
    elsewhere = riverside.worker(
        "Ada Away",
        riverside._team("Away", riverside._organisation("Away Trust", "nhs_trust"), "community", None),
        "chair",
    )
    partner = riverside.worker("Maud Manager", place.befriending, "team_manager")
    here = {"place_id": place.north.pk, "first": MARCH, "after": APRIL}
    ours = {"place_id": None, "first": MARCH, "after": APRIL}
    sitting = {"place_id": place.north.pk, "sitting_id": people["amina's plan"].item.sitting_id}
    wanted = {
        "all": (place.chair, here),
        "excluded": (excluded, here),
        "elsewhere": (elsewhere, here),
        "partner": (partner, here),
        "partner's sitting": (partner, sitting),
        "sitting": (place.chair, sitting),
        "not a manager": (place.nurse, here),
        "gp's own": (place.gp, ours),
        "nurse's own": (place.nurse, ours),
        "charity's own": (place.befriender, ours),
        "volunteer's own": (riverside.worker("Vera Volunteer", place.befriending, "volunteer"), ours),
        "month": (place.chair, here | {"by": "month"}),
        "a day by age": (place.chair, here | {"after": datetime.date(2026, 3, 4), "by": "age"}),
        "a sitting by age": (place.chair, sitting | {"by": "age"}),
    }
    found = {name: counting.counts(to=who, asked=counting.Asked(**of)) for name, (who, of) in wanted.items()}
    return found | {"promises": _promises([people[name] for name in ("amina", "bela", "cai", "dele", "efua", "gita")])}


def _by_group(place) -> dict[str, counting.Counts]:
    march = {"place_id": place.north.pk, "first": MARCH, "after": APRIL}
    return {by: counting.counts(to=place.chair, asked=counting.Asked(by=by, **march)) for by in words.CHARACTERISTICS}


def _promises(people: list) -> tuple[int, int, int]:
    """Late, in time, and not due yet: counted step by step, as a person with a list would."""
    with making("steps"):
        found = list(standing.NextStep.objects.filter(person__in=people))
    late = in_time = pending = 0
    for step in found:
        until = clock.london(step.closed_at or COUNTED).date()
        if until > step.due_on:
            late += 1
        elif step.closed_at:
            in_time += 1
        else:
            pending += 1
    return late, in_time, pending
