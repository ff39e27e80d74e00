"""What Notify holds: the texts it took, the receipts it owes, and how often it was asked for what."""

import collections
import dataclasses
import datetime
import threading
import typing
import uuid

from stand_ins.notify import switches

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclasses.dataclass
class Text:
    """A text or an e-mail that was taken. `words` are as they are shown to whoever receives them."""

    to: str
    words: str
    reference: str | None
    template: str
    created_at: datetime.datetime
    rule: switches.Rule
    kind: str = "sms"
    subject: str = ""
    status: str = "created"
    settled_at: datetime.datetime | None = None
    id: str = dataclasses.field(default_factory=lambda: str(uuid.uuid4()))

    def move(self, status: str, at: datetime.datetime) -> None:
        """A status only grows stronger."""
        if switches.STATUSES.index(status) > switches.STATUSES.index(self.status):
            self.status, self.settled_at = status, at

    @property
    def is_settled(self) -> bool:
        return self.status not in ("created", "sending", "pending")


@dataclasses.dataclass(frozen=True)
class Reply:
    """What somebody wrote back from their phone."""

    number: str
    words: str
    at: datetime.datetime


@dataclasses.dataclass
class Receipt:
    """A receipt that is owed: `body` is what is posted. `to_replies`: it goes to the address for replies."""

    body: dict[str, typing.Any]
    text: Text | None = None
    to_replies: bool = False
    tries: int = 0
    answers: list[int] = dataclasses.field(default_factory=list)


class Shelf:
    """Everything that was taken, newest last. Each method is safe to call from many threads."""

    def __init__(self, now: typing.Callable[[], datetime.datetime]) -> None:
        self.now = now
        self.texts: list[Text] = []
        self.replies: list[Reply] = []
        self.asked: collections.Counter[str] = collections.Counter()
        self._lock = threading.RLock()

    def count_asked(self, reference: str | None) -> None:
        """Somebody asked for a text under this reference, whatever came of it."""
        with self._lock:
            self.asked[reference or ""] += 1

    def take(self, text: Text) -> Text:
        with self._lock:
            self.texts.append(text)
        return text

    def reply(self, number: str, words: str) -> Reply:
        with self._lock:
            self.replies.append(Reply(number, words, self.now()))
            return self.replies[-1]

    def with_id(self, text_id: str) -> Text | None:
        return next((text for text in list(self.texts) if text.id == text_id), None)

    def found(
        self,
        *,
        reference: str | None = None,
        statuses: typing.Collection[str] = (),
        kind: str | None = None,
        older_than: str | None = None,
    ) -> list[Text]:
        """Texts and e-mails newest first; all where nothing is asked for. `older_than`: the id of one of them."""
        newest_first = list(reversed(self.texts))
        ids = [text.id for text in newest_first]
        left = newest_first[ids.index(older_than) + 1 :] if older_than in ids else newest_first
        kept = [text for text in left if reference in (None, text.reference) and kind in (None, text.kind)]
        return [text for text in kept if not statuses or text.status in statuses]

    def on_phone(self, number: str) -> list[Text]:
        """What the phone shows: whatever did not fail, oldest first."""
        return [text for text in list(self.texts) if text.to == number and "failure" not in text.rule.status]

    def phones(self) -> list[str]:
        """Numbers that were texted, the latest first."""
        return list(dict.fromkeys(text.to for text in reversed(list(self.texts)) if text.kind == "sms"))

    def boxes(self) -> list[str]:
        """Addresses that were written to, the latest first."""
        return list(dict.fromkeys(text.to for text in reversed(list(self.texts)) if text.kind == "email"))

    def counted(self) -> dict[str, typing.Any]:
        """How often each reference was asked for and taken; nothing may be taken twice (F-02)."""
        with self._lock:
            taken = collections.Counter(text.reference or "" for text in self.texts)
            references = {
                reference: {"asked": self.asked[reference], "taken": taken[reference]}
                for reference in sorted({*self.asked, *taken})
            }
            twice = [reference for reference, times in taken.items() if reference and times > 1]
            return {"taken": len(self.texts), "references": references, "taken_twice": twice}
