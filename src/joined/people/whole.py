"""Everything this room shows on one person's page, at the scopes that the looker reaches, in one question."""

import dataclasses
import datetime
import typing
import uuid

from joined.base import often
from joined.kit import actors, errors
from joined.people import access, models, queries, rules
from joined.people.queries import ways
from joined.trail import writing as trail
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Channel:
    """One way to reach somebody, in words. `why_not`: they said yes, and it is closed all the same."""

    key: str
    name: str
    is_allowed: bool
    why_not: str
    says: str
    hours: str
    if_answered: str


@dataclasses.dataclass(frozen=True)
class Choice:
    """What the person chose for one organisation: a word for each scope."""

    organisation: str
    scopes: tuple[tuple[str, str, str], ...]
    by: str
    on: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Whole:
    """Who somebody is and, each only where `to` reaches it, how to reach them, where they live, their choices.

    `scopes` are those that `to` reaches; other rooms of the page ask it before they show anything. `is_limited`:
    they said no to being talked about with the organisation for which `to` acts.
    """

    person: queries.Person
    scopes: frozenset[str]
    is_partner: bool
    is_limited: bool
    reach: queries.Reach | None
    channels: tuple[Channel, ...]
    address: str
    choices: tuple[Choice, ...]
    language: str
    may_change: bool
    may_change_reach: bool
    may_hear_choice: bool
    may_look_at_home: bool

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person.id,)


@shows
def whole(*, to: actors.Staff, person: uuid.UUID) -> Whole:
    """One person for their page. Raises NotHere where `to` may not see them."""
    reaches = access.reaches(to=to, person=person)
    scopes = reaches.read
    read = queries.these([person]) if "identity" in scopes else []
    if not read:
        raise errors.NotHere()
    row, needs = read[0], queries.needs_of([person])[person]
    is_partner = to.organisation_kind not in rules.DIRECT_CARE
    reach = _reach(to, row, needs) if "contact" in scopes else None
    if reach:
        trail.looked(to=to, verb="people.how_to_reach", people=[person])
    return Whole(
        person=queries.as_person(row, to=to, needs=needs),
        scopes=scopes,
        is_partner=is_partner,
        is_limited="huddle" not in scopes and queries.said_no(to=to, person=person),
        reach=reach,
        channels=_channels(reach),
        address=_address(reach.home if reach else None),
        choices=_choices(to, person, is_partner=is_partner),
        language=queries.language_named(row.language),
        may_look_at_home=bool(reach and reach.is_home_confidential) and access.is_key_worker(to=to, person=person),
        may_change=reaches.change >= {"identity", "contact"} and not is_partner,
        may_change_reach="contact" in reaches.change,
        may_hear_choice="identity" in reaches.change and (is_partner or "contact" in reaches.change),
    )


def _reach(to: actors.Staff, row: queries.Row, needs: tuple[str, ...]) -> queries.Reach:
    return queries.as_seen(queries.reach(row, needs=needs), to=to)


def _channels(reach: queries.Reach | None) -> tuple[Channel, ...]:
    if reach is None:
        return ()
    return tuple(
        _channel(key, name, reach.channels[key], reach) for key, name in rules.CHANNELS.items() if key in reach.channels
    )


def _channel(key: str, name: str, way: ways.Way, reach: queries.Reach) -> Channel:
    said_yes = way.is_allowed and way.safe != "no"
    closed = reach.closed(key)
    return Channel(
        key=key,
        name=name,
        is_allowed=said_yes and not closed,
        why_not=closed if said_yes else "",
        says=rules.LEVELS[reach.text.level] if key == "sms" else "",
        hours=way.hours,
        if_answered=_if_answered(way),
    )


def _if_answered(way: ways.Way) -> str:
    said = rules.IF_ANSWERED[way.if_answered]
    return f"{said} {way.may_speak_to}".strip() if way.if_answered == "may_speak" else said


def _address(row: ways.Home | None) -> str:
    if row is None:
        return ""
    if row.is_confidential:
        return "Kept confidential. Ask their key worker."
    return queries.one_line(row.lines, row.postcode)


class _Chosen(typing.NamedTuple):
    organisation_id: uuid.UUID
    organisation: str
    scope: str
    state: str
    by_name: str
    from_at: datetime.datetime


_CHOSEN = often.Question(
    lambda: (
        models.Consent.objects.filter(person_id=often.Given("person"), until_at=None)
        .order_by("organisation__name", "scope")
        .values_list("organisation_id", "organisation__name", "scope", "state", "by_name", "from_at")
    )
)


def _choices(to: actors.Staff, person: uuid.UUID, *, is_partner: bool) -> tuple[Choice, ...]:
    """A charity learns its own row only: another's name may itself be a secret."""
    found = [_Chosen(*columns) for columns in _CHOSEN(person=person)]
    together: dict[str, list[_Chosen]] = {}
    for consent in found:
        if not is_partner or consent.organisation_id == to.organisation:
            together.setdefault(consent.organisation, []).append(consent)
    return tuple(
        Choice(
            organisation,
            tuple((rules.CONSENT_SCOPES[c.scope], c.state, rules.CONSENT_STATES[c.state]) for c in consents),
            max(consents, key=lambda c: c.from_at).by_name,
            max(c.from_at for c in consents),
        )
        for organisation, consents in together.items()
    )
