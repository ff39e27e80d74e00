"""How to reach somebody: which ways are open, to whom they are shown, and what a message may know."""

import dataclasses
import datetime
import uuid

from django.conf.locale import LANG_INFO

from joined.base import rows
from joined.kit import actors, clock, errors
from joined.messages import hours as times
from joined.messages import queries as messaging
from joined.messages import rules as messages
from joined.people import access, models, needing, routes, rules, words
from joined.people.queries import ways, who
from joined.places import queries as places
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reach:
    """How to reach somebody. `marker` says that contact is restricted and never why.

    `is_phone_confidential`, `is_home_confidential`: kept back from everybody but their key worker (AC-008).
    `is_masked`: restricted or kept back, and the looker is not their key worker: no number, address or time is here
    (T11).
    """

    person_id: uuid.UUID
    name: str
    born_on: datetime.date | None
    last_three: str
    language: str
    phone: str
    dial: str
    is_shared: bool
    email: str
    channels: dict[str, ways.Way]
    home: ways.Home | None
    text: rules.TextReach
    routes: tuple[routes.Route, ...]
    flags: tuple[needing.Flag, ...]
    needs: tuple[str, ...]
    may_ring: bool
    may_leave_voicemail: bool
    marker: str
    confirmed_at: datetime.datetime | None
    confirmed_by: str
    was_alone: str
    is_phone_confidential: bool = False
    is_home_confidential: bool = False
    is_masked: bool = False
    is_stopped: bool = False

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        return (self.person_id,)

    @property
    def is_for_key_worker(self) -> bool:
        """Whether only their key worker sees it in full."""
        return bool(self.marker) or self.is_phone_confidential

    @property
    def first(self) -> routes.Route | None:
        """The way to take."""
        return routes.first(self.routes)

    def route(self, key: str) -> routes.Route:
        """One way, open or not."""
        return next(route for route in self.routes if route.key == key)

    def closed(self, channel: str) -> str:
        """Why this channel may not be used now, whatever was said when they were asked; empty where it may (H24)."""
        if channel == "voicemail":
            return "" if self.may_leave_voicemail else LEAVE_NONE
        way = next(route for route in self.routes if routes.CHANNEL[route.key] == channel)
        return "" if way.is_allowed else way.why_not

    @property
    def hours(self) -> str:
        """When they may be rung or texted, in their words."""
        asked = [self.channels[key].hours for key in ("sms", "voice") if key in self.channels]
        return next((words for words in asked if words), "")

    @property
    def is_large(self) -> bool:
        """Whether letters are printed in large print."""
        return needing.has(self.flags, "large-print")

    @property
    def is_easy(self) -> bool:
        """Whether letters are set as easy read: one thing at a time."""
        return needing.has(self.flags, "easy-read")


@shows
def how_to_reach(*, to: actors.Actor, person: uuid.UUID) -> Reach:
    """How to reach somebody, asked afresh at every use (H3). Raises NotHere without the scope "contact".

    Where contact is restricted or kept back, only their key worker and those who send for the service see it in
    full (T11).
    """
    access.check(to=to, person=person, scope="contact")
    found = reach(models.Person.objects.get(pk=person))
    return as_seen(found, to=to)


def as_seen(found: Reach, *, to: actors.Actor) -> Reach:
    """In full for their key worker; for everybody else, where it is for the key worker alone, that it is (T11)."""
    if found.is_for_key_worker and not access.is_key_worker(to=to, person=found.person_id):
        return masked(found)
    return found


@shows
def unmasked(*, to: actors.Actor, person: uuid.UUID) -> Reach:
    """The same in full, for the one page that follows a written reason (`actions.unmask`)."""
    access.check(to=to, person=person, scope="contact")
    return reach(models.Person.objects.get(pk=person))


def check_key_worker(*, to: actors.Staff, person: uuid.UUID) -> None:
    """Raises NotHere unless `to` is their key worker, and reaches them."""
    access.check(to=to, person=person, scope="contact")
    if not access.is_key_worker(to=to, person=person):
        raise errors.NotHere()


