"""Reading messages, drafts and templates."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db import connection

from joined.base import rows
from joined.kit import actors, clock, errors, working_days
from joined.messages import access, fitting, languages, levels, models, rules
from joined.messages import hours as times
from joined.messages import words as said
from joined.places import queries as places
from joined.trail.writing import shows

may_follow = access.may_follow
SPOKEN = said.SPOKEN
ATTEMPTS = said.ATTEMPTS


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """A message as pages show it; its number is masked where it is shown."""

    id: uuid.UUID
    about: uuid.UUID
    channel: str
    words: str
    language: str
    direction: str
    level: int
    to: str
    state: str
    state_words: str
    meaning: str
    written_at: datetime.datetime
    written_by: str
    due_at: datetime.datetime
    sent_at: datetime.datetime | None
    settled_at: datetime.datetime | None
    why_not: str
    parts: int
    printed_at: datetime.datetime | None
    printed_by: str
    posted_on: datetime.date | None

    @property
    def channel_name(self) -> str:
        return said.CHANNELS[self.channel]

    @property
    def may_undo(self) -> bool:
        if self.channel == "letter":
            return self.state == "queued"
        return self.state == "queued" and clock.now() < self.due_at

    @property
    def is_late(self) -> bool:
        """It should have gone, and has not: nobody may read it as sent (F-06)."""
        return _is_late(self.channel, self.state, self.due_at)


@dataclasses.dataclass(frozen=True)
class Messages:
    """Messages about one person, newest first."""

    messages: tuple[Written, ...]
    people: tuple[uuid.UUID, ...]


@dataclasses.dataclass(frozen=True)
class Draft:
    """Words to check before sending, and in which language and at which level a human has approved them."""

    words: str
    language: str
    is_approved: bool
    level: int

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


def fit(*, words: str) -> fitting.Fit:
    """How these words fit a text."""
    return fitting.fit(fitting.tidy(words))


def direction(*, language: str) -> str:
    """Which way a language is written."""
    return languages.direction(language)


def draft(*, purpose: str, level: int, language: str, values: Mapping[str, str], channel: str = "sms") -> Draft:
    """The approved template for this purpose in their language, at this level or the next one below; else English.

    Nothing is translated by machine (H31): `language` says what the words really are. A template whose letters
    a text would destroy is drafted for e-mail and paper alone. `values` may hold the day twice: `day` in English
    words, `date` in figures for every other language.
    """
    found = wordings(languages=(language, levels.ENGLISH), purpose=purpose, level=level, channel=channel)
    theirs = [wording for wording in found if wording.language == language]
    english = [wording for wording in found if wording.level == level and wording.language == levels.ENGLISH]
    chosen = max(theirs or english, key=lambda wording: wording.level, default=None)
    if chosen is None:
        return Draft(levels.filled(said.PLAIN.get(level, ""), values), levels.ENGLISH, False, level)
    if chosen.language != levels.ENGLISH:
        values = {**values, "day": values.get("date", "")}
    return Draft(levels.filled(chosen.words, values), chosen.language, True, chosen.level)


def wordings(*, languages: Iterable[str], level: int, purpose: str = "", channel: str = "sms") -> list[levels.Wording]:
    """Approved words in force in these languages, up to this level, that this channel can hold."""
    found = models.Template.objects.filter(language__in=set(languages), level__lte=level, state="in_force")
    if purpose:
        found = found.filter(purpose=purpose)
    made = [levels.Wording(row.language, row.level, row.words) for row in found.order_by("-level", "purpose")]
    return [wording for wording in made if channel != "sms" or levels.fits_a_text(wording)]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Words:
    """Approved, proposed or retired words as a page lists them."""

    id: uuid.UUID
    purpose: str
    purpose_words: str
    language: str
    direction: str
    level: int
    words: str
    reading_note: str
    state: str
    state_words: str
    proposed_by: str
    proposed_at: datetime.datetime | None
    approved_by: str
    approved_on: datetime.date | None
    retired_on: datetime.date | None
    fits_a_text: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Templates:
    """Every template, those in force first; `may_keep`: whether `to` may propose, approve and retire."""

    templates: tuple[Words, ...]
    may_keep: bool
    people: tuple[uuid.UUID, ...] = ()


@shows
def templates(*, to: actors.Actor) -> Templates:
    """What has been proposed, stands and stood, by language and level; any member of staff may read it."""
    order = {"in_force": 0, "proposed": 1, "retired": 2}
    found = models.Template.objects.order_by("language", "purpose", "level", "proposed_at")
    rows_found = sorted(found, key=lambda row: order[row.state])
    return Templates(templates=tuple(_words(row) for row in rows_found), may_keep=access.may_keep_templates(by=to))


def purposes() -> list[tuple[str, str]]:
    """What approved words can be for, with its words."""
    return list(said.PURPOSES.items())


def template(*, to: actors.Actor, template_id: uuid.UUID) -> models.Template:
    """The row, for actions. Raises NotHere."""
    found = models.Template.objects.filter(pk=template_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def _words(row: models.Template) -> Words:
    return Words(
        id=row.pk,
        purpose=row.purpose,
        purpose_words=said.PURPOSES.get(row.purpose, row.purpose),
        language=row.language,
        direction=row.direction,
        level=row.level,
        words=row.words,
        reading_note=row.reading_note,
        state=row.state,
        state_words=said.TEMPLATE_STATES[row.state],
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        approved_by=row.approved_by,
        approved_on=row.approved_on,
        retired_on=row.retired_on,
        fits_a_text=levels.fits_a_text(levels.Wording(row.language, row.level, row.words)),
    )


def own_words_of(*, to: actors.Actor, message_id: uuid.UUID) -> dict[str, str]:
    """The same for whoever wrote this message, at its level."""
    found = row(to=to, message_id=message_id)
    return own_words(organisation_id=found.organisation_id, level=found.level)


def letter_counts_on(*, to: actors.Actor, message_id: uuid.UUID) -> datetime.date | None:
    """The day on which a posted letter counts as told (◆ letter_days); None before it is posted."""
    found = row(to=to, message_id=message_id)
    if found.posted_on is None:
        return None
    return working_days.add(found.posted_on, rule("letter_days", team_id=found.team_id))


LEVEL_CHANGED = said.LEVEL_CHANGED


def own_words(*, organisation_id: uuid.UUID, level: int = 3) -> dict[str, str]:
    """What stands for `from` and `number` in messages of this organisation; at level 1 nothing names it."""
    sender = places.organisation(organisation_id)
    name = levels.sender_name(level, kind=sender.kind, name=sender.name, text_name=sender.text_name)
    return {"from": name, "number": sender.phone}


def rule(name: str, *, team_id: uuid.UUID | None) -> int:
    """A local rule where this team works."""
    place_id = places.team(team_id).neighbourhood_id if team_id else None
    return places.local_rule(name, place_id=place_id)


def goes_at(*, team_id: uuid.UUID | None, hours: times.Hours) -> datetime.datetime | None:
    """When what is written now could go, at these times and where this team works; None where never."""
    return rules.goes_at(clock.now(), **quiet_hours(team_id=team_id), hours=hours)


def quiet_hours(*, team_id: uuid.UUID | None) -> dict[str, int]:
    """From and until which hour no text goes, where this team works."""
    names = {"quiet_from": "quiet_from_hour", "quiet_until": "quiet_until_hour"}
    return {key: rule(name, team_id=team_id) for key, name in names.items()}


def _written(row: models.Message) -> Written:
    return Written(
        id=row.pk,
        about=row.about,
        channel=row.channel,
        words=row.words,
        language=row.language,
        direction=languages.direction(row.language),
        level=row.level,
        to=row.to,
        state=row.state,
        state_words=_state_words(row),
        meaning="late" if _is_late(row.channel, row.state, row.due_at) else said.MEANINGS[row.state],
        written_at=row.written_at,
        written_by=row.written_by,
        due_at=row.due_at,
        sent_at=row.sent_at,
        settled_at=row.settled_at,
        why_not=row.why_not,
        parts=fitting.fit(row.words).parts,
        printed_at=row.printed_at,
        printed_by=row.printed_by,
        posted_on=row.posted_on,
    )


def _state_words(row: models.Message) -> str:
    if row.channel == "letter":
        return said.OF_LETTERS[row.state]
    return said.NOT_SENT_YET if _is_late(row.channel, row.state, row.due_at) else said.STATES[row.state]


def _is_late(channel: str, state: str, due_at: datetime.datetime) -> bool:
    waits = channel in said.SENT and state == "queued"
    return waits and rules.is_over(due_at, clock.now(), minutes=rules.LEAST_MINUTES)


@shows
def about(*, to: actors.Actor, person: uuid.UUID) -> Messages:
    """Every message about somebody that `to` may see."""
    found = models.Message.objects.filter(about=person).order_by("-written_at")
    return Messages(tuple(_written(row) for row in found), (person,))


def one(*, to: actors.Actor, message_id: uuid.UUID) -> Written | None:
    """One message as pages show it; None where `to` may not see it."""
    found = row(to=to, message_id=message_id)
    return _written(found) if found else None


def each(*, to: actors.Actor, message_ids: list[uuid.UUID]) -> dict[uuid.UUID, Written]:
    """Several messages at once."""
    with rows.acting(to):
        return {row.pk: _written(row) for row in models.Message.objects.filter(pk__in=message_ids)}


def row(*, to: actors.Actor, message_id: uuid.UUID) -> models.Message | None:
    """The row, for actions; None where `to` may not see it."""
    with rows.acting(to):
        return models.Message.objects.filter(pk=message_id).first()


def silent() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that may have been without a receipt for too long, and whom they are about: from a listed function."""
    return _listed("messages_silent", _earlier(rules.LEAST_MINUTES))


