"""What a row of the access matrix is asked: one address, one method, somebody who may, and somebody who may not."""

import dataclasses
import typing
import uuid

from django.db import connection
from django.http import HttpResponse

from joined.base import registry, rows
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import actors
from joined.trail import models as trail

COUNTED = [table for table in registry.PROTECTED if not table.startswith("trail_")]


def counts() -> dict[str, int]:
    """How many rows every table of people holds, as its owner."""
    asked = ", ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED)
    with making("base"), connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return dict(zip(COUNTED, cursor.fetchone(), strict=True))


def events(**about: object) -> list[trail.Event]:
    """The trail of these, as its owner."""
    with making("trail"):
        return list(trail.Event.objects.filter(**about))


def sees(who: actors.Actor, table: str, person: uuid.UUID) -> bool:
    """Whether the database itself lets `who` read a row of that table about that person."""
    column, _ = registry.PROTECTED[table]
    with rows.context(who), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [person])
        return cursor.fetchone()[0] > 0


@dataclasses.dataclass
class Page:
    """One address and method. `about` is the id in it, which an unknown one takes the place of."""

    address: str
    about: uuid.UUID
    post: dict[str, typing.Any] | None = None

    def asked_by(self, who: actors.Staff, *, unknown: bool = False) -> HttpResponse:
        """What `who` is answered."""
        browser = riverside.browser(who)
        address = self.address.replace(str(self.about), str(uuid.uuid4())) if unknown else self.address
        return browser.get(address) if self.post is None else browser.post(address, self.post)

    def shown(self, who: actors.Staff, *canaries: str, status: tuple[int, ...] = (200, 303)) -> str:
        """They may: the page opens, or the deed is done, and every canary is there."""
        answer = self.asked_by(who)
        text = answer.content.decode()
        assert answer.status_code in status, (answer.status_code, text[-800:])
        for canary in canaries:
            assert canary in text, canary
        return text

    def hidden(self, who: actors.Staff) -> None:
        """They may not, and learn nothing: the same answer as for an id that never was; one line in the trail."""
        unknown, before = self.asked_by(who, unknown=True), counts()
        denials = len(events(actor_id=who.id, outcome="denied"))
        looks = len(events(actor_id=who.id, is_look=True))
        answer = self.asked_by(who)
        assert answer.status_code == 404, (answer.status_code, answer.content.decode()[-800:])
        assert (answer.content, dict(answer.headers)) == (unknown.content, dict(unknown.headers))
        assert counts() == before
        assert len(events(actor_id=who.id, outcome="denied")) == denials + 1
        assert len(events(actor_id=who.id, is_look=True)) == looks

    def forbidden(self, who: actors.Staff, *canaries: str) -> None:
        """They rightly know that it is there, and may not do this: nothing changes, one line in the trail."""
        before, denials = counts(), len(events(actor_id=who.id, outcome="denied"))
        answer = self.asked_by(who)
        assert answer.status_code == 403, (answer.status_code, answer.content.decode()[-800:])
        for canary in canaries:
            assert canary not in answer.content.decode()
        assert counts() == before
        assert len(events(actor_id=who.id, outcome="denied")) == denials + 1