@dataclasses.dataclass(frozen=True)
class Home:
    """Where somebody lives, kept confidential, on the one page that follows a written reason."""

    address: str
    people: tuple[uuid.UUID, ...]


@shows
def home(*, to: actors.Staff, person: uuid.UUID) -> Home:
    """For their key worker alone (AC-008). Raises NotHere to everybody else."""
    check_key_worker(to=to, person=person)
    row = models.Address.objects.filter(person_id=person, until_at=None).first()
    return Home(who.one_line(row.lines, row.postcode) if row else "", (person,))


def channel_of(route: str) -> str:
    """The channel of messages that a way uses; a call and a meeting are written as a text would be."""
    channel = routes.CHANNEL[route]
    return channel if channel in ("sms", "email", "letter") else "letter"


def language_named(tag: str) -> str:
    """A language in English by its tag, as far as we or Django know it."""
    return words.LANGUAGES.get(tag) or LANG_INFO.get(tag, {}).get("name") or tag


def is_masked(*, to: actors.Actor, person: uuid.UUID) -> bool:
    """Whether contact is restricted or kept back and `to` is not their key worker: no number, address or time is
    shown (T11)."""
    with rows.house(person):
        restricted = models.SafeContact.objects.filter(person_id=person, safe="no").exists()
        restricted = restricted or "phone" in kept_back(person=person)
    return restricted and not access.is_key_worker(to=to, person=person)


def kept_back_now(*, to: actors.Staff, person: uuid.UUID) -> frozenset[str]:
    """The same for whoever may reach them; that it is kept back is no secret, what it is is. Raises NotHere."""
    access.check(to=to, person=person, scope="contact")
    with rows.house(person):
        return kept_back(person=person)


def kept_back(*, person: uuid.UUID) -> frozenset[str]:
    """What of them is kept confidential: address, phone, both or nothing; within a context only."""
    kept = {"address": models.Address, "phone": models.Phone}
    return frozenset(
        part
        for part, model in kept.items()
        if model.objects.filter(person_id=person, until_at=None, is_confidential=True).exists()
    )


def masked(found: Reach) -> Reach:
    """What everybody else sees of somebody whose contact is restricted or kept back: that it is, and whom to ring."""
    marker = found.marker or rules.KEPT_BACK
    shut = tuple(
        route if route.key == "handed" else routes.Route(key=route.key, is_allowed=False, level=0, why_not=marker)
        for route in found.routes
    )
    return dataclasses.replace(
        found,
        marker=marker,
        phone="",
        dial="",
        email="",
        channels={},
        home=None,
        text=rules.TextReach(False, 0, marker),
        routes=tuple(sorted(shut, key=lambda route: not route.is_allowed)),
        may_ring=False,
        may_leave_voicemail=False,
        confirmed_at=None,
        confirmed_by="",
        was_alone="unknown",
        is_masked=True,
    )