def silent_row(*, to: actors.Actor, message_id: uuid.UUID) -> models.Message | None:
    """The row, when it has had no receipt for as long as the local rule of its place allows."""
    found = row(to=to, message_id=message_id)
    if found is None or found.state != "sending":
        return None
    minutes = rule("not_delivered_minutes", team_id=found.team_id)
    return found if rules.is_over(found.sent_at, clock.now(), minutes=minutes) else None


def waiting() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Texts that should have gone a while ago, in order, and whom they are about: from a listed function."""
    return _listed("messages_waiting", _earlier(rules.LEAST_MINUTES))


def texted(*, number: str, days: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """The latest text to each person who was texted at this number lately: from a listed function."""
    return _listed("messages_texted", number, _earlier(days * 24 * 60))


def is_stopped(*, number: str) -> bool:
    """Whether somebody with this phone asked us to stop. Asked within an actor's context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages_is_stopped(%s)", [number])
        return cursor.fetchone()[0]


def person_of(*, message_id: uuid.UUID) -> uuid.UUID | None:
    """Whom a message is about, for a receipt: from a listed function."""
    with rows.context(actors.System("notify receipts")), connection.cursor() as cursor:
        cursor.execute("SELECT messages_about(%s)", [message_id])
        return cursor.fetchone()[0]


