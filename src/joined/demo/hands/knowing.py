"""Writing people down, and what they say about who may know of them and how to reach them."""

from collections.abc import Mapping

from joined.demo import persons
from joined.demo.hands.ground import Ground, Row
from joined.kit import actors
from joined.matching import actions as matching
from joined.people import actions as people

LISTS = actors.System("practice lists")


def ways(
    level: int = 3, *, safe: str = "yes", ring: str = "yes", hours: str = "", if_answered: str = "surgery"
) -> tuple[people.Way, ...]:
    """Text and telephone, as somebody answered when asked alone.

    `level` 0: no texts. `safe` and `ring`: whether texting and ringing are safe. `hours`: when to ring.
    """
    text = people.Way(channel="sms", is_allowed=level > 0, safe=safe, level=level, was_alone="yes")
    voice = people.Way(
        channel="voice",
        is_allowed=True,
        safe=ring,
        level=3,
        hours=hours,
        if_answered=if_answered,
        was_alone="yes",
    )
    return (text, voice)


class Knowing(Ground):
    """Who somebody is, and what may be said to whom."""

    def welcome(self, key: str, *, by: actors.Actor = LISTS, known: persons.Somebody | None = None) -> Row:
        """Write somebody down; without details, those of the story's own person."""
        details = self._details(known or persons.PERSONS[key])
        self.persons[key] = people.welcome(by=by, details=details, provisional=by is not LISTS)
        return self.persons[key]

    def welcome_all(self, each: Mapping[str, persons.Somebody]) -> None:
        """Everybody of the practices' lists, at once."""
        found = people.welcome_many(by=LISTS, each=[self._details(one) for one in each.values()])
        self.persons |= dict(zip(each, found, strict=True))

    def _details(self, somebody: persons.Somebody) -> people.Details:
        practice = self.made.organisations.get(somebody.practice)
        return people.Details(
            name=somebody.name,
            call_me=somebody.call_me,
            pronouns=somebody.pronouns,
            born_on=somebody.born_on,
            nhs_number=persons.nhs_number_for(somebody.number) if somebody.number else "",
            ethnicity=somebody.ethnicity,
            language=somebody.language,
            practice_id=practice.pk if practice else None,
            lines=f"{somebody.street}, Riverside" if somebody.street else "",
            postcode=somebody.postcode,
            phone=somebody.phone,
            is_phone_shared=somebody.is_shared,
            needs=somebody.needs,
        )

    def is_new(self, slug: str, person: Row) -> None:
        """In-take has compared, and it is nobody whom we know."""
        matching.settle(by=self.who(slug), person=person.pk)

    def lets_know(self, slug: str, person: Row, organisation: str, *scopes: str) -> None:
        """They say to `slug` that an organisation may know these parts."""
        for scope in scopes:
            people.choose(
                by=self.who(slug),
                person=person,
                organisation_id=self.made.organisations[organisation].pk,
                scope=scope,
                state="given",
                wording=f"May {organisation} know how to find you, and what we plan?",
                how="asked face to face",
            )