def reach(row: models.Person | who.Row, *, needs: tuple[str, ...] | None = None) -> Reach:
    """The same for somebody whom the caller has read and may reach; the caller writes the look.

    `needs`: what they need, where the caller has read that.
    """
    kept = ways.kept(row.id)
    channels, phone, email, home = kept.channels, kept.phone, kept.email, kept.home
    needs = who.needs_of([row.id])[row.id] if needs is None else needs
    flags = needing.flags(needs)
    number = phone.number if phone else ""
    known = routes.Known(
        channels=_known(channels, phone, email),
        has_home=bool(home and home.lines),
        is_home_kept_back=bool(home and home.is_confidential),
        needs=needs,
        is_stopped=bool(number) and messaging.is_stopped(number=number),
        has_failed=frozenset(
            key for key, last in (("text", phone), ("email", email)) if last and last.failed_at is not None
        ),
        has_died=row.died_on is not None,
        today=clock.today(),
        months=places.local_rule("number_checked_months", place_id=row.neighbourhood_id),
    )
    found = routes.routes(known)
    text = next(route for route in found if route.key == "text")
    asked = channels.get("sms") or channels.get("voice") or channels.get("letter") or channels.get("email")
    return Reach(
        person_id=row.id,
        name=row.name,
        born_on=row.born_on,
        last_three=row.nhs_number[-3:],
        language=row.language,
        phone=number,
        dial=needing.dialled(number, flags),
        is_shared=bool(phone and phone.is_shared),
        email=email.address if email else "",
        channels=channels,
        home=home.as_shown() if home else None,
        text=rules.TextReach(text.is_allowed, text.level, text.why_not),
        routes=found,
        flags=flags,
        needs=needs,
        may_ring="voice" in channels and next(route for route in found if route.key == "call").is_allowed,
        may_leave_voicemail=routes.may_leave_voicemail(known),
        marker=rules.RESTRICTED if known.is_restricted else "",
        confirmed_at=asked.confirmed_at if asked else None,
        confirmed_by=asked.confirmed_by_name if asked else "",
        was_alone=asked.was_alone if asked else "unknown",
        is_stopped=known.is_stopped,
        is_phone_confidential=bool(phone and phone.is_confidential),
        is_home_confidential=known.is_home_kept_back,
    )


def _known(
    channels: dict[str, ways.Way], phone: ways.Phone | None, email: ways.Email | None
) -> dict[str, rules.Channel | None]:
    by_phone = {key: _channel(channels.get(key), phone) for key in ("sms", "voice", "voicemail")}
    if by_phone["voice"] is None and phone is not None:
        by_phone["sms"] = by_phone["sms"] or rules.Channel(is_allowed=False, number=phone.number)
    letter = _channel(channels.get("letter"), None)
    by_email = _channel(channels.get("email"), None)
    if by_email is not None and email is not None:
        safe = _safe(channels["email"], is_shared=email.is_shared)
        by_email = dataclasses.replace(by_email, number=email.address, safe=safe)
    return {**by_phone, "letter": letter, "email": by_email}


def _safe(way: ways.Way, *, is_shared: bool) -> str:
    """What somebody else sees is never known to be safe; what is not safe stays so, whoever shares it."""
    return "unknown" if is_shared and way.safe == "yes" else way.safe


def _channel(way: ways.Way | None, phone: ways.Phone | None) -> rules.Channel | None:
    if way is None:
        return None
    return rules.Channel(
        is_allowed=way.is_allowed,
        safe=_safe(way, is_shared=bool(phone and phone.is_shared)),
        level=way.level,
        number=phone.number if phone else "",
        confirmed_on=clock.london(way.confirmed_at).date(),
        was_alone=way.was_alone,
    )


def is_safe(*, person: uuid.UUID, channel: str) -> bool:
    """Whether nobody has said that this way is unsafe, and no need of theirs shuts it; within a deed, as the house."""
    is_unsafe = models.SafeContact.objects.filter(person_id=person, channel=channel, safe="no").exists()
    return not is_unsafe and channel not in needing.shut(needing.flags(who.needs_of([person])[person]))


def as_reach(reach: Reach, *, channel: str = "sms") -> messages.Reach:
    """What a message needs to know at the moment it goes.

    Times that cannot be read stop what goes by itself where safety is in doubt; where they said it is safe, the
    quiet hours alone hold.
    """
    route = reach.route("email" if channel == "email" else "text")
    read = times.read(reach.hours)
    is_unread = read is None and route.level < routes.ENOUGH
    return messages.Reach(
        allowed=route.is_allowed and not is_unread,
        to=reach.email if channel == "email" else reach.phone,
        level=route.level,
        language=reach.language,
        why_not=UNREAD_HOURS if is_unread and route.is_allowed else route.why_not,
        hours=read or messages.ANY_TIME,
    )


LEAVE_NONE = "Leave none."
UNREAD_HOURS = "They gave times that no machine reads. Ring at those times instead."
