"""After somebody was written down or asked about: do we know them? The answer to the asker has long gone."""

import uuid

from joined.base import later, rows
from joined.kit import actors
from joined.matching import actions, queries


@later.job("matching.look")
def look(*, person: str) -> None:
    """Compare one person with everybody, unseen by whoever wrote them down."""
    by, who = actors.System("matching.look"), uuid.UUID(person)
    with rows.context(by, people=[who]):
        actions.look(by=by, person=who)


@later.job("matching.look_each")
def look_each(*, people: str) -> None:
    """The same for everybody of a list that was brought in."""
    for person in filter(None, people.split(",")):
        look(person=person)


@later.job("matching.ask")
def ask(*, person: str) -> None:
    """Somebody was asked about: where they are not matched yet, in-take has a step and a day."""
    by, who = actors.System("matching.ask"), uuid.UUID(person)
    with rows.context(by, people=[who]):
        if queries.is_unmatched(to=by, person=who):
            actions.ask(by=by, person=who)
