"""What happens every day whatever the stories are: the house's own looks, and the sittings themselves."""

import datetime

from joined.base import later, rows
from joined.demo import place
from joined.demo.diary import BEFORE, DAILY, Story
from joined.demo.hands import CHAIRS, Hands
from joined.huddle import actions as huddle
from joined.huddle import queries as boards
from joined.kit import clock

LOOKS_AT = "08:05"
MADE_EVERY = 5
"""Sittings are made a week ahead; asking once in five working days is enough for a history."""
A_WEEK = 6
ENDS_BEFORE = datetime.timedelta(minutes=2)
WITH_PRESENCE = 2
"""For how many days back it is kept who was in the room."""
SCRIBES = {"North": "ot"}
"""Who writes while the chair talks."""
QUIET = "nurse"
"""Who has not yet said whether they could say what they thought."""
LESS_THAN_ALL = 4
"""Every fourth could say it in part."""
USUALLY_HERE = {
    "North": (
        "chair",
        "intake",
        "nurse",
        "excluded-worker",
        "ot",
        "gp",
        "other-gp",
        "social-worker",
        "housing",
        "befriender",
        "refugee-worker",
        "link-worker",
    ),
    "Quayside": ("quayside-chair", "quayside-nurse", "quayside-gp", "quayside-social-worker", "mens-worker"),
    "Hill": ("hill-chair", "hill-nurse", "hill-gp", "carers-worker"),
}


def mornings(do: Hands) -> Story:
    """Sittings make themselves, and late promises are noticed: every day lately, once a week before that."""
    for number in (*range(do.days.first, -DAILY, MADE_EVERY), *range(-DAILY, 1)):
        yield do.at(number, LOOKS_AT)
        if number >= -DAILY and number % MADE_EVERY == 0:
            later.JOBS["huddle.make_sittings"]()
        later.JOBS["steps.look_for_lateness"]()
        if number == 0:
            later.JOBS["huddle.make_agendas"]()
        later.JOBS["doors.look_for_questions"]()
        later.JOBS["doors.look_for_waiting"]()


def of(do: Hands, name: str) -> Story:
    """The sittings of a neighbourhood up to yesterday: opened, and closed when nobody is left waiting.

    Of those more than a week ago, only the ones that talked about somebody.
    """
    chair, hour = do.who(CHAIRS[name]), place.HUDDLES[name][0]
    for number in (*BEFORE[name], *range(-DAILY, 0)):
        yield do.at(number, hour.isoformat())
        sitting = do.made.huddles[name].sittings.get(on=do.day(number))
        if number < -A_WEEK and not _agenda(chair, sitting):
            continue
        huddle.start(by=chair, sitting=sitting)
        if number >= -WITH_PRESENCE:
            _come(do, name, sitting)
        yield sitting.ends_at - ENDS_BEFORE
        _carry_over(chair, sitting)
        _say_who_tells(chair, sitting)
        huddle.finish(by=chair, sitting=sitting)
        if number >= -WITH_PRESENCE:
            _could_say(do, name, sitting)


def _come(do: Hands, name: str, sitting: object) -> None:
    chair = do.who(CHAIRS[name])
    for slug in USUALLY_HERE[name]:
        team = next(team for team in do.made.teams.values() if team.pk in do.who(slug).team_ids)
        huddle.come(by=chair, sitting=sitting, user=do.made.users[slug], team=team)
    if name in SCRIBES:
        huddle.name_scribe(by=chair, sitting=sitting, user_id=do.made.users[SCRIBES[name]].pk)


def _could_say(do: Hands, name: str, sitting: object) -> None:
    """Whether they could say what they thought: everybody who was there but one has answered."""
    for number, slug in enumerate(slug for slug in USUALLY_HERE[name] if slug != QUIET):
        answer = "partly" if number % LESS_THAN_ALL == LESS_THAN_ALL - 1 else "yes"
        huddle.could_say(by=do.who(slug), sitting=sitting, answer=answer)


def _carry_over(chair: object, sitting: object) -> None:
    """Who was not reached today comes first tomorrow, with everything kept."""
    for item_id in _agenda(chair, sitting):
        huddle.carry_over(by=chair, item=boards.item_row(to=chair, item_id=item_id))


def _say_who_tells(chair: object, sitting: object) -> None:
    """Whoever has a plan and does not know it yet is told by somebody of the team that asked, the same day."""
    with rows.acting(chair):
        untold = boards.untold(sitting=sitting)
    for plan in untold:
        asked = (row for row in boards.may_tell(plan) if row.team_id == plan.item.brought_by_team_id)
        teller = next(asked, None) or boards.may_tell(plan)[0]
        huddle.say_who_tells(by=chair, proposal=plan, user_id=teller.user_id, tell_by=clock.today())


def _agenda(chair: object, sitting: object) -> list:
    """Who still waits there, in their order."""
    with rows.acting(chair):
        left = sitting.items.filter(state="waiting").order_by("order", "brought_at")
        return list(left.values_list("pk", flat=True))


def stories(do: Hands) -> list[Story]:
    """The mornings, then the three sittings of every day."""
    return [mornings(do), *(of(do, name) for name in CHAIRS)]