def letters() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Letters in the post, and whom they are about: from a listed function."""
    return _listed("messages_letters")


def busy_seconds() -> float:
    """How long the provider asked us to wait still."""
    latest = models.Busy.objects.filter(until_at__gt=clock.now()).order_by("-until_at").first()
    return (latest.until_at - clock.now()).total_seconds() if latest else 0


@dataclasses.dataclass(frozen=True)
class Gone:
    """A message of ours that has gone, or should have: what the count holds against the provider's list."""

    message: uuid.UUID
    about: uuid.UUID
    state: str


def gone(*, since: datetime.datetime) -> list[Gone]:
    """Everything put to the provider since then: from a listed function."""
    with rows.context(actors.System("messages.count")), connection.cursor() as cursor:
        cursor.execute("SELECT message, person, state FROM messages_gone(%s)", [since])
        return [Gone(*found) for found in cursor.fetchall()]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Following:
    """What an operator looks at: the last counts, what differs, receipts nobody knew, what waits. Names nobody."""

    counts: tuple[models.Count, ...]
    differences: tuple[models.Difference, ...]
    parked: tuple[models.Parked, ...]
    waiting: int
    oldest: datetime.datetime | None
    busy_until: datetime.datetime | None
    alarm_before: datetime.datetime
    people: tuple[uuid.UUID, ...] = ()

    @property
    def alarms(self) -> int:
        """Receipts that nobody has known for a day."""
        return sum(one.at <= self.alarm_before for one in self.parked)


@shows
def following(*, to: actors.Actor) -> Following:
    """Whether everything that was sent arrived, by count. Raises NotHere for whoever does not run the service."""
    access.check_may_follow(by=to)
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), min(due) FROM messages_unsent(%s)", [_earlier(rules.LEAST_MINUTES)])
        waiting, oldest = cursor.fetchone()
    busy = models.Busy.objects.filter(until_at__gt=clock.now()).order_by("-until_at").first()
    return Following(
        counts=tuple(models.Count.objects.order_by("-at")[:7]),
        differences=tuple(models.Difference.objects.filter(settled_at=None).order_by("reference")),
        parked=tuple(models.Parked.objects.filter(cleared_at=None).order_by("at")),
        waiting=waiting,
        oldest=oldest,
        busy_until=busy.until_at if busy else None,
        alarm_before=clock.now() - clock.days(1),
    )


def parked() -> list[models.Parked]:
    """Receipts that nobody has known yet, the oldest first."""
    return list(models.Parked.objects.filter(cleared_at=None).order_by("at"))


def difference(*, to: actors.Actor, difference_id: uuid.UUID) -> models.Difference:
    """The row, for actions. Raises NotHere."""
    access.check_may_follow(by=to)
    found = models.Difference.objects.filter(pk=difference_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def parked_row(*, to: actors.Actor, parked_id: uuid.UUID) -> models.Parked:
    """The row, for actions. Raises NotHere."""
    access.check_may_follow(by=to)
    found = models.Parked.objects.filter(pk=parked_id).first()
    if found is None:
        raise errors.NotHere()
    return found


@dataclasses.dataclass(frozen=True)
class Tried:
    """One try to reach somebody by telephone."""

    result: str
    words: str
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True)
class Attempts:
    """What came of ringing somebody, newest first."""

    attempts: tuple[Tried, ...]
    people: tuple[uuid.UUID, ...]


@shows
def attempts(*, to: actors.Actor, person: uuid.UUID) -> Attempts:
    """Every try to reach somebody by telephone that `to` may see."""
    found = models.Attempt.objects.filter(about=person).order_by("-at")
    tried = (Tried(said.ATTEMPTS[row.result], row.words, row.at, row.by_name) for row in found)
    return Attempts(tuple(tried), (person,))


def _earlier(minutes: int) -> datetime.datetime:
    return clock.now() - datetime.timedelta(minutes=minutes)


def _listed(function: str, *values: object) -> list[tuple[uuid.UUID, uuid.UUID]]:
    places_for = ", ".join(["%s"] * len(values))
    with rows.context(actors.System("sweep")), connection.cursor() as cursor:
        cursor.execute(f"SELECT message, person FROM {function}({places_for})", values)  # noqa: S608  our own name
        return cursor.fetchall()
